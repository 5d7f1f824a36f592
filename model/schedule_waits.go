package model

import "cmp"

// waits is who still waits for whom when nothing more can start. Groups are
// nodes after the gates: a member waits for its group, and the group for what
// its members wait for.
type waits struct {
	*timetable
	number []int32 // by node, gate and group: its place among those that wait, or -1
	nodes  []int32
	edges
}

func (t *timetable) waits() *waits {
	w := &waits{timetable: t, number: make([]int32, len(t.finish)+len(t.groups))}
	for v := range w.number {
		w.number[v] = -1
		if w.isWaiting(v) {
			w.number[v] = int32(len(w.nodes))
			w.nodes = append(w.nodes, int32(v))
		}
	}
	var pairs [][2]int32
	for i, v := range w.nodes {
		w.eachWaited(v, func(in int32) {
			if on := w.number[in]; on >= 0 {
				pairs = append(pairs, [2]int32{int32(i), on})
			}
		})
	}
	w.edges = layOut(pairs, len(w.nodes), 0)
	return w
}

func (w *waits) isWaiting(v int) bool {
	if group := v - len(w.finish); group >= 0 {
		return w.finish[w.groups[group][0]] < 0
	}
	return w.finish[v] < 0 && (w.isGate(int32(v)) || w.fix.In(v))
}

func (w *waits) eachWaited(v int32, f func(in int32)) {
	switch {
	case int(v) >= len(w.finish):
		for _, member := range w.groups[int(v)-len(w.finish)] {
			w.eachInput(member, f)
		}
	case int(v) < w.g.Deliverables && w.group[v] >= 0:
		f(int32(len(w.finish)) + w.group[v])
	default:
		w.eachInput(v, f)
	}
}

func (w *waits) eachInput(v int32, f func(in int32)) {
	inputs, above := w.inputs(v)
	for _, in := range inputs {
		f(in)
	}
	if above >= 0 {
		f(above)
	}
}

// concession is a rule that may give way for one deliverable.
type concession struct {
	kind  int
	extra float64 // days more by the next quickest action
	v     int32
}

// The kinds of concession, the readiest first.
const (
	otherAction = iota
	passGate
	leavePartners
	noConcession
)

func (c concession) compare(o concession) int {
	return cmp.Or(cmp.Compare(c.kind, o.kind), cmp.Compare(c.extra, o.extra), cmp.Compare(c.v, o.v))
}

// giveWay lets one rule give way in each circle that waits for nothing but
// itself. There always is one: the deliverables are obtainable without these
// rules, so the first of a circle to be obtained lacks nothing else.
func (n *network) giveWay(t *timetable) {
	w := t.waits()
	comp, count := components(w.edges)
	best := make([]concession, count)
	for i := range best {
		best[i].kind = noConcession
	}
	offer := func(to int32, c concession) {
		if c.compare(best[to]) < 0 {
			best[to] = c
		}
	}
	for i, v := range w.nodes {
		if int(v) >= n.g.Deliverables {
			continue
		}
		c := t.concession(v)
		offer(comp[i], c)
		if n.group[v] >= 0 {
			offer(comp[w.number[len(t.finish)+int(n.group[v])]], c)
		}
	}
	for i := range w.nodes {
		for _, on := range w.edges.of(i) {
			if comp[on] != comp[i] {
				best[comp[i]].kind = noConcession
			}
		}
	}
	for _, c := range best {
		n.grant(t, c)
	}
}

// concession is the first rule that a deliverable waits for when nothing but
// rules keeps it.
func (t *timetable) concession(v int32) concession {
	c := concession{kind: noConcession, v: v}
	for _, in := range t.g.In(int(v)) {
		if t.finish[in] >= 0 {
			continue
		}
		days, ok := t.nextQuickest(in)
		if in != t.maker[v] || !ok {
			return concession{kind: noConcession, v: v}
		}
		c.kind, c.extra = otherAction, days-t.quickest[int(in)-t.g.Elements]
	}
	switch {
	case c.kind == otherAction:
	case t.gate[v] >= 0 && t.finish[t.gate[v]] < 0:
		c.kind = passGate
	case t.group[v] >= 0:
		c.kind = leavePartners
	}
	return c
}

// nextQuickest is the days of the quickest action of a choice that could be
// done now.
func (t *timetable) nextQuickest(choice int32) (days float64, ok bool) {
	if !t.g.IsOr(int(choice)) {
		return 0, false
	}
	for _, a := range t.g.In(int(choice)) {
		if t.finish[a] >= 0 && (!ok || t.days[a] < days) {
			days, ok = t.days[a], true
		}
	}
	return days, ok
}

func (n *network) grant(t *timetable, c concession) {
	switch c.kind {
	case otherAction:
		choice := n.maker[c.v]
		n.quickest[int(choice)-n.g.Elements], _ = t.nextQuickest(choice)
	case passGate:
		n.gate[c.v] = -1
	case leavePartners:
		n.part(n.group[c.v], func(v int32) bool { return t.missing[v] == 0 })
	}
}

// part splits those who start together into the ready and the others.
func (n *network) part(group int32, ready func(v int32) bool) {
	var now, others []int32
	for _, v := range n.groups[group] {
		if ready(v) {
			now = append(now, v)
		} else {
			others = append(others, v)
		}
	}
	n.dissolve(group)
	n.join(now)
	n.join(others)
}

// dissolve makes the members of a group start by themselves; the last group
// takes its number, so that none is left without members.
func (n *network) dissolve(group int32) {
	for _, v := range n.groups[group] {
		n.group[v] = -1
	}
	last := len(n.groups) - 1
	if int(group) != last {
		n.groups[group] = n.groups[last]
		for _, v := range n.groups[group] {
			n.group[v] = group
		}
	}
	n.groups = n.groups[:last]
}

// free drops every rule on what still waits.
func (n *network) free(t *timetable) {
	for v := range n.g.Deliverables {
		if t.finish[v] >= 0 || !n.fix.In(v) {
			continue
		}
		n.gate[v] = -1
		if n.group[v] >= 0 {
			n.dissolve(n.group[v])
		}
		if maker := int(n.maker[v]) - n.g.Elements; maker >= 0 {
			n.any[maker] = true
		}
	}
}
