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
	case MarkCritical:
		at := Point{r.X + 11, bottom - 10}
		p.circle(at, 5, look{fill: InkPaper, stroke: InkWarm, width: 1.3})
		p.path(polyline([]Point{{at.X, at.Y - 3.2}, at, {at.X + 2.4, at.Y}}), look{stroke: InkWarm, width: 1.3})
	case MarkOverBudget:
		at := Point{r.X + 7, r.Y + 6}
		p.path(polygon(Point{at.X, at.Y - 6}, Point{at.X + 6.5, at.Y + 5}, Point{at.X - 6.5, at.Y + 5}), look{fill: InkWarm})
		p.path(polyline([]Point{{at.X, at.Y - 2}, {at.X, at.Y + 2.6}}), look{stroke: InkOnDark, width: 1.4})
	case MarkAdded, MarkRemoved, MarkChanged:
		paintChange(m, Point{r.X + 5, r.Y + 4}, p)
	case MarkCloses:
		at := Point{right - 10, bottom - 9}
		p.circle(at, 4.5, look{fill: InkPaper, stroke: InkAccent, width: 1.1})
		p.circle(at, 2, look{stroke: InkAccent, width: 1.1})
	case MarkDone:
		p.path(polyline([]Point{{r.X + 6, bottom - 9}, {r.X + 9, bottom - 6}, {r.X + 15, bottom - 13}}), look{stroke: InkAccent, width: 1.8})
	}
}

// paintChange draws a plus, a minus or a triangle in a circle.
func paintChange(m Mark, at Point, p pen) {
	const arm = 3
	ink := map[Mark]Ink{MarkAdded: InkAccent, MarkRemoved: InkAlarm, MarkChanged: InkWarm}[m]
	p.circle(at, 6, look{fill: ink})
	how := look{stroke: InkOnDark, width: 1.5}
	if m == MarkChanged {
		p.path(polygon(Point{at.X, at.Y - arm}, Point{at.X + arm, at.Y + arm - 1}, Point{at.X - arm, at.Y + arm - 1}), look{stroke: InkOnDark, width: 1.2})
		return
	}
	p.path(polyline([]Point{{at.X - arm, at.Y}, {at.X + arm, at.Y}}), how)
	if m == MarkAdded {
		p.path(polyline([]Point{{at.X, at.Y - arm}, {at.X, at.Y + arm}}), how)
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
