package app

import (
	"slices"
	"strings"

	"hone/model"
)

// change is how a cell of a list is edited in its place. It is a plain value, so
// that lists can be made beside the window. One of verb and local is set: what
// edits the model, as one Change, or what only changes how it is looked at.
type change struct {
	how     changeHow
	title   string // what is asked for
	value   string // as it is now
	below   string // what helps to write it
	choices []choiceOf
	verb    func(a *App, value string) (model.Change, error)
	local   func(a *App, value string)
}

// changeHow is by which gesture a cell is changed.
type changeHow int

const (
	changeNow  changeHow = iota // by the click itself
	changePick                  // picked from a list
	changeType                  // typed in its place
	changeText                  // a text of several lines, in a window of its own
)

// choiceOf is one of the values that are picked from.
type choiceOf struct{ value, title, side string }

// alter lets the user change a cell of a list in its place. first was typed
// already.
func (a *App) alter(list *rows, c *change, first string) {
	if c.verb != nil {
		if err := a.editable(); err != nil {
			a.notice(a.reason(err))
			return
		}
	}
	take := func(value string) bool { return a.takeChange(c, value) }
	switch c.how {
	case changeNow:
		take(c.value)
	case changePick:
		a.pickChoice(list, c, first)
	case changeType:
		list.typeIn(a, c.value, first, take)
		list.typing.SetPlaceHolder(c.below)
	case changeText:
		a.askText(textAsked{title: c.title, value: c.value, below: c.below, back: list, take: take})
	}
}

func (a *App) takeChange(c *change, value string) bool {
	if c.local != nil {
		c.local(a, value)
		return true
	}
	return a.edit(c.verb(a, value))
}

func (a *App) pickChoice(list *rows, c *change, first string) {
	options := make([]option, len(c.choices))
	for i, one := range c.choices {
		options[i] = option{title: one.title, side: one.side, pick: func() {
			if one.value != c.value {
				a.takeChange(c, one.value)
			}
		}}
		if one.value == c.value {
			options[i].title = "✓ " + one.title
		}
	}
	chooser := a.pickFrom(c.title, options, nil)
	chooser.back = list
	if first != "" {
		chooser.entry.SetText(first)
		chooser.entry.CursorColumn = len([]rune(first))
	}
}

// picks is how a choice or a reference of a record is picked.
func (t telling) picks(of model.ID, field string) *change {
	r, _ := t.d.Model.Get(of)
	f, _ := model.FieldOf(r.Kind(), field)
	c := &change{how: changePick, title: t.say("field." + field), value: model.Value(r, f), verb: setting(of, field)}
	if f.Type == model.Choice {
		for _, v := range f.Choices {
			stored := v
			if v == unsaid(f) {
				stored = ""
			}
			c.choices = append(c.choices, choiceOf{value: stored, title: t.choice(f, v)})
		}
	}
	for _, kind := range f.Refers {
		c.choices = append(c.choices, t.choicesOf(kind)...)
	}
	if unsaid(f) == "" && !slices.ContainsFunc(c.choices, func(o choiceOf) bool { return o.value == "" }) {
		c.choices = append(c.choices, choiceOf{title: t.say("choice.unsaid")})
	}
	return c
}

// choicesOf are the records of a kind, to be picked from.
func (t telling) choicesOf(kind model.Kind) []choiceOf {
	records := t.d.Model.Records(kind)
	choices := make([]choiceOf, len(records), len(records)+1)
	for i, r := range records {
		choices[i] = choiceOf{value: string(r.Key()), title: model.NameOf(r)}
	}
	return choices
}

// types is how a short text or a number of a record is typed, writes a long text.
func (t telling) types(of model.ID, field string) *change {
	r, _ := t.d.Model.Get(of)
	f, _ := model.FieldOf(r.Kind(), field)
	c := &change{how: changeType, title: t.say("field." + field), value: model.Value(r, f), verb: setting(of, field)}
	if f.Type == model.Date {
		c.below = dayHint
	}
	if f.Type == model.Number {
		c.verb = func(a *App, value string) (model.Change, error) {
			return a.head().Set(of, field, strings.TrimSpace(folded(value)))
		}
	}
	return c
}

func (t telling) writes(of model.ID, field string) *change {
	c := t.types(of, field)
	c.how = changeText
	return c
}

// setting is the verb that sets a field of a record.
func setting(of model.ID, field string) func(a *App, value string) (model.Change, error) {
	return func(a *App, value string) (model.Change, error) { return a.head().Set(of, field, value) }
}

// removing is the change that takes a record out of the model.
func removing(of model.ID) *change {
	return &change{how: changeNow, verb: func(a *App, _ string) (model.Change, error) { return a.head().Remove(of) }}
}
