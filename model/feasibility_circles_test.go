package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// withSupplied is the model in which elements are simply there: deliverables given
// from outside, actions using nothing, none of them blocked.
func withSupplied(m *Model, ids []ID) *Model {
	next := newModel(m.records.copied())
	for _, id := range ids {
		if d, ok := next.at(id).(Deliverable); ok {
			d.Origin, d.State, d.Cover = OriginExternal, StateNone, CoverUnset
			next.records.set(id, d)
		}
		for _, r := range m.RelationsOf(id, Uses) {
			if r.From == id {
				next.records.remove(r.ID)
			}
		}
	}
	return next
}

// TestCausesAreComplete: something is not obtainable exactly when there is a
// cause, and supplying all causes makes everything obtainable; the same for each
// goal and its cone.
func TestCausesAreComplete(t *testing.T) {
	lost, circles := 0, 0
	for seed := range int64(4000) {
		m := randomModel(seed, 16)
		var block []ID
		if all := All[Action](m); len(all) > 0 && seed%3 == 0 {
			block = []ID{all[0].ID}
		}
		d := Derive(m, Options{Block: block})
		causes := d.causes()
		all := d.among(causes, causes)
		there := obtainableByRounds(m, block...)
		if (len(there) < d.Graph.Elements) != (len(all) > 0) {
			t.Fatalf("seed %d: %d of %d obtainable, causes %v", seed, len(there), d.Graph.Elements, all)
		}
		if after := obtainableByRounds(withSupplied(m, all)); len(after) < d.Graph.Elements {
			t.Fatalf("seed %d: %v supplied, and yet not all is obtainable", seed, all)
		}
		circles += len(d.Circles())
		for _, g := range d.Feasibility().Goals {
			if g.Obtainable != there[g.Goal] || g.Obtainable != (len(g.Because) == 0) || g.Obtainable != (len(g.Blocking) == 0) {
				t.Fatalf("seed %d: %+v", seed, g)
			}
			if g.Obtainable {
				continue
			}
			lost++
			v := d.Graph.Of[g.Goal]
			unblocked := Options{Block: slices.DeleteFunc(slices.Clone(block), func(id ID) bool { return slices.Contains(g.Because, id) })}
			if !Derive(withSupplied(m, g.Because), unblocked).Obtainable(g.Goal) {
				t.Fatalf("seed %d: %s is lost with %v supplied", seed, g.Goal, g.Because)
			}
			unblocked.Block = slices.DeleteFunc(slices.Clone(block), func(id ID) bool { return slices.Contains(g.Blocking, id) })
			after := Derive(withSupplied(m, g.Blocking), unblocked)
			for i, in := range d.reach(v, func(int32) bool { return true }) {
				if in && i < d.Graph.Elements && !after.Obtainable(d.Graph.IDs[i]) {
					t.Fatalf("seed %d: %s is lost with %v supplied", seed, d.Graph.IDs[i], g.Blocking)
				}
			}
		}
	}
	if lost < 1000 || circles < 1000 {
		t.Errorf("only %d lost goals, %d circles", lost, circles)
	}
}

// waitsFor tells whether a may wait for b, by the graph's inputs.
func waitsFor(g *Graph, a, b ID) bool {
	for _, in := range g.In(g.Of[a]) {
		if int(in) == g.Of[b] || g.IsOr(int(in)) && slices.Contains(g.In(int(in)), int32(g.Of[b])) {
			return true
		}
	}
	return false
}

// TestCirclesAreShortest checks every circle step by step, and against the
// distances of Floyd and Warshall that its part of the model has no shorter one.
func TestCirclesAreShortest(t *testing.T) {
	for seed := range int64(2000) {
		d := Derive(randomModel(seed, 14), Options{})
		g := d.Graph
		for _, c := range d.Circles() {
			for i, id := range c.Elements {
				if !waitsFor(g, id, c.Elements[(i+1)%len(c.Elements)]) {
					t.Fatalf("seed %d: %v is no circle", seed, c.Elements)
				}
			}
			if c.Deadlock {
				continue
			}
			for _, exit := range c.Exits {
				if slices.Contains(c.Elements, exit) {
					t.Fatalf("seed %d: %v has its exit %s inside", seed, c.Elements, exit)
				}
			}
			if shortest := shortestRound(g, c.Elements[0]); len(c.Exits) == 0 || len(c.Elements) > shortest {
				t.Fatalf("seed %d: %+v, but a circle in its component has %d elements", seed, c, shortest)
			}
		}
	}
}

// shortestRound is the length of the shortest circle in an element's component.
func shortestRound(g *Graph, of ID) int {
	const far = 1 << 20
	n := g.Elements
	away := make([][]int, n)
	for a := range n {
		away[a] = make([]int, n)
		for b := range n {
			away[a][b] = far
			if waitsFor(g, g.IDs[a], g.IDs[b]) {
				away[a][b] = 1
			}
		}
	}
	for k := range n {
		for a := range n {
			for b := range n {
				away[a][b] = min(away[a][b], away[a][k]+away[k][b])
			}
		}
	}
	best, v := far, g.Of[of]
	for a := range n {
		if a == v || away[a][v]+away[v][a] < far {
			best = min(best, away[a][a])
		}
	}
	return best
}

