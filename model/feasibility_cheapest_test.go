package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// freed is the model in which one element in three takes nothing, so that there
// are ties.
func freed(m *Model, seed int64) *Model {
	if seed%3 == 0 {
		return m
	}
	next := newModel(map[ID]Record{})
	i := 0
	for _, k := range Kinds() {
		for _, r := range m.Records(k) {
			i++
			switch r := r.(type) {
			case Deliverable:
				if seed%3 == 1 || i%3 == 0 {
					r.Cost, r.Days = 0, 0
				}
				next.records.set(r.ID, r)
			case Action:
				if seed%3 == 1 || i%3 == 0 {
					r.Cost, r.Days = 0, 0
				}
				next.records.set(r.ID, r)
			default:
				next.records.set(r.Key(), r)
			}
		}
	}
	return next
}

// choosyModel has two or three groups a deliverable and circles back up: many
// ways that share much.
func choosyModel(seed int64, n int) *Model {
	r := rand.New(rand.NewPCG(uint64(seed), 11))
	m := newModel(map[ID]Record{InfoID: Info{}})
	names := r.Perm(n)
	name := func(i int) ID { return ID(fmt.Sprintf("d%03d", names[i])) }
	put := func(r Record) { m.records.set(r.Key(), r) }
	for i := range n {
		put(Deliverable{ID: name(i), Name: "thing", Goal: i == 0, Cost: float64(r.IntN(3)), Days: float64(r.IntN(3))})
	}
	for i := range n - 1 {
		for _, group := range []string{"g", "h", "k"}[:min(r.IntN(8), 3)] {
			for range 2 + r.IntN(2) {
				if to := i + 1 + r.IntN(min(7, n-1-i)); r.IntN(9) > 0 {
					put(NewRelation(Needs, name(i), name(to), group))
				} else if to = r.IntN(n); to != i {
					put(NewRelation(Needs, name(i), name(to), group))
				}
			}
		}
	}
	return m
}

func TestCheapestByTrying(t *testing.T) {
	tried, choices := 0, 0
	check := func(seed int64, m *Model) {
		w := newSmallWays(m)
		if len(w.ids) > 13 {
			return
		}
		d := Derive(m, Options{})
		for _, g := range d.Feasibility().Goals {
			if !g.Obtainable {
				continue
			}
			tried++
			choices += len(d.Graph.Ors)
			want := w.best(uint32(1) << slices.Index(w.ids, g.Goal))
			cost, days := w.figures(want)
			got := Way{Cost: cost, Days: days, Exact: true, Lower: cost, Finish: g.Cheapest.Finish, Elements: d.inOrder(w.names(want))}
			if fmt.Sprint(got) != fmt.Sprint(g.Cheapest) {
				t.Fatalf("seed %d, goal %s:\ngot  %+v\nwant %+v", seed, g.Goal, g.Cheapest, got)
			}
		}
	}
	for seed := range int64(5000) {
		check(seed, freed(randomModel(seed, 9), seed))
	}
	for seed := range int64(400) {
		check(seed, freed(choosyModel(seed, 12), seed))
	}
	if tried < 2000 || choices < 5000 {
		t.Errorf("only %d goals with %d choices", tried, choices)
	}
}

// TestCheapestFinish: the finish of the cheapest way is the goal's in the
// schedule when all else is blocked.
func TestCheapestFinish(t *testing.T) {
	for seed := range int64(300) {
		d := Derive(randomModel(seed, 14), Options{})
		for _, g := range d.Feasibility().Goals {
			var others []ID
			for _, id := range d.Graph.IDs {
				if !slices.Contains(g.Cheapest.Elements, id) {
					others = append(others, id)
				}
			}
			if day, ok := Derive(d.Model, Options{Block: others}).FinishOf(g.Goal); ok != g.Obtainable || day != g.Cheapest.Finish {
				t.Fatalf("seed %d: %s on day %v (%v), got %+v", seed, g.Goal, day, ok, g)
			}
			if now, _ := d.FinishOf(g.Goal); g.Fastest != nil && (g.Fastest.Finish != now || g.Fastest.Finish >= g.Cheapest.Finish) {
				t.Fatalf("seed %d: fastest %+v beside %+v", seed, g.Fastest, g.Cheapest)
			}
		}
	}
}

