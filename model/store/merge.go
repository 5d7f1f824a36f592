package store

import (
	"cmp"
	"maps"
	"slices"

	"hone/model"
)

// Conflict is a field that two sides have changed to different values, or,
// with an empty Field, a record that one side removed while the other needs it:
// the value of the side that removed it is empty then, that of the other its name.
// Name is what the record is called.
type Conflict struct {
	ID     model.ID   `json:"id"`
	Kind   model.Kind `json:"kind"`
	Name   string     `json:"name"`
	Field  string     `json:"field,omitempty"`
	Mine   string     `json:"mine"`
	Theirs string     `json:"theirs"`
}

// Merging is two versions brought together: the Change that turns mine into
// Model, and what both sides claim. In Model the fields in conflict have my
// value, and a record that one side removed and the other needs is there.
type Merging struct {
	Change    model.Change
	Model     *model.Model
	Conflicts []Conflict
}

// Merge brings together, field by field, what two sides have made of an
// ancestor. Whatever a side changed is in the result or among the conflicts.
func Merge(ancestor, mine, theirs *model.Model) Merging {
	m := merger{
		ancestor: ancestor, mine: mine, theirs: theirs,
		come: editsByID(model.Diff(ancestor, theirs)), own: editsByID(model.Diff(ancestor, mine)),
		follow: map[model.ID]bool{}, put: map[model.ID]model.Record{},
	}
	m.fields()
	m.restore(m.kept(m.mine, m.theirs, m.own), m.theirs)
	m.restore(m.kept(m.theirs, m.mine, m.come), m.mine)
	return m.result()
}

// merger is a merge under way. put holds what the records become that the other
// side changed: nil removes.
type merger struct {
	ancestor, mine, theirs *model.Model
	own, come              map[model.ID]model.Edit
	put                    map[model.ID]model.Record
	follow                 map[model.ID]bool // there only because something in conflict needs them
}

func editsByID(c model.Change) map[model.ID]model.Edit {
	edits := make(map[model.ID]model.Edit, len(c.Edits))
	for _, e := range c.Edits {
		edits[e.ID()] = e
	}
	return edits
}

// fields takes over their changes where they meet none of mine, and merges
// record by record where they do.
func (m *merger) fields() {
	for id, e := range m.come {
		o, both := m.own[id]
		switch {
		case !both:
			m.put[id] = e.After
		case e.After == nil || o.After == nil:
			m.put[id] = cmpRecord(o.After, e.After)
		case o.After.Kind() == e.After.Kind():
			m.put[id] = mergeRecord(o.Before, o.After, e.After)
		}
	}
}

// cmpRecord is the one that is there, if any.
func cmpRecord(a, b model.Record) model.Record {
	if a != nil {
		return a
	}
	return b
}

// mergeRecord is mine with the fields that only they have changed.
func mergeRecord(before, mine, theirs model.Record) model.Record {
	if before == nil {
		before, _ = model.NewRecord(mine.Kind(), mine.Key())
	}
	merged := mine
	for _, f := range model.Fields(mine.Kind()) {
		old := model.Value(before, f)
		if model.Value(mine, f) != old || model.Value(theirs, f) == old {
			continue
		}
		if r, err := model.With(merged, f, model.Value(theirs, f)); err == nil {
			merged = r
		}
	}
	return merged
}

