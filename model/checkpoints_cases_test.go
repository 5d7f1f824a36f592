package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// say is a goal's result as one line: its checkpoints with what comes directly
// before each, its choices, and its unavoidable actions.
func say(g GoalCheckpoints) string {
	if !g.Obtainable {
		return "lost"
	}
	var parts []string
	for _, c := range g.Checkpoints {
		text := string(c.ID)
		if len(c.Needs) > 0 {
			text += "<" + join(c.Needs)
		}
		parts = append(parts, text)
	}
	for _, e := range g.EitherOr {
		parts = append(parts, fmt.Sprintf("%s:%s", e.Of, strings.ReplaceAll(join(e.OneOf), " ", "/")))
	}
	if len(g.Actions) > 0 {
		parts = append(parts, "do "+join(g.Actions))
	}
	return strings.Join(parts, "; ")
}

func join(ids []ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}

func TestCheckpointCases(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a chain", "goal G\nG needs A\nA needs B", "B; A<B"},
		{"an alternative", "goal G\nG needs A/B, C\nA needs D\nB needs D", "C; D; G:A/B"},
		{"a goal that is given", "goal G\ngiven G\nG needs A", ""},
		{"a goal without needs", "goal G\nA needs B", ""},
		{"a circle without exit", "goal G\nG needs A\nA needs B\nB needs A", "lost"},
		{"a circle with an exit", "goal G\nG needs A\nA needs B/C\nB needs A", "C; A<C"},
		{"a self-supporting circle beside a way", "goal G\nG needs A/X\nX needs Y\nY needs X\nA needs B", "B; A<B"},
		{"an action that uses what it yields", "goal G\nG needs A\ndo x uses A yields A", "lost"},
		{"the same with another way in", "goal G\nG needs A\ndo x uses A yields A\ndo y uses B yields A", "B; A<B; do y"},
		{"a group of one", "goal G\nG needs A/", "A"},
		{"one deliverable in two groups", "goal G\nG needs A/B\nG needs A/C", "G:A/B/C"},
		{"a shared member of two choices", "goal G\nG needs H, I\nH needs A/B\nI needs A/C", "H; I; H:A/B; I:A/C"},
		{"a composite and its parts", "goal G\nG needs Q\nP part of Q\nR part of Q\nP needs B", "B; R; P<B; Q<P R"},
		{"a blocked member", "goal G\nG needs A/B\nblocked A", "B"},
		{"a blocked checkpoint", "goal G\nG needs A\nblocked A", "lost"},
		{"blocked beats given", "goal G\nG needs A\ngiven A\nblocked A", "lost"},
		{"a given deliverable's needs are ignored", "goal G\nG needs A\ngiven A\nA needs B\nblocked B", "A"},
		{"two actions that yield one thing", "goal G\nG needs A\ndo x uses B yields A\ndo y uses C yields A", "A; A:x/y"},
		{"needs and actions are both wanted", "goal G\nG needs A\nA needs B\ndo x uses C yields A", "B; C; A<B C; do x"},
		{"a diamond", "goal G\nG needs A, B\nA needs C\nB needs C", "C; A<C; B<C"},
		{"a diamond of alternatives", "goal G\nG needs A/B\nA needs C\nB needs C\nC needs D", "D; C<D; G:A/B"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := Derive(sketch(t, c.text), Options{})
			if got := say(d.Checkpoints().Goals[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			checkAgainstRemoval(t, c.name, d)
		})
	}
}

func TestSeveralGoals(t *testing.T) {
	d := Derive(sketch(t, "goal G\ngoal H\nG needs A, B\nH needs A"), Options{})
	shared := map[ID]bool{}
	for _, g := range d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			shared[c.ID] = c.Shared
		}
	}
	if len(d.Checkpoints().Goals) != 2 || !shared["A"] || shared["B"] {
		t.Errorf("shared checkpoints: %v", shared)
	}
	if one := Derive(d.Model, Options{Goal: "H"}).Checkpoints().Goals; len(one) != 1 || say(one[0]) != "A" {
		t.Errorf("of one goal: %v", one)
	}
	if none := Derive(sketch(t, "A needs B"), Options{}).Checkpoints(); none.Goals == nil || len(none.Goals) != 0 {
		t.Errorf("without a goal: %v", none)
	}
}

