package model

import (
	"cmp"
	"slices"
)

// ReplayStep is one step of the flow as it comes to pass: the action that is
// done, and the deliverables that come into being by it. A step without an action
// is the first one, which holds what is there before anybody acts, or what
// follows by itself from the step before.
type ReplayStep struct {
	Action ID   `json:"action"`
	Born   []ID `json:"born"`
}

// Replay runs the flow from nothing to the goals: at each step the first action,
// in the order of the flow, of which everything that it uses is there. What can
// be had at all is born exactly once, after everything that it needs; each action
// that can be done is done once. Without anything given the first step is empty.
func (d *Derivation) Replay() []ReplayStep {
	r := d.newReplay()
	steps := r.settle(nil, "")
	for {
		v, ok := r.next()
		if !ok {
			return steps
		}
		r.reach(v)
		steps = r.settle(steps, d.Graph.IDs[v])
	}
}

// replay counts what each node still waits for.
type replay struct {
	d       *Derivation
	missing []int32
	ready   []int32 // actions that can be done now
	born    []int32 // deliverables that have come into being and are not told yet
}

func (d *Derivation) newReplay() *replay {
	r := &replay{d: d, missing: make([]int32, d.Graph.Nodes())}
	for v := range r.missing {
		r.missing[v] = int32(len(d.Graph.In(v)))
		if d.Graph.IsOr(v) {
			r.missing[v] = 1
		}
	}
	for v := range d.Graph.Elements {
		if r.missing[v] == 0 && d.Fixpoint.In(v) {
			r.wake(int32(v))
		}
	}
	return r
}

// wake takes up an element that waits for nothing more: a deliverable is there, an
// action can be done.
func (r *replay) wake(v int32) {
	if int(v) < r.d.Graph.Deliverables {
		r.born = append(r.born, v)
		return
	}
	r.ready = append(r.ready, v)
}

// reach tells the nodes above that one is there.
func (r *replay) reach(v int32) {
	for _, to := range r.d.Graph.Out(int(v)) {
		if r.missing[to]--; r.missing[to] != 0 {
			continue
		}
		if r.d.Graph.IsOr(int(to)) {
			r.reach(to)
		} else if r.d.Fixpoint.In(int(to)) {
			r.wake(to)
		}
	}
}

// settle adds a step with what has come into being, in display order, and one for
// each round of what follows from that alone.
func (r *replay) settle(steps []ReplayStep, action ID) []ReplayStep {
	for first := true; first || len(r.born) > 0; first, action = false, "" {
		ids, born := []ID{}, r.born
		r.born = nil
		for _, v := range born {
			ids = append(ids, r.d.Graph.IDs[v])
			r.reach(v)
		}
		steps = append(steps, ReplayStep{Action: action, Born: r.d.inOrder(ids)})
	}
	return steps
}

// next takes the action that the flow runs first among those that can be done.
func (r *replay) next() (int32, bool) {
	if len(r.ready) == 0 {
		return 0, false
	}
	flow := r.d.cast().flow
	i := 0
	for k, v := range r.ready {
		if cmp.Compare(flow[v], flow[r.ready[i]]) < 0 {
			i = k
		}
	}
	v := r.ready[i]
	r.ready = slices.Delete(r.ready, i, i+1)
	return v, true
}
