package app

import (
	"slices"
	"strings"

	"hone/model"
)

// slot is a field of one record, or of several at once: what the card and the
// table show, and take when it is typed or picked.
type slot struct {
	app   *App
	ids   []model.ID
	field model.Field
}

// take sets the field of all its records to a text, as one Change.
func (s slot) take(text string) bool {
	a := s.app
	if s.field.Type == model.Number || s.field.Type == model.Date {
		text = plainNumber(text)
	}
	if s.field.Type == model.Date {
		text = dateFrom(text, a.options.Now())
	}
	isNew := func(id model.ID) bool {
		r, ok := a.head().Get(id)
		return ok && s.in(r) != text
	}
	switch ids := slices.DeleteFunc(slices.Clone(s.ids), func(id model.ID) bool { return !isNew(id) }); {
	case len(ids) == 0:
		return true
	case s.field.Name == "name" && len(ids) == 1:
		return a.edit(a.head().Rename(ids[0], text))
	default:
		return a.edit(a.head().SetMany(ids, s.field.Name, text))
	}
}

// plainNumber is a number as it is stored, from one typed as people write it.
func plainNumber(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(folded(text), ",", ""))
}

// in is the field's value in a record of any kind that has it.
func (s slot) in(r model.Record) string {
	f, _ := model.FieldOf(r.Kind(), s.field.Name)
	return model.Value(r, f)
}

// value is what the field holds; same tells whether it is the same in all.
func (s slot) value() (text string, same bool) {
	for i, id := range s.ids {
		r, ok := s.app.head().Get(id)
		if !ok {
			continue
		}
		now := s.in(r)
		if i > 0 && now != text {
			return "", false
		}
		text = now
	}
	return text, true
}

// say is a value as it is read: a choice by its word, a reference by the name.
func (s slot) say(value string) string {
	t := s.app.texts
	switch {
	case s.isPicked() && value == "" && s.silence() == "":
		return ""
	case s.field.Name == feeling:
		return t.say("feeling." + orZero(value))
	case s.field.Type == model.Choice:
		return t.choice(s.field, value)
	case s.field.Type == model.Reference && value != "":
		return oneLine(nameIn(s.app.head(), model.ID(value)))
	case s.field.Type == model.Switch && value != "":
		return "✓"
	case s.field.Type == model.Number:
		return model.Thousands(value)
	}
	return value
}

// feeling is a number that people pick by its word.
const feeling = "feeling"

func orZero(value string) string {
	if value == "" {
		return "0"
	}
	return value
}

// silence is how "nothing said" is spelt where that is a value with a word.
func (s slot) silence() string {
	if s.field.Name == feeling {
		return "0"
	}
	return unsaid(s.field)
}

// isPicked tells whether the field's value is picked from a list.
func (s slot) isPicked() bool {
	return s.field.Type == model.Choice || s.field.Type == model.Reference || s.field.Name == feeling
}

// options are what the field can hold, each with what picking it does.
func (s slot) options() []option {
	var options []option
	add := func(title, side, value string) {
		options = append(options, option{title: title, side: side, pick: func() { s.take(value) }})
	}
	switch {
	case s.field.Name == feeling:
		for _, v := range []string{"2", "1", "", "-1", "-2"} {
			add(s.say(v), "", v)
		}
		return options
	case s.field.Type == model.Choice:
		for _, v := range s.field.Choices {
			if v == s.silence() {
				v = ""
			}
			add(s.app.texts.choice(s.field, v), "", v)
		}
	default:
		for _, r := range s.records() {
			add(oneLine(model.NameOf(r)), s.app.texts.say("kind."+string(r.Kind())), string(r.Key()))
		}
	}
	if s.silence() == "" && !s.field.Required {
		add(s.app.texts.say("choice.unsaid"), "", "")
	}
	return options
}

// records are those that the field may name.
func (s slot) records() []model.Record {
	kinds := s.field.Refers
	if len(kinds) == 0 {
		kinds = []model.Kind{model.KindDeliverable, model.KindAction, model.KindRole, model.KindPhase, model.KindKPI}
	}
	var records []model.Record
	for _, k := range kinds {
		for _, r := range s.app.head().Records(k) {
			if s.field.Name != "parent" || !s.holds(r) {
				records = append(records, r)
			}
		}
	}
	return records
}

// holds tells whether a record is one of the slot's own or inside one of them.
func (s slot) holds(r model.Record) bool {
	for up, ok := r, true; ok; {
		if slices.Contains(s.ids, up.Key()) {
			return true
		}
		f, _ := model.FieldOf(up.Kind(), "parent")
		up, ok = s.app.head().Get(model.ID(model.Value(up, f)))
	}
	return false
}

// fresh offers to make the record that is named and not there yet.
func (s slot) fresh(name string) (option, bool) {
	if s.field.Type != model.Reference || len(s.field.Refers) != 1 {
		return option{}, false
	}
	r, ok := s.app.newRecord(s.field.Refers[0], name)
	if !ok {
		return option{}, false
	}
	return option{title: s.app.texts.say("command.make", "name", name), pick: func() {
		sheet := model.Sheet{Add: []model.Record{r}}
		for _, id := range s.ids {
			sheet.Cells = append(sheet.Cells, model.Cell{ID: id, Field: s.field.Name, Text: string(r.Key())})
		}
		s.app.edit(s.app.head().Enter("set-"+s.field.Name, sheet))
	}}, true
}

// newRecord is a record of a kind with a name, last in display order; the first
// deliverable is the goal.
func (a *App) newRecord(kind model.Kind, name string) (model.Record, bool) {
	r, ok := model.NewRecord(kind, a.mint(kind))
	if !ok {
		return nil, false
	}
	with := func(field, text string) {
		if f, ok := model.FieldOf(kind, field); ok && text != "" {
			if after, err := model.With(r, f, text); err == nil {
				r = after
			}
		}
	}
	with(columnsOf[kind][0].field, name)
	with("rank", lastRank(a.head().Records(kind)))
	switch kind {
	case model.KindDeliverable:
		if len(a.head().Records(kind)) == 0 {
			with("goal", "true")
		}
	case model.KindRole, model.KindKPI:
		with("side", string(model.SideCustomer))
	case model.KindRemark:
		with("kind", string(model.RemarkQuestion))
		with("status", string(model.StatusOpen))
	}
	return r, true
}
