package render

import "hone/model"

// pen is what a picture is drawn with: SVG, pixels or a page. The order of
// calls is the order of drawing; begin and end enclose what belongs to one
// element.
type pen interface {
	begin(id model.ID, kind, title string)
	end()
	rect(r Rect, radius float64, l look)
	circle(middle Point, radius float64, l look)
	path(steps []step, l look)
	text(t Text)
}

// look is how a shape is filled and its outline drawn.
type look struct {
	fill, stroke Ink
	width        float64
	dash         [2]float64 // on and off, in points; none when zero
}

// step is a piece of a path: to is its end, turn its control points: two of a
// curve, one of a bend.
type step struct {
	kind stepKind
	to   Point
	turn [2]Point
}

type stepKind byte

const (
	stepMove  stepKind = 'M'
	stepLine  stepKind = 'L'
	stepCurve stepKind = 'C'
	stepBend  stepKind = 'Q'
	stepClose stepKind = 'Z'
)

// paint draws a scene: frames, lines, boxes, each with its texts, and then the
// texts of none.
func paint(s Scene, p pen) {
	texts := textsByElement(s)
	for _, b := range s.Frames {
		paintBox(b, texts, p)
	}
	for _, l := range s.Lines {
		paintLine(l, texts, p)
	}
	for _, b := range s.Boxes {
		paintBox(b, texts, p)
	}
	for _, t := range texts[""] {
		p.text(t)
	}
}

// textsByElement gathers the texts of each element; those of elements that the
// scene does not hold are the scene's own.
func textsByElement(s Scene) map[model.ID][]Text {
	known := make(map[model.ID]bool, len(s.Boxes)+len(s.Lines)+len(s.Frames))
	for _, b := range s.Frames {
		known[b.ID] = true
	}
	for _, b := range s.Boxes {
		known[b.ID] = true
	}
	for _, l := range s.Lines {
		known[l.ID] = true
	}
	texts := make(map[model.ID][]Text, len(known))
	for _, t := range s.Texts {
		of := t.Of
		if !known[of] {
			of = ""
		}
		texts[of] = append(texts[of], t)
	}
	return texts
}

func paintBox(b Box, texts map[model.ID][]Text, p pen) {
	p.begin(b.ID, b.Kind, b.Title)
	paintOutline(b, p)
	for _, m := range b.Marks {
		paintMark(m, b, p)
	}
	for _, t := range texts[b.ID] {
		p.text(t)
	}
	p.end()
}

func paintOutline(b Box, p pen) {
	l := look{fill: b.Fill, stroke: b.Stroke, width: b.Width}
	if b.Dashed {
		l.dash = [2]float64{5, 3}
	}
	drawShape(b.Shape, b.Rect, l, p)
	if b.Double {
		inner := Rect{b.Rect.X + doubleGap, b.Rect.Y + doubleGap, b.Rect.W - 2*doubleGap, b.Rect.H - 2*doubleGap}
		drawShape(b.Shape, inner, look{stroke: b.Stroke, width: 1, dash: l.dash}, p)
	}
}

// doubleGap is how far the second border of a goal lies inside the first.
const doubleGap = 3

func drawShape(s Shape, r Rect, l look, p pen) {
	if l.fill == InkNone && l.stroke == InkNone {
		return
	}
	switch s {
	case ShapeDot:
		p.circle(Point{r.X + r.W/2, r.Y + r.H/2}, min(r.W, r.H)/2, l)
	case ShapeDiamond:
		p.path(polygon(Point{r.X + r.W/2, r.Y}, Point{r.X + r.W, r.Y + r.H/2}, Point{r.X + r.W/2, r.Y + r.H}, Point{r.X, r.Y + r.H/2}), l)
	case ShapeChevron:
		p.path(chevron(r), l)
	case ShapePill:
		p.rect(r, min(r.H/2, pillRadius), l)
	case ShapePlain:
		p.rect(r, 0, l)
	default:
		p.rect(r, min(cornerRadius, r.H/2), l)
	}
}

const cornerRadius, pillRadius, chevronTip = 6, 16, 14

func chevron(r Rect) []step {
	right, bottom := r.X+r.W, r.Y+r.H
	return polygon(Point{r.X, r.Y}, Point{right - chevronTip, r.Y}, Point{right, r.Y + r.H/2},
		Point{right - chevronTip, bottom}, Point{r.X, bottom}, Point{r.X + chevronTip, r.Y + r.H/2})
}

func polygon(corners ...Point) []step {
	return append(polyline(corners), step{kind: stepClose})
}

func polyline(points []Point) []step {
	steps := make([]step, 0, len(points)+1)
	for i, at := range points {
		kind := stepLine
		if i == 0 {
			kind = stepMove
		}
		steps = append(steps, step{kind: kind, to: at})
	}
	return steps
}
