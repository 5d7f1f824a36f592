package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/render"
)

// tick is a small box that stands for yes or no.
type tick int

const (
	tickNone tick = iota
	tickOff
	tickOn
)

// span is where a cell is in its row, in pixels.
type span struct{ left, width float32 }

// spans are where the cells of a row are; the last takes what is left.
func (r *rows) spans(i int) []span {
	w := &r.list[i]
	left, right := r.indent(i), r.Size().Width-14-r.roomFor(r.widest) // so that columns stand below one another
	columns := r.columns
	if w.columns != nil {
		columns = w.columns
	}
	spans := make([]span, len(w.cells))
	for k := range w.cells {
		width := columnWidth(columns, k, (right-left)/r.look.scale()) * r.look.scale()
		if k == len(w.cells)-1 {
			width = right - left
			if w.action == "" && w.cells[k].edit == nil { // what is read may go on where others have an action
				width = r.Size().Width - 14 - left
			}
		}
		spans[k] = span{left, max(0, width)}
		left += width
	}
	return spans
}

// columnAt is the cell of a row at a distance from the left, or below zero.
func (r *rows) columnAt(i int, x float32) int {
	if i < 0 || i >= len(r.list) {
		return -1
	}
	for k, s := range r.spans(i) {
		if x >= s.left-4 && x < s.left+s.width-4 {
			return k
		}
	}
	return -1
}

// columnWidth is the width of a column, when those from it on share what is
// left; all in pixels at 100 %.
func columnWidth(columns []float32, i int, left float32) float32 {
	if i >= len(columns) {
		return left
	}
	if columns[i] >= 0 {
		return columns[i]
	}
	fixed, shares := float32(0), float32(0)
	for _, w := range columns[i:] {
		if w >= 0 {
			fixed += w
		} else {
			shares -= w
		}
	}
	return max(0, (left-fixed)*-columns[i]/shares)
}

// cells writes a row's texts into its columns, each cut to its width.
func (r *rows) cells(i int, y float32) {
	w, scale := &r.list[i], r.look.scale()
	base := y + r.height()/2 + 4.7*scale
	if w.action != "" {
		right := r.Size().Width - 14 - r.actionWidth(w)
		r.painter.write(fyne.NewPos(right+14, base), 0, letters{text: w.action, size: sizeText * scale, bold: true, ink: r.look.ink(render.InkAccent)})
	}
	for k, s := range r.spans(i) {
		if w.cells[k].edit != nil {
			r.editable(i, k, y, s)
		}
		r.cell(w, k, base, s)
	}
}

// editable frames a cell that can be changed in its place, so that one sees it.
func (r *rows) editable(i, col int, y float32, s span) {
	f := frame{stroke: r.look.ink(render.InkHair), width: 1, radius: 4 * r.look.scale()}
	if r.list[i].cells[col].edit.how == changeNow {
		f.stroke = nil // what is done by the click itself is no field
	}
	switch {
	case r.focused && i == r.at && col == r.col:
		f.stroke, f.width = r.look.ink(render.InkAccent), 2
	case i == r.hover && col == r.over:
		f.stroke, f.fill = r.look.ink(render.InkAccent), r.look.ink(inkSurface)
	}
	height := r.height() - 6
	if isOne := len(r.linesOf(&r.list[i].cells[col], s.width-8, sizeText*r.look.scale(), r.list[i].cells[col].bold)) == 1; isOne {
		height = rowHeight*r.look.scale() - 6
	}
	r.painter.rectangle(fyne.NewPos(s.left-5, y+(r.height()-height)/2), fyne.NewSize(max(10, s.width-4), height), f)
}

func (r *rows) cell(w *row, k int, base float32, s span) {
	c, scale := &w.cells[k], r.look.scale()
	size := sizeText * scale
	if w.heading {
		size = sizeSmall * scale
	}
	ink := c.ink
	switch {
	case ink == "" && (w.heading || w.faint):
		ink = render.InkMuted
	case ink == "":
		ink = render.InkText
	}
	if c.tick != tickNone {
		r.tickBox(fyne.NewPos(s.left, base-10.5*scale), c.tick == tickOn)
		s.left, s.width = s.left+20*scale, s.width-20*scale
	}
	if c.bar > 0 {
		r.painter.rectangle(fyne.NewPos(s.left, base-9*scale), fyne.NewSize(max(2, (s.width-16*scale)*c.bar), 11*scale), frame{fill: r.look.ink(ink), radius: 2})
		return
	}
	bold := c.bold || w.heading
	lines := r.linesOf(c, s.width-r.gapAfter(w, k), size, bold)
	for i, text := range lines {
		if text != "" {
			y := base + (float32(i)-float32(len(lines)-1)/2)*rowLine*scale
			r.painter.write(fyne.NewPos(s.left, y), 0, letters{text: text, size: size, bold: bold, ink: r.look.ink(ink)})
		}
	}
}

func (r *rows) tickBox(at fyne.Position, isOn bool) {
	s := r.look.scale()
	f := frame{stroke: r.look.ink(render.InkMuted), width: 1.2, radius: 3 * s}
	if isOn {
		f.fill, f.stroke = r.look.ink(render.InkAccent), r.look.ink(render.InkAccent)
	}
	r.painter.rectangle(at, fyne.NewSquareSize(13*s), f)
	if isOn {
		ink := r.look.ink(render.InkOnDark)
		r.painter.stroke(at.AddXY(3*s, 6.5*s), at.AddXY(5.5*s, 9.5*s), ink, 1.8*s)
		r.painter.stroke(at.AddXY(5.5*s, 9.5*s), at.AddXY(10.5*s, 3.5*s), ink, 1.8*s)
	}
}

// edits tells whether a cell can be changed.
func (r *rows) edits(i, col int) bool {
	return r.change != nil && i >= 0 && i < len(r.list) && col >= 0 && col < len(r.list[i].cells) && r.list[i].cells[col].edit != nil
}

// sideways moves the keyboard along the cells of its row that can be changed, and
// at their end back to the row.
func (r *rows) sideways(isLeft bool) bool {
	if r.change == nil || r.at < 0 || r.at >= len(r.list) {
		return false
	}
	by := 1
	if isLeft {
		by = -1
	}
	for col := r.col + by; col >= -1 && col < len(r.list[r.at].cells); col += by {
		if col == -1 || r.edits(r.at, col) {
			moved := col != r.col
			r.col = col
			r.Refresh()
			r.tell()
			return moved
		}
	}
	return r.col >= 0
}

// tell says that something else is pointed at.
func (r *rows) tell() {
	if r.told != nil {
		r.told()
	}
}

// reason is why what is pointed at is there: what the pointer is over, else what
// the keyboard is at.
func (r *rows) reason() string {
	i, col := r.hover, r.over
	if i < 0 && r.focused {
		i, col = r.at, r.col
	}
	if i < 0 || i >= len(r.list) {
		return ""
	}
	w := &r.list[i]
	tip := w.tip
	if w.leadIn != "" {
		tip = w.leadIn + w.cells[len(w.cells)-1].text
	}
	if col < 0 || col >= len(w.cells) {
		return tip
	}
	c := &w.cells[col]
	if c.tip != "" {
		tip = c.tip
	}
	if r.isCut(i, col) && !strings.Contains(tip, c.text) {
		return strings.TrimSpace(c.text + "　" + tip)
	}
	return tip
}
