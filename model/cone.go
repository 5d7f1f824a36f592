package model

import (
	"cmp"
	"slices"
)

// cone is the obtainable part of the graph that some goals rest on, numbered so
// that every node follows its strongly connected component's inputs, and
// inside a component the order in which nodes are first obtained. Whatever a
// node cannot be without therefore has a smaller number than the node.
type cone struct {
	g      *Graph
	fix    *Fixpoint
	roots  []int    // the obtainable goals
	nodes  []int32  // by number
	number []int32  // by node, -1 outside the cone
	comps  [][2]int // first number and the one past the last, components in order
}

func (d *Derivation) cone(goals []int) *cone {
	c := &cone{g: d.Graph, fix: d.Fixpoint, number: make([]int32, d.Graph.Nodes())}
	for v := range c.number {
		c.number[v] = -1
	}
	rank := make([]int32, d.Graph.Nodes())
	for i, v := range d.Fixpoint.Fired {
		rank[v] = int32(i)
	}
	c.nodes = make([]int32, 0, d.Graph.Nodes())
	c.comps = make([][2]int, 0, d.Graph.Nodes())
	t := tarjan{c: c, index: make([]int32, d.Graph.Nodes()), low: make([]int32, d.Graph.Nodes())}
	for _, goal := range goals {
		if d.Fixpoint.In(goal) {
			c.roots = append(c.roots, goal)
			t.visit(int32(goal), rank)
		}
	}
	return c
}

// live calls f with each obtainable input of a node.
func (c *cone) live(v int32, f func(in int32)) {
	for _, in := range c.g.In(int(v)) {
		if c.fix.In(int(in)) {
			f(in)
		}
	}
}

// tarjan finds strongly connected components (Tarjan, Depth-first search and
// linear graph algorithms, 1972), inputs first, with a stack of its own: a
// chain of a million needs must not overflow the program's.
type tarjan struct {
	c     *cone
	index []int32 // 0: not yet seen
	low   []int32
	count int32
	open  []int32
	calls []call
}

// call is a node being visited and how many of its inputs are done.
type call struct{ v, next int32 }

func (t *tarjan) visit(root int32, rank []int32) {
	if t.index[root] != 0 {
		return
	}
	t.enter(root)
	for len(t.calls) > 0 {
		top := &t.calls[len(t.calls)-1]
		ins := t.c.g.In(int(top.v))
		if int(top.next) < len(ins) {
			in := ins[top.next]
			top.next++
			switch {
			case !t.c.fix.In(int(in)):
			case t.index[in] == 0:
				t.enter(in)
			case t.c.number[in] < 0:
				t.low[top.v] = min(t.low[top.v], t.index[in])
			}
			continue
		}
		v := top.v
		t.calls = t.calls[:len(t.calls)-1]
		if len(t.calls) > 0 {
			up := t.calls[len(t.calls)-1].v
			t.low[up] = min(t.low[up], t.low[v])
		}
		if t.low[v] == t.index[v] {
			t.close(v, rank)
		}
	}
}

func (t *tarjan) enter(v int32) {
	t.count++
	t.index[v], t.low[v] = t.count, t.count
	t.open = append(t.open, v)
	t.calls = append(t.calls, call{v: v})
}

// close takes a finished component off the stack and numbers it.
func (t *tarjan) close(v int32, rank []int32) {
	i := len(t.open) - 1
	for t.open[i] != v {
		i--
	}
	comp := t.open[i:]
	if len(comp) > 1 {
		slices.SortFunc(comp, func(a, b int32) int { return cmp.Compare(rank[a], rank[b]) })
	}
	first := len(t.c.nodes)
	for _, u := range comp {
		t.c.number[u] = int32(len(t.c.nodes))
		t.c.nodes = append(t.c.nodes, u)
	}
	t.c.comps = append(t.c.comps, [2]int{first, len(t.c.nodes)})
	t.open = t.open[:i]
}
