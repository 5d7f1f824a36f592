package render

import (
	"math"
	"slices"
)

// keepInPhases moves new boxes that came to lie among those of another phase
// into the columns of their own, so that the phases stay apart. What is part of
// a composite stays in its frame.
func (g *graph) keepInPhases(isOld func(n *node) bool) {
	if len(g.phases) < 2 {
		return
	}
	settled := make([]bool, len(g.leaves))
	for i := range g.leaves {
		settled[i] = isOld(&g.leaves[i])
	}
	if !slices.Contains(settled, true) {
		return
	}
	g.turnLeaves(g.turned)
	defer g.turnLeaves(g.unturned)
	for i := range g.leaves {
		n := &g.leaves[i]
		if !settled[i] && n.phase >= 0 && n.inside == "" {
			g.moveIntoPhase(i, settled)
		}
		settled[i] = true
	}
}

func (g *graph) turnLeaves(turn func(Rect) Rect) {
	for i := range g.leaves {
		g.leaves[i].Rect = turn(g.leaves[i].Rect)
	}
}

// moveIntoPhase moves a leaf sideways between the phases before and after its
// own, and then up or down to free room.
func (g *graph) moveIntoPhase(i int, settled []bool) {
	n := &g.leaves[i]
	low, high := math.Inf(-1), math.Inf(1)
	for j, o := range g.leaves {
		switch {
		case !settled[j] || o.phase < 0 || j == i:
		case o.phase < n.phase:
			low = max(low, o.Rect.X+o.Rect.W+graphNodeSep)
		case o.phase > n.phase:
			high = min(high, o.Rect.X-graphNodeSep-n.Rect.W)
		}
	}
	if n.Rect.X >= low && n.Rect.X <= high || low > high {
		return
	}
	beside := g.besideDependents(i)
	n.Rect.X, n.Rect.Y = math.Round(within(beside.X, low, high)), beside.Y
	n.Rect.Y = math.Round(g.freeHeight(i))
}

// besideDependents is where a leaf would stand before what it leads to first.
func (g *graph) besideDependents(i int) Point {
	own := g.leaves[i].Rect
	for _, k := range g.links {
		if to, ok := g.node(k.to); ok && k.from == g.leaves[i].ID {
			return Point{to.Rect.X - g.rankSep() - own.W, to.Rect.Y + (to.Rect.H-own.H)/2}
		}
	}
	return Point{own.X, own.Y}
}

// freeHeight is the Y nearest to a leaf's own at which it keeps off all others
// and off the frames round them.
func (g *graph) freeHeight(i int) float64 {
	own := g.leaves[i].Rect
	var taken []Rect
	for j, o := range g.leaves {
		if j != i {
			taken = append(taken, o.Rect)
		}
	}
	g.measureGroups()
	for _, o := range g.groups {
		taken = append(taken, o.Rect)
	}
	beside := func(r Rect) bool { return own.X < r.X+r.W+graphNodeSep && r.X < own.X+own.W+graphNodeSep }
	isFree := func(y float64) bool {
		at := grown(Rect{own.X, y, own.W, own.H}, graphNodeSep-1)
		return !slices.ContainsFunc(taken, func(r Rect) bool { return overlaps(at, r) })
	}
	if isFree(own.Y) {
		return own.Y
	}
	best := math.Inf(1)
	for _, r := range taken {
		if !beside(r) {
			continue
		}
		for _, y := range [...]float64{r.Y + r.H + graphNodeSep, r.Y - graphNodeSep - own.H} {
			if abs(y-own.Y) < abs(best-own.Y) && isFree(y) {
				best = y
			}
		}
	}
	return best
}
