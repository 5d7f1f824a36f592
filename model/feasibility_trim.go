package model

import (
	"cmp"
	"slices"
)

// trim takes elements out of a set that derives the goal until none can be
// spared, the dearest first, of equals the last by ID. Worth, where given, tells
// of each node what it takes as an alternative; else own prices count. Elements
// that take nothing may be left in where only prices matter.
func (w *ways) trim(set []bool, worth []price, onlyPrices bool) []bool {
	set = w.pick(set, worth)
	for range 3 {
		again := w.pick(set, nil)
		if count(again) == count(set) {
			break
		}
		set = again
	}
	needed := w.forced(set, make([]bool, len(w.nodes)))
	for _, v := range w.dearestFirst() {
		if onlyPrices && w.prices[v] == (price{}) {
			break
		}
		if !set[v] || needed[v] {
			continue
		}
		without := slices.Clone(set)
		without[v] = false
		if w.derives(without) {
			set = w.pick(without, nil)
		} else {
			needed[v] = true
		}
		needed = w.forced(set, needed)
	}
	return set
}

func count(set []bool) int {
	n := 0
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}

// dearestFirst lists the elements by falling price, then falling ID.
func (w *ways) dearestFirst() []int32 {
	if w.dearest == nil {
		w.dearest = make([]int32, w.elements)
		for v := range w.dearest {
			w.dearest[v] = int32(v)
		}
		slices.SortFunc(w.dearest, func(a, b int32) int {
			return cmp.Or(w.prices[b].compare(w.prices[a]), compareID(w.ids[b], w.ids[a]))
		})
	}
	return w.dearest
}

// forced adds to needed nodes what they cannot do without in the set: all inputs
// of elements, and of choices the one member that is left.
func (w *ways) forced(set, needed []bool) []bool {
	*w.left -= len(w.nodes)
	var stack []int32
	need := func(v int32) {
		if !needed[v] {
			needed[v] = true
			stack = append(stack, v)
		}
	}
	for v, is := range needed {
		if is {
			stack = append(stack, int32(v))
		}
	}
	need(w.goal)
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		in := w.in.of(int(v))
		*w.left -= len(in)
		if !w.isOr(v) {
			for _, u := range in {
				need(u)
			}
			continue
		}
		only, n := int32(0), 0
		for _, u := range in {
			if set[u] {
				only = u
				n++
			}
		}
		if n == 1 {
			need(only)
		}
	}
	return needed
}

// pick is one way within a set that derives the goal. Of a choice it takes a
// member that is wanted anyway, else the one worth least, and always one that
// comes before the choice's owner does.
func (w *ways) pick(set []bool, worth []price) []bool {
	if worth == nil {
		worth = w.prices
	}
	t := w.tide(set)
	order := make([]int32, len(w.nodes))
	for i, v := range t.trail {
		order[v] = int32(i) + 1
	}
	way := make([]bool, w.elements)
	way[w.goal] = true
	for i := len(t.trail) - 1; i >= 0; i-- {
		v := t.trail[i]
		if w.isOr(v) || !way[v] {
			continue
		}
		for _, in := range w.in.of(int(v)) {
			if !w.isOr(in) {
				way[in] = true
			}
		}
		for _, in := range w.in.of(int(v)) {
			if w.isOr(in) {
				w.choose(in, way, func(m int32) bool { return 0 < order[m] && order[m] < order[v] }, worth)
			}
		}
	}
	return way
}

func (w *ways) choose(choice int32, way []bool, comes func(v int32) bool, worth []price) {
	best := int32(-1)
	for _, m := range w.in.of(int(choice)) {
		switch {
		case !comes(m):
		case way[m]:
			return
		case best < 0 || worth[m].less(worth[best]):
			best = m
		}
	}
	way[best] = true
}
