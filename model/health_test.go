package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// walked is a random model with an account that has random readings.
func walked(seed int64, size int) *Model {
	m := peopled(seed, size)
	r := rand.New(rand.NewPCG(uint64(seed), 13))
	var edits []Edit
	read := func(i int, of ID, value string) {
		date := fmt.Sprintf("2026-0%d-1%d", 1+r.IntN(9), r.IntN(9))
		edits = append(edits, Edit{After: Reading{ID: ID(fmt.Sprintf("x%d", i)), Account: pickOf(r, []ID{"c1", "c1", "c2"}), Of: of, Date: date, Value: value}})
	}
	edits = append(edits, Edit{After: Account{ID: "c1"}}, Edit{After: Account{ID: "c2"}})
	for i, d := range All[Deliverable](m) {
		if r.IntN(5) > 0 {
			read(i, d.ID, pickOf(r, []string{"done", "done", "done", "started", "blocked", "none"}))
		}
	}
	for i, s := range All[Signal](m) {
		if r.IntN(2) > 0 {
			read(1000+i, s.ID, pickOf(r, []string{"10", "60", "95", "no number"}))
		}
	}
	return m.with(Change{Edits: edits})
}

// levelsByRounds is the health of deliverables by its definition over the
// records: its own evidence, the minimum along needs and parts, the maximum over
// a group, lowered from the own evidence until nothing changes.
func levelsByRounds(m *Model, own map[ID]Light) map[ID]Light {
	level := map[ID]Light{}
	for id, l := range own {
		level[id] = l
	}
	for again := true; again; {
		again = false
		for _, d := range All[Deliverable](m) {
			now := own[d.ID]
			groups := map[string]Light{}
			for _, r := range m.RelationsOf(d.ID, Needs) {
				switch {
				case r.From != d.ID || d.Origin != OriginMade:
				case r.Group == "":
					now = min(now, level[r.To])
				default:
					groups[r.Group] = max(groups[r.Group], level[r.To])
				}
			}
			for _, best := range groups {
				now = min(now, best)
			}
			for _, part := range All[Deliverable](m) {
				if part.Parent == d.ID && d.Origin == OriginMade {
					now = min(now, level[part.ID])
				}
			}
			again = again || now != level[d.ID]
			level[d.ID] = now
		}
	}
	return level
}

