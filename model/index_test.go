package model

import (
	"slices"
	"testing"
)

// TestIndexIsCarriedOver: the index that a Change carries over is the one that
// the next version would make for itself, and the version before keeps its own.
func TestIndexIsCarriedOver(t *testing.T) {
	carried := 0
	overSeeds(t, 60, nil, func(t *testing.T, d *dice) {
		m := d.model(40)
		for range 30 {
			before := newIndex(m.records)
			m.indexed()
			_, next := d.step(t, m)
			if _, ok := next.index.known(); ok {
				carried++
			}
			checkIndex(t, next)
			if !sameIndex(m.indexed(), before) {
				t.Fatal("the version before lost its index")
			}
			m = next
		}
		other := d.stranger(40)
		other.indexed()
		checkIndex(t, other.with(Diff(other, m)))
	})
	if carried == 0 {
		t.Error("no index was carried over")
	}
}

func checkIndex(t *testing.T, m *Model) {
	t.Helper()
	if !sameIndex(m.indexed(), newIndex(m.records)) {
		t.Fatal("the index is not that of the records")
	}
}

func sameIndex(a, b *index) bool {
	for _, r := range []Kind{
		KindInfo, KindPhase, KindRole, KindDeliverable, KindAction, KindRelation, KindKPI, KindSignal, KindPlay,
		KindRemark, KindOverlay, KindCheckup, KindAccount, KindReading, KindPlace,
	} {
		if !slices.Equal(a.byKind[r], b.byKind[r]) {
			return false
		}
	}
	if len(a.users) != len(b.users) {
		return false
	}
	for id, users := range a.users {
		if !slices.Equal(users, b.users[id]) {
			return false
		}
	}
	return true
}
