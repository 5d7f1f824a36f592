package render

import (
	"cmp"
	"slices"
)

// keepOrder puts places that came without regard to frames, and with the order
// of the held rows almost kept, in order: ranks stay as they are, the boxes of
// a rank as near to their places as the order, the gaps and the frames allow.
// Graphviz (2.43 and 12.1) flips about one pair in a hundred of those it is
// told to keep.
func (n *net) keepOrder(held [][]int, places []rankPlace) {
	rank := ranksOf(n, places)
	l := newLadder(n, &flow{}, rank, held)
	all := make([]int, len(l.rungs))
	value := make([]float64, l.items())
	for v := range l.rungs {
		all[v] = v
		if v < len(n.nodes) {
			value[v] = places[v].across + n.across(v)/2
		}
	}
	l.valueSpans(value)
	l.setRows(all)
	var order rowOrder
	for r := range l.rows {
		order.sort(l, r, slices.Clone(value))
		l.number(r)
	}
	middle := l.spread(value)
	l.clear(middle)
	along := l.columns()
	for v := range n.nodes {
		places[v] = rankPlace{middle[v] - n.across(v)/2, along[rank[v]] - n.along(v)/2}
	}
}

// ranksOf numbers the ranks that the places show: boxes of one rank have their
// middles in one line.
func ranksOf(n *net, places []rankPlace) []int {
	lines := make([]float64, len(places))
	for v, at := range places {
		lines[v] = hundredth(at.along + n.along(v)/2)
	}
	sorted := slices.Clone(lines)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	rank := make([]int, len(places))
	for v, line := range lines {
		rank[v], _ = slices.BinarySearchFunc(sorted, line, cmp.Compare[float64])
	}
	return rank
}

// valueSpans sets the value of clusters' points to the middle of their members.
func (l *ladder) valueSpans(value []float64) {
	sum, count := make([]float64, len(l.net.clusters)), make([]float64, len(l.net.clusters))
	for v := range l.net.nodes {
		for c := l.net.home[v]; c >= 0; c = l.net.clusters[c].parent {
			sum[c] += value[v]
			count[c]++
		}
	}
	for v, r := range l.rungs {
		if r.node < 0 && r.home >= 0 {
			value[v] = sum[r.home] / max(count[r.home], 1)
		}
	}
}

// spread returns the middles of the rungs as near to the wanted ones as the
// gaps in their rows allow.
func (l *ladder) spread(want []float64) []float64 {
	middle := make([]float64, len(l.rungs))
	for _, row := range l.rows {
		var wants, gaps []float64
		for i, v := range row {
			wants, gaps = append(wants, want[v]), append(gaps, 0)
			if i > 0 {
				gaps[i] = l.gap(row[i-1], v)
			}
		}
		for i, x := range spaced(wants, nil, gaps) {
			middle[row[i]] = x
		}
	}
	return middle
}
