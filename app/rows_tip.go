package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/render"
)

// noSlip is the row that a slip is shown of while none is.
const noSlip = -1

// rest waits until the pointer has rested over a cell whose text is cut, and
// then shows the whole of it.
func (r *rows) rest() {
	r.slip = noSlip
	i, col := r.hover, r.over
	if r.wait == nil || !r.isCut(i, col) {
		return
	}
	r.wait(func() {
		if r.hover == i && r.over == col && r.isCut(i, col) {
			r.slip = i
			r.Refresh()
		}
	})
}

// isCut tells whether a cell shows less than its text.
func (r *rows) isCut(i, col int) bool {
	if i < 0 || i >= len(r.list) || col < 0 || col >= len(r.list[i].cells) {
		return false
	}
	c, size, room := &r.list[i].cells[col], sizeText*r.look.scale(), r.room(i, col)
	if lines := r.linesOf(c, room, size, c.bold); len(lines) > 1 {
		return strings.HasSuffix(lines[len(lines)-1], "…") && !strings.HasSuffix(c.text, "…")
	}
	return fyne.MeasureText(c.text, size, fyne.TextStyle{Bold: c.bold}).Width > room
}

// gapAfter is the free space after a cell's text, in pixels: the last needs none
// where no frame is round it.
func (r *rows) gapAfter(w *row, col int) float32 {
	if col == len(w.cells)-1 && w.cells[col].edit == nil {
		return 0
	}
	return 8
}

// room is how wide a cell's text can be, in pixels.
func (r *rows) room(i, col int) float32 {
	w, s := &r.list[i], r.spans(i)[col]
	if w.cells[col].tick != tickNone {
		s.width -= 20 * r.look.scale()
	}
	return s.width - r.gapAfter(w, col)
}

// tip shows the slip below its row, or above it where there is no room.
func (r *rows) tip() {
	if r.slip == noSlip || r.slip >= len(r.list) || r.over < 0 || r.over >= len(r.list[r.slip].cells) {
		return
	}
	size, scale := r.Size(), r.look.scale()
	kind := render.Type{Size: float64(sizeText * scale)}
	lines := kind.Wrap(r.look.measure, r.list[r.slip].cells[r.over].text, float64(size.Width-36), 4)
	below := float32(r.slip+1)*r.height() - r.top
	if high := float32(len(lines))*sizeText*scale*1.55 + 6; below+high > size.Height {
		below -= r.height() + high
	}
	r.painter.note(fyne.NewPos(r.spans(r.slip)[r.over].left-8, below), lines, size)
}
