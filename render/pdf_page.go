package render

import (
	"fmt"
	"math"
	"strconv"
)

// Paper is what a PDF's pages are.
type Paper string

// The papers. On A4 and A3, upright or lying, a picture is put on one page in
// its own size or smaller, as long as it can still be read; else on several
// that are laid side by side, each named after its place.
const (
	PaperFit Paper = "fit" // one page as large as the picture
	PaperA4  Paper = "A4"
	PaperA3  Paper = "A3"
)

// Papers are the papers that there are, the usual one first.
func Papers() []Paper { return []Paper{PaperFit, PaperA4, PaperA3} }

const millimetre = 72 / 25.4

// Sizes of pages, in points: the white round a sheet, how much of the picture
// two neighbours both show, the smallest scale that small type can be read at,
// the largest page that readers show, the most pages of a picture.
const (
	paperMargin  = 10 * millimetre
	paperOverlap = 10 * millimetre
	paperScale   = 0.6
	longestSide  = 14400
	mostPages    = 500
)

// TooManyPages is a picture that is too large for sheets of paper.
type TooManyPages struct {
	Pages float64
	Page  Paper
}

func (e *TooManyPages) Error() string {
	return fmt.Sprintf("write picture: %.0f pages of %s are too many (at most %d)", e.Pages, e.Page, mostPages)
}

// page is a sheet: its size, the part of the scene that it shows, and where on
// it, from its top left corner.
type page struct {
	paper Rect
	view  Rect
	at    Point
	scale float64 // points of paper a point of the scene
	col   int
	row   int
	grid  grid
}

// grid is how a picture is cut into sheets.
type grid struct {
	cols, rows   float64 // whole; they may be huge before they are refused
	wide, high   float64 // of the part of a sheet that is drawn on
	paperW, papH float64
	scale        float64
}

func (g grid) pages() float64 { return g.cols * g.rows }

func pagesOf(s Scene, p Paper) ([]page, error) {
	size := map[Paper][2]float64{PaperA4: {210, 297}, PaperA3: {297, 420}}[p]
	switch {
	case p == PaperFit || p == "":
		return []page{fitted(s)}, nil
	case size == [2]float64{}:
		return nil, fmt.Errorf("write picture: there is no page %q (one of %v)", string(p), Papers())
	}
	short, long := size[0]*millimetre, size[1]*millimetre
	lying, upright := gridOf(s, long, short), gridOf(s, short, long)
	g := lying
	if upright.betterThan(lying) || upright.pages() == 1 && lying.pages() == 1 && s.Height > s.Width && upright.scale == lying.scale {
		g = upright
	}
	if !(g.pages() <= mostPages) {
		return nil, &TooManyPages{g.pages(), p}
	}
	return g.sheets(s), nil
}

// fitted is one page of the picture's size, or as large as a page can be.
func fitted(s Scene) page {
	scale := min(1, longestSide/max(s.Width, s.Height, 1))
	w, h := max(s.Width*scale, 1), max(s.Height*scale, 1)
	return page{paper: Rect{W: w, H: h}, view: Rect{W: s.Width, H: s.Height}, scale: scale, grid: grid{cols: 1, rows: 1}}
}

// gridOf cuts a picture into as few sheets of a size as its type allows, and
// then fills those.
func gridOf(s Scene, paperW, paperH float64) grid {
	g := grid{wide: paperW - 2*paperMargin, high: paperH - 2*paperMargin, paperW: paperW, papH: paperH}
	g.cols, g.rows = tiles(s.Width*paperScale, g.wide), tiles(s.Height*paperScale, g.high)
	g.scale = min(1, tiled(g.cols, g.wide)/s.Width, tiled(g.rows, g.high)/s.Height)
	return g
}

// tiles is how many sheets hold a length, tiled what length they hold.
func tiles(length, sheet float64) float64 {
	return max(1, math.Ceil((length-paperOverlap)/(sheet-paperOverlap)-1e-9))
}

func tiled(n, sheet float64) float64 { return n*(sheet-paperOverlap) + paperOverlap }

func (g grid) betterThan(h grid) bool {
	if g.pages() != h.pages() {
		return g.pages() < h.pages()
	}
	return g.scale > h.scale
}

