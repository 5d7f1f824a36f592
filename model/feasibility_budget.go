package model

import "math"

// waySteps is how many steps the searches for the cheapest ways to all goals may
// take together. A million took 6 to 12 ms on a slow machine, so that 500 ms are
// hardly passed anywhere, and the result is the same everywhere.
const waySteps = 20_000_000

// cheapestWays computes the cheapest way to each obtainable goal. The steps are
// shared out evenly; what one goal leaves over goes to the next.
func (d *Derivation) cheapestWays() map[ID]Way {
	found := map[ID]Way{}
	left := waySteps
	if len(d.Options.Block) > 0 {
		left /= 2
	}
	p := d.pricing()
	goals := d.Checkpoints().Goals
	for i, goal := range goals {
		if goal.Obtainable {
			share := left / (len(goals) - i)
			rest := share
			found[goal.Goal] = d.cheapestWay(goal, p, &rest)
			left -= share - max(rest, 0)
		}
	}
	return found
}

// cheapestWay pays what cannot be avoided, searches what is left to be chosen,
// and takes of equal ways the first by ID.
func (d *Derivation) cheapestWay(goal GoalCheckpoints, p pricing, left *int) Way {
	w := d.waysTo(d.Graph.Of[goal.Goal], p, left)
	allowed := w.unavoidable(goal)
	t := w.tide(allowed)
	lower := w.price(allowed)
	var sets []landmark
	proved := true
	if !t.there[w.goal] {
		rest := w.rest(t)
		b := rest.cheapest()
		proved = b.proved()
		lower = lower.plus(b.lower)
		for v, in := range b.best {
			if in {
				allowed[rest.nodes[v]] = true
			}
		}
		for _, set := range b.sets {
			for i, v := range set {
				set[i] = rest.nodes[v]
			}
			sets = append(sets, set)
		}
	}
	way := w.trim(allowed, nil, false)
	if proved {
		ties := max(*left, 0) / 4
		rest := *left - ties
		w.left = &ties
		way = w.firstByID(way, sets)
		*left = rest + max(ties, 0)
	}
	return d.way(w, way, lower, p)
}

// unavoidable is the goal, what every way to it has, and what takes nothing.
func (w *ways) unavoidable(goal GoalCheckpoints) []bool {
	unavoidable := map[ID]bool{goal.Goal: true}
	for _, c := range goal.Checkpoints {
		unavoidable[c.ID] = true
	}
	for _, a := range goal.Actions {
		unavoidable[a] = true
	}
	set := make([]bool, w.elements)
	for v, id := range w.ids {
		set[v] = w.prices[v] == price{} || unavoidable[id]
	}
	return set
}

// way puts a set of elements into words.
func (d *Derivation) way(w *ways, set []bool, lower price, p pricing) Way {
	in := make([]bool, d.Graph.Elements)
	for v, is := range set {
		if is {
			in[w.nodes[v]] = true
		}
	}
	result := d.figuresOf(in)
	small := w.price(set)
	result.Cost, result.Days = figure(result.Cost, small.cost, p.cost), figure(result.Days, small.days, p.days)
	result.Exact = lower.cost >= small.cost
	result.Lower = float64(lower.cost) / p.cost
	if result.Exact {
		result.Lower = result.Cost
	}
	result.Finish = d.finishWith(int(w.nodes[w.goal]), in)
	return result
}

// figuresOf lists a set of elements and sums up their figures.
func (d *Derivation) figuresOf(set []bool) Way {
	w := Way{Elements: d.among(set, set)}
	for _, id := range w.Elements {
		cost, days := d.figures(id)
		w.Cost, w.Days = min(w.Cost+cost, math.MaxFloat64), min(w.Days+days, math.MaxFloat64)
	}
	return w
}

// finishWith is when a goal is finished in the schedule of some elements alone.
func (d *Derivation) finishWith(goal int, elements []bool) float64 {
	alone := &Derivation{Model: d.Model, Graph: d.Graph}
	alone.Fixpoint = d.Graph.Obtain(func(v int) bool { return !elements[v] })
	return alone.newNetwork().schedule().finish[goal]
}

// scheduledWay is the way to a goal that the schedule counts with.
func (d *Derivation) scheduledWay(goal int) *Way {
	t := d.Schedule().times
	in := make([]bool, d.Graph.Elements)
	in[goal] = true
	for stack := []int32{int32(goal)}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, u := range d.Graph.In(int(v)) {
			if d.Graph.IsOr(int(u)) {
				u = t.chosen[int(u)-d.Graph.Elements]
			}
			if !in[u] {
				in[u] = true
				stack = append(stack, u)
			}
		}
	}
	w := d.figuresOf(in)
	w.Finish = t.finish[goal]
	return &w
}
