package model

// Retie makes a relation another one: of another kind, between other ends, in
// another group. The remarks on it stay on it.
func (m *Model) Retie(relation ID, to Relation) (Change, error) {
	r, ok := Find[Relation](m, relation)
	if !ok {
		return Change{}, m.wrongKind(relation)
	}
	now := NewRelation(to.Rel, to.From, to.To, to.Group)
	now.Label = to.Label
	if now == r {
		return Change{}, refuse("no-change")
	}
	v := m.verb("retie")
	v.remove(relation)
	if err := v.join(now); err != nil {
		return Change{}, err
	}
	if now.ID != relation {
		v.repoint(relation, now.ID)
	}
	return v.done()
}

// AlternativesOf lists the needs by which a deliverable that needs all of these
// needs them: what MakeAlternatives makes a group of. The first such dependent
// in display order counts.
func (m *Model) AlternativesOf(ids ...ID) ([]ID, error) {
	if len(ids) < 2 {
		return nil, refuse("two-at-least")
	}
	for _, id := range ids {
		if _, ok := Find[Deliverable](m, id); !ok {
			return nil, m.wrongKind(id)
		}
	}
	for _, d := range m.Records(KindDeliverable) {
		var needs []ID
		for _, id := range ids {
			for _, r := range m.neededBy(id) {
				if r.From == d.Key() {
					needs = append(needs, r.ID)
					break
				}
			}
		}
		if len(needs) == len(ids) {
			return needs, nil
		}
	}
	return nil, refuse("no-common")
}
