package model

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEveryCellOfTheMapIsTracedToItsElements: what a cell says is what its
// elements say, element by element, and nothing else.
func TestEveryCellOfTheMapIsTracedToItsElements(t *testing.T) {
	filled := 0
	models := []*Model{sample(t, "reservation.ja"), sample(t, "reservation.en"), sample(t, "renewal.en"), sample(t, "restaurant.ja")}
	for seed := range int64(60) {
		models = append(models, peopled(seed, 16))
	}
	for n, m := range models {
		d := Derive(m, Options{})
		for _, p := range d.Journey().Phases {
			for _, lane := range JourneyRows() {
				text, elements := d.JourneyText(p, lane), d.JourneyElements(p, lane)
				if n < 4 && (text == "") != (len(elements) == 0) { // random records have no names
					t.Fatalf("model %d, %q %s: says %q of %v", n, p.Name, lane, text, elements)
				}
				if told := retold(t, m, lane, elements); told != text {
					t.Fatalf("model %d, %q %s: says %q, its elements %q", n, p.Name, lane, text, told)
				}
				if n == 0 && text != "" {
					filled++
				}
				if q, l, ok := d.JourneyCell(JourneyKey(p.ID, lane)); !ok || q.ID != p.ID || l != lane {
					t.Fatalf("%q %s is not found by its key", p.Name, lane)
				}
			}
		}
	}
	if filled < 30 {
		t.Errorf("only %d cells of the sample say anything", filled)
	}
}

// retold says what records say, straight from them.
func retold(t *testing.T, m *Model, lane Lane, ids []ID) string {
	t.Helper()
	var lines []string
	sum := 0.0
	for _, id := range ids {
		r, ok := m.Get(id)
		if !ok {
			t.Fatalf("%s is no record", id)
		}
		line := NameOf(r)
		if a, ok := r.(Action); ok {
			sum += a.Feeling
			switch lane {
			case LaneTouchpoints:
				line = a.Channel
			case LaneThoughts:
				line = a.Thought
			}
		}
		if lane != LaneTouchpoints && lane != LaneThoughts || !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if lane == LaneFeeling && len(ids) > 0 {
		return strconv.FormatFloat(sum/float64(len(ids)), 'f', 1, 64)
	}
	return strings.Join(lines, "\n")
}

// TestEveryDerivedResultNamesItsElements: each candidate, draft, trace and
// checkpoint of the sample is about records that are there, with a reason that
// leads along relations from a goal.
func TestEveryDerivedResultNamesItsElements(t *testing.T) {
	m := sample(t, "reservation.ja")
	d := Derive(m, Options{})
	there := func(what string, ids ...ID) {
		t.Helper()
		for _, id := range ids {
			if !m.Has(id) {
				t.Errorf("%s: %q is no record", what, id)
			}
		}
		if len(ids) == 0 {
			t.Errorf("%s names nothing", what)
		}
	}
	for _, g := range d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			there(string(c.ID), c.Because...)
			if c.Because[0] != g.Goal || c.Because[len(c.Because)-1] != c.ID {
				t.Errorf("the reason of %s is %v", c.ID, c.Because)
			}
			for i := 1; i < len(c.Because); i++ {
				if !touch(m, c.Because[i-1], c.Because[i]) {
					t.Errorf("the reason of %s jumps from %s to %s", c.ID, c.Because[i-1], c.Because[i])
				}
			}
		}
	}
	for _, i := range d.Indicators(DefaultWeights()) {
		there(i.Key, append(slices.Clone(i.Because), i.For)...)
	}
	for _, p := range d.Plays() {
		there(p.Key, append(slices.Clone(p.Do), p.For)...)
	}
	for _, l := range d.KPIs().Links {
		there(string(l.Customer), append(slices.Clone(l.Chain), l.Own, l.Customer)...)
	}
	for _, r := range d.Expectation().Rows {
		there("row", r.ID, r.Phase)
	}
}

// touch tells whether a relation, or a composite, joins two records.
func touch(m *Model, a, b ID) bool {
	x, _ := Find[Deliverable](m, a)
	y, _ := Find[Deliverable](m, b)
	if x.Parent == b && b != "" || y.Parent == a && a != "" {
		return true
	}
	return slices.ContainsFunc(All[Relation](m), func(r Relation) bool {
		return r.From == a && r.To == b || r.From == b && r.To == a
	})
}
