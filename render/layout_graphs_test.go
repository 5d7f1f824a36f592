package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// seeded returns a source of random numbers that a failure's message can name.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 41)) }

// randomGraph is a graph like a grown model: every box but the goal is needed
// by one or two of the thirty before it; some boxes stand in frames.
func randomGraph(n, frames int, seed uint64) LayoutGraph {
	r := seeded(seed)
	var g LayoutGraph
	needers := make([][]int, n)
	for i := range n {
		g.Nodes = append(g.Nodes, LayoutNode{ID: fmt.Sprint("d", i), W: 90 + 30*float64(r.IntN(4)), H: 34 + 16*float64(r.IntN(3)), Rank: -1})
		for range 1 + r.IntN(2) {
			if i > 0 {
				low := max(0, i-30)
				needer := low + r.IntN(i-low)
				needers[i] = append(needers[i], needer)
				g.Edges = append(g.Edges, LayoutEdge{From: g.Nodes[i].ID, To: g.Nodes[needer].ID})
			}
		}
	}
	framed := make([]bool, n)
	for c := range frames {
		cluster := LayoutCluster{ID: fmt.Sprint("c", c)}
		for at := r.IntN(n); len(cluster.Members) < 4 && !framed[at]; {
			framed[at] = true
			cluster.Members = append(cluster.Members, g.Nodes[at].ID)
			if len(needers[at]) > 0 {
				at = needers[at][0]
			}
		}
		g.Clusters = append(g.Clusters, cluster)
	}
	return g
}

// bounds returns the boxes of a result by the graph's order.
func bounds(t testing.TB, g LayoutGraph, at map[string]LayoutPoint) []LayoutRect {
	t.Helper()
	boxes := make([]LayoutRect, len(g.Nodes))
	for i, node := range g.Nodes {
		p, placed := at[node.ID]
		if !placed {
			t.Fatalf("%s has no place", node.ID)
		}
		boxes[i] = LayoutRect{p.X, p.Y, node.W, node.H}
	}
	return boxes
}

// mustNotOverlap compares every box with every other, unlike the sweep of the
// product that it also checks.
func mustNotOverlap(t testing.TB, boxes []LayoutRect) {
	t.Helper()
	found := false
	for i, a := range boxes {
		for j, b := range boxes[:i] {
			if cover(a, b) {
				found = true
				t.Errorf("boxes %d %v and %d %v overlap", i, a, j, b)
			}
		}
	}
	if overlap(boxes) != found {
		t.Errorf("the sweep says overlap %v, comparison of all pairs %v", !found, found)
	}
	if found {
		t.FailNow()
	}
}

// mustHold checks what holds for every layout: places inside the picture, no
// overlaps, frames that hold their members alone, edges that run forward.
func mustHold(t testing.TB, g LayoutGraph, got LayoutResult) {
	t.Helper()
	boxes := bounds(t, g, got.At)
	if len(got.At) != len(g.Nodes) {
		t.Fatalf("%d places for %d boxes", len(got.At), len(g.Nodes))
	}
	mustNotOverlap(t, boxes)
	for i, b := range boxes {
		if b.X < 0 || b.Y < 0 || b.X+b.W > got.W+0.02 || b.Y+b.H > got.H+0.02 {
			t.Fatalf("box %d %v lies outside %g by %g", i, b, got.W, got.H)
		}
	}
	at := make(map[string]LayoutRect)
	for i, node := range g.Nodes {
		at[node.ID] = boxes[i]
	}
	for _, e := range g.Edges {
		from, to := at[e.From], at[e.To]
		if forward := from.X+from.W <= to.X; !g.BottomUp && !forward {
			t.Fatalf("%s %v is not before %s %v", e.From, from, e.To, to)
		}
		if upward := to.Y+to.H <= from.Y; g.BottomUp && !upward {
			t.Fatalf("%s %v is not below %s %v", e.From, from, e.To, to)
		}
	}
	for _, c := range g.Clusters {
		mustHoldAlone(t, c, g, at)
	}
}

func mustHoldAlone(t testing.TB, c LayoutCluster, g LayoutGraph, at map[string]LayoutRect) {
	t.Helper()
	if len(c.Members) == 0 {
		return
	}
	var frame LayoutRect
	for i, id := range c.Members {
		b := at[id]
		if i == 0 {
			frame = b
		}
		right, bottom := max(frame.X+frame.W, b.X+b.W), max(frame.Y+frame.H, b.Y+b.H)
		frame.X, frame.Y = min(frame.X, b.X), min(frame.Y, b.Y)
		frame.W, frame.H = right-frame.X, bottom-frame.Y
	}
	for _, node := range g.Nodes {
		if !slices.Contains(c.Members, node.ID) && cover(frame, at[node.ID]) {
			t.Fatalf("%s stands inside frame %s", node.ID, c.ID)
		}
	}
}

// ranksAsPlaced returns the ids rank by rank in their order, as a picture shows
// them.
func ranksAsPlaced(g LayoutGraph, got LayoutResult) [][]string {
	n := newNet(g)
	places := make([]rankPlace, len(n.nodes))
	for v, node := range n.nodes {
		r := n.turned(LayoutRect{got.At[node.ID].X, got.At[node.ID].Y, node.W, node.H})
		places[v] = rankPlace{across: r.Y, along: r.X}
	}
	var rows [][]string
	order := make([]int, len(n.nodes))
	for v := range order {
		order[v] = v
	}
	slices.SortFunc(order, func(a, b int) int {
		if places[a].across < places[b].across {
			return -1
		}
		return 1
	})
	rank := ranksOf(n, places)
	for _, v := range order {
		for len(rows) <= rank[v] {
			rows = append(rows, nil)
		}
		rows[rank[v]] = append(rows[rank[v]], n.nodes[v].ID)
	}
	return rows
}

// flipped counts the neighbours in rows that stand the other way round.
func flipped(g LayoutGraph, got LayoutResult, rows [][]string) int {
	count := 0
	for _, row := range rows {
		for i := 1; i < len(row); i++ {
			a, b := got.At[row[i-1]], got.At[row[i]]
			if g.BottomUp && a.X >= b.X || !g.BottomUp && a.Y >= b.Y {
				count++
			}
		}
	}
	return count
}

// straightCrossings counts the pairs of edges that cross when each is drawn
// straight from middle to middle.
func straightCrossings(g LayoutGraph, got LayoutResult) int {
	middle := make(map[string]LayoutPoint)
	for _, node := range g.Nodes {
		middle[node.ID] = LayoutPoint{got.At[node.ID].X + node.W/2, got.At[node.ID].Y + node.H/2}
	}
	side := func(a, b, p LayoutPoint) float64 { return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X) }
	count := 0
	for i, e := range g.Edges {
		a, b := middle[e.From], middle[e.To]
		for _, f := range g.Edges[:i] {
			if e.From == f.From || e.From == f.To || e.To == f.From || e.To == f.To {
				continue
			}
			c, d := middle[f.From], middle[f.To]
			if side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0 {
				count++
			}
		}
	}
	return count
}
