package model

import (
	"math"
	"testing"
)

// waysByCounting is the exact share of ways that pass each element, all choices
// equally likely: it goes through every assignment of members to the choices.
// Not ok when there are too many, or when one would rest on itself.
func waysByCounting(d *Derivation, c *cone, goals []int) (share map[int]float64, ok bool) {
	var ors [][]int32
	var at []int32
	total := 1
	for _, v := range c.nodes {
		if !d.Graph.IsOr(int(v)) {
			continue
		}
		var live []int32
		c.live(v, func(in int32) { live = append(live, in) })
		ors, at = append(ors, live), append(at, v)
		if total *= len(live); total > 3000 {
			return nil, false
		}
	}
	share = map[int]float64{}
	for way := range total {
		taken := map[int32]int32{}
		for i, rest := 0, way; i < len(ors); i++ {
			taken[at[i]] = ors[i][rest%len(ors[i])]
			rest /= len(ors[i])
		}
		passed, sound := passedBy(d, goals, taken)
		if !sound {
			return nil, false
		}
		for v := range passed {
			share[v] += 1 / float64(total)
		}
	}
	return share, true
}

// passedBy follows the members taken from the goals down; not sound when the
// way rests on itself.
func passedBy(d *Derivation, goals []int, taken map[int32]int32) (passed map[int]bool, sound bool) {
	const open, closed = 1, 2
	state := map[int32]int{}
	var visit func(v int32) bool
	visit = func(v int32) bool {
		if state[v] != 0 {
			return state[v] == closed
		}
		state[v] = open
		ins := d.Graph.In(int(v))
		if d.Graph.IsOr(int(v)) {
			ins = []int32{taken[v]}
		}
		for _, in := range ins {
			if !visit(in) {
				return false
			}
		}
		state[v] = closed
		return true
	}
	passed = map[int]bool{}
	for _, goal := range goals {
		if d.Fixpoint.In(goal) && !visit(int32(goal)) {
			return nil, false
		}
	}
	for v := range state {
		if !d.Graph.IsOr(int(v)) {
			passed[int(v)] = true
		}
	}
	return passed, true
}

func TestRandomWaysByCounting(t *testing.T) {
	counted, open := 0, 0
	for seed := range int64(1500) {
		d := Derive(randomModel(seed, 14), Options{})
		goals, c := d.grounds().goals, d.grounds().cone
		passes := c.randomWays(goals)
		want, ok := waysByCounting(d, c, goals)
		if !ok {
			continue
		}
		counted++
		for _, v := range c.nodes {
			if d.Graph.IsOr(int(v)) {
				continue
			}
			got, p := c.share(passes, []int{int(v)}), want[int(v)]
			if p > 0.001 && p < 0.999 {
				open++
			}
			if spread := 5 * math.Sqrt(p*(1-p)/triedWays); math.Abs(got-p) > spread+1e-9 {
				t.Fatalf("seed %d: %s lies on %v of the ways, want %v", seed, d.Graph.IDs[v], got, p)
			}
		}
	}
	if counted < 500 || open < 100 {
		t.Fatalf("only %d models with %d open shares were counted", counted, open)
	}
}

// TestRandomWaysAreWays: each way obtains the goals by what it passes alone, also
// where choices could rest on themselves, and all pass the checkpoints.
func TestRandomWaysAreWays(t *testing.T) {
	circles := 0
	for seed := range int64(1500) {
		d := Derive(randomModel(seed, 14), Options{})
		goals, c := d.grounds().goals, d.grounds().cone
		passes := c.randomWays(goals)
		for _, comp := range c.comps {
			if comp[1]-comp[0] > 1 {
				circles++
			}
		}
		for way := range 40 {
			on := func(v int) bool {
				n := c.number[v]
				return n >= 0 && passes[n][way>>6]>>(way&63)&1 == 1
			}
			f := d.Graph.Obtain(func(v int) bool { return !on(v) })
			for _, goal := range goals {
				if d.Fixpoint.In(goal) && !f.In(goal) {
					t.Fatalf("seed %d: way %d does not obtain %s by itself", seed, way, d.Graph.IDs[goal])
				}
			}
		}
		for _, g := range d.Checkpoints().Goals {
			for _, p := range g.Checkpoints {
				if got := c.share(passes, []int{d.Graph.Of[p.ID]}); got != 1 {
					t.Fatalf("seed %d: the checkpoint %s lies on %v of the ways", seed, p.ID, got)
				}
			}
		}
	}
	if circles < 20 {
		t.Fatalf("only %d circles were tried", circles)
	}
}

