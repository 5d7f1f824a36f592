package model

import (
	"cmp"
	"slices"
)

// cast knows who stands behind each element and where in the flow it is.
type cast struct {
	d    *Derivation
	role []ID   // by element: who does an action, who owns a deliverable
	side []Side // by element: that role's
	flow []int  // by element: actions in the order in which they run, deliverables in display order
	of   map[ID]Role
	busy []ID // by phase, the last for all: our role with the most actions
}

func (d *Derivation) cast() *cast {
	return d.casting.get(func() *cast {
		c := &cast{
			d: d, role: make([]ID, d.Graph.Elements), side: make([]Side, d.Graph.Elements), flow: d.flowOrder(),
			of: map[ID]Role{},
		}
		for role := range Each[Role](d.Model) {
			c.of[role.ID] = role
		}
		for v := range d.Graph.Elements {
			if v < d.Graph.Deliverables {
				c.role[v] = d.Graph.things[v].Owner
			} else {
				c.role[v] = d.Graph.action(int32(v)).Role
			}
			if c.role[v] != "" {
				c.side[v] = c.of[c.role[v]].Side
			}
		}
		c.busy = c.busiest()
		return c
	})
}

// busiest is, for each phase and last for all of them, our role with the most
// actions there.
func (c *cast) busiest() []ID {
	p := c.d.phasing()
	roles := c.d.Model.Records(KindRole)
	index := map[ID]int{}
	for i, r := range roles {
		index[r.Key()] = i
	}
	busy := make([]ID, len(p.phases)+1)
	count := make([]int, len(roles)*len(busy))
	for v := c.d.Graph.Deliverables; v < c.d.Graph.Elements; v++ {
		if c.side[v] != SideOwn {
			continue
		}
		role := index[c.role[v]]
		count[len(p.phases)*len(roles)+role]++
		if p.of[v] >= 0 {
			count[p.of[v]*len(roles)+role]++
		}
	}
	for i := range busy {
		most := 0
		for role, n := range count[i*len(roles) : (i+1)*len(roles)] {
			if n > most {
				most, busy[i] = n, roles[role].Key()
			}
		}
	}
	return busy
}

// ownFirst lists the obtainable ones of some elements: what our side does before
// the rest, each by the flow. A deliverable counts as ours when the first action
// that yields it is.
func (c *cast) ownFirst(nodes []int32) []int32 {
	live := make([]int32, 0, len(nodes))
	for _, v := range nodes {
		if c.d.Fixpoint.In(int(v)) {
			live = append(live, v)
		}
	}
	if len(live) > 1 {
		slices.SortFunc(live, func(a, b int32) int {
			return cmp.Or(cmp.Compare(c.foreign(a), c.foreign(b)), cmp.Compare(c.flow[a], c.flow[b]))
		})
	}
	return live
}

func (c *cast) foreign(v int32) int {
	if int(v) < c.d.Graph.Deliverables {
		if by := c.ownFirst(c.d.Graph.yielding(int(v))); len(by) > 0 {
			v = by[0]
		}
	}
	if c.side[v] == SideOwn {
		return 0
	}
	return 1
}

// flowOrder numbers the elements by display order, but so that no action comes
// before one that the flow runs earlier; actions on a circle of the flow go last.
func (d *Derivation) flowOrder() []int {
	flow := slices.Clone(d.positions())
	var pairs [][2]int32
	waits := make([]int32, d.Graph.Elements)
	for _, j := range d.Graph.Joints {
		if j.Rel == Then && j.From != j.To {
			pairs = append(pairs, [2]int32{j.From, j.To})
			waits[j.To]++
		}
	}
	if len(pairs) == 0 {
		return flow
	}
	next := layOut(pairs, d.Graph.Elements, 0)
	layer := make([]int, d.Graph.Elements)
	var ready []int32
	for v, n := range waits {
		if n == 0 {
			ready = append(ready, int32(v))
		}
	}
	for len(ready) > 0 {
		v := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		for _, to := range next.of(int(v)) {
			layer[to] = max(layer[to], layer[v]+1)
			if waits[to]--; waits[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
	for v, n := range waits {
		if n > 0 {
			layer[v] = d.Graph.Elements
		}
		flow[v] += layer[v] * d.Graph.Elements
	}
	return flow
}

// yielding lists the actions that yield a deliverable. The slice may be shared.
func (g *Graph) yielding(v int) []int32 {
	for i, in := range g.In(v) {
		switch {
		case int(in) >= g.Deliverables && int(in) < g.Elements:
			return g.In(v)[i : i+1]
		case g.IsOr(int(in)) && g.Ors[int(in)-g.Elements].Group == "":
			return g.In(int(in))
		}
	}
	return nil
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
