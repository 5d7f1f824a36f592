package model

import "strings"

// The verbs below are the gestures by which a model is built at the speed of
// talk: each is one Change that makes a named element, joins it, and puts it
// right after its neighbour, in the same composite or lane.

// AddNeed makes a deliverable that dependent needs: one step of the backward chain.
func (m *Model) AddNeed(dependent, id ID, name string) (Change, error) {
	return m.grow(dependent, id, name, func(v *verb, of Deliverable) {
		v.put(NewRelation(Needs, of.ID, id, ""))
	})
}

// AddDependent makes a deliverable that needs prerequisite: the forward check.
func (m *Model) AddDependent(prerequisite, id ID, name string) (Change, error) {
	return m.grow(prerequisite, id, name, func(v *verb, of Deliverable) {
		v.put(NewRelation(Needs, id, of.ID, ""))
	})
}

// AddSibling makes one more need of what needs this one: of the dependent under
// which it was made, when there are several. Without a dependent it stands free.
func (m *Model) AddSibling(sibling, id ID, name string) (Change, error) {
	return m.grow(sibling, id, name, func(v *verb, of Deliverable) {
		if dependent, ok := m.nearestDependent(of); ok {
			v.put(NewRelation(Needs, dependent, id, ""))
		}
	})
}

// nearestDependent is the last dependent before of in the order of ranks, where
// AddNeed puts what it makes; else the first after it.
func (m *Model) nearestDependent(of Deliverable) (ID, bool) {
	var before, after Record
	for _, r := range m.neededBy(of.ID) {
		d := m.at(r.From)
		if byRank(d, of) < 0 && (before == nil || byRank(before, d) < 0) {
			before = d
		}
		if byRank(d, of) > 0 && (after == nil || byRank(d, after) < 0) {
			after = d
		}
	}
	switch {
	case before != nil:
		return before.Key(), true
	case after != nil:
		return after.Key(), true
	}
	return "", false
}

// neededBy lists the relations by which deliverables need id, by ID.
func (m *Model) neededBy(id ID) []Relation {
	var in []Relation
	for _, r := range m.RelationsOf(id, Needs) {
		if r.To == id {
			in = append(in, r)
		}
	}
	return in
}

// AddAlternative makes a deliverable that does as well as this one: it joins
// the group of each need of it, or makes a need into a group of two.
func (m *Model) AddAlternative(to, id ID, name string) (Change, error) {
	if of, ok := Find[Deliverable](m, to); ok && len(m.neededBy(to)) == 0 {
		return Change{}, refuse("no-dependent", of.Name)
	}
	return m.grow(to, id, name, func(v *verb, of Deliverable) {
		for _, r := range m.neededBy(of.ID) {
			// The new ID is never reused, so it names a group of its own.
			r = v.regroup(r, orElse(r.Group, string(id)))
			v.put(NewRelation(Needs, r.From, id, r.Group))
		}
	})
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// regroup moves a need into a group (empty: a need of its own), with the
// remarks on it.
func (v *verb) regroup(r Relation, group string) Relation {
	moved := NewRelation(r.Rel, r.From, r.To, group)
	moved.Label = r.Label
	if moved.ID == r.ID {
		return r
	}
	if there, ok := v.now(moved.ID).(Relation); ok {
		moved.Label = orElse(there.Label, moved.Label)
	}
	v.remove(r.ID)
	v.put(moved)
	v.repoint(r.ID, moved.ID)
	return moved
}

// grow adds a deliverable beside of, in its composite, and lets join draw its
// relations.
func (m *Model) grow(of, id ID, name string, join func(*verb, Deliverable)) (Change, error) {
	near, ok := Find[Deliverable](m, of)
	if !ok {
		return Change{}, m.wrongKind(of)
	}
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	v := m.verb("add")
	rank := v.ranksAfter(near, 1)[0]
	v.put(Deliverable{ID: id, Name: strings.TrimSpace(name), Parent: near.Parent, Rank: rank})
	join(v, near)
	return v.done()
}

func (m *Model) free(id ID, name string) error {
	if strings.TrimSpace(name) == "" {
		return refuse("no-name")
	}
	if m.Has(id) {
		return refuse("taken", id)
	}
	return nil
}

// AddCounterpart flips the view: of an action it makes the deliverable that the
// action yields, of a deliverable the action that yields it, done by its owner.
func (m *Model) AddCounterpart(of, id ID, name string) (Change, error) {
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	v := m.verb("add")
	r, _ := m.Get(of)
	switch r := r.(type) {
	case Action:
		v.put(Deliverable{ID: id, Name: strings.TrimSpace(name), Phase: r.Phase, Rank: m.rankLast(KindDeliverable)})
		v.put(NewRelation(Yields, r.ID, id, ""))
	case Deliverable:
		v.put(Action{ID: id, Name: strings.TrimSpace(name), Role: r.Owner, Phase: r.Phase, Rank: m.rankLast(KindAction)})
		v.put(NewRelation(Yields, id, r.ID, ""))
	default:
		return Change{}, m.wrongKind(of)
	}
	return v.done()
}
