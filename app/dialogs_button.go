package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

// answerButton is a button that the keys can go to: Enter and space press it,
// the arrows leave it.
type answerButton struct {
	button
	of      answer
	press   func()
	leave   func() // Escape
	ring    *canvas.Rectangle
	focused bool
}

func newAnswerButton(l *look, of answer, press, leave func()) *answerButton {
	b := &answerButton{of: of, press: press, leave: leave, ring: canvas.NewRectangle(color.Transparent)}
	b.prepare(l, buttonField, of.text, press)
	b.ink = render.InkText
	if of.main {
		b.kind, b.ink = buttonFilled, ""
	}
	b.wide = 84
	b.ExtendBaseWidget(b)
	return b
}

func (b *answerButton) FocusGained()     { b.focused = true; b.Refresh() }
func (b *answerButton) FocusLost()       { b.focused = false; b.Refresh() }
func (b *answerButton) TypedRune(r rune) {}

func (b *answerButton) TypedKey(k *fyne.KeyEvent) {
	window := fyne.CurrentApp().Driver().CanvasForObject(b)
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	case fyne.KeyEscape:
		b.leave()
	case fyne.KeyLeft, fyne.KeyUp:
		window.FocusPrevious()
	case fyne.KeyRight, fyne.KeyDown:
		window.FocusNext()
	}
}

func (b *answerButton) CreateRenderer() fyne.WidgetRenderer {
	return &answerRenderer{buttonRenderer{&b.button}, b}
}

// answerRenderer draws a button with a ring round it while it has the keys.
type answerRenderer struct {
	buttonRenderer
	of *answerButton
}

func (r *answerRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.of.ring}, r.buttonRenderer.Objects()...)
}

func (r *answerRenderer) Layout(size fyne.Size) {
	r.buttonRenderer.Layout(size)
	word := r.word.MinSize()
	r.word.Move(fyne.NewPos((size.Width-word.Width)/2, (size.Height-word.Height)/2))
	scale := r.look.scale()
	r.of.ring.Move(fyne.NewPos(-3*scale, -3*scale))
	r.of.ring.Resize(fyne.NewSize(size.Width+6*scale, size.Height+6*scale))
	r.of.ring.CornerRadius, r.of.ring.StrokeWidth, r.of.ring.StrokeColor = 8*scale, 2*scale, color.Transparent
	if r.of.focused {
		r.of.ring.StrokeColor = r.look.ink(render.InkAccent)
	}
}

func (r *answerRenderer) Refresh() {
	r.style()
	r.Layout(r.of.Size())
	canvas.Refresh(r.of)
}

func (r *answerRenderer) MinSize() fyne.Size {
	size := r.buttonRenderer.MinSize()
	return fyne.NewSize(size.Width+8*r.look.scale(), size.Height+4*r.look.scale())
}
