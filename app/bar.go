package app

import (
	"image/color"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// bar is the top of the window: menus, the file and whether it is saved, and
// the ways to search, to every command, and to the big room.
type bar struct {
	app     *App
	root    *fyne.Container
	ground  *canvas.Rectangle
	line    *canvas.Rectangle
	menus   []*button
	file    *canvas.Text
	name    string // of the file, as much as is shown at most
	status  *button
	search  *button
	palette *button
	present *button
}

func newBar(a *App) *bar {
	b := &bar{app: a}
	b.ground, b.line = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(nil)
	b.file = canvas.NewText("", color.Black)
	b.status = newButton(a.look, buttonPlain, "", a.explainSaving)
	b.search = newButton(a.look, buttonField, a.texts.say("view.search"), func() { a.run("edit.find") })
	b.search.side, b.search.wide = "Ctrl+F", 180
	b.palette = newButton(a.look, buttonField, a.texts.say("bar.commands"), func() { a.run("help.commands") })
	b.palette.side, b.palette.wide = "Ctrl+K", 130
	b.present = newButton(a.look, buttonFilled, a.texts.say("menu.present"), func() { a.run("view.present") })
	b.present.side = "F5"
	objects := []fyne.CanvasObject{b.ground, b.line, b.file, b.status, b.search, b.palette, b.present}
	for i, m := range menuTable() {
		button := newButton(a.look, buttonPlain, a.texts.say(m.text), func() { a.openBarMenu(i) })
		b.menus = append(b.menus, button)
		objects = append(objects, button)
	}
	b.root = container.New(&barLayout{b}, objects...)
	return b
}

// follow shows the file's name and state.
func (b *bar) follow() {
	l, scale := b.app.look, b.app.look.scale()
	b.ground.FillColor, b.line.FillColor = l.ink(inkSurface), l.ink(render.InkHair)
	b.file.Text, b.file.Color, b.file.TextSize, b.file.TextStyle.Bold = "", l.ink(render.InkText), sizeText*scale, true
	b.status.text, b.status.ink, b.name = "", render.InkAccent, ""
	if b.app.file != nil {
		b.name = clip(filepath.Base(b.app.file.Path()), 36)
		b.file.Text = b.name
		b.state()
	}
	b.app.window.SetTitle(b.app.windowTitle())
	b.root.Refresh()
	b.root.Layout.Layout(b.root.Objects, b.root.Size())
	if b.app.desk.banner.follow() && b.app.desk.root != nil {
		b.app.desk.arrange()
	}
}

// state says whether everything is on disk, never too early.
func (b *bar) state() {
	s := b.app.saver
	switch s.state() {
	case stateSaved:
		b.status.text = b.app.texts.say("save.saved")
	case stateSaving:
		b.status.text, b.status.ink = b.app.texts.say("save.saving"), render.InkMuted
	case stateFailed:
		b.status.text, b.status.ink = "× "+b.app.texts.say("save.failed"), render.InkAlarm
	case stateUndecided:
		b.status.text, b.status.ink = "● "+b.app.texts.say("save.choose"), render.InkAlarm
	case stateReadOnly:
		b.status.text, b.status.ink = b.app.texts.say("save.readOnly"), render.InkWarm
	}
	b.status.Refresh()
}

func (a *App) windowTitle() string {
	if a.file == nil {
		return "Hone"
	}
	name := a.head().Info().Title
	if name == "" {
		name = filepath.Base(a.file.Path())
	}
	return name + " – Hone"
}

type barLayout struct{ *bar }

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, barHeight) }

func (l *barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := l.app.look.scale()
	l.ground.Resize(size)
	l.line.Move(fyne.NewPos(0, size.Height-1))
	l.line.Resize(fyne.NewSize(size.Width, 1))
	x := 10 * scale
	for _, m := range l.menus {
		x += l.set(m, x, size)
	}
	l.file.Text = l.name
	file, status := l.file.MinSize(), l.status.MinSize()
	need := file.Width + status.Width + 40*scale
	right := size.Width - 12*scale
	for i, b := range []*button{l.present, l.palette, l.search} {
		w := b.MinSize()
		fits := right-w.Width-10*scale > x+need || i == 0
		put(b, fits && right-w.Width > x, fyne.NewPos(right-w.Width, (size.Height-w.Height)/2), w)
		if fits {
			right -= w.Width + 10*scale
		}
	}
	l.layFile(max(x+24*scale, min(size.Width*0.31, right-need+20*scale)), right, size)
}

// layFile puts the file's name and its state from x to right. The state is said
// in any case, of the name as much as there is room for.
func (l *barLayout) layFile(x, right float32, size fyne.Size) {
	scale, status := l.app.look.scale(), l.status.MinSize()
	room := right - x - status.Width - 8*scale
	l.file.Text = cutTo(l.name, room, l.file.TextSize, true)
	file := l.file.MinSize()
	put(l.file, room > 24*scale, fyne.NewPos(x, (size.Height-file.Height)/2), file)
	if room > 24*scale {
		x += file.Width + 8*scale
	}
	put(l.status, l.status.text != "", fyne.NewPos(x, (size.Height-status.Height)/2), status)
}

// set puts a button at x in the middle of the bar and gives its width.
func (l *barLayout) set(b *button, x float32, size fyne.Size) float32 {
	w := b.MinSize()
	b.Move(fyne.NewPos(x, (size.Height-w.Height)/2))
	b.Resize(w)
	return w.Width
}
