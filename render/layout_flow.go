package render

import (
	"cmp"
	"slices"
)

// flow is a net without cycles: its edges all run forward, those that closed
// a cycle turned round, and the nodes have an order that the edges follow.
type flow struct {
	edges []netEdge
	order []int
	out   [][]int // per node, the nodes after it
	in    [][]int
}

// newFlow turns round the edges that a depth-first walk finds to close a
// cycle. The walk starts at what stands first: boxes that nothing precedes,
// after those of the ranks to keep, in their order.
func newFlow(n *net) *flow {
	out := make([][]int, len(n.nodes))
	preceded := make([]bool, len(n.nodes))
	for _, e := range n.edges {
		out[e.from] = append(out[e.from], e.to)
		preceded[e.to] = true
	}
	place := orderAfter(walk(startOrder(n, preceded), out))
	f := &flow{out: make([][]int, len(n.nodes)), in: make([][]int, len(n.nodes))}
	f.order = make([]int, len(n.nodes))
	for v, p := range place {
		f.order[p] = v
	}
	seen := make(map[netEdge]bool)
	for _, e := range n.edges {
		if place[e.from] > place[e.to] {
			e.from, e.to = e.to, e.from
		}
		if seen[e] {
			continue
		}
		seen[e] = true
		f.edges = append(f.edges, e)
		f.out[e.from] = append(f.out[e.from], e.to)
		f.in[e.to] = append(f.in[e.to], e.from)
	}
	return f
}

// startOrder lists the nodes in the order to start walks from: what nothing
// precedes, then the ranks to keep, then the rest. An edge from a later rank to an
// earlier one is thus the one that is found to close a cycle, not one that the
// picture already shows running forward.
func startOrder(n *net, preceded []bool) []int {
	rank := keptRanks(n)
	start := make([]int, len(n.nodes))
	for v := range start {
		start[v] = v
	}
	key := func(v int) int {
		switch {
		case !preceded[v]:
			return -1
		case rank[v] < 0:
			return len(n.keep)
		}
		return rank[v]
	}
	slices.SortStableFunc(start, func(a, b int) int { return cmp.Compare(key(a), key(b)) })
	return start
}

// keptRanks returns the rank to keep of each node, −1 for none.
func keptRanks(n *net) []int {
	rank := make([]int, len(n.nodes))
	for v := range rank {
		rank[v] = -1
	}
	for k, row := range n.keep {
		for _, v := range row {
			rank[v] = k
		}
	}
	return rank
}

// walk goes depth first through the graph and returns the nodes in the order
// in which they are left for good. It keeps its own stack: a chain may be as
// long as the model.
func walk(start []int, out [][]int) []int {
	left := make([]int, 0, len(out))
	next := make([]int, len(out))
	seen := make([]bool, len(out))
	var stack []int
	for _, s := range start {
		if seen[s] {
			continue
		}
		seen[s] = true
		stack = append(stack, s)
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			if next[v] == len(out[v]) {
				left = append(left, v)
				stack = stack[:len(stack)-1]
				continue
			}
			u := out[v][next[v]]
			next[v]++
			if !seen[u] {
				seen[u] = true
				stack = append(stack, u)
			}
		}
	}
	return left
}

// orderAfter returns each node's place when the list is read from its end.
func orderAfter(left []int) []int {
	place := make([]int, len(left))
	for i, v := range left {
		place[v] = len(left) - 1 - i
	}
	return place
}

// heldRanks returns the rows of the net's order to keep without the nodes that
// cannot stay there because an edge now runs against the ranks. Nodes that no
// row holds do not push a row away: they count as between the rows. Along every
// edge the pair (row, steps since) grows, so rows taken each as one node make
// no cycle.
func heldRanks(n *net, f *flow) [][]int {
	rank := keptRanks(n)
	behind := make([]int, len(n.nodes))
	for _, v := range f.order {
		after := -1
		for _, u := range f.in[v] {
			after = max(after, behind[u])
		}
		if rank[v] <= after {
			rank[v] = -1
		}
		behind[v] = max(after, rank[v])
	}
	var held [][]int
	for k, row := range n.keep {
		var stays []int
		for _, v := range row {
			if rank[v] == k {
				stays = append(stays, v)
			}
		}
		if len(stays) > 0 {
			held = append(held, stays)
		}
	}
	return held
}
