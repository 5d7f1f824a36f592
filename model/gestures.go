package model

import "strings"

// The verbs below are the gestures by which a model is built at the speed of
// talk: each is one Change that makes a named element and joins it. They copy
// the phase, parent and role that the neighbour suggests.

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

// AddSibling makes one more need of each deliverable that needs this one on its
// own or as an alternative; without such, a deliverable that stands free.
func (m *Model) AddSibling(sibling, id ID, name string) (Change, error) {
	return m.grow(sibling, id, name, func(v *verb, of Deliverable) {
		for _, r := range m.RelationsOf(of.ID, Needs) {
			if r.To == of.ID {
				v.put(NewRelation(Needs, r.From, id, ""))
			}
		}
	})
}

// AddAlternative makes a deliverable that does as well as this one: it joins
// the group of each need of it, or makes a need into a group of two.
func (m *Model) AddAlternative(to, id ID, name string) (Change, error) {
	if of, ok := Find[Deliverable](m, to); ok && !m.isNeeded(to) {
		return Change{}, refuse("no-dependent", of.Name)
	}
	return m.grow(to, id, name, func(v *verb, of Deliverable) {
		for _, r := range m.RelationsOf(of.ID, Needs) {
			if r.To != of.ID {
				continue
			}
			group := r.Group
			if group == "" {
				// The new ID is never reused, so it names a group of its own.
				group = string(id)
				v.remove(r.ID)
				grouped := NewRelation(Needs, r.From, r.To, group)
				grouped.Label = r.Label
				v.put(grouped)
			}
			v.put(NewRelation(Needs, r.From, id, group))
		}
	})
}

func (m *Model) isNeeded(id ID) bool {
	for _, r := range m.RelationsOf(id, Needs) {
		if r.To == id {
			return true
		}
	}
	return false
}

// grow adds a deliverable beside of, in its composite and named, and lets join
// draw its relations.
func (m *Model) grow(of, id ID, name string, join func(*verb, Deliverable)) (Change, error) {
	near, ok := Find[Deliverable](m, of)
	if !ok {
		return Change{}, m.wrongKind(of)
	}
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	v := m.verb("add")
	v.put(Deliverable{ID: id, Name: strings.TrimSpace(name), Parent: near.Parent, Rank: near.Rank})
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

func (m *Model) wrongKind(id ID) error {
	r, ok := m.Get(id)
	if !ok {
		return refuse("no-record", id)
	}
	return refuse("not-this-kind", r.Kind())
}

// AddNextAction makes the action that follows this one, by the same role.
func (m *Model) AddNextAction(after, id ID, name string) (Change, error) {
	return m.act(after, id, name, func(v *verb, of Action) {
		v.put(NewRelation(Then, of.ID, id, ""))
	})
}

// AddActionBefore makes the action that this one follows.
func (m *Model) AddActionBefore(before, id ID, name string) (Change, error) {
	return m.act(before, id, name, func(v *verb, of Action) {
		v.put(NewRelation(Then, id, of.ID, ""))
	})
}

// AddParallelAction makes an action that follows what this one follows.
func (m *Model) AddParallelAction(beside, id ID, name string) (Change, error) {
	return m.act(beside, id, name, func(v *verb, of Action) {
		for _, r := range m.RelationsOf(of.ID, Then) {
			if r.To == of.ID {
				v.put(NewRelation(Then, r.From, id, ""))
			}
		}
	})
}

func (m *Model) act(of, id ID, name string, join func(*verb, Action)) (Change, error) {
	near, ok := Find[Action](m, of)
	if !ok {
		return Change{}, m.wrongKind(of)
	}
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	v := m.verb("add")
	v.put(Action{ID: id, Name: strings.TrimSpace(name), Role: near.Role, Rank: near.Rank})
	join(v, near)
	return v.done()
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
		v.put(Deliverable{ID: id, Name: strings.TrimSpace(name)})
		v.put(NewRelation(Yields, r.ID, id, ""))
	case Deliverable:
		v.put(Action{ID: id, Name: strings.TrimSpace(name), Role: r.Owner})
		v.put(NewRelation(Yields, id, r.ID, ""))
	default:
		return Change{}, m.wrongKind(of)
	}
	return v.done()
}

// Pin fixes a box of a view at a point, in points; Unpin lets go of it.
func (m *Model) Pin(view View, of ID, x, y float64) (Change, error) {
	if !m.Has(of) {
		return Change{}, refuse("no-record", of)
	}
	v := m.verb("pin")
	id := PlaceID(view, of)
	for _, user := range m.Users(of) { // a place that came with another ID
		if p, ok := Find[Place](m, user); ok && p.View == view && p.ID != id {
			v.remove(p.ID)
		}
	}
	v.put(Place{ID: id, View: view, Of: of, X: x, Y: y})
	return v.done()
}

// Unpin lets a box go where the layout puts it.
func (m *Model) Unpin(view View, of ...ID) (Change, error) {
	v := m.verb("unpin")
	for _, id := range of {
		for _, user := range m.Users(id) {
			if p, ok := Find[Place](m, user); ok && p.View == view {
				v.remove(p.ID)
			}
		}
	}
	if v.change.IsEmpty() {
		return Change{}, refuse("nothing")
	}
	return v.done()
}
