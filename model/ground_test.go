package model

import (
	"fmt"
	"slices"
	"testing"
)

// acceptedAll is the reservation ledger with every candidate and draft accepted
// and every cell of its map written over.
func acceptedAll(t *testing.T) *Model {
	t.Helper()
	m := withSignals(sample(t, "reservation.ja"))
	d := Derive(m, Options{})
	for n, p := range d.Plays() {
		if c, err := m.AcceptPlay(ID(fmt.Sprintf("b-%d", n)), p); err == nil {
			m = m.with(c)
		}
	}
	for i, p := range d.Journey().Phases {
		for k, lane := range JourneyRows() {
			m = m.with(changed(m.EditCell(JourneyKey(p.ID, lane), ID(fmt.Sprintf("o-%d-%d", i, k)), "by hand", "")))
		}
	}
	return m
}

// modelling are the edits of a workshop: everything but to remove or rewrite what
// was accepted or written by hand.
func modelling() []gesture {
	elements := []Kind{KindPhase, KindRole, KindDeliverable, KindAction, KindRelation, KindKPI}
	list := slices.DeleteFunc(slices.Clone(gestures), func(g gesture) bool {
		return slices.Contains([]string{"add", "set", "set many", "rename", "remove", "cell by hand", "cell as derived"}, g.name)
	})
	return append(
		list,
		gesture{"set an element", func(d *dice, m *Model) (Change, error) {
			id := d.any(m, elements...)
			r, ok := m.Get(id)
			if !ok {
				return Change{}, refuse("no-record", id)
			}
			f := pick(d, Fields(r.Kind()))
			return m.Set(id, f.Name, d.value(m, f))
		}},
		gesture{"remove an element", func(d *dice, m *Model) (Change, error) { return m.Remove(d.any(m, elements...)) }},
		gesture{"remove a phase", func(d *dice, m *Model) (Change, error) { return m.Remove(d.any(m, KindPhase)) }},
	)
}

// TestNothingAcceptedIsDropped: after 200 random edits each accepted entry and
// each hand edit is still there, and either rests on something derived or is
// listed as having lost its ground.
func TestNothingAcceptedIsDropped(t *testing.T) {
	lostSignals, lostPlays, lostOverlays := 0, 0, 0
	overSeeds(t, 6, nil, func(t *testing.T, dice *dice) {
		m := acceptedAll(t)
		kept := slices.Concat(m.Records(KindSignal), m.Records(KindPlay), m.Records(KindOverlay))
		if len(kept) < 150 {
			t.Fatalf("only %d entries to keep", len(kept))
		}
		steps := modelling()
		for n := 0; n < 200; {
			c, err := pick(dice, steps).do(dice, m)
			if err != nil || c.IsEmpty() {
				continue
			}
			m = m.with(c)
			if n++; n%50 != 0 {
				continue
			}
			lost := Derive(m, Options{}).LostGround()
			checkGround(t, m, kept, lost)
			if n == 200 {
				lostSignals, lostPlays, lostOverlays = lostSignals+len(lost.Signals), lostPlays+len(lost.Plays), lostOverlays+len(lost.Overlays)
			}
		}
	})
	if lostSignals == 0 || lostPlays == 0 || lostOverlays == 0 {
		t.Errorf("lost %d signals, %d plays, %d hand edits: the law says little", lostSignals, lostPlays, lostOverlays)
	}
}

func checkGround(t *testing.T, m *Model, kept []Record, lost LostGround) {
	t.Helper()
	d := Derive(m, Options{})
	grounds := map[string]bool{}
	for _, i := range d.Indicators(DefaultWeights()) {
		grounds[i.Key] = true
	}
	for _, p := range d.Plays() {
		grounds[p.Key] = true
	}
	shown := map[ID]bool{}
	for _, p := range d.Journey().Phases {
		for _, e := range p.Edited {
			shown[e.Overlay] = true
		}
	}
	for _, r := range kept {
		now, ok := m.Get(r.Key())
		if !ok {
			t.Fatalf("%s was dropped", r.Key())
		}
		rests, listed := false, false
		switch r := now.(type) {
		case Signal:
			rests, listed = grounds[r.SignalKey], slices.Contains(lost.Signals, r.ID)
		case Play:
			rests, listed = grounds[r.PlayKey] || d.isSettled(r), slices.Contains(lost.Plays, r.ID)
		case Overlay:
			rests, listed = shown[r.ID], slices.ContainsFunc(lost.Overlays, func(o Overlay) bool { return o.ID == r.ID })
		}
		if rests == listed {
			t.Fatalf("%s: rests on something derived %t, listed as lost %t", r.Key(), rests, listed)
		}
	}
}

// isSettled tells whether there is no draft for a play only because what it is
// for is done.
func (d *Derivation) isSettled(p Play) bool {
	b := d.newPlaybook()
	for _, goal := range d.Checkpoints().Goals {
		for _, c := range goal.Checkpoints {
			if PlayKey(c.ID) == p.PlayKey && b.isDone(d.Graph.Of[c.ID]) {
				return true
			}
		}
		for _, e := range goal.EitherOr {
			if ChoiceKey(e.Of, e.Group) == p.PlayKey && !b.isOpen(&e) {
				return true
			}
		}
	}
	return false
}

func TestAnEntryMadeByHandNeedsNoGround(t *testing.T) {
	m := sample(t, "ends.ja")
	m = m.with(changed(m.Add(Signal{ID: "s-own", Name: "own"})))
	m = m.with(changed(m.Add(Play{ID: "y-own", Name: "own"})))
	m = m.with(changed(m.Add(Signal{ID: "s-lost", Name: "lost", SignalKey: "there:nothing"})))
	if lost := Derive(m, Options{}).LostGround(); !slices.Equal(lost.Signals, []ID{"s-lost"}) || len(lost.Plays) != 0 {
		t.Errorf("%+v", lost)
	}
}
