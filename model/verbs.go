package model

import (
	"fmt"
	"slices"
	"strings"
)

// Refusal is why a verb does not apply. Reason is a stable key from which the
// window makes the sentence; Error is the English one.
type Refusal struct {
	Reason string
	Args   []any
}

// refusals are the English sentences; the window has them in every language.
var refusals = map[string]string{
	"no-record":      "there is no record %q",
	"no-name":        "the name is empty",
	"no-field":       "a %s has no field %q",
	"bad-value":      "%s: %v",
	"fixed-field":    "%s of a relation cannot change: remove it and draw another",
	"taken":          "the id %q is already in use",
	"nothing":        "nothing is selected",
	"not-this-kind":  "this cannot be done with a %s",
	"info-stays":     "the model's own record cannot be removed",
	"same-ends":      "a relation needs two different ends",
	"illegal-ends":   "%s cannot join a %s to a %s",
	"already-joined": "the two are already joined like this",
	"no-dependent":   "nothing needs %q yet, so there is nothing to be an alternative for",
	"inside-itself":  "a record cannot be inside itself",
	"not-a-kind":     "there is no kind of record %q",
}

func refuse(reason string, args ...any) error { return &Refusal{reason, args} }

func (r *Refusal) Error() string { return fmt.Sprintf(refusals[r.Reason], r.Args...) }

// verb is a Change being put together on a version.
type verb struct {
	on     *Model
	change Change
}

func (m *Model) verb(label string) *verb { return &verb{m, Change{Label: label}} }

func (v *verb) put(r Record) { v.edit(Edit{v.on.records[r.Key()], r}) }

func (v *verb) remove(id ID) { v.edit(Edit{v.on.records[id], nil}) }

func (v *verb) edit(e Edit) {
	v.change = v.change.Then(Change{Edits: []Edit{e}})
}

// done is the Change if it applies. It runs the model's own checks, so that a
// verb that answers with a Change never fails later.
func (v *verb) done() (Change, error) {
	if _, err := v.on.Apply(v.change); err != nil {
		return Change{}, err
	}
	return v.change, nil
}

// Add adds a record.
func (m *Model) Add(r Record) (Change, error) {
	if m.Has(r.Key()) {
		return Change{}, refuse("taken", r.Key())
	}
	if r.Kind() != KindRelation && NameOf(r) == "" && named(r.Kind()) {
		return Change{}, refuse("no-name")
	}
	v := m.verb("add")
	v.put(r)
	return v.done()
}

func named(k Kind) bool {
	_, ok := FieldOf(k, "name")
	return ok
}

// Set sets one field of a record from text, as the card and scripts give it.
func (m *Model) Set(id ID, field, text string) (Change, error) {
	r, ok := m.Get(id)
	if !ok {
		return Change{}, refuse("no-record", id)
	}
	f, ok := FieldOf(r.Kind(), field)
	if !ok {
		return Change{}, refuse("no-field", r.Kind(), field)
	}
	if r.Kind() == KindRelation && field != "label" {
		return Change{}, refuse("fixed-field", field)
	}
	if field == "name" && strings.TrimSpace(text) == "" {
		return Change{}, refuse("no-name")
	}
	after, err := With(r, f, text)
	if err != nil {
		return Change{}, refuse("bad-value", field, err)
	}
	if parentOf(after) == id {
		return Change{}, refuse("inside-itself")
	}
	v := m.verb("set-" + field)
	v.put(after)
	return v.done()
}

// Rename names a record; an Info gets a title.
func (m *Model) Rename(id ID, name string) (Change, error) {
	name = strings.TrimSpace(name)
	field := "name"
	if id == InfoID {
		field = "title"
	}
	c, err := m.Set(id, field, name)
	c.Label = "rename"
	return c, err
}

// Relate joins two records. Drawing a relation that is there already is refused.
func (m *Model) Relate(r Relation) (Change, error) {
	if r.From == r.To {
		return Change{}, refuse("same-ends")
	}
	from, ok := m.Get(r.From)
	if !ok {
		return Change{}, refuse("no-record", r.From)
	}
	to, ok := m.Get(r.To)
	if !ok {
		return Change{}, refuse("no-record", r.To)
	}
	if !LegalEnds(r.Rel, from.Kind(), to.Kind()) {
		return Change{}, refuse("illegal-ends", r.Rel, from.Kind(), to.Kind())
	}
	label := r.Label
	r = NewRelation(r.Rel, r.From, r.To, r.Group)
	r.Label = label
	if m.Has(r.ID) {
		return Change{}, refuse("already-joined")
	}
	v := m.verb("relate")
	v.put(r)
	return v.done()
}

// Remove removes records with all that cannot be without them: relations,
// places and readings go, other references are cleared, and the parts of a
// removed composite move up to its parent.
func (m *Model) Remove(ids ...ID) (Change, error) {
	if len(ids) == 0 {
		return Change{}, refuse("nothing")
	}
	c := Change{Label: "remove"}
	seen := map[ID]bool{}
	for _, id := range ids {
		switch {
		case id == InfoID:
			return Change{}, refuse("info-stays")
		case !m.Has(id):
			return Change{}, refuse("no-record", id)
		case seen[id]:
			continue
		}
		seen[id] = true
		c.Edits = append(c.Edits, Edit{m.records[id], nil})
	}
	for _, part := range m.partsOf(ids) {
		if !slices.Contains(ids, part.Key()) {
			c.Edits = append(c.Edits, Edit{part, m.movedUp(part, ids)})
		}
	}
	c.sort()
	c = c.On(m)
	if _, err := m.Apply(c); err != nil {
		return Change{}, err
	}
	return c, nil
}

// partsOf lists the direct parts of these records, by ID.
func (m *Model) partsOf(ids []ID) []Record {
	var parts []Record
	for _, id := range ids {
		for _, user := range m.Users(id) {
			if r := m.records[user]; parentOf(r) == id {
				parts = append(parts, r)
			}
		}
	}
	return parts
}

// movedUp gives a part to the first ancestor that stays.
func (m *Model) movedUp(part Record, removed []ID) Record {
	up := parentOf(part)
	for slices.Contains(removed, up) {
		up = parentOf(m.records[up])
	}
	f, _ := FieldOf(part.Kind(), "parent")
	r, _ := With(part, f, string(up))
	return r
}
