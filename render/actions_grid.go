package render

import (
	"math"

	"hone/model"
)

// Sizes of the action flow, in points.
const (
	leastActionW = 108
	leastActionH = 44
	columnGap    = 44 // between columns, more where lines pass
	rowGap       = 26
	laneEdge     = 14 // between a lane's border and its boxes
	emptyLane    = 46
	leastHead    = 84 // a lane's head with the role's name
	mostHead     = 118
	phaseTop     = 34
	trackRoom    = 8 // for one line more in a gap
	mostTracks   = 60
)

// setOut turns rows and columns into places.
func (f *flowChart) setOut() {
	f.sizeSteps()
	f.heads = f.headWidth()
	top := 0.0
	if len(f.phases) > 0 {
		top = phaseTop
	}
	rows := f.rowHeights()
	gaps := f.rowGaps(len(rows))
	middles := make([]float64, len(rows))
	for i := range f.lanes {
		l := &f.lanes[i]
		l.top = top
		top += laneEdge + f.share(gaps, l.first)
		for row := l.first; row < l.first+l.rows; row++ {
			if row > l.first {
				top += rowGap + gaps[row]
			}
			middles[row] = math.Round(top + rows[row]/2)
			top += rows[row]
		}
		top = math.Round(top + laneEdge + f.share(gaps, l.first+l.rows))
		l.high = top - l.top
	}
	f.setColumns()
	for v := range f.leaves {
		n, s := &f.leaves[v], f.steps[v]
		c := f.columns[s.column]
		n.Rect.X = math.Round(c.left + (c.wide-n.Rect.W)/2)
		n.Rect.Y = math.Round(middles[f.lanes[s.lane].first+s.row] - n.Rect.H/2)
	}
}

// share is the part of a gap between lanes that each of the two gets; the first
// and the last one share with none.
func (f *flowChart) share(gaps []float64, row int) float64 {
	if row == 0 || row == len(gaps)-1 {
		return gaps[row]
	}
	return gaps[row] / 2
}

func (f *flowChart) sizeSteps() {
	in, out := make([]int, len(f.leaves)), make([]int, len(f.leaves))
	for _, k := range f.links {
		out[f.at[k.from]]++
		in[f.at[k.to]]++
	}
	for v := range f.leaves {
		n := &f.leaves[v]
		switch n.Shape {
		case ShapeDot:
			continue
		case ShapeDiamond:
			// A text fits where half its width and height take up one half of
			// the diamond's each, or thereabouts.
			n.Rect.W = math.Ceil((n.label.w()*1.5+44)/4) * 4
			n.Rect.H = math.Ceil(n.label.height()*n.Rect.W/(n.Rect.W-n.label.w())/2+4) * 2
		default:
			n.Rect.W, n.Rect.H = boxSize(n.label, max(in[v], out[v]), Rect{W: leastActionW, H: leastActionH})
		}
	}
}

// rowHeights is the height of each row's boxes; an empty lane has a row too.
func (f *flowChart) rowHeights() []float64 {
	count := 0
	for _, l := range f.lanes {
		count += l.rows
	}
	rows := make([]float64, count)
	for v, s := range f.steps {
		row := f.lanes[s.lane].first + s.row
		rows[row] = max(rows[row], f.leaves[v].Rect.H)
	}
	for i := range rows {
		if rows[i] == 0 {
			rows[i] = emptyLane - 2*laneEdge
		}
	}
	return rows
}

// rowGaps is the room above each row, and below the last, for lines that run
// along there: those that pass over columns, and lines back.
func (f *flowChart) rowGaps(rows int) []float64 {
	wide := len(f.columns) + 1
	change := make([]int32, (rows+1)*wide) // of the lines over a column, against the one before
	boxes := f.boxesBefore(rows)
	for i := range f.links {
		k := &f.links[i]
		a, b := &f.steps[f.at[k.from]], &f.steps[f.at[k.to]]
		rowA, rowB := f.lanes[a.lane].first+a.row, f.lanes[b.lane].first+b.row
		fromTip := rowA != rowB && f.leaves[f.at[k.from]].Shape == ShapeDiamond
		isOpen := rowA == rowB && b.column > a.column && boxes[rowA*wide+b.column] == boxes[rowA*wide+a.column+1]
		if b.column == a.column+1 && !fromTip || isOpen {
			continue
		}
		gap := rowA
		if rowB > rowA || b.column <= a.column {
			gap = rowA + 1
		}
		change[gap*wide+min(a.column, b.column)]++
		change[gap*wide+max(a.column, b.column)+1]--
	}
	gaps := make([]float64, rows+1)
	for i := range gaps {
		most, lines := int32(0), int32(0)
		for _, by := range change[i*wide : (i+1)*wide] {
			lines += by
			most = max(most, lines)
		}
		gaps[i] = trackRoom * float64(min(most, mostTracks))
	}
	return gaps
}

