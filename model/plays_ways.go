package model

import (
	"cmp"
	"slices"
)

// yielding lists the actions that yield a deliverable.
func (g *Graph) yielding(v int) []int32 {
	var actions []int32
	for _, in := range g.In(v) {
		switch {
		case int(in) >= g.Deliverables && int(in) < g.Elements:
			actions = append(actions, in)
		case g.IsOr(int(in)) && g.Ors[int(in)-g.Elements].Group == "":
			actions = append(actions, g.In(int(in))...)
		}
	}
	return actions
}

// groups lists the members of each group of alternatives that a deliverable needs.
func (g *Graph) groups(v int) [][]int32 {
	var groups [][]int32
	for _, in := range g.In(v) {
		if g.IsOr(int(in)) && g.Ors[int(in)-g.Elements].Group != "" {
			groups = append(groups, g.In(int(in)))
		}
	}
	return groups
}

// cast knows who stands behind each element, and where in the flow it is.
type cast struct {
	d    *Derivation
	role []ID   // by element: who does an action, who owns a deliverable
	side []Side // by element: that role's
	flow []int  // by element: actions by the order in which they run, deliverables by display order
	of   map[ID]Role
}

func (d *Derivation) cast() *cast {
	c := &cast{
		d: d, role: make([]ID, d.Graph.Elements), side: make([]Side, d.Graph.Elements), flow: d.flowOrder(),
		of: map[ID]Role{},
	}
	for _, role := range All[Role](d.Model) {
		c.of[role.ID] = role
	}
	for v, record := range d.Graph.Records {
		switch r := record.(type) {
		case Deliverable:
			c.role[v] = r.Owner
		case Action:
			c.role[v] = r.Role
		}
		c.side[v] = c.of[c.role[v]].Side
	}
	return c
}

// ownFirst lists the obtainable ones of some elements: what our side does before
// the rest, each by the flow. The side of a deliverable is that of the first
// action that yields it, else its owner's.
func (c *cast) ownFirst(nodes []int32, fix *Fixpoint) []int32 {
	foreign := func(v int32) int {
		if int(v) < c.d.Graph.Deliverables {
			if by := c.ownFirst(c.d.Graph.yielding(int(v)), fix); len(by) > 0 {
				v = by[0]
			}
		}
		if c.side[v] == SideOwn {
			return 0
		}
		return 1
	}
	var live []int32
	for _, v := range nodes {
		if fix.In(int(v)) {
			live = append(live, v)
		}
	}
	slices.SortFunc(live, func(a, b int32) int {
		return cmp.Or(cmp.Compare(foreign(a), foreign(b)), cmp.Compare(c.flow[a], c.flow[b]))
	})
	return live
}

// flowOrder numbers the elements by display order, but so that no action comes
// before one that the flow runs earlier, where the flow has no circle.
func (d *Derivation) flowOrder() []int {
	var pairs [][2]int32
	waits := make([]int32, d.Graph.Elements)
	for _, j := range d.Graph.Joints {
		if j.Rel == Then && j.From != j.To {
			pairs = append(pairs, [2]int32{j.From, j.To})
			waits[j.To]++
		}
	}
	next := layOut(pairs, d.Graph.Elements, 0)
	at := d.positions()
	var ready calendar
	for v, n := range waits {
		if n == 0 {
			ready.add(due{float64(at[v]), int32(v)})
		}
	}
	flow := make([]int, d.Graph.Elements)
	for v := range flow {
		flow[v] = d.Graph.Elements + at[v] // what a circle holds back goes last
	}
	for i := 0; len(ready) > 0; i++ {
		v := ready.next().v
		flow[v] = i
		for _, to := range next.of(int(v)) {
			if waits[to]--; waits[to] == 0 {
				ready.add(due{float64(at[to]), to})
			}
		}
	}
	return flow
}

// wayFinder finds what a route takes beyond what is unavoidable.
type wayFinder struct {
	d           *Derivation
	unavoidable []bool
	rank        []int32 // by node: when it is first obtained
	flow        []int
	seen        []int32 // by node: the search that last met it
	search      int32
	done        []float64 // by node: days within the route
}

func (d *Derivation) newWayFinder(flow []int) *wayFinder {
	w := &wayFinder{
		d: d, rank: make([]int32, d.Graph.Nodes()), seen: make([]int32, d.Graph.Nodes()),
		done: make([]float64, d.Graph.Nodes()), flow: flow,
	}
	w.unavoidable, _ = d.unavoidable()
	for _, goal := range d.Checkpoints().Goals {
		for _, a := range goal.Actions {
			w.unavoidable[d.Graph.Of[a]] = true
		}
	}
	for i, v := range d.Fixpoint.Fired {
		w.rank[v] = int32(i)
	}
	return w
}

// route is the way through a member of what an owner needs, or through an action
// that yields it. Of open choices on it the one that is obtained first counts.
func (w *wayFinder) route(member int32, owner int) Route {
	taken := w.take(member, owner)
	r := Route{Of: w.d.Graph.IDs[member], Actions: []ID{}}
	var actions []int32
	for _, v := range taken {
		w.done[v] = w.last(v)
		switch e := w.element(v).(type) {
		case Deliverable:
			r.Cost += e.Cost
			w.done[v] += e.Days
		case Action:
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
	slices.SortFunc(actions, func(a, b int32) int { return cmp.Compare(w.flow[a], w.flow[b]) })
	for _, a := range actions {
		r.Actions = append(r.Actions, w.d.Graph.IDs[a])
	}
	return r
}

func (w *wayFinder) element(v int32) Record {
	if w.d.Graph.IsOr(int(v)) {
		return nil
	}
	return w.d.Graph.Records[v]
}

// take lists the nodes of the way, inputs first.
func (w *wayFinder) take(member int32, owner int) []int32 {
	w.search++
	w.seen[owner], w.done[owner] = w.search, 0
	w.seen[member] = w.search
	stack, taken := []int32{member}, []int32{}
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
	return taken
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
		if w.seen[out] == w.search && w.d.Graph.Records[out].(Deliverable).Days == 0 {
			return w.d.Graph.Records[action].(Action).Days
		}
	}
	return 0
}
