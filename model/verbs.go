package model

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// verb is a Change being put together on a version.
type verb struct {
	on    *Model
	label string
	edits map[ID]Edit
}

func (m *Model) verb(label string) *verb { return &verb{m, label, map[ID]Edit{}} }

func (v *verb) put(r Record) { v.edits[r.Key()] = Edit{v.on.at(r.Key()), r} }

func (v *verb) remove(id ID) { v.edits[id] = Edit{v.on.at(id), nil} }

// now is the record as the Change has it so far, nil when there is none.
func (v *verb) now(id ID) Record {
	if e, ok := v.edits[id]; ok {
		return e.After
	}
	return v.on.at(id)
}

// set changes one field of a record as the Change has it so far.
func (v *verb) set(id ID, f Field, text string) error {
	after, err := With(v.now(id), f, text)
	if err != nil {
		return badValue(f.Name, err, nil)
	}
	v.put(after)
	return nil
}

func badValue(field string, why, cause error) error {
	return &Refusal{"bad-value", []any{FieldName(field), why}, cause}
}

// done is the Change if it applies. It runs the model's own checks, so that a
// verb that answers with a Change never fails later.
func (v *verb) done() (Change, error) {
	c := Change{Label: v.label}
	for _, id := range slices.Sorted(maps.Keys(v.edits)) {
		if e := v.edits[id]; e.Before != e.After {
			c.Edits = append(c.Edits, e)
		}
	}
	if _, err := v.on.Apply(c); err != nil {
		return Change{}, refusalOf(err)
	}
	return c, nil
}

// refusalOf turns a fault that the model's check found into a Refusal.
func refusalOf(err error) error {
	var f *FieldError
	var r *Refusal
	if !errors.As(err, &f) {
		if errors.As(err, &r) {
			return &Refusal{r.Reason, r.Args, err}
		}
		return err
	}
	if errors.As(f.Cause, &r) && r.Reason == "inside-itself" {
		return &Refusal{r.Reason, nil, err}
	}
	return badValue(f.Field, f.Cause, err)
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
	return m.SetMany([]ID{id}, field, text)
}

// SetMany sets one field of several records to the same text.
func (m *Model) SetMany(ids []ID, field, text string) (Change, error) {
	if len(ids) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb("set-" + field)
	for _, id := range ids {
		f, err := settable(m.at(id), Cell{id, field, text})
		if err != nil {
			return Change{}, err
		}
		if err := v.set(id, f, text); err != nil {
			return Change{}, err
		}
	}
	return v.done()
}

// settable is the field that a cell names, when it can be set to its text.
func settable(r Record, c Cell) (Field, error) {
	if r == nil {
		return Field{}, refuse("no-record", c.ID)
	}
	f, ok := FieldOf(r.Kind(), c.Field)
	switch {
	case !ok:
		return f, refuse("no-field", r.Kind(), FieldName(c.Field))
	case r.Kind() == KindRelation && c.Field != "label":
		return f, refuse("fixed-field", FieldName(c.Field))
	case c.Field == "name" && strings.TrimSpace(c.Text) == "":
		return f, refuse("no-name")
	}
	return f, nil
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
	v := m.verb("relate")
	if err := v.join(r); err != nil {
		return Change{}, err
	}
	return v.done()
}

// Redirect gives a relation other ends; its kind, group and label stay.
func (m *Model) Redirect(relation, from, to ID) (Change, error) {
	r, ok := Find[Relation](m, relation)
	if !ok {
		return Change{}, m.wrongKind(relation)
	}
	v := m.verb("redirect")
	v.remove(relation)
	r.From, r.To = from, to
	if err := v.join(r); err != nil {
		return Change{}, err
	}
	v.repoint(relation, RelationID(r.Rel, from, to, r.Group))
	return v.done()
}

// repoint makes what named one record name another, as far as it may.
func (v *verb) repoint(from, to ID) {
	for _, user := range v.on.Users(from) {
		r := v.now(user)
		if r == nil || user == to {
			continue
		}
		for _, ref := range references(r) {
			if ref.to == from && ref.mayName(v.now(to).Kind()) {
				r, _ = With(r, *ref.field, string(to))
			}
		}
		v.put(r)
	}
}

// join adds a relation, after telling whether it may be drawn.
func (v *verb) join(r Relation) error {
	if r.From == r.To {
		return refuse("same-ends")
	}
	from, to := v.now(r.From), v.now(r.To)
	switch {
	case from == nil:
		return refuse("no-record", r.From)
	case to == nil:
		return refuse("no-record", r.To)
	case !LegalEnds(r.Rel, from.Kind(), to.Kind()):
		return refuse("illegal-ends", r.Rel, from.Kind(), to.Kind())
	}
	whole := NewRelation(r.Rel, r.From, r.To, r.Group)
	whole.Label = r.Label
	if v.now(whole.ID) != nil {
		return refuse("already-joined")
	}
	v.put(whole)
	return nil
}

func (m *Model) wrongKind(id ID) error {
	r, ok := m.Get(id)
	if !ok {
		return refuse("no-record", id)
	}
	return refuse("not-this-kind", r.Kind())
}
