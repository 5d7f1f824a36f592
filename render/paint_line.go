package render

import (
	"math"
	"slices"

	"hone/model"
)

// Sizes of the tips of lines, in points.
const (
	tipRadius   = 3 // of the circle at a prerequisite
	tipLength   = 9 // of the triangle at a dependent
	tipHalf     = 5
	arrowLength = 8
	arrowHalf   = 4
	doubleHalf  = 1.6 // between a double line's middle and its two lines
)

func paintLine(l Line, texts map[model.ID][]Text, p pen) {
	p.begin(l.ID, l.Kind, l.Title)
	if len(l.Points) > 1 {
		paintStroke(l, p)
		paintTip(l.From, l.Points[:2], l.Stroke, p)
		end := slices.Clone(l.Points[len(l.Points)-2:])
		slices.Reverse(end)
		paintTip(l.To, end, l.Stroke, p)
	}
	for _, t := range texts[l.ID] {
		p.text(t)
	}
	p.end()
}

func paintStroke(l Line, p pen) {
	how := look{stroke: l.Stroke, width: l.Width}
	if l.Dashed {
		how.dash = [2]float64{6, 4}
	}
	switch {
	case l.Smooth:
		p.path(Curve(l.Points), how)
	case l.Double:
		how.width = max(l.Width*0.8, 0.8)
		p.path(polyline(Beside(l.Points, doubleHalf)), how)
		p.path(polyline(Beside(l.Points, -doubleHalf)), how)
	default:
		p.path(polyline(l.Points), how)
	}
}

// paintTip draws what a line ends in: its end is the first of two points, and
// the second the one before it.
func paintTip(t Tip, ends []Point, ink Ink, p pen) {
	at, from := ends[0], ends[1]
	size := math.Hypot(at.X-from.X, at.Y-from.Y)
	if size == 0 {
		return
	}
	x, y := (at.X-from.X)/size, (at.Y-from.Y)/size
	corners := func(length, half float64) []step {
		back := Point{at.X - x*length, at.Y - y*length}
		return polygon(at, Point{back.X - y*half, back.Y + x*half}, Point{back.X + y*half, back.Y - x*half})
	}
	switch t {
	case TipCircle:
		// Beside the box, which is drawn over the line's end.
		p.circle(Point{at.X - x*tipRadius, at.Y - y*tipRadius}, tipRadius, look{fill: InkPaper, stroke: ink, width: 1})
	case TipTriangle:
		p.path(corners(tipLength, tipHalf), look{fill: InkPaper, stroke: ink, width: 1.1})
	case TipArrow:
		p.path(corners(arrowLength, arrowHalf), look{fill: ink})
	}
}

// Beside is the chain of points that runs distance points to the right of the
// given one, as seen along it; to the left when negative.
func Beside(points []Point, distance float64) []Point {
	out := make([]Point, len(points))
	for i, at := range points {
		before, after := turnAt(points, i, -1), turnAt(points, i, 1)
		// The miter: where the two shifted pieces meet.
		sum := Point{before.X + after.X, before.Y + after.Y}
		scale := distance * 2 / max(sum.X*sum.X+sum.Y*sum.Y, 0.5)
		out[i] = Point{at.X + sum.X*scale, at.Y + sum.Y*scale}
	}
	return out
}

// turnAt is the unit vector to the right of the piece before or after a point.
func turnAt(points []Point, i, side int) Point {
	j := i + side
	if j < 0 || j >= len(points) || points[i] == points[j] {
		j = i - side
	}
	if j < 0 || j >= len(points) || points[i] == points[j] {
		return Point{}
	}
	a, b := points[min(i, j)], points[max(i, j)]
	size := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Point{-(b.Y - a.Y) / size, (b.X - a.X) / size}
}

// Curve runs through points that go from left to right without swinging beyond
// them (Fritsch and Carlson, Monotone piecewise cubic interpolation, 1980).
func Curve(points []Point) []step {
	n := len(points)
	if n < 2 {
		return polyline(points)
	}
	slope := make([]float64, n)
	for i := 1; i < n-1; i++ {
		before, after := rise(points[i-1], points[i]), rise(points[i], points[i+1])
		if before*after > 0 {
			slope[i] = 2 * before * after / (before + after)
		}
	}
	steps := append(make([]step, 0, n), step{kind: stepMove, to: points[0]})
	for i := 1; i < n; i++ {
		a, b := points[i-1], points[i]
		third := (b.X - a.X) / 3
		steps = append(steps, step{kind: stepCurve, to: b, turn: [2]Point{
			{a.X + third, a.Y + slope[i-1]*third}, {b.X - third, b.Y - slope[i]*third},
		}})
	}
	return steps
}

func rise(a, b Point) float64 {
	if b.X == a.X {
		return 0
	}
	return (b.Y - a.Y) / (b.X - a.X)
}
