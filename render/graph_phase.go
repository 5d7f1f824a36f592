package render

import (
	"math"
	"strings"
)

// Room that a phase's column takes round its boxes: its heading above, some
// white below.
const phaseHead, phaseFoot = 44, 20

// phaseSpan is a stretch of neighbouring phases that lie apart from the others.
type phaseSpan struct {
	first, last int // phases
	left, right float64
}

// addPhases draws the phases as columns behind the boxes, as far as the boxes
// lie in such columns; phases that overlap share one.
func (g *graph) addPhases(s *Scene) {
	spans := g.phaseSpans()
	if len(spans) == 0 {
		return
	}
	all, head := g.turned(contentBounds(*s)), g.phaseHead(spans)
	bands := make([]Box, 0, len(spans))
	for i, span := range spans {
		left, right := all.X-sceneMargin/2, all.X+all.W+sceneMargin/2
		if i > 0 {
			left = (spans[i-1].right + span.left) / 2
		}
		if i+1 < len(spans) {
			right = (span.right + spans[i+1].left) / 2
		}
		b := Box{
			ID: g.phases[span.first].ID, Kind: "phase", Shape: ShapePlain, Title: g.phaseNames(span),
			Rect: g.unturned(Rect{hundredth(left), all.Y - head, hundredth(right) - hundredth(left), all.H + head + phaseFoot}),
		}
		if i%2 == 0 {
			b.Fill = InkSubtle
		}
		bands = append(bands, b)
		s.Texts = append(s.Texts, g.phaseTitle(b))
	}
	s.Frames = append(bands, s.Frames...)
}

// phaseHead is the room for the names: above columns, before rows.
func (g *graph) phaseHead(spans []phaseSpan) float64 {
	if !g.Options.BottomUp {
		return phaseHead
	}
	widest := 0.0
	for _, span := range spans {
		widest = max(widest, g.Measure.Width(Clean(g.phaseNames(span)), SizeText, true))
	}
	return math.Ceil(min(widest, mostPhaseName)) + 2*boxPad
}

// mostPhaseName is how long the name of a phase may be before its row.
const mostPhaseName = 150

func (g *graph) phaseNames(span phaseSpan) string {
	var names []string
	for i := span.first; i <= span.last; i++ {
		names = append(names, g.phases[i].Name)
	}
	return strings.Join(names, "・")
}

func (g *graph) phaseTitle(b Box) Text {
	kind := Type{Size: SizeText, Bold: true}
	room := b.Rect.W - 2*boxPad
	if g.Options.BottomUp {
		room = mostPhaseName
	}
	line := kind.Wrap(g.Measure, b.Title, room, 1)[0]
	t := lineOfText(line, Rect{b.Rect.X + boxPad, b.Rect.Y + 8, g.Measure.Width(line, kind.Size, true), 18}, kind)
	t.Of, t.Ink = b.ID, InkAccent
	return t
}

// phaseSpans parts the phases, in their order, into stretches whose boxes lie
// wholly left of those of the next.
func (g *graph) phaseSpans() []phaseSpan {
	spans := make([]phaseSpan, 0, len(g.phases))
	for i := range g.phases {
		span := phaseSpan{first: i, last: i, left: math.Inf(1), right: math.Inf(-1)}
		for _, n := range g.leaves {
			if n.phase == i {
				at := g.turned(n.Rect)
				span.left, span.right = min(span.left, at.X), max(span.right, at.X+at.W)
			}
		}
		if span.right < span.left {
			continue // nothing in it
		}
		for len(spans) > 0 && spans[len(spans)-1].right > span.left-2*usualClear {
			last := spans[len(spans)-1]
			span = phaseSpan{last.first, i, min(last.left, span.left), max(last.right, span.right)}
			spans = spans[:len(spans)-1]
		}
		spans = append(spans, span)
	}
	return spans
}

// contentBounds is what boxes, frames and lines fill.
func contentBounds(s Scene) Rect {
	s.fit(0)
	return s.Bounds()
}