// TestRandomWaysDoNotHangOnTheRest: something added beside the way changes no draw.
func TestRandomWaysDoNotHangOnTheRest(t *testing.T) {
	m := sample(t, "restaurant.ja")
	shares := func(m *Model) (of []float64) {
		d := Derive(m, Options{})
		goals, c := d.grounds().goals, d.grounds().cone
		passes := c.randomWays(goals)
		for _, a := range All[Action](sample(t, "restaurant.ja")) {
			of = append(of, c.share(passes, []int{d.Graph.Of[a.ID]}))
		}
		return of
	}
	more := m.with(Change{Edits: []Edit{
		{After: Deliverable{ID: "a-first", Name: "aside", Rank: "0"}},
		{After: NewRelation(Needs, "d1", "a-first", "")},
	}})
	before, after := shares(m), shares(more)
	for i := range before {
		if before[i] != after[i] {
			t.Errorf("share %d was %v and is %v", i, before[i], after[i])
		}
	}
}

// TestLostWithoutByRemoval holds both counts against blocking the nodes.
func TestLostWithoutByRemoval(t *testing.T) {
	for seed := range int64(400) {
		d := Derive(randomModel(seed, 14), Options{})
		c := d.grounds().cone
		single := c.matrix().lostWithout()
		var sets [][]int
		for i := range c.nodes {
			set := []int{}
			for j := i; j < len(c.nodes) && j < i+1+int(seed)%4; j += 2 {
				if v := int(c.nodes[j]); v < d.Graph.Elements {
					set = append(set, v)
				}
			}
			sets = append(sets, set)
		}
		several := c.lostWithoutAll(sets)
		for i, set := range sets {
			if got, want := several[i], lostByBlocking(d, c, set); got != want {
				t.Fatalf("seed %d: without %v %d are lost, want %d", seed, set, got, want)
			}
			if v := int(c.nodes[i]); v < d.Graph.Elements {
				if got, want := int(single[i]), lostByBlocking(d, c, []int{v}); got != want {
					t.Fatalf("seed %d: without %s %d are lost, want %d", seed, d.Graph.IDs[v], got, want)
				}
			}
		}
	}
}

// TestLostWithoutChoiceByRemoval holds the count for all members of a choice,
// where they serve nothing else, against blocking them.
func TestLostWithoutChoiceByRemoval(t *testing.T) {
	tried := 0
	for seed := range int64(2500) {
		d := Derive(randomModel(seed, 14), Options{})
		m := d.grounds().cone.matrix()
		single := m.lostWithout()
		for i := range d.Graph.Ors {
			var members []int
			for _, in := range d.Graph.In(d.Graph.Elements + i) {
				if d.Fixpoint.In(int(in)) {
					members = append(members, int(in))
				}
			}
			if len(members) == 0 || !m.isAll(members) {
				continue
			}
			tried++
			if got, want := m.lostWithoutChoice(single, members), lostByBlocking(d, m.cone, members); got != want {
				t.Fatalf("seed %d: without %v %d are lost, want %d", seed, members, got, want)
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d choices were tried", tried)
	}
}

func lostByBlocking(d *Derivation, c *cone, set []int) int {
	f := d.Graph.Obtain(func(v int) bool {
		for _, gone := range set {
			if v == gone {
				return true
			}
		}
		return false
	})
	lost := 0
	for _, v := range c.nodes {
		if int(v) < d.Graph.Deliverables && !f.In(int(v)) {
			lost++
		}
	}
	return lost
}
