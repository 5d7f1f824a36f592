package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

func (t *table) CreateRenderer() fyne.WidgetRenderer { return &tableRenderer{t} }

type tableRenderer struct{ *table }

// IsClip keeps the cells inside the widget; Fyne looks for this name.
func (r *tableRenderer) IsClip() {}

func (r *tableRenderer) Destroy() {}

func (r *tableRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 60) }

func (r *tableRenderer) Layout(fyne.Size) { r.scroll(0, 0) }

func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *tableRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.table)
}

// The heights of the head and of the foot, which says the whole of the cell,
// and the width of the numbers at the left, in pixels at 100 %.
const tableHead, tableFoot, tableGutter = 30, 46, 44

func (t *table) height() float32 { return rowHeight * t.app.look.scale() }

func (t *table) headHeight() float32 { return tableHead * t.app.look.scale() }

func (t *table) footHeight() float32 { return tableFoot * t.app.look.scale() }

// seenRows is how many whole rows there is room for.
func (t *table) seenRows() int {
	return int((t.Size().Height - t.headHeight() - t.footHeight()) / t.height())
}

// columnAt is where a column begins, and its width. The first stays while the
// others are scrolled under it.
func (t *table) columnAt(i int) (x, width float32) {
	scale := t.app.look.scale()
	x = tableGutter * scale
	for _, c := range t.columns[:i] {
		x += c.width * scale
	}
	width = t.columns[i].width * scale
	if over := t.overhang(); i == 0 {
		width -= over
	} else {
		x -= t.left + over
	}
	return x, width
}

// overhang is by how much the first column is narrower than it could be, so that
// others have room beside it.
func (t *table) overhang() float32 {
	if t.Size().Width < 2 {
		return 0
	}
	return max(0, t.columns[0].width*t.app.look.scale()-0.45*t.Size().Width)
}

// frozen is where the columns begin that are scrolled.
func (t *table) frozen() float32 {
	x, width := t.columnAt(0)
	return x + width
}

func (t *table) rowAt(row int) float32 { return t.headHeight() + float32(row)*t.height() - t.top }

// spotAt is the cell at a point of the widget.
func (t *table) spotAt(p fyne.Position) (spot, bool) {
	if p.Y < t.headHeight() || p.Y > t.Size().Height-t.footHeight() {
		return spot{}, false
	}
	at := spot{int((p.Y - t.headHeight() + t.top) / t.height()), -1}
	for i := range t.columns {
		x, width := t.columnAt(i)
		if p.X >= x && p.X < x+width && (i == 0 || p.X >= t.frozen()) {
			at.column = i
		}
	}
	if p.X < tableGutter*t.app.look.scale() {
		at.column = 0
	}
	return at, at.row <= len(t.records) && at.column >= 0
}

// borderAt is the column whose right border is at a point of the head.
func (t *table) borderAt(p fyne.Position) int {
	if p.Y > t.headHeight() {
		return -1
	}
	for i := len(t.columns) - 1; i >= 0; i-- {
		if x, width := t.columnAt(i); p.X > x+width-5 && p.X < x+width+5 && (i == 0 || x+width > t.frozen()) {
			return i
		}
	}
	return -1
}

// scroll moves the cells, as far as there are any.
func (t *table) scroll(dx, dy float32) {
	size := t.Size()
	x, width := t.columnAt(len(t.columns) - 1)
	most := max(0, x+width+t.left+8-size.Width)
	t.left = min(max(0, t.left-dx), most)
	whole := float32(len(t.records)+1) * t.height()
	t.top = min(max(0, t.top-dy), max(0, whole-(size.Height-t.headHeight()-t.footHeight())))
	t.editor.place()
	t.Refresh()
}

// reveal brings the cell with the keys into sight.
func (t *table) reveal() {
	size := t.Size()
	if size.Height < t.headHeight()+t.footHeight()+t.height() {
		return // not laid out yet
	}
	if y := t.rowAt(t.at.row); y < t.headHeight() {
		t.top -= t.headHeight() - y
	} else if low := size.Height - t.footHeight() - t.height(); y > low {
		t.top += y - low
	}
	if x, width := t.columnAt(t.at.column); t.at.column > 0 {
		if x+width > size.Width {
			t.left += x + width - size.Width
			x -= x + width - size.Width
		}
		if x < t.frozen() {
			t.left -= t.frozen() - x
		}
		t.left = t.snapped(t.left)
	}
	t.scroll(0, 0)
}

// snapped is how far to scroll so that a column begins where the others end that
// stay: at least as far as asked for, but not beyond the column with the keys.
func (t *table) snapped(left float32) float32 {
	scale, at := t.app.look.scale(), float32(0)
	for i := 1; i < t.at.column && at < left-0.5; i++ {
		at += t.columns[i].width * scale
	}
	return at
}

