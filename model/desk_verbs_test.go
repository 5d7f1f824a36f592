package model

import (
	"errors"
	"slices"
	"testing"
)

// deskCases are the verbs of the table, of the card and of the clipboard.
var deskCases = []verbCase{
	{
		"a split hands over what is said, with remarks, and shares the rest",
		[]Record{
			ranked(d1, "a"),
			Deliverable{ID: "d2", Name: "契約と見積", Owner: "r1", DoneWhen: "印がある", Days: 2, Cost: 5, Rank: "b"},
			ranked(d3, "c"), r1, a("a1"),
			labelled(needs("d1", "d2"), "必ず"), needs("d2", "d3"), NewRelation(Yields, "a1", "d2", ""),
			Remark{ID: "q1", On: "needs:d2:d3", Text: "?"},
		},
		func(m *Model) (Change, error) {
			return m.SplitDeliverable(Split{Of: "d2", New: "n1", Name: " 見積 ", Moved: []ID{"needs:d2:d3"}, Shared: []ID{"needs:d1:d2"}})
		},
		[]Record{
			ranked(d1, "a"),
			Deliverable{ID: "d2", Name: "契約と見積", Owner: "r1", DoneWhen: "印がある", Days: 2, Cost: 5, Rank: "b"},
			ranked(d3, "c"), r1, a("a1"),
			Deliverable{ID: "n1", Name: "見積", Owner: "r1", Rank: "ba"},
			labelled(needs("d1", "d2"), "必ず"), labelled(needs("d1", "n1"), "必ず"), needs("n1", "d3"), NewRelation(Yields, "a1", "d2", ""),
			Remark{ID: "q1", On: "needs:n1:d3", Text: "?"},
		},
	},
	{
		"a record moves up past two",
		[]Record{ranked(d1, "a"), ranked(d2, "b"), ranked(d3, "c")},
		func(m *Model) (Change, error) { return m.Move("d3", -9) },
		[]Record{ranked(d1, "a"), ranked(d2, "b"), ranked(d3, "5")},
	},
	{
		"records without ranks are dealt some when one moves between them",
		[]Record{d1, d2, d3},
		func(m *Model) (Change, error) { return m.Move("d1", 1) },
		[]Record{d2, ranked(d1, "a"), ranked(d3, "b")},
	},
	{
		"a relation of another kind and direction keeps its remarks",
		[]Record{d1, d2, needs("d1", "d2"), Remark{ID: "q1", On: "needs:d1:d2", Text: "?"}},
		func(m *Model) (Change, error) {
			return m.Retie("needs:d1:d2", Relation{Rel: Helps, From: "d2", To: "d1", Label: "少し"})
		},
		[]Record{d1, d2, labelled(NewRelation(Helps, "d2", "d1", ""), "少し"), Remark{ID: "q1", On: "helps:d2:d1", Text: "?"}},
	},
	{
		"a sheet of new records, cells and relations",
		[]Record{d1, d2, r1, a("a1"), needs("d1", "d2"), NewRelation(Yields, "a1", "d2", ""), Remark{ID: "q1", On: "yields:a1:d2", Text: "?"}},
		func(m *Model) (Change, error) {
			return m.Enter("cells", Sheet{
				Add:   []Record{Deliverable{ID: "n1", Name: "新"}},
				Cells: []Cell{{"d1", "name", " 注文書 "}, {"d1", "days", "3"}, {"a1", "when", "翌日"}, {"n1", "owner", "r1"}},
				Join:  []Relation{needs("d1", "n1"), needs("d1", "d2")}, Part: []ID{"yields:a1:d2"},
			})
		},
		[]Record{
			Deliverable{ID: "d1", Name: "注文書", Days: 3},
			d2, r1,
			Action{ID: "a1", Name: "する", When: "翌日"},
			Deliverable{ID: "n1", Name: "新", Owner: "r1"},
			needs("d1", "n1"), needs("d1", "d2"),
			Remark{ID: "q1", Text: "?"},
		},
	},
	{
		"a fragment pasted where it comes from: copies, the same role",
		[]Record{ranked(d1, "a"), Deliverable{ID: "d2", Name: "見積", Owner: "r1", Rank: "b"}, ranked(d3, "c"), r1, labelled(needs("d1", "d2"), "必ず"), needs("d2", "d3"), Remark{ID: "q1", On: "d2", Text: "?"}},
		func(m *Model) (Change, error) {
			part, err := m.Fragment("d1", "d2")
			if err != nil {
				return Change{}, err
			}
			c, _, err := m.PasteFragment(part, minter())
			return c, err
		},
		[]Record{
			ranked(d1, "a"),
			Deliverable{ID: "d2", Name: "見積", Owner: "r1", Rank: "b"},
			ranked(d3, "c"), r1, labelled(needs("d1", "d2"), "必ず"), needs("d2", "d3"),
			Remark{ID: "q1", On: "d2", Text: "?"},
			Deliverable{ID: "n1", Name: "契約書", Rank: "d"},
			Deliverable{ID: "n2", Name: "見積", Owner: "r1", Rank: "e"},
			labelled(needs("n1", "n2"), "必ず"),
			Remark{ID: "n3", On: "n2", Text: "?"},
		},
	},
}

