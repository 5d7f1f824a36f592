package app

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// tourAfter is how long the window stands before the tour begins by itself.
const tourAfter = 800 * time.Millisecond

// tourMark points at one part of the window: it shades the rest, and says a few
// words beside it. What it points at can be used meanwhile.
type tourMark struct {
	app    *App
	root   *fyne.Container
	shades [4]*canvas.Rectangle
	ring   *canvas.Rectangle
	ground *canvas.Rectangle
	count  *canvas.Text
	title  *canvas.Text
	words  []*canvas.Text
	back   *button
	leave  *button
	next   *button
	keys   *tourKeys
}

// mostTourLines is how many lines a stop may say.
const mostTourLines = 6

func newTourMark(a *App) *tourMark {
	t := &tourMark{app: a, root: container.NewWithoutLayout()}
	for i := range t.shades {
		t.shades[i] = canvas.NewRectangle(color.NRGBA{A: 0x50})
		t.root.Add(t.shades[i])
	}
	t.ring, t.ground = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	t.count, t.title = canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	t.keys = newTourKeys(a)
	for _, o := range []fyne.CanvasObject{t.ring, t.ground, t.count, t.title, t.keys} {
		t.root.Add(o)
	}
	for range mostTourLines {
		w := canvas.NewText("", color.Black)
		t.words = append(t.words, w)
		t.root.Add(w)
	}
	t.back = newButton(a.look, buttonField, a.texts.say("button.back"), func() { a.goTo(a.tourAt - 1) })
	t.leave = newButton(a.look, buttonPlain, a.texts.say("tour.leave"), a.leaveTour)
	t.next = newButton(a.look, buttonFilled, a.texts.say("button.next"), func() { a.goTo(a.tourAt + 1) })
	t.back.ink, t.leave.ink, t.leave.side, t.next.side = render.InkText, render.InkMuted, "Esc", "Enter"
	for _, b := range []*button{t.back, t.leave, t.next} {
		t.root.Add(b)
	}
	t.root.Hide()
	return t
}

// show points at the stop that the tour is at, or at nothing.
func (t *tourMark) show() {
	a := t.app
	if a.tourAt == 0 || a.presentation != nil || a.file == nil {
		t.root.Hide()
		return
	}
	of := tourStops()[a.tourAt-1]
	t.root.Move(fyne.NewPos(0, 0))
	t.root.Resize(a.desk.root.Size())
	at, size := of.at(a.desk)
	t.frame(at, size)
	t.say(of)
	t.place(at, size)
	t.root.Show()
	canvas.Refresh(a.desk.root)
}

// frame shades everything but a part.
func (t *tourMark) frame(at fyne.Position, size fyne.Size) {
	whole := t.root.Size()
	right, below := at.X+size.Width, at.Y+size.Height
	put(t.shades[0], true, fyne.NewPos(0, 0), fyne.NewSize(whole.Width, max(0, at.Y)))
	put(t.shades[1], true, fyne.NewPos(0, below), fyne.NewSize(whole.Width, max(0, whole.Height-below)))
	put(t.shades[2], true, fyne.NewPos(0, at.Y), fyne.NewSize(max(0, at.X), size.Height))
	put(t.shades[3], true, fyne.NewPos(right, at.Y), fyne.NewSize(max(0, whole.Width-right), size.Height))
	t.ring.StrokeColor, t.ring.StrokeWidth, t.ring.CornerRadius = t.app.look.ink(render.InkAccent), 2, 6
	put(t.ring, true, at, size)
}

// tourWidth is how wide the words are, in pixels at 100 %.
const tourWidth = 350

// say sets the words of a stop.
func (t *tourMark) say(of stop) {
	a, l, scale := t.app, t.app.look, t.app.look.scale()
	t.ground.FillColor, t.ground.CornerRadius, t.ground.StrokeColor, t.ground.StrokeWidth = l.ink(inkSurface), 10*scale, l.ink(render.InkHair), 1
	t.count.Text, t.count.TextSize, t.count.Color = a.texts.say("tour.count", "n", itoa(a.tourAt), "of", itoa(len(tourStops()))), sizeSmall*scale, l.ink(render.InkMuted)
	t.title.Text, t.title.TextSize, t.title.Color, t.title.TextStyle.Bold = a.texts.say("tour."+of.name+".title"), sizeHeading*scale, l.ink(render.InkAccent), true
	lines := render.Type{Size: sizeText}.Wrap(l.measure, a.texts.say("tour."+of.name), tourWidth-36, mostTourLines)
	for i, w := range t.words {
		w.Text, w.TextSize, w.Color = "", sizeText*scale, l.ink(render.InkText)
		if i < len(lines) {
			w.Text = lines[i]
		}
	}
	t.next.text = a.texts.say("button.next")
	if a.tourAt == len(tourStops()) {
		t.next.text = a.texts.say("tour.end")
	}
}

