package model

import (
	"cmp"
	"slices"
)

// bargain is the search for the cheapest way by an implicit hitting set (Bonet
// and Helmert, Strengthening landmark heuristics via hitting sets, ECAI 2010;
// Haslum, Slaney and Thiébaux, Minimal landmarks for optimal delete-free
// planning, ICAPS 2012): the cheapest cover of the landmarks known so far is a
// lower bound, and either a way or the source of further landmarks.
type bargain struct {
	*ways
	sets   []landmark
	best   []bool // the best way found
	least  price  // what it takes
	lower  price  // what every way takes
	priced []int32
}

// cheapest searches until the best way is proved or the steps run out.
func (w *ways) cheapest() *bargain {
	b := &bargain{ways: w}
	all := make([]bool, w.elements)
	for v := range all {
		all[v] = true
		if w.prices[v] != (price{}) {
			b.priced = append(b.priced, int32(v))
		}
	}
	worth, _ := w.values(w.prices, true)
	b.best = w.trim(all, worth, true)
	b.least = w.price(b.best)
	reserve := *w.left / 8
	b.polish(*w.left * 3 / 4)
	b.sets, b.lower = w.cuts(*w.left / 2)
	for *w.left > reserve && !b.proved() {
		chosen, lower := w.cheapestCover(b.sets, *w.left/4)
		if b.lower.less(lower) {
			b.lower = lower
		}
		if !b.proved() {
			b.learn(chosen)
		}
	}
	if !b.proved() {
		b.polish(0)
	}
	return b
}

func (b *bargain) proved() bool { return !b.lower.less(b.least) }

// polish takes one element after the other out of the best way, the dearest
// first, and mends it as cheaply as can be seen, until that is no better or only
// the reserve of steps is left.
func (b *bargain) polish(reserve int) {
	for again := true; again; {
		again = false
		for _, v := range b.dearestFirst() {
			if !b.best[v] || b.prices[v] == (price{}) || *b.left < reserve {
				continue
			}
			if mended := b.without(v); mended != nil && b.improve(mended) {
				again = true
			}
		}
	}
}

// without is the best way without an element, and whatever brings the goal
// again at the least price when the rest of the way is paid; nil when nothing
// does.
func (b *bargain) without(v int32) []bool {
	prices := slices.Clone(b.prices)
	allowed := make([]bool, b.elements)
	for u := range allowed {
		allowed[u] = int32(u) != v
		if b.best[u] {
			prices[u] = price{}
		}
	}
	if !b.derives(allowed) {
		return nil
	}
	prices[v] = price{dearest, dearest}
	worth, _ := b.values(prices, true)
	return b.pick(allowed, worth)
}

// learn adds elements to a cover until it derives the goal, each time the
// cheapest of a landmark that the cover misses. What comes of it may be a
// better way.
func (b *bargain) learn(cover []int32) {
	allowed := make([]bool, b.elements)
	for v := range allowed {
		allowed[v] = b.prices[v] == price{}
	}
	for _, v := range cover {
		allowed[v] = true
	}
	order := b.growing()
	t := b.tide(allowed)
	for !t.there[b.goal] && *b.left > 0 {
		set := b.tide(slices.Clone(t.allowed)).rejects(slices.DeleteFunc(slices.Clone(order), func(v int32) bool { return t.allowed[v] }))
		b.sets = append(b.sets, set)
		t.allow(slices.MinFunc(set, func(a, c int32) int { return cmp.Or(b.prices[a].compare(b.prices[c]), cmp.Compare(a, c)) }))
	}
	if t.there[b.goal] {
		b.improve(t.allowed)
	}
}

// improve takes over a way within a set when it is better than the best.
func (b *bargain) improve(set []bool) bool {
	way := b.trim(set, nil, true)
	price := b.ways.price(way)
	if !price.less(b.least) {
		return false
	}
	b.best, b.least = way, price
	return true
}

// growing lists the elements that take something in the order in which failing
// sets are grown: those first that are in many landmarks, so that new landmarks
// keep clear of the old.
func (b *bargain) growing() []int32 {
	known := make([]int, b.elements)
	for _, set := range b.sets {
		for _, v := range set {
			known[v]++
		}
	}
	order := slices.Clone(b.priced)
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(known[y], known[x]), b.prices[x].compare(b.prices[y]), cmp.Compare(x, y))
	})
	return order
}
