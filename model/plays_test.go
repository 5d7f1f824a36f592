package model

import (
	"slices"
	"strings"
	"testing"
)

// TestPlaysByDefinition: one draft for every checkpoint and either-or that is
// not done, what it does yields it, and its routes are what is left of the choice.
func TestPlaysByDefinition(t *testing.T) {
	routes := 0
	for seed := range int64(1500) {
		m := peopled(seed, 14)
		d := Derive(m, Options{})
		drafts := d.Plays()
		want := map[string]bool{}
		for _, g := range d.Checkpoints().Goals {
			for _, c := range g.Checkpoints {
				want[PlayKey(c.ID)] = !done(m, c.ID)
			}
			for _, e := range g.EitherOr {
				want[ChoiceKey(e.Of, e.Group)] = !done(m, append(e.OneOf, e.Of)...)
			}
		}
		for _, p := range drafts {
			if !want[p.Key] {
				t.Fatalf("seed %d: the draft %s is not called for, or comes twice", seed, p.Key)
			}
			delete(want, p.Key)
			checkDraft(t, seed, d, p)
			routes += len(p.Routes)
		}
		for key, wanted := range want {
			if wanted {
				t.Fatalf("seed %d: no draft %s", seed, key)
			}
		}
	}
	if routes < 100 {
		t.Fatalf("only %d routes were tried", routes)
	}
}

func done(m *Model, ids ...ID) bool {
	return slices.ContainsFunc(ids, func(id ID) bool {
		d, _ := Find[Deliverable](m, id)
		return d.State == StateDone
	})
}

func checkDraft(t *testing.T, seed int64, d *Derivation, p PlayDraft) {
	t.Helper()
	if p.LimitDays < 1 || p.When().JA == "" || p.When().EN == "" || p.Steps().JA == "" || p.Name().EN == "" {
		t.Fatalf("seed %d: %s is not finished: %+v", seed, p.Key, p)
	}
	if len(p.OneOf) == 0 && len(p.Do) > 0 && !relates(d.Model, Yields, p.Do[0], p.For) {
		t.Fatalf("seed %d: %s does %v, which does not yield %s", seed, p.Key, p.Do, p.For)
	}
	if len(p.OneOf) > 0 && len(p.Routes) != len(p.OneOf)-1 {
		t.Fatalf("seed %d: %s has %d routes beside the first of %v", seed, p.Key, len(p.Routes), p.OneOf)
	}
	for _, r := range p.Routes {
		member := slices.Contains(p.OneOf, r.Of)
		yields := relates(d.Model, Yields, r.Of, p.For)
		alternative := slices.ContainsFunc(d.Model.RelationsOf(p.For, Needs), func(n Relation) bool { return n.Group != "" && n.To == r.Of })
		if !d.Obtainable(r.Of) || !member && !yields && !alternative {
			t.Fatalf("seed %d: %s has the route %+v", seed, p.Key, r)
		}
		checkRoute(t, seed, d, p, r)
	}
}

func relates(m *Model, kind RelationKind, from, to ID) bool {
	return slices.ContainsFunc(m.RelationsOf(from, kind), func(r Relation) bool { return r.From == from && r.To == to })
}

// checkRoute adds up by the records what a route takes beyond the unavoidable,
// where no choice is open below it, so that there is one way only.
func checkRoute(t *testing.T, seed int64, d *Derivation, p PlayDraft, r Route) {
	t.Helper()
	reach := dependsOn(d.Model)
	avoidable := func(id ID) bool {
		for _, g := range d.Checkpoints().Goals {
			if slices.Contains(g.Actions, id) || slices.ContainsFunc(g.Checkpoints, func(c Checkpoint) bool { return c.ID == id }) {
				return false
			}
		}
		return true
	}
	cost := 0.0
	for _, id := range d.Order() {
		if id != r.Of && !reach[[2]ID{r.Of, id}] {
			continue
		}
		for _, in := range d.Graph.In(d.Graph.Of[id]) {
			if d.Graph.IsOr(int(in)) {
				return
			}
		}
		if id == r.Of || id != p.For && avoidable(id) {
			switch e := d.Graph.Records[d.Graph.Of[id]].(type) {
			case Deliverable:
				cost += e.Cost
			case Action:
				cost += e.Cost
			}
		}
	}
	if cost != r.Cost {
		t.Fatalf("seed %d, %s: the route %+v should cost %v", seed, p.Key, r, cost)
	}
}

func TestPlaysOfTheReservationLedger(t *testing.T) {
	m := sample(t, "reservation.ja")
	d := Derive(m, Options{})
	play := map[string]PlayDraft{}
	for _, p := range d.Plays() {
		play[p.Key] = p
	}
	training := play["choose:d21:training"]
	if len(training.Routes) != 1 || training.Routes[0].Cost != 3000 || training.Routes[0].Days != 6 || training.LimitDays != 2 {
		t.Fatalf("training on site or by video and calls: %+v", training)
	}
	if want := []ID{"a14", "a15", "a16"}; !slices.Equal(training.Routes[0].Actions, want) {
		t.Errorf("the way by video: got %v, want %v", training.Routes[0].Actions, want)
	}
	if !training.Accepted || training.Play != "y2" {
		t.Errorf("the accepted entry for training: %v %s", training.Accepted, training.Play)
	}
	habit := play["play:d23"]
	if habit.Signal != "s1" || habit.Play != "y1" || !strings.Contains(habit.When().JA, "赤（50以下）") {
		t.Errorf("the play of the entry habit: %+v", habit)
	}
	if p := play["play:d14"]; p.Owner != "r4" || p.DoneWhen == "" || !slices.Equal(p.Do, []ID{"a8"}) {
		t.Errorf("the play of the input rule: %+v", p)
	}
	record := training.Record("y9", Japanese)
	if record.PlayKey != training.Key || record.Deliverable != "d21" || record.Exit == "" || !strings.Contains(record.Steps, "2. 進まなければ") {
		t.Errorf("as an entry: %+v", record)
	}
}

func TestPlaysDropWhatIsDone(t *testing.T) {
	m := sample(t, "reservation.ja")
	before := len(Derive(m, Options{}).Plays())
	d17, _ := Find[Deliverable](m, "d17")
	d17.State = StateDone
	for _, p := range Derive(m.with(Change{Edits: []Edit{{After: d17}}}), Options{}).Plays() {
		if p.Key == "choose:d21:training" {
			t.Errorf("the training is done and its either-or still drafted")
		}
		before--
	}
	if before != 1 {
		t.Errorf("%d drafts more than before, want one less", -before)
	}
}

func TestFlowOrderFollowsTheFlow(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 14)
		actions := All[Action](m)
		for i := range actions { // a line through all actions, against their order
			if i > 0 {
				m = m.with(Change{Edits: []Edit{{After: NewRelation(Then, actions[i].ID, actions[i-1].ID, "")}}})
			}
		}
		d := Derive(m, Options{})
		flow := d.flowOrder()
		for i := range actions {
			if i > 0 && flow[d.Graph.Of[actions[i].ID]] >= flow[d.Graph.Of[actions[i-1].ID]] {
				t.Fatalf("seed %d: %s runs before %s and is numbered after it", seed, actions[i].ID, actions[i-1].ID)
			}
		}
	}
}

func TestPlaysAreTheSameWhateverTheOrderOfRecords(t *testing.T) {
	for seed := range int64(100) {
		m := peopled(seed, 16)
		a, b := Derive(m, Options{}).Plays(), Derive(again(m, seed), Options{}).Plays()
		if x, y := asText(t, a), asText(t, b); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
}
