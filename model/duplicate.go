package model

import "slices"

// duplicable are the kinds that Duplicate copies; relations between copied
// records come along by themselves.
var duplicable = []Kind{KindPhase, KindRole, KindDeliverable, KindAction, KindKPI}

// Duplicate copies records and the relations between them, each kind right
// after the last of its originals. mint makes the IDs of the copies, in the
// order of ids.
func (m *Model) Duplicate(ids []ID, mint func(Kind) ID) (Change, error) {
	if len(ids) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb("duplicate")
	copies := map[ID]ID{}
	for _, id := range ids {
		r, ok := m.Get(id)
		if !ok || !slices.Contains(duplicable, r.Kind()) {
			return Change{}, m.wrongKind(id)
		}
		if copies[id] != "" {
			continue
		}
		copies[id] = mint(r.Kind())
		if m.Has(copies[id]) {
			return Change{}, refuse("taken", copies[id])
		}
	}
	for _, kind := range duplicable {
		v.duplicateKind(kind, copies)
	}
	v.duplicateRelations(copies)
	return v.done()
}

func (v *verb) duplicateKind(kind Kind, copies map[ID]ID) {
	var originals []Record
	for _, r := range v.on.Records(kind) {
		if copies[r.Key()] != "" {
			originals = append(originals, r)
		}
	}
	if len(originals) == 0 {
		return
	}
	ranks := v.ranksAfter(originals[len(originals)-1], len(originals))
	for i, r := range originals {
		twin := WithID(r, copies[r.Key()])
		for _, ref := range references(twin) {
			if id := copies[ref.to]; id != "" {
				twin, _ = With(twin, *ref.field, string(id))
			}
		}
		if ranked, err := withRank(twin, ranks[i]); err == nil {
			twin = ranked
		}
		v.put(twin)
	}
}

func (v *verb) duplicateRelations(copies map[ID]ID) {
	for r := range Each[Relation](v.on) {
		from, to := copies[r.From], copies[r.To]
		if from == "" || to == "" {
			continue
		}
		twin := NewRelation(r.Rel, from, to, r.Group)
		twin.Label = r.Label
		v.put(twin)
	}
}
