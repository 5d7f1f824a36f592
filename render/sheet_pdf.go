package render

import (
	"strings"
)

// Sizes of a sheet on paper, in points.
const (
	sheetMargin  = 15 * millimetre
	sheetSmall   = 9   // of type in tables
	sheetPad     = 4   // beside and above a cell's text
	sheetLabel   = 90  // the names beside a card's texts
	sheetGap     = 10  // between chapters
	mostUpright  = 9   // columns of a table on upright paper
	leastLines   = 2   // of a row that goes on over a page, on either
	leastColumn  = 14  // a column's least width
	headingBelow = 110 // a heading wants so much of its chapter below it
)

// SheetPages sets a sheet on paper, A4 where it is to fit, upright unless a table
// is wide. Rows that do not fit go on overleaf, below the names of the columns.
func SheetPages(s Sheet, m Measure, p Paper) []Scene {
	s = s.forReading()
	short, long := 210.0*millimetre, 297.0*millimetre
	if p == PaperA3 {
		short, long = 297*millimetre, 420*millimetre
	}
	w := &typesetter{measure: m, sheet: s, wide: short, high: long}
	for _, part := range s.Parts {
		if !part.Cards && len(part.Table.Rows) > 0 && len(part.Table.Columns) > mostUpright {
			w.wide, w.high = long, short
		}
	}
	w.turn()
	w.paragraph(s.Title, Type{Size: SizeTitle, Bold: true}, InkText)
	if s.Scope != "" {
		w.paragraph(s.Scope, Type{Size: SizeSmall}, InkMuted)
	}
	for _, part := range s.Parts {
		w.part(part)
	}
	w.number()
	return w.pages
}

// sheetPDF writes a sheet as the pages that it takes.
func sheetPDF(s Sheet, m Measure, o Output) ([]byte, error) {
	var pages []drawnPage
	for _, scene := range SheetPages(s, m, o.Page) {
		whole := Rect{W: scene.Width, H: scene.Height}
		pages = append(pages, drawnPage{scene, page{paper: whole, view: whole, scale: 1, grid: grid{cols: 1, rows: 1}}})
	}
	return pdfOf(pages, LightPalette(), o)
}

// typesetter fills page after page from top to bottom.
type typesetter struct {
	measure    Measure
	sheet      Sheet
	wide, high float64 // of a page
	pages      []Scene
	y          float64 // the top of what comes next
}

func (w *typesetter) page() *Scene          { return &w.pages[len(w.pages)-1] }
func (w *typesetter) width() float64        { return w.wide - 2*sheetMargin }
func (w *typesetter) left() float64         { return w.high - sheetMargin - w.y }
func (w *typesetter) isFull(h float64) bool { return w.left() < h && w.y > sheetMargin }

// turn begins a page.
func (w *typesetter) turn() {
	w.pages = append(w.pages, Scene{Width: w.wide, Height: w.high, Title: Clean(w.sheet.Title), Language: w.sheet.Language})
	w.y = sheetMargin
}

// filled breaks a text of several paragraphs into lines that are as full as
// they can be.
func (t Type) filled(m Measure, text string, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(cleanLines(text), "\n") {
		w := newWrapping(m, paragraph, t)
		w.width = width
		if w.isShort() {
			lines = append(lines, w.text)
		} else {
			lines = append(lines, w.greedy(m, t, len(w.letters)+1)...)
		}
	}
	return lines
}

// set puts one line at a place of the page.
func (w *typesetter) set(line string, at Point, t Type, ink Ink) {
	text := lineOfText(line, Rect{at.X, at.Y, w.measure.Width(line, t.Size, t.Bold), lineHeight(t.Size)}, t)
	text.Ink = ink
	w.page().Texts = append(w.page().Texts, text)
}

func (w *typesetter) paragraph(text string, t Type, ink Ink) {
	for _, line := range t.filled(w.measure, text, w.width()) {
		if w.isFull(lineHeight(t.Size)) {
			w.turn()
		}
		w.set(line, Point{sheetMargin, w.y}, t, ink)
		w.y += lineHeight(t.Size)
	}
}

func (w *typesetter) part(p Part) {
	w.y += sheetGap
	if w.isFull(headingBelow) {
		w.turn()
	}
	w.paragraph(p.Title, Type{Size: SizeHead, Bold: true}, InkAccent)
	w.rule(w.y+1, InkHair)
	w.y += sheetPad + 2
	for _, t := range p.Text {
		w.paragraph(t, Type{Size: SizeSmall}, InkText)
	}
	if len(p.Table.Rows) == 0 {
		return
	}
	if p.Cards {
		w.cards(p.Table)
		return
	}
	w.y += sheetPad
	w.table(p.Table)
}

// rule draws a line across the page.
func (w *typesetter) rule(y float64, ink Ink) {
	w.page().Lines = append(w.page().Lines, Line{ID: "rule", Points: []Point{{sheetMargin, y}, {w.wide - sheetMargin, y}}, Stroke: ink, Width: 0.75})
}

// cards sets each row as a small chapter: what is said beside its name.
func (w *typesetter) cards(t Table) {
	small := Type{Size: SizeSmall}
	for _, r := range t.Rows {
		w.y += sheetPad
		if w.isFull(headingBelow / 2) {
			w.turn()
		}
		w.paragraph(r[0].shown(), Type{Size: SizeText, Bold: true}, InkText)
		for i, c := range r[1:] {
			if c.shown() == "" {
				continue
			}
			names := small.filled(w.measure, t.Columns[i+1].Name, sheetLabel-sheetPad)
			texts := small.filled(w.measure, c.shown(), w.width()-sheetLabel)
			w.beside(names, texts, small)
		}
	}
}

// beside sets two texts side by side, line by line.
func (w *typesetter) beside(names, texts []string, t Type) {
	for i := range max(len(names), len(texts)) {
		if w.isFull(lineHeight(t.Size)) {
			w.turn()
		}
		if i < len(names) {
			w.set(names[i], Point{sheetMargin, w.y}, t, InkMuted)
		}
		if i < len(texts) {
			w.set(texts[i], Point{sheetMargin + sheetLabel, w.y}, t, InkText)
		}
		w.y += lineHeight(t.Size)
	}
}

// number writes at the foot of each page what it is of, and its number.
func (w *typesetter) number() {
	t := Type{Size: sheetSmall}
	for i := range w.pages {
		s := &w.pages[i]
		place := decimal(i+1) + " / " + decimal(len(w.pages))
		y := w.high - sheetMargin + sheetPad
		title := t.Wrap(w.measure, s.Title, w.width()-80, 1)[0]
		for _, part := range []struct {
			text string
			x    float64
		}{{title, sheetMargin}, {place, w.wide - sheetMargin - w.measure.Width(place, t.Size, false)}} {
			text := lineOfText(part.text, Rect{part.x, y, w.measure.Width(part.text, t.Size, false), lineHeight(t.Size)}, t)
			text.Ink = InkMuted
			s.Texts = append(s.Texts, text)
		}
	}
}
