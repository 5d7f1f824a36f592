package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// drawRow draws the cells of a row that stay, or those that are scrolled.
func (t *table) drawRow(row int, stays bool) {
	p, size, y := &t.painter, t.Size(), t.rowAt(row)
	if y > size.Height-t.footHeight() {
		return
	}
	r, ok := t.record(row)
	at, width := fyne.NewPos(t.frozen(), y), size.Width-t.frozen()
	if stays {
		at, width = fyne.NewPos(0, y), t.frozen()
	}
	switch {
	case ok && t.app.selection.has(r.Key()):
		p.rectangle(at, fyne.NewSize(width, t.height()), frame{fill: mixed(t.app.look.ink(render.InkWash), t.app.look.ink(inkSurface), 0.5)})
	case row == t.hover:
		p.rectangle(at, fyne.NewSize(width, t.height()), frame{fill: t.app.look.ink(inkHover)})
	}
	p.stroke(fyne.NewPos(at.X, y+t.height()), fyne.NewPos(at.X+width, y+t.height()), t.app.look.ink(render.InkHair), 1)
	if !stays {
		for i := 1; i < len(t.columns); i++ {
			t.drawCell(spot{row, i}, r)
		}
		return
	}
	t.drawGutter(row, r)
	t.drawCell(spot{row, 0}, r)
}

// drawGutter numbers a row, and marks what must be passed and what is asked.
func (t *table) drawGutter(row int, r model.Record) {
	p, scale := &t.painter, t.app.look.scale()
	y := t.rowAt(row)
	base := y + t.height()/2 + 4*scale
	width := tableGutter * scale
	if r == nil {
		p.write(fyne.NewPos(0, base), width-10*scale, letters{text: "＋", size: sizeSmall * scale, ink: t.app.look.ink(render.InkAccent), align: fyne.TextAlignTrailing})
		return
	}
	text, ink := itoa(row+1), render.InkMuted
	if t.app.openRemarksOn(r.Key()) > 0 {
		text, ink = "?", render.InkWarm
	}
	p.write(fyne.NewPos(0, base), width-10*scale, letters{text: text, size: sizeSmall * scale, bold: ink == render.InkWarm, ink: t.app.look.ink(ink), align: fyne.TextAlignTrailing})
	if d := t.app.drawn.derivation; d != nil && t.kind == model.KindDeliverable && d.IsCheckpoint(r.Key()) {
		accent := t.app.look.ink(render.InkAccent)
		p.bookmark(fyne.NewPos(4*scale, y+6*scale), 0.8*scale, frame{fill: accent, stroke: accent, width: 1})
	}
}

func (t *table) drawCell(at spot, r model.Record) {
	p, size := &t.painter, t.Size()
	x, width := t.columnAt(at.column)
	y := t.rowAt(at.row)
	if x > size.Width || at.column > 0 && x+width < t.frozen() {
		return
	}
	low, high := t.picked()
	isPicked := at.row >= low.row && at.row <= high.row && at.column >= low.column && at.column <= high.column
	if isPicked && low != high {
		p.rectangle(fyne.NewPos(x, y), fyne.NewSize(width, t.height()), frame{fill: t.app.look.ink(render.InkWash)})
	}
	p.stroke(fyne.NewPos(x+width, y), fyne.NewPos(x+width, y+t.height()), t.app.look.ink(render.InkHair), 1)
	t.writeCell(at, r)
	if at == t.at {
		edge := frame{stroke: t.app.look.ink(render.InkOutline), width: 1}
		if t.focused {
			edge = frame{stroke: t.app.look.ink(render.InkAccent), width: 2}
		}
		p.rectangle(fyne.NewPos(x+1, y+1), fyne.NewSize(width-1, t.height()-1), edge)
	}
}

func (t *table) writeCell(at spot, r model.Record) {
	scale := t.app.look.scale()
	x, width := t.columnAt(at.column)
	l := letters{size: sizeText * scale, ink: t.app.look.ink(render.InkText), bold: at.column == 0 && t.isGoal(r)}
	c := t.columns[at.column]
	switch {
	case r != nil:
		l.text = oneLine(c.text(t.app, r))
	case at.column == 0:
		l.text, l.ink = t.app.texts.say("table.new", "kind", t.app.texts.say("kind."+string(t.kind))), t.app.look.ink(render.InkMuted)
	}
	if l.text == "" {
		return
	}
	room := width - 14*scale
	l.text = cutTo(l.text, room, l.size, l.bold)
	if c.isNumber(t.kind) {
		l.align = fyne.TextAlignTrailing
	}
	t.painter.write(fyne.NewPos(x+7*scale, t.rowAt(at.row)+t.height()/2+4.7*scale), room, l)
}

func (t *table) isGoal(r model.Record) bool {
	d, ok := r.(model.Deliverable)
	return ok && d.Goal
}
