package model

import (
	"fmt"
	"math/rand/v2"
)

// randomModel is a model of about size deliverables with everything that
// derivations must cope with: circles, groups, one deliverable in two groups,
// composites, externals, blocked elements, several goals, actions that use what
// they yield. The same seed gives the same model.
func randomModel(seed int64, size int) *Model {
	r := rand.New(rand.NewPCG(uint64(seed), 7))
	m := newModel(map[ID]Record{InfoID: Info{}})
	put := func(record Record) { m.records.set(record.Key(), record) }
	n := 2 + r.IntN(size)
	phases := r.IntN(4)
	for i := range phases {
		put(Phase{ID: ID(fmt.Sprintf("p%d", i)), Name: fmt.Sprintf("phase %d", i), Rank: fmt.Sprintf("%02d", i)})
	}
	name := func(i int) ID { return ID(fmt.Sprintf("d%d", i)) }
	for i := range n {
		put(randomDeliverable(r, i, phases))
	}
	// Mostly downhill, so that circles are there but do not swallow everything.
	lower := func(i int) int {
		if r.IntN(8) == 0 || i == 0 {
			return r.IntN(n)
		}
		return max(0, i-1-r.IntN(min(i, 6)))
	}
	for i := range n {
		for range r.IntN(4) {
			if to := lower(i); to != i {
				put(NewRelation(Needs, name(i), name(to), []string{"", "", "g", "h"}[r.IntN(4)]))
			}
		}
		if part := lower(i); r.IntN(6) == 0 && part != i {
			d := m.at(name(part)).(Deliverable)
			d.Parent = name(i)
			put(d)
			if _, err := m.firstParentLoop([]ID{d.ID}); err != nil {
				d.Parent = ""
				put(d)
			}
		}
		if to := lower(i); r.IntN(8) == 0 && to != i {
			put(NewRelation([]RelationKind{Helps, Sync}[r.IntN(2)], name(i), name(to), ""))
		}
	}
	for i := range r.IntN(n + 1) {
		put(Action{ID: ID(fmt.Sprintf("a%d", i)), Name: "act", Days: float64(r.IntN(5)), Cost: float64(r.IntN(4))})
		yields := r.IntN(n)
		put(NewRelation(Yields, ID(fmt.Sprintf("a%d", i)), name(yields), ""))
		for range r.IntN(3) {
			put(NewRelation(Uses, ID(fmt.Sprintf("a%d", i)), name(lower(yields)), ""))
		}
	}
	for i := range phases {
		if r.IntN(2) == 0 {
			put(NewRelation(Closes, ID(fmt.Sprintf("p%d", i)), name(r.IntN(n)), ""))
		}
	}
	if err := m.Check(); err != nil {
		panic(err)
	}
	return m
}

func randomDeliverable(r *rand.Rand, i, phases int) Deliverable {
	d := Deliverable{ID: ID(fmt.Sprintf("d%d", i)), Name: fmt.Sprintf("thing %d", i), Rank: fmt.Sprint(r.IntN(3))}
	d.Days, d.Cost = float64(r.IntN(4)), float64(r.IntN(4))
	d.Goal = r.IntN(6) == 0
	if phases > 0 && r.IntN(3) == 0 {
		d.Phase = ID(fmt.Sprintf("p%d", r.IntN(phases)))
	}
	switch r.IntN(24) {
	case 0:
		d.State = StateBlocked
	case 1:
		d.Cover = CoverNobody
	case 2, 3:
		d.Origin = OriginExternal
	case 4:
		d.Origin = OriginAssumption
	}
	return d
}
