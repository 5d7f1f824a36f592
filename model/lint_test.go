package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFixesApplyToAnyModel: what a finding offers can be done, whatever else the
// model holds, and leaves a sound version.
func TestFixesApplyToAnyModel(t *testing.T) {
	fixed := map[string]int{}
	overSeeds(t, 60, nil, func(t *testing.T, d *dice) {
		m := d.model(60)
		for _, f := range Findings(m, nil) {
			for _, fix := range f.Fixes() {
				checkLaws(t, m, fix.Change, apply(t, m, fix.Change))
				fixed[f.Rule]++
			}
		}
	})
	if len(fixed) < 8 {
		t.Errorf("only %v were fixed", fixed)
	}
}

// TestFindingsOfAnyModel: findings come in order, once each, with words in both
// languages and only about what is there.
func TestFindingsOfAnyModel(t *testing.T) {
	for seed := range int64(60) {
		m := peopled(seed, 30)
		seen := map[string]bool{}
		level := -1
		for _, f := range Findings(m, nil) {
			if gravity(f.Level) < level {
				t.Fatalf("seed %d: %s comes after graver ones", seed, f.Rule)
			}
			level = gravity(f.Level)
			if key := fmt.Sprint(f.Rule, f.On, f.Sentence()); seen[key] {
				t.Fatalf("seed %d: twice: %s", seed, key)
			} else {
				seen[key] = true
			}
			for _, id := range slices.Concat(f.On, f.Because) {
				if !m.Has(id) {
					t.Fatalf("seed %d: %s speaks of %s, which is not there", seed, f.Rule, id)
				}
			}
			for _, text := range []string{f.Sentence().JA, f.Sentence().EN, f.Question().JA, f.Question().EN} {
				if text == "" || strings.ContainsAny(text, "{}") {
					t.Fatalf("seed %d: %s says %q", seed, f.Rule, text)
				}
			}
		}
	}
}

func TestRulesCanBeSwitchedOff(t *testing.T) {
	m := peopled(3, 30)
	all := Findings(m, nil)
	off := map[string]bool{}
	for _, f := range all {
		off[f.Rule] = true
		for _, left := range Findings(m, off) {
			if off[left.Rule] {
				t.Fatalf("%s is off and speaks", left.Rule)
			}
		}
	}
	if len(off) < 5 || len(Findings(m, off)) != 0 {
		t.Errorf("%d rules spoke; %d findings are left", len(off), len(Findings(m, off)))
	}
}

func TestRulesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || seen[r.Title.JA] || r.Title.JA == "" || r.Title.EN == "" || gravity(r.Level) < 0 {
			t.Errorf("%+v", r)
		}
		seen[r.ID], seen[r.Title.JA] = true, true
	}
}

func TestFindingAsJSON(t *testing.T) {
	m := build(t, Deliverable{ID: "d1", Name: "要件を確認する", Goal: true})
	text, err := json.Marshal(findingsOf(m, "verb-name"))
	must(t, err)
	want := `[{"rule":"verb-name","level":"warning","on":["d1"],"sentence":{"ja":"「要件を確認する」は、`
	if !strings.HasPrefix(string(text), want) || !strings.Contains(string(text), `"because":[],"fixes":[{"ja":"「確認済みの要件」に変える","en":`) {
		t.Error(string(text))
	}
}

// TestANameIsNeverReadAsAPlace: a name may hold what looks like a place for a
// value.
func TestANameIsNeverReadAsAPlace(t *testing.T) {
	m := build(t, Deliverable{ID: "d1", Name: "{1}を{0}する", Goal: true})
	if s := findingsOf(m, "verb-name")[0].Sentence().JA; !strings.HasPrefix(s, "「{1}を{0}する」は、") {
		t.Error(s)
	}
}

