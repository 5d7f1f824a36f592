package render

// CurvePoints is Curve as a chain of straight pieces, pieces of them between
// two neighbouring points: for a screen that has no curves.
func CurvePoints(points []Point, pieces int) []Point {
	steps := Curve(points)
	if len(steps) == 0 || pieces < 2 {
		return points
	}
	out := []Point{steps[0].to}
	for _, s := range steps[1:] {
		from := out[len(out)-1]
		if s.kind != stepCurve {
			out = append(out, s.to)
			continue
		}
		for i := 1; i <= pieces; i++ {
			out = append(out, onCurve(from, s, float64(i)/float64(pieces)))
		}
	}
	return out
}

// onCurve is the point of a cubic curve at t from 0 to 1 (Bernstein's form).
func onCurve(from Point, s step, t float64) Point {
	a, b, c, d := (1-t)*(1-t)*(1-t), 3*(1-t)*(1-t)*t, 3*(1-t)*t*t, t*t*t
	return Point{
		a*from.X + b*s.turn[0].X + c*s.turn[1].X + d*s.to.X,
		a*from.Y + b*s.turn[0].Y + c*s.turn[1].Y + d*s.to.Y,
	}
}
