package model

import (
	"errors"
	"maps"
	"slices"
	"testing"
)

// TestEveryGestureKeepsTheLaws walks random models by random gestures and holds
// each Change to what undo, the log and merging rely on.
func TestEveryGestureKeepsTheLaws(t *testing.T) {
	overSeeds(t, 40, nil, func(t *testing.T, d *dice) {
		m := d.model(40)
		for range 40 {
			c, next := d.step(t, m)
			checkLaws(t, m, c, next)
			m = next
		}
	})
}

func checkLaws(t *testing.T, m *Model, c Change, next *Model) {
	t.Helper()
	if err := next.Check(); err != nil {
		t.Fatalf("%s: %v", c.Label, err)
	}
	back, err := next.Apply(c.Inverse())
	if err != nil || !same(back, m) {
		t.Fatalf("%s: the inverse does not restore: %v", c.Label, err)
	}
	if carried := c.On(m); !slices.Equal(carried.Edits, c.Edits) {
		t.Fatalf("%s: carrying it to where it starts from changes it:\n%v\n%v", c.Label, c.Edits, carried.Edits)
	}
	if d := Diff(m, next); !slices.Equal(d.Edits, c.Edits) {
		t.Fatalf("%s: differs from what it did:\n%v\n%v", c.Label, c.Edits, d.Edits)
	}
	if whole := c.Then(c.Inverse()); !whole.IsEmpty() {
		t.Fatalf("%s: there and back is not nothing: %v", c.Label, whole.Edits)
	}
	text, err := MarshalChange(c)
	if err != nil {
		t.Fatal(err)
	}
	if read, err := UnmarshalChange(text); err != nil || !slices.Equal(read.Edits, c.Edits) || read.Label != c.Label {
		t.Fatalf("%s: read back otherwise (%v): %s", c.Label, err, text)
	}
}

