package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// welcome is what the window shows while nothing is open.
type welcome struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	title  *canvas.Text
}

func newWelcome(a *App) *welcome {
	w := &welcome{app: a, ground: canvas.NewRectangle(color.Transparent), title: canvas.NewText(a.texts.say("welcome.title"), color.Black)}
	var buttons []fyne.CanvasObject
	for i, name := range []string{"file.new", "file.open"} {
		kind := buttonField
		if i == 0 {
			kind = buttonFilled
		}
		c := a.command(name)
		b := newButton(a.look, kind, a.titleOf(c), func() { a.do(c) })
		b.side, b.wide = keyText(c.key()), 240
		if kind == buttonField {
			b.ink = render.InkText
		}
		buttons = append(buttons, b)
	}
	sample := newButton(a.look, buttonField, a.texts.say("welcome.sample"), func() { a.openSample(firstSample) })
	sample.wide, sample.ink = 240, render.InkText
	buttons = append(buttons, sample)
	box := container.New(&stack{gap: 10}, append([]fyne.CanvasObject{w.title}, buttons...)...)
	w.root = container.NewStack(w.ground, container.NewCenter(box))
	w.restyle()
	return w
}

func (w *welcome) restyle() {
	w.ground.FillColor = w.app.look.ink(inkGround)
	w.title.Color, w.title.TextSize = w.app.look.ink(render.InkText), sizeTitle
	w.title.Alignment = fyne.TextAlignCenter
	w.root.Refresh()
}
