package model

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
)

func TestJourneyOfTheReservationLedger(t *testing.T) {
	j := Derive(sample(t, "reservation.ja"), Options{}).Journey()
	steps := [][]ID{
		{"d3", "d4", "d5", "d7", "d8", "d9"},
		{"d15", "d11", "d12", "d13", "d10", "d14", "a10", "a11", "d16", "d17", "d20", "d21", "d22"},
		{"d6", "d23", "d24", "d25", "d1"},
		{"d26", "d27", "d2"},
	}
	for i, p := range j.Phases {
		if !slices.Equal(p.Steps, steps[i]) {
			t.Errorf("steps of %s: got %v, want %v", p.Name, p.Steps, steps[i])
		}
	}
	adopt := j.Phases[1]
	if got := *adopt.Lanes.Feeling; math.Abs(got+2.0/7) > 1e-9 {
		t.Errorf("mean feeling in Adopt: got %v, want -2/7", got)
	}
	if !slices.Equal(adopt.Way, []ID{"d18", "d19"}) || !slices.Equal(adopt.Lanes.Signals, []ID{"s2"}) || !slices.Equal(adopt.Lanes.Plays, []ID{"y2"}) {
		t.Errorf("Adopt: way %v, signals %v, plays %v", adopt.Way, adopt.Lanes.Signals, adopt.Lanes.Plays)
	}
	if expand := j.Phases[2].Lanes; !slices.Equal(expand.Questions, []ID{"m1", "m2"}) || expand.Touchpoints[0] != "端末の画面" {
		t.Errorf("Expand: questions %v, touchpoints %v", expand.Questions, expand.Touchpoints)
	}
	if land := j.Phases[0].Lanes; len(land.Partner) != 0 || !slices.Equal(land.Own, []ID{"a2"}) {
		t.Errorf("Land: partner %v, own %v", land.Partner, land.Own)
	}
}

func TestJourneyWithoutPhasesIsOneColumnThatClosesWithTheGoals(t *testing.T) {
	j := Derive(sample(t, "ends.ja"), Options{}).Journey()
	if len(j.Phases) != 1 || j.Phases[0].ID != "" {
		t.Fatalf("columns: %+v", j.Phases)
	}
	if p := j.Phases[0]; !slices.Equal(p.Closing, []ID{"d1", "d5", "d10"}) || p.Lanes.Feeling != nil {
		t.Errorf("closing %v, feeling %v", p.Closing, p.Lanes.Feeling)
	}
}

// TestJourneyByDefinition rebuilds every column from the records, the phases and
// the checkpoints alone.
func TestJourneyByDefinition(t *testing.T) {
	for seed := range int64(600) {
		m := peopled(seed, 16)
		d := Derive(m, Options{})
		j := d.Journey()
		if want := max(1, len(All[Phase](m))); len(j.Phases) != want {
			t.Fatalf("seed %d: %d columns, want %d", seed, len(j.Phases), want)
		}
		for _, p := range j.Phases {
			checkSteps(t, seed, d, p)
			checkLanes(t, seed, d, p)
			checkDetail(t, seed, p)
		}
		checkHandEdits(t, seed, m, j)
	}
}

func checkSteps(t *testing.T, seed int64, d *Derivation, p JourneyPhase) {
	t.Helper()
	want := map[ID]bool{}
	for _, g := range d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			want[c.ID] = want[c.ID] || d.PhaseOf(c.ID) == p.ID
		}
		for _, e := range g.EitherOr {
			for _, id := range e.OneOf {
				want[id] = want[id] || d.PhaseOf(e.OneOf[0]) == p.ID
			}
		}
	}
	for _, r := range All[Relation](d.Model) {
		if r.Rel == Closes && r.From == p.ID && !slices.Contains(p.Closing, r.To) {
			t.Fatalf("seed %d: %s closes %s and does not say so", seed, p.ID, r.To)
		}
	}
	for _, id := range p.Closing {
		want[id] = true
	}
	for id, in := range want {
		if in != slices.Contains(p.Steps, id) && !atOtherEitherOr(d, id, p) {
			t.Fatalf("seed %d, phase %q: %s among the steps %v: want %v", seed, p.ID, id, p.Steps, in)
		}
	}
	sorted := slices.Sorted(slices.Values(p.Steps))
	if len(slices.Compact(sorted)) != len(p.Steps) {
		t.Fatalf("seed %d, phase %q: a step twice in %v", seed, p.ID, p.Steps)
	}
	if !slices.Equal(p.Steps[len(p.Steps)-len(p.Closing):], p.Closing) {
		t.Fatalf("seed %d, phase %q: %v do not end with %v", seed, p.ID, p.Steps, p.Closing)
	}
	for _, id := range p.Way {
		if want[id] || d.IsCheckpoint(id) || d.PhaseOf(id) != p.ID {
			t.Fatalf("seed %d, phase %q: %s is not just on the way", seed, p.ID, id)
		}
	}
}

