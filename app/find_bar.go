package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// findEntry is a field of the search: Enter goes to the next, the arrows move in
// the list below.
type findEntry struct {
	field
	finder *finder
}

func newFindEntry(f *finder) *findEntry {
	e := &findEntry{finder: f}
	e.app = f.app
	e.ExtendBaseWidget(e)
	return e
}

func (e *findEntry) TypedKey(k *fyne.KeyEvent) {
	f := e.finder
	switch c := chordOf(k.Name, held(e.shift)); {
	case c == "Enter" && e == f.with:
		f.replaceAll()
	case c == "Enter", c == "Down", c == "F3":
		f.step(1)
	case c == "Shift+Enter", c == "Up", c == "Shift+F3":
		f.step(-1)
	case c == "Esc":
		f.close()
	default:
		e.field.TypedKey(k)
	}
}

func (f *finder) restyle() {
	l, scale := f.app.look, f.app.look.scale()
	f.ground.FillColor, f.ground.StrokeColor, f.ground.StrokeWidth, f.ground.CornerRadius = l.ink(inkSurface), l.ink(render.InkOutline), 1, 8*scale
	f.count.Color, f.count.TextSize = l.ink(render.InkMuted), sizeSmall*scale
	if len(f.hits) == 0 && f.what.Text != "" {
		f.count.Color = l.ink(render.InkAlarm)
	}
	f.more.ink, f.more.under = render.InkMuted, f.replacing
	f.move()
	f.root.Refresh()
}

// place tells where the views are: the search lies at their top, at the right.
func (f *finder) place(at fyne.Position, room fyne.Size) {
	f.views, f.room = at, room
	f.move()
}

// findLines is how many lines the list shows at once.
const findLines = 8

func (f *finder) move() {
	scale := f.app.look.scale()
	width := min(430*scale, f.room.Width-24)
	if f.replacing {
		width = min(680*scale, f.room.Width-24)
	}
	height := 46 * scale
	if f.replacing {
		height += 38 * scale
	}
	if f.what.Text != "" {
		height += float32(min(max(len(f.hits), 1), findLines))*f.list.height() + 8*scale
	}
	height = min(height, f.room.Height-60*scale)
	f.root.Move(fyne.NewPos(f.views.X+f.room.Width-width-12, f.views.Y+42*scale))
	f.root.Resize(fyne.NewSize(width, height))
	f.root.Layout.Layout(f.root.Objects, f.root.Size())
}

type finderLayout struct{ *finder }

func (l *finderLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 46) }

func (l *finderLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := l.app.look.scale()
	l.ground.Resize(size)
	y, right := 8*scale, size.Width-6*scale
	high := l.what.MinSize().Height
	for _, b := range []*button{l.shut, l.more, l.after, l.before} {
		m := b.MinSize()
		right -= m.Width
		put(b, true, fyne.NewPos(right, y+(high-m.Height)/2), m)
	}
	n := l.count.MinSize()
	right -= n.Width + 6*scale
	put(l.count, true, fyne.NewPos(right, y+(high-n.Height)/2), n)
	put(l.what, true, fyne.NewPos(10*scale, y), fyne.NewSize(max(60, right-18*scale), high))
	y += 38 * scale
	m := l.all.MinSize()
	put(l.with, l.replacing, fyne.NewPos(10*scale, y), fyne.NewSize(max(60, size.Width-m.Width-28*scale), high))
	put(l.all, l.replacing, fyne.NewPos(size.Width-m.Width-10*scale, y+(high-m.Height)/2), m)
	if l.replacing {
		y += 38 * scale
	}
	put(l.list, l.what.Text != "", fyne.NewPos(2, y), fyne.NewSize(size.Width-4, max(0, size.Height-y-4)))
}

func findCommands() []command {
	return []command{
		{name: "edit.find", text: "menu.find", keys: []chord{"Ctrl+F"}, check: isOpened, run: func(a *App) { a.desk.find.open(false) }},
		{name: "edit.replace", text: "command.replace", keys: []chord{"Ctrl+H"}, check: (*App).editable, run: func(a *App) { a.desk.find.open(true) }},
		{name: "find.next", text: "command.find.next", keys: []chord{"F3"}, check: found, run: func(a *App) { a.desk.find.step(1) }},
		{name: "find.before", text: "command.find.before", keys: []chord{"Shift+F3"}, check: found, run: func(a *App) { a.desk.find.step(-1) }},
	}
}

// found is why there is nothing to go to.
func found(a *App) error {
	if f := a.desk.find; !f.isOpen || len(f.hits) == 0 {
		return reason("nothing-found")
	}
	return nil
}
