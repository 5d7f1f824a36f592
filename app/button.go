package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// buttonKind is how a button looks.
type buttonKind int

const (
	buttonPlain  buttonKind = iota // a word: menus, tabs
	buttonField                    // a field-like frame: search, commands
	buttonFilled                   // the one that matters most
)

// button is a word or two that can be clicked. It never takes the keys from the
// view: what it does has a key of its own.
type button struct {
	widget.BaseWidget
	look   *look
	kind   buttonKind
	text   string
	side   string // at the right, muted: its key
	bold   bool
	ink    render.Ink // empty: that of its kind
	under  bool       // underlined: the open tab
	tapped func()

	hovered bool
	frame   *canvas.Rectangle
	line    *canvas.Rectangle
	word    *canvas.Text
	key     *canvas.Text
	wide    float32 // least width, in pixels at 100 %
	off     bool    // there is nothing to do with it now
	isCut   bool    // a text too long for its room ends in an ellipsis
}

func newButton(l *look, kind buttonKind, text string, tapped func()) *button {
	b := &button{}
	b.prepare(l, kind, text, tapped)
	b.ExtendBaseWidget(b)
	return b
}

// prepare makes a button of one that is part of another widget.
func (b *button) prepare(l *look, kind buttonKind, text string, tapped func()) {
	b.look, b.kind, b.text, b.tapped = l, kind, text, tapped
	b.frame, b.line = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(nil)
	b.word, b.key = canvas.NewText("", color.Black), canvas.NewText("", color.Black)
}

func (b *button) set(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

func (b *button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

func (b *button) MouseMoved(*desktop.MouseEvent) {}

func (b *button) MouseOut() { b.hovered = false; b.Refresh() }

func (b *button) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *button) Tapped(*fyne.PointEvent) {
	if b.tapped != nil {
		b.tapped()
	}
}

func (b *button) CreateRenderer() fyne.WidgetRenderer { return &buttonRenderer{b} }

type buttonRenderer struct{ *button }

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.line, r.word, r.key}
}

func (r *buttonRenderer) MinSize() fyne.Size {
	r.style()
	scale := r.look.scale()
	width := r.word.MinSize().Width + 16*scale
	if r.isCut {
		width = 40 * scale
	}
	if r.side != "" {
		width += r.key.MinSize().Width + 12*scale
	}
	return fyne.NewSize(max(width, r.wide*scale), 26*scale)
}

func (r *buttonRenderer) Refresh() {
	r.style()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

// style sets the texts and colours of the moment.
func (r *buttonRenderer) style() {
	l, scale := r.look, r.look.scale()
	f := r.frame
	f.FillColor, f.StrokeColor, f.StrokeWidth, f.CornerRadius = color.Transparent, nil, 0, 6*scale
	ink := render.InkText
	switch r.kind {
	case buttonField:
		f.FillColor, f.StrokeColor, f.StrokeWidth = l.ink(inkSurface), l.ink(render.InkHair), 1
		ink = render.InkMuted
	case buttonFilled:
		f.FillColor = l.ink(render.InkAccent)
		ink = render.InkOnDark
	}
	if r.hovered && r.kind != buttonFilled {
		f.FillColor = l.ink(inkHover)
	}
	if r.ink != "" {
		ink = r.ink
	}
	r.word.Text, r.word.TextSize, r.word.Color = r.text, sizeText*scale, l.ink(ink)
	r.word.TextStyle.Bold = r.bold || r.kind == buttonFilled
	r.key.Text, r.key.TextSize, r.key.Color = r.side, sizeSmall*scale, l.ink(render.InkMuted)
	if r.kind == buttonFilled || ink == render.InkOnDark {
		r.key.Color = l.ink(render.InkOnDark)
	}
	r.line.FillColor = color.Transparent
	if r.under {
		r.line.FillColor = l.ink(render.InkAccent)
	}
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	scale := r.look.scale()
	r.frame.Resize(size)
	r.line.Move(fyne.NewPos(8*scale, size.Height-2*scale))
	r.line.Resize(fyne.NewSize(size.Width-16*scale, 2*scale))
	if r.isCut {
		r.word.Text = cutTo(r.text, size.Width-16*scale, r.word.TextSize, r.word.TextStyle.Bold)
	}
	word, key := r.word.MinSize(), r.key.MinSize()
	x := 8 * scale
	if r.side == "" && r.kind != buttonField {
		x = (size.Width - word.Width) / 2
	}
	r.word.Move(fyne.NewPos(x, (size.Height-word.Height)/2))
	r.word.Resize(word)
	r.key.Move(fyne.NewPos(size.Width-key.Width-8*scale, (size.Height-key.Height)/2))
	r.key.Resize(key)
}

// touch is a part of a drawing that can be clicked.
type touch struct {
	widget.BaseWidget
	tapped func()
}

func newTouch(tapped func()) *touch {
	t := &touch{tapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

func (t *touch) Tapped(*fyne.PointEvent) { t.tapped() }

func (t *touch) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (t *touch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