// sayCircles names circles with > between their elements, ! for a deadlock and
// exits behind a colon.
func sayCircles(circles []Circle) string {
	var parts []string
	for _, c := range circles {
		text := strings.ReplaceAll(fmt.Sprint(c.Elements), " ", ">")
		if c.Deadlock {
			text += "!"
		} else {
			text += fmt.Sprintf(":%v", c.Exits)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

func TestCausesCases(t *testing.T) {
	cases := []struct{ name, text, blocking, because, circles string }{
		{"nothing wrong", "goal G\nG needs A", "[]", "[]", ""},
		{"blocked", "goal G\nG needs A\nblocked A", "[A]", "[A]", ""},
		{"the goal itself", "goal G\nG needs A\nblocked G", "[G]", "[G]", ""},
		{"blocked, but made up for", "goal G\nG needs A/B, C\nblocked A\nblocked C", "[A C]", "[C]", ""},
		{"blocked elsewhere", "goal G\nG needs A\nX needs B\nblocked B", "[]", "[]", ""},
		{"a circle without exit", "goal G\nG needs A\nA needs B\nB needs C\nC needs A", "[A B C]", "[A B C]", "[A>B>C]!"},
		{"a circle with an exit", "goal G\nG needs A\nA needs B/C\nB needs A", "[]", "[]", "[A>B]:[C]"},
		{"whose exit is blocked", "goal G\nG needs A\nA needs B/C\nB needs A\nblocked C", "[C]", "[C]", "[A>B]:[C]"},
		{"an action that uses what it yields", "goal G\ndo x uses G yields G", "[G x]", "[G x]", "[G>x]!"},
		{"with another beside it", "goal G\ndo x uses G yields G\ndo y yields G", "[]", "[]", "[G>x]:[y]"},
		{"the shortest circle", "goal G\nG needs A\nA needs B, D\nB needs C\nC needs D\nD needs A", "[A D]", "[A D]", "[A>D]!"},
		{"two circles in one part", "goal G\nG needs A, D\nA needs B\nB needs A\nA needs C\nC needs D\nD needs C, E\nE needs A/X", "[A B C D]", "[A B C D]", "[A>B]! [C>D]!"},
		{"a blocked member of a deadlock", "goal G\nG needs A\nA needs B\nB needs A\nblocked B", "[A B]", "[A B]", "[A>B]!"},
		{"a blocked member of a circle with an exit", "goal G\nG needs A, B\nA needs B/C\nB needs A\nblocked B", "[B]", "[B]", "[A>B]:[C]"},
	}
	for _, c := range cases {
		d := Derive(sketch(t, c.text), Options{})
		goal := d.Feasibility().Goals[0]
		if got := fmt.Sprint(slices.Sorted(slices.Values(goal.Blocking))); got != c.blocking {
			t.Errorf("%s: blocking %s, want %s", c.name, got, c.blocking)
		}
		if got := fmt.Sprint(slices.Sorted(slices.Values(goal.Because))); got != c.because {
			t.Errorf("%s: because %s, want %s", c.name, got, c.because)
		}
		if got := sayCircles(d.Circles()); got != c.circles {
			t.Errorf("%s: circles %s, want %s", c.name, got, c.circles)
		}
	}
}

func TestLostByWhatIf(t *testing.T) {
	m := sketch(t, "goal G\ngoal H\nG needs A\nA needs B/C\nH needs C\nblocked X\nY needs X")
	if got := fmt.Sprint(Derive(m, Options{Block: []ID{"C"}}).Feasibility().Lost); got != "[C H]" {
		t.Errorf("lost: %s", got)
	}
	if got := Derive(m, Options{}).Feasibility().Lost; got == nil || len(got) > 0 {
		t.Errorf("lost without a what-if: %v", got)
	}
}

// ring is n needs in a circle.
func ring(n int) *Model {
	m := longChain(n)
	r := NewRelation(Needs, ID(fmt.Sprintf("d%07d", n-1)), "d0000000", "")
	m.records.set(r.ID, r)
	return m
}

func TestLongCircles(t *testing.T) {
	const n = 200_000
	m := ring(n)
	if got := Derive(m, Options{}).Circles(); len(got) != 1 || len(got[0].Elements) != n || !got[0].Deadlock {
		t.Errorf("%d circles", len(got))
	}
}

func BenchmarkCircles(b *testing.B) {
	m := businessModel(10_000)
	for i := range 2_000 { // back from 2 000 deliverables to earlier ones: one giant component
		r := NewRelation(Needs, ID(fmt.Sprintf("d%06d", 5*i+4)), ID(fmt.Sprintf("d%06d", 4*i)), "")
		m.records.set(r.ID, r)
	}
	b.Run("giant", func(b *testing.B) {
		d := Derive(m, Options{})
		d.Order()
		for b.Loop() {
			d.circles = lazy[[]Circle]{}
			d.Circles()
		}
	})
}
