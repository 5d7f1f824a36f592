package model

import (
	"cmp"
	"slices"
)

// wayFinder finds what a route takes beyond what is unavoidable.
type wayFinder struct {
	d           *Derivation
	unavoidable []bool
	rank        []int32 // by node: when it is first obtained
	flow        []int
	seen        []int32 // by node: the search that last met it
	search      int32
	done        []float64 // by node: days within the route
	stack       []int32
	taken       []int32
	actions     []int32
}

func (d *Derivation) newWayFinder(flow []int) *wayFinder {
	w := &wayFinder{
		d: d, rank: make([]int32, d.Graph.Nodes()), seen: make([]int32, d.Graph.Nodes()),
		done: make([]float64, d.Graph.Nodes()), flow: flow,
	}
	w.unavoidable = d.unavoidable().unavoidable
	for i, v := range d.Fixpoint.Fired {
		w.rank[v] = int32(i)
	}
	return w
}

// route is the way through a member of what an owner needs, or through an action
// that yields it, with its actions' nodes until the next route. Of open choices
// on it the one that is obtained first counts.
func (w *wayFinder) route(member int32, owner int) (r Route, actions []int32) {
	w.take(member, owner)
	r = Route{Of: w.d.Graph.IDs[member]}
	actions = w.actions[:0]
	for _, v := range w.taken {
		w.done[v] = w.last(v)
		switch {
		case int(v) < w.d.Graph.Deliverables:
			e := w.d.Graph.things[v]
			r.Cost += e.Cost
			w.done[v] += e.Days
		case !w.d.Graph.IsOr(int(v)):
			e := w.d.Graph.action(v)
			r.Cost += e.Cost
			actions = append(actions, v)
			if v == member {
				w.done[v] += e.Days
			} else {
				w.done[v] += w.daysFor(v)
			}
		}
		r.Days = max(r.Days, w.done[v])
	}
	sortBy(actions, w.flow)
	r.Actions, w.actions = w.d.ids(actions), actions
	return r, actions
}

// take lists the nodes of the way, inputs first.
func (w *wayFinder) take(member int32, owner int) {
	w.search++
	w.seen[owner], w.done[owner] = w.search, 0
	w.seen[member] = w.search
	stack, taken := append(w.stack[:0], member), w.taken[:0]
	add := func(v int32) {
		free := w.d.Graph.IsOr(int(v)) || !w.unavoidable[v]
		if w.seen[v] != w.search && free && w.d.Fixpoint.In(int(v)) {
			w.seen[v] = w.search
			stack = append(stack, v)
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		taken = append(taken, v)
		ins := w.d.Graph.In(int(v))
		if !w.d.Graph.IsOr(int(v)) {
			for _, in := range ins {
				add(in)
			}
			continue
		}
		first := ins[0]
		for _, in := range ins {
			if w.d.Fixpoint.In(int(in)) && (!w.d.Fixpoint.In(int(first)) || w.rank[in] < w.rank[first]) {
				first = in
			}
		}
		add(first)
	}
	slices.SortFunc(taken, func(a, b int32) int { return cmp.Compare(w.rank[a], w.rank[b]) })
	w.stack, w.taken = stack, taken
}

// last is the day on which the latest input within the route is there, of a
// choice the earliest.
func (w *wayFinder) last(v int32) float64 {
	day, found := 0.0, false
	for _, in := range w.d.Graph.In(int(v)) {
		switch {
		case w.seen[in] != w.search || w.rank[in] >= w.rank[v]:
		case !found:
			day, found = w.done[in], true
		case w.d.Graph.IsOr(int(v)):
			day = min(day, w.done[in])
		default:
			day = max(day, w.done[in])
		}
	}
	return day
}

// open is the members of a choice, or none when one is unavoidable anyway.
func (w *wayFinder) open(members []int32) []int32 {
	for _, v := range members {
		if w.unavoidable[v] {
			return nil
		}
	}
	return members
}

// daysFor is what an action adds before the deliverable that it yields: nothing
// when that says its own days.
func (w *wayFinder) daysFor(action int32) float64 {
	for _, out := range w.d.Graph.Out(int(action)) {
		if w.d.Graph.IsOr(int(out)) {
			out = int32(w.d.Graph.Ors[int(out)-w.d.Graph.Elements].Owner)
		}
		if w.seen[out] == w.search && w.d.Graph.things[out].Days == 0 {
			return w.d.Graph.action(action).Days
		}
	}
	return 0
}
