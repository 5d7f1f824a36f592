package model

import (
	"math/bits"
)

// triedWays is how many random ways to the goals are tried.
const triedWays = 1000

// wayBits has one bit for each random way.
type wayBits [(triedWays + 63) / 64]uint64

// allWays is the bits of all random ways.
func allWays() (all wayBits) {
	for i := range all {
		all[i] = ^uint64(0)
	}
	all[len(all)-1] >>= len(all)*64 - triedWays
	return all
}

// randomWays tries ways to all obtainable goals of a cone at once: each choice
// takes one of its members, all equally likely, and the ways pass what the goals
// then rest on. The result tells by number which ways pass a node. A choice
// that would rest on itself is taken anew among what does not.
//
// The draws of a choice depend on nothing but its owner's ID and its group, so
// an edit elsewhere changes no figure.
func (c *cone) randomWays(goals []int) []wayBits {
	t := newDraws(c)
	for _, comp := range c.comps {
		if comp[1]-comp[0] > 1 {
			t.mend(comp)
		}
	}
	passes := make([]wayBits, len(c.nodes))
	for _, goal := range goals {
		if c.fix.In(goal) {
			passes[c.number[goal]] = allWays()
		}
	}
	for i := len(c.comps) - 1; i >= 0; i-- {
		comp := c.comps[i]
		for again := true; again; {
			again = false
			for n := comp[1] - 1; n >= comp[0]; n-- {
				again = t.pass(n, comp, passes) || again
			}
			again = again && comp[1]-comp[0] > 1
		}
	}
	return passes
}

// draws holds which ways take which member of a choice.
type draws struct {
	*cone
	first []int32   // by number: where a choice's members start, -1 of others
	of    []wayBits // by member, in the order of the inputs
}

func newDraws(c *cone) *draws {
	t := &draws{cone: c, first: make([]int32, len(c.nodes))}
	members := 0
	for n, v := range c.nodes {
		t.first[n] = -1
		if c.g.IsOr(int(v)) {
			t.first[n] = int32(members)
			members += len(c.g.In(int(v)))
		}
	}
	t.of = make([]wayBits, members)
	for n, v := range c.nodes {
		if t.first[n] >= 0 {
			t.draw(n, c.g.Ors[int(v)-c.g.Elements])
		}
	}
	return t
}

// draw deals the ways out among the live members of a choice.
func (t *draws) draw(n int, or Or) {
	var live []*wayBits
	for i, in := range t.g.In(int(t.nodes[n])) {
		if t.fix.In(int(in)) {
			live = append(live, &t.of[int(t.first[n])+i])
		}
	}
	r := dealer(fold(string(t.g.IDs[or.Owner]), or.Group))
	width := bits.Len(uint(len(live) - 1))
	for word, left := range allWays() {
		if width == 0 {
			live[0][word] = left
		}
		for width > 0 && left != 0 {
			digits := make([]uint64, width)
			for i := range digits {
				digits[i] = r.next()
			}
			for k, member := range live {
				drawn := left
				for i, digit := range digits {
					if k>>i&1 == 0 {
						digit = ^digit
					}
					drawn &= digit
				}
				member[word] |= drawn
			}
			for _, member := range live {
				left &^= member[word]
			}
		}
	}
}

// dealer makes random words (SplitMix64; Steele, Lea and Flood, Fast splittable
// pseudorandom number generators, 2014).
type dealer uint64

func (r *dealer) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// fold makes a seed from texts (FNV-1a).
func fold(texts ...string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, text := range texts {
		for i := range len(text) {
			h = (h ^ uint64(text[i])) * 0x100000001b3
		}
		h = (h ^ 0xff) * 0x100000001b3
	}
	return h
}

// pass hands the ways that pass a node on to its inputs and tells whether one
// in the same component got more.
func (t *draws) pass(n int, comp [2]int, passes []wayBits) (again bool) {
	by := passes[n]
	if by == (wayBits{}) {
		return false
	}
	for i, in := range t.g.In(int(t.nodes[n])) {
		if !t.fix.In(int(in)) {
			continue
		}
		to := t.number[in]
		old := passes[to]
		now := &passes[to]
		for w := range now {
			if t.first[n] < 0 {
				now[w] |= by[w]
			} else {
				now[w] |= by[w] & t.of[int(t.first[n])+i][w]
			}
		}
		again = again || int(to) >= comp[0] && *now != old
	}
	return again
}

// mend takes anew, in a component of several nodes, what would rest on itself.
// Nodes are numbered so that a choice has a member before it, so one way up
// mends all that is left open.
func (t *draws) mend(comp [2]int) {
	has := make([]wayBits, comp[1]-comp[0])
	for again := true; again; {
		again = false
		for n := comp[0]; n < comp[1]; n++ {
			if now := t.met(n, comp, has); now != has[n-comp[0]] {
				has[n-comp[0]], again = now, true
			}
		}
	}
	for n := comp[0]; n < comp[1]; n++ {
		has[n-comp[0]] = t.met(n, comp, has)
		if t.first[n] >= 0 {
			t.drawAnew(n, comp, has)
		}
	}
}

// met tells in which ways a node of a component is obtained, by what has been so
// far; what lies outside the component is there in all.
func (t *draws) met(n int, comp [2]int, has []wayBits) wayBits {
	all := allWays()
	now := all
	if t.first[n] >= 0 {
		now = wayBits{}
	}
	for i, in := range t.g.In(int(t.nodes[n])) {
		if !t.fix.In(int(in)) {
			continue
		}
		there := all
		if m := int(t.number[in]); m >= comp[0] {
			there = has[m-comp[0]]
		}
		for w := range now {
			if t.first[n] < 0 {
				now[w] &= there[w]
			} else {
				now[w] |= there[w] & t.of[int(t.first[n])+i][w]
			}
		}
	}
	return now
}

// drawAnew moves the ways in which a choice is not met to members that are
// there, starting with another member for each word.
func (t *draws) drawAnew(n int, comp [2]int, has []wayBits) {
	all, ins := allWays(), t.g.In(int(t.nodes[n]))
	members := t.of[t.first[n]:][:len(ins)]
	for w := range all {
		open := all[w] &^ has[n-comp[0]][w]
		for k := range ins {
			i := (k + w) % len(ins)
			if open == 0 || !t.fix.In(int(ins[i])) {
				continue
			}
			move := open
			if m := int(t.number[ins[i]]); m >= comp[0] {
				move &= has[m-comp[0]][w]
			}
			for j := range members {
				members[j][w] &^= move
			}
			members[i][w] |= move
			open &^= move
		}
		has[n-comp[0]][w] = all[w]
	}
}

// share is the part of the random ways that pass any of some nodes.
func (c *cone) share(passes []wayBits, nodes []int) float64 {
	var any wayBits
	for _, v := range nodes {
		if n := c.number[v]; n >= 0 {
			for w := range any {
				any[w] |= passes[n][w]
			}
		}
	}
	count := 0
	for _, word := range any {
		count += bits.OnesCount64(word)
	}
	return float64(count) / triedWays
}
