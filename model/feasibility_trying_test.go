package model

import (
	"math"
	"slices"
)

// smallWays finds the cheapest way by trying every set of elements; only for
// models of up to some twenty obtainable ones. It shares no code with the search.
type smallWays struct {
	ids   []ID
	cost  []float64
	days  []float64
	needs [][][]uint32 // of each element: choices of sets of which one must be in
}

func newSmallWays(m *Model) smallWays {
	var w smallWays
	there := obtainableByRounds(m)
	at := map[ID]uint32{}
	add := func(id ID, cost, days float64) {
		if there[id] {
			at[id] = 1 << len(w.ids)
			w.ids, w.cost, w.days = append(w.ids, id), append(w.cost, cost), append(w.days, days)
		}
	}
	for _, d := range All[Deliverable](m) {
		add(d.ID, d.Cost, d.Days)
	}
	for _, a := range All[Action](m) {
		add(a.ID, a.Cost, a.Days)
	}
	for _, id := range w.ids {
		w.needs = append(w.needs, smallNeeds(m, id, at))
	}
	return w
}

// smallNeeds lists the choices of an element; what is not obtainable has no bit.
func smallNeeds(m *Model, id ID, at map[ID]uint32) [][]uint32 {
	var needs [][]uint32
	for _, r := range m.RelationsOf(id, Uses) {
		if r.From == id {
			needs = append(needs, []uint32{at[r.To]})
		}
	}
	d, ok := Find[Deliverable](m, id)
	if !ok || outside(d) {
		return needs
	}
	groups := map[string][]uint32{}
	for _, r := range m.RelationsOf(id, Needs) {
		if r.From == id && r.Group != "" {
			groups[r.Group] = append(groups[r.Group], at[r.To])
		} else if r.From == id {
			needs = append(needs, []uint32{at[r.To]})
		}
	}
	for _, part := range All[Deliverable](m) {
		if part.Parent == id {
			needs = append(needs, []uint32{at[part.ID]})
		}
	}
	for _, group := range groups {
		needs = append(needs, group)
	}
	if yields := m.RelationsOf(id, Yields); len(yields) > 0 {
		var actions []uint32
		for _, r := range yields {
			actions = append(actions, at[r.From])
		}
		needs = append(needs, actions)
	}
	return needs
}

// derives tells whether a set derives one of its elements by itself.
func (w smallWays) derives(set, goal uint32) bool {
	in := uint32(0)
	for again := true; again; {
		again = false
		for i, choices := range w.needs {
			if bit := uint32(1) << i; set&bit != 0 && in&bit == 0 && met(choices, in) {
				in |= bit
				again = true
			}
		}
	}
	return in&goal != 0
}

func met(choices [][]uint32, in uint32) bool {
	for _, choice := range choices {
		if !slices.ContainsFunc(choice, func(bit uint32) bool { return in&bit != 0 }) {
			return false
		}
	}
	return true
}

func (w smallWays) figures(set uint32) (cost, days float64) {
	for i := range w.ids {
		if set&(1<<i) != 0 {
			cost += w.cost[i]
			days += w.days[i]
		}
	}
	return cost, days
}

func (w smallWays) names(set uint32) []ID {
	var names []ID
	for i, id := range w.ids {
		if set&(1<<i) != 0 {
			names = append(names, id)
		}
	}
	slices.Sort(names)
	return names
}

// minimal tells whether a way can spare no element.
func (w smallWays) minimal(set, goal uint32) bool {
	for i := range w.ids {
		if bit := uint32(1) << i; set&bit != 0 && bit != goal && w.derives(set&^bit, goal) {
			return false
		}
	}
	return true
}

// best is the first minimal way by cost, days and sorted IDs.
func (w smallWays) best(goal uint32) (best uint32) {
	least := [2]float64{math.Inf(1), math.Inf(1)}
	for set := uint32(1); set < 1<<len(w.ids); set++ {
		if set&goal == 0 {
			continue
		}
		cost, days := w.figures(set)
		figures := [2]float64{cost, days}
		c := slices.Compare(figures[:], least[:])
		if c > 0 || !w.derives(set, goal) || !w.minimal(set, goal) {
			continue
		}
		if c < 0 || slices.Compare(w.names(set), w.names(best)) < 0 {
			best, least = set, figures
		}
	}
	return best
}