// TestShortcutsByDefinition: a plain need is a shortcut when its end is also
// reached over a third, by plain needs and parts. Circles are left out.
func TestShortcutsByDefinition(t *testing.T) {
	found := 0
	for seed := range int64(300) {
		m := randomModel(seed, 40)
		circular := inCircles(m)
		got := map[ID]bool{}
		for _, f := range findingsOf(m, "shortcut") {
			got[RelationID(Needs, f.On[0], f.On[1], "")] = true
			checkWay(t, m, f)
			found++
		}
		for _, r := range All[Relation](m) {
			if r.Rel != Needs || r.Group != "" || circular[[2]ID{r.From, r.To}] {
				continue
			}
			if want := reachedOver(m, r, circular); want != got[r.ID] {
				t.Fatalf("seed %d: %s: found %v, want %v", seed, r.ID, got[r.ID], want)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d shortcuts were found", found)
	}
}

func checkWay(t *testing.T, m *Model, f Finding) {
	t.Helper()
	if len(f.Because) < 3 || f.Because[0] != f.On[0] || f.Because[len(f.Because)-1] != f.On[1] {
		t.Fatalf("%v is no way from %v", f.Because, f.On)
	}
	for i := range len(f.Because) - 1 {
		if !slices.Contains(plainBelow(m, f.Because[i]), f.Because[i+1]) {
			t.Fatalf("%s does not need %s", f.Because[i], f.Because[i+1])
		}
	}
}

// plainBelow lists what a deliverable needs on its own, and its parts.
func plainBelow(m *Model, id ID) []ID {
	var below []ID
	for _, r := range m.RelationsOf(id, Needs) {
		if r.From == id && r.Group == "" {
			below = append(below, r.To)
		}
	}
	for _, part := range m.partsOf(id) {
		below = append(below, part.Key())
	}
	return below
}

func reachable(m *Model, from ID, pass func(a, b ID) bool) map[ID]bool {
	reached := map[ID]bool{}
	for todo := []ID{from}; len(todo) > 0; todo = todo[1:] {
		for _, next := range plainBelow(m, todo[0]) {
			if !reached[next] && pass(todo[0], next) {
				reached[next] = true
				todo = append(todo, next)
			}
		}
	}
	return reached
}

// inCircles tells of each edge whether it lies on a circle of edges.
func inCircles(m *Model) map[[2]ID]bool {
	circular := map[[2]ID]bool{}
	for _, d := range All[Deliverable](m) {
		for _, next := range plainBelow(m, d.ID) {
			if reachable(m, next, func(ID, ID) bool { return true })[d.ID] {
				circular[[2]ID{d.ID, next}] = true
			}
		}
	}
	return circular
}

func reachedOver(m *Model, r Relation, circular map[[2]ID]bool) bool {
	return reachable(m, r.From, func(a, b ID) bool {
		return !circular[[2]ID{a, b}] && (a != r.From || b != r.To)
	})[r.To]
}

// TestOrderClashesByDefinition: an action clashes with a made deliverable that
// it uses when all that yield it come after the action in the flow.
func TestOrderClashesByDefinition(t *testing.T) {
	found := 0
	overSeeds(t, 80, nil, func(t *testing.T, d *dice) {
		m := d.flow(12)
		got := map[[2]ID]bool{}
		for _, f := range findingsOf(m, "order-clash") {
			got[[2]ID{f.On[0], f.On[1]}] = true
			found++
		}
		for _, r := range All[Relation](m) {
			if r.Rel == Uses && got[[2]ID{r.From, r.To}] != usedBeforeMade(m, r) {
				t.Fatalf("%s: found %v", r.ID, got[[2]ID{r.From, r.To}])
			}
		}
	})
	if found < 50 {
		t.Errorf("only %d clashes were found", found)
	}
}

// flow is a random flow of n actions that make and use n deliverables.
func (d *dice) flow(n int) *Model {
	m := Empty()
	pair := func(prefixA, prefixB string) (ID, ID) {
		return ID(fmt.Sprint(prefixA, d.IntN(n))), ID(fmt.Sprint(prefixB, d.IntN(n)))
	}
	for i := range n {
		a, thing := Action{ID: ID(fmt.Sprint("a", i))}, Deliverable{ID: ID(fmt.Sprint("d", i))}
		if d.chance(10) {
			thing.Origin = OriginExternal
		}
		m.records.set(a.ID, a)
		m.records.set(thing.ID, thing)
	}
	for range n {
		for _, r := range []Relation{{Rel: Then, To: "a"}, {Rel: Uses, To: "d"}, {Rel: Yields, To: "d"}} {
			if from, to := pair("a", string(r.To)); from != to {
				r := NewRelation(r.Rel, from, to, "")
				m.records.set(r.ID, r)
			}
		}
	}
	return m
}

func usedBeforeMade(m *Model, use Relation) bool {
	used, _ := Find[Deliverable](m, use.To)
	after := followers(m, use.From)
	makers := 0
	for _, r := range m.RelationsOf(use.To, Yields) {
		makers++
		if !after[r.From] || followers(m, r.From)[use.From] || r.From == use.From {
			return false
		}
	}
	return makers > 0 && used.Origin == OriginMade
}

// followers are the actions that come after one in the flow.
func followers(m *Model, from ID) map[ID]bool {
	after := map[ID]bool{}
	for todo := []ID{from}; len(todo) > 0; todo = todo[1:] {
		for _, r := range m.RelationsOf(todo[0], Then) {
			if r.From == todo[0] && !after[r.To] {
				after[r.To] = true
				todo = append(todo, r.To)
			}
		}
	}
	return after
}

// TestAlikeIsFoundWhereverItStands: of names that only differ in spelling, each
// is found with one of its like, however many others stand between.
func TestAlikeIsFoundWhereverItStands(t *testing.T) {
	spellings := [][]string{
		{"申込書", "申し込み書", "申込み書"},
		{"ユーザー一覧", "ユーザ一覧", "ユーザの一覧", "ゆーざ一覧"},
		{"KPI定義書", "ＫＰＩ 定義書", "kpi定義書"},
		{"締結済みの契約", "締結済の契約", "締結済み契約"},
		{"Requirements list", "requirements  List", "The requirements list", "Requirement list"},
		{"Licence agreement", "License agreement"},
	}
	var things []Deliverable
	of := map[int]int{}
	d := newDice(5)
	for i, names := range spellings {
		for _, name := range names {
			for range d.IntN(40) {
				things = append(things, Deliverable{Name: fmt.Sprintf("別のもの%dの%d", len(things), i)})
			}
			of[len(things)] = i + 1
			things = append(things, Deliverable{Name: name})
		}
	}
	paired := map[int]bool{}
	for _, p := range alike(pointers(things)) {
		if of[p[0]] == 0 || of[p[0]] != of[p[1]] {
			t.Errorf("%s and %s are not alike", things[p[0]].Name, things[p[1]].Name)
		}
		paired[p[0]], paired[p[1]] = true, true
	}
	for i, thing := range things {
		if of[i] > 0 && !paired[i] {
			t.Errorf("%s is not found", thing.Name)
		}
	}
}

func BenchmarkFindings(b *testing.B) {
	for _, n := range []int{300, 10_000} {
		d := Derive(businessModel(n), Options{})
		d.Checkpoints()
		d.Order()
		d.Circles()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.surveyed = lazy[*survey]{}
				d.Findings(nil)
			}
			b.ReportMetric(float64(len(d.Findings(nil))), "findings")
		})
	}
}
