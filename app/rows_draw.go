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

func (r *rowsRenderer) Layout(fyne.Size) {
	r.fitLines()
	r.scroll(0)
}

func (r *rowsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *rowsRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.rows)
}

// The left border of the rows, and how far each level is moved in, in pixels at
// 100 %. Where rows go deep, all levels are moved in less, so that names keep
// most of the width.
const (
	rowLeft, rowIndent = 18, 14
	mostIndent         = 0.26
)

func (r *rows) indent(i int) float32 {
	scale := r.look.scale()
	left := float32(rowLeft)
	if r.unfold != nil {
		left += 4 // for the triangle
	}
	by := float32(rowIndent)
	if room := r.Size().Width / scale * mostIndent; float32(r.deepest)*by > room && room > 0 {
		by = room / float32(r.deepest)
	}
	return (left + float32(r.list[i].indent)*by) * scale
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
	r.placeTyping()
	r.tip()
	r.objects = p.out
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
	r.cells(i, y)
}

func (r *rows) triangle(c fyne.Position, isOpen bool) {
	f, s := frame{fill: r.look.ink(render.InkMuted)}, r.look.scale()
	if isOpen {
		r.painter.polygon(f, fyne.NewPos(c.X-4*s, c.Y-2*s), fyne.NewPos(c.X+4*s, c.Y-2*s), fyne.NewPos(c.X, c.Y+3*s))
		return
	}
	r.painter.polygon(f, fyne.NewPos(c.X-2*s, c.Y-4*s), fyne.NewPos(c.X+3*s, c.Y), fyne.NewPos(c.X-2*s, c.Y+4*s))
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
