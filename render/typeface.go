package render

import (
	"fmt"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// typeface is one weight of a font, ready to draw its letters. It keeps what
// it has drawn, so one must not be used by several goroutines at once.
type typeface struct {
	file   []byte // the TrueType file
	font   *sfnt.Font
	buf    sfnt.Buffer
	glyphs map[rune]glyph
	drawn  map[rune][]step
}

// glyph is the drawing of a character.
type glyph struct {
	char    rune
	index   sfnt.GlyphIndex // 0 when the font has none: a box stands for it
	advance float64         // in ems; 0 for what sits on the letter before
	wide    float64         // the room of the drawing itself, in ems
}

// placedGlyph is a glyph at its place in a line: x ems after the line's start.
type placedGlyph struct {
	glyph
	x float64
}

// typefaces are the two weights that pictures are set in.
type typefaces struct{ regular, bold *typeface }

func newTypefaces(regular, bold []byte) (*typefaces, error) {
	r, err := newTypeface(regular)
	if err != nil {
		return nil, fmt.Errorf("read regular font: %w", err)
	}
	b, err := newTypeface(bold)
	if err != nil {
		return nil, fmt.Errorf("read bold font: %w", err)
	}
	return &typefaces{r, b}, nil
}

func newTypeface(trueType []byte) (*typeface, error) {
	f, err := sfnt.Parse(trueType)
	if err != nil {
		return nil, err
	}
	return &typeface{file: trueType, font: f, glyphs: map[rune]glyph{}, drawn: map[rune][]step{}}, nil
}

func (f *typefaces) of(t Text) *typeface {
	if t.Bold {
		return f.bold
	}
	return f.regular
}

// set puts a text's letters side by side and tells where the line starts, in
// points, so that the side it is aligned by stays where the scene has it.
func (f *typefaces) set(t Text) ([]placedGlyph, float64) {
	letters, width := f.of(t).set(t.Text)
	x, anchor := anchorOf(t)
	switch anchor {
	case "middle":
		x -= width * t.Size / 2
	case "end":
		x -= width * t.Size
	}
	return letters, x
}

// set is a text's letters and their width in ems. Letters typed as a base and
// a mark become one where the font has it. What shows nothing is left out.
func (f *typeface) set(text string) ([]placedGlyph, float64) {
	var letters []placedGlyph
	var before placedGlyph
	width := 0.0
	for _, r := range norm.NFC.String(Clean(text)) {
		g := f.glyph(r)
		switch {
		case !isUnseen(r):
			before = placedGlyph{g, width}
			letters = append(letters, before)
			width += g.advance
		case g.index != 0:
			letters = append(letters, placedGlyph{g, before.x + markShift(before.glyph, g)})
		}
	}
	return letters, width
}

// markShift is how far a mark lies behind the start of the letter that it is
// on: in the middle of it, but for the voicing marks of kana, to its right. The
// font draws marks as letters of their own.
func markShift(on, mark glyph) float64 {
	const voicing = 0.28 // how far such a mark reaches, in ems
	if mark.char == 0x3099 || mark.char == 0x309a {
		return on.advance - voicing
	}
	return (on.advance - mark.wide) / 2
}

func (f *typeface) glyph(r rune) glyph {
	g, ok := f.glyphs[r]
	if ok {
		return g
	}
	g = glyph{char: r}
	index, err := f.font.GlyphIndex(&f.buf, r)
	advance, _, wrong := advanceOf(f.font, &f.buf, r)
	if err == nil && wrong == nil {
		g.index, g.advance = index, float64(advance)/thousandth
	}
	g.wide = g.advance
	if isUnseen(r) && index != 0 {
		g.wide = f.wide(index)
	}
	f.glyphs[r] = g
	return g
}

func (f *typeface) wide(index sfnt.GlyphIndex) float64 {
	advance, err := f.font.GlyphAdvance(&f.buf, index, fixed.I(thousandth), 0)
	if err != nil {
		return 0
	}
	return float64(advance.Round()) / thousandth
}

// outline is a glyph's drawing in ems from its origin on the baseline, y down.
func (f *typeface) outline(g glyph) []step {
	if steps, ok := f.drawn[g.char]; ok {
		return steps
	}
	steps := missing(g.advance)
	if g.index != 0 {
		steps = f.load(g.index)
	}
	f.drawn[g.char] = steps
	return steps
}

func (f *typeface) load(index sfnt.GlyphIndex) []step {
	units := fixed.Int26_6(f.font.UnitsPerEm())
	segments, err := f.font.LoadGlyph(&f.buf, index, units<<6, nil)
	if err != nil {
		return nil // a damaged glyph is a blank, the rest is still to be read
	}
	em := func(p fixed.Point26_6) Point {
		return Point{float64(p.X) / float64(units<<6), float64(p.Y) / float64(units<<6)}
	}
	steps := make([]step, 0, len(segments)+4)
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(steps) > 0 {
				steps = append(steps, step{kind: stepClose})
			}
			steps = append(steps, step{kind: stepMove, to: em(s.Args[0])})
		case sfnt.SegmentOpLineTo:
			steps = append(steps, step{kind: stepLine, to: em(s.Args[0])})
		case sfnt.SegmentOpQuadTo:
			steps = append(steps, step{kind: stepBend, to: em(s.Args[1]), turn: [2]Point{em(s.Args[0])}})
		case sfnt.SegmentOpCubeTo:
			steps = append(steps, step{kind: stepCurve, to: em(s.Args[2]), turn: [2]Point{em(s.Args[0]), em(s.Args[1])}})
		}
	}
	if len(steps) > 0 {
		steps = append(steps, step{kind: stepClose})
	}
	return steps
}

// missingBox is the box that stands for a character that the font lacks, as
// corners of its outer and its inner edge in ems, y up.
func missingBox(advance float64) [2][4]Point {
	const edge, top = 0.05, 0.76
	left, right := advance*0.08, advance*0.92
	return [2][4]Point{
		{{left, 0}, {left, top}, {right, top}, {right, 0}},
		{{left + edge, edge}, {right - edge, edge}, {right - edge, top - edge}, {left + edge, top - edge}},
	}
}

func missing(advance float64) []step {
	if advance == 0 {
		return nil
	}
	var steps []step
	for _, corners := range missingBox(advance) {
		for i, c := range corners {
			corners[i].Y = -c.Y
		}
		steps = append(steps, polygon(corners[:]...)...)
	}
	return steps
}

// drawnText is the outline of a whole text, in points.
func (f *typefaces) drawnText(t Text) []step {
	letters, x := f.set(t)
	face := f.of(t)
	var steps []step
	for _, l := range letters {
		steps = appendMoved(steps, face.outline(l.glyph), Point{x + l.x*t.Size, t.Base}, t.Size)
	}
	return steps
}

// appendMoved appends a path that is scaled first and then moved.
func appendMoved(out, steps []step, by Point, scale float64) []step {
	move := func(p Point) Point { return Point{by.X + p.X*scale, by.Y + p.Y*scale} }
	for _, s := range steps {
		out = append(out, step{s.kind, move(s.to), [2]Point{move(s.turn[0]), move(s.turn[1])}})
	}
	return out
}