// kept lists the records that gone has removed although edits on the side of
// here have changed them or name them.
func (m *merger) kept(here, gone *model.Model, edits map[model.ID]model.Edit) []model.ID {
	found := map[model.ID]bool{}
	removed := func(id model.ID) bool { return m.ancestor.Has(id) && here.Has(id) && !gone.Has(id) }
	for id, e := range edits {
		if e.After == nil {
			continue
		}
		if removed(id) {
			found[id] = true
		}
		for _, f := range model.Fields(e.After.Kind()) {
			to := reference(e.After, f)
			if removed(to) && (e.Before == nil || e.Before.Kind() != e.After.Kind() || reference(e.Before, f) != to) {
				found[to] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// reference is the ID that a field holds, or none.
func reference(r model.Record, f model.Field) model.ID {
	if f.Type != model.Reference {
		return ""
	}
	return model.ID(model.Value(r, f))
}

// restore keeps records that the side of gone removed, with the lines and
// other records that went with them, and gives back what named them.
func (m *merger) restore(ids []model.ID, gone *model.Model) {
	here := m.mine
	if gone == m.mine {
		here = m.theirs
	}
	for len(ids) > 0 {
		id := ids[0]
		ids = ids[1:]
		if m.now(id) == nil {
			r, _ := here.Get(id)
			m.put[id] = r
		}
		for _, user := range here.Users(id) {
			if m.restoreUser(user, id, here, gone) {
				ids = append(ids, user)
			}
		}
	}
}

// restoreUser brings back a record that went only because it named id, or the
// field in which it did. It tells whether the record was brought back.
func (m *merger) restoreUser(user, id model.ID, here, gone *model.Model) bool {
	r, _ := here.Get(user)
	was, there := m.ancestor.Get(user)
	if !there || r.Kind() != was.Kind() {
		return false
	}
	if !gone.Has(user) {
		if m.now(user) != nil || !requires(r, id) || !m.stands(r) {
			return false
		}
		m.put[user], m.follow[user] = r, true
		return true
	}
	now := m.now(user)
	if now == nil || now.Kind() != r.Kind() {
		return false
	}
	for _, f := range model.Fields(r.Kind()) {
		if reference(r, f) == id && reference(was, f) == id && reference(now, f) == "" {
			now, _ = model.With(now, f, string(id))
			m.put[user], m.follow[user] = now, true
		}
	}
	return false
}

// requires tells whether a record cannot be without another.
func requires(r model.Record, id model.ID) bool {
	for _, f := range model.Fields(r.Kind()) {
		if f.Required && reference(r, f) == id {
			return true
		}
	}
	return false
}

func (m *merger) now(id model.ID) model.Record {
	if r, ok := m.put[id]; ok {
		return r
	}
	r, _ := m.mine.Get(id)
	return r
}

// stands tells whether everything that a record cannot be without is there.
func (m *merger) stands(r model.Record) bool {
	for _, f := range model.Fields(r.Kind()) {
		if f.Required && f.Type == model.Reference && m.now(reference(r, f)) == nil {
			return false
		}
	}
	return true
}

func (m *merger) result() Merging {
	c := model.Change{Label: "merge"}
	for _, id := range slices.Sorted(maps.Keys(m.put)) {
		before, _ := m.mine.Get(id)
		if after := m.put[id]; after != before {
			c.Edits = append(c.Edits, model.Edit{Before: before, After: after})
		}
	}
	c = c.On(m.mine)
	merged, err := m.mine.Apply(c)
	if err != nil { // On never makes a Change that does not apply
		panic("internal error: merge: " + err.Error())
	}
	return Merging{c, merged, m.conflicts(merged)}
}

// conflicts lists what a side changed and the result does not have.
func (m *merger) conflicts(merged *model.Model) []Conflict {
	found := map[Conflict]bool{}
	for _, side := range []map[model.ID]model.Edit{m.own, m.come} {
		for id, e := range side {
			for _, field := range missing(e, merged) {
				if !m.follow[id] {
					found[m.conflict(id, field)] = true
				}
			}
		}
	}
	out := slices.Collect(maps.Keys(found))
	slices.SortFunc(out, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field))
	})
	return out
}

// missing lists the fields that an edit changed and the version does not have
// so; "" stands for the record's being there.
func missing(e model.Edit, merged *model.Model) []string {
	r, there := merged.Get(e.ID())
	switch {
	case there != (e.After != nil):
		return []string{""}
	case !there:
		return nil
	case r.Kind() != e.After.Kind():
		return []string{""}
	}
	before := e.Before
	if before == nil || before.Kind() != r.Kind() {
		before, _ = model.NewRecord(r.Kind(), r.Key())
	}
	var fields []string
	for _, f := range model.Fields(r.Kind()) {
		want := model.Value(e.After, f)
		if want != model.Value(before, f) && want != model.Value(r, f) {
			fields = append(fields, f.Name)
		}
	}
	return fields
}

func (m *merger) conflict(id model.ID, field string) Conflict {
	mine, _ := m.mine.Get(id)
	theirs, _ := m.theirs.Get(id)
	r := cmpRecord(mine, cmpRecord(theirs, m.put[id]))
	if r == nil {
		r, _ = m.ancestor.Get(id)
	}
	value := func(r model.Record) string {
		if r == nil {
			return ""
		}
		if field == "" {
			return cmp.Or(model.NameOf(r), string(id))
		}
		f, _ := model.FieldOf(r.Kind(), field)
		return model.Value(r, f)
	}
	return Conflict{id, r.Kind(), model.NameOf(r), field, value(mine), value(theirs)}
}
