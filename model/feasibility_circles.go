package model

import (
	"cmp"
	"slices"
)

// Circle is a shortest circle of elements that wait for each other, each for
// the next and the last for the first. A deadlock holds whatever else is there;
// any other circle is broken by its exits: alternatives outside of it.
type Circle struct {
	Elements []ID `json:"elements"`
	Deadlock bool `json:"deadlock"`
	Exits    []ID `json:"exits"`
}

// circleSteps limits the search for circles (inputs looked at). Models made by
// people stay a thousandfold below it; beyond it a circle may not be the
// shortest, and a deadlock is listed whole.
const circleSteps = 50_000_000

// Circles lists the circles of the whole model, deadlocks first. Supplying all
// deadlocks' elements, and what is blocked, makes everything obtainable. A
// strongly connected part of the model without a deadlock is listed as one
// circle, which is no more than a hint.
func (d *Derivation) Circles() []Circle {
	return d.circles.get(func() []Circle {
		if d.isKnownStraight() {
			return []Circle{}
		}
		s := circleSearch{g: d.Graph, fix: d.Fixpoint, left: circleSteps, order: d.positions(), found: []Circle{}}
		comp, count := components(d.Graph.in)
		for _, nodes := range gather(comp, count) {
			if len(nodes) > 1 {
				s.component(nodes)
			}
		}
		slices.SortFunc(s.found, func(a, b Circle) int {
			if a.Deadlock != b.Deadlock {
				if a.Deadlock {
					return -1
				}
				return 1
			}
			return cmp.Compare(s.order[s.g.Of[a.Elements[0]]], s.order[s.g.Of[b.Elements[0]]])
		})
		return s.found
	})
}

// isKnownStraight tells whether it is known already that nothing waits for
// itself: the goals rest on every node, each a component of its own.
func (d *Derivation) isKnownStraight() bool {
	ground, ok := d.ground.known()
	return ok && len(ground.comps) == d.Graph.Nodes()
}

// gather lists the nodes of each component.
func gather(comp []int32, count int) [][]int32 {
	members := make([][]int32, count)
	for v, c := range comp {
		members[c] = append(members[c], int32(v))
	}
	return members
}

// circleSearch looks for circles, one strongly connected component at a time.
type circleSearch struct {
	g     *Graph
	fix   *Fixpoint
	left  int   // steps
	order []int // display order of elements
	found []Circle
}

// component lists one component's deadlocks, or one circle when it has none. A
// deadlock's circle is supplied and the rest looked at again, until nothing in
// the component waits for itself.
func (s *circleSearch) component(nodes []int32) {
	inside := s.within(nodes)
	stuck := inside.stuck()
	if len(stuck) == 0 {
		circle := s.shortest(nodes)
		s.add(circle, false, s.exits(inside, circle))
		return
	}
	for todo := [][]int32{stuck}; len(todo) > 0; {
		last := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, part := range s.parts(last) {
			deadlock := s.within(part)
			stuck := deadlock.stuck()
			if len(stuck) == 0 {
				continue
			}
			circle := s.shortest(stuck)
			if s.left <= 0 {
				circle = s.elements(stuck)
			}
			s.add(circle, true, nil)
			if rest := deadlock.supply(circle); len(rest) > 1 {
				todo = append(todo, rest)
			}
		}
	}
}

// add keeps a circle, turned so that its first element in display order leads.
func (s *circleSearch) add(circle []int32, deadlock bool, exits []int32) {
	first := 0
	for i, v := range circle {
		if s.order[v] < s.order[circle[first]] {
			first = i
		}
	}
	circle = slices.Concat(circle[first:], circle[:first])
	slices.SortFunc(exits, func(a, b int32) int { return cmp.Compare(s.order[a], s.order[b]) })
	s.found = append(s.found, Circle{s.ids(circle), deadlock, s.ids(slices.Compact(exits))})
}

func (s *circleSearch) ids(nodes []int32) []ID {
	ids := make([]ID, len(nodes))
	for i, v := range nodes {
		ids[i] = s.g.IDs[v]
	}
	return ids
}

func (s *circleSearch) elements(nodes []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(nodes), func(v int32) bool { return s.g.IsOr(int(v)) })
}

// parts splits nodes into strongly connected components of more than one.
func (s *circleSearch) parts(nodes []int32) [][]int32 {
	s.left -= len(nodes)
	at := numbered(nodes)
	var pairs [][2]int32
	for i, v := range nodes {
		for _, in := range s.g.In(int(v)) {
			if j, ok := at[in]; ok {
				pairs = append(pairs, [2]int32{int32(i), j})
			}
		}
	}
	comp, count := components(layOut(pairs, len(nodes), 0))
	parts := gather(comp, count)
	for _, part := range parts {
		for i, v := range part {
			part[i] = nodes[v]
		}
	}
	return slices.DeleteFunc(parts, func(part []int32) bool { return len(part) < 2 })
}

func numbered(nodes []int32) map[int32]int32 {
	at := make(map[int32]int32, len(nodes))
	for i, v := range nodes {
		at[v] = int32(i)
	}
	return at
}

// component is a part of the graph of which everything outside is there, and
// nothing inside is blocked.
type component struct {
	g       *Graph
	nodes   []int32
	at      map[int32]int32
	missing []int32 // by place in nodes; below zero: there
	fired   []int32 // places, in the order in which they came to be there
}

func (s *circleSearch) within(nodes []int32) *component {
	s.left -= len(nodes)
	c := &component{g: s.g, nodes: nodes, at: numbered(nodes), missing: make([]int32, len(nodes))}
	for i, v := range nodes {
		for _, in := range s.g.In(int(v)) {
			if _, ok := c.at[in]; ok {
				c.missing[i]++
			} else if s.g.IsOr(int(v)) {
				c.missing[i] = -int32(len(nodes)) // met from outside
			}
		}
	}
	for i := range nodes {
		if c.missing[i] <= 0 {
			c.fire(int32(i))
		}
	}
	c.spread(0)
	return c
}

func (c *component) fire(i int32) {
	c.missing[i] = -1
	c.fired = append(c.fired, i)
}

// spread follows what comes to be there from the n-th that did.
func (c *component) spread(n int) {
	for ; n < len(c.fired); n++ {
		for _, to := range c.g.Out(int(c.nodes[c.fired[n]])) {
			i, ok := c.at[to]
			if !ok || c.missing[i] < 0 {
				continue
			}
			c.missing[i]--
			if c.missing[i] == 0 || c.g.IsOr(int(to)) {
				c.fire(i)
			}
		}
	}
}

// stuck lists what is not there.
func (c *component) stuck() []int32 {
	var stuck []int32
	for i, v := range c.nodes {
		if c.missing[i] >= 0 {
			stuck = append(stuck, v)
		}
	}
	return stuck
}

// supply makes some elements be there, and lists what is stuck even then.
func (c *component) supply(elements []int32) []int32 {
	n := len(c.fired)
	for _, v := range elements {
		if i := c.at[v]; c.missing[i] >= 0 {
			c.fire(i)
		}
	}
	c.spread(n)
	return c.stuck()
}
