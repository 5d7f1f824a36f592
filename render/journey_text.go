package render

import (
	"strconv"

	"hone/model"
)

func decimal(n int) string { return strconv.Itoa(n) }

// paragraph is a text in lines from the top left corner of at, as wide as at.
type paragraph struct {
	text  string
	kind  Type
	lines int
	ink   Ink
	at    Rect
	of    model.ID
	about model.ID
}

// paragraph draws a text and answers where it ends.
func (j *journey) paragraph(p paragraph) float64 {
	y := p.at.Y
	for _, line := range p.kind.Wrap(j.Measure, p.text, p.at.W, p.lines) {
		h := lineHeight(p.kind.Size)
		if line == "" {
			continue
		}
		t := lineOfText(line, Rect{p.at.X, y, j.Measure.Width(line, p.kind.Size, p.kind.Bold), h}, p.kind)
		t.Of, t.About, t.Ink = p.of, p.about, p.ink
		j.scene.Texts = append(j.scene.Texts, t)
		y += h
	}
	return y
}

// lines draws a cell's entries below one another and answers their height.
func (j *journey) lines(at Rect, of model.ID, entries []entry) float64 {
	y := at.Y
	for i, e := range entries {
		if i > 0 {
			y += 3
		}
		kind := Type{Size: SizeText, Bold: e.bold}
		if e.small {
			kind.Size = SizeSmall
		}
		most := e.lines
		if most == 0 {
			most = 3
		}
		p := paragraph{text: e.text, kind: kind, lines: most, ink: e.ink, at: Rect{at.X, y, at.W * journeySlack, 0}, of: of, about: e.about}
		if e.sign != "" {
			sign := p
			sign.text, sign.lines = e.sign, 1
			j.paragraph(sign)
			p.at.X += journeySign
			p.at.W -= journeySign
		}
		y = j.paragraph(p)
	}
	return y - at.Y
}