// draw makes the list of objects anew from what is in sight: first the cells
// that are scrolled, over them those that stay.
func (t *table) draw() {
	p, size := &t.painter, t.Size()
	p.begin(camera{Zoom: 1}, size)
	t.ground.FillColor = t.app.look.ink(inkSurface)
	t.ground.Resize(size)
	p.out = append(p.out, t.ground)
	first := max(0, int(t.top/t.height()))
	last := min(len(t.records), first+int((size.Height-t.headHeight())/t.height())+1)
	for row := first; row <= last; row++ {
		t.drawRow(row, false)
	}
	surface := frame{fill: t.app.look.ink(inkSurface)}
	p.rectangle(fyne.NewPos(0, t.headHeight()), fyne.NewSize(t.frozen(), size.Height), surface)
	for row := first; row <= last; row++ {
		t.drawRow(row, true)
	}
	head := frame{fill: t.app.look.ink(render.InkSubtle)}
	p.rectangle(fyne.NewPos(0, 0), fyne.NewSize(size.Width, t.headHeight()), head)
	t.drawHead(1, len(t.columns))
	p.rectangle(fyne.NewPos(0, 0), fyne.NewSize(t.frozen(), t.headHeight()), head)
	t.drawHead(0, 1)
	hair := t.app.look.ink(render.InkHair)
	p.stroke(fyne.NewPos(t.frozen(), 0), fyne.NewPos(t.frozen(), size.Height-t.footHeight()), t.app.look.ink(render.InkOutline), 1)
	p.stroke(fyne.NewPos(0, t.headHeight()), fyne.NewPos(size.Width, t.headHeight()), hair, 1)
	t.drawBars()
	t.drawFoot()
	t.editor.paint(p)
	t.objects = p.out
}

func (t *table) drawHead(from, to int) {
	scale := t.app.look.scale()
	for i := from; i < to; i++ {
		x, width := t.columnAt(i)
		if x > t.Size().Width || x+width < 0 {
			continue
		}
		ink := render.InkMuted
		if i == t.at.column && t.focused {
			ink = render.InkAccent
		}
		l := letters{text: cutTo(t.columns[i].title(t.app.texts), width-10*scale, sizeSmall*scale, true), size: sizeSmall * scale, bold: true, ink: t.app.look.ink(ink)}
		t.painter.write(fyne.NewPos(x+7*scale, t.headHeight()/2+4*scale), 0, l)
		t.painter.stroke(fyne.NewPos(x+width, 6*scale), fyne.NewPos(x+width, t.headHeight()-6*scale), t.app.look.ink(render.InkHair), 1)
	}
}

// drawBars shows how much there is beyond what is in sight.
func (t *table) drawBars() {
	size := t.Size()
	thumb := frame{fill: mixed(t.app.look.ink(render.InkOutline), t.app.look.ink(inkSurface), 0.45), radius: 2}
	room := size.Height - t.headHeight() - t.footHeight()
	if whole := float32(len(t.records)+1) * t.height(); whole > room && room > 30 {
		length := max(24, room*room/whole)
		t.painter.rectangle(fyne.NewPos(size.Width-6, t.headHeight()+t.top/(whole-room)*(room-length)), fyne.NewSize(4, length), thumb)
	}
	x, width := t.columnAt(len(t.columns) - 1)
	whole, wide := x+width+t.left-t.frozen(), size.Width-t.frozen()
	if whole > wide && wide > 30 {
		length := max(24, wide*wide/whole)
		at := t.frozen() + min(t.left/(whole-wide), 1)*(wide-length)
		t.painter.rectangle(fyne.NewPos(at, size.Height-t.footHeight()-6), fyne.NewSize(length, 4), thumb)
	}
}

// drawFoot says the whole of the cell with the keys, which its column may cut.
func (t *table) drawFoot() {
	p, size, scale := &t.painter, t.Size(), t.app.look.scale()
	top := size.Height - t.footHeight()
	p.rectangle(fyne.NewPos(0, top), fyne.NewSize(size.Width, t.footHeight()), frame{fill: t.app.look.ink(render.InkSubtle)})
	p.stroke(fyne.NewPos(0, top), fyne.NewPos(size.Width, top), t.app.look.ink(render.InkHair), 1)
	c := t.columns[t.at.column]
	label := c.title(t.app.texts)
	p.write(fyne.NewPos(10*scale, top+18*scale), 0, letters{text: label, size: sizeSmall * scale, bold: true, ink: t.app.look.ink(render.InkMuted)})
	x := 10*scale + fyne.MeasureText(label, sizeSmall*scale, fyne.TextStyle{Bold: true}).Width + 12*scale
	text, ink := t.app.texts.say("table.keys"), render.InkMuted
	if r, ok := t.record(t.at.row); ok {
		if said := oneLine(c.text(t.app, r)); said != "" {
			text, ink = said, render.InkText
		} else if f, isField := c.of(t.kind); isField && hintOf(t.app.texts, t.kind, f) != "" {
			text = hintOf(t.app.texts, t.kind, f)
		}
	}
	letter := sizeText * scale
	for i, said := range (render.Type{Size: float64(letter)}).Wrap(t.app.look.measure, text, float64(size.Width-x-12*scale), 2) {
		p.write(fyne.NewPos(x, top+(18+float32(i)*18)*scale), 0, letters{text: said, size: letter, ink: t.app.look.ink(ink)})
	}
}
