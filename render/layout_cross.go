package render

import "slices"

// crossings counts the pairs of edges that cross between neighbouring rows, by
// an accumulator tree (Barth, Jünger, Mutzel, Simple and Efficient Bilayer
// Cross Counting, 2002).
func (l *ladder) crossings() int {
	total := 0
	var tree, ends []int
	for r := 1; r < len(l.rows); r++ {
		total += l.crossingsBefore(r, &tree, &ends)
	}
	return total
}

// crossingsBefore counts the crossings between row r and the one before it; tree
// and ends are room to work in, kept from row to row.
func (l *ladder) crossingsBefore(r int, tree, ends *[]int) int {
	size := 1
	for size < len(l.rows[r]) {
		size *= 2
	}
	*tree = append((*tree)[:0], make([]int, 2*size)...)
	count := 0
	for _, v := range l.rows[r-1] {
		*ends = (*ends)[:0]
		for _, w := range l.rungs[v].down {
			*ends = append(*ends, l.place[w])
		}
		slices.Sort(*ends)
		for _, end := range *ends {
			at := end + size
			(*tree)[at]++
			for ; at > 1; at /= 2 {
				if at%2 == 0 {
					count += (*tree)[at+1]
				}
				(*tree)[at/2]++
			}
		}
	}
	return count
}

// transpose swaps neighbours in the rows as long as that saves crossings, at
// most so many times through; when restless, the first time also those whose
// edges cross as often either way, which leads out of many a dead end.
func (l *ladder) transpose(times int, restless bool) {
	for range times {
		better := false
		for r := range l.rows {
			better = l.transposeRow(r, restless) || better
		}
		if !better {
			break
		}
		restless = false
	}
}

// transposeRow goes once through row r and says whether it saved crossings. A
// swap that saves none does not count, or two alike would be swapped for ever.
func (l *ladder) transposeRow(r int, restless bool) bool {
	row, saved := l.rows[r], false
	for i := 1; i < len(row); i++ {
		a, b := row[i-1], row[i]
		if !l.mayswap(a, b) {
			continue
		}
		gain, crossed := l.gain(a, b)
		if gain < 0 || gain == 0 && !(restless && crossed) {
			continue
		}
		row[i-1], row[i] = b, a
		l.place[a], l.place[b] = i, i-1
		saved = saved || gain > 0
	}
	return saved
}

// mayswap says whether neighbours may change places: not when both are to keep
// their order, nor across the edge of a cluster.
func (l *ladder) mayswap(a, b int) bool {
	return l.rungs[a].home == l.rungs[b].home && (l.turn(a) < 0 || l.turn(b) < 0)
}

// gain returns how many crossings fewer there are with b before a, and whether
// there are any now.
func (l *ladder) gain(a, b int) (int, bool) {
	now := l.inverted(l.rungs[a].up, l.rungs[b].up) + l.inverted(l.rungs[a].down, l.rungs[b].down)
	swapped := l.inverted(l.rungs[b].up, l.rungs[a].up) + l.inverted(l.rungs[b].down, l.rungs[a].down)
	return now - swapped, now > 0
}

// inverted counts the pairs of one of first and one of second that stand the
// other way round, which is the crossings of their edges.
func (l *ladder) inverted(first, second []int) int {
	if len(first)*len(second) > 256 {
		return l.invertedSorted(first, second)
	}
	count := 0
	for _, v := range first {
		for _, w := range second {
			if l.place[v] > l.place[w] {
				count++
			}
		}
	}
	return count
}

// invertedSorted is inverted for rungs with many neighbours: it sorts and merges,
// since the product of two hubs' edges would be millions.
func (l *ladder) invertedSorted(first, second []int) int {
	a, b := l.placesOf(first), l.placesOf(second)
	count, before := 0, 0
	for _, at := range a {
		for before < len(b) && b[before] < at {
			before++
		}
		count += before
	}
	return count
}

// placesOf returns the rungs' places in their row, in rising order.
func (l *ladder) placesOf(rungs []int) []int {
	places := make([]int, len(rungs))
	for i, v := range rungs {
		places[i] = l.place[v]
	}
	slices.Sort(places)
	return places
}
