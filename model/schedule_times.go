package model

import "math"

// timetable is when each node of a network starts and is finished. An action
// is "finished" when all that it uses is there: its days count in what it
// yields.
type timetable struct {
	*network
	start, finish []float64 // finish is below zero where it is not reached
	chosen        []int32   // by choice: the input that met it
	after         []int32   // by element: the deliverable that it waited for last, or -1
	events        []int32   // finished nodes v and started deliverables ^v, as days go by
	missing       []int32   // how many inputs a node still waits for, its gate included
	unready       []int32   // by group: how many members still wait for inputs
	left          int       // obtainable elements not yet finished
	items         []int32   // by item of the result: its deliverable
	ahead         queue[due]
}

// schedule computes the times, letting rules give way until nothing waits for
// itself. Models in which hundreds of rules must are not worth the time: then
// all that is still waiting is freed at once.
func (n *network) schedule() *timetable {
	for rounds := 1_000_000 / (1 + n.g.Nodes()); ; rounds-- {
		t := n.run()
		switch {
		case t.left == 0:
			return t
		case rounds > 0:
			n.giveWay(t)
		default:
			n.free(t)
		}
	}
}

func (n *network) run() *timetable {
	nodes := n.g.Nodes() + len(n.gates)
	t := &timetable{
		network: n, start: make([]float64, nodes), finish: make([]float64, nodes), chosen: make([]int32, len(n.g.Ors)),
		after: make([]int32, nodes), missing: make([]int32, nodes), unready: make([]int32, len(n.groups)),
		ahead: queue[due]{before: due.before},
	}
	for v := range nodes {
		t.finish[v], t.after[v] = -1, -1
	}
	for i, gate := range n.gates {
		t.missing[n.g.Nodes()+i] = int32(len(gate.inputs))
		if gate.above >= 0 {
			t.missing[n.g.Nodes()+i]++
		}
	}
	for i, members := range n.groups {
		t.unready[i] = int32(len(members))
	}
	for v := range n.g.Elements {
		t.missing[v] = int32(len(n.g.In(v)))
		if v < n.g.Deliverables && n.gate[v] >= 0 {
			t.missing[v]++
		}
	}
	for v := range n.g.Elements {
		if n.fix.In(v) {
			t.left++
			if t.missing[v] == 0 {
				t.ready(int32(v), 0)
			}
		}
	}
	for !t.ahead.empty() {
		next := t.ahead.next()
		t.settle(next.v, next.at)
	}
	return t
}

// settle finishes a node: what waited for nothing else starts.
func (t *timetable) settle(v int32, day float64) {
	t.finish[v] = day
	t.events = append(t.events, v)
	last := v
	if int(v) >= t.g.Deliverables {
		last = t.after[v]
	}
	if !t.isGate(v) {
		t.left--
		for _, to := range t.g.Out(int(v)) {
			if !t.g.IsOr(int(to)) {
				t.meet(to, last, day)
			} else if t.finish[to] < 0 && t.counts(to, v) {
				t.finish[to] = day
				t.chosen[int(to)-t.g.Elements] = v
				t.meet(int32(t.g.Ors[int(to)-t.g.Elements].Owner), last, day)
				t.open(to, last, day)
			}
		}
	}
	t.open(v, last, day)
}

// open lets the gates and parts go that waited for a node.
func (t *timetable) open(v, last int32, day float64) {
	for _, to := range t.bound.of(int(v)) {
		if t.isGate(to) || t.gate[to] == v {
			t.meet(to, last, day)
		}
	}
}

// meet takes one input off what a node waits for; last is the deliverable whose
// finish brought it.
func (t *timetable) meet(v, last int32, day float64) {
	if !t.isGate(v) && !t.fix.In(int(v)) {
		return
	}
	t.missing[v]--
	if t.missing[v] == 0 {
		t.after[v] = last
		t.ready(v, day)
	}
}

