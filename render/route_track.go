package render

import (
	"cmp"
	"math"
	"slices"
)

// placeRuns gives the runs of a group their places: in the order that crosses
// least, at the widest pitch that the room allows, in the middle of it.
func placeRuns(group []*run) {
	if len(group) == 0 {
		return
	}
	if len(group) == 1 {
		n := group[0]
		n.at = within((n.lo+n.hi)/2, n.at-loneReach, n.at+loneReach)
		return
	}
	before := orderRuns(group)
	for _, pitch := range [...]float64{trackPitch, 6.5, 5, 4, 3} {
		if squeezeRuns(group, before, pitch) {
			for _, n := range group {
				n.at = (n.least + n.most) / 2
			}
			return
		}
	}
	scatterRuns(group, before)
}

// loneReach is how far a line that meets no other is moved toward the middle of
// its room.
const loneReach = 18

// scatterRuns places a group for which there is no room in its best order: each
// run as near as can be to where that order wants it, off those placed before.
func scatterRuns(group []*run, before [][]int) {
	const nearer = 3 // to boxes than usual
	for _, n := range group {
		if !n.fixed {
			n.lo, n.hi = n.lo-nearer, n.hi+nearer
		}
	}
	squeezeRuns(group, before, leastPitch)
	placed := make([]*run, 0, len(group))
	for _, n := range group {
		if n.fixed {
			placed = append(placed, n)
		}
	}
	for _, n := range group {
		if n.fixed {
			continue
		}
		n.at = n.freePlace(within((n.least+n.most)/2, n.lo, n.hi), placed)
		placed = append(placed, n)
	}
}

// leastPitch is the pitch that crowded lines keep where they can.
const leastPitch = 3

// freePlace is the place nearest to want at which a run keeps off all that are
// placed; want itself where there is none.
func (n *run) freePlace(want float64, placed []*run) float64 {
	for _, pitch := range [...]float64{2 * leastPitch, leastPitch, leastPitch / 1.5} {
		best, found := 0.0, false
		try := func(at float64) {
			if at < n.lo-hair || at > n.hi+hair || found && abs(at-want) >= abs(best-want) {
				return
			}
			for _, o := range placed {
				if abs(o.at-at) < pitch-hair && n.isBeside(o) {
					return
				}
			}
			best, found = at, true
		}
		try(want)
		for _, o := range placed {
			if n.isBeside(o) {
				try(o.at + pitch)
				try(o.at - pitch)
			}
		}
		if found {
			return best
		}
	}
	return want
}

// isBeside tells whether two runs share a stretch of their way.
func (n *run) isBeside(o *run) bool { return n.low < o.high+2 && o.low < n.high+2 }

// squeezeRuns sets the least and the most place of each run; it tells whether
// there is room for all at this pitch. before lists, for each run of the group
// in its new order, those earlier ones that it must keep behind.
func squeezeRuns(group []*run, before [][]int, pitch float64) bool {
	for i, n := range group {
		n.least, n.most = n.lo, n.hi
		for _, j := range before[i] {
			n.least = max(n.least, group[j].least+pitch)
		}
	}
	fits := true
	for i := len(group) - 1; i >= 0; i-- {
		n := group[i]
		for _, j := range before[i] {
			group[j].most = min(group[j].most, n.most-pitch)
		}
		fits = fits && n.least <= n.most+hair
	}
	return fits
}

// orderRuns sorts a group, in place, so that lines cross least, and tells for
// each run which earlier ones it meets.
func orderRuns(group []*run) [][]int {
	slices.SortStableFunc(group, func(a, b *run) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.pieces[0].wire, b.pieces[0].wire))
	})
	meets, waits := precedences(group)
	order := make([]int, 0, len(group))
	placed := make([]bool, len(group))
	for range group {
		next := -1
		for i := range group {
			if !placed[i] && (next < 0 || waits[i] < waits[next]) {
				next = i
			}
			if next >= 0 && waits[next] == 0 {
				break
			}
		}
		placed[next] = true
		order = append(order, next)
		for _, m := range meets[next] {
			if m.first {
				waits[m.other]--
			}
		}
	}
	return inOrder(group, order, meets)
}

// meeting says that a run meets another, and whether it should come first.
type meeting struct {
	other int
	first bool
}

// precedences tells for each run which others it meets, and for how many of
// them it should wait.
func precedences(group []*run) (meets [][]meeting, waits []int) {
	meets, waits = make([][]meeting, len(group)), make([]int, len(group))
	for i, a := range group {
		for j := i + 1; j < len(group); j++ {
			b := group[j]
			if !a.meets(b) {
				continue
			}
			first := a.crossings(b) <= b.crossings(a)
			if a.hi+hair < b.lo || a.fixed && b.lo > a.at-hair || b.fixed && a.hi < b.at+hair {
				first = true
			} else if b.hi+hair < a.lo || a.fixed && b.hi < a.at+hair || b.fixed && a.lo > b.at-hair {
				first = false
			}
			meets[i] = append(meets[i], meeting{j, first})
			meets[j] = append(meets[j], meeting{i, !first})
			if first {
				waits[j]++
			} else {
				waits[i]++
			}
		}
	}
	return meets, waits
}

// inOrder sorts the group by order, in place, and the meetings with it.
func inOrder(group []*run, order []int, meets [][]meeting) [][]int {
	place := make([]int, len(group))
	sorted := make([]*run, len(group))
	for at, i := range order {
		place[i] = at
		sorted[at] = group[i]
	}
	before := make([][]int, len(group))
	for i, list := range meets {
		for _, m := range list {
			if place[m.other] < place[i] {
				before[place[i]] = append(before[place[i]], place[m.other])
			}
		}
	}
	copy(group, sorted)
	return before
}

// crossings counts the crossings of two runs when n lies before o. Two ends
// that would run upon each other count more.
func (n *run) crossings(o *run) float64 {
	const upon, level = 3, 4
	sum := 0.0
	for _, e := range n.ends {
		if e.turn > 0 && e.along > o.low && e.along < o.high {
			sum++
		}
		for _, f := range o.ends {
			if e.turn > 0 && f.turn < 0 && math.Abs(e.along-f.along) < level {
				sum += upon
			}
		}
	}
	for _, e := range o.ends {
		if e.turn < 0 && e.along > n.low && e.along < n.high {
			sum++
		}
	}
	return sum
}
