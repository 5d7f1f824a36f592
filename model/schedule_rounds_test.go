package model

import (
	"maps"
	"math"
	"slices"
	"testing"
)

// rounds computes a schedule from the records alone, round after round from
// "never" down until nothing changes. Where two rules wait for each other the
// days stay infinite. It shares no code with the network.
type rounds struct {
	m             *Model
	there         map[ID]bool
	start, finish map[ID]float64
	partners      map[ID][]ID
}

func scheduleByRounds(m *Model) *rounds {
	r := &rounds{m: m, there: obtainableByRounds(m), start: map[ID]float64{}, finish: map[ID]float64{}, partners: map[ID][]ID{}}
	for _, d := range All[Deliverable](m) {
		r.start[d.ID], r.finish[d.ID] = math.Inf(1), math.Inf(1)
		r.partners[d.ID] = r.syncedWith(d.ID)
	}
	for again := true; again; {
		again = false
		for _, d := range All[Deliverable](m) {
			if !r.there[d.ID] {
				continue
			}
			day := 0.0
			for _, partner := range r.partners[d.ID] {
				day = max(day, r.ready(partner))
			}
			if finish := day + r.duration(d); finish != r.finish[d.ID] || day != r.start[d.ID] {
				r.start[d.ID], r.finish[d.ID], again = day, finish, true
			}
		}
	}
	return r
}

func (r *rounds) settled() bool {
	for id, finish := range r.finish {
		if r.there[id] && math.IsInf(finish, 1) {
			return false
		}
	}
	return true
}

func (r *rounds) syncedWith(id ID) []ID {
	found := []ID{id}
	for i := 0; i < len(found); i++ {
		for _, s := range r.m.RelationsOf(found[i], Sync) {
			for _, other := range []ID{s.From, s.To} {
				if r.there[other] && !slices.Contains(found, other) {
					found = append(found, other)
				}
			}
		}
	}
	return found
}

func outside(d Deliverable) bool { return d.Origin != OriginMade }

// ready is when all inputs of a deliverable are there.
func (r *rounds) ready(id ID) float64 {
	d, _ := Find[Deliverable](r.m, id)
	if outside(d) {
		return 0
	}
	day := r.needs(id, func(ID) bool { return true })
	for _, part := range All[Deliverable](r.m) {
		if part.Parent == id {
			day = max(day, r.finish[part.ID])
		}
	}
	if quickest := r.quickest(id); len(quickest) > 0 {
		first := math.Inf(1)
		for _, a := range quickest {
			first = min(first, r.used(a))
		}
		day = max(day, first)
	}
	for up := d.Parent; up != ""; {
		composite, _ := Find[Deliverable](r.m, up)
		if !outside(composite) {
			day = max(day, r.needs(up, func(on ID) bool { return r.there[on] && !r.holds(up, on) }))
		}
		up = composite.Parent
	}
	return day
}

// needs is when the needs of a deliverable are met; plain ones only where they
// count.
func (r *rounds) needs(id ID, counts func(on ID) bool) float64 {
	day := 0.0
	groups := map[string][]ID{}
	for _, n := range r.m.RelationsOf(id, Needs) {
		switch {
		case n.From != id:
		case n.Group != "":
			groups[n.Group] = append(groups[n.Group], n.To)
		case counts(n.To):
			day = max(day, r.finish[n.To])
		}
	}
	for _, members := range groups {
		first, live := math.Inf(1), false
		for _, on := range members {
			if r.there[on] && (len(members) > 1 || counts(on)) {
				first, live = min(first, r.finish[on]), true
			}
		}
		if live {
			day = max(day, first)
		}
	}
	return day
}

func (r *rounds) holds(composite, id ID) bool {
	for id != "" && id != composite {
		d, _ := Find[Deliverable](r.m, id)
		id = d.Parent
	}
	return id == composite
}

func (r *rounds) used(action ID) float64 {
	day := 0.0
	for _, u := range r.m.RelationsOf(action, Uses) {
		day = max(day, r.finish[u.To])
	}
	return day
}

// quickest lists the obtainable actions with the fewest days that yield it.
func (r *rounds) quickest(id ID) []ID {
	var found []ID
	days := math.Inf(1)
	for _, y := range r.m.RelationsOf(id, Yields) {
		a, _ := Find[Action](r.m, y.From)
		if r.there[a.ID] && a.Days < days {
			found, days = nil, a.Days
		}
		if r.there[a.ID] && a.Days == days {
			found = append(found, a.ID)
		}
	}
	return found
}

func (r *rounds) duration(d Deliverable) float64 {
	if d.Days == 0 && !outside(d) {
		for _, id := range r.quickest(d.ID) {
			a, _ := Find[Action](r.m, id)
			return a.Days
		}
	}
	return d.Days
}

