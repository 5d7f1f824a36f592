package model

import (
	"reflect"
	"slices"
	"testing"
)

// TestIndexIsCarriedOver: the index and the graph that a Change carries over are
// those that the next version would make for itself, and the version before
// keeps its own.
func TestIndexIsCarriedOver(t *testing.T) {
	carried, graphs := 0, 0
	overSeeds(t, 60, nil, func(t *testing.T, d *dice) {
		m := d.model(40)
		for range 30 {
			before := newIndex(&m.records)
			m.indexed()
			Compile(m, nil)
			graph := compile(newModel(m.records.copied()))
			_, next := d.step(t, m)
			if _, ok := next.index.known(); ok {
				carried++
			}
			checkIndex(t, next)
			if carried, ok := next.compiled.known(); ok {
				graphs++
				if !reflect.DeepEqual(carried.shape(), compile(newModel(next.records.copied())).shape()) || carried.Model != next {
					t.Fatal("the graph is not that of the records")
				}
			}
			if !reflect.DeepEqual(Compile(m, nil).shape(), graph.shape()) {
				t.Fatal("the version before lost its graph")
			}
			if !sameIndex(m.indexed(), before) {
				t.Fatal("the version before lost its index")
			}
			m = next
		}
		other := d.stranger(40)
		other.indexed()
		checkIndex(t, other.with(Diff(other, m)))
	})
	if carried == 0 || graphs == 0 {
		t.Errorf("%d indexes and %d graphs were carried over", carried, graphs)
	}
}

// shape is the graph without its model.
func (g *Graph) shape() Graph {
	shape := *g
	shape.Model = nil
	return shape
}

func checkIndex(t *testing.T, m *Model) {
	t.Helper()
	if !sameIndex(m.indexed(), newIndex(&m.records)) {
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
	if a.users.len() != b.users.len() {
		return false
	}
	for id, users := range a.users.all() {
		if !slices.Equal(users, b.usersOf(id)) {
			return false
		}
	}
	return true
}