func TestPhaseCases(t *testing.T) {
	d := Derive(sketch(t, `
A in phase 1
phase 2 closes B
phase 1 closes B
C needs A
X needs C
X in phase 3
Y needs C
Y in phase 2
L needs X
P part of Q
Q in phase 3
do x uses A yields X, Y
do y uses X
do z`), Options{})
	want := map[ID]ID{"A": "phase1", "B": "phase1", "C": "phase2", "L": "phase3", "P": "phase3", "x": "phase2", "y": "phase3", "z": "phase1"}
	for id, phase := range want {
		if got := d.PhaseOf(id); got != phase {
			t.Errorf("phase of %s: got %s, want %s", id, got, phase)
		}
	}
	if got := Derive(sketch(t, "A needs B"), Options{}).PhaseOf("A"); got != "" {
		t.Errorf("without phases: %s", got)
	}
}

// TestPhasesByDefinition looks along every way of needs, one at a time.
func TestPhasesByDefinition(t *testing.T) {
	for seed := range int64(2000) {
		m := randomModel(seed, 12)
		d := Derive(m, Options{})
		rank := map[ID]int{}
		for i, p := range m.Records(KindPhase) {
			rank[p.Key()] = i
		}
		for _, x := range All[Deliverable](m) {
			if want := phaseByDefinition(m, x.ID, rank); want >= 0 && rank[d.PhaseOf(x.ID)] != want {
				t.Fatalf("seed %d: phase of %s: got %s, want %d", seed, x.ID, d.PhaseOf(x.ID), want)
			}
		}
	}
}

// phaseByDefinition is -1 where the definition only says "the first": there a
// composite's phase goes before.
func phaseByDefinition(m *Model, id ID, rank map[ID]int) int {
	if own := ownPhase(m, id, rank); own >= 0 {
		return own
	}
	best := -1
	for on := range needing(m, id, true) {
		if p := ownPhase(m, on, rank); p >= 0 && (best < 0 || p < best) {
			best = p
		}
	}
	if best >= 0 {
		return best
	}
	for on := range needing(m, id, false) {
		best = max(best, ownPhase(m, on, rank))
	}
	return best
}

func ownPhase(m *Model, id ID, rank map[ID]int) int {
	if d, _ := Find[Deliverable](m, id); d.Phase != "" {
		return rank[d.Phase]
	}
	best := -1
	for _, r := range m.RelationsOf(id, Closes) {
		if p := rank[r.From]; best < 0 || p < best {
			best = p
		}
	}
	return best
}

// needing is what transitively needs id, or what id transitively needs.
func needing(m *Model, id ID, up bool) map[ID]bool {
	found := map[ID]bool{}
	for todo := []ID{id}; len(todo) > 0; todo = todo[1:] {
		for _, r := range m.RelationsOf(todo[0], Needs) {
			from, to := r.From, r.To
			if up {
				from, to = to, from
			}
			if from == todo[0] && !found[to] {
				found[to] = true
				todo = append(todo, to)
			}
		}
	}
	delete(found, id)
	return found
}

// TestOrderLaws: phases never go back, and nothing comes before what obtains it
// inside its phase.
func TestOrderLaws(t *testing.T) {
	for seed := range int64(500) {
		m := randomModel(seed, 14)
		d := Derive(m, Options{})
		order := d.Order()
		for i := range order[1:] {
			a, b := d.Graph.Of[order[i]], d.Graph.Of[order[i+1]]
			pa, pb := d.phasing().of[a], d.phasing().of[b]
			ra, rb := d.Fixpoint.Round[a], d.Fixpoint.Round[b]
			if pa > pb || pa == pb && ra > rb {
				t.Fatalf("seed %d: %s before %s", seed, order[i], order[i+1])
			}
		}
		if sorted := slices.Sorted(slices.Values(order)); len(slices.Compact(sorted)) != d.Graph.Elements {
			t.Fatalf("seed %d: the order is not of all elements: %v", seed, order)
		}
	}
}
