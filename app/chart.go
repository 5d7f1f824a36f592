package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// chart is the part of a widget that draws: paint is asked for the drawing anew
// whenever the room or what is drawn changes, with an empty painter of that size.
type chart struct {
	widget.BaseWidget
	of      fyne.Widget // that the chart is part of
	painter painter
	paint   func(size fyne.Size)
}

func (c *chart) begin(of fyne.Widget, l *look, paint func(size fyne.Size)) {
	c.of, c.paint, c.painter.look = of, paint, l
	c.ExtendBaseWidget(of)
}

func (c *chart) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{c} }

type chartRenderer struct{ *chart }

func (r *chartRenderer) Destroy() {}

func (r *chartRenderer) MinSize() fyne.Size { return fyne.NewSize(80, 60) }

func (r *chartRenderer) Layout(fyne.Size) { r.draw() }

func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.painter.out }

func (r *chartRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.of)
}

func (c *chart) draw() {
	c.painter.begin(camera{Zoom: 1}, c.Size())
	c.paint(c.Size())
}

// plot is the room of the curves themselves.
type plot struct {
	at   fyne.Position
	size fyne.Size
}
