package render

import "math"

// strand is a path of straight pieces; a closed one ends where it begins
// without repeating that point.
type strand struct {
	points []Point
	closed bool
}

// strands makes a path straight: its curves become pieces that stay within
// tolerance of them. Points that are the same as the one before are dropped.
func strands(steps []step, tolerance float64) []strand {
	var all []strand
	var now strand
	add := func(p Point) {
		if n := len(now.points); n == 0 || now.points[n-1] != p {
			now.points = append(now.points, p)
		}
	}
	finish := func() {
		if len(now.points) > 1 {
			all = append(all, now)
		}
		now = strand{}
	}
	for _, s := range steps {
		switch s.kind {
		case stepMove:
			finish()
			add(s.to)
		case stepLine:
			add(s.to)
		case stepCurve, stepBend:
			bend(now.points, s, tolerance, add)
		case stepClose:
			if n := len(now.points); n > 1 && now.points[0] == now.points[n-1] {
				now.points = now.points[:n-1]
			}
			now.closed = true
			finish()
		}
	}
	finish()
	return all
}

// bend walks along a curve in as many equal steps of its parameter as keep
// within tolerance (the bound by the second difference of its control points).
func bend(before []Point, s step, tolerance float64, add func(Point)) {
	if len(before) == 0 {
		add(s.to)
		return
	}
	from := before[len(before)-1]
	s = s.cubic(from)
	most := math.Max(secondDifference(from, s.turn[0], s.turn[1]), secondDifference(s.turn[0], s.turn[1], s.to))
	n := int(min(max(math.Ceil(math.Sqrt(0.75*most/tolerance)), 1), 200))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		add(Point{
			a*from.X + b*s.turn[0].X + c*s.turn[1].X + d*s.to.X,
			a*from.Y + b*s.turn[0].Y + c*s.turn[1].Y + d*s.to.Y,
		})
	}
	add(s.to)
}

func secondDifference(a, b, c Point) float64 {
	return math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y)
}

// cubic is a bend as the curve of two control points that is the same.
func (s step) cubic(from Point) step {
	if s.kind != stepBend {
		return s
	}
	toward := func(p Point) Point { return Point{p.X + (s.turn[0].X-p.X)*2/3, p.Y + (s.turn[0].Y-p.Y)*2/3} }
	return step{stepCurve, s.to, [2]Point{toward(from), toward(s.to)}}
}

// dashed cuts a strand into the dashes of a pattern, on and off in points.
func (c strand) dashed(pattern [2]float64) []strand {
	if !(pattern[0] > 0 && pattern[1] > 0) || c.length()/(pattern[0]+pattern[1]) > mostDashes {
		return []strand{c}
	}
	var all []strand
	now, on, left := []Point{c.points[0]}, true, pattern[0]
	c.pieces(func(a, b Point) {
		size := math.Hypot(b.X-a.X, b.Y-a.Y)
		at := 0.0
		for size-at > left {
			at += left
			cut := Point{a.X + (b.X-a.X)*at/size, a.Y + (b.Y-a.Y)*at/size}
			if on {
				all = append(all, strand{points: append(now, cut)})
			}
			now, on = []Point{cut}, !on
			left = pattern[0]
			if !on {
				left = pattern[1]
			}
		}
		left -= size - at
		if on {
			now = append(now, b)
		}
	})
	if on && len(now) > 1 {
		all = append(all, strand{points: now})
	}
	return all
}

// mostDashes is where a line counts as grey rather than dashed: a picture of
// that many could not be told apart, and a hostile one would take for ever.
const mostDashes = 1e5

func (c strand) pieces(do func(a, b Point)) {
	for i := 1; i < len(c.points); i++ {
		do(c.points[i-1], c.points[i])
	}
	if n := len(c.points); c.closed && n > 1 {
		do(c.points[n-1], c.points[0])
	}
}

func (c strand) length() float64 {
	sum := 0.0
	c.pieces(func(a, b Point) { sum += math.Hypot(b.X-a.X, b.Y-a.Y) })
	return sum
}

// outlined is what a stroke along the strand covers, as closed shapes that all
// turn the same way: ends are cut square at the last point, corners are mitered
// up to four times the width and beveled beyond, as SVG and PDF do.
func (c strand) outlined(width float64) []step {
	half := width / 2
	var steps []step
	c.pieces(func(a, b Point) {
		n := normal(a, b)
		n = Point{n.X * half, n.Y * half}
		steps = appendTurned(steps, Point{a.X + n.X, a.Y + n.Y}, Point{b.X + n.X, b.Y + n.Y}, Point{b.X - n.X, b.Y - n.Y}, Point{a.X - n.X, a.Y - n.Y})
	})
	n := len(c.points)
	for i, at := range c.points {
		if !c.closed && (i == 0 || i == n-1) {
			continue
		}
		steps = appendCorner(steps, [3]Point{c.points[(i+n-1)%n], at, c.points[(i+1)%n]}, half)
	}
	return steps
}

