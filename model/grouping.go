package model

import "strings"

// MakeAlternatives makes needs of one deliverable into alternatives: one of
// them is enough. group names the group; take a fresh ID.
func (m *Model) MakeAlternatives(group string, needs ...ID) (Change, error) {
	v := m.verb("make-alternatives")
	distinct := map[ID]bool{}
	var from ID
	for _, id := range needs {
		r, ok := Find[Relation](m, id)
		if !ok || r.Rel != Needs {
			return Change{}, m.wrongKind(id)
		}
		if from != "" && r.From != from {
			return Change{}, refuse("no-common")
		}
		from, distinct[id] = r.From, true
		v.regroup(r, group)
	}
	if len(distinct) < 2 {
		return Change{}, refuse("two-at-least")
	}
	return v.done()
}

// Ungroup takes a group apart without changing what is needed: of a need in a
// group, all alternatives become needs of their own; of a composite, the parts
// move up and become its needs.
func (m *Model) Ungroup(id ID) (Change, error) {
	v := m.verb("ungroup")
	switch r := m.at(id).(type) {
	case Relation:
		if r.Group == "" {
			return Change{}, refuse("not-grouped", id)
		}
		for _, other := range m.RelationsOf(r.From, r.Rel) {
			if other.From == r.From && other.Group == r.Group {
				v.regroup(other, "")
			}
		}
	case Deliverable:
		parts := m.partsOf(id)
		if len(parts) == 0 {
			return Change{}, refuse("not-grouped", r.Name)
		}
		for _, part := range parts {
			v.put(withParent(part, r.Parent))
			if need := NewRelation(Needs, id, part.Key(), ""); v.now(need.ID) == nil {
				v.put(need)
			}
		}
	default:
		return Change{}, m.wrongKind(id)
	}
	return v.done()
}

// Compose makes a composite of deliverables: the frame that holds them. It
// stands where its first part stood.
func (m *Model) Compose(id ID, name string, parts ...ID) (Change, error) {
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	if len(parts) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb("compose")
	whole := Deliverable{ID: id, Name: strings.TrimSpace(name)}
	for i, part := range parts {
		d, ok := Find[Deliverable](m, part)
		if !ok {
			return Change{}, m.wrongKind(part)
		}
		if i == 0 {
			whole.Parent, whole.Rank = m.outermostParent(d, parts), v.ranksAfter(d, 1)[0]
		}
		v.put(withParent(v.now(part), id))
	}
	v.put(whole)
	return v.done()
}

// outermostParent is the nearest record above d that is not itself a part.
func (m *Model) outermostParent(d Deliverable, parts []ID) ID {
	moved := map[ID]bool{}
	for _, part := range parts {
		moved[part] = true
	}
	up := d.Parent
	for moved[up] {
		up = parentOf(m.at(up))
	}
	return up
}
