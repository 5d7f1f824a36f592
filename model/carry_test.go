package model

import (
	"fmt"
	"slices"
	"testing"
)

func TestCarriedIntent(t *testing.T) {
	for _, c := range carriedCases {
		t.Run(c.name, func(t *testing.T) {
			base := build(t, c.base...)
			mine, head := c.mine(t, base), apply(t, base, c.theirs(t, base))
			got := apply(t, head, mine.On(head))
			if want := build(t, c.want...); !same(got, want) {
				t.Errorf("from what is wanted: %v", Diff(want, got).Edits)
			}
		})
	}
}

// TestCarriedAlwaysApplies carries the work of one over to the work of the
// other, step by step and at once.
func TestCarriedAlwaysApplies(t *testing.T) {
	overSeeds(t, 60, nil, func(t *testing.T, d *dice) {
		base := d.model(30)
		head := d.walk(t, base, d.IntN(12))
		for m, i := base, 0; i < 12; i++ {
			c, next := d.step(t, m)
			m = next
			head = applyCarried(t, head, c)
			applyCarried(t, d.walk(t, base, 5), Diff(base, m))
		}
	})
}

// TestCarriedBetweenStrangers carries over between models that only share IDs.
func TestCarriedBetweenStrangers(t *testing.T) {
	overSeeds(t, 60, nil, func(t *testing.T, d *dice) {
		a, b, head := d.stranger(30), d.stranger(30), d.stranger(30)
		applyCarried(t, head, Diff(a, b))
		applyCarried(t, head, Diff(b, a))
	})
}

func applyCarried(t *testing.T, head *Model, c Change) *Model {
	t.Helper()
	carried := c.On(head)
	next, err := head.Apply(carried)
	if err != nil {
		t.Fatalf("%s does not apply: %v", c.Label, err)
	}
	if err := next.Check(); err != nil {
		t.Fatalf("%s breaks the version: %v", c.Label, err)
	}
	if again := carried.On(head); !slices.Equal(again.Edits, carried.Edits) {
		t.Fatalf("%s carried twice is another change", c.Label)
	}
	return next
}

// TestCarriedDoesNotDependOnWhoComesFirst: edits that touch different fields,
// and remove nothing, meet alike in either order.
func TestCarriedDoesNotDependOnWhoComesFirst(t *testing.T) {
	met := 0
	overSeeds(t, 80, nil, func(t *testing.T, d *dice) {
		base := d.model(30)
		for range 20 {
			a, afterA := d.step(t, base)
			b, afterB := d.step(t, base)
			if !independent(a, b) {
				continue
			}
			met++
			ab := applyCarried(t, afterA, b)
			ba := applyCarried(t, afterB, a)
			if !same(ab, ba) {
				t.Fatalf("%s and %s meet otherwise than %s and %s: %v", a.Label, b.Label, b.Label, a.Label, Diff(ab, ba).Edits)
			}
		}
	})
	if met < 400 {
		t.Errorf("only %d pairs met", met)
	}
}

func independent(a, b Change) bool {
	touched := map[string]bool{}
	for _, e := range a.Edits {
		for _, f := range touches(e) {
			touched[f] = true
		}
	}
	for _, e := range b.Edits {
		for _, f := range touches(e) {
			if touched[f] {
				return false
			}
		}
	}
	return len(touched) > 0 && !touched["removes"] && !slices.ContainsFunc(b.Edits, func(e Edit) bool { return e.After == nil })
}

// touches names the fields that an edit changes; all parents are one field,
// because two moves can make a circle.
func touches(e Edit) []string {
	if e.After == nil {
		return []string{"removes"}
	}
	before := e.Before
	if before == nil {
		before, _ = NewRecord(e.After.Kind(), e.ID())
	}
	var fields []string
	for _, f := range Fields(e.After.Kind()) {
		switch {
		case Value(before, f) == Value(e.After, f):
		case f.Name == "parent":
			fields = append(fields, "parent")
		default:
			fields = append(fields, fmt.Sprintf("%s.%s", e.ID(), f.Name))
		}
	}
	if e.Before == nil {
		fields = append(fields, string(e.ID()))
	}
	return fields
}

// TestCarriedDeepNesting turns a chain of five thousand composites inside out
// for one and deepens it for the other: every move of the one closes a circle.
func TestCarriedDeepNesting(t *testing.T) {
	const n = 5000
	id := func(i int) ID { return ID(fmt.Sprintf("d%04d", i)) }
	chain := func(inward bool) *Model {
		m := Empty()
		for i := range n {
			d := Deliverable{ID: id(i), Name: "複合"}
			if inward && i > 0 {
				d.Parent = id(i - 1)
			} else if !inward && i+1 < n {
				d.Parent = id(i + 1)
			}
			m.records.set(d.ID, d)
		}
		return m
	}
	flat := Empty()
	for i := range n {
		flat.records.set(id(i), Deliverable{ID: id(i), Name: "複合"})
	}
	applyCarried(t, chain(true), Diff(flat, chain(false)))
	applyCarried(t, flat, Diff(flat, chain(false)))
}
