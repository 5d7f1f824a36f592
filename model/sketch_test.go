package model

import (
	"fmt"
	"strings"
	"testing"
)

// sketch reads a model written as a domain expert would jot it down, one fact a
// line; names are IDs too.
//
//	goal G
//	G needs A, B/C        A, and one of B and C
//	given E               arrives from outside
//	blocked B
//	P part of Q
//	phase 1 closes B      phases are made in order of their names
//	A in phase 2
//	do x uses A yields B
//	A sync B
//	A takes 3 days, 20 cost
func sketch(t testing.TB, text string) *Model {
	t.Helper()
	s := &sketcher{newModel(map[ID]Record{InfoID: Info{}})}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if words := strings.Fields(strings.ReplaceAll(line, ",", " , ")); len(words) > 0 {
			s.line(words)
		}
	}
	if err := s.m.Check(); err != nil {
		t.Fatal(err)
	}
	return s.m
}

type sketcher struct{ m *Model }

func (s *sketcher) thing(name string) Deliverable {
	if d, ok := Find[Deliverable](s.m, ID(name)); ok {
		return d
	}
	d := Deliverable{ID: ID(name), Name: name}
	s.m.records.set(d.ID, d)
	return d
}

func (s *sketcher) put(r Record) { s.m.records.set(r.Key(), r) }

func (s *sketcher) phase(name string) ID {
	id := ID("phase" + name)
	s.put(Phase{ID: id, Name: name, Rank: name})
	return id
}

func (s *sketcher) line(w []string) {
	switch {
	case w[0] == "goal":
		d := s.thing(w[1])
		d.Goal = true
		s.put(d)
	case w[0] == "given":
		d := s.thing(w[1])
		d.Origin = OriginExternal
		s.put(d)
	case w[0] == "blocked":
		d := s.thing(w[1])
		d.State = StateBlocked
		s.put(d)
	case w[0] == "phase":
		s.put(NewRelation(Closes, s.phase(w[1]), s.thing(w[3]).ID, ""))
	case w[0] == "do":
		s.action(w[1:])
	case w[1] == "part":
		d := s.thing(w[0])
		d.Parent = s.thing(w[3]).ID
		s.put(d)
	case w[1] == "in":
		d := s.thing(w[0])
		d.Phase = s.phase(w[3])
		s.put(d)
	case w[1] == "sync":
		s.put(NewRelation(Sync, s.thing(w[0]).ID, s.thing(w[2]).ID, ""))
	case w[1] == "takes":
		d := s.thing(w[0])
		fmt.Sscan(w[2], &d.Days)
		if len(w) > 5 {
			fmt.Sscan(w[5], &d.Cost)
		}
		s.put(d)
	case w[1] == "needs":
		s.needs(s.thing(w[0]).ID, w[2:])
	default:
		panic("sketch: " + strings.Join(w, " "))
	}
}

func (s *sketcher) needs(from ID, w []string) {
	for i, choice := range w {
		members := strings.Split(choice, "/")
		group := ""
		if strings.Contains(choice, "/") {
			group = fmt.Sprintf("g%d", i)
		}
		for _, to := range members {
			if to != "," && to != "" {
				s.put(NewRelation(Needs, from, s.thing(to).ID, group))
			}
		}
	}
}

func (s *sketcher) action(w []string) {
	id := ID(w[0])
	s.put(Action{ID: id, Name: w[0]})
	kind := Uses
	for _, word := range w[1:] {
		switch word {
		case "uses":
			kind = Uses
		case "yields":
			kind = Yields
		case ",":
		default:
			s.put(NewRelation(kind, id, s.thing(word).ID, ""))
		}
	}
}
