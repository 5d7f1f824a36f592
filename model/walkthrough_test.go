package model

import (
	"reflect"
	"slices"
	"testing"
)

// What is said of a day is what would be said if nothing had been read since.
func TestHealthOnADayKnowsNothingLater(t *testing.T) {
	for seed := range int64(40) {
		m := walked(seed, 12)
		account := All[Account](m)[0].ID
		for _, p := range Derive(m, Options{}).Course(account) {
			before := m
			for _, r := range All[Reading](m) {
				if r.Date > p.Date {
					before = before.with(Change{Edits: []Edit{{Before: r}}})
				}
			}
			want := Derive(before, Options{}).AccountHealth(account)
			got := Derive(m, Options{}).AccountHealthOn(account, p.Date)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %s:\n%+v\n%+v", seed, p.Date, got, want)
			}
			if !reflect.DeepEqual(p.Classes, want.Classes) || !reflect.DeepEqual(p.Goals, want.Goals) || p.Level != want.Level {
				t.Fatalf("seed %d: the course says another thing of %s", seed, p.Date)
			}
		}
	}
}

// A second reading of one day takes the place of the first, an empty one takes it
// away, and undoing brings back what was.
func TestAReadingOfADayIsPutRight(t *testing.T) {
	m := accountOfTwo(t)
	take := func(id ID, value string) Change {
		t.Helper()
		c, err := m.Take(Reading{ID: id, Account: "n1", Of: "s1", Date: "2026-11-23", Value: value})
		must(t, err)
		m = apply(t, m, c)
		return c
	}
	take("v1", "40")
	c := take("v2", " 60 ")
	if all := All[Reading](m); len(all) != 1 || all[0].ID != "v1" || all[0].Value != "60" {
		t.Fatalf("%+v", all)
	}
	if all := All[Reading](apply(t, m, c.Inverse())); len(all) != 1 || all[0].Value != "40" {
		t.Errorf("undone: %+v", all)
	}
	if _, err := m.Take(Reading{ID: "v3", Account: "n1", Of: "s1", Date: "2026-11-23", Value: "60"}); err == nil {
		t.Error("the same again is a change")
	}
	take("v4", "")
	if all := All[Reading](m); len(all) != 0 {
		t.Errorf("taken away: %+v", all)
	}
}

func TestTheCourseCountsWhatIsThere(t *testing.T) {
	m := accountOfTwo(t)
	for i, r := range []Reading{
		{Of: "d2", Date: "2026-11-02", Value: "done"},
		{Of: "s1", Date: "2026-11-09", Value: "90"},
		{Of: "d1", Date: "2026-11-16T09:00:00Z", Value: "done"},
		{Of: "s1", Date: "2026-11-16", Value: "20"},
	} {
		r.ID, r.Account = ID(rune('a'+i)), "n1"
		c, err := m.Take(r)
		must(t, err)
		m = apply(t, m, c)
	}
	course := Derive(m, Options{}).Course("n1")
	var days []string
	var done []int
	var levels []Light
	for _, p := range course {
		days, done, levels = append(days, p.Date), append(done, p.Done), append(levels, p.Goals[0].Level)
	}
	if !slices.Equal(days, []string{"2026-11-02", "2026-11-09", "2026-11-16"}) || !slices.Equal(done, []int{1, 1, 2}) {
		t.Errorf("%v %v", days, done)
	}
	if !slices.Equal(levels, []Light{NoEvidence, NoEvidence, Red}) {
		t.Errorf("the goal was %v", levels)
	}
	if course[2].Of != 2 || *course[1].Score != 90 || course[0].Score != nil {
		t.Errorf("%+v", course)
	}
}

// accountOfTwo is a goal d1 that needs d2, a signal on d2, and an account.
func accountOfTwo(t *testing.T) *Model {
	t.Helper()
	var edits []Edit
	for _, r := range []Record{
		Deliverable{ID: "d1", Name: "紙台帳のない店", Goal: true},
		Deliverable{ID: "d2", Name: "移した予約データ"},
		NewRelation(Needs, "d1", "d2", ""),
		Signal{ID: "s1", Name: "週の予約入力率", Class: ClassProcess, Measure: SignalRatio, Red: 50, Green: 80, Deliverable: "d2"},
		Account{ID: "n1", Name: "そば処 まつ"},
	} {
		edits = append(edits, Edit{After: r})
	}
	return apply(t, Empty(), Change{Label: "add", Edits: edits})
}
