package model

import "slices"

// fragmentKinds are the kinds that a fragment takes along when they are picked;
// what they name of the others comes along as far as companions says.
var fragmentKinds = []Kind{KindPhase, KindRole, KindDeliverable, KindAction, KindKPI}

// companions are known again by their names where a fragment is pasted.
var companions = []Kind{KindPhase, KindRole}

// Fragment is a model of these records alone: with the relations between them,
// the remarks on them, and the roles and phases that they name. What else they
// name is left out.
func (m *Model) Fragment(ids ...ID) (*Model, error) {
	part := Empty()
	for _, id := range ids {
		r, ok := m.Get(id)
		if !ok || !slices.Contains(fragmentKinds, r.Kind()) {
			continue
		}
		part.records.set(id, r)
	}
	if part.Len() == 1 {
		return nil, refuse("nothing")
	}
	for _, id := range ids {
		if r := part.at(id); r != nil {
			part.records.set(id, m.cutLoose(part, r))
		}
	}
	for r := range Each[Relation](m) {
		if part.Has(r.From) && part.Has(r.To) {
			part.records.set(r.ID, r)
		}
	}
	for r := range Each[Remark](m) {
		if r.On != "" && part.Has(r.On) {
			part.records.set(r.ID, r)
		}
	}
	return part, nil
}

// cutLoose is a record without what it names outside the fragment; roles and
// phases are taken into it.
func (m *Model) cutLoose(part *Model, r Record) Record {
	for _, ref := range references(r) {
		to := m.at(ref.to)
		switch {
		case part.Has(ref.to):
		case slices.Contains(companions, to.Kind()):
			part.records.set(ref.to, to)
		default:
			r, _ = With(r, *ref.field, "")
		}
	}
	return r
}

// PasteFragment adds a copy of every record of a fragment, right after the last
// of its kind. A role or phase of a name that is there already is that one. The
// copies are made known in the order of display, mint makes their IDs.
func (m *Model) PasteFragment(part *Model, mint func(Kind) ID) (Change, []ID, error) {
	p := pasting{m.verb("paste"), mint, map[ID]ID{}, nil}
	for _, kind := range append(slices.Clone(fragmentKinds), KindRemark) {
		if err := p.take(part.Records(kind), kind); err != nil {
			return Change{}, nil, err
		}
	}
	for _, kind := range append(slices.Clone(fragmentKinds), KindRemark) {
		p.put(part.Records(kind), kind)
	}
	for r := range Each[Relation](part) {
		from, to := p.copies[r.From], p.copies[r.To]
		if from == "" || to == "" {
			continue
		}
		twin := NewRelation(r.Rel, from, to, r.Group)
		twin.Label = r.Label
		p.verb.put(twin)
	}
	c, err := p.verb.done()
	if err == nil && c.IsEmpty() {
		err = refuse("no-change")
	}
	return c, p.made, err
}

// pasting is a fragment on its way into the model.
type pasting struct {
	verb   *verb
	mint   func(Kind) ID
	copies map[ID]ID // by the ID in the fragment
	made   []ID      // elements, in order of display
}

// take gives every record of a kind its ID in the model.
func (p *pasting) take(records []Record, kind Kind) error {
	there := map[string]ID{}
	if slices.Contains(companions, kind) {
		for _, r := range p.verb.on.Records(kind) {
			there[NameOf(r)] = r.Key()
		}
	}
	for _, r := range records {
		id := there[NameOf(r)]
		if id == "" {
			id = p.mint(kind)
			if p.verb.on.Has(id) {
				return refuse("taken", id)
			}
		}
		p.copies[r.Key()] = id
	}
	return nil
}

// put adds those records of a kind that are not in the model yet.
func (p *pasting) put(records []Record, kind Kind) {
	ranks, _ := ranksBetween(lastRank(p.verb.on.Records(kind)), "", len(records))
	for i, r := range records {
		id := p.copies[r.Key()]
		if p.verb.on.Has(id) {
			continue
		}
		twin := WithID(r, id)
		for _, ref := range references(twin) {
			twin, _ = With(twin, *ref.field, string(p.copies[ref.to]))
		}
		if ranked, err := withRank(twin, ranks[i]); err == nil && kind != KindRemark {
			twin = ranked
		}
		if kind == KindDeliverable || kind == KindAction {
			p.made = append(p.made, id)
		}
		p.verb.put(twin)
	}
}
