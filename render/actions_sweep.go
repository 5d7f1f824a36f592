package render

import "slices"

// rowSweeps is how often the rows are sorted anew; mostSweptLines bounds the
// flows for which they are.
const rowSweeps, mostSweptLines = 12, 260

// sweepRows sorts the steps of each cell by what comes after them and before them
// in turn, column by column (Sugiyama, Tagawa, Toda, 1981, within the cells), and
// keeps the cheapest rows met.
func (f *flowChart) sweepRows() {
	if len(f.links) > mostSweptLines {
		return
	}
	best, least := f.copyRows(), f.rowCost()
	for i := range rowSweeps {
		for c := range f.columns {
			column := c
			if i%2 == 0 {
				column = len(f.columns) - 1 - c
			}
			f.fillColumn(column, func(v int) float64 { return f.sweptRow(v, i) })
		}
		if now := f.rowCost(); now < least {
			best, least = f.copyRows(), now
		}
	}
	for v := range f.steps {
		f.steps[v].row = best[v]
	}
}

func (f *flowChart) copyRows() []int {
	rows := make([]int, len(f.steps))
	for v, s := range f.steps {
		rows[v] = s.row
	}
	return rows
}

// sweptRow is where a step would stand by what comes after it, or before it, or
// both, depending on the sweep.
func (f *flowChart) sweptRow(v, sweep int) float64 {
	near := f.steps[v].in
	switch {
	case sweep%6 >= 4:
		near = slices.Concat(f.steps[v].in, f.steps[v].out)
	case sweep%2 == 0:
		near = f.steps[v].out
	}
	if len(near) == 0 {
		return f.rowOf(v)
	}
	sum := 0.0
	for _, u := range near {
		sum += f.rowOf(u)
	}
	return sum / float64(len(near))
}

// Costs of rows: a crossing, a box that a line must go round, a row climbed.
const crossingCost, roundCost, climbCost = 1, 0.7, 0.12

// rowCost estimates what the lines cost the reader, each drawn straight from cell
// to cell.
func (f *flowChart) rowCost() float64 {
	type straight struct{ a, b Point }
	lines := make([]straight, 0, len(f.links))
	cost := 0.0
	place := func(v int) Point { return Point{float64(f.steps[v].column), f.rowOf(v)} }
	for _, k := range f.links {
		l := straight{place(f.at[k.from]), place(f.at[k.to])}
		cost += climbCost * abs(l.a.Y-l.b.Y)
		if l.a.Y == l.b.Y && !f.isOpen(int(l.a.Y), int(min(l.a.X, l.b.X)), int(max(l.a.X, l.b.X))) {
			cost += roundCost
		}
		for _, o := range lines {
			if slantsCross(l.a, l.b, o.a, o.b) {
				cost += crossingCost
			}
		}
		lines = append(lines, l)
	}
	return cost
}

// slantsCross tells whether two straight lines cross between their ends.
func slantsCross(a, b, c, d Point) bool {
	side := func(a, b, p Point) float64 { return (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// isOpen tells whether no box stands in a row between two columns.
func (f *flowChart) isOpen(row, from, to int) bool {
	for i := range f.steps {
		s := &f.steps[i]
		if s.column > from && s.column < to && f.lanes[s.lane].first+s.row == row {
			return false
		}
	}
	return true
}
