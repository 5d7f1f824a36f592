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
	for _, r := range l.rungs {
		if r.kept >= 0 {
			return [][]int{forward}
		}
	}
	if len(l.rungs) > 4000 {
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
		ka, kb := l.rungs[a].kept, l.rungs[b].kept
		switch {
		case ka >= 0 && kb >= 0:
			return cmp.Compare(ka, kb)
		case ka >= 0:
			return -1
		case kb >= 0:
			return 1
		}
		return 0
	})
	return order
}

// sweep sorts the rows of a ladder again and again.
type sweep struct {
	*ladder
	value   []float64 // where each rung wants to be in its row, from the middle
	middle  []float64 // the same for each cluster, over all its rungs
	flip    bool      // let rungs of one value change places
	scratch []float64
}

func newSweep(l *ladder) *sweep {
	return &sweep{ladder: l, value: make([]float64, len(l.rungs)), middle: make([]float64, len(l.net.clusters))}
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
	if len(row) == 0 || s.rungs[row[0]].kept < 0 {
		return
	}
	for _, v := range row {
		if s.rungs[v].kept < 0 && len(s.rungs[v].up) > 0 {
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
	count := make([]int, len(s.middle))
	clear(s.middle)
	for v, r := range s.rungs {
		for c := r.home; c >= 0; c = s.net.clusters[c].parent {
			s.middle[c] += s.at(v)
			count[c]++
		}
	}
	for c := range s.middle {
		s.middle[c] /= float64(max(count[c], 1))
	}
}

// sortRow sorts a row by the values; kept rungs stay in their order and the
// members of a cluster together.
func (s *sweep) sortRow(r int) {
	row := s.rows[r]
	s.evenKept(row)
	if s.flip && len(row) > 0 && s.rungs[row[0]].kept < 0 {
		slices.Reverse(row)
	}
	if len(s.net.clusters) == 0 {
		slices.SortStableFunc(row, func(a, b int) int { return cmp.Compare(s.value[a], s.value[b]) })
	} else {
		slices.SortStableFunc(row, s.compare)
	}
	s.number(r)
}

// evenKept levels the values of kept rungs so that they rise in their order.
func (s *sweep) evenKept(row []int) {
	var kept []int
	var values []float64
	for _, v := range row {
		if s.rungs[v].kept >= 0 {
			kept = append(kept, v)
		}
	}
	if len(kept) == 0 {
		return
	}
	slices.SortFunc(kept, func(a, b int) int { return cmp.Compare(s.rungs[a].kept, s.rungs[b].kept) })
	for _, v := range kept {
		values = append(values, s.value[v])
	}
	for i, x := range rising(values, nil) {
		s.value[kept[i]] = x
	}
}

// compare orders two rungs of a row by what stands beside each other: the
// outermost clusters that hold only one of them, or the rungs themselves.
func (s *sweep) compare(a, b int) int {
	ha, hb := s.rungs[a].home, s.rungs[b].home
	if ha == hb {
		return cmp.Compare(s.value[a], s.value[b])
	}
	ca, cb := s.apart(ha, hb)
	va, vb := s.value[a], s.value[b]
	if ca >= 0 {
		va = s.middle[ca]
	}
	if cb >= 0 {
		vb = s.middle[cb]
	}
	if d := cmp.Compare(va, vb); d != 0 {
		return d
	}
	return cmp.Compare(cb, ca)
}

// apart returns the outermost cluster round a that does not hold b, and the
// like for b; −1 where there is none.
func (l *ladder) apart(a, b int) (int, int) {
	outerA, outerB := -1, -1
	for a != b {
		if b < 0 || (a >= 0 && l.net.clusters[a].depth >= l.net.clusters[b].depth) {
			outerA, a = a, l.net.clusters[a].parent
		} else {
			outerB, b = b, l.net.clusters[b].parent
		}
	}
	return outerA, outerB
}
