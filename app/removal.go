package app

import (
	"strings"

	"hone/model"
)

// emptied counts, by kind of record and field, what no longer names what was
// removed, in the order of the fields of the kinds.
type emptied struct {
	kind  model.Kind
	field string
	n     int
}

// consequences says what else happens when a record is removed: which relations
// go, and what is left without an owner, a phase, a role.
func (a *App) consequences(ids ...model.ID) string {
	c, err := a.head().Remove(ids...)
	if err != nil {
		return ""
	}
	return a.tellRemoval(c, ids)
}

// tellRemoval is what a removal did beyond removing these records.
func (a *App) tellRemoval(c model.Change, ids []model.ID) string {
	isOwn := map[model.ID]bool{}
	for _, id := range ids {
		isOwn[id] = true
	}
	relations := 0
	var list []emptied
	for _, e := range c.Edits {
		switch {
		case e.After == nil && !isOwn[e.ID()] && e.Before.Kind() == model.KindRelation:
			relations++
		case e.Before != nil && e.After != nil:
			list = noteEmptied(list, e)
		}
	}
	var parts []string
	if relations > 0 {
		parts = append(parts, a.texts.say("removal.relations", "n", itoa(relations)))
	}
	for _, one := range list {
		parts = append(parts, a.texts.say("removal.field", "n", itoa(one.n), "kind", a.texts.say("kind."+string(one.kind)), "field", a.texts.say("field."+one.field)))
	}
	if len(parts) == 0 {
		return ""
	}
	return a.texts.say("removal.also", "what", strings.Join(parts, a.texts.say("punctuation.comma")))
}

// noteEmptied adds the references of a record that are empty after an edit.
func noteEmptied(list []emptied, e model.Edit) []emptied {
	for _, f := range model.Fields(e.Before.Kind()) {
		if f.Type != model.Reference || model.Value(e.Before, f) == model.Value(e.After, f) || f.Name == "parent" {
			continue
		}
		found := false
		for i := range list {
			if list[i].kind == e.Before.Kind() && list[i].field == f.Name {
				list[i].n++
				found = true
			}
		}
		if !found {
			list = append(list, emptied{e.Before.Kind(), f.Name, 1})
		}
	}
	return list
}

// sayRemoved tells, after a removal, what went with it, and that it can be taken
// back. Relations that go with a box are seen to go.
func (a *App) sayRemoved(c model.Change) {
	if c.Label != "remove" || c.Cause != model.Edited {
		return
	}
	var gone []model.ID
	name := ""
	for _, e := range c.Edits {
		if e.After == nil && e.Before.Kind() != model.KindRelation && e.Before.Kind() != model.KindPlace {
			gone = append(gone, e.ID())
			name = oneLine(model.NameOf(e.Before))
		}
	}
	var list []emptied
	for _, e := range c.Edits {
		if e.Before != nil && e.After != nil {
			list = noteEmptied(list, e)
		}
	}
	if len(gone) == 0 || len(list) == 0 {
		return
	}
	a.notice(a.texts.say("removal.done", "name", clip(name, 20), "also", a.tellRemoval(c, gone)))
}
