package model

import (
	"cmp"
	"math"
)

// ScheduleResult is when the deliverables can be there at the earliest, in days
// from the start of the work. Items are the obtainable deliverables that the
// goals rest on (all obtainable ones where there is no goal), in display order.
// Finish is that of the latest obtainable goal, or of the last item without one.
type ScheduleResult struct {
	Finish float64        `json:"finish"`
	Items  []ScheduleItem `json:"items"`
	times  *timetable
}

// ScheduleItem is one deliverable's time. Slack is how many days later it could
// be finished without any obtainable goal being late, all else as planned; none
// is critical. An alternative that the schedule does not count with has the days
// until Finish instead: below zero, that way round would make the goal late.
type ScheduleItem struct {
	ID       ID      `json:"id"`
	Start    float64 `json:"start"`
	Finish   float64 `json:"finish"`
	Slack    float64 `json:"slack"`
	Critical bool    `json:"critical"`
	After    ID      `json:"after,omitempty"`  // the deliverable whose finish lets it start
	Action   ID      `json:"action,omitempty"` // the action that the schedule counts with
}

// Schedule computes earliest times and slack (the critical path method of Kelley
// and Walker, 1959, over Knuth's generalization of Dijkstra's algorithm, 1977).
//
// A deliverable takes its own days, else those of the quickest obtainable action
// that yields it (of several as quick, the one that can be done first). It starts
// at the latest finish over its needs, its parts and what that action uses; of
// alternatives the earliest counts. What is given starts at day 0. Deliverables
// in sync start together, and what a composite needs must be there before any of
// its parts starts, unless the part is given from outside.
//
// Where these rules would make something wait for itself, one of them gives way,
// in this order: the quickest action yields to the next quickest (that of the
// deliverable that loses the fewest days), a part does not wait for its
// composite's needs, partners in sync that are ready do not wait for the others.
// Ties go by rank and ID.
func (d *Derivation) Schedule() ScheduleResult {
	return d.schedule.get(func() ScheduleResult {
		times := d.newNetwork().schedule()
		s := ScheduleResult{times: times}
		needed := d.needed()
		s.Finish = d.finish(times, needed)
		latest := d.latestFinishes(times, needed, s.Finish)
		isItem := func(v int) bool { return v < d.Graph.Deliverables && needed[v] && d.Fixpoint.In(v) }
		count := 0
		for v := range d.Graph.Deliverables {
			if isItem(v) {
				count++
			}
		}
		s.Items = make([]ScheduleItem, 0, count)
		times.items = make([]int32, 0, count)
		for _, v := range d.sorted() {
			if isItem(v) {
				s.Items = append(s.Items, d.scheduleItem(times, v, latest[v]))
				times.items = append(times.items, int32(v))
			}
		}
		return s
	})
}

func (d *Derivation) scheduleItem(t *timetable, v int, latest float64) ScheduleItem {
	item := ScheduleItem{ID: d.Graph.IDs[v], Start: t.start[v], Finish: t.finish[v], Slack: latest - t.finish[v]}
	if math.Abs(item.Slack) <= 1e-9*max(1, math.Abs(latest)) { // sums of fractions of days
		item.Slack = 0
	}
	item.Critical = item.Slack == 0
	if after := t.after[v]; after >= 0 {
		item.After = d.Graph.IDs[after]
	}
	if a := t.action(v); a >= 0 {
		item.Action = d.Graph.IDs[a]
	}
	return item
}

// StartOf is the earliest day on which a deliverable or action can start; not
// ok when it is not obtainable.
func (d *Derivation) StartOf(id ID) (day float64, ok bool) {
	v, ok := d.Graph.Of[id]
	if !ok || !d.Fixpoint.In(v) {
		return 0, false
	}
	return d.Schedule().times.start[v], true
}

// FinishOf is the earliest day on which a deliverable or action can be finished;
// not ok when it is not obtainable.
func (d *Derivation) FinishOf(id ID) (day float64, ok bool) {
	v, ok := d.Graph.Of[id]
	if !ok || !d.Fixpoint.In(v) {
		return 0, false
	}
	if t := d.Schedule().times; v >= d.Graph.Deliverables {
		return later(t.start[v], t.days[v]), true
	}
	return d.Schedule().times.finish[v], true
}

// ChosenAction is the action by which the schedule obtains a deliverable; not
// ok when it is not obtainable, given from outside, or no action yields it.
func (d *Derivation) ChosenAction(id ID) (action ID, ok bool) {
	v, ok := d.Graph.Of[id]
	if !ok || v >= d.Graph.Deliverables || !d.Fixpoint.In(v) {
		return "", false
	}
	if a := d.Schedule().times.action(v); a >= 0 {
		return d.Graph.IDs[a], true
	}
	return "", false
}

// needed tells of each node whether a goal rests on it; without a goal all are.
func (d *Derivation) needed() []bool {
	needed := make([]bool, d.Graph.Nodes())
	goals := d.goals()
	var stack []int32
	add := func(v int32) {
		if !needed[v] {
			needed[v] = true
			stack = append(stack, v)
		}
	}
	for _, v := range goals {
		add(int32(v))
	}
	if len(goals) == 0 && d.Options.Goal == "" {
		for v := range needed {
			needed[v] = true
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, in := range d.Graph.In(int(v)) {
			add(in)
		}
	}
	return needed
}

func (d *Derivation) finish(t *timetable, needed []bool) float64 {
	last, found := 0.0, false
	for _, v := range d.goals() {
		if d.Fixpoint.In(v) {
			last, found = max(last, t.finish[v]), true
		}
	}
	for v := range d.Graph.Deliverables {
		if !found && needed[v] && d.Fixpoint.In(v) {
			last = max(last, t.finish[v])
		}
	}
	return last
}

// due is a node and the day on which it is finished.
type due struct {
	at float64
	v  int32
}

func (a due) before(b due) bool {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.v, b.v)) < 0
}

// later adds days without leaving the numbers that can be written.
func later(day, days float64) float64 { return min(day+days, math.MaxFloat64) }