// normal is the unit vector across a piece.
func normal(a, b Point) Point {
	size := math.Hypot(b.X-a.X, b.Y-a.Y)
	if size == 0 {
		return Point{}
	}
	return Point{(b.Y - a.Y) / size, -(b.X - a.X) / size}
}

// appendCorner fills the outer side of a corner between two pieces.
func appendCorner(out []step, at [3]Point, half float64) []step {
	m, n := normal(at[0], at[1]), normal(at[1], at[2])
	cross, cos := m.X*n.Y-m.Y*n.X, m.X*n.X+m.Y*n.Y
	if math.Abs(cross) < 1e-6 {
		return out
	}
	if cross < 0 {
		half = -half
	}
	// The outer side is the one that the line turns away from.
	a := Point{at[1].X + m.X*half, at[1].Y + m.Y*half}
	b := Point{at[1].X + n.X*half, at[1].Y + n.Y*half}
	const limit = 4
	if miter := math.Sqrt(2 / (1 + cos)); miter > limit {
		return appendTurned(out, at[1], a, b)
	}
	tip := Point{at[1].X + (m.X+n.X)*half/(1+cos), at[1].Y + (m.Y+n.Y)*half/(1+cos)}
	return appendTurned(out, at[1], a, tip, b)
}

// appendTurned appends a polygon turned so that its area is positive: shapes
// that turn alike add up where they overlap instead of wiping each other out.
func appendTurned(out []step, corners ...Point) []step {
	area := 0.0
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		area += p.X*q.Y - p.Y*q.X
	}
	if area < 0 {
		for i, j := 0, len(corners)-1; i < j; i, j = i+1, j-1 {
			corners[i], corners[j] = corners[j], corners[i]
		}
	}
	return append(out, polygon(corners...)...)
}

// boxPath is a rectangle, with corners of a radius, as a path that runs as
// SVG's own does: from the end of the top left corner to the right.
func boxPath(r Rect, radius float64) []step {
	radius = min(radius, r.W/2, r.H/2)
	right, bottom := r.X+r.W, r.Y+r.H
	if radius <= 0 {
		return polygon(Point{r.X, r.Y}, Point{right, r.Y}, Point{right, bottom}, Point{r.X, bottom})
	}
	k := radius * (1 - circleTurn)
	return []step{
		{kind: stepMove, to: Point{r.X + radius, r.Y}},
		{kind: stepLine, to: Point{right - radius, r.Y}},
		{stepCurve, Point{right, r.Y + radius}, [2]Point{{right - k, r.Y}, {right, r.Y + k}}},
		{kind: stepLine, to: Point{right, bottom - radius}},
		{stepCurve, Point{right - radius, bottom}, [2]Point{{right, bottom - k}, {right - k, bottom}}},
		{kind: stepLine, to: Point{r.X + radius, bottom}},
		{stepCurve, Point{r.X, bottom - radius}, [2]Point{{r.X + k, bottom}, {r.X, bottom - k}}},
		{kind: stepLine, to: Point{r.X, r.Y + radius}},
		{stepCurve, Point{r.X + radius, r.Y}, [2]Point{{r.X, r.Y + k}, {r.X + k, r.Y}}},
		{kind: stepClose},
	}
}

// circleTurn is how far a quarter circle's control points lie from its ends,
// in parts of the radius.
const circleTurn = 0.5522847498

func circlePath(middle Point, radius float64) []step {
	x, y, k := middle.X, middle.Y, radius*circleTurn
	return []step{
		{kind: stepMove, to: Point{x + radius, y}},
		{stepCurve, Point{x, y + radius}, [2]Point{{x + radius, y + k}, {x + k, y + radius}}},
		{stepCurve, Point{x - radius, y}, [2]Point{{x - k, y + radius}, {x - radius, y + k}}},
		{stepCurve, Point{x, y - radius}, [2]Point{{x - radius, y - k}, {x - k, y - radius}}},
		{stepCurve, Point{x + radius, y}, [2]Point{{x + k, y - radius}, {x + radius, y - k}}},
		{kind: stepClose},
	}
}