func TestHealthByDefinition(t *testing.T) {
	lights := map[Light]int{}
	for seed := range int64(500) {
		m := walked(seed, 12)
		d := Derive(m, Options{})
		h := d.AccountHealth("c1")
		own := map[ID]Light{}
		for _, of := range h.Deliverables {
			own[of.ID] = of.Own
		}
		want := levelsByRounds(m, own)
		for _, of := range h.Deliverables {
			lights[of.Level]++
			if of.Level != want[of.ID] {
				t.Fatalf("seed %d: %s is %v, want %v", seed, of.ID, of.Level, want[of.ID])
			}
			if of.Level == Green && of.State != StateDone && !readGreen(m, h, of.ID) {
				t.Fatalf("seed %d: %s is green without evidence: %+v", seed, of.ID, of)
			}
		}
		for _, g := range h.Goals {
			if err := checkWeakest(m, g, own, want); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		checkAccountSteps(t, seed, d, h)
	}
	for l := Red; l <= Green; l++ {
		if lights[l] < 50 {
			t.Errorf("only %d deliverables were %v", lights[l], l)
		}
	}
}

// readGreen tells whether a signal of a deliverable was read as green.
func readGreen(m *Model, h Health, id ID) bool {
	for _, c := range h.Classes {
		for _, s := range c.Signals {
			if signal, _ := Find[Signal](m, s.Signal); signal.Deliverable == id && s.Level == Green {
				return true
			}
		}
	}
	return false
}

// checkAccountSteps holds what comes next and what is stuck against the records, with
// what is done taken as given and what is blocked as gone.
func checkAccountSteps(t *testing.T, seed int64, d *Derivation, h Health) {
	t.Helper()
	state := map[ID]State{}
	for _, of := range h.Deliverables {
		state[of.ID] = of.State
	}
	m := d.Model
	for _, of := range All[Deliverable](m) {
		switch state[of.ID] {
		case StateDone:
			of.Origin, of.State, of.Cover = OriginExternal, StateDone, CoverOwn
		case StateBlocked:
			of.State = StateBlocked
		default:
			if of.State == StateBlocked && slices.ContainsFunc(All[Reading](m), func(r Reading) bool { return r.Account == "c1" && r.Of == of.ID }) {
				of.State = StateNone
			}
		}
		m = m.with(Change{Edits: []Edit{{After: of}}})
	}
	there := obtainableByRounds(m)
	reach, goals := dependsOn(d.Model), d.Goals()
	for _, of := range h.Deliverables {
		onWay := len(goals) == 0 || slices.ContainsFunc(goals, func(g ID) bool { return g == of.ID || reach[[2]ID{g, of.ID}] })
		is := func(s AccountStep) bool { return s.ID == of.ID }
		if want := onWay && of.State != StateDone && !there[of.ID]; slices.ContainsFunc(h.Stuck, is) != want {
			t.Fatalf("seed %d: %s stuck: want %v", seed, of.ID, want)
		}
		if slices.ContainsFunc(h.Next, is) {
			if !onWay || of.State == StateDone || !there[of.ID] || !readyByRecords(m, of.ID, state) {
				t.Fatalf("seed %d: %s cannot come next", seed, of.ID)
			}
		} else if onWay && of.State != StateDone && there[of.ID] && readyByRecords(m, of.ID, state) {
			t.Fatalf("seed %d: %s could come next", seed, of.ID)
		}
	}
}

func readyByRecords(m *Model, id ID, state map[ID]State) bool {
	of, _ := Find[Deliverable](m, id)
	if of.Origin != OriginMade {
		return true
	}
	done := func(id ID) bool { return state[id] == StateDone }
	groups := map[string]bool{}
	for _, r := range m.RelationsOf(id, Needs) {
		if r.From == id && r.Group == "" && !done(r.To) {
			return false
		}
		if r.From == id && r.Group != "" {
			groups[r.Group] = groups[r.Group] || done(r.To)
		}
	}
	for _, met := range groups {
		if !met {
			return false
		}
	}
	for _, part := range All[Deliverable](m) {
		if part.Parent == id && !done(part.ID) {
			return false
		}
	}
	yields := m.RelationsOf(id, Yields)
	return len(yields) == 0 || slices.ContainsFunc(yields, func(y Relation) bool {
		return !slices.ContainsFunc(m.RelationsOf(y.From, Uses), func(u Relation) bool { return !done(u.To) })
	})
}

// TestHealthOnlyFallsWithWorseReadings: turning done into blocked betters nothing.
func TestHealthOnlyFallsWithWorseReadings(t *testing.T) {
	for seed := range int64(150) {
		m := walked(seed, 12)
		before := Derive(m, Options{}).AccountHealth("c1")
		for _, r := range All[Reading](m) {
			if r.Account != "c1" || r.Value != "done" {
				continue
			}
			r.Value = "blocked"
			after := Derive(m.with(Change{Edits: []Edit{{After: r}}}), Options{}).AccountHealth("c1")
			for i := range after.Deliverables {
				if after.Deliverables[i].Level > before.Deliverables[i].Level {
					t.Fatalf("seed %d: with %s blocked %s rises to %v", seed, r.Of, after.Deliverables[i].ID, after.Deliverables[i].Level)
				}
			}
		}
	}
}

func TestHealthWithoutReadingsKnowsNothing(t *testing.T) {
	m := sample(t, "reservation.ja").with(Change{Edits: []Edit{{After: Account{ID: "c1"}}}})
	h := Derive(m, Options{}).AccountHealth("c1")
	if h.Score != nil || h.Level != NoEvidence || len(h.Stuck) != 0 {
		t.Fatalf("score %v, level %v, stuck %v", h.Score, h.Level, h.Stuck)
	}
	for _, of := range h.Deliverables {
		if of.Level != NoEvidence {
			t.Errorf("%s is %v", of.ID, of.Level)
		}
	}
	var next []ID
	for _, s := range h.Next {
		next = append(next, s.ID)
	}
	if want := []ID{"d3", "d4", "d5", "d6"}; !slices.Equal(next, want) {
		t.Errorf("next come %v, want what is given: %v", next, want)
	}
}

// readings of one account on the reservation ledger.
func accountOn(m *Model, values map[ID]string) Health {
	edits := []Edit{{After: Account{ID: "c1"}}}
	for id, value := range values {
		edits = append(edits, Edit{After: Reading{ID: "x" + id, Account: "c1", Of: id, Date: "2026-04-01", Value: value}})
	}
	return Derive(m.with(Change{Edits: edits}), Options{}).AccountHealth("c1")
}

func TestMissingSignalsHandTheirWeightToTheirClass(t *testing.T) {
	m := sample(t, "renewal.ja")
	more := Signal{ID: "s9", Class: ClassProcess, Measure: SignalRatio, Red: 50, Green: 80, Weight: 6}
	m = m.with(Change{Edits: []Edit{{After: more}}})
	both := accountOn(m, map[ID]string{"s1": "100", "s9": "20", "s3": "90"})
	one := accountOn(m, map[ID]string{"s1": "100", "s3": "90"})
	if got := *both.Classes[0].Score; got != 40 {
		t.Errorf("process with weights 2 and 6: %v, want 40", got)
	}
	if c := one.Classes[0]; *c.Score != 100 || c.Signals[0].Share != 1 || c.Signals[1].Share != 0 {
		t.Errorf("process without the second: %+v", c)
	}
	if got := *one.Score; got != (8*100+2*90)/10.0 {
		t.Errorf("the class keeps its weight: %v", got)
	}
	if one.Classes[1].Score != nil || one.Classes[1].Level != NoEvidence || one.Level != NoEvidence {
		t.Errorf("without a word on the relationship all is %v, that class %+v", one.Level, one.Classes[1])
	}
}

func TestTheLatestReadingCounts(t *testing.T) {
	m := sample(t, "reservation.ja").with(Change{Edits: []Edit{
		{After: Account{ID: "c1"}},
		{After: Account{ID: "c2"}},
		{After: Reading{ID: "x1", Account: "c1", Of: "d3", Date: "2026-04-02", Value: "done"}},
		{After: Reading{ID: "x2", Account: "c1", Of: "d3", Date: "2026-04-01", Value: "blocked"}},
		{After: Reading{ID: "x3", Account: "c2", Of: "d3", Date: "2026-05-01", Value: "blocked"}},
	}})
	for _, of := range Derive(m, Options{}).AccountHealth("c1").Deliverables {
		if of.ID == "d3" && (of.State != StateDone || of.Date != "2026-04-02" || of.Level != Green) {
			t.Errorf("the ledger of the first account: %+v", of)
		}
	}
}

func TestSignalScores(t *testing.T) {
	for _, c := range []struct {
		kind   SignalKind
		value  string
		score  float64
		number bool
	}{
		{SignalRatio, "67", 67, true},
		{SignalRatio, " 67 % ", 67, true},
		{SignalRatio, "3/4", 75, true},
		{SignalRatio, "140", 100, true},
		{SignalGrowth, "120/100", 60, true},
		{SignalGrowth, "300/100", 100, true},
		{SignalGrowth, "50", 50, true},
		{SignalGrowth, "5/0", 0, false},
		{SignalFlag, "50", 50, true},
		{SignalJudgement, "1", 0, true},
		{SignalJudgement, "4", 75, true},
		{SignalJudgement, "5", 100, true},
		{SignalRatio, "", 0, false},
		{SignalRatio, "many", 0, false},
		{SignalRatio, "NaN", 0, false},
		{SignalRatio, "-5", 0, true},
	} {
		if got, ok := (Signal{Measure: c.kind, Green: 80}).score(c.value); got != c.score || ok != c.number {
			t.Errorf("%s %q: %v %v, want %v %v", c.kind, c.value, got, ok, c.score, c.number)
		}
	}
	less := Signal{Measure: SignalRatio, Red: 20, Green: 5}
	for value, want := range map[string]Light{"3": Green, "5": Green, "10": Yellow, "20": Red, "90": Red} {
		score, _ := less.score(value)
		low, high := less.thresholds()
		if got := levelBetween(score, low, high); got != want {
			t.Errorf("less is better, %s: %v, want %v", value, got, want)
		}
	}
}

func TestHealthSaysWhatIsNextAndWhatIsStuck(t *testing.T) {
	m := sample(t, "reservation.ja")
	h := accountOn(m, map[ID]string{"d3": "done", "d4": "done", "d5": "blocked", "d7": "done", "d8": "done", "s2": "2"})
	var next, stuck []string
	for _, s := range h.Next {
		next = append(next, s.Sentence.JA)
	}
	for _, s := range h.Stuck {
		stuck = append(stuck, s.Sentence.JA)
	}
	if !slices.Contains(next, "「合意済みの導入計画」がそろったので、次は「締結済みの利用契約」。") {
		t.Errorf("next: %s", strings.Join(next, "\n"))
	}
	if !slices.Contains(stuck, "「店内のインターネット回線」が止まっているので、「カウンターの端末」に進めない。") {
		t.Errorf("stuck: %s", strings.Join(stuck, "\n"))
	}
	for _, g := range h.Goals {
		if g.Goal == "d1" && (g.Level != Red || !strings.HasPrefix(g.Sentence.JA, "「紙台帳のない店舗運営」が危ない。")) {
			t.Errorf("the goal: %+v", g)
		}
	}
	if c := h.Classes[1]; c.Class != ClassRelationship || c.Signals[0].Level != Red || c.Signals[0].Play != "y2" {
		t.Errorf("the motivation of the floor lead: %+v", c)
	}
}
