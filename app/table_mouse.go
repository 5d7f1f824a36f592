package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (t *table) Scrolled(e *fyne.ScrollEvent) {
	by := e.Scrolled
	if held(t.shift)&fyne.KeyModifierShift != 0 && by.DX == 0 {
		by.DX, by.DY = by.DY, 0
	}
	t.scroll(by.DX, by.DY)
}

// MouseDown gives the cell the keys; at the border of a column's head it takes
// hold of the border.
func (t *table) MouseDown(e *desktop.MouseEvent) {
	t.editor.accept()
	t.app.window.Canvas().Focus(t)
	if t.dragged = t.borderAt(e.Position); t.dragged >= 0 {
		return
	}
	to, ok := t.spotAt(e.Position)
	if !ok || e.Button == desktop.MouseButtonSecondary && t.app.selection.has(t.idAt(to.row)) {
		return
	}
	t.goTo(to, e.Modifier&fyne.KeyModifierShift != 0)
}

func (t *table) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the cell, as the key does; at the border of a column's head
// it makes the column as wide as what is in sight of it needs.
func (t *table) DoubleTapped(e *fyne.PointEvent) {
	if i := t.borderAt(e.Position); i >= 0 {
		t.fit(i)
		return
	}
	if _, ok := t.spotAt(e.Position); ok && !t.tick() {
		t.editor.open("")
	}
}

// fit makes a column as wide as the texts of it that are in sight.
func (t *table) fit(i int) {
	c, scale := &t.columns[i], t.app.look.scale()
	size := sizeText * scale
	width := fyne.MeasureText(c.title(t.app.texts), sizeSmall*scale, fyne.TextStyle{Bold: true}).Width
	first := max(0, int(t.top/t.height()))
	for row := first; row < min(len(t.records), first+t.seenRows()+1); row++ {
		r := t.records[row]
		width = max(width, fyne.MeasureText(oneLine(c.text(t.app, r)), size, fyne.TextStyle{Bold: i == 0 && t.isGoal(r)}).Width)
	}
	c.width = min(max(leastColumn, (width+16*scale)/scale), mostColumn)
	t.scroll(0, 0)
}

func (t *table) TappedSecondary(e *fyne.PointEvent) { t.app.contextMenu(e.AbsolutePosition) }

// Dragged picks cells, or makes a column wider or narrower.
func (t *table) Dragged(e *fyne.DragEvent) {
	if t.dragged >= 0 {
		c := &t.columns[t.dragged]
		c.width = max(leastColumn, c.width+e.Dragged.DX/t.app.look.scale())
		t.scroll(0, 0)
		return
	}
	if to, ok := t.spotAt(e.Position); ok {
		t.goTo(to, true)
	}
}

func (t *table) DragEnd() { t.dragged = -1 }

func (t *table) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

func (t *table) MouseMoved(e *desktop.MouseEvent) {
	row := -1
	if to, ok := t.spotAt(e.Position); ok {
		row = to.row
	}
	if row != t.hover {
		t.hover = row
		t.Refresh()
	}
}

func (t *table) MouseOut() { t.hover = -1; t.Refresh() }

// leastColumn is how narrow a column can be made, and mostColumn how wide it
// makes itself, in pixels at 100 %.
const leastColumn, mostColumn = 36, 560
