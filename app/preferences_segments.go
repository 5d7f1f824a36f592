package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// segments is a choice of one of a few, all in sight side by side: by a click,
// or by the arrows.
type segments struct {
	widget.BaseWidget
	app     *App
	texts   []string
	at      int
	pick    func(i int)
	leave   func() // Esc
	focused bool
	over    int
	frame   *canvas.Rectangle
	mark    *canvas.Rectangle
	words   []*canvas.Text
}

func newSegments(a *App, texts []string, at int, pick func(i int)) *segments {
	s := &segments{app: a, texts: texts, at: max(0, at), pick: pick, over: -1}
	s.frame, s.mark = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	for _, text := range texts {
		s.words = append(s.words, canvas.NewText(text, color.Black))
	}
	s.ExtendBaseWidget(s)
	return s
}

// choose takes the value at i.
func (s *segments) choose(i int) {
	if i < 0 || i >= len(s.texts) || i == s.at {
		return
	}
	s.at = i
	s.Refresh()
	s.pick(i)
}

func (s *segments) MouseDown(e *desktop.MouseEvent) {
	s.app.window.Canvas().Focus(s)
	s.choose(s.index(e.Position.X))
}

func (s *segments) MouseUp(*desktop.MouseEvent)   {}
func (s *segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }
func (s *segments) MouseOut()                     { s.over = -1; s.Refresh() }
func (s *segments) FocusGained()                  { s.focused = true; s.Refresh() }
func (s *segments) FocusLost()                    { s.focused = false; s.Refresh() }
func (s *segments) TypedRune(rune)                {}
func (s *segments) Cursor() desktop.Cursor        { return desktop.PointerCursor }

func (s *segments) MouseMoved(e *desktop.MouseEvent) {
	if i := s.index(e.Position.X); i != s.over {
		s.over = i
		s.Refresh()
	}
}

// index is the value at a place across.
func (s *segments) index(x float32) int {
	widths := s.widths(s.Size().Width)
	for i, w := range widths {
		if x < w {
			return i
		}
		x -= w
	}
	return -1
}

func (s *segments) TypedKey(k *fyne.KeyEvent) {
	window := s.app.window.Canvas()
	switch k.Name {
	case fyne.KeyLeft:
		s.choose(s.at - 1)
	case fyne.KeyRight:
		s.choose(s.at + 1)
	case fyne.KeyUp:
		window.FocusPrevious()
	case fyne.KeyDown:
		window.FocusNext()
	case fyne.KeyEscape:
		s.leave()
	}
}

// widths shares the room so that every text has its own and the same besides.
func (s *segments) widths(room float32) []float32 {
	widths, sum := make([]float32, len(s.words)), float32(0)
	for i, w := range s.words {
		widths[i] = w.MinSize().Width
		sum += widths[i]
	}
	more := max(0, room-sum) / float32(max(1, len(widths)))
	for i := range widths {
		widths[i] += more
	}
	return widths
}

func (s *segments) CreateRenderer() fyne.WidgetRenderer { return &segmentsRenderer{s} }

type segmentsRenderer struct{ *segments }

func (r *segmentsRenderer) Destroy() {}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.mark}
	for _, w := range r.words {
		objects = append(objects, w)
	}
	return objects
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	r.style()
	scale, width := r.app.look.scale(), float32(0)
	for _, w := range r.words {
		width += w.MinSize().Width + 16*scale
	}
	return fyne.NewSize(width, 28*scale)
}

func (r *segmentsRenderer) style() {
	l, scale := r.app.look, r.app.look.scale()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = l.ink(inkSurface), l.ink(render.InkHair), 1, 6*scale
	if r.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = l.ink(render.InkAccent), 2
	}
	r.mark.FillColor, r.mark.CornerRadius = l.ink(render.InkAccent), 5*scale
	for i, w := range r.words {
		ink := render.InkText
		switch i {
		case r.at:
			ink = render.InkOnDark
		case r.over:
			ink = render.InkAccent
		}
		w.TextSize, w.Color, w.TextStyle.Bold = sizeText*scale, l.ink(ink), i == r.at
	}
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	r.style()
	r.frame.Resize(size)
	x := float32(0)
	for i, width := range r.widths(size.Width) {
		w := r.words[i].MinSize()
		if i == r.at {
			r.mark.Move(fyne.NewPos(x+3, 3))
			r.mark.Resize(fyne.NewSize(width-6, size.Height-6))
		}
		r.words[i].Move(fyne.NewPos(x+(width-w.Width)/2, (size.Height-w.Height)/2))
		r.words[i].Resize(w)
		x += width
	}
}

func (r *segmentsRenderer) Refresh() {
	r.Layout(r.segments.Size())
	canvas.Refresh(r.segments)
}
