package render

import (
	"fmt"
	"slices"
	"testing"
)

// The ranks must be the shortest there are: compared with every choice of
// ranks for small graphs.
func TestRanksAreShortest(t *testing.T) {
	for seed := range uint64(200) {
		r := seeded(seed)
		count := 2 + r.IntN(6)
		var g LayoutGraph
		for i := range count {
			g.Nodes = append(g.Nodes, LayoutNode{ID: fmt.Sprint(i), W: 10, H: 10})
		}
		for range count + r.IntN(count) {
			a, b := r.IntN(count), r.IntN(count)
			g.Edges = append(g.Edges, LayoutEdge{fmt.Sprint(min(a, b)), fmt.Sprint(max(a, b))})
		}
		n := newNet(g)
		f := newFlow(n)
		rank := rankNodes(n, f, nil)
		length := 0
		for _, e := range f.edges {
			if rank[e.to] <= rank[e.from] {
				t.Fatalf("seed %d: edge %v runs back in %v", seed, e, rank)
			}
			length += rank[e.to] - rank[e.from]
		}
		if best := shortestRanks(f.edges, count); length != best {
			t.Fatalf("seed %d: ranks %v have length %d, the best %d", seed, rank, length, best)
		}
	}
}

func shortestRanks(edges []netEdge, count int) int {
	best := -1
	rank := make([]int, count)
	for {
		length := 0
		for _, e := range edges {
			if rank[e.to] <= rank[e.from] {
				length = -1
				break
			}
			length += rank[e.to] - rank[e.from]
		}
		if length >= 0 && (best < 0 || length < best) {
			best = length
		}
		i := 0
		for ; i < count; i++ {
			if rank[i]++; rank[i] < count {
				break
			}
			rank[i] = 0
		}
		if i == count {
			return best
		}
	}
}

// Crossings between rows, counted by tree, must be those counted pair by pair.
func TestCrossingsAreCountedRight(t *testing.T) {
	for seed := range uint64(50) {
		n := newNet(randomGraph(30, 0, seed))
		f := newFlow(n)
		l := newLadder(n, f, rankNodes(n, f, nil), nil)
		l.sortRows()
		want := 0
		for v, a := range l.rungs {
			for w, b := range l.rungs[:v] {
				if a.rank != b.rank {
					continue
				}
				for _, x := range a.down {
					for _, y := range b.down {
						if (l.place[v]-l.place[w])*(l.place[x]-l.place[y]) < 0 {
							want++
						}
					}
				}
			}
		}
		if got := l.crossings(); got != want {
			t.Fatalf("seed %d: %d crossings, pair by pair %d", seed, got, want)
		}
	}
}

// Spacing must obey the gaps and beat small changes of any one run of places.
func TestSpacedIsNearest(t *testing.T) {
	for seed := range uint64(200) {
		r := seeded(seed)
		size := 1 + r.IntN(8)
		want, weight, gap := make([]float64, size), make([]float64, size), make([]float64, size)
		for i := range want {
			want[i], weight[i], gap[i] = r.Float64()*50, 0.5+r.Float64()*4, r.Float64()*20
		}
		got := spaced(want, weight, gap)
		cost := func(x []float64) float64 {
			sum := 0.0
			for i := range x {
				sum += weight[i] * (x[i] - want[i]) * (x[i] - want[i])
			}
			return sum
		}
		for i := 1; i < size; i++ {
			if got[i]-got[i-1] < gap[i]-1e-9 {
				t.Fatalf("seed %d: gap %d is %g, not %g", seed, i, got[i]-got[i-1], gap[i])
			}
		}
		for from := range size {
			for to := from; to < size; to++ {
				for _, step := range []float64{-0.01, 0.01} {
					moved := slices.Clone(got)
					legal := true
					for i := from; i <= to; i++ {
						moved[i] += step
					}
					for i := 1; i < size; i++ {
						legal = legal && moved[i]-moved[i-1] >= gap[i]-1e-9
					}
					if legal && cost(moved) < cost(got)-1e-9 {
						t.Fatalf("seed %d: moving %d to %d by %g is nearer", seed, from, to, step)
					}
				}
			}
		}
	}
}