func TestDeskVerbs(t *testing.T) {
	tryVerbs(t, deskCases)
}

// TestFragmentTravels: a fragment is a whole document, and pasted into another
// model it brings what that one has not.
func TestFragmentTravels(t *testing.T) {
	phase := Phase{ID: "p1", Name: "Land"}
	m := build(t, r1, phase, Deliverable{ID: "d1", Name: "物", Owner: "r1", Phase: "p1"}, inside(d2, "d3"), d3, needs("d1", "d2"))
	part, err := m.Fragment("d2", "d1")
	must(t, err)
	must(t, part.Check())
	if d, _ := Find[Deliverable](part, "d2"); d.Parent != "" {
		t.Error("a part names a composite that is not in the fragment")
	}
	read, err := Decode(Encode(Document{Model: part}))
	must(t, err)
	other := build(t, Role{ID: "x1", Name: r1.Name})
	c, made, err := other.PasteFragment(read.Model, minter())
	must(t, err)
	after := apply(t, other, c)
	if len(made) != 2 || len(after.Records(KindRole)) != 1 || len(after.Records(KindPhase)) != 1 {
		t.Errorf("made %v with %d roles and %d phases", made, len(after.Records(KindRole)), len(after.Records(KindPhase)))
	}
	if d, _ := Find[Deliverable](after, made[0]); d.Owner != "x1" && d.Name == "物" {
		t.Errorf("the owner is %s", d.Owner)
	}
	if _, err := m.Fragment(r1.ID, "nothing"); err != nil {
		t.Error(err)
	}
	if _, err := m.Fragment("needs:d1:d2"); err == nil {
		t.Error("a fragment of nothing")
	}
}

func TestAlternativesOf(t *testing.T) {
	m := build(t, d1, d2, d3, needs("d1", "d2"), alternative("d1", "d3", "g"))
	got, err := m.AlternativesOf("d2", "d3")
	if must(t, err); !slices.Equal(got, []ID{"needs:d1:d2", "needs:d1:d3:g"}) {
		t.Error(got)
	}
	var r *Refusal
	for want, ids := range map[string][]ID{"no-common": {"d1", "d2"}, "two-at-least": {"d2"}, "no-record": {"d2", "x"}} {
		if _, err := m.AlternativesOf(ids...); !errors.As(err, &r) || r.Reason != want {
			t.Errorf("%v: %v", ids, err)
		}
	}
}

// TestMoveOrders: whatever the ranks, a record ends up where it was moved.
func TestMoveOrders(t *testing.T) {
	overSeeds(t, 40, nil, func(t *testing.T, d *dice) {
		m := d.model(60)
		for range 20 {
			kind := pick(d, []Kind{KindPhase, KindRole, KindDeliverable, KindAction})
			want := slices.Clone(m.Records(kind))
			at, to := d.IntN(len(want)), d.IntN(len(want))
			if at == to {
				continue
			}
			r := want[at]
			want = slices.Insert(slices.Delete(want, at, at+1), to, r)
			c, err := m.Move(r.Key(), to-at)
			must(t, err)
			m = apply(t, m, c)
			for i, got := range m.Records(kind) {
				if got.Key() != want[i].Key() {
					t.Fatalf("%d is %s, want %s", i, got.Key(), want[i].Key())
				}
			}
		}
	})
}