// atOtherEitherOr: a member of an either-or whose first member is in another
// column stands there, and here only for a reason of its own.
func atOtherEitherOr(d *Derivation, id ID, p JourneyPhase) bool {
	for _, g := range d.Checkpoints().Goals {
		for _, e := range g.EitherOr {
			if slices.Contains(e.OneOf, id) && d.PhaseOf(e.OneOf[0]) != d.PhaseOf(id) {
				return true
			}
		}
	}
	return false
}

func checkLanes(t *testing.T, seed int64, d *Derivation, p JourneyPhase) {
	t.Helper()
	lane := map[Side][]ID{
		SideCustomer: p.Lanes.Customer, SideOwn: p.Lanes.Own, SidePartner: p.Lanes.Partner, "": p.Lanes.Unassigned,
	}
	sum, n := 0.0, 0
	for _, a := range All[Action](d.Model) {
		role, _ := Find[Role](d.Model, a.Role)
		here := d.PhaseOf(a.ID) == p.ID
		if here != slices.Contains(lane[role.Side], a.ID) {
			t.Fatalf("seed %d, phase %q: %s of %q in its lane: want %v", seed, p.ID, a.ID, role.Side, here)
		}
		if here && a.Channel != "" && !slices.Contains(p.Lanes.Touchpoints, a.Channel) {
			t.Fatalf("seed %d, phase %q: %s is no touchpoint", seed, p.ID, a.Channel)
		}
		if here && role.Side == SideCustomer {
			sum, n = sum+a.Feeling, n+1
		}
	}
	if (n == 0) != (p.Lanes.Feeling == nil) || n > 0 && math.Abs(*p.Lanes.Feeling-sum/float64(n)) > 1e-9 {
		t.Fatalf("seed %d, phase %q: feeling %v, want %v of %d", seed, p.ID, p.Lanes.Feeling, sum, n)
	}
}

func checkDetail(t *testing.T, seed int64, p JourneyPhase) {
	t.Helper()
	var under []ID
	for i, s := range p.Detail {
		if s.ID != p.Steps[i] {
			t.Fatalf("seed %d, phase %q: detail %d is of %s, the step %s", seed, p.ID, i, s.ID, p.Steps[i])
		}
		under = append(under, s.Actions...)
	}
	all := slices.Concat(p.Lanes.Customer, p.Lanes.Own, p.Lanes.Partner, p.Lanes.Unassigned)
	slices.Sort(all)
	slices.Sort(under)
	if len(p.Steps) > 0 && !slices.Equal(all, under) {
		t.Fatalf("seed %d, phase %q: actions %v, under the steps %v", seed, p.ID, all, under)
	}
}

func checkHandEdits(t *testing.T, seed int64, m *Model, j JourneyResult) {
	t.Helper()
	shown := 0
	for _, p := range j.Phases {
		for _, e := range p.Edited {
			shown++
			o, _ := Find[Overlay](m, e.Overlay)
			if o.OverlayKey != JourneyKey(p.ID, e.Lane) || e.Text != o.Text {
				t.Fatalf("seed %d: %+v lies over %q %s", seed, o, p.ID, e.Lane)
			}
		}
	}
	if all := len(All[Overlay](m)); shown+len(j.Gone) != all {
		t.Fatalf("seed %d: %d hand edits shown and %d listed of %d", seed, shown, len(j.Gone), all)
	}
}

func TestJourneyKeepsTheDerivedTextUnderAHandEdit(t *testing.T) {
	m := sample(t, "renewal.en")
	m = m.with(Change{Edits: []Edit{{After: Overlay{ID: "o1", OverlayKey: JourneyKey("p1", LaneCustomer), Text: "Sales does it"}}}})
	j := Derive(m, Options{}).Journey()
	e, ok := j.Phases[0].Edit(LaneCustomer)
	if !ok || e.Text != "Sales does it" || e.Derived != "Measure today’s handling time\nSign the scope" {
		t.Fatalf("the cell: %+v", e)
	}
	m, err := m.Apply(changed(m.Remove("p1")))
	if err != nil {
		t.Fatal(err)
	}
	if j = Derive(m, Options{}).Journey(); len(j.Gone) != 1 || j.Gone[0].ID != "o1" {
		t.Fatalf("with its phase gone the edit is not listed: %+v", j.Gone)
	}
}

func changed(c Change, err error) Change {
	if err != nil {
		panic(err)
	}
	return c
}

func asText(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestJourneyIsTheSameWhateverTheOrderOfRecords(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 16)
		a, b := Derive(m, Options{}).Journey(), Derive(again(m, seed), Options{}).Journey()
		if x, y := asText(t, a), asText(t, b); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
}
