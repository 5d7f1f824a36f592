package render

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
)

func TestLocalPlaceUnderRandomEdits(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint("seed", seed), func(t *testing.T) {
			s := newSession(t, 5+int(seed)*2, seed)
			if seed%4 != 0 {
				s.g.Clusters = nil // with frames a neighbour may have to leave one that grew
			}
			edits := []func(){s.addNeed, s.addUse, s.paste, s.remove, s.remove, s.remove, s.relate, s.pin, s.unpin}
			if s.g.Clusters != nil {
				edits = []func(){s.remove, s.relate, s.addNeed, s.addUse, s.addMember}
			}
			for range 100 {
				if s.g.Clusters == nil && s.IntN(4) == 0 {
					s.resize()
					continue
				}
				edits[s.IntN(len(edits))]()
			}
		})
	}
}

// A box that grows pushes the next one down by just enough, and that one's
// neighbour only if it must; a pinned box makes the grown one give way.
func TestLocalPlacePushesLittle(t *testing.T) {
	before := map[string]LayoutRect{
		"a": {0, 0, 100, 40}, "b": {0, 50, 100, 40}, "c": {0, 150, 100, 40}, "d": {200, 0, 100, 40},
	}
	g := LayoutGraph{Nodes: boxes("a", "b", "c", "d"), NodeSep: 10}
	g.Nodes[0].H = 60
	got := LocalPlace(before, g, nil)
	want := map[string]LayoutRect{
		"a": {0, 0, 100, 60}, "b": {0, 65, 100, 40}, "c": {0, 150, 100, 40}, "d": {200, 0, 100, 40},
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	got = LocalPlace(before, g, map[string]LayoutPoint{"b": {0, 50}})
	if got["b"] != before["b"] || got["c"] != before["c"] || got["a"].Y != -15 {
		t.Errorf("with b pinned: %v", got)
	}
}

// Of two pins that overlap, the one that was there stays.
func TestLocalPlaceOfTwoPins(t *testing.T) {
	before := map[string]LayoutRect{"a": {500, 500, 100, 40}, "b": {0, 0, 100, 40}}
	g := LayoutGraph{Nodes: boxes("a", "b"), NodeSep: 10}
	got := LocalPlace(before, g, map[string]LayoutPoint{"a": {0, 30}, "b": {0, 0}})
	if got["b"] != before["b"] || got["a"] != (LayoutRect{0, 45, 100, 40}) {
		t.Errorf("got %v", got)
	}
	g.Nodes = boxes("new", "b")
	got = LocalPlace(before, g, map[string]LayoutPoint{"new": {0, 0}, "b": {0, 0}})
	if got["b"] != before["b"] || cover(got["new"], got["b"]) {
		t.Errorf("got %v", got)
	}
}

// A second need comes below the first, in line with it.
func TestLocalPlaceLinesUpNeeds(t *testing.T) {
	g := LayoutGraph{Nodes: boxes("goal"), NodeSep: 10, RankSep: 40}
	rects := LocalPlace(nil, g, nil)
	for i := range 3 {
		id := fmt.Sprint("need", i)
		g.Nodes = append(g.Nodes, boxes(id)...)
		g.Edges = append(g.Edges, LayoutEdge{id, "goal"})
		rects = LocalPlace(rects, g, nil)
		if want := (LayoutRect{-140, float64(50 * i), 100, 40}); rects[id] != want {
			t.Errorf("%s at %v, want %v", id, rects[id], want)
		}
	}
	g.Nodes = append(g.Nodes, boxes("loose1", "loose2")...)
	rects = LocalPlace(rects, g, nil)
	if a, b := rects["loose1"], rects["loose2"]; a.Y != 180 || b.Y != a.Y || b.X != a.X+110 {
		t.Errorf("loose boxes at %v and %v", a, b)
	}
}

func TestLocalPlaceTakesAnything(t *testing.T) {
	before := map[string]LayoutRect{"a": {math.NaN(), 0, 10, 10}, "b": {0, 0, 10, 10}, "c": {1, 1, 10, 10}, "gone": {0, 0, 5, 5}}
	g := LayoutGraph{Nodes: append(boxes("a", "b", "c", "a"), LayoutNode{ID: "w", W: math.Inf(1)}), Edges: []LayoutEdge{{"a", "gone"}, {"x", "a"}}}
	got := LocalPlace(before, g, map[string]LayoutPoint{"a": {math.Inf(1), 0}, "b": {0, 0}, "c": {5, 5}})
	var rects []LayoutRect
	for _, id := range []string{"a", "b", "c", "w"} {
		rects = append(rects, got[id])
	}
	mustNotOverlap(t, rects)
	if len(got) != 4 || got["b"].X != 0 || got["b"].Y != 0 {
		t.Errorf("got %v", got)
	}
	if empty := LocalPlace(nil, LayoutGraph{}, nil); len(empty) != 0 {
		t.Errorf("places for no boxes: %v", empty)
	}
}

func BenchmarkLocalPlace(b *testing.B) {
	g := randomGraph(2000, 60, 1)
	before := LocalPlace(nil, g, nil)
	added := g
	added.Nodes = append(slices.Clone(g.Nodes), LayoutNode{ID: "new", W: 120, H: 50})
	added.Edges = append(slices.Clone(g.Edges), LayoutEdge{"new", g.Nodes[1000].ID})
	grown := g
	grown.Nodes = slices.Clone(g.Nodes)
	grown.Nodes[1000].H += 100
	for name, edited := range map[string]LayoutGraph{"added": added, "grown": grown} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				LocalPlace(before, edited, nil)
			}
		})
	}
}
