package render

import (
	"hone/model"
)

// PDF writes a scene as shapes and letters: on one page of its own size, or on
// sheets of paper, see Paper. The letters that are used are embedded; they can
// be selected and searched for. The same scene gives the same bytes. The errors
// are *TooManyPages, ErrStopped, and those of a page or a font that is none.
func PDF(s Scene, p Palette, o Output) ([]byte, error) {
	s = s.AtOrigin()
	pages, err := pagesOf(s, o.Page)
	if err != nil {
		return nil, err
	}
	drawn := make([]drawnPage, len(pages))
	for i, p := range pages {
		drawn[i] = drawnPage{s, p}
	}
	return pdfOf(drawn, p, o)
}

// drawnPage is a page and the scene that it shows a part of.
type drawnPage struct {
	scene Scene
	page  page
}

// pdfOf writes pages, which share their fonts.
func pdfOf(pages []drawnPage, p Palette, o Output) ([]byte, error) {
	fonts, err := o.typefaces()
	if err != nil {
		return nil, err
	}
	f := newPDFFile()
	regular, bold := newPDFFont("F1", fonts.regular), newPDFFont("F2", fonts.bold)
	for i, d := range pages {
		if !o.goesOn(float64(i) / float64(len(pages))) {
			return nil, ErrStopped
		}
		w := &pagePen{palette: p, fonts: fonts, regular: regular, bold: bold}
		w.scene(d.scene, d.page)
		w.marks(d.scene, d.page)
		f.addPage(d.page.paper, w.out)
	}
	resources := "<<"
	for _, font := range []*pdfFont{regular, bold} {
		if len(font.chars) == 0 {
			continue
		}
		n, err := font.write(f)
		if err != nil {
			return nil, err
		}
		resources += "/" + font.name + " " + reference(n)
	}
	return f.finish(Clean(pages[0].scene.Title), pages[0].scene.Language, resources+">>"), nil
}

// pagePen paints on one page of a PDF, in the scene's own points.
type pagePen struct {
	palette       Palette
	fonts         *typefaces
	regular, bold *pdfFont
	seen          Rect // the part of the scene that is on the page
	out           []byte

	// What the page was last told, so as not to repeat it.
	fillInk, strokeInk Ink
	width              float64
	dash               [2]float64
}

// scene paints the part of the scene that is on the page.
func (w *pagePen) scene(s Scene, p page) {
	w.seen = Rect{p.view.X - halfPixel, p.view.Y - halfPixel, p.view.W, p.view.H}
	w.raw("q\n")
	w.box(Rect{p.at.X, p.paper.H - p.at.Y - p.view.H*p.scale, p.view.W * p.scale, p.view.H * p.scale})
	w.raw("re W n\n")
	w.matrix(p.scale, p.at.X-w.seen.X*p.scale, p.paper.H-p.at.Y+w.seen.Y*p.scale)
	paint(s, w)
	w.raw("Q\n")
}

// matrix makes what follows be in points of the scene, y down.
func (w *pagePen) matrix(scale, x, y float64) {
	for _, n := range [...]float64{scale, 0, 0, -scale, x, y} {
		w.out = append(appendDecimal(w.out, n, 5), ' ')
	}
	w.raw("cm\n")
	w.fillInk, w.strokeInk, w.width, w.dash = "unset", "unset", -1, [2]float64{}
}

func (w *pagePen) begin(model.ID, string, string) {}
func (w *pagePen) end()                           {}

func (w *pagePen) rect(r Rect, radius float64, l look) {
	if !w.sees(r, l.width) {
		return
	}
	if radius > 0 {
		w.path(boxPath(r, radius), l)
		return
	}
	w.look(l)
	w.box(r)
	w.raw("re ")
	w.drawn(l)
}

func (w *pagePen) circle(middle Point, radius float64, l look) {
	w.path(circlePath(middle, radius), l)
}