func TestEveryGestureComesToPass(t *testing.T) {
	d, m := newDice(7), Empty()
	done := map[string]int{}
	for range 9000 {
		g := pick(d, gestures)
		c, err := g.do(d, m)
		if err != nil {
			continue
		}
		if m, err = m.Apply(c); err != nil {
			t.Fatal(err)
		}
		if !c.IsEmpty() {
			done[g.name]++
		}
		if m.Len() > 150 {
			c, _ := m.Remove(slices.Sorted(maps.Keys(m.records.copied()))[100:120]...)
			if m, err = m.Apply(c); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, g := range gestures {
		if done[g.name] < 5 {
			t.Errorf("%s came to pass %d times only: the laws say little of it", g.name, done[g.name])
		}
	}
}

// TestRefusalLeavesNothing: a verb that does not apply says why, in words, and
// gives no Change.
func TestRefusalLeavesNothing(t *testing.T) {
	overSeeds(t, 20, nil, func(t *testing.T, d *dice) {
		m := d.model(40)
		before := m.records.copied()
		for range 300 {
			g := pick(d, gestures)
			c, err := g.do(d, m)
			if err == nil {
				continue
			}
			var r *Refusal
			if !errors.As(err, &r) || refusals[r.Reason] == "" || r.Error() == "" {
				t.Fatalf("%s: not a refusal: %v", g.name, err)
			}
			if len(c.Edits) > 0 {
				t.Fatalf("%s was refused (%v) and still gave %v", g.name, err, c.Edits)
			}
		}
		if !maps.Equal(before, m.records.copied()) {
			t.Fatal("a version changed")
		}
	})
}

func TestThenIsTwoApplies(t *testing.T) {
	overSeeds(t, 30, nil, func(t *testing.T, d *dice) {
		base := d.model(30)
		m, whole := base, Change{ID: "c1"}
		for range 30 {
			c, next := d.step(t, m)
			whole, m = whole.Then(c), next
		}
		squashed, err := base.Apply(whole)
		if err != nil || !same(squashed, m) {
			t.Fatalf("thirty at once are not thirty in turn: %v", err)
		}
		if !slices.Equal(whole.Edits, Diff(base, m).Edits) || whole.ID != "c1" {
			t.Fatal("the squash says more than the difference, or lost its name")
		}
	})
}

func TestThenGroupsAsYouLike(t *testing.T) {
	overSeeds(t, 30, nil, func(t *testing.T, d *dice) {
		a, m := d.step(t, d.model(20))
		b, m := d.step(t, m)
		c, _ := d.step(t, m)
		if left, right := a.Then(b).Then(c), a.Then(b.Then(c)); !slices.Equal(left.Edits, right.Edits) {
			t.Fatalf("(a b) c: %v\na (b c): %v", left.Edits, right.Edits)
		}
	})
}

// TestDiffTurnsOneIntoTheOther takes models that have nothing to do with each
// other but share IDs, some under another kind.
func TestDiffTurnsOneIntoTheOther(t *testing.T) {
	overSeeds(t, 40, nil, func(t *testing.T, d *dice) {
		a, b := d.model(40), d.stranger(40)
		c := Diff(a, b)
		got, err := a.Apply(c)
		if err != nil || !same(got, b) {
			t.Fatalf("the difference does not turn a into b: %v", err)
		}
		if carried := c.On(a); !slices.Equal(carried.Edits, c.Edits) {
			t.Fatal("carrying it to where it starts from changes it")
		}
		if !slices.IsSortedFunc(c.Edits, func(x, y Edit) int { return compareID(x.ID(), y.ID()) }) {
			t.Fatal("not in order of ID")
		}
	})
}

// stranger is a model that shares IDs with those made before, some of them
// under another kind.
func (d *dice) stranger(size int) *Model {
	d.made = 0
	return d.mixedUp(d.model(size))
}

// mixedUp gives some records of a version another kind, dropping what then
// cannot stand.
func (d *dice) mixedUp(m *Model) *Model {
	mixed := merge{m, map[ID]Record{}}
	for _, id := range slices.Sorted(maps.Keys(m.records.copied())) {
		if d.chance(20) && id != InfoID && m.at(id).Kind() != KindRelation {
			mixed.after[id] = Phase{ID: id, Name: "別物"}
		}
	}
	mixed.settle()
	c := Change{}
	for id, r := range mixed.after {
		c.Edits = append(c.Edits, Edit{m.at(id), r})
	}
	return m.with(c)
}

func TestApplyRefusesAnotherVersion(t *testing.T) {
	m := build(t, Deliverable{ID: "d1", Name: "甲"}, d2, d3, needs("d2", "d3"))
	c, _ := m.Rename("d1", "乙")
	next := apply(t, m, c)
	if _, err := next.Apply(c); !errors.Is(err, ErrStale) {
		t.Errorf("a change applied twice: %v", err)
	}
	for name, e := range map[string]Edit{
		"dangling owner":  {m.at("d1"), Deliverable{ID: "d1", Name: "甲", Owner: "r9"}},
		"inside itself":   {m.at("d1"), Deliverable{ID: "d1", Name: "甲", Parent: "d1"}},
		"info removed":    {m.at(InfoID), nil},
		"id of two parts": {nil, Deliverable{ID: "a b", Name: "甲"}},
		"colon in an end": {nil, Action{ID: "a:b", Name: "甲"}},
		"named none":      {nil, Deliverable{ID: "d4", Name: "甲", State: "none"}},
		"still needed":    {d3, nil},
		"needed as role":  {d3, Role{ID: "d3", Name: "甲"}},
		"needed as deed":  {d3, Action{ID: "d3", Name: "甲"}},
	} {
		if _, err := m.Apply(Change{Edits: []Edit{e}}); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := m.Apply(Change{Edits: []Edit{{}}}); err == nil {
		t.Error("an edit of nothing was taken")
	}
}

// build is a version that holds these records.
func build(t testing.TB, records ...Record) *Model {
	t.Helper()
	c := Change{Label: "build"}
	m := Empty()
	for _, r := range records {
		c.Edits = append(c.Edits, Edit{m.at(r.Key()), r})
	}
	c.sort()
	return apply(t, m, c)
}

func apply(t testing.TB, m *Model, c Change) *Model {
	t.Helper()
	next, err := m.Apply(c)
	if err != nil {
		t.Fatal(err)
	}
	return next
}
