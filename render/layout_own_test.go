package render

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
)

func TestOwnLayoutHolds(t *testing.T) {
	for seed := range uint64(60) {
		g := randomGraph(1+int(seed)*3, int(seed)/4, seed)
		g.BottomUp = seed%3 == 0
		t.Run(fmt.Sprint("seed", seed), func(t *testing.T) {
			got := OwnLayout(g)
			mustHold(t, g, got)
			if again := OwnLayout(g); !maps.Equal(got.At, again.At) {
				t.Error("the second layout differs from the first")
			}
		})
	}
}

// The order to keep is kept whole when nothing has changed, and among the boxes
// that no new edge drives out of their rank when something has.
func TestOwnLayoutKeepsTheOrder(t *testing.T) {
	for seed := range uint64(40) {
		g := randomGraph(20+int(seed)*5, int(seed%4)*3, seed)
		g.BottomUp = seed%2 == 0
		g.Keep = ranksAsPlaced(g, OwnLayout(g))
		for _, row := range g.Keep {
			shuffleOutsideFrames(g, row, seed)
		}
		got := OwnLayout(g)
		mustHold(t, g, got)
		if count := flipped(g, got, g.Keep); count > 0 {
			t.Fatalf("seed %d: %d pairs flipped", seed, count)
		}
		changed := g
		changed.Nodes = append(slices.Clone(g.Nodes), LayoutNode{ID: "new", W: 100, H: 40})
		r := seeded(seed)
		changed.Edges = append(slices.Clone(g.Edges), LayoutEdge{From: "new", To: g.Nodes[r.IntN(len(g.Nodes))].ID},
			LayoutEdge{From: g.Nodes[len(g.Nodes)-1].ID, To: "new"})
		got = OwnLayout(changed)
		n := newNet(changed)
		held := namesOf(n, heldRanks(n, newFlow(n)))
		mustNotOverlap(t, bounds(t, changed, got.At))
		if count := flipped(changed, got, held); count > 0 {
			t.Fatalf("seed %d: %d pairs flipped after an edit", seed, count)
		}
	}
}

func namesOf(n *net, rows [][]int) [][]string {
	var names [][]string
	for _, row := range rows {
		var ids []string
		for _, v := range row {
			ids = append(ids, n.nodes[v].ID)
		}
		names = append(names, ids)
	}
	return names
}

// shuffleOutsideFrames changes the order where that breaks no frame, so that
// what is kept is not merely what would come out anyway.
func shuffleOutsideFrames(g LayoutGraph, row []string, seed uint64) {
	if len(g.Clusters) > 0 {
		return
	}
	seeded(seed).Shuffle(len(row), func(i, j int) { row[i], row[j] = row[j], row[i] })
}

func TestOwnLayoutTakesAnything(t *testing.T) {
	cases := map[string]LayoutGraph{
		"nothing":    {},
		"one box":    {Nodes: []LayoutNode{{ID: "a", W: 10, H: 10}}},
		"no names":   {Nodes: []LayoutNode{{}, {}, {ID: "b"}}, Edges: []LayoutEdge{{}, {From: "b"}}},
		"circle":     {Nodes: boxes("a", "b", "c"), Edges: []LayoutEdge{{"a", "b"}, {"b", "c"}, {"c", "a"}, {"a", "a"}}},
		"two ways":   {Nodes: boxes("a", "b"), Edges: []LayoutEdge{{"a", "b"}, {"b", "a"}}},
		"to nowhere": {Nodes: boxes("a", "b"), Edges: []LayoutEdge{{"a", "x"}, {"y", "b"}}},
		"wild sizes": {Nodes: []LayoutNode{{ID: "a", W: -5, H: 1e300}, {ID: "b", W: math.NaN(), H: math.Inf(1)}, {ID: "c"}}, Edges: []LayoutEdge{{"a", "b"}}},
		"wild gaps":  {Nodes: boxes("a", "b"), RankSep: math.NaN(), NodeSep: math.Inf(1), Edges: []LayoutEdge{{"a", "b"}}},
		"frame in itself": {Nodes: boxes("a", "b"), Clusters: []LayoutCluster{
			{ID: "f", Members: []string{"g", "a"}}, {ID: "g", Members: []string{"f", "b"}}, {ID: "g"}, {ID: "a"}, {ID: "empty", Pad: math.Inf(1)},
		}},
		"keeps nonsense": {Nodes: boxes("a", "b"), Keep: [][]string{{"x"}, {"b", "a", "b"}, nil, {"a"}}, Edges: []LayoutEdge{{"a", "b"}}},
		"far ranks":      {Nodes: []LayoutNode{{ID: "a", Rank: 1 << 40}, {ID: "b", Rank: -1 << 40}}, Edges: []LayoutEdge{{"a", "b"}}},
	}
	for name, g := range cases {
		t.Run(name, func(t *testing.T) {
			got := OwnLayout(g)
			n := newNet(g)
			sound := LayoutGraph{Nodes: n.nodes}
			mustHold(t, sound, got)
		})
	}
}

