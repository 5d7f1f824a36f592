package render

import (
	"math"
	"strconv"
	"unicode/utf8"

	"hone/model"
)

// SVG writes a scene as plain shapes and texts with attributes: no style
// sheet, script, link, or foreign content, so that browsers, office suites and
// drawing programs show it alike. Each element is one group with its ID, its
// kind, and its whole name as the title.
func SVG(s Scene, p Palette) []byte { return (&svgPen{palette: p}).write(s) }

// SVGOutlines is SVG with its texts drawn as shapes, alike where the font is
// not at hand; each names its text for readers. The error is that of a font
// that is none.
func SVGOutlines(s Scene, p Palette, o Output) ([]byte, error) {
	fonts, err := o.typefaces()
	if err != nil {
		return nil, err
	}
	return (&svgPen{palette: p, fonts: fonts}).write(s), nil
}

// svgPen appends SVG to out.
type svgPen struct {
	palette Palette
	fonts   *typefaces // to draw the texts with; nil leaves that to the reader
	out     []byte
}

func (w *svgPen) write(s Scene) []byte {
	s = s.AtOrigin()
	w.out = make([]byte, 0, 512*(len(s.Boxes)+len(s.Frames)+len(s.Lines)+len(s.Texts)+4))
	w.open(s)
	paint(s, w)
	w.raw("</svg>\n")
	return w.out
}

func (w *svgPen) open(s Scene) {
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg"`)
	w.number("width", s.Width)
	w.number("height", s.Height)
	// Half a point to the side: a line at a whole point fills one row of dots.
	w.raw(` viewBox="-0.5 -0.5 `)
	w.out = appendNumber(w.out, s.Width)
	w.raw(" ")
	w.out = appendNumber(w.out, s.Height)
	w.raw(`"`)
	if w.fonts == nil { // once for all texts, which come to most of a picture
		w.attribute("font-family", Fonts)
	}
	if s.Language != "" {
		w.attribute("xml:lang", string(s.Language))
	}
	w.raw(">\n<title>")
	w.out = appendEscaped(w.out, s.Title)
	w.raw("</title>\n")
	w.rect(Rect{-0.5, -0.5, s.Width, s.Height}, 0, look{fill: InkPaper})
}

func (w *svgPen) begin(id model.ID, kind, title string) {
	w.raw("<g")
	w.attribute("data-id", string(id))
	w.attribute("data-kind", kind)
	w.raw("><title>")
	w.out = appendEscaped(w.out, title)
	w.raw("</title>\n")
}

func (w *svgPen) end() { w.raw("</g>\n") }

func (w *svgPen) rect(r Rect, radius float64, l look) {
	w.raw("<rect")
	w.number("x", r.X)
	w.number("y", r.Y)
	w.number("width", max(r.W, 0))
	w.number("height", max(r.H, 0))
	if radius > 0 {
		w.number("rx", radius)
	}
	w.look(l)
}

func (w *svgPen) circle(middle Point, radius float64, l look) {
	w.raw("<circle")
	w.number("cx", middle.X)
	w.number("cy", middle.Y)
	w.number("r", radius)
	w.look(l)
}

func (w *svgPen) path(steps []step, l look) {
	w.raw(`<path d="`)
	w.out = appendPath(w.out, steps)
	w.raw(`"`)
	w.look(l)
}

func appendPath(out []byte, steps []step) []byte {
	for i, s := range steps {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, byte(s.kind))
		switch s.kind {
		case stepCurve:
			for _, at := range s.turn {
				out = append(appendPoint(out, at), ' ')
			}
			out = appendPoint(out, s.to)
		case stepBend:
			out = appendPoint(append(appendPoint(out, s.turn[0]), ' '), s.to)
		case stepMove, stepLine:
			out = appendPoint(out, s.to)
		}
	}
	return out
}

func appendPoint(out []byte, at Point) []byte {
	return appendNumber(append(appendNumber(out, at.X), ' '), at.Y)
}

func (w *svgPen) look(l look) {
	w.attribute("fill", w.palette.Color(l.fill))
	if l.stroke != InkNone {
		w.attribute("stroke", w.palette.Color(l.stroke))
		w.number("stroke-width", l.width)
	}
	if l.dash != [2]float64{} {
		w.raw(` stroke-dasharray="`)
		w.out = appendNumber(w.out, l.dash[0])
		w.raw(" ")
		w.out = appendNumber(w.out, l.dash[1])
		w.raw(`"`)
	}
	w.raw("/>\n")
}

func (w *svgPen) text(t Text) {
	if w.fonts != nil {
		w.outlined(t)
		return
	}
	x, anchor := anchorOf(t)
	w.raw("<text")
	w.number("x", x)
	w.number("y", t.Base)
	w.number("font-size", t.Size)
	if t.Bold {
		w.attribute("font-weight", "700")
	}
	w.attribute("fill", w.palette.Color(t.Ink))
	if anchor != "start" {
		w.attribute("text-anchor", anchor)
	}
	w.raw(">")
	w.out = appendEscaped(w.out, t.Text)
	w.raw("</text>\n")
}

func (w *svgPen) outlined(t Text) {
	w.raw("<path")
	w.attribute("aria-label", t.Text)
	w.raw(` d="`)
	w.out = appendPath(w.out, w.fonts.drawnText(t))
	w.raw(`"`)
	w.look(look{fill: t.Ink})
}

// anchorOf is the x that a text is set from and how SVG calls that side.
func anchorOf(t Text) (float64, string) {
	switch t.Align {
	case AlignMiddle:
		return t.Rect.X + t.Rect.W/2, "middle"
	case AlignEnd:
		return t.Rect.X + t.Rect.W, "end"
	}
	return t.Rect.X, "start"
}

func (w *svgPen) raw(s string) { w.out = append(w.out, s...) }

func (w *svgPen) attribute(name, value string) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.out = appendEscaped(w.out, value)
	w.raw(`"`)
}

func (w *svgPen) number(name string, value float64) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.out = appendNumber(w.out, value)
	w.raw(`"`)
}

// appendNumber writes at most two decimals; what is no number is 0.
func appendNumber(out []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		x = 0
	}
	whole := math.Round(x * 100)
	if whole == 0 {
		return append(out, '0')
	}
	return strconv.AppendFloat(out, whole/100, 'f', -1, 64)
}

// appendEscaped writes text that means nothing but itself between tags and
// between quotes of either kind.
func appendEscaped(out []byte, text string) []byte {
	for _, r := range Clean(text) {
		switch r {
		case '&':
			out = append(out, "&amp;"...)
		case '<':
			out = append(out, "&lt;"...)
		case '>':
			out = append(out, "&gt;"...)
		case '"':
			out = append(out, "&quot;"...)
		case '\'':
			out = append(out, "&#39;"...)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}
