package render

// paintMark draws a sign on a box. Signs differ by form, so that they can be
// told apart without colour.
func paintMark(m Mark, b Box, p pen) {
	r := b.Rect
	right, bottom := r.X+r.W, r.Y+r.H
	switch m {
	case MarkCheckpoint:
		p.path(bookmark(Point{right - bookmarkRight, r.Y}), look{fill: bookmarkInk(b)})
	case MarkEitherOr:
		p.path(bookmark(Point{right - bookmarkRight, r.Y}), look{fill: InkPaper, stroke: bookmarkInk(b), width: 1.2})
	case MarkBlocked:
		paintCross(Point{r.X + 5, r.Y + 5}, p)
	case MarkUnobtainable:
		p.path(hatch(r), look{stroke: InkAlarm, width: 1})
	case MarkCloses:
		at := Point{right - 10, bottom - 9}
		p.circle(at, 4.5, look{fill: InkPaper, stroke: InkAccent, width: 1.1})
		p.circle(at, 2, look{stroke: InkAccent, width: 1.1})
	case MarkDone:
		p.path(polyline([]Point{{r.X + 6, bottom - 9}, {r.X + 9, bottom - 6}, {r.X + 15, bottom - 13}}), look{stroke: InkAccent, width: 1.8})
	}
}

// The bookmark's left edge lies this far from the box's right one; it is
// bookmarkWide wide and bookmarkHigh high.
const bookmarkRight, bookmarkWide, bookmarkHigh = 17, 9, 13

func bookmark(at Point) []step {
	right, bottom := at.X+bookmarkWide, at.Y+bookmarkHigh
	return polygon(at, Point{right, at.Y}, Point{right, bottom}, Point{at.X + bookmarkWide/2.0, bottom - 4}, Point{at.X, bottom})
}

// bookmarkInk is the accent, or that of a box which is seen through.
func bookmarkInk(b Box) Ink {
	if b.Stroke == InkFaded {
		return InkFaded
	}
	return InkAccent
}

func paintCross(at Point, p pen) {
	const size = 7
	how := look{stroke: InkAlarm, width: 2}
	p.path(polyline([]Point{at, {at.X + size, at.Y + size}}), how)
	p.path(polyline([]Point{{at.X + size, at.Y}, {at.X, at.Y + size}}), how)
}

// hatch fills the left edge of a box with strokes.
func hatch(r Rect) []step {
	const wide, apart = 6, 5
	var steps []step
	for y := r.Y + wide + 2; y < r.Y+r.H-1; y += apart {
		steps = append(steps, step{kind: stepMove, to: Point{r.X + 1, y}}, step{kind: stepLine, to: Point{r.X + 1 + wide, y - wide}})
	}
	return steps
}
