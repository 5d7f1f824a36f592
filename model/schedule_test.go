package model

import (
	"fmt"
	"strings"
	"testing"
)

// sayTimes is a schedule as one line: start–finish, + slack, * where critical.
func sayTimes(s ScheduleResult) string {
	var parts []string
	for _, i := range s.Items {
		text := fmt.Sprintf("%s %v-%v", i.ID, i.Start, i.Finish)
		if i.Critical {
			text += "*"
		} else {
			text += fmt.Sprintf("+%v", i.Slack)
		}
		parts = append(parts, text)
	}
	return fmt.Sprintf("%s = %v", strings.Join(parts, " "), s.Finish)
}

func TestScheduleOfSamples(t *testing.T) {
	got := sayTimes(Derive(sample(t, "notation.en"), Options{}).Schedule())
	want := "d1 0-0* d2 0-0* d3 0-0+3 d4 0-3* d5 3-5* d8 5-8* d7 5-9+1 d6 9-9+1 d9 8-10* d10 10-12* = 12"
	if got != want {
		t.Errorf("notation example:\ngot  %s\nwant %s", got, want)
	}
	d := Derive(sample(t, "reservation.en"), Options{})
	for id, want := range map[ID]float64{"d1": 30, "d2": 49} {
		if got, ok := d.FinishOf(id); got != want || !ok {
			t.Errorf("reservation: %s finishes on day %v (%v), want %v", id, got, ok, want)
		}
	}
}

