package render

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDashesAreCutFromTheLine: they alternate in length as the pattern says,
// lie on the line, and leave out only the gaps.
func TestDashesAreCutFromTheLine(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 4))
	for range 200 {
		line := strand{closed: random.IntN(2) == 0}
		for range 2 + random.IntN(6) {
			line.points = append(line.points, Point{100 * random.Float64(), 100 * random.Float64()})
		}
		pattern := [2]float64{1 + 5*random.Float64(), 1 + 5*random.Float64()}
		dashes := line.dashed(pattern)
		whole := line.length()
		full := math.Floor(whole / (pattern[0] + pattern[1]))
		want := full*pattern[0] + math.Min(whole-full*(pattern[0]+pattern[1]), pattern[0])
		sum := 0.0
		for i, d := range dashes {
			sum += d.length()
			if i < len(dashes)-1 && math.Abs(d.length()-pattern[0]) > 1e-9 {
				t.Fatalf("dash %d is %v long, want %v", i, d.length(), pattern[0])
			}
		}
		if math.Abs(sum-want) > 1e-6 {
			t.Fatalf("dashes of %v are %v long together, want %v", pattern, sum, want)
		}
	}
}

// TestStraightenedCurvesStayClose compares with many points of the curve.
func TestStraightenedCurvesStayClose(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 4))
	point := func() Point { return Point{200 * random.Float64(), 200 * random.Float64()} }
	for range 200 {
		const tolerance = 0.1
		from := point()
		curve := step{stepCurve, point(), [2]Point{point(), point()}}
		if random.IntN(2) == 0 {
			curve = step{stepBend, point(), [2]Point{point()}}
		}
		straight := strands([]step{{kind: stepMove, to: from}, curve}, tolerance)[0]
		curve = curve.cubic(from)
		for i := range 300 {
			v := float64(i) / 300
			u := 1 - v
			a, b, c, d := u*u*u, 3*u*u*v, 3*u*v*v, v*v*v
			p := Point{a*from.X + b*curve.turn[0].X + c*curve.turn[1].X + d*curve.to.X, a*from.Y + b*curve.turn[0].Y + c*curve.turn[1].Y + d*curve.to.Y}
			if away := straight.away(p); away > tolerance+1e-9 {
				t.Fatalf("the curve is %v away from its pieces", away)
			}
		}
	}
}

// away is how far a point lies from the strand.
func (c strand) away(p Point) float64 {
	nearest := math.Inf(1)
	c.pieces(func(a, b Point) {
		dx, dy := b.X-a.X, b.Y-a.Y
		along := ((p.X-a.X)*dx + (p.Y-a.Y)*dy) / (dx*dx + dy*dy)
		along = math.Max(0, math.Min(1, along))
		nearest = math.Min(nearest, math.Hypot(p.X-a.X-along*dx, p.Y-a.Y-along*dy))
	})
	return nearest
}