// TestCheapestBeyondSearch: where the steps run out, the way still derives the
// goal and can spare nothing, and its cost is not below the bound.
func TestCheapestBeyondSearch(t *testing.T) {
	open := 0
	for seed := range int64(6) {
		d := Derive(choosyModel(seed, 400), Options{})
		p := d.pricing()
		for _, steps := range []int{0, 100_000, 2_000_000} {
			left := steps
			way := d.cheapestWay(d.Checkpoints().Goals[0], p, &left)
			if !way.Exact {
				open++
			}
			if way.Lower > way.Cost || way.Exact != (way.Lower == way.Cost) {
				t.Errorf("seed %d, %d steps: cost %v, lower %v, exact %v", seed, steps, way.Cost, way.Lower, way.Exact)
			}
			in := map[ID]bool{}
			for _, id := range way.Elements {
				in[id] = true
			}
			goal := d.Graph.Of[d.Goals()[0]]
			without := func(id ID) bool {
				return d.Graph.Obtain(func(v int) bool { return !in[d.Graph.IDs[v]] || d.Graph.IDs[v] == id }).In(goal)
			}
			if !without("") || slices.ContainsFunc(way.Elements, without) {
				t.Errorf("seed %d, %d steps: %v is no way, or can spare something", seed, steps, way.Elements)
			}
		}
	}
	if open < 4 {
		t.Errorf("only %d searches ran out of steps", open)
	}
}

// TestFeasibilityUnderRenaming: the figures do not depend on IDs, and with the
// IDs in the same order nothing does.
func TestFeasibilityUnderRenaming(t *testing.T) {
	for seed := range int64(300) {
		m := freed(randomModel(seed, 14), seed)
		d := Derive(m, Options{})
		inOrder, reversed := rename(m, "z", false), rename(m, "z", true)
		same := func(a, b FeasibilityResult) string { return fmt.Sprintf("%+v\n%+v", a, b) }
		again := Derive(inOrder.m, Options{}).Feasibility()
		if a, b := fmt.Sprint(d.Feasibility().Goals, d.Circles()), inOrder.back(fmt.Sprint(again.Goals, again.Circles)); !strings.Contains(a, "0x") && a != b {
			t.Fatalf("seed %d:\n%s", seed, same(d.Feasibility(), again))
		}
		other := map[ID]GoalFeasibility{}
		for _, g := range Derive(reversed.m, Options{}).Feasibility().Goals {
			other[g.Goal] = g
		}
		for _, g := range d.Feasibility().Goals {
			o := other[reversed.names[g.Goal]]
			if g.Obtainable != o.Obtainable || g.Cheapest.Cost != o.Cheapest.Cost || g.Cheapest.Days != o.Cheapest.Days || (len(g.Blocking) == 0) != (len(o.Blocking) == 0) {
				t.Fatalf("seed %d: %+v, renamed %+v", seed, g, o)
			}
		}
	}
}

func sayWay(w Way) string {
	exact := ""
	if w.Exact {
		exact = " exact"
	}
	names := strings.Trim(fmt.Sprint(w.Elements), "[]")
	return fmt.Sprintf("%s: %v in %v%s, day %v", names, w.Cost, w.Days, exact, w.Finish)
}