func TestScheduleByRounds(t *testing.T) {
	settled := 0
	for seed := range int64(4000) {
		m := randomModel(seed, 14)
		r := scheduleByRounds(m)
		d := Derive(m, Options{})
		if r.settled() {
			settled++
		}
		for id := range r.finish {
			start, ok := d.StartOf(id)
			finish, _ := d.FinishOf(id)
			if ok != r.there[id] {
				t.Fatalf("seed %d: %s has a time: %v, obtainable: %v", seed, id, ok, r.there[id])
			}
			if ok && r.settled() && (start != r.start[id] || finish != r.finish[id]) {
				t.Fatalf("seed %d: %s: got %v-%v, want %v-%v", seed, id, start, finish, r.start[id], r.finish[id])
			}
		}
		checkOwnTimes(t, seed, d)
	}
	if settled < 3000 {
		t.Errorf("only %d models without a conflict of rules", settled)
	}
}

// checkOwnTimes asserts what holds whichever rules have given way: a time is
// that of the needs, the parts and the chosen action, or later.
func checkOwnTimes(t *testing.T, seed int64, d *Derivation) {
	t.Helper()
	r := &rounds{m: d.Model, there: obtainableByRounds(d.Model), finish: map[ID]float64{}}
	for id := range r.there {
		r.finish[id], _ = d.FinishOf(id)
	}
	for _, x := range All[Deliverable](d.Model) {
		start, ok := d.StartOf(x.ID)
		if !ok || outside(x) {
			continue
		}
		day := r.needs(x.ID, func(ID) bool { return true })
		for _, part := range All[Deliverable](d.Model) {
			if part.Parent == x.ID {
				day = max(day, r.finish[part.ID])
			}
		}
		duration := x.Days
		if a, ok := d.ChosenAction(x.ID); ok {
			day = max(day, r.used(a))
			if action, _ := Find[Action](d.Model, a); duration == 0 {
				duration = action.Days
			}
		} else if len(r.quickest(x.ID)) > 0 {
			t.Fatalf("seed %d: %s has no action", seed, x.ID)
		}
		if start < day || r.finish[x.ID] != start+duration {
			t.Fatalf("seed %d: %s %v-%v cannot be: inputs on day %v, takes %v", seed, x.ID, start, r.finish[x.ID], day, duration)
		}
	}
}

// TestSlackByDelay makes each deliverable late by its slack, and by a little
// more, with every choice as the schedule has made it: no goal is late the
// first time and one is the second time.
func TestSlackByDelay(t *testing.T) {
	moved := 0
	for seed := range int64(2000) {
		m := randomModel(seed, 10)
		if !scheduleByRounds(m).settled() {
			continue
		}
		d := Derive(m, Options{})
		fixed := withChoices(d)
		before := goalDays(fixed)
		for _, item := range d.Schedule().Items {
			if item.Critical != (item.Slack == 0) {
				t.Fatalf("seed %d: %+v", seed, item)
			}
			if maps.Equal(before, goalDays(withDelay(fixed, item, 1000))) {
				if item.Finish+item.Slack > d.Schedule().Finish && len(before) > 0 {
					t.Fatalf("seed %d: %+v: no goal waits for it, and its slack passes the end", seed, item)
				}
				continue
			}
			moved++
			if !maps.Equal(before, goalDays(withDelay(fixed, item, item.Slack))) {
				t.Fatalf("seed %d: %+v: a goal is late within its slack", seed, item)
			}
			if maps.Equal(before, goalDays(withDelay(fixed, item, item.Slack+0.25))) {
				t.Fatalf("seed %d: %+v: no goal is late past its slack", seed, item)
			}
		}
	}
	if moved < 1000 {
		t.Errorf("only %d deliverables that a goal waits for", moved)
	}
}

func goalDays(m *Model) map[ID]float64 {
	r := scheduleByRounds(m)
	days := map[ID]float64{}
	for _, d := range All[Deliverable](m) {
		if d.Goal && r.there[d.ID] {
			days[d.ID] = r.finish[d.ID]
		}
	}
	return days
}

// withChoices is the model in which only the alternatives and actions are left
// that the schedule counts with.
func withChoices(d *Derivation) *Model {
	m := newModel(d.Model.records.copied())
	for i, or := range d.Graph.Ors {
		chosen := d.Graph.IDs[max(d.Schedule().times.chosen[i], 0)]
		if !d.Fixpoint.In(d.Graph.Elements + i) {
			continue
		}
		for _, in := range d.Graph.In(d.Graph.Elements + i) {
			if id, owner := d.Graph.IDs[in], d.Graph.IDs[or.Owner]; id != chosen {
				m.records.remove(RelationID(Needs, owner, id, or.Group))
				m.records.remove(RelationID(Yields, id, owner, ""))
			}
		}
	}
	return m
}

func withDelay(m *Model, item ScheduleItem, days float64) *Model {
	late := newModel(m.records.copied())
	d := late.at(item.ID).(Deliverable)
	d.Days = item.Finish - item.Start + days
	late.records.set(item.ID, d)
	return late
}
