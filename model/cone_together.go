package model

import (
	"math/bits"
	"slices"
)

// lanes is how many removals are tried in one pass, one bit each.
const lanes = 256

type lane [lanes / 64]uint64

// together calls f with what is left of every node when each of up to lanes
// candidates is removed, one a bit: the least fixpoint of all removals at once.
func (c *cone) together(candidates []int32, f func(has []lane)) {
	removed := make([]lane, len(c.nodes))
	for i, v := range candidates {
		removed[c.number[v]][i>>6] |= 1 << (i & 63)
	}
	f(c.without(removed, make([]lane, len(c.nodes))))
}

// without writes what is left of every node when nodes, by number, are removed in
// the trials of their bits. Nothing changes before the first of them.
func (c *cone) without(removed, has []lane) []lane {
	first := slices.IndexFunc(removed, func(l lane) bool { return l != lane{} })
	if first < 0 {
		first = len(removed)
	}
	comp, _ := slices.BinarySearchFunc(c.comps, first, func(comp [2]int, n int) int { return comp[1] - 1 - n })
	for n := range min(first, len(has)) {
		for i := range has[n] {
			has[n][i] = ^uint64(0)
		}
	}
	for _, comp := range c.comps[comp:] {
		clear(has[comp[0]:comp[1]])
		for again := true; again; {
			again = false
			for n := comp[0]; n < comp[1]; n++ {
				now := c.left(c.nodes[n], has)
				for i, gone := range removed[n] {
					now[i] &^= gone
				}
				if now != has[n] {
					has[n], again = now, comp[1]-comp[0] > 1
				}
			}
		}
	}
	return has
}

// left is what is left of a node by what is left of its inputs. An input that is
// not in the cone is not obtainable, and only a choice can have such a one.
func (c *cone) left(v int32, has []lane) (now lane) {
	if c.g.IsOr(int(v)) {
		for _, in := range c.g.In(int(v)) {
			if n := c.number[in]; n >= 0 {
				for i, word := range &has[n] {
					now[i] |= word
				}
			}
		}
		return now
	}
	for i := range now {
		now[i] = ^uint64(0)
	}
	for _, in := range c.g.In(int(v)) {
		for i, word := range &has[c.number[in]] {
			now[i] &= word
		}
	}
	return now
}

// tryTogether lists the candidates without which the goal is lost.
func (c *cone) tryTogether(goal int, candidates []int32) []int {
	var found []int
	for block := range slices.Chunk(candidates, lanes) {
		c.together(block, func(has []lane) {
			left := has[c.number[goal]]
			for i, v := range block {
				if left[i>>6]>>(i&63)&1 == 0 {
					found = append(found, int(v))
				}
			}
		})
	}
	return found
}

// reducedOrder is the transitive reduction of "is lost without" over points,
// the goal last.
func (c *cone) reducedOrder(points []int32) [][2]int {
	slices.SortFunc(points, func(a, b int32) int { return int(c.number[a] - c.number[b]) })
	words := len(points)>>6 + 1
	before := make([][]uint64, len(points)) // row of a point: what it is lost without
	for i := range before {
		before[i] = make([]uint64, i>>6+1)
	}
	for first := 0; first < len(points); first += lanes {
		block := points[first:min(first+lanes, len(points))]
		c.together(block, func(has []lane) {
			for i := first; i < len(points); i++ {
				left := has[c.number[points[i]]]
				for j := range left {
					if w := first>>6 + j; w <= i>>6 {
						before[i][w] |= ^left[j]
					}
				}
				before[i][i>>6] &= 1<<(i&63+1) - 1
			}
		})
	}
	var pairs [][2]int
	rest := make([]uint64, words)
	for i, row := range before {
		rest := rest[:copy(rest, row)]
		rest[i>>6] &^= 1 << (i & 63)
		for w := len(rest) - 1; w >= 0; w-- {
			for rest[w] != 0 {
				u := w<<6 + 63 - bits.LeadingZeros64(rest[w])
				pairs = append(pairs, [2]int{int(points[u]), int(points[i])})
				for j, word := range before[u] {
					rest[j] &^= word
				}
			}
		}
	}
	return pairs
}
