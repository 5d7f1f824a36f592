package render

import (
	"cmp"
	"slices"
)

// improveWork bounds the passes after the first, times the wires of each; with
// more wires than mostImproved there are none.
const improveWork, mostPasses, mostImproved = 500, 8, 200

// improve routes again with ports exchanged where the lines of one side cross
// each other, and keeps the best paths that it meets.
func (r *router) improve() {
	if len(r.wires) > mostImproved {
		return
	}
	now := r.crossings()
	kept, best := r.copyWires(), now
	for range min(improveWork/(len(r.wires)+1), mostPasses) {
		if now == 0 || !r.exchangePorts() {
			break
		}
		r.pass()
		if now = r.crossings(); now < best {
			kept, best = r.copyWires(), now
		}
	}
	r.wires = kept
}

func (r *router) copyWires() []wire {
	kept := slices.Clone(r.wires)
	for i := range kept {
		kept[i].path = slices.Clone(kept[i].path)
	}
	return kept
}

// exchangePorts exchanges neighbouring ports whose lines cross each other; it
// tells whether there were any.
func (r *router) exchangePorts() bool {
	sides := make([]portSide, 0, len(r.orders))
	for s := range r.orders {
		sides = append(sides, s)
	}
	slices.SortFunc(sides, func(a, b portSide) int { return cmp.Or(cmp.Compare(a.box, b.box), cmp.Compare(a.side, b.side)) })
	done := map[[2]int]bool{}
	for _, s := range sides {
		ends := r.orders[s]
		if r.isSingle(s) {
			continue
		}
		for i := 1; i < len(ends); i++ {
			a, b := ends[i-1].wire, ends[i].wire
			if pair := [2]int{min(a, b), max(a, b)}; !done[pair] && pathCrossings(r.wires[a].path, r.wires[b].path)%2 == 1 {
				done[pair] = true
				ends[i-1], ends[i] = ends[i], ends[i-1]
			}
		}
	}
	return len(done) > 0
}

// crossings counts how often the paths of all wires go through one another.
func (r *router) crossings() int {
	count := 0
	for i := range r.wires {
		for j := range i {
			count += pathCrossings(r.wires[i].path, r.wires[j].path)
		}
	}
	return count
}

// pathCrossings counts how often two paths in right angles go through one
// another; where they touch they do not.
func pathCrossings(a, b []Point) int {
	count := 0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if piecesCross(a[i-1], a[i], b[j-1], b[j]) {
				count++
			}
		}
	}
	return count
}

func piecesCross(a, b, c, d Point) bool {
	if a.X == b.X {
		a, b, c, d = c, d, a, b
	}
	return a.Y == b.Y && c.X == d.X &&
		min(a.X, b.X) < c.X && c.X < max(a.X, b.X) && min(c.Y, d.Y) < a.Y && a.Y < max(c.Y, d.Y)
}
