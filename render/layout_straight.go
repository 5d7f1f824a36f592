package render

import "slices"

// straighten gives every rung its middle across the ranks, in points: rows
// keep their order and gaps, edges come out as straight as that allows, long
// ones before short ones. Each row in turn is put at the medians of its
// neighbours, as near as the gaps let it (the weights are those of Gansner and
// others, 1993).
func (l *ladder) straighten() []float64 {
	a := newAlignment(l)
	sweeps := min(max(sweepWork/(len(l.rungs)+1), 6), 12)
	for range sweeps {
		for r := 1; r < len(l.rows); r++ {
			a.align(r, true, false)
		}
		for r := len(l.rows) - 2; r >= 0; r-- {
			a.align(r, false, true)
		}
	}
	for range 3 {
		for r := range l.rows {
			a.align(r, true, true)
		}
		a.nudge()
	}
	for range settleRounds {
		a.nudge() // what one has found level, its neighbours may follow
	}
	return a.middle
}

// settleRounds is how often the places are made exactly level in the end.
const settleRounds = 4

// alignment is the work of straighten on one ladder.
type alignment struct {
	*ladder
	middle []float64
	gaps   [][]float64 // per row, the distance between a middle and the one before
	want   []float64
	weight []float64
	pulls  []pull
}

// pull is a neighbour that a rung would stand level with.
type pull struct{ to, weight float64 }

// newAlignment packs every row closely round a common middle, to start from.
func newAlignment(l *ladder) *alignment {
	a := &alignment{ladder: l, middle: make([]float64, len(l.rungs)), gaps: make([][]float64, len(l.rows))}
	for r, row := range l.rows {
		a.gaps[r] = make([]float64, len(row))
		at := 0.0
		for i, v := range row {
			if i > 0 {
				a.gaps[r][i] = l.gap(row[i-1], v)
				at += a.gaps[r][i]
			}
			a.middle[v] = at
		}
		for _, v := range row {
			a.middle[v] -= at / 2
		}
	}
	return a
}

// gap returns the least distance between the middles of two neighbours: half
// of both, the frames between them, and the separation, half as much beside a
// line as between boxes.
func (l *ladder) gap(v, w int) float64 {
	a, b := l.rungs[v], l.rungs[w]
	gap := (a.across + b.across) / 2
	outerA, outerB := l.apart(a.home, b.home)
	if outerA >= 0 {
		gap += l.padsUpTo(a.home, outerA)
	}
	if outerB >= 0 {
		gap += l.padsUpTo(b.home, outerB)
	}
	if a.node < 0 || b.node < 0 {
		return gap + l.net.nodeSep/2
	}
	return gap + l.net.nodeSep
}

// padsUpTo sums the pads from cluster c out to outer.
func (l *ladder) padsUpTo(c, outer int) float64 {
	pad := l.net.clusters[c].pad
	for c != outer {
		c = l.net.clusters[c].parent
		pad += l.net.clusters[c].pad
	}
	return pad
}

// align moves the rungs of a row toward their neighbours before and after it.
func (a *alignment) align(r int, before, after bool) {
	row := a.rows[r]
	a.want, a.weight = a.want[:0], a.weight[:0]
	for _, v := range row {
		a.pulls = a.pulls[:0]
		if before {
			a.addPulls(v, a.rungs[v].up)
		}
		if after {
			a.addPulls(v, a.rungs[v].down)
		}
		to, weight := a.balance(v)
		a.want, a.weight = append(a.want, to), append(a.weight, weight)
	}
	for i, x := range spaced(a.want, a.weight, a.gaps[r]) {
		a.middle[row[i]] = x
	}
}

// addPulls adds the neighbours: a line's point pulls a point with 8, a box
// with 2, and boxes pull one another with 1.
func (a *alignment) addPulls(v int, near []int) {
	for _, w := range near {
		weight := 1.0
		switch point, other := a.rungs[v].node < 0, a.rungs[w].node < 0; {
		case point && other:
			weight = 8
		case point || other:
			weight = 2
		}
		a.pulls = append(a.pulls, pull{a.middle[w], weight})
	}
}

// balance returns where the pulls hold one another, their weighted median, and
// how strongly; what nothing pulls stays, weakly.
func (a *alignment) balance(v int) (float64, float64) {
	if len(a.pulls) == 0 {
		return a.middle[v], 0.1
	}
	slices.SortFunc(a.pulls, func(p, q pull) int {
		switch {
		case p.to < q.to:
			return -1
		case p.to > q.to:
			return 1
		}
		return 0
	})
	total := 0.0
	for _, p := range a.pulls {
		total += p.weight
	}
	sum := 0.0
	for i, p := range a.pulls {
		sum += p.weight
		if sum*2 == total {
			return (p.to + a.pulls[i+1].to) / 2, total
		}
		if sum*2 > total {
			return p.to, total
		}
	}
	return a.middle[v], total
}

// nudge puts rungs exactly level with the neighbour nearest to the balance
// where the row leaves room, so that a line between two boxes runs straight
// rather than almost so.
func (a *alignment) nudge() {
	for r, row := range a.rows {
		for i, v := range row {
			a.pulls = a.pulls[:0]
			a.addPulls(v, a.rungs[v].up)
			a.addPulls(v, a.rungs[v].down)
			to, _ := a.balance(v)
			to = a.nearest(to)
			if len(a.pulls) == 0 || (i > 0 && a.middle[row[i-1]]+a.gaps[r][i] > to) ||
				(i+1 < len(row) && to+a.gaps[r][i+1] > a.middle[row[i+1]]) {
				continue
			}
			a.middle[v] = to
		}
	}
}

// nearest returns the middle of the pulling neighbour nearest to a place.
func (a *alignment) nearest(to float64) float64 {
	best := to
	for i, p := range a.pulls {
		if i == 0 || max(p.to-to, to-p.to) < max(best-to, to-best) {
			best = p.to
		}
	}
	return best
}
