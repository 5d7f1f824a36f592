package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// dividerWidth is how wide the border between two parts is to the pointer; to
// the eye it is a hairline.
const dividerWidth = 7

// divider is the border of a part of the desk. Dragged, it makes the part
// larger or smaller.
type divider struct {
	widget.BaseWidget
	app  *App
	part string
	line *canvas.Rectangle
	over bool

	before  *panes // when the drag under way began; nil: none is
	givenUp bool   // the drag under way, with Escape
}

func newDivider(a *App, part string) *divider {
	d := &divider{app: a, part: part, line: canvas.NewRectangle(color.Transparent)}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) isUpright() bool {
	return d.part == partOutline || d.part == partCard || d.part == partShare && d.app.settings.Panes.Views != viewsStacked
}

func (d *divider) Cursor() desktop.Cursor {
	if d.isUpright() {
		return desktop.HResizeCursor
	}
	return desktop.VResizeCursor
}

func (d *divider) MouseIn(*desktop.MouseEvent) { d.over = true; d.Refresh() }

func (d *divider) MouseMoved(*desktop.MouseEvent) {}

func (d *divider) MouseOut() { d.over = false; d.Refresh() }

func (d *divider) Dragged(e *fyne.DragEvent) {
	if d.givenUp {
		return
	}
	p := &d.app.settings.Panes
	if d.before == nil {
		before := *p
		d.before = &before
	}
	room := d.app.desk.root.Size()
	switch d.part {
	case partOutline:
		p.Outline = within(p.Outline+e.Dragged.DX, 120, room.Width/3, p.Outline)
	case partCard:
		p.Card = within(p.Card-e.Dragged.DX, 180, room.Width/2, p.Card)
		d.app.desk.card.form.grow()
	case partPanel:
		p.Panel = within(p.Panel-e.Dragged.DY, 80, room.Height*0.7, p.Panel)
	case partShare:
		d.share(e.Dragged)
	}
	d.app.desk.arrange()
}

func (d *divider) share(by fyne.Delta) {
	p := &d.app.settings.Panes
	first, second := d.app.desk.views[0].root.Size(), d.app.desk.views[1].root.Size()
	share := p.Share
	if d.isUpright() {
		share += by.DX / (first.Width + second.Width)
	} else {
		share += by.DY / (first.Height + second.Height)
	}
	p.Share = within(share, 0.15, 0.85, p.Share)
}

func (d *divider) DragEnd() { d.before, d.givenUp = nil, false }

// cancelBorder puts a border that is being dragged back where it was; it tells
// whether one was.
func (a *App) cancelBorder() bool {
	for _, part := range []string{partOutline, partCard, partPanel, partShare} {
		if d := a.desk.dividers[part]; d.before != nil {
			a.settings.Panes, d.before, d.givenUp = *d.before, nil, true
			a.desk.arrange()
			return true
		}
	}
	return false
}

func (d *divider) CreateRenderer() fyne.WidgetRenderer { return &dividerRenderer{d} }

type dividerRenderer struct{ *divider }

func (r *dividerRenderer) Destroy() {}

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *dividerRenderer) Layout(size fyne.Size) {
	if r.isUpright() {
		r.line.Move(fyne.NewPos(dividerWidth/2, 0))
		r.line.Resize(fyne.NewSize(1, size.Height))
		return
	}
	r.line.Move(fyne.NewPos(0, dividerWidth/2))
	r.line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *dividerRenderer) Refresh() {
	ink := render.InkHair
	if r.over {
		ink = render.InkAccent
	}
	r.line.FillColor = r.app.look.ink(ink)
	r.Layout(r.divider.Size())
	canvas.Refresh(r.divider)
}
