package render

// setRow is a row broken into lines, a list a cell.
type setRow struct {
	lines [][]string
	types []Type
	right []bool // a number, at the right
	most  int    // lines of its longest cell
}

// table sets rows below the names of their columns.
func (w *typesetter) table(t Table) {
	widths := w.columnWidths(t)
	names := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = strong(c.Name)
	}
	head := w.broken(names, widths)
	if w.isFull(w.highOf(head.most) + w.highOf(leastLines)) {
		w.turn()
	}
	w.head(head, widths)
	for _, r := range t.Rows {
		row := w.broken(r, widths)
		for from := 0; from < row.most; {
			fits := int((w.left() - 2*sheetPad) / lineHeight(sheetSmall))
			rest := row.most - from
			if fits < rest && fits < leastLines {
				w.turn()
				w.head(head, widths)
				fits = max(int((w.left()-2*sheetPad)/lineHeight(sheetSmall)), 1)
			}
			to := from + min(fits, rest)
			w.row(row, from, to, widths)
			w.rule(w.y, InkHair)
			from = to
		}
	}
}

// columnWidths shares the page among the columns as their widths ask, each with
// room for a letter or two and for its numbers whole.
func (w *typesetter) columnWidths(t Table) []float64 {
	widths := make([]float64, len(t.Columns))
	asked, free := 0.0, w.width()
	for i, c := range t.Columns {
		widths[i] = leastColumn
		for _, r := range t.Rows {
			if r[i].Form != FormText {
				widths[i] = max(widths[i], w.measure.Width(r[i].shown(), sheetSmall, r[i].Bold)+2*sheetPad+1)
			}
		}
		asked, free = asked+c.Wide, free-widths[i]
	}
	for i, c := range t.Columns {
		widths[i] += max(free, 0) * c.Wide / max(asked, 1)
	}
	return widths
}

func (w *typesetter) broken(cells []Cell, widths []float64) setRow {
	row := setRow{most: 1}
	for i, c := range cells {
		t := Type{Size: sheetSmall, Bold: c.Bold}
		lines := t.filled(w.measure, c.shown(), widths[i]-2*sheetPad)
		row.lines, row.types, row.right = append(row.lines, lines), append(row.types, t), append(row.right, c.Form != FormText)
		row.most = max(row.most, len(lines))
	}
	return row
}

func (w *typesetter) highOf(lines int) float64 {
	return float64(lines)*lineHeight(sheetSmall) + 2*sheetPad
}

// head sets the names of the columns on the accent's wash.
func (w *typesetter) head(row setRow, widths []float64) {
	ground := Rect{sheetMargin, w.y, w.width(), w.highOf(row.most)}
	w.page().Frames = append(w.page().Frames, Box{ID: "head", Shape: ShapePlain, Fill: InkWash, Rect: ground})
	w.row(row, 0, row.most, widths)
}

// row sets some of a row's lines.
func (w *typesetter) row(row setRow, from, to int, widths []float64) {
	x := float64(sheetMargin)
	for i, lines := range row.lines {
		for n := from; n < min(to, len(lines)); n++ {
			at := Point{x + sheetPad, w.y + sheetPad + float64(n-from)*lineHeight(sheetSmall)}
			if row.right[i] {
				at.X = x + widths[i] - sheetPad - w.measure.Width(lines[n], sheetSmall, row.types[i].Bold)
			}
			w.set(lines[n], at, row.types[i], InkText)
		}
		x += widths[i]
	}
	w.y += w.highOf(to - from)
}
