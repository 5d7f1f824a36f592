package model

import (
	"cmp"
	"slices"
)

// cover looks for the cheapest set of elements that has one of each landmark,
// by branch and bound with a dual ascent bound. Its elements are numbers of its
// own.
type cover struct {
	elements []int32 // of the ways
	prices   []price
	sets     []landmark
	of       edges // from an element to the landmarks it is in
	left     *int
	hits     []int32 // by landmark: how many of the chosen are in it
	out      []bool  // elements that are not to be chosen on this branch
	rest     []price // of the bound: what is left of each element's price
	chosen   []int32
	best     []int32
	least    price
}

// cheapestCover is the best cover found, and what every cover takes: the same
// when the steps for each part of landmarks that share elements suffice.
func (w *ways) cheapestCover(sets []landmark, steps int) (chosen []int32, lower price) {
	for _, part := range sharing(sets, len(w.prices)) {
		c := newCover(w, w.essential(part))
		left := steps
		c.left = &left
		lower = lower.plus(c.search(price{}))
		*w.left -= steps - left
		for _, v := range c.best {
			chosen = append(chosen, c.elements[v])
		}
	}
	slices.Sort(chosen)
	return chosen, lower
}

// sharing splits landmarks into parts that have no element in common.
func sharing(sets []landmark, elements int) [][]landmark {
	var pairs [][2]int32
	for _, set := range sets {
		for i := range len(set) - 1 {
			pairs = append(pairs, [2]int32{set[i], set[i+1]}, [2]int32{set[i+1], set[i]})
		}
	}
	comp, n := components(layOut(pairs, elements, 0))
	number := make([]int, n)
	var parts [][]landmark
	for _, set := range sets {
		c := comp[set[0]]
		if number[c] == 0 {
			parts = append(parts, nil)
			number[c] = len(parts)
		}
		parts[number[c]-1] = append(parts[number[c]-1], set)
	}
	return parts
}

func newCover(w *ways, sets []landmark) *cover {
	c := &cover{left: w.left, hits: make([]int32, len(sets)), least: price{dearest, dearest}}
	c.elements = slices.Concat(sets...)
	slices.Sort(c.elements)
	c.elements = slices.Compact(c.elements)
	for _, v := range c.elements {
		c.prices = append(c.prices, w.prices[v])
	}
	c.out, c.rest = make([]bool, len(c.elements)), make([]price, len(c.elements))
	for _, set := range sets {
		own := make(landmark, len(set))
		for i, v := range set {
			at, _ := slices.BinarySearch(c.elements, v)
			own[i] = int32(at)
		}
		c.sets = append(c.sets, own)
	}
	slices.SortFunc(c.sets, func(a, b landmark) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	var pairs [][2]int32
	for i, set := range c.sets {
		for _, v := range set {
			pairs = append(pairs, [2]int32{v, int32(i)})
		}
	}
	c.of = layOut(pairs, max(len(c.elements), len(c.sets)), 0)
	return c
}

// search tries all that can beat the best cover so far, and tells what every
// cover on this branch takes. It leaves branches unsearched when the steps run
// out, and goes as deep as a cover has elements.
func (c *cover) search(spent price) (lower price) {
	bound, open := c.bound()
	bound = bound.plus(spent)
	switch {
	case open < 0:
		if spent.less(c.least) {
			c.least, c.best = spent, slices.Clone(c.chosen)
		}
		return spent
	case !bound.less(c.least) || *c.left < 0 && c.best != nil:
		return bound
	}
	lower = price{dearest, dearest}
	tried := c.branches(open)
	for _, branch := range tried {
		least := bound.plus(branch.price)
		if least.less(c.least) {
			c.choose(branch.v, 1)
			c.chosen = append(c.chosen, branch.v)
			least = c.search(spent.plus(c.prices[branch.v]))
			c.chosen = c.chosen[:len(c.chosen)-1]
			c.choose(branch.v, -1)
		}
		if least.less(lower) {
			lower = least
		}
		c.out[branch.v] = true
	}
	for _, branch := range tried {
		c.out[branch.v] = false
	}
	return lower
}

func (c *cover) choose(v, by int32) {
	for _, set := range c.of.of(int(v)) {
		c.hits[set] += by
	}
}

// branches lists the elements that may meet a landmark with what the bound has
// left of their prices, the least left first.
func (c *cover) branches(set int) []valued {
	var branches []valued
	for _, v := range c.sets[set] {
		if !c.out[v] {
			branches = append(branches, valued{c.rest[v], v})
		}
	}
	slices.SortFunc(branches, func(a, b valued) int {
		return cmp.Or(a.compare(b.price), c.prices[a.v].compare(c.prices[b.v]), cmp.Compare(a.v, b.v))
	})
	return branches
}

// bound is the least that the unmet landmarks take, by dual ascent: each in turn
// takes what its cheapest element has left from all of its elements. Open is the
// unmet landmark with the fewest elements to choose from, -1 when all are met.
func (c *cover) bound() (sum price, open int) {
	copy(c.rest, c.prices)
	open = -1
	fewest := 0
	for i, set := range c.sets {
		if c.hits[i] > 0 {
			continue
		}
		*c.left -= len(set)
		least, n := price{dearest, dearest}, 0
		for _, v := range set {
			if !c.out[v] {
				n++
				if c.rest[v].less(least) {
					least = c.rest[v]
				}
			}
		}
		if n == 0 {
			return price{dearest, dearest}, i
		}
		if open < 0 || n < fewest {
			open, fewest = i, n
		}
		for _, v := range set {
			c.rest[v] = c.rest[v].minus(least)
		}
		sum = sum.plus(least)
	}
	return sum, open
}
