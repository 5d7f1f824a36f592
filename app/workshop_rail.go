package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// rail is the line of the workshop's steps: a click goes to one. A step that is
// done is filled, the present one is framed, and a bar below each tells how far
// it is.
type rail struct {
	widget.BaseWidget
	app     *App
	painter painter
	hover   int
	objects []fyne.CanvasObject
}

// railWidth is the width of the rail, and railStep that of a step, in pixels at
// 100 %.
const (
	railStep  = 27
	railWidth = railStep * model.WorkshopSteps
)

func newRail(a *App) *rail {
	r := &rail{app: a, hover: -1}
	r.painter.look = a.look
	r.ExtendBaseWidget(r)
	return r
}

// step is the step at a place, or below zero.
func (r *rail) stepAt(x float32) int {
	i := int(x / (railStep * r.app.look.scale()))
	if x < 0 || i >= model.WorkshopSteps {
		return -1
	}
	return i
}

func (r *rail) Tapped(e *fyne.PointEvent) {
	if i := r.stepAt(e.Position.X); i >= 0 {
		r.app.workshop.goTo(i)
		r.app.workshop.focus()
	}
}

func (r *rail) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

func (r *rail) MouseMoved(e *desktop.MouseEvent) {
	if i := r.stepAt(e.Position.X); i != r.hover {
		r.hover = i
		r.Refresh()
	}
}

func (r *rail) MouseOut() { r.hover = -1; r.Refresh() }

func (r *rail) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (r *rail) CreateRenderer() fyne.WidgetRenderer { return &railRenderer{r} }

type railRenderer struct{ *rail }

func (r *railRenderer) Destroy() {}

func (r *railRenderer) MinSize() fyne.Size { return fyne.NewSize(railWidth*r.app.look.scale(), 28) }

func (r *railRenderer) Layout(fyne.Size) { r.draw() }

func (r *railRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *railRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.rail)
}

func (r *rail) draw() {
	p, size := &r.painter, r.Size()
	p.begin(camera{Zoom: 1}, size)
	progress := model.ProgressOf(r.app.workshop.cards, r.app.workshop.passed)
	for i := range model.WorkshopSteps {
		r.drawStep(i, progress[i])
	}
	r.objects = p.out
}

func (r *rail) drawStep(i int, done model.Progress) {
	p, l, scale := &r.painter, r.app.look, r.app.look.scale()
	x, side := float32(i)*railStep*scale, 21*scale
	look := frame{radius: side / 2}
	ink := render.InkMuted
	switch {
	case i == r.app.workshop.step:
		look.fill, ink = l.ink(render.InkAccent), render.InkOnDark
	case done.All > 0 && done.Answered == done.All:
		look.fill, ink = l.ink(render.InkWash), render.InkAccent
	case i == r.hover:
		look.fill = l.ink(inkHover)
	}
	p.rectangle(fyne.NewPos(x+2*scale, 0), fyne.NewSize(side, side), look)
	word := strconv.Itoa(i)
	if i == model.StepClose {
		word = "◎"
	}
	size := sizeSmall * scale
	width := fyne.MeasureText(word, size, fyne.TextStyle{Bold: true}).Width
	p.write(fyne.NewPos(x+2*scale+(side-width)/2, side/2+4*scale), 0, letters{text: word, size: size, bold: true, ink: l.ink(ink)})
	p.rectangle(fyne.NewPos(x+4*scale, 24*scale), fyne.NewSize(side-4*scale, 2*scale), frame{fill: l.ink(render.InkHair), radius: scale})
	if done.All > 0 && done.Answered > 0 {
		part := (side - 4*scale) * float32(done.Answered) / float32(done.All)
		p.rectangle(fyne.NewPos(x+4*scale, 24*scale), fyne.NewSize(part, 2*scale), frame{fill: l.ink(render.InkAccent), radius: scale})
	}
}