func (w *pagePen) path(steps []step, l look) {
	if len(steps) == 0 || !w.sees(boundsOf(steps), 4*l.width) {
		return
	}
	w.look(l)
	var from Point
	for _, s := range steps {
		s = s.cubic(from)
		from = s.to
		switch s.kind {
		case stepMove:
			w.points("m", s.to)
		case stepLine:
			w.points("l", s.to)
		case stepCurve:
			w.points("c", s.turn[0], s.turn[1], s.to)
		case stepClose:
			w.raw("h ")
		}
	}
	w.drawn(l)
}

// sees tells whether a rectangle with a rim reaches onto the page.
func (w *pagePen) sees(r Rect, rim float64) bool {
	return r.X-rim < w.seen.X+w.seen.W && r.X+r.W+rim > w.seen.X && r.Y-rim < w.seen.Y+w.seen.H && r.Y+r.H+rim > w.seen.Y
}

// look tells the page how the next shape is filled and drawn.
func (w *pagePen) look(l look) {
	w.fillWith(l.fill)
	if l.stroke == InkNone {
		return
	}
	if l.stroke != w.strokeInk {
		w.color(l.stroke, "RG\n")
		w.strokeInk = l.stroke
	}
	if l.width != w.width {
		w.out = appendNumber(w.out, l.width)
		w.raw(" w\n")
		w.width = l.width
	}
	if l.dash != w.dash {
		w.raw("[")
		if l.dash != [2]float64{} {
			w.out = appendNumber(append(appendNumber(w.out, l.dash[0]), ' '), l.dash[1])
		}
		w.raw("] 0 d\n")
		w.dash = l.dash
	}
}

func (w *pagePen) fillWith(ink Ink) {
	if ink != InkNone && ink != w.fillInk {
		w.color(ink, "rg\n")
		w.fillInk = ink
	}
}

func (w *pagePen) color(ink Ink, operator string) {
	c := colorOf(w.palette.Color(ink))
	for _, part := range [...]uint8{c.R, c.G, c.B} {
		w.out = append(appendDecimal(w.out, float64(part)/255, 3), ' ')
	}
	w.raw(operator)
}

// drawn ends a path: filled, drawn, both, or neither.
func (w *pagePen) drawn(l look) {
	stroked := l.stroke != InkNone && l.width > 0
	switch {
	case l.fill != InkNone && stroked:
		w.raw("B\n")
	case l.fill != InkNone:
		w.raw("f\n")
	case stroked:
		w.raw("S\n")
	default:
		w.raw("n\n")
	}
}

func (w *pagePen) text(t Text) {
	if !w.sees(Rect{t.Rect.X, t.Base - t.Size, t.Rect.W, 1.3 * t.Size}, 0) {
		return
	}
	letters, x := w.fonts.set(t)
	if len(letters) == 0 || t.Ink == InkNone {
		return
	}
	font := w.regular
	if t.Bold {
		font = w.bold
	}
	w.fillWith(t.Ink)
	w.raw("BT /" + font.name + " ")
	w.out = appendNumber(w.out, t.Size)
	w.raw(" Tf 1 0 0 -1 ")
	w.points("Tm", Point{x, t.Base})
	w.out = font.appendShown(w.out, letters)
	w.raw(" TJ ET\n")
}

func (w *pagePen) raw(s string) { w.out = append(w.out, s...) }

func (w *pagePen) points(operator string, points ...Point) {
	for _, p := range points {
		w.out = append(appendPoint(w.out, p), ' ')
	}
	w.raw(operator + " ")
}

func (w *pagePen) box(r Rect) {
	for _, n := range [...]float64{r.X, r.Y, max(r.W, 0), max(r.H, 0)} {
		w.out = append(appendNumber(w.out, n), ' ')
	}
}

// boundsOf is the rectangle that a path's points lie in.
func boundsOf(steps []step) Rect {
	low, high := steps[0].to, steps[0].to
	for _, s := range steps {
		at := []Point{s.to, s.turn[0], s.turn[1]}
		switch s.kind {
		case stepMove, stepLine:
			at = at[:1]
		case stepBend:
			at = at[:2]
		case stepClose:
			at = nil
		}
		for _, p := range at {
			low = Point{min(low.X, p.X), min(low.Y, p.Y)}
			high = Point{max(high.X, p.X), max(high.Y, p.Y)}
		}
	}
	return Rect{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}
