package model

import "strings"

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

// act adds an action beside of, in its lane, and lets join draw its relations.
func (m *Model) act(of, id ID, name string, join func(*verb, Action)) (Change, error) {
	near, ok := Find[Action](m, of)
	if !ok {
		return Change{}, m.wrongKind(of)
	}
	if err := m.free(id, name); err != nil {
		return Change{}, err
	}
	v := m.verb("add")
	rank := v.ranksAfter(near, 1)[0]
	v.put(Action{ID: id, Name: strings.TrimSpace(name), Role: near.Role, Rank: rank})
	join(v, near)
	return v.done()
}

// MoveToLane gives actions to a role; an empty role is the lane of nobody.
func (m *Model) MoveToLane(role ID, actions ...ID) (Change, error) {
	for _, id := range actions {
		if _, ok := Find[Action](m, id); !ok {
			return Change{}, m.wrongKind(id)
		}
	}
	if _, ok := Find[Role](m, role); !ok && role != "" {
		return Change{}, m.wrongKind(role)
	}
	c, err := m.SetMany(actions, "role", string(role))
	c.Label = "move-to-lane"
	return c, err
}
