package model

import (
	"testing"
)

// followCases are the gestures that go on from what is there already.
var followCases = []verbCase{
	{
		"one step nearer to the goal",
		[]Record{ranked(d1, "a"), ranked(d2, "b"), ranked(d3, "c"), needs("d1", "d2"), needs("d2", "d3")},
		func(m *Model) (Change, error) { return m.AddHigher("d3", "n1", "新") },
		[]Record{ranked(d1, "a"), ranked(d2, "b"), n1("ba"), ranked(d3, "c"), needs("d1", "d2"), needs("d2", "d3"), needs("d1", "n1")},
	},
	{
		"a need that is there already is joined, not made again",
		[]Record{ranked(d1, "a"), ranked(d2, "b")},
		func(m *Model) (Change, error) { return onto(m, "d2")(m.AddNeed("d1", "n1", "新")) },
		[]Record{ranked(d1, "a"), ranked(d2, "b"), needs("d1", "d2")},
	},
	{
		"an alternative that is there already joins the group",
		[]Record{ranked(d1, "a"), ranked(d2, "b"), ranked(d3, "c"), alternative("d1", "d2", "g")},
		func(m *Model) (Change, error) { return onto(m, "d3")(m.AddAlternative("d2", "n1", "新")) },
		[]Record{ranked(d1, "a"), ranked(d2, "b"), ranked(d3, "c"), alternative("d1", "d2", "g"), alternative("d1", "d3", "g")},
	},
	{
		"what joins nothing is made",
		[]Record{d1},
		func(m *Model) (Change, error) { return onto(m, "d1")(m.Add(n1("a"))) },
		[]Record{d1, n1("a")},
	},
	{
		"the flow follows the needs, and what is drawn stays",
		[]Record{
			d1, d2, d3, a("a1"), a("a2"), a("a3"), needs("d1", "d2"), needs("d2", "d3"),
			NewRelation(Yields, "a1", "d1", ""), NewRelation(Yields, "a2", "d2", ""), NewRelation(Yields, "a3", "d3", ""),
			NewRelation(Then, "a1", "a2", ""), labelled(NewRelation(Then, "a3", "a2", ""), "済んだら"),
		},
		func(m *Model) (Change, error) { return m.FollowNeeds() },
		[]Record{
			d1, d2, d3, a("a1"), a("a2"), a("a3"), needs("d1", "d2"), needs("d2", "d3"),
			NewRelation(Yields, "a1", "d1", ""), NewRelation(Yields, "a2", "d2", ""), NewRelation(Yields, "a3", "d3", ""),
			NewRelation(Then, "a1", "a2", ""), labelled(NewRelation(Then, "a3", "a2", ""), "済んだら"),
			NewRelation(Uses, "a1", "d2", ""), NewRelation(Uses, "a2", "d3", ""),
		},
	},
	{
		"of one action only, which makes two of its needs in one go",
		[]Record{
			d1, d2, d3, a("a1"), a("a2"), needs("d1", "d2"), needs("d1", "d3"), needs("d3", "d2"),
			NewRelation(Yields, "a1", "d1", ""), NewRelation(Yields, "a1", "d3", ""), NewRelation(Yields, "a2", "d2", ""),
		},
		func(m *Model) (Change, error) { return m.FollowNeeds("a1") },
		[]Record{
			d1, d2, d3, a("a1"), a("a2"), needs("d1", "d2"), needs("d1", "d3"), needs("d3", "d2"),
			NewRelation(Yields, "a1", "d1", ""), NewRelation(Yields, "a1", "d3", ""), NewRelation(Yields, "a2", "d2", ""),
			NewRelation(Uses, "a1", "d2", ""), NewRelation(Then, "a2", "a1", ""),
		},
	},
}

// onto draws a gesture to another deliverable instead of the one it makes.
func onto(m *Model, there ID) func(Change, error) (Change, error) {
	return func(c Change, err error) (Change, error) {
		if err != nil {
			return c, err
		}
		return m.Onto(c, "n1", there)
	}
}

func TestGesturesThatGoOn(t *testing.T) {
	tryVerbs(t, followCases)
}

func TestGesturesThatGoOnRefuse(t *testing.T) {
	m := build(t, d1, d2, d3, a("a1"), needs("d1", "d2"), alternative("d2", "d3", "g"))
	for _, c := range []struct {
		reason string
		do     func() (Change, error)
	}{
		{"nothing-above", func() (Change, error) { return m.AddHigher("d1", "n1", "x") }},
		{"not-this-kind", func() (Change, error) { return m.AddHigher("a1", "n1", "x") }},
		{"already-joined", func() (Change, error) { return onto(m, "d2")(m.AddNeed("d1", "n1", "x")) }},
		{"already-joined", func() (Change, error) { return onto(m, "d3")(m.AddNeed("d2", "n1", "x")) }},
		{"same-ends", func() (Change, error) { return onto(m, "d1")(m.AddNeed("d1", "n1", "x")) }},
		{"no-change", func() (Change, error) { return m.FollowNeeds() }},
		{"not-this-kind", func() (Change, error) { return m.FollowNeeds("d1") }},
	} {
		if _, err := c.do(); !isRefusal(err, c.reason) {
			t.Errorf("%v, want %s", err, c.reason)
		}
	}
}

// Drawn once, the flow holds all that the needs ask for, and nothing else is
// new.
func TestTheFlowFollowsTheNeedsOfAnyModel(t *testing.T) {
	for seed := range int64(200) {
		m := randomModel(seed, 30)
		c, err := m.FollowNeeds()
		if isRefusal(err, "no-change") {
			continue
		}
		must(t, err)
		for _, e := range c.Edits {
			r := e.After.(Relation)
			if e.Before != nil || r.Rel == Uses && !asksFor(m, r.From, r.To) || r.Rel == Then && !followsBy(m, r) {
				t.Fatalf("seed %d: %v has no need behind it", seed, r)
			}
		}
		if _, err := apply(t, m, c).FollowNeeds(); !isRefusal(err, "no-change") {
			t.Fatalf("seed %d: drawn twice: %v", seed, err)
		}
	}
}

// asksFor tells whether what an action yields needs a deliverable.
func asksFor(m *Model, action, need ID) bool {
	for _, d := range m.Records(KindDeliverable) {
		if m.Has(RelationID(Yields, action, d.Key(), "")) && m.isJoinedLike(Relation{Rel: Needs, From: d.Key(), To: need}) {
			return true
		}
	}
	return false
}

// followsBy tells whether one action yields what the next must have.
func followsBy(m *Model, then Relation) bool {
	for _, d := range m.Records(KindDeliverable) {
		if m.Has(RelationID(Yields, then.From, d.Key(), "")) && asksFor(m, then.To, d.Key()) {
			return true
		}
	}
	return false
}