func TestCheapestCases(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a goal that is given", "goal G\ngiven G\nG takes 2 days, 5 cost", "G: 5 in 2 exact, day 2"},
		{"what is shared counts once", "goal G\nG needs A, B\nA needs C\nB needs C\nC takes 2 days, 5 cost\nA takes 1 days, 1 cost\nB takes 1 days, 1 cost", "C A B G: 7 in 4 exact, day 3"},
		{"the cheaper alternative", "goal G\nG needs A/B\nA takes 1 days, 5 cost\nB takes 9 days, 4 cost", "B G: 4 in 9 exact, day 9"},
		{"of equal cost the one with fewer days", "goal G\nG needs A/B\nA takes 3 days, 4 cost\nB takes 2 days, 4 cost", "B G: 4 in 2 exact, day 2"},
		{"of equal ways the first by ID", "goal G\nG needs B/A\nA takes 3 days, 4 cost\nB takes 3 days, 4 cost", "A G: 4 in 3 exact, day 3"},
		{"one that serves two choices", "goal G\nG needs A/B, C/B\nA takes 1 days, 3 cost\nC takes 1 days, 3 cost\nB takes 1 days, 5 cost", "B G: 5 in 1 exact, day 1"},
		{"a circle cannot pay for itself", "goal G\nG needs A\nA needs B/C\nB needs A\nC takes 1 days, 9 cost", "C A G: 9 in 1 exact, day 1"},
		{"fractions", "goal G\nG needs A, B\nA takes 0.1 days, 0.1 cost\nB takes 0.2 days, 0.2 cost", "A B G: 0.3 in 0.3 exact, day 0.2"},
		{"great figures", "goal G\nG needs A/B\nA takes 1 days, 1e14 cost\nB takes 1 days, 2e14 cost", "A G: 1e+14 in 1 exact, day 1"},
	}
	for _, c := range cases {
		if got := sayWay(Derive(sketch(t, c.text), Options{}).Feasibility().Goals[0].Cheapest); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestFastestBesideCheapest(t *testing.T) {
	m := sketch(t, "goal G\nG needs A/B\nA takes 1 days, 5 cost\nB takes 9 days, 4 cost\nG takes 1 days, 1 cost")
	g := Derive(m, Options{}).Feasibility().Goals[0]
	if got := sayWay(g.Cheapest); got != "B G: 5 in 10 exact, day 10" {
		t.Errorf("cheapest %s", got)
	}
	if g.Fastest == nil || sayWay(*g.Fastest) != "A G: 6 in 2, day 2" {
		t.Errorf("fastest %+v", g.Fastest)
	}
	if g := Derive(m, Options{Block: []ID{"A"}}).Feasibility().Goals[0]; g.Fastest != nil {
		t.Errorf("fastest where there is one way: %+v", g.Fastest)
	}
}

func TestOverBudget(t *testing.T) {
	m := sketch(t, "goal G\nG needs A/B\nA takes 1 days, 5 cost\nB takes 9 days, 4 cost\nG takes 1 days, 1 cost")
	cases := []struct {
		cost, days float64
		want       bool
	}{{0, 0, false}, {5, 2, false}, {4.5, 0, true}, {0, 1.5, true}, {100, 1, true}}
	for _, c := range cases {
		m.records.set(InfoID, Info{BudgetCost: c.cost, BudgetDays: c.days})
		if got := Derive(m, Options{}).Feasibility().Goals[0].OverBudget; got != c.want {
			t.Errorf("budget %v and %v days: over %v", c.cost, c.days, got)
		}
	}
}

func TestWhatIf(t *testing.T) {
	m := sketch(t, "goal G\nG needs A/B, C\nA needs D\nB needs E\nA takes 1 days, 2 cost\nB takes 1 days, 7 cost\nD takes 1 days, 1 cost")
	if g := Derive(m, Options{}).Feasibility().Goals[0]; g.WhatIf != nil {
		t.Errorf("without a what-if: %+v", g.WhatIf)
	}
	g := Derive(m, Options{Block: []ID{"D"}}).Feasibility().Goals[0]
	if g.WhatIf == nil || fmt.Sprint(*g.WhatIf) != "{[E B] 4 true}" {
		t.Errorf("what if D is not there: %+v", g.WhatIf)
	}
	if g := Derive(m, Options{Block: []ID{"C"}}).Feasibility().Goals[0]; g.Obtainable || g.WhatIf != nil || g.Cheapest.Elements == nil || g.Cheapest.Exact {
		t.Errorf("what if C is not there: %+v", g)
	}
}

func TestCheapestOfSamples(t *testing.T) {
	for name, want := range map[string]string{"notation.en": "d10", "reservation.en": "d1 d2", "restaurant.en": "", "renewal.en": "", "ends.en": ""} {
		var goals []string
		for _, g := range Derive(sample(t, name), Options{}).Feasibility().Goals {
			goals = append(goals, string(g.Goal))
			t.Log(name, g.Goal, sayWay(g.Cheapest), g.OverBudget)
			if !g.Obtainable || !g.Cheapest.Exact {
				t.Errorf("%s: %+v", name, g)
			}
		}
		if got := strings.Join(goals, " "); want != "" && got != want {
			t.Errorf("%s: goals %s", name, got)
		}
	}
}

func BenchmarkFeasibility(b *testing.B) {
	for name, m := range map[string]*Model{"business 1000": businessModel(1_000), "business 10000": businessModel(10_000), "choosy 60": choosyModel(1, 60), "choosy 400": choosyModel(1, 400)} {
		m.indexed()
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d := Derive(m, Options{})
				d.Feasibility()
			}
		})
	}
}
