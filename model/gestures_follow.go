package model

// AddHigher makes one more need of what needs this one's dependent: a branch is
// done, and the chain goes on a step nearer to the goal.
func (m *Model) AddHigher(below, id ID, name string) (Change, error) {
	of, ok := Find[Deliverable](m, below)
	if !ok {
		return Change{}, m.wrongKind(below)
	}
	dependent, ok := m.nearestDependent(of)
	if !ok {
		return Change{}, refuse("nothing-above", of.Name)
	}
	return m.AddSibling(dependent, id, name)
}

// Onto is the Change of a gesture that made an element, drawn to one that is
// there already instead: the same relations, no new element. A gesture that
// joins nothing stays as it is.
func (m *Model) Onto(c Change, made, there ID) (Change, error) {
	v := m.verb("relate")
	joins := false
	for _, e := range c.Edits {
		r, ok := e.After.(Relation)
		switch {
		case e.ID() == made:
		case !ok || r.From != made && r.To != made:
			v.edits[e.ID()] = e
		default:
			joins = true
			if err := v.join(r.moved(made, there)); err != nil {
				return Change{}, err
			}
			if m.isJoinedLike(r.moved(made, there)) {
				return Change{}, refuse("already-joined")
			}
		}
	}
	if !joins {
		return c, nil
	}
	return v.done()
}

// moved is the relation with one of its ends at another record.
func (r Relation) moved(from, to ID) Relation {
	if r.From == from {
		r.From = to
	}
	if r.To == from {
		r.To = to
	}
	return r
}

// isJoinedLike tells whether a relation of this kind joins these ends, in any
// group.
func (m *Model) isJoinedLike(like Relation) bool {
	for _, r := range m.RelationsOf(like.From, like.Rel) {
		if r.From == like.From && r.To == like.To {
			return true
		}
	}
	return false
}

// FollowNeeds draws the flow that the needs ask for: each of these actions (of
// none: every one) uses what its deliverables need, and comes after the actions
// that yield it. What is drawn already stays as it is, and an order that is
// drawn the other way round is left to the user.
func (m *Model) FollowNeeds(actions ...ID) (Change, error) {
	if len(actions) == 0 {
		for _, a := range m.Records(KindAction) {
			actions = append(actions, a.Key())
		}
	}
	v := m.verb("follow-needs")
	for _, id := range actions {
		if _, ok := Find[Action](m, id); !ok {
			return Change{}, m.wrongKind(id)
		}
		for _, y := range m.RelationsOf(id, Yields) {
			for _, n := range m.RelationsOf(y.To, Needs) {
				if n.From == y.To {
					v.follow(id, n.To)
				}
			}
		}
	}
	if len(v.edits) == 0 {
		return Change{}, refuse("no-change")
	}
	return v.done()
}

// follow lets an action use a deliverable and come after those that yield it.
func (v *verb) follow(action, need ID) {
	isOwn := false
	for _, y := range v.on.RelationsOf(need, Yields) {
		isOwn = isOwn || y.From == action
	}
	if isOwn {
		return // it makes both in one go
	}
	if uses := NewRelation(Uses, action, need, ""); v.now(uses.ID) == nil {
		v.put(uses)
	}
	for _, y := range v.on.RelationsOf(need, Yields) {
		then, back := NewRelation(Then, y.From, action, ""), RelationID(Then, action, y.From, "")
		if v.now(then.ID) == nil && v.now(back) == nil {
			v.put(then)
		}
	}
}