// boxesBefore counts, row by row, the boxes that stand left of each column.
func (f *flowChart) boxesBefore(rows int) []int32 {
	wide := len(f.columns) + 1
	count := make([]int32, rows*wide)
	for i := range f.steps {
		s := &f.steps[i]
		count[(f.lanes[s.lane].first+s.row)*wide+s.column+1]++
	}
	for row := range rows {
		for c := row*wide + 1; c < (row+1)*wide; c++ {
			count[c] += count[c-1]
		}
	}
	return count
}

// setColumns gives columns their width, and the gaps between them room for the
// lines that turn there and for the words of branches.
func (f *flowChart) setColumns() {
	turns, words := make([]int, len(f.columns)+1), make([]float64, len(f.columns)+1)
	for _, k := range f.links {
		a, b := f.steps[f.at[k.from]], f.steps[f.at[k.to]]
		level := a.lane == b.lane && a.row == b.row
		if !level || b.column <= a.column {
			turns[a.column+1]++
			if b.column != a.column+1 {
				turns[b.column]++
			}
		}
		if k.text != "" {
			line := Type{Size: SizeSmall}.Wrap(f.Measure, k.text, lineWords, 1)[0]
			words[a.column+1] = max(words[a.column+1], f.Measure.Width(line, SizeSmall, false))
		}
	}
	for v := range f.steps {
		c := &f.columns[f.steps[v].column]
		c.wide = max(c.wide, f.leaves[v].Rect.W)
	}
	left := f.heads
	for i := range f.columns {
		c := &f.columns[i]
		gap := columnGap + trackRoom*float64(min(turns[i], mostTracks))*2/3
		if words[i] > 0 {
			gap += words[i]
		}
		if i == 0 {
			gap = columnGap / 2
		} else if c.phase != f.columns[i-1].phase {
			gap += columnGap / 2
		}
		c.left = left + gap
		left = c.left + c.wide
	}
}

// right is where the last column ends.
func (f *flowChart) right() float64 {
	if len(f.columns) == 0 {
		return f.heads + 2*leastActionW
	}
	last := f.columns[len(f.columns)-1]
	return last.left + last.wide + columnGap/2 + 8
}

// bottom is where the last lane ends.
func (f *flowChart) bottom() float64 {
	if len(f.lanes) == 0 {
		return emptyLane
	}
	last := f.lanes[len(f.lanes)-1]
	return last.top + last.high
}

func (f *flowChart) headWidth() float64 {
	w := float64(leastHead)
	for _, l := range f.lanes {
		for _, line := range headLines(f.Measure, l) {
			w = max(w, f.Measure.Width(line, SizeText, true)+2*boxPad)
		}
	}
	return math.Ceil(w)
}

func headLines(m Measure, l flowLane) []string {
	return Type{Size: SizeText, Bold: true}.Wrap(m, l.name, mostHead-2*boxPad, 2)
}

// honourPins moves boxes to where they were pinned by hand, within their lane,
// unless another box is there.
func (f *flowChart) honourPins() {
	for p := range model.Each[model.Place](f.Model) {
		v, ok := f.at[p.Of]
		if p.View != f.view || !ok || !finite(p.X, p.Y) {
			continue
		}
		n, lane := &f.leaves[v], f.lanes[f.steps[v].lane]
		r := n.Rect
		r.X = within(p.X, f.heads+boxPad, max(f.right()-boxPad-r.W, f.heads+boxPad))
		r.Y = within(p.Y, lane.top+boxPad/2, max(lane.top+lane.high-boxPad/2-r.H, lane.top+boxPad/2))
		if f.isVacant(grown(r, boxPad), v) {
			n.Rect = r
		}
	}
}

func (f *flowChart) isVacant(r Rect, except int) bool {
	for i, n := range f.leaves {
		if i != except && overlaps(n.Rect, r) {
			return false
		}
	}
	return true
}