func TestScheduleCases(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a chain", "goal G\nG needs A\nA takes 2 days\nG takes 3 days", "A 0-2* G 2-5* = 5"},
		{"what is given has its own days", "goal G\nG needs A\ngiven A\nA needs B\nA takes 2 days\nB takes 9 days", "A 0-2* G 2-2* = 2"},
		{"the earliest alternative", "goal G\nG needs A/B\nA takes 5 days\nB takes 3 days\nG takes 4 days", "A 0-5+2 B 0-3* G 3-7* = 7"},
		{"a late alternative", "goal G\nG needs A/B\nA takes 5 days\nB takes 3 days", "A 0-5+-2 B 0-3* G 3-3* = 3"},
		{"slack", "goal G\nG needs A, B\nA needs C\nB needs C\nA takes 5 days\nB takes 3 days", "C 0-0* A 0-5* B 0-3+2 G 5-5* = 5"},
		{
			"each goal against its own finish", "goal G\ngoal H\nG needs A, B\nH needs B, C\nA takes 2 days\nB takes 1 days\nC takes 9 days",
			"A 0-2* B 0-1+1 C 0-9* G 2-2* H 9-9* = 9",
		},
		{"partners in sync", "goal G\nG needs A, B\nA needs C\nC takes 2 days\nA takes 1 days\nB takes 3 days\nA sync B", "B 2-5* C 0-2* A 2-3+2 G 5-5* = 5"},
		{"a composite's needs bind its parts", "goal G\nG needs Q\nP part of Q\nR part of Q\nQ needs N\nN takes 2 days\nP takes 1 days\nR takes 3 days", "N 0-2* P 2-3+2 R 2-5* Q 5-5* G 5-5* = 5"},
		{"and the parts of its parts", "goal Q\nP part of Q\nR part of P\nQ needs N\nN takes 2 days\nR takes 3 days", "N 0-2* R 2-5* P 5-5* Q 5-5* = 5"},
		{"but none that is given", "goal Q\nP part of Q\nQ needs N\nN takes 2 days\ngiven P\nP takes 1 days", "N 0-2* P 0-1+1 Q 2-2* = 2"},
		{"a need on its own part binds none", "goal Q\nP part of Q\nR part of Q\nQ needs P\nP takes 2 days\nR takes 1 days", "P 0-2* R 0-1+1 Q 2-2* = 2"},
		{"an obtainable part of the unobtainable", "goal Q\nP part of Q\nQ needs N, X\nblocked X\nN takes 2 days", "N 0-2* P 2-2* = 2"},
		{"no goal", "A needs B\nB takes 2 days\nC takes 1 days", "B 0-2* C 0-1+1 A 2-2* = 2"},
		{"only what the goal needs", "goal G\nG needs A\nB needs A", "A 0-0* G 0-0* = 0"},
		{"a circle with an exit", "goal G\nG needs A\nA needs B/C\nB needs A\nA takes 1 days\nB takes 1 days\nC takes 9 days", "C 0-9* A 9-10* B 10-11+-1 G 10-10* = 10"},
		{"fractions", "goal G\nG needs A, C\nA needs B\nA takes 0.1 days\nB takes 0.2 days\nC takes 0.3 days", "B 0-0.2* C 0-0.3* A 0.2-0.30000000000000004* G 0.30000000000000004-0.30000000000000004* = 0.30000000000000004"},
	}
	for _, c := range cases {
		if got := sayTimes(Derive(sketch(t, c.text), Options{}).Schedule()); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestScheduleOfOneGoal(t *testing.T) {
	m := sketch(t, "goal G\ngoal H\nG needs A\nH needs B\nA takes 2 days\nB takes 5 days")
	if got := sayTimes(Derive(m, Options{Goal: "G"}).Schedule()); got != "A 0-2* G 2-2* = 2" {
		t.Errorf("of one goal: %s", got)
	}
	if got := sayTimes(Derive(m, Options{Block: []ID{"A"}}).Schedule()); got != "B 0-5* H 5-5* = 5" {
		t.Errorf("what if: %s", got)
	}
}

// withDays sets the days of actions.
func withDays(m *Model, days map[ID]float64) *Model {
	for id, n := range days {
		a := m.at(id).(Action)
		a.Days = n
		m.records.set(id, a)
	}
	return m
}

func TestScheduleActions(t *testing.T) {
	cases := []struct {
		name, text string
		days       map[ID]float64
		want       string
		action     ID
	}{
		{"the quickest, though what it uses is late", "goal G\ndo x uses A yields G\ndo y uses B yields G\nA takes 9 days", map[ID]float64{"x": 1, "y": 2}, "A 0-9* B 0-0+10 G 9-10* = 10", "x"},
		{"of two as quick the one that can be done first", "goal G\ndo x uses A yields G\ndo y uses B yields G\nA takes 9 days", map[ID]float64{"x": 2, "y": 2}, "A 0-9+-7 B 0-0* G 0-2* = 2", "y"},
		{"own days come before the action's", "goal G\ndo x uses A yields G\nA takes 9 days\nG takes 4 days", map[ID]float64{"x": 2}, "A 0-9* G 9-13* = 13", "x"},
		{"the quickest waits for what it yields", "goal G\ndo x uses A yields G\nA needs G\ndo y yields G", map[ID]float64{"x": 1, "y": 5}, "G 0-5* A 5-5* = 5", "y"},
	}
	for _, c := range cases {
		d := Derive(withDays(sketch(t, c.text), c.days), Options{})
		if got := sayTimes(d.Schedule()); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
		if a, ok := d.ChosenAction("G"); a != c.action || !ok {
			t.Errorf("%s: by %s, want %s", c.name, a, c.action)
		}
	}
}

// TestRulesGiveWay: rules that wait for each other are dropped one at a time,
// those first that lose least, and nothing else moves.
func TestRulesGiveWay(t *testing.T) {
	cases := []struct {
		name, text string
		days       map[ID]float64
		want       string
	}{
		{"a partner that needs the other", "goal B\nB needs A\nA sync B\nA takes 2 days\nB takes 1 days", nil, "A 0-2* B 2-3* = 3"},
		{
			"a third partner stays", "goal B\nB needs A, C\nA sync B\nA sync C\nC needs D\nD takes 4 days\nA takes 2 days\nB takes 1 days\nC takes 1 days", nil,
			"A 4-6* D 0-4* C 4-5+1 B 6-7* = 7",
		},
		{
			"two pairs across", "goal G\nG needs B, D\nB needs C\nD needs A\nA sync B\nC sync D\nA takes 1 days\nB takes 1 days\nC takes 1 days\nD takes 1 days", nil,
			"A 0-1* C 1-2* B 2-3* D 1-2+1 G 3-3* = 3",
		},
		{
			"a pair beside a circle stays", "goal G\nG needs A, E\nA sync C\nC needs Y\nY needs X\nX sync Y\nX takes 2 days\nY takes 3 days\nA takes 1 days\nC takes 1 days\nE takes 7 days", nil,
			"A 5-6+1 E 0-7* G 7-7* = 7",
		},
		{
			"a composite's need that rests on a part", "goal Q\nA part of Q\nB part of Q\nQ needs R\nR needs A\nA takes 2 days\nR takes 1 days\nB takes 4 days", nil,
			"A 0-2* B 3-7* R 2-3* Q 7-7* = 7",
		},
		{
			"two quickest actions across: the one that loses less", "goal G\nG needs A, B\ndo x uses B yields A\ndo y uses A yields B\ndo v yields A\ndo w yields B",
			map[ID]float64{"x": 1, "y": 1, "v": 9, "w": 7},
			"A 7-8* B 0-7* G 8-8* = 8",
		},
		{
			"a quickest action that only waits for others in a circle", "goal G\nG needs A, B\ndo x uses B yields A\ndo v yields A\ndo y uses C yields B\nC needs B\ndo w yields B",
			map[ID]float64{"x": 1, "v": 2, "y": 1, "w": 7},
			"A 7-8* B 0-7* C 7-7+1 G 8-8* = 8",
		},
	}
	for _, c := range cases {
		if got := sayTimes(Derive(withDays(sketch(t, c.text), c.days), Options{}).Schedule()); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// longChain is n needs in a row: nothing may recurse.
func longChain(n int) *Model {
	m := newModel(map[ID]Record{InfoID: Info{}})
	put := func(r Record) { m.records.set(r.Key(), r) }
	name := func(i int) ID { return ID(fmt.Sprintf("d%07d", i)) }
	for i := range n {
		put(Deliverable{ID: name(i), Name: "thing", Goal: i == 0, Days: 1, Cost: 1})
		if i > 0 {
			put(NewRelation(Needs, name(i-1), name(i), ""))
		}
	}
	return m
}

func TestLongSchedules(t *testing.T) {
	const n = 100_000 // with the needs, as many records as a document may hold
	if got := Derive(longChain(n), Options{}).Schedule().Finish; got != n {
		t.Errorf("needs in a row: %v days", got)
	}
	within := longChain(20_000) // composites in composites, each with one part and one need
	for _, d := range All[Deliverable](within) {
		if i := within.Len(); d.ID != "d0000000" {
			fmt.Sscanf(string(d.ID), "d%d", &i)
			d.Parent = ID(fmt.Sprintf("d%07d", i-1))
			within.records.set(d.ID, d)
		}
	}
	if got := Derive(newModel(within.records.copied()), Options{}).Schedule().Finish; got != 20_000 {
		t.Errorf("composites in composites: %v days", got)
	}
	few := longChain(3_000) // each in sync with what it needs: every pair gives way
	for i := range 2_999 {
		r := NewRelation(Sync, ID(fmt.Sprintf("d%07d", i)), ID(fmt.Sprintf("d%07d", i+1)), "")
		few.records.set(r.ID, r)
	}
	if got := Derive(few, Options{}).Schedule().Finish; got != 3_000 {
		t.Errorf("needs in a row in sync: %v days", got)
	}
}

// TestScheduleUnderRenaming: IDs mean nothing; where no rule gives way not even
// their order does.
func TestScheduleUnderRenaming(t *testing.T) {
	for seed := range int64(500) {
		m := randomModel(seed, 14)
		d := Derive(m, Options{})
		inOrder, reversed := rename(m, "z", false), rename(m, "z", true)
		if a, b := sayTimes(d.Schedule()), sayTimes(Derive(inOrder.m, Options{}).Schedule()); inOrder.back(b) != a {
			t.Fatalf("seed %d:\nbefore %s\nafter  %s", seed, a, inOrder.back(b))
		}
		if !scheduleByRounds(m).settled() {
			continue
		}
		other := Derive(reversed.m, Options{})
		for id, to := range reversed.names {
			a, _ := d.FinishOf(id)
			if b, _ := other.FinishOf(to); a != b {
				t.Fatalf("seed %d: %s finishes on day %v, renamed on day %v", seed, id, a, b)
			}
		}
	}
}

func BenchmarkSchedule(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		m := businessModel(n)
		m.indexed()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				d := Derive(m, Options{})
				d.Schedule()
			}
		})
	}
}
