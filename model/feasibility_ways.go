package model

import (
	"cmp"
	"math"
	"slices"
)

// price is what elements take: cost first, then days, in whole small units, so
// that sums of equal things are equal.
type price struct{ cost, days int64 }

const dearest = math.MaxInt64 / 4 // sums stop here

func (p price) plus(o price) price {
	return price{min(p.cost+o.cost, dearest), min(p.days+o.days, dearest)}
}

func (p price) minus(o price) price { return price{p.cost - o.cost, p.days - o.days} }

func (p price) compare(o price) int {
	return cmp.Or(cmp.Compare(p.cost, o.cost), cmp.Compare(p.days, o.days))
}

func (p price) less(o price) bool { return p.compare(o) < 0 }

// ways is the obtainable part of the graph under one goal, or what is left of
// it: elements, which take all their inputs, and after them choices. A way is a
// set of elements that derives the goal.
type ways struct {
	ids      []ID // of the elements
	nodes    []int32
	in, out  edges
	elements int
	goal     int32
	prices   []price // by element
	dearest  []int32 // elements, the dearest first, once asked for
	left     *int    // steps that may still be taken; a step is an input looked at
}

func (w *ways) isOr(v int32) bool { return int(v) >= w.elements }

// units is how many small units make a day or a unit of money, such that the
// sum stays exact: millionths where the figures are not astronomic.
func units(sum float64) float64 {
	scale := 1e6
	for sum*scale > 1<<52 {
		scale /= 10
	}
	return scale
}

// pricing turns figures into small units and back.
type pricing struct{ cost, days float64 }

func (d *Derivation) pricing() pricing {
	var cost, days float64
	for _, id := range d.Graph.IDs {
		c, n := d.figures(id)
		cost, days = min(cost+c, math.MaxFloat64), min(days+n, math.MaxFloat64)
	}
	return pricing{units(cost), units(days)}
}

func (d *Derivation) figures(id ID) (cost, days float64) {
	switch r := d.Model.at(id).(type) {
	case Deliverable:
		return r.Cost, r.Days
	case Action:
		return r.Cost, r.Days
	}
	return 0, 0
}

func (p pricing) of(cost, days float64) price {
	return price{int64(math.Round(cost * p.cost)), int64(math.Round(days * p.days))}
}

// waysTo is the part of the graph that an obtainable goal may rest on.
func (d *Derivation) waysTo(goal int, p pricing, left *int) *ways {
	reached := d.reach(goal, func(in int32) bool { return d.Fixpoint.In(int(in)) })
	w := &ways{left: left}
	for v, ok := range reached {
		if !ok {
			continue
		}
		w.nodes = append(w.nodes, int32(v))
		if v < d.Graph.Elements {
			w.ids = append(w.ids, d.Graph.IDs[v])
			w.prices = append(w.prices, p.of(d.figures(d.Graph.IDs[v])))
		}
	}
	w.connect(len(reached), func(v int32) []int32 { return d.Graph.In(int(v)) })
	at, _ := slices.BinarySearch(w.nodes, int32(goal))
	w.goal = int32(at)
	return w
}

// connect lays out the inputs among w's nodes, whose numbers elsewhere are
// below n.
func (w *ways) connect(n int, inputs func(v int32) []int32) {
	w.elements = len(w.ids)
	at := make([]int32, n)
	for v := range at {
		at[v] = -1
	}
	for i, v := range w.nodes {
		at[v] = int32(i)
	}
	var pairs [][2]int32
	for i, v := range w.nodes {
		for _, in := range inputs(v) {
			if at[in] >= 0 {
				pairs = append(pairs, [2]int32{at[in], int32(i)})
			}
		}
	}
	w.in, w.out = layOut(pairs, len(w.nodes), 1), layOut(pairs, len(w.nodes), 0)
}

// rest is what remains to be chosen at low tide: the part under the goal that is
// not there. Its nodes are numbers of w; what is allowed takes nothing more.
func (w *ways) rest(t *tide) *ways {
	r, there := &ways{left: w.left}, t.there
	reached := make([]bool, len(there))
	reached[w.goal] = true
	for stack := []int32{w.goal}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, in := range w.in.of(int(v)) {
			if !there[in] && !reached[in] {
				reached[in] = true
				stack = append(stack, in)
			}
		}
	}
	for v, ok := range reached {
		if !ok {
			continue
		}
		if v == int(w.goal) {
			r.goal = int32(len(r.nodes))
		}
		r.nodes = append(r.nodes, int32(v))
		if !w.isOr(int32(v)) {
			r.ids = append(r.ids, w.ids[v])
			r.prices = append(r.prices, w.prices[v])
			if t.allowed[v] {
				r.prices[len(r.prices)-1] = price{}
			}
		}
	}
	r.connect(len(there), func(v int32) []int32 { return w.in.of(int(v)) })
	return r
}

// price is that of a set of elements.
func (w *ways) price(set []bool) price {
	var sum price
	for v, in := range set {
		if in {
			sum = sum.plus(w.prices[v])
		}
	}
	return sum
}

// tide is what is there when some elements may be; it can be taken back.
type tide struct {
	w       *ways
	allowed []bool
	there   []bool
	missing []int32
	trail   []int32 // what is there, in the order in which it came
}

// tide starts with a set of elements.
func (w *ways) tide(allowed []bool) *tide {
	*w.left -= len(w.nodes)
	t := &tide{w: w, allowed: allowed, there: make([]bool, len(w.nodes)), missing: make([]int32, len(w.nodes))}
	for v := range w.nodes {
		t.missing[v] = int32(len(w.in.of(v)))
	}
	for v := range w.elements {
		if allowed[v] && t.missing[v] == 0 {
			t.come(int32(v))
		}
	}
	t.flow(0)
	return t
}

func (t *tide) come(v int32) {
	t.there[v] = true
	t.trail = append(t.trail, v)
}

func (t *tide) flow(n int) {
	for ; n < len(t.trail); n++ {
		out := t.w.out.of(int(t.trail[n]))
		*t.w.left -= len(out)
		for _, to := range out {
			t.missing[to]--
			if t.w.isOr(to) && !t.there[to] || !t.w.isOr(to) && t.missing[to] == 0 && t.allowed[to] {
				t.come(to)
			}
		}
	}
}

// allow adds an element.
func (t *tide) allow(v int32) {
	if t.allowed[v] {
		return
	}
	t.allowed[v] = true
	if t.missing[v] == 0 && !t.there[v] {
		n := len(t.trail)
		t.come(v)
		t.flow(n)
	}
}

// ebb takes back all that came after the first n, and the element last allowed.
func (t *tide) ebb(n int, last int32) {
	t.allowed[last] = false
	for _, v := range t.trail[n:] {
		t.there[v] = false
		for _, to := range t.w.out.of(int(v)) {
			t.missing[to]++
		}
	}
	t.trail = t.trail[:n]
}

// derives tells whether a set of elements derives the goal.
func (w *ways) derives(set []bool) bool { return w.tide(set).there[w.goal] }
