package render

import (
	"cmp"
	"slices"
)

// placeRows gives each action a row of its lane: that of what comes before it
// where it is free, so that chains run straight, else the nearest free one.
func (f *flowChart) placeRows() {
	cells := make([][][]int, len(f.lanes)) // lane, column: steps
	for i := range cells {
		cells[i] = make([][]int, len(f.columns))
	}
	for v, s := range f.steps {
		cells[s.lane][s.column] = append(cells[s.lane][s.column], v)
		f.steps[v].row = -1
	}
	for i := range f.lanes {
		f.lanes[i].rows = 1
		for _, cell := range cells[i] {
			f.lanes[i].rows = max(f.lanes[i].rows, len(cell))
		}
	}
	for column := range f.columns {
		for lane := range f.lanes {
			f.fillCell(cells[lane][column], lane)
		}
	}
	first := 0
	for i := range f.lanes {
		f.lanes[i].first = first
		first += f.lanes[i].rows
	}
}

// fillCell sets the rows of the steps of one lane and column, in the order in
// which what comes before them stands.
func (f *flowChart) fillCell(cell []int, lane int) {
	wish := make(map[int]float64, len(cell))
	for _, v := range cell {
		wish[v] = f.wishedRow(v)
	}
	slices.SortStableFunc(cell, func(a, b int) int { return cmp.Compare(wish[a], wish[b]) })
	rows := f.lanes[lane].rows
	taken := make([]bool, rows)
	for i, v := range cell {
		own := wish[v] - float64(lane*laneStep)
		left := len(cell) - i - 1 // rows that those after it still need
		best := -1
		for row := range rows - left {
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

// laneStep keeps the rows of one lane apart from those of the next in wishes.
const laneStep = 1000

// wishedRow is the mean row of what comes before a step, counted over lanes; the
// first row of its lane where nothing does.
func (f *flowChart) wishedRow(v int) float64 {
	own := float64(f.steps[v].lane * laneStep)
	sum, count := 0.0, 0.0
	for _, u := range f.steps[v].in {
		s := f.steps[u]
		if s.row < 0 {
			continue
		}
		weight := 1.0
		if s.lane == f.steps[v].lane {
			weight = 100
		}
		sum += weight * float64(s.lane*laneStep+s.row)
		count += weight
	}
	if count == 0 {
		return own
	}
	return sum / count
}
