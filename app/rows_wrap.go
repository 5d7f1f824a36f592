package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// A list that wraps sets its texts in two lines where they need it: all of its
// rows are then as high as two, so that what is where in it stays plain.
const (
	mostCellLines = 2
	rowLine       = 17 // from line to line, in pixels at 100 %
	mostFitted    = 200
)

// fitLines finds whether the rows are as high as two lines: when one of the first
// ones has a text that its cell has no room for.
func (r *rows) fitLines() {
	r.isTall = false
	if !r.wraps || r.Size().Width <= 0 {
		return
	}
	size := float64(sizeText * r.look.scale())
	for i := range r.list[:min(len(r.list), mostFitted)] {
		w := &r.list[i]
		if w.heading || w.rule {
			continue
		}
		for k, s := range r.spans(i) {
			c := &w.cells[k]
			if r.look.measure.Width(c.text, size, c.bold) > float64(s.width-8) {
				r.isTall = true
				return
			}
		}
	}
}

func (r *rows) height() float32 {
	if r.isTall {
		return (rowHeight + rowLine) * r.look.scale()
	}
	return rowHeight * r.look.scale()
}

// linesOf is a cell's text in the lines that its width takes; the last one ends
// in an ellipsis where even they have no room for it all.
func (r *rows) linesOf(c *cell, width, size float32, bold bool) []string {
	if !r.isTall || fyne.MeasureText(c.text, size, fyne.TextStyle{Bold: bold}).Width <= width {
		return []string{cutTo(c.text, width, size, bold)}
	}
	return (render.Type{Size: float64(size), Bold: bold}).Wrap(r.look.measure, c.text, float64(width), mostCellLines)
}
