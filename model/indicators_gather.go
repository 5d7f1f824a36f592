package model

import (
	"math"
	"slices"
)

// gatherer collects candidates with what their parts are worked out from.
type gatherer struct {
	*cast
	vital   vital
	cone    *cone
	passes  []wayBits
	above   []int32 // by node: the first goal that rests on it, -1 without any
	days    calendarDays
	plays   map[ID][]Play // accepted, by deliverable
	draft   []string      // by element: the key of the play draft for it
	seen    []Evidence    // by deliverable
	found   []Indicator
	first   []int32         // by candidate: the first element that it is lost without
	several map[int32][]int // by candidate: all of them, where they are several
	keys    texts
	reasons []ID // of all candidates, one after the other
}

// gather takes candidates from all six sources, in display order of what they are for.
func (d *Derivation) gather() candidates {
	g := &gatherer{cast: d.cast(), vital: d.unavoidable(), plays: map[ID][]Play{}, draft: make([]string, d.Graph.Elements), above: d.goalsAbove()}
	g.cone = d.grounds().cone
	g.passes = g.cone.randomWays(d.grounds().goals)
	g.days = d.calendarDays()
	g.readEvidence()
	most := g.count()
	g.found, g.first, g.several = make([]Indicator, 0, most), make([]int32, 0, most), map[int32][]int{}
	for p := range Each[Play](d.Model) {
		if p.Deliverable != "" {
			g.plays[p.Deliverable] = append(g.plays[p.Deliverable], p)
		}
	}
	g.fromChoices()
	g.fromElements()
	g.fromRoles()
	g.fromSyncs()
	g.fromKPIs()
	g.measureReach()
	g.accept()
	return g.inOrder()
}

// readEvidence tells how each deliverable on the way is seen to be there.
func (g *gatherer) readEvidence() {
	g.seen = make([]Evidence, g.d.Graph.Deliverables)
	for v := range g.seen {
		if g.cone.number[v] >= 0 {
			g.seen[v] = evidence(g.d.Graph.things[v].DoneWhen)
		}
	}
}

// count is how many candidates there will be, but for syncs.
func (g *gatherer) count() int {
	n := g.vital.count + len(g.d.Model.Records(KindRole)) + len(g.d.Model.Records(KindKPI))
	for v := range g.d.Graph.Elements {
		switch {
		case g.cone.number[v] < 0:
		case v < g.d.Graph.Deliverables && g.seen[v] == EvidenceLog,
			v >= g.d.Graph.Deliverables && g.d.Graph.action(int32(v)).When != "":
			n++
		}
	}
	return n
}

// inOrder puts the candidates in display order of what they stand for, those
// for one element in the order of the sources.
func (g *gatherer) inOrder() candidates {
	at := g.d.positions()
	order := make([]uint64, len(g.found))
	for i, v := range g.first {
		order[i] = uint64(at[v])<<32 | uint64(i)
	}
	slices.Sort(order)
	c := candidates{found: g.found, logs: make([][5]float64, len(order)), display: make([]int32, len(order))}
	for i, key := range order {
		c.display[i] = int32(key & math.MaxUint32)
		for k, part := range g.found[c.display[i]].Parts.list() {
			if part < 1 {
				c.logs[i][k] = math.Log(part)
			}
		}
	}
	return c
}

// next is a new candidate to be filled in; add completes it.
func (g *gatherer) next() *Indicator {
	g.found = append(g.found, Indicator{})
	return &g.found[len(g.found)-1]
}

// add completes a candidate by its elements and the day on which it can be read.
func (g *gatherer) add(i *Indicator, readOn float64, elements ...int) {
	i.d, i.readOn, i.Parts.Observability = g.d, readOn, i.Evidence.seen()
	i.Parts.Criticality = 1
	if len(elements) > 1 || !g.vital.unavoidable[elements[0]] {
		i.Parts.Criticality = g.cone.share(g.passes, elements)
	}
	tie := g.tie(elements)
	i.Parts.Actionability, i.Improves, i.Tied = tie.nearness, tie.by, tie.by != ""
	i.Parts.Lead = g.days.lead(readOn, tie.days)
	if i.Play == "" && i.For != "" {
		v := elements[0]
		if i.For != g.d.Graph.IDs[v] {
			v = g.d.Graph.Of[i.For]
		}
		i.Play = g.draft[v]
	}
	if i.Because == nil {
		i.Because = g.because(i, elements[0])
	}
	if len(elements) > 1 {
		g.several[int32(len(g.found)-1)] = slices.Clone(elements)
	}
	g.first = append(g.first, int32(elements[0]))
}

// because is the goal that a candidate serves, what it hangs on and speaks of.
func (g *gatherer) because(i *Indicator, element int) []ID {
	from := len(g.reasons)
	add := func(id ID) {
		if !slices.Contains(g.reasons[from:], id) {
			g.reasons = append(g.reasons, id)
		}
	}
	if goal := g.above[element]; goal >= 0 {
		add(g.d.Graph.IDs[goal])
	}
	if i.For != "" {
		add(i.For)
	}
	for _, id := range i.About {
		add(id)
	}
	return g.reasons[from:len(g.reasons):len(g.reasons)]
}

// goalsAbove tells for each node the first goal, in display order, that rests on
// it.
func (d *Derivation) goalsAbove() []int32 {
	above := make([]int32, d.Graph.Nodes())
	for v := range above {
		above[v] = -1
	}
	var stack []int32
	for _, v := range d.goals() {
		goal := int32(v)
		if above[goal] < 0 {
			above[goal] = goal
			stack = append(stack, goal)
		}
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, in := range d.Graph.In(int(v)) {
				if above[in] < 0 {
					above[in] = goal
					stack = append(stack, in)
				}
			}
		}
	}
	return above
}

// measureReach counts what is lost without each candidate.
func (g *gatherer) measureReach() {
	of := 0
	for _, v := range g.cone.nodes {
		if int(v) < g.d.Graph.Deliverables {
			of++
		}
	}
	m := g.d.grounds().matrix
	var single []int32
	if m != nil {
		single = m.lostWithout()
	}
	var sets [][]int
	var whose []int
	for i, v := range g.first {
		n := g.cone.number[v]
		switch set := g.several[int32(i)]; {
		case set != nil && m != nil && m.isAll(set):
			g.found[i].Parts.Reach = float64(m.lostWithoutChoice(single, set)) / float64(of)
		case set != nil:
			sets, whose = append(sets, set), append(whose, i)
		case single == nil:
			sets, whose = append(sets, []int{int(v)}), append(whose, i)
		case n >= 0:
			g.found[i].Parts.Reach = float64(single[n]) / float64(of)
		}
	}
	for i, lost := range g.cone.lostWithoutAll(sets) {
		if of > 0 {
			g.found[whose[i]].Parts.Reach = float64(lost) / float64(of)
		}
	}
}

// accept joins candidates to the accepted signals of their keys.
func (g *gatherer) accept() {
	if len(g.d.Model.Records(KindSignal)) == 0 {
		return
	}
	signals := map[string]Signal{}
	for _, s := range slices.Backward(All[Signal](g.d.Model)) {
		signals[s.SignalKey] = s
	}
	for i := range g.found {
		c := &g.found[i]
		if s, ok := signals[c.Key]; ok {
			c.Accepted, c.Signal = true, s.ID
			if s.Class != "" {
				c.Class = s.Class
			}
			if s.Measure != "" {
				c.Kind = s.Measure
			}
		}
	}
}