// place puts the words beside what is pointed at, where there is room: at the
// right, the left, below, above, else inside.
func (t *tourMark) place(at fyne.Position, of fyne.Size) {
	scale, whole := t.app.look.scale(), t.root.Size()
	size, gap := fyne.NewSize(tourWidth*scale, t.height()), 14*scale
	middle := min(max(gap, at.Y+of.Height/2-size.Height/2), whole.Height-size.Height-gap)
	centre := min(max(gap, at.X+of.Width/2-size.Width/2), whole.Width-size.Width-gap)
	p := fyne.NewPos(at.X+(of.Width-size.Width)/2, at.Y+of.Height*0.62-size.Height/2)
	switch {
	case at.X+of.Width+gap+size.Width < whole.Width:
		p = fyne.NewPos(at.X+of.Width+gap, middle)
	case at.X-gap-size.Width > 0:
		p = fyne.NewPos(at.X-gap-size.Width, middle)
	case at.Y-gap-size.Height > 0:
		p = fyne.NewPos(centre, at.Y-gap-size.Height)
	case at.Y+of.Height+gap+size.Height < whole.Height:
		p = fyne.NewPos(centre, at.Y+of.Height+gap)
	}
	t.lay(p, size)
}

// height is that of the words with the buttons.
func (t *tourMark) height() float32 {
	scale := t.app.look.scale()
	height := t.count.MinSize().Height + t.title.MinSize().Height + 40*scale + t.next.MinSize().Height
	for _, w := range t.words {
		if w.Text != "" {
			height += w.MinSize().Height + 2*scale
		}
	}
	return height + 12*scale
}

// lay puts the words and buttons into their box.
func (t *tourMark) lay(at fyne.Position, size fyne.Size) {
	scale := t.app.look.scale()
	put(t.ground, true, at, size)
	put(t.keys, true, at, fyne.NewSize(1, 1))
	x, y := at.X+18*scale, at.Y+14*scale
	for _, w := range append([]*canvas.Text{t.count, t.title}, t.words...) {
		m := w.MinSize()
		put(w, w.Text != "", fyne.NewPos(x, y), m)
		if w.Text != "" {
			y += m.Height + 2*scale
		}
		if w == t.title {
			y += 6 * scale
		}
	}
	bottom := at.Y + size.Height - 12*scale - t.next.MinSize().Height
	right := at.X + size.Width - 14*scale - t.next.MinSize().Width
	put(t.next, true, fyne.NewPos(right, bottom), t.next.MinSize())
	put(t.back, t.app.tourAt > 1, fyne.NewPos(right-8*scale-t.back.MinSize().Width, bottom), t.back.MinSize())
	put(t.leave, true, fyne.NewPos(at.X+10*scale, bottom), t.leave.MinSize())
	for _, b := range []*button{t.next, t.back, t.leave} {
		b.Refresh()
	}
}

// tourKeys take the keys while the tour is on: Enter, space and the arrows go
// along it, Esc leaves it, and all others do what they always do.
type tourKeys struct {
	widget.BaseWidget
	app *App
}

func newTourKeys(a *App) *tourKeys {
	k := &tourKeys{app: a}
	k.ExtendBaseWidget(k)
	return k
}

func (k *tourKeys) FocusGained() {}
func (k *tourKeys) FocusLost()   {}

func (k *tourKeys) TypedRune(r rune) {
	if r == ' ' {
		k.app.goTo(k.app.tourAt + 1)
	}
}

func (k *tourKeys) TypedKey(e *fyne.KeyEvent) {
	switch c := chordOf(e.Name, held(false)); c {
	case "Enter", "Right", "PgDn":
		k.app.goTo(k.app.tourAt + 1)
	case "Left", "PgUp":
		k.app.goTo(max(1, k.app.tourAt-1))
	case "Esc":
		k.app.leaveTour()
	default:
		if !c.isLetter() {
			k.app.typedElsewhere(c)
		}
	}
}

func (k *tourKeys) TypedShortcut(s fyne.Shortcut) { k.app.typedElsewhere(chordOfShortcut(s)) }

func (k *tourKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