// ready starts a node that has all its inputs, or waits for its partners in sync.
func (t *timetable) ready(v int32, day float64) {
	if int(v) >= t.g.Deliverables {
		t.start[v] = day
		t.ahead.add(due{day, v})
		return
	}
	group := t.group[v]
	if group < 0 {
		t.begin(v, day)
		return
	}
	t.start[v] = day
	t.unready[group]--
	if t.unready[group] > 0 {
		return
	}
	for _, member := range t.groups[group] {
		if t.start[member] < day {
			t.after[member] = t.after[v]
		}
		t.begin(member, day)
	}
}

func (t *timetable) begin(v int32, day float64) {
	t.start[v] = day
	t.events = append(t.events, ^v)
	t.ahead.add(due{later(day, t.duration(int(v))), v})
}

// duration is a deliverable's own days, else its action's.
func (t *timetable) duration(v int) float64 {
	if a := t.action(v); t.days[v] == 0 && a >= 0 {
		return t.days[a]
	}
	return t.days[v]
}

// action is what the schedule obtains a deliverable by, or -1.
func (t *timetable) action(v int) int {
	maker := int(t.maker[v])
	if maker >= t.g.Elements {
		return int(t.chosen[maker-t.g.Elements])
	}
	return maker
}

// latestFinishes is how late each deliverable can be finished: on what the goals
// wait for, without any goal being late; on the other needed ones, without
// passing end.
func (d *Derivation) latestFinishes(t *timetable, needed []bool, end float64) []float64 {
	latest := make([]float64, len(t.finish))
	for v := range latest {
		latest[v] = math.Inf(1)
	}
	for _, v := range d.goals() {
		if d.Fixpoint.In(v) {
			latest[v] = t.finish[v]
		}
	}
	t.backwards(latest, func(int32) bool { return true })
	waited := make([]bool, len(latest))
	for v := range latest {
		waited[v] = !math.IsInf(latest[v], 1)
		if v < d.Graph.Deliverables && !waited[v] && needed[v] {
			latest[v] = end
		}
	}
	t.backwards(latest, func(v int32) bool { return !waited[v] })
	return latest
}

// backwards carries latest finishes from the last event to the first: what lets
// something start must be there by that one's latest start, which for partners
// in sync is the earliest of theirs.
func (t *timetable) backwards(latest []float64, open func(v int32) bool) {
	together := make([]float64, len(t.groups))
	for i := range together {
		together[i] = math.Inf(1)
	}
	limit := func(v int32, day float64) {
		if open(v) {
			latest[v] = min(latest[v], day)
		}
	}
	for i := len(t.events) - 1; i >= 0; i-- {
		v := t.events[i]
		switch {
		case v < 0: // a start
			start := latest[^v] - t.duration(int(^v))
			if group := t.group[^v]; group >= 0 {
				start = together[group]
			}
			t.limitInputs(^v, start, limit)
		case int(v) >= t.g.Deliverables:
			t.limitInputs(v, latest[v], limit)
		case t.group[v] >= 0:
			of := &together[t.group[v]]
			*of = min(*of, latest[v]-t.duration(int(v)))
		}
	}
}

// limitInputs passes a day on to what a node waits for, of choices to the one
// that met it.
func (t *timetable) limitInputs(v int32, day float64, limit func(v int32, day float64)) {
	inputs, above := t.inputs(v)
	for _, in := range inputs {
		if t.g.IsOr(int(in)) {
			in = t.chosen[int(in)-t.g.Elements]
		}
		limit(in, day)
	}
	if above >= 0 {
		limit(above, day)
	}
}

// inputs are what a node waits for, and the gate that it waits for besides, or
// -1.
func (n *network) inputs(v int32) (inputs []int32, above int32) {
	switch {
	case n.isGate(v):
		gate := n.gates[int(v)-n.g.Nodes()]
		return gate.inputs, gate.above
	case int(v) < n.g.Deliverables:
		return n.g.In(int(v)), n.gate[v]
	}
	return n.g.In(int(v)), -1
}
