package render

import (
	"cmp"
	"slices"
)

// placeRows gives each action a row of its lane. In a picture of its own the rows
// are tried in several orders, and that is taken in which lines cross and climb
// least; after a picture before, everything keeps its row as far as it can.
func (f *flowChart) placeRows() {
	f.countRows()
	kept := f.rowsBefore()
	for column := range f.columns {
		f.fillColumn(column, func(v int) float64 { return f.wishedRow(v, kept) })
	}
	if kept == nil {
		f.sweepRows()
	}
}

// countRows sorts the steps into cells and gives each lane the rows that its
// fullest cell needs.
func (f *flowChart) countRows() {
	f.cells = make([][][]int, len(f.lanes)) // lane, column: steps
	for i := range f.cells {
		f.cells[i] = make([][]int, len(f.columns))
	}
	for v, s := range f.steps {
		f.cells[s.lane][s.column] = append(f.cells[s.lane][s.column], v)
		f.steps[v].row = -1
	}
	first := 0
	for i := range f.lanes {
		l := &f.lanes[i]
		l.rows, l.first = 1, first
		for _, cell := range f.cells[i] {
			l.rows = max(l.rows, len(cell))
		}
		first += l.rows
	}
}

// fillColumn sets the rows of the steps of a column, lane by lane, in the order
// of what they wish, each as near to its wish as those beside it let it.
func (f *flowChart) fillColumn(column int, wished func(v int) float64) {
	for lane := range f.lanes {
		cell := f.cells[lane][column]
		if len(cell) == 0 {
			continue
		}
		wish := make(map[int]float64, len(cell))
		for _, v := range cell {
			wish[v] = wished(v)
		}
		slices.SortStableFunc(cell, func(a, b int) int { return cmp.Compare(wish[a], wish[b]) })
		f.fillCell(cell, wish, f.lanes[lane])
	}
}

func (f *flowChart) fillCell(cell []int, wish map[int]float64, l flowLane) {
	taken := make([]bool, l.rows)
	for i, v := range cell {
		own := wish[v] - float64(l.first)
		left := len(cell) - i - 1 // rows that those after it still need
		best := -1
		for row := range l.rows - left {
			if !taken[row] && (best < 0 || abs(float64(row)-own) < abs(float64(best)-own)) {
				best = row
			}
		}
		for row := range best + 1 {
			taken[row] = true // those after it stand below
		}
		f.steps[v].row = best
	}
}

// rowOf is a step's row counted over all lanes.
func (f *flowChart) rowOf(v int) float64 {
	s := f.steps[v]
	return float64(f.lanes[s.lane].first + s.row)
}

// wishedRow is the row that a step had; else the mean row of what comes before
// it, its own lane first; else the first row of its lane.
func (f *flowChart) wishedRow(v int, kept map[int]float64) float64 {
	if row, was := kept[v]; was {
		return row
	}
	if row, ok := f.meanRow(v, f.steps[v].in); ok {
		return row
	}
	return float64(f.lanes[f.steps[v].lane].first)
}

// meanRow is the mean row of some steps that have one; those in the lane of v
// count most, so that chains run straight.
func (f *flowChart) meanRow(v int, near []int) (float64, bool) {
	const sameLane = 100
	sum, count := 0.0, 0.0
	for _, u := range near {
		if f.steps[u].row < 0 {
			continue
		}
		weight := 1.0
		if f.steps[u].lane == f.steps[v].lane {
			weight = sameLane
		}
		sum += weight * f.rowOf(u)
		count += weight
	}
	return sum / max(count, 1), count > 0
}
