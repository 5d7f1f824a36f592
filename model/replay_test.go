package model

import (
	"slices"
	"testing"
)

// TestReplayByDefinition: what is born is what can be had, once, and at its step
// everything that it rests on by definition is there already.
func TestReplayByDefinition(t *testing.T) {
	for seed := range int64(400) {
		m := peopled(seed, 16)
		d := Derive(m, Options{})
		there := map[ID]bool{}
		for n, step := range d.Replay() {
			if n > 0 && step.Action == "" && len(step.Born) == 0 {
				t.Fatalf("seed %d: nothing happens in step %d", seed, n)
			}
			if step.Action != "" {
				for _, r := range m.RelationsOf(step.Action, Uses) {
					if !there[r.To] {
						t.Fatalf("seed %d: %s is done before %s is there", seed, step.Action, r.To)
					}
				}
				once(t, there, step.Action)
			}
			for _, id := range step.Born {
				if !rests(m, id, there) {
					t.Fatalf("seed %d: %s comes into being without what it rests on", seed, id)
				}
			}
			for _, id := range step.Born {
				once(t, there, id)
			}
		}
		for _, id := range d.Order() {
			if there[id] != d.Obtainable(id) {
				t.Fatalf("seed %d: %s: replayed %t, obtainable %t", seed, id, there[id], d.Obtainable(id))
			}
		}
	}
}

func once(t *testing.T, there map[ID]bool, id ID) {
	t.Helper()
	if there[id] {
		t.Fatalf("%s comes twice", id)
	}
	there[id] = true
}

// rests is the definition of what a deliverable takes, read off the records.
func rests(m *Model, id ID, there map[ID]bool) bool {
	of, _ := Find[Deliverable](m, id)
	if of.Origin != OriginMade {
		return true
	}
	groups, yielded, isYielded := map[string]bool{}, false, false
	for _, r := range All[Relation](m) {
		switch {
		case r.Rel == Needs && r.From == id && r.Group == "" && !there[r.To]:
			return false
		case r.Rel == Needs && r.From == id && r.Group != "":
			groups[r.Group] = groups[r.Group] || there[r.To]
		case r.Rel == Yields && r.To == id:
			isYielded, yielded = true, yielded || there[r.From]
		}
	}
	for _, part := range All[Deliverable](m) {
		if part.Parent == id && !there[part.ID] {
			return false
		}
	}
	for _, met := range groups {
		if !met {
			return false
		}
	}
	return yielded == isYielded
}

func TestReplayOfTheReservationLedger(t *testing.T) {
	d := Derive(sample(t, "reservation.ja"), Options{})
	steps := d.Replay()
	acts := 0
	for _, s := range steps {
		if s.Action != "" {
			acts++
		}
	}
	if acts != 25 || len(steps[0].Born) != 4 {
		t.Fatalf("%d actions, %v at the start", acts, steps[0].Born)
	}
	goalAt := slices.IndexFunc(steps, func(s ReplayStep) bool { return slices.Contains(s.Born, "d1") })
	ledgerAt := slices.IndexFunc(steps, func(s ReplayStep) bool { return slices.Contains(s.Born, "d23") })
	if goalAt < 0 || ledgerAt < 0 || ledgerAt > goalAt {
		t.Errorf("d23 at %d, d1 at %d", ledgerAt, goalAt)
	}
}
