package app

import (
	"image/color"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// welcome is what the window shows while nothing is open: the ways to begin, and
// what was open last.
type welcome struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	title  *canvas.Text
	last   *canvas.Text
	hint   *canvas.Text
	box    *fyne.Container
	before []*button // the ways to begin
	shown  []string  // the recent files that are listed
}

// mostWelcomed is how many recent files are listed.
const mostWelcomed = 6

func newWelcome(a *App) *welcome {
	w := &welcome{app: a, ground: canvas.NewRectangle(color.Transparent)}
	w.title, w.last, w.hint = canvas.NewText(a.texts.say("welcome.title"), color.Black), canvas.NewText(a.texts.say("menu.recent"), color.Black), canvas.NewText(a.texts.say("welcome.drop"), color.Black)
	for i, name := range []string{"file.new", "file.open"} {
		kind := buttonField
		if i == 0 {
			kind = buttonFilled
		}
		c := a.command(name)
		w.add(kind, a.titleOf(c), func() { a.do(c) }).side = keyText(c.key())
	}
	w.add(buttonField, a.texts.say("welcome.sample"), func() { a.openSample(firstSample) })
	w.add(buttonField, a.texts.plain("command.tour"), a.startTour)
	w.box = container.New(&stack{gap: 10})
	w.root = container.NewStack(w.ground, container.NewCenter(w.box))
	w.follow()
	w.restyle()
	return w
}

// welcomeWidth is how wide the ways to begin are, in pixels at 100 %.
const welcomeWidth = 380

func (w *welcome) add(kind buttonKind, text string, do func()) *button {
	b := newButton(w.app.look, kind, text, do)
	b.wide = welcomeWidth
	if kind == buttonField {
		b.ink = render.InkText
	}
	w.before = append(w.before, b)
	return b
}

// follow lists the files that were open last and are still there.
func (w *welcome) follow() {
	w.shown = w.shown[:0]
	for _, path := range w.app.recent() {
		if len(w.shown) < mostWelcomed && isThere(path) {
			w.shown = append(w.shown, path)
		}
	}
	objects := []fyne.CanvasObject{w.title}
	for _, b := range w.before {
		objects = append(objects, b)
	}
	if len(w.shown) > 0 {
		objects = append(objects, gapAbove(), w.last)
	}
	for _, path := range w.shown {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		b := newButton(w.app.look, buttonField, clip(name, 26), func() { w.app.open(path) })
		b.wide, b.side, b.ink = welcomeWidth, shortFolder(path), render.InkText
		objects = append(objects, b)
	}
	w.box.Objects = append(objects, gapAbove(), w.hint)
	w.box.Refresh()
}

func (w *welcome) restyle() {
	l, scale := w.app.look, w.app.look.scale()
	w.ground.FillColor = l.ink(inkGround)
	w.title.Color, w.title.TextSize, w.title.Alignment = l.ink(render.InkText), sizeTitle*scale, fyne.TextAlignCenter
	for _, small := range []*canvas.Text{w.last, w.hint} {
		small.Color, small.TextSize = l.ink(render.InkMuted), sizeSmall*scale
	}
	w.hint.Alignment = fyne.TextAlignCenter
	w.root.Refresh()
}
