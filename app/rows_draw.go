package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

func (r *rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{r} }

type rowsRenderer struct{ *rows }

// IsClip keeps the rows inside the widget; Fyne looks for this name.
func (r *rowsRenderer) IsClip() {}

func (r *rowsRenderer) Destroy() {}

func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(60, rowHeight) }

func (r *rowsRenderer) Layout(fyne.Size) { r.scroll(0) }

func (r *rowsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *rowsRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.rows)
}

// The left border of the rows, and how far each level is moved in.
const rowLeft, rowIndent = 14, 14

func (r *rows) indent(i int) float32 {
	left := float32(rowLeft)
	if r.unfold != nil {
		left += 8
	}
	return (left + float32(r.list[i].indent)*rowIndent) * r.look.scale()
}

func (r *rows) draw() {
	p, size := &r.painter, r.Size()
	p.begin(camera{Zoom: 1}, size)
	r.ground.FillColor = r.look.ink(inkSurface)
	r.ground.Resize(size)
	p.out = append(p.out, r.ground)
	if len(r.list) == 0 && r.empty != "" {
		r.drawEmpty()
	}
	h := r.height()
	for i := max(0, int(r.top/h)); i < len(r.list) && float32(i)*h < r.top+size.Height; i++ {
		r.drawRow(i, float32(i)*h-r.top)
	}
	if whole := float32(len(r.list)) * h; whole > size.Height {
		length := max(24, size.Height*size.Height/whole)
		y := r.top / (whole - size.Height) * (size.Height - length)
		p.rectangle(fyne.NewPos(size.Width-6, y), fyne.NewSize(4, length), frame{fill: mixed(r.look.ink(render.InkOutline), r.look.ink(inkSurface), 0.45), radius: 2})
	}
	r.objects = p.out
}

func (r *rows) drawEmpty() {
	size := sizeText * r.look.scale()
	width := float64(r.Size().Width - 2*rowLeft)
	for i, line := range (render.Type{Size: float64(size)}).Wrap(r.look.measure, r.empty, width, 6) {
		r.painter.write(fyne.NewPos(rowLeft, (24+float32(i)*20)*r.look.scale()), 0,
			letters{text: line, size: size, ink: r.look.ink(render.InkMuted)})
	}
}

func (r *rows) drawRow(i int, y float32) {
	p, width, scale := &r.painter, r.Size().Width, r.look.scale()
	w := &r.list[i]
	if w.rule {
		half := y + r.height()/2
		p.stroke(fyne.NewPos(10, half), fyne.NewPos(width-10, half), r.look.ink(render.InkHair), 1)
		return
	}
	wash := frame{radius: 5 * scale}
	switch {
	case r.marked != nil && r.marked(*w):
		wash.fill = r.look.ink(render.InkWash)
	case i == r.hover && !w.heading:
		wash.fill = r.look.ink(inkHover)
	}
	if r.focused && i == r.at {
		wash.stroke, wash.width = r.look.ink(render.InkAccent), 1
	}
	if wash.fill != nil || wash.stroke != nil {
		p.rectangle(fyne.NewPos(6, y+1), fyne.NewSize(width-14, r.height()-2), wash)
	}
	left := r.indent(i)
	if w.fold != foldNone {
		r.triangle(fyne.NewPos(left-11*scale, y+r.height()/2), w.fold == foldOpen)
	}
	r.cells(w, left, y+r.height()/2+4.7*scale)
}

func (r *rows) triangle(c fyne.Position, isOpen bool) {
	f, s := frame{fill: r.look.ink(render.InkMuted)}, r.look.scale()
	if isOpen {
		r.painter.polygon(f, fyne.NewPos(c.X-4*s, c.Y-2*s), fyne.NewPos(c.X+4*s, c.Y-2*s), fyne.NewPos(c.X, c.Y+3*s))
		return
	}
	r.painter.polygon(f, fyne.NewPos(c.X-2*s, c.Y-4*s), fyne.NewPos(c.X+3*s, c.Y), fyne.NewPos(c.X-2*s, c.Y+4*s))
}

// cells writes a row's texts into its columns, each cut to its width.
func (r *rows) cells(w *row, left, base float32) {
	right := r.Size().Width - 14 - r.actionWidth(w)
	if w.action != "" {
		r.painter.write(fyne.NewPos(right+14, base), 0, letters{text: w.action, size: sizeText * r.look.scale(), bold: true, ink: r.look.ink(render.InkAccent)})
	}
	for i, c := range w.cells {
		width := r.columnWidth(i, left, right)
		if i == len(w.cells)-1 {
			width = right - left
		}
		size := sizeText * r.look.scale()
		if w.heading {
			size = sizeSmall * r.look.scale()
		}
		ink := c.ink
		switch {
		case ink == "" && (w.heading || w.faint):
			ink = render.InkMuted
		case ink == "":
			ink = render.InkText
		}
		if text := cutTo(c.text, width-6, size, c.bold); text != "" {
			r.painter.write(fyne.NewPos(left, base), 0, letters{text: text, size: size, bold: c.bold || w.heading, ink: r.look.ink(ink)})
		}
		left += width
	}
}

// columnWidth is the width of a column, when those from it on share what is left.
func (r *rows) columnWidth(i int, left, right float32) float32 {
	if i >= len(r.columns) {
		return right - left
	}
	if w := r.columns[i]; w >= 0 {
		return w * r.look.scale()
	}
	fixed, shares := float32(0), float32(0)
	for _, w := range r.columns[i:] {
		if w >= 0 {
			fixed += w * r.look.scale()
		} else {
			shares -= w
		}
	}
	return max(0, (right-left-fixed)*-r.columns[i]/shares)
}

// cutTo shortens a text to a width in pixels, with an ellipsis.
func cutTo(text string, width, size float32, bold bool) string {
	style := fyne.TextStyle{Bold: bold}
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	letters := []rune(text)
	low, high := 0, len(letters)
	for low < high {
		half := (low + high + 1) / 2
		if fyne.MeasureText(string(letters[:half])+"…", size, style).Width <= width {
			low = half
		} else {
			high = half - 1
		}
	}
	if low == 0 {
		return ""
	}
	return string(letters[:low]) + "…"
}
