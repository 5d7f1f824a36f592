package model

import (
	"errors"
	"slices"
	"testing"
)

func a(id ID) Action { return Action{ID: id, Name: "する"} }

func pin(view View, of ID, x float64) Place {
	return Place{ID: PlaceID(view, of), View: view, Of: of, X: x}
}

// tryVerbs does what each case says and holds the result to what is wanted and
// to the laws of every Change.
func tryVerbs(t *testing.T, cases []verbCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := build(t, c.have...)
			change, err := c.do(m)
			must(t, err)
			got := apply(t, m, change)
			checkLaws(t, m, change, got)
			if want := build(t, c.want...); !same(got, want) {
				t.Errorf("from what is wanted: %v", Diff(want, got).Edits)
			}
		})
	}
}

func TestVerbs(t *testing.T) {
	tryVerbs(t, verbCases)
}

// TestRefusals: one way to be refused for each reason that a verb can give.
func TestRefusals(t *testing.T) {
	d4 := Deliverable{ID: "d4", Name: "物"}
	m := build(t, d1, d2, inside(d3, "d2"), d4, r1, a("a1"), needs("d1", "d2"), needs("d2", "d3"), alternative("d3", "d1", "g"))
	told := map[string]bool{}
	for _, c := range []struct {
		reason string
		do     func() (Change, error)
	}{
		{"no-record", func() (Change, error) { return m.Set("d9", "name", "x") }},
		{"no-record", func() (Change, error) { return m.Relate(needs("d1", "d9")) }},
		{"no-record", func() (Change, error) { return m.Redirect("needs:d9", "d1", "d2") }},
		{"no-name", func() (Change, error) { return m.Rename("d1", " \t") }},
		{"no-name", func() (Change, error) { return m.AddNeed("d1", "n1", "") }},
		{"no-name", func() (Change, error) { return m.Add(Role{ID: "n1"}) }},
		{"no-field", func() (Change, error) { return m.Set("d1", "feeling", "1") }},
		{"bad-value", func() (Change, error) { return m.Set("d1", "days", "-1") }},
		{"bad-value", func() (Change, error) { return m.Set("d1", "owner", "nobody") }},
		{"bad-value", func() (Change, error) { return m.Pin(ViewPFD, "d1", 1e300, 0) }},
		{"bad-value", func() (Change, error) { return m.Add(Role{ID: "r 2", Name: "x"}) }},
		{"fixed-field", func() (Change, error) { return m.Set("needs:d1:d2", "to", "d3") }},
		{"taken", func() (Change, error) { return m.AddNeed("d1", "d2", "x") }},
		{"taken", func() (Change, error) { return m.Duplicate([]ID{"d1"}, func(Kind) ID { return "d2" }) }},
		{"nothing", func() (Change, error) { return m.Remove() }},
		{"nothing", func() (Change, error) { return m.Unpin(ViewPFD, "d1") }},
		{"no-change", func() (Change, error) { return m.AddPhases(nil, minter()) }},
		{"not-this-kind", func() (Change, error) { return m.AddNeed("a1", "n1", "x") }},
		{"not-this-kind", func() (Change, error) { return m.MoveToLane("d1", "a1") }},
		{"not-this-kind", func() (Change, error) { return m.PasteOutline("", KindRole, "x", minter()) }},
		{"info-stays", func() (Change, error) { return m.Remove("d1", InfoID) }},
		{"same-ends", func() (Change, error) { return m.Relate(needs("d1", "d1")) }},
		{"illegal-ends", func() (Change, error) { return m.Relate(NewRelation(Then, "d1", "a1", "")) }},
		{"illegal-ends", func() (Change, error) { return m.Relate(Relation{From: "d1", To: "d2"}) }},
		{"already-joined", func() (Change, error) { return m.Relate(needs("d1", "d2")) }},
		{"no-dependent", func() (Change, error) { return m.AddAlternative("d4", "n1", "x") }},
		{"no-common", func() (Change, error) { return m.MakeAlternatives("g", "needs:d1:d2", "needs:d2:d3") }},
		{"two-at-least", func() (Change, error) { return m.MakeAlternatives("g", "needs:d1:d2", "needs:d1:d2") }},
		{"inside-itself", func() (Change, error) { return m.Set("d2", "parent", "d3") }},
		{"inside-itself", func() (Change, error) { return m.Set("d2", "parent", "d2") }},
		{"not-grouped", func() (Change, error) { return m.Ungroup("d1") }},
		{"not-grouped", func() (Change, error) { return m.Ungroup("needs:d1:d2") }},
		{"same-twice", func() (Change, error) { return m.MergeDeliverables("d1", "d1") }},
		{"no-text", func() (Change, error) { return m.PasteOutline("", KindAction, " \n\t・\n", minter()) }},
		{"too-long", func() (Change, error) { return m.PasteOutline("", KindAction, long(201), minter()) }},
	} {
		change, err := c.do()
		var r *Refusal
		if !errors.As(err, &r) || r.Reason != c.reason || len(change.Edits) > 0 {
			t.Errorf("%s: got %v, %v", c.reason, change.Edits, err)
		}
		told[c.reason] = true
	}
	if len(told) < 20 {
		t.Errorf("only %d reasons", len(told))
	}
}

func TestRefusalSentences(t *testing.T) {
	for err, want := range map[error]string{
		refuse("illegal-ends", Needs, KindAction, KindRole): "needs cannot join action to role",
		badValue("days", refuse("negative", "-1"), nil):     "days: -1 is negative",
		refuse("taken", ID("{1}")):                          `the id "{1}" is already in use`,
	} {
		if err.Error() != want {
			t.Errorf("%q, want %q", err.Error(), want)
		}
	}
	if !slices.Contains(Reasons(), "no-record") || !slices.IsSorted(Reasons()) {
		t.Error(Reasons())
	}
}
