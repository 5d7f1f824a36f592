package app

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// pickButton shows a value and opens the list that it is picked from: by a
// click, by Enter, Space or Down, or by typing a part of what is wanted.
type pickButton struct {
	widget.BaseWidget
	app     *App
	text    string
	ink     render.Ink
	open    func(first string)
	keys    func(c chord) bool // takes a key before the button does
	plain   bool               // a word that leads somewhere, without a list
	focused bool
	hovered bool
	frame   *canvas.Rectangle
	word    *canvas.Text
	second  *canvas.Text // line, of a name that needs two
	lines   []string     // of a name that needs two; else none
	arrow   *canvas.ArbitraryPolygon
}

func newPickButton(a *App, open func(first string)) *pickButton {
	b := &pickButton{app: a, open: open}
	b.frame, b.word, b.second = canvas.NewRectangle(color.Transparent), &canvas.Text{}, &canvas.Text{}
	b.arrow = &canvas.ArbitraryPolygon{NormalizedPoints: true, Points: []fyne.Position{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0.5, Y: 1}}}
	b.ExtendBaseWidget(b)
	return b
}

// wrap sets a name that is longer than a width, in pixels, in two lines.
func (b *pickButton) wrap(width float32) {
	scale := b.app.look.scale()
	width -= 14 * scale
	b.lines = nil
	if fyne.MeasureText(b.text, sizeText*scale, fyne.TextStyle{}).Width > width {
		b.lines = render.Type{Size: float64(sizeText * scale)}.Wrap(b.app.look.measure, b.text, float64(width), 2)
	}
}

func (b *pickButton) Tapped(*fyne.PointEvent) {
	b.app.window.Canvas().Focus(b)
	b.open("")
}

func (b *pickButton) MouseIn(*desktop.MouseEvent)    { b.hovered = true; b.Refresh() }
func (b *pickButton) MouseMoved(*desktop.MouseEvent) {}
func (b *pickButton) MouseOut()                      { b.hovered = false; b.Refresh() }
func (b *pickButton) FocusGained()                   { b.focused = true; b.Refresh() }
func (b *pickButton) FocusLost()                     { b.focused = false; b.Refresh() }

func (b *pickButton) TypedRune(r rune) {
	if unicode.IsSpace(r) {
		b.open("")
		return
	}
	b.open(string(r))
}

func (b *pickButton) TypedKey(k *fyne.KeyEvent) {
	if b.keys != nil && b.keys(chordOf(k.Name, 0)) {
		return
	}
	switch c := chordOf(k.Name, 0); c {
	case "Enter", "Down":
		b.open("")
	case "Esc":
		b.app.focusPicture(b.app.active)
	default:
		if !c.isLetter() {
			b.app.typedElsewhere(c)
		}
	}
}

func (b *pickButton) TypedShortcut(s fyne.Shortcut) { b.app.typedElsewhere(chordOfShortcut(s)) }

func (b *pickButton) CreateRenderer() fyne.WidgetRenderer { return &pickRenderer{b} }

type pickRenderer struct{ *pickButton }

func (r *pickRenderer) Destroy() {}

func (r *pickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.word, r.second, r.arrow}
}

func (r *pickRenderer) MinSize() fyne.Size {
	scale := r.app.look.scale()
	if r.plain {
		return fyne.NewSize(28*scale, (27+18*float32(max(0, len(r.lines)-1)))*scale)
	}
	return fyne.NewSize(40*scale, 27*scale)
}

func (r *pickRenderer) Refresh() {
	r.Layout(r.pickButton.Size())
	canvas.Refresh(r.pickButton)
}

func (r *pickRenderer) Layout(size fyne.Size) {
	l, scale := r.app.look, r.app.look.scale()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = l.ink(inkSurface), l.ink(render.InkHair), 1, 6*scale
	if r.hovered {
		r.frame.FillColor = l.ink(inkHover)
	}
	if r.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = l.ink(render.InkAccent), 1.5
	}
	r.frame.Resize(size)
	r.word.TextSize, r.word.Color = sizeText*scale, l.ink(r.ink)
	room := size.Width - 30*scale // four before the arrow
	if r.plain {
		room += 18 * scale
	}
	if fyne.MeasureText(r.text, r.word.TextSize, fyne.TextStyle{}).Width > room {
		r.word.TextSize = sizeSmall * scale
	}
	r.word.Text = cutTo(r.text, room, r.word.TextSize, false)
	if r.second.Text = ""; len(r.lines) > 1 {
		r.layLines(size)
		return
	}
	word := r.word.MinSize()
	r.word.Move(fyne.NewPos(8*scale, (size.Height-word.Height)/2))
	r.word.Resize(word)
	r.arrow.FillColor = l.ink(render.InkMuted)
	r.arrow.Hidden = r.plain
	r.arrow.Resize(fyne.NewSize(8*scale, 5*scale))
	r.arrow.Move(fyne.NewPos(size.Width-18*scale, (size.Height-5*scale)/2))
}

// layLines puts the two lines of a long name below one another.
func (r *pickRenderer) layLines(size fyne.Size) {
	scale := r.app.look.scale()
	for i, t := range []*canvas.Text{r.word, r.second} {
		t.Text, t.TextSize, t.Color = r.lines[i], sizeText*scale, r.app.look.ink(r.ink)
		m := t.MinSize()
		t.Move(fyne.NewPos(8*scale, size.Height/2+(float32(i)-1)*18*scale+(18*scale-m.Height)/2))
		t.Resize(m)
	}
}
