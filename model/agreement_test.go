package model

import (
	"slices"
	"testing"
)

func TestAgree(t *testing.T) {
	a, b := Empty(), Empty()
	for _, r := range []Record{
		Deliverable{ID: "d1", Name: "Order slip"},
		Deliverable{ID: "d2", Name: "Menu"},
		Deliverable{ID: "d3", Name: "Bill"},
		NewRelation(Needs, "d1", "d2", ""), NewRelation(Needs, "d3", "d1", ""),
	} {
		a.records.set(r.Key(), r)
	}
	for _, r := range []Record{
		Deliverable{ID: "x9", Name: "ｏｒｄｅｒ　ＳＬＩＰ"},
		Deliverable{ID: "x8", Name: "menu "},
		Deliverable{ID: "d3", Name: "Guest"},
		NewRelation(Needs, "x9", "x8", "group"), NewRelation(Needs, "x8", "x9", ""), NewRelation(Needs, "x9", "d3", ""),
	} {
		b.records.set(r.Key(), r)
	}
	got := Agree(a, b)
	// Both: 2 nouns and 1 need; apart: Bill, Guest, and that the menu needs the slip.
	if got.Nouns != 2 || got.Needs != 1 || got.Share != 3.0/6 {
		t.Errorf("agreement: %+v", got)
	}
	if !slices.Equal(got.OnlyA, []string{"Bill"}) || !slices.Equal(got.OnlyB, []string{"Guest"}) {
		t.Errorf("nouns: %+v", got)
	}
	if len(got.NeedsOfA) != 0 || len(got.NeedsOfB) != 1 || got.NeedsOfB[0] != (NeedPair{"menu", "ｏｒｄｅｒ　ＳＬＩＰ"}) {
		t.Errorf("needs: %+v", got)
	}
	if same := Agree(a, a); same.Share != 1 || same.Needs != 2 {
		t.Errorf("with itself: %+v", same)
	}
	if nothing := Agree(Empty(), Empty()); nothing.Share != 1 {
		t.Errorf("nothing: %+v", nothing)
	}
}
