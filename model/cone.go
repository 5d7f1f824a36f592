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
	t := tarjan{c: c, index: make([]int32, d.Graph.Nodes()), low: make([]int32, d.Graph.Nodes())}
	for _, goal := range goals {
		if d.Fixpoint.In(goal) {
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
	slices.SortFunc(comp, func(a, b int32) int { return cmp.Compare(rank[a], rank[b]) })
	first := len(t.c.nodes)
	for _, u := range comp {
		t.c.number[u] = int32(len(t.c.nodes))
		t.c.nodes = append(t.c.nodes, u)
	}
	t.c.comps = append(t.c.comps, [2]int{first, len(t.c.nodes)})
	t.open = t.open[:i]
}

// matrix computes the landmarks of every node of the cone: the greatest
// solution of LM(v) = {v} ∪ the union (AND) or intersection (OR) of LM over the
// inputs, component by component. Inside a component it sweeps up and down over
// the nodes whose inputs have changed, until none has.
func (c *cone) matrix() *landmarkMatrix {
	m := &landmarkMatrix{cone: c, rows: make([][]uint64, len(c.nodes)), deliverables: make([]uint64, len(c.nodes)>>6+1)}
	words := 0
	for n, v := range c.nodes {
		words += n>>6 + 1
		if int(v) < c.g.Deliverables {
			m.deliverables[n>>6] |= 1 << (n & 63)
		}
	}
	store := make([]uint64, words)
	spare := make([]uint64, len(c.nodes)>>6+1)
	take := func(n int) []uint64 {
		row := store[: n>>6+1 : n>>6+1]
		store = store[n>>6+1:]
		return row
	}
	for _, comp := range c.comps {
		if comp[1]-comp[0] == 1 {
			row := take(comp[0])
			m.combine(comp[0], row)
			m.rows[comp[0]] = row
			continue
		}
		m.sweep(comp, take, spare)
	}
	return m
}

// sweep solves one component of several nodes. On the first way up every node
// finds what it needs: it was obtained after an input that obtains it.
func (m *landmarkMatrix) sweep(comp [2]int, take func(int) []uint64, spare []uint64) {
	dirty := make([]bool, comp[1]-comp[0])
	left := len(dirty)
	for i := range dirty {
		dirty[i] = true
	}
	for up := true; left > 0; up = !up {
		for i := range dirty {
			n := comp[0] + i
			if !up {
				n = comp[1] - 1 - i
			}
			if !dirty[n-comp[0]] {
				continue
			}
			row := spare[:n>>6+1]
			dirty[n-comp[0]] = false
			left--
			if !m.combine(n, row) || slices.Equal(row, m.rows[n]) {
				continue
			}
			if m.rows[n] == nil {
				m.rows[n] = take(n)
			}
			copy(m.rows[n], row)
			for _, out := range m.g.Out(int(m.nodes[n])) {
				o := int(m.number[out])
				if o >= comp[0] && o < comp[1] && !dirty[o-comp[0]] {
					dirty[o-comp[0]] = true
					left++
				}
			}
		}
	}
}

// combine writes the row of node n from its inputs' rows. An input without a
// row yet stands for everything: an OR passes over it, an AND must wait.
func (m *landmarkMatrix) combine(n int, row []uint64) bool {
	v := m.nodes[n]
	isOr := m.g.IsOr(int(v))
	known, waits := 0, false
	if !isOr {
		clear(row)
	}
	m.live(v, func(in int32) {
		other := m.rows[m.number[in]]
		switch {
		case other == nil:
			waits = true
		case !isOr:
			known++
			for i := range min(len(row), len(other)) {
				row[i] |= other[i]
			}
		case known == 0:
			known++
			clear(row[copy(row, other):])
		default:
			known++
			for i := range row {
				if i < len(other) {
					row[i] &= other[i]
				} else {
					row[i] = 0
				}
			}
		}
	})
	if isOr && known == 0 || !isOr && waits {
		return false
	}
	row[n>>6] &= 1<<(n&63+1) - 1
	row[n>>6] |= 1 << (n & 63)
	return true
}
