package model

import (
	"encoding/json"
	"testing"
)

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestResultsAsJSON pins what scripts read.
func TestResultsAsJSON(t *testing.T) {
	m := sketch(t, "goal G\ngoal H\nG needs A/B\nA takes 1 days, 5 cost\nB takes 2 days, 4 cost\nH needs X\nX needs Y/Z\nY needs X\nblocked Z")
	cases := []struct {
		got  any
		want string
	}{
		{
			Derive(m, Options{Goal: "G"}).Schedule(),
			`{"finish":1,"items":[{"id":"A","start":0,"finish":1,"slack":0,"critical":true},{"id":"B","start":0,"finish":2,"slack":-1,"critical":false},{"id":"G","start":1,"finish":1,"slack":0,"critical":true,"after":"A"}]}`,
		},
		{
			Derive(m, Options{Goal: "G"}).Feasibility(),
			`{"goals":[{"goal":"G","obtainable":true,"blocking":[],"because":[],"cheapest":{"cost":4,"days":2,"exact":true,"lower":4,"finish":2,"elements":["B","G"]},"fastest":{"cost":5,"days":1,"exact":false,"lower":4,"finish":1,"elements":["A","G"]},"overBudget":false}],"lost":[],"circles":[{"elements":["X","Y"],"deadlock":false,"exits":["Z"]}]}`,
		},
		{
			Derive(m, Options{Goal: "H"}).Feasibility(),
			`{"goals":[{"goal":"H","obtainable":false,"blocking":["Z"],"because":["Z"],"cheapest":{"cost":0,"days":0,"exact":false,"lower":0,"finish":0,"elements":[]},"overBudget":false}],"lost":[],"circles":[{"elements":["X","Y"],"deadlock":false,"exits":["Z"]}]}`,
		},
		{Derive(m, Options{Goal: "nowhere"}).Schedule(), `{"finish":0,"items":[]}`},
		{Derive(Empty(), Options{}).Feasibility(), `{"goals":[],"lost":[],"circles":[]}`},
	}
	for _, c := range cases {
		if got := asJSON(t, c.got); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestSameModelSameResults(t *testing.T) {
	for seed := range int64(200) {
		m := randomModel(seed, 20)
		a, b := Derive(m, Options{}), Derive(newModel(m.records.copied()), Options{})
		if x, y := asJSON(t, a.Schedule()), asJSON(t, b.Schedule()); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
		if x, y := asJSON(t, a.Feasibility()), asJSON(t, b.Feasibility()); x != y {
			t.Fatalf("seed %d:\n%s\n%s", seed, x, y)
		}
	}
	m := choosyModel(3, 300)
	x, y := Derive(m, Options{}).Feasibility(), Derive(m, Options{}).Feasibility()
	if asJSON(t, x) != asJSON(t, y) {
		t.Errorf("a search that runs out of steps: %+v, then %+v", x, y)
	}
}
