package render

import (
	"cmp"
	"slices"
)

// ladder is a net with ranks, whose edges all go from one rank to the next: a
// longer edge passes through a point in each rank between, and a cluster has a
// point in each rank that it only spans. The rows hold everything that takes
// room in a rank, in order.
type ladder struct {
	net    *net
	rungs  []rung
	rows   [][]int // rungs per rank, in order
	place  []int   // each rung's place in its row
	turns  []int   // see turn; nil where no order is to be kept
	points int     // how many rungs are no nodes
	most   int     // how many of those there may be
}

// rung is a node in its rank, or a point of an edge or cluster (node −1).
type rung struct {
	node, rank int
	across     float64
	home       int // innermost cluster, −1 for none
	up, down   []int
}

// newLadder builds the rungs. The points of long edges are bounded, shortest
// edges served first, so that no model, however tangled, makes the picture
// expensive; an edge without points is simply not counted when rows are sorted.
func newLadder(n *net, f *flow, rank []int, held [][]int) *ladder {
	l := &ladder{net: n, most: 1000 + 8*len(n.nodes)}
	top := 0
	for v, r := range rank {
		top = max(top, r)
		l.rungs = append(l.rungs, rung{node: v, rank: r, across: n.across(v), home: n.home[v]})
	}
	edges := slices.Clone(f.edges)
	span := func(e netEdge) int { return rank[e.to] - rank[e.from] }
	slices.SortStableFunc(edges, func(a, b netEdge) int { return cmp.Compare(span(a), span(b)) })
	for _, e := range edges {
		l.addEdge(e, span(e))
	}
	l.spanClusters()
	l.rows = make([][]int, top+1)
	l.place = make([]int, len(l.rungs))
	l.setTurns(held)
	return l
}

// addEdge joins the ends of an edge by points in the ranks between, which belong
// to the cluster that holds both ends.
func (l *ladder) addEdge(e netEdge, span int) {
	if l.points+span-1 > l.most {
		return
	}
	home := l.shared(l.net.home[e.from], l.net.home[e.to])
	last := e.from
	for r := l.rungs[e.from].rank + 1; r < l.rungs[e.to].rank; r++ {
		point := l.addPoint(r, home)
		l.join(last, point)
		last = point
	}
	l.join(last, e.to)
}

// addPoint adds a rung without width and returns its number.
func (l *ladder) addPoint(rank, home int) int {
	l.points++
	l.rungs = append(l.rungs, rung{node: -1, rank: rank, home: home})
	return len(l.rungs) - 1
}

// join makes rungs of neighbouring ranks neighbours.
func (l *ladder) join(a, b int) {
	l.rungs[a].down = append(l.rungs[a].down, b)
	l.rungs[b].up = append(l.rungs[b].up, a)
}

// shared returns the innermost cluster round both clusters, −1 for none.
func (l *ladder) shared(a, b int) int {
	for a != b {
		if b < 0 || (a >= 0 && l.net.clusters[a].depth >= l.net.clusters[b].depth) {
			a = l.net.clusters[a].parent
		} else {
			b = l.net.clusters[b].parent
		}
	}
	return a
}

// spanClusters gives every cluster a point in the ranks between its first and
// last member where it has none, so that what stands beside it there is known
// to be before or after it.
func (l *ladder) spanClusters() {
	ranks := make([]map[int]bool, len(l.net.clusters))
	first, last := clusterSpans(l)
	for _, r := range l.rungs {
		for c := r.home; c >= 0; c = l.net.clusters[c].parent {
			if ranks[c] == nil {
				ranks[c] = make(map[int]bool)
			}
			ranks[c][r.rank] = true
		}
	}
	for c := range ranks {
		for r := first[c]; r <= last[c]; r++ {
			if !ranks[c][r] && l.points < l.most {
				l.addPoint(r, c)
			}
		}
	}
}

// clusterSpans returns the first and last rank of each cluster's nodes; an
// empty cluster's first rank lies after its last.
func clusterSpans(l *ladder) (first, last []int) {
	first, last = make([]int, len(l.net.clusters)), make([]int, len(l.net.clusters))
	for c := range first {
		first[c], last[c] = len(l.rungs), -1
	}
	for _, r := range l.rungs {
		if r.node < 0 {
			continue
		}
		for c := r.home; c >= 0; c = l.net.clusters[c].parent {
			first[c], last[c] = min(first[c], r.rank), max(last[c], r.rank)
		}
	}
	return first, last
}

// setRows takes the rows from an order of all rungs.
func (l *ladder) setRows(order []int) {
	for r := range l.rows {
		l.rows[r] = l.rows[r][:0]
	}
	for _, v := range order {
		r := l.rungs[v].rank
		l.place[v] = len(l.rows[r])
		l.rows[r] = append(l.rows[r], v)
	}
}

// copyRows returns the present order, for putRows to bring back.
func (l *ladder) copyRows() [][]int {
	rows := make([][]int, len(l.rows))
	for r, row := range l.rows {
		rows[r] = slices.Clone(row)
	}
	return rows
}

// putRows brings back an order that copyRows returned.
func (l *ladder) putRows(rows [][]int) {
	for r, row := range rows {
		copy(l.rows[r], row)
		l.number(r)
	}
}

// number tells the rungs of a row their places after it was sorted.
func (l *ladder) number(rank int) {
	for i, v := range l.rows[rank] {
		l.place[v] = i
	}
}
