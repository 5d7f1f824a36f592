package render

import (
	"cmp"
	"slices"
)

// Items are what stands side by side in a row or in a cluster's part of it:
// rungs, by their number, and clusters, by theirs after the rungs.

func (l *ladder) items() int { return len(l.rungs) + len(l.net.clusters) }

// turn returns an item's place in the order to keep among its neighbours of
// any row, −1 for what is free to stand anywhere.
func (l *ladder) turn(item int) int {
	if l.turns == nil {
		return -1
	}
	return l.turns[item]
}

// parent returns the cluster that an item stands in, −1 for none.
func (l *ladder) parent(item int) int {
	if item < len(l.rungs) {
		return l.rungs[item].home
	}
	return l.net.clusters[item-len(l.rungs)].parent
}

// beside returns the two items of which rungs a and b are, or are part of, and
// that stand side by side: the outermost clusters that hold only one of them,
// or the rungs themselves.
func (l *ladder) beside(a, b int) (int, int) {
	ha, hb := l.rungs[a].home, l.rungs[b].home
	if ha == hb {
		return a, b
	}
	outerA, outerB := l.apart(ha, hb)
	if outerA >= 0 {
		a = len(l.rungs) + outerA
	}
	if outerB >= 0 {
		b = len(l.rungs) + outerB
	}
	return a, b
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

// setTurns numbers the items so that every held row, read in order, meets
// rising numbers, and clusters stand in one order in all rows. Rows that
// contradict each other over clusters are followed as far as they agree.
func (l *ladder) setTurns(held [][]int) {
	if len(held) == 0 {
		return
	}
	var turned []int
	after, waits := make([][]int, l.items()), make([]int, l.items())
	for _, row := range held {
		turned = append(turned, row...)
		for i := 1; i < len(row); i++ {
			a, b := l.beside(row[i-1], row[i])
			after[a] = append(after[a], b)
			waits[b]++
		}
	}
	for c := range l.net.clusters {
		turned = append(turned, len(l.rungs)+c)
	}
	l.turns = make([]int, l.items())
	for i := range l.turns {
		l.turns[i] = -1
	}
	for turn, item := range inTurn(turned, after, waits) {
		l.turns[item] = turn
	}
}

// inTurn sorts the items so that each comes after those it waits for; those
// that wait for each other come last.
func inTurn(items []int, after [][]int, waits []int) []int {
	sorted := make([]int, 0, len(items))
	for _, item := range items {
		if waits[item] == 0 {
			sorted = append(sorted, item)
		}
	}
	for i := 0; i < len(sorted); i++ {
		for _, next := range after[sorted[i]] {
			waits[next]--
			if waits[next] == 0 {
				sorted = append(sorted, next)
			}
		}
	}
	for _, item := range items {
		if waits[item] > 0 {
			sorted = append(sorted, item)
		}
	}
	return sorted
}

// rowOrder sorts rows; it keeps what it needs from row to row.
type rowOrder struct {
	turned []int
	values []float64
	count  []int
}

// sort brings row r into the order of the items' values. Items with a turn
// first have theirs levelled so that they rise in turn, clusters among them
// standing where their members of this row do; without turns the values of
// clusters, which are the same in all rows, keep them in one order.
func (o *rowOrder) sort(l *ladder, r int, value []float64) {
	row := l.rows[r]
	if l.turns != nil {
		o.level(l, row, value)
	}
	if len(l.net.clusters) == 0 {
		slices.SortStableFunc(row, func(a, b int) int {
			return cmp.Or(cmp.Compare(value[a], value[b]), l.compareTurns(a, b))
		})
		return
	}
	slices.SortStableFunc(row, func(a, b int) int {
		a, b = l.beside(a, b)
		if d := cmp.Or(cmp.Compare(value[a], value[b]), l.compareTurns(a, b)); d != 0 || max(a, b) < len(l.rungs) {
			return d
		}
		return cmp.Compare(b, a)
	})
}

// compareTurns orders two items by turn, those without one last: left where
// they are, they could hold two turned ones the wrong way round.
func (l *ladder) compareTurns(a, b int) int {
	return cmp.Compare(uint(l.turn(a)), uint(l.turn(b)))
}

// level makes the values of the row's turned items rise in turn, cluster by
// cluster, changing them as little as that allows.
func (o *rowOrder) level(l *ladder, row []int, value []float64) {
	o.gather(l, row, value)
	slices.SortFunc(o.turned, func(a, b int) int {
		return cmp.Or(cmp.Compare(l.parent(a), l.parent(b)), cmp.Compare(l.turn(a), l.turn(b)))
	})
	for from := 0; from < len(o.turned); {
		to := from
		o.values = o.values[:0]
		for to < len(o.turned) && l.parent(o.turned[to]) == l.parent(o.turned[from]) {
			o.values = append(o.values, value[o.turned[to]])
			to++
		}
		for i, x := range rising(o.values, nil) {
			value[o.turned[from+i]] = x
		}
		from = to
	}
}

// gather lists the items of the row that have a turn, and sets the clusters'
// values to the means of their members.
func (o *rowOrder) gather(l *ladder, row []int, value []float64) {
	if len(o.count) < len(l.net.clusters) {
		o.count = make([]int, len(l.net.clusters))
	}
	o.turned = o.turned[:0]
	for _, v := range row {
		if l.turn(v) >= 0 {
			o.turned = append(o.turned, v)
		}
		for c := l.rungs[v].home; c >= 0; c = l.net.clusters[c].parent {
			item := len(l.rungs) + c
			if o.count[c] == 0 {
				o.turned = append(o.turned, item)
				value[item] = 0
			}
			o.count[c]++
			value[item] += value[v]
		}
	}
	for _, item := range o.turned {
		if c := item - len(l.rungs); c >= 0 {
			value[item] /= float64(o.count[c])
			o.count[c] = 0
		}
	}
}
