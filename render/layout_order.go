package render

import (
	"cmp"
	"slices"
)

// sweepWork bounds the sorting of rows: rungs times sweeps.
const sweepWork = 40_000

// sortRows orders the rows for few crossings: sweeps that put each rung at the
// middle of its neighbours, first by median, then by mean, each followed by
// swaps of neighbours (Sugiyama, Tagawa, Toda, 1981; Gansner and others, 1993).
// The best order met is kept.
func (l *ladder) sortRows() {
	s := newSweep(l)
	best, fewest := [][]int(nil), -1
	for _, start := range l.starts() {
		l.setRows(start)
		s.settleAll()
		rows, crossings := s.improve()
		if fewest < 0 || crossings < fewest {
			best, fewest = rows, crossings
		}
		if fewest == 0 {
			break
		}
	}
	l.putRows(best)
}

// starts returns the orders to begin with: the walk along the edges, the one
// against them, and for an order to keep only that.
func (l *ladder) starts() [][]int {
	out, in := make([][]int, len(l.rungs)), make([][]int, len(l.rungs))
	for v, r := range l.rungs {
		out[v], in[v] = r.down, r.up
	}
	forward := l.startOrder(out, in)
	if l.turns != nil || len(l.rungs) > 4000 {
		return [][]int{forward}
	}
	return [][]int{forward, l.startOrder(in, out)}
}

// startOrder lists the rungs as a walk along next meets them; kept ones first,
// in their order.
func (l *ladder) startOrder(next, before [][]int) []int {
	var start []int
	for v := range l.rungs {
		if len(before[v]) == 0 {
			start = append(start, v)
		}
	}
	for v := range l.rungs {
		if len(before[v]) > 0 {
			start = append(start, v)
		}
	}
	order := walk(start, next)
	slices.Reverse(order)
	slices.SortStableFunc(order, func(a, b int) int {
		ta, tb := l.turn(a), l.turn(b)
		if (ta < 0) != (tb < 0) {
			return cmp.Compare(tb, ta)
		}
		return cmp.Compare(ta, tb)
	})
	return order
}

// sweep sorts the rows of a ladder again and again.
type sweep struct {
	*ladder
	value   []float64 // where each item wants to be in a row, from the middle
	flip    bool      // let rungs of one value change places
	scratch []float64
	order   rowOrder
}

func newSweep(l *ladder) *sweep {
	return &sweep{ladder: l, value: make([]float64, l.items())}
}

// settleAll brings the rows into an order that clusters and kept rungs allow.
func (s *sweep) settleAll() {
	s.findMiddles()
	for r, row := range s.rows {
		for _, v := range row {
			s.value[v] = s.at(v)
		}
		s.placeFree(r)
		s.sortRow(r)
	}
}

// placeFree gives what is new in a row to be kept a place by its neighbours'
// order, since the start has all of it behind.
func (s *sweep) placeFree(r int) {
	row := s.rows[r]
	if len(row) == 0 || s.turn(row[0]) < 0 {
		return
	}
	for _, v := range row {
		if s.turn(v) < 0 && len(s.rungs[v].up) > 0 {
			s.value[v] = s.mean(s.rungs[v].up)
		}
	}
}

// at returns a rung's place counted from the middle of its row, so that places
// of different rows can be compared.
func (s *sweep) at(v int) float64 {
	return float64(s.place[v]) - float64(len(s.rows[s.rungs[v].rank])-1)/2
}

// improve sweeps until it gets no better and returns the best rows met.
func (s *sweep) improve() ([][]int, int) {
	best, fewest := s.copyRows(), s.crossings()
	sweeps := min(max(sweepWork/(len(s.rungs)+1), 24), 80)
	swaps := min(sweeps, 10)
	for i, stale := 0, 0; i < sweeps && stale < 16 && fewest > 0; i++ {
		s.flip = i%4 < 2
		s.sweepOnce(i%2 == 0, i%8 < 4)
		s.transpose(swaps, !s.flip)
		if now := s.crossings(); now < fewest {
			best, fewest, stale = s.copyRows(), now, 0
		} else {
			stale++
		}
	}
	return best, fewest
}

// sweepOnce sorts every row by its neighbours in the row before (or, against
// the edges, after) it.
func (s *sweep) sweepOnce(forward, median bool) {
	s.findMiddles()
	for i := range s.rows {
		r := i
		if !forward {
			r = len(s.rows) - 1 - i
		}
		for _, v := range s.rows[r] {
			near := s.rungs[v].up
			if !forward {
				near = s.rungs[v].down
			}
			switch {
			case len(near) == 0:
				s.value[v] = s.at(v)
			case median:
				s.value[v] = s.medianOf(near)
			default:
				s.value[v] = s.mean(near)
			}
		}
		s.sortRow(r)
	}
}

// mean returns the mean of the neighbours' places.
func (s *sweep) mean(near []int) float64 {
	sum := 0.0
	for _, w := range near {
		sum += s.at(w)
	}
	return sum / float64(len(near))
}

// medianOf returns the median of the neighbours' places; of an even number the
// point between the middle two that lies toward the denser side.
func (s *sweep) medianOf(near []int) float64 {
	places := s.scratch[:0]
	for _, w := range near {
		places = append(places, s.at(w))
	}
	slices.Sort(places)
	s.scratch = places
	m := len(places) / 2
	if len(places)%2 == 1 {
		return places[m]
	}
	left, right := places[m-1]-places[0], places[len(places)-1]-places[m]
	if len(places) == 2 || left+right == 0 {
		return (places[m-1] + places[m]) / 2
	}
	return (float64(places[m-1]*right) + float64(places[m]*left)) / (left + right)
}

// findMiddles fixes for one sweep where each cluster stands among its like, in
// all rows the same.
func (s *sweep) findMiddles() {
	if len(s.net.clusters) == 0 || s.turns != nil {
		return
	}
	count := make([]int, len(s.net.clusters))
	clear(s.value[len(s.rungs):])
	for v, r := range s.rungs {
		for c := r.home; c >= 0; c = s.net.clusters[c].parent {
			s.value[len(s.rungs)+c] += s.at(v)
			count[c]++
		}
	}
	for c := range count {
		s.value[len(s.rungs)+c] /= float64(max(count[c], 1))
	}
}

// sortRow sorts a row by the values; what has a turn keeps it, and the members
// of a cluster stay together.
func (s *sweep) sortRow(r int) {
	if s.flip && s.turns == nil {
		slices.Reverse(s.rows[r])
	}
	s.order.sort(s.ladder, r, s.value)
	s.number(r)
}
