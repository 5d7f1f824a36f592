package render

import (
	"strings"

	"hone/model"
)

// scribe writes the sheets of a version.
type scribe struct{ Input }

// sheet is one with its title and scope.
func (w scribe) sheet(view string, parts ...Part) Sheet {
	info := w.Model.Info()
	return Sheet{
		Title: w.Words.Say("view." + view), Scope: strings.Join(w.scope(info.Title, info), "　｜　"),
		Language: w.Language, Parts: parts,
	}
}

// say is a text with its places filled: key, value and so on.
func (w scribe) say(key string, values ...string) string {
	for i := 0; i < len(values); i += 2 {
		values[i] = "{" + values[i] + "}"
	}
	return strings.NewReplacer(values...).Replace(w.Words.Say(key))
}

// column is a column named by a key, so many letters wide.
func (w scribe) column(key string, wide float64) Column {
	return Column{Name: w.Words.Say(key), Wide: wide}
}

// live is a column that is of use in a spreadsheet alone.
func (w scribe) live(key string, wide float64) Column {
	return Column{Name: w.Words.Say(key), Wide: wide, Live: true}
}

// name is what a record is called: a remark says its text.
func (w scribe) name(id model.ID) string {
	r, ok := w.Model.Get(id)
	if !ok {
		return ""
	}
	if remark, ok := r.(model.Remark); ok {
		return remark.Text
	}
	return model.NameOf(r)
}

func (w scribe) names(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.name(id)
	}
	return strings.Join(names, w.Words.Say("punctuation.comma"))
}

// chosen is a value of a choice in words; one that says nothing is empty.
func (w scribe) chosen(choice, value string) string {
	if value == "" {
		return ""
	}
	return w.Words.Say(choice + "." + value)
}

// cover says who supplies a deliverable, or that it is not decided.
func (w scribe) cover(c model.Cover) string {
	if c == model.CoverUnset {
		return w.Words.Say("cover.unset")
	}
	return w.Words.Say("cover." + string(c))
}

// tick is a sign for what is so.
func tick(yes bool) Cell {
	if yes {
		return words("✓")
	}
	return Cell{}
}

// listed is a part of paragraphs, one an item; without any it says so.
func (w scribe) listed(key string, items []string) Part {
	if len(items) == 0 {
		return Part{Title: w.Words.Say(key), Text: []string{w.Words.Say("term.empty")}}
	}
	for i, item := range items {
		items[i] = "・" + item
	}
	return Part{Title: w.Words.Say(key), Text: items}
}

// tabled is a part with a table; without a row it says so.
func (w scribe) tabled(key string, t Table) Part {
	p := Part{Title: w.Words.Say(key), Table: t}
	if len(t.Rows) == 0 {
		p.Text = []string{w.Words.Say("term.empty")}
	}
	return p
}

// checkpointOf tells of each deliverable whether it is a checkpoint of a goal.
func (w scribe) checkpointOf() map[model.ID]bool {
	is := map[model.ID]bool{}
	for _, g := range w.Derivation.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			is[c.ID] = true
		}
	}
	return is
}

// doers are the names of the actions that a relation joins to a deliverable,
// each with who does it.
func (w scribe) doers(of model.ID, kind model.RelationKind) string {
	var names []string
	for _, r := range w.Model.RelationsOf(of, kind) {
		if a, ok := model.Find[model.Action](w.Model, r.From); ok && r.To == of {
			names = append(names, w.byWhom(a))
		}
	}
	return strings.Join(names, "\n")
}

// byWhom is an action with its role before it.
func (w scribe) byWhom(a model.Action) string {
	if a.Role == "" {
		return a.Name
	}
	return w.say("journey.action", "role", w.name(a.Role), "action", a.Name)
}

// grouped is an amount with its thousands apart.
func grouped(n float64) string { return model.Thousands(trimmed(n, 2)) }
