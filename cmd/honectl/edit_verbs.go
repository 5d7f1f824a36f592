package main

import (
	"errors"
	"fmt"
	"slices"

	"hone/model"
)

// editVerbs are what a line may begin with.
var editVerbs = map[string]func(*editor, []word) error{
	"add": (*editor).add, "set": (*editor).set, "rename": (*editor).rename, "relate": (*editor).relate,
	"remove": (*editor).remove, "undo": (*editor).undo, "redo": (*editor).redo,
}

// add KIND [ID] NAME [field=value …]
func (e *editor) add(words []word) error {
	given, fields := apart(words)
	if len(given) == 0 {
		return errors.New("add takes KIND [ID] NAME [field=value …]")
	}
	kind := model.Kind(given[0].text)
	if _, known := model.NewRecord(kind, "x"); !known || kind == model.KindInfo || kind == model.KindRelation {
		return fmt.Errorf("there is no kind of record %q to add", given[0].text)
	}
	id, err := model.NewID(model.Prefix(kind), e.random)
	if err != nil {
		return err
	}
	given = given[1:]
	name, isNamed := nameField(kind)
	if len(given) == 2 || !isNamed && len(given) == 1 {
		id, given = model.ID(given[0].text), given[1:]
	}
	r, _ := model.NewRecord(kind, id)
	switch {
	case len(given) == 1 && isNamed:
		fields = append([]assignment{{name, given[0].text}}, fields...)
	case len(given) > 0:
		return fmt.Errorf("add %s takes [ID] NAME [field=value …]; a name of several words stands in double quotes", kind)
	}
	for _, f := range fields {
		if r, err = with(r, f); err != nil {
			return err
		}
	}
	return e.do(e.journal.Head().Add(r))
}

// nameField is the field that a kind's NAME is for.
func nameField(k model.Kind) (string, bool) {
	for _, name := range []string{"name", "text", "date"} {
		if _, ok := model.FieldOf(k, name); ok {
			return name, true
		}
	}
	return "", false
}

func with(r model.Record, a assignment) (model.Record, error) {
	f, ok := model.FieldOf(r.Kind(), a.field)
	if !ok {
		return nil, fmt.Errorf("a %s has no field %q", r.Kind(), a.field)
	}
	after, err := model.With(r, f, a.value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.field, err)
	}
	return after, nil
}

// set ID field=value …
func (e *editor) set(words []word) error {
	given, fields := apart(words)
	if len(given) != 1 || len(fields) == 0 {
		return errors.New("set takes ID field=value …")
	}
	m := e.journal.Head()
	var whole model.Change
	for i, f := range fields {
		c, err := m.Set(model.ID(given[0].text), f.field, f.value)
		if err != nil {
			return err
		}
		if m, err = m.Apply(c); err != nil {
			return err
		}
		if i == 0 {
			whole = c
		} else {
			whole = whole.Then(c)
			whole.Label = "set"
		}
	}
	return e.do(whole, nil)
}

// rename ID NAME
func (e *editor) rename(words []word) error {
	if len(words) != 2 {
		return errors.New("rename takes ID NAME; a name of several words stands in double quotes")
	}
	return e.do(e.journal.Head().Rename(model.ID(words[0].text), words[1].text))
}

// relate KIND FROM TO [group=G] [label=L]
func (e *editor) relate(words []word) error {
	given, fields := apart(words)
	if len(given) != 3 {
		return errors.New("relate takes KIND FROM TO [group=G] [label=L]")
	}
	kind := model.RelationKind(given[0].text)
	if !slices.Contains(kind.Choices(), given[0].text) {
		return fmt.Errorf("there is no kind of relation %q", given[0].text)
	}
	r := model.Relation{Rel: kind, From: model.ID(given[1].text), To: model.ID(given[2].text)}
	for _, f := range fields {
		switch f.field {
		case "group":
			r.Group = f.value
		case "label":
			r.Label = f.value
		default:
			return fmt.Errorf("a relation has no field %q to set", f.field)
		}
	}
	return e.do(e.journal.Head().Relate(r))
}

// remove ID …
func (e *editor) remove(words []word) error {
	ids := make([]model.ID, len(words))
	for i, w := range words {
		ids[i] = model.ID(w.text)
	}
	return e.do(e.journal.Head().Remove(ids...))
}

func (e *editor) undo(words []word) error { return e.step(words, e.journal.Undo) }

func (e *editor) redo(words []word) error { return e.step(words, e.journal.Redo) }

// step goes one step back or forward. A step may be several entries of the
// log, so each needs a stamp of its own.
func (e *editor) step(words []word, step func(model.Change) error) error {
	if len(words) > 0 {
		return errors.New("undo and redo take nothing")
	}
	c, err := e.file.Stamp(model.Change{})
	if err != nil {
		return err
	}
	return step(c)
}