// Nothing here may take long or much memory, though the naive way would: deep
// chains, deep frames, edges across all ranks.
func TestOwnLayoutBearsLargeAndTangled(t *testing.T) {
	chain := LayoutGraph{}
	for i := range 20000 {
		chain.Nodes = append(chain.Nodes, LayoutNode{ID: fmt.Sprint(i), W: 50, H: 20})
		chain.Edges = append(chain.Edges, LayoutEdge{fmt.Sprint(i), fmt.Sprint(i + 1)}, LayoutEdge{"0", fmt.Sprint(i)})
		chain.Clusters = append(chain.Clusters, LayoutCluster{ID: fmt.Sprint("f", i), Members: []string{fmt.Sprint("f", i+1), fmt.Sprint(i)}})
	}
	got := OwnLayout(chain)
	if overlap(bounds(t, chain, got.At)) {
		t.Error("boxes of the chain overlap")
	}
	dense := LayoutGraph{}
	for i := range 300 {
		dense.Nodes = append(dense.Nodes, LayoutNode{ID: fmt.Sprint(i), W: 50, H: 20})
		for j := range i {
			dense.Edges = append(dense.Edges, LayoutEdge{fmt.Sprint(i), fmt.Sprint(j)})
		}
	}
	mustHold(t, dense, OwnLayout(dense))
}

func TestOwnLayoutHonoursRanks(t *testing.T) {
	g := LayoutGraph{Nodes: boxes("a", "b", "c", "d"), Edges: []LayoutEdge{{"a", "b"}, {"c", "d"}}}
	g.Nodes[3].Rank, g.Nodes[1].Rank = 2, 2
	got := OwnLayout(g)
	if got.At["b"].X != got.At["d"].X || got.At["b"].X <= got.At["a"].X {
		t.Errorf("b and d should share a later column: %v", got.At)
	}
}

func boxes(ids ...string) []LayoutNode {
	var nodes []LayoutNode
	for _, id := range ids {
		nodes = append(nodes, LayoutNode{ID: id, W: 100, H: 40})
	}
	return nodes
}

// A diamond, a long edge past a column, and two trees have one best drawing.
func TestOwnLayoutDrawsSimpleThingsWell(t *testing.T) {
	diamond := LayoutGraph{Nodes: boxes("a", "b", "c", "d"), Edges: []LayoutEdge{{"a", "b"}, {"a", "c"}, {"b", "d"}, {"c", "d"}}}
	got := OwnLayout(diamond)
	if got.At["a"].Y != got.At["d"].Y || got.W != 3*100+2*usualRankSep || got.H != 2*40+usualNodeSep {
		t.Errorf("diamond: %v in %g by %g", got.At, got.W, got.H)
	}
	chain := LayoutGraph{Nodes: boxes("a", "b", "c", "d"), Edges: []LayoutEdge{{"a", "b"}, {"b", "c"}, {"c", "d"}}}
	got = OwnLayout(chain)
	for _, id := range []string{"b", "c", "d"} {
		if got.At[id].Y != got.At["a"].Y {
			t.Errorf("chain is not straight: %v", got.At)
		}
	}
	tree := LayoutGraph{}
	for i := range 31 {
		tree.Nodes = append(tree.Nodes, LayoutNode{ID: fmt.Sprint(i), W: 80, H: 30})
		if i > 0 {
			tree.Edges = append(tree.Edges, LayoutEdge{fmt.Sprint(i), fmt.Sprint((i - 1) / 2)})
		}
	}
	if count := straightCrossings(tree, OwnLayout(tree)); count > 0 {
		t.Errorf("a tree is drawn with %d crossings", count)
	}
	if count := planeCrossings(200); count > 0 {
		t.Errorf("a ladder is drawn with %d crossings", count)
	}
}

// planeCrossings lays out two chains with rungs between, which needs none.
func planeCrossings(length int) int {
	var g LayoutGraph
	for i := range length {
		a, b := fmt.Sprint("a", i), fmt.Sprint("b", i)
		g.Nodes = append(g.Nodes, boxes(a, b)...)
		if i > 0 {
			g.Edges = append(g.Edges, LayoutEdge{fmt.Sprint("a", i-1), a}, LayoutEdge{fmt.Sprint("b", i-1), b}, LayoutEdge{fmt.Sprint("a", i-1), b})
		}
	}
	return straightCrossings(g, OwnLayout(g))
}

func BenchmarkOwnLayout(b *testing.B) {
	for _, size := range []int{100, 300, 500, 1000, 5000} {
		g := randomGraph(size, size/20, 1)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				OwnLayout(g)
			}
		})
	}
}