// sheets are the pages in the order of reading. A picture of one page stands
// in its middle.
func (g grid) sheets(s Scene) []page {
	var pages []page
	for row := range int(g.rows) {
		for col := range int(g.cols) {
			left, top := float64(col)*(g.wide-paperOverlap)/g.scale, float64(row)*(g.high-paperOverlap)/g.scale
			p := page{paper: Rect{W: g.paperW, H: g.papH}, scale: g.scale, at: Point{paperMargin, paperMargin}, col: col, row: row, grid: g}
			p.view = Rect{left, top, min(g.wide/g.scale, s.Width-left), min(g.high/g.scale, s.Height-top)}
			if g.pages() == 1 {
				p.at = Point{(g.paperW - s.Width*g.scale) / 2, (g.papH - s.Height*g.scale) / 2}
			}
			pages = append(pages, p)
		}
	}
	return pages
}

// name is a page's place, as in a spreadsheet: its column's letters and its
// row's number.
func (p page) name() string {
	letters := ""
	for n := p.col + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(p.row+1)
}

// marks draws, on a page of several, where it is cut, where its neighbours
// begin, and its place.
func (w *pagePen) marks(s Scene, p page) {
	if p.grid.pages() == 1 {
		return
	}
	w.seen = p.paper
	w.raw("q\n")
	w.matrix(1, 0, p.paper.H)
	r := Rect{p.at.X, p.at.Y, p.grid.wide, p.grid.high}
	right, bottom := r.X+r.W, r.Y+r.H
	for _, x := range []float64{r.X, right} {
		w.ticks(Point{x, r.Y}, Point{x, bottom}, Point{Y: 1})
	}
	for _, y := range []float64{r.Y, bottom} {
		w.ticks(Point{r.X, y}, Point{right, y}, Point{X: 1})
	}
	if p.col+1 < int(p.grid.cols) {
		w.arrows(Point{right - paperOverlap, r.Y}, Point{right - paperOverlap, bottom}, Point{Y: 1})
	}
	if p.row+1 < int(p.grid.rows) {
		w.arrows(Point{r.X, bottom - paperOverlap}, Point{right, bottom - paperOverlap}, Point{X: 1})
	}
	w.caption(s, p)
	w.raw("Q\n")
}

const tickGap, tickSize = 4, 12

// ticks draws short lines that go on outside of the line from a to b.
func (w *pagePen) ticks(a, b, along Point) {
	l := look{stroke: InkMuted, width: 0.5}
	for _, end := range []struct {
		at   Point
		away float64
	}{{a, -1}, {b, 1}} {
		x, y := along.X*end.away, along.Y*end.away
		w.path(polyline([]Point{{end.at.X + x*tickGap, end.at.Y + y*tickGap}, {end.at.X + x*(tickGap+tickSize), end.at.Y + y*(tickGap+tickSize)}}), l)
	}
}

// arrows draws small triangles that point at a and b from outside: there the
// neighbour's edge comes to lie.
func (w *pagePen) arrows(a, b, along Point) {
	tip := func(at Point, away float64) {
		x, y := along.X*away, along.Y*away
		from := Point{at.X + x*2, at.Y + y*2}
		far := Point{at.X + x*8, at.Y + y*8}
		w.path(polygon(from, Point{far.X + y*3, far.Y + x*3}, Point{far.X - y*3, far.Y - x*3}), look{fill: InkMuted})
	}
	tip(a, -1)
	tip(b, 1)
}

// caption names the page below the picture: place, number, title.
func (w *pagePen) caption(s Scene, p page) {
	const size, below, gap = 8, 17, 12
	base := p.at.Y + p.grid.high + below
	number := strconv.Itoa(p.row*int(p.grid.cols)+p.col+1) + "/" + strconv.Itoa(int(p.grid.pages()))
	mark := Text{Text: p.name() + "  " + number, Base: base, Size: size, Bold: true, Ink: InkText, Align: AlignStart}
	_, ems := w.fonts.bold.set(mark.Text)
	mark.Rect = Rect{p.at.X + tickSize, base - size, ems * size, size}
	w.text(mark)
	left := mark.Rect.X + mark.Rect.W + gap
	room := p.at.X + p.grid.wide - tickSize - left
	title := w.fonts.regular.cut(Clean(s.Title), room/size)
	w.text(Text{Text: title, Rect: Rect{left, base - size, room, size}, Base: base, Size: size, Ink: InkMuted, Align: AlignStart})
}

// cut is a text that is at most as many ems wide.
func (f *typeface) cut(text string, ems float64) string {
	if _, width := f.set(text); width <= ems {
		return text
	}
	width := 1.0 // of the ellipsis
	for i, r := range text {
		if width += f.glyph(r).advance; width > ems {
			return text[:i] + "…"
		}
	}
	return text
}
