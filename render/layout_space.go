package render

import (
	"cmp"
	"math"
	"slices"
)

// space is a plane with boxes in it, to find free room by them.
type space struct {
	taken []LayoutRect
	gap   float64 // how far to keep off
	along float64 // what a step along the ranks costs beside one across them
	spans []taken // scratch
}

// taken is a stretch across the ranks where a box's corner cannot be.
type taken struct{ from, to float64 }

// block makes the inside of r, which is exact, unusable.
func (s *space) block(r LayoutRect) {
	s.taken = append(s.taken, LayoutRect{r.X + s.gap, r.Y + s.gap, r.W - 2*s.gap, r.H - 2*s.gap})
}

// nearest returns the cheapest place to which a box can be moved so that it
// keeps gap from everything taken. At such a place either X is as it was or
// the box stands at gap from one before or after it, so only those X are tried.
func (s *space) nearest(want LayoutRect) LayoutRect {
	best := want
	best.Y = s.across(want)
	cost := math.Abs(best.Y - want.Y)
	if cost == 0 {
		return best
	}
	for _, x := range s.beside(want, cost/s.along) {
		step := s.along * math.Abs(x-want.X)
		if step >= cost {
			break
		}
		at := want
		at.X = x
		at.Y = s.across(at)
		if whole := step + math.Abs(at.Y-want.Y); whole < cost {
			best, cost = at, whole
		}
	}
	return best
}

// beside returns the X, within reach, at which the box would just clear
// another, nearest first.
func (s *space) beside(want LayoutRect, reach float64) []float64 {
	var xs []float64
	for _, o := range s.taken {
		for _, x := range [2]float64{o.X - s.gap - want.W, o.X + o.W + s.gap} {
			if math.Abs(x-want.X) < reach {
				xs = append(xs, x)
			}
		}
	}
	slices.SortFunc(xs, func(a, b float64) int {
		return cmp.Or(cmp.Compare(math.Abs(a-want.X), math.Abs(b-want.X)), cmp.Compare(a, b))
	})
	return slices.Compact(xs)
}

// across returns the Y nearest to the box's own at which it is free without
// moving along the ranks; of two as near, the larger.
func (s *space) across(want LayoutRect) float64 {
	s.spans = s.spans[:0]
	for _, o := range s.taken {
		if o.X < want.X+want.W+s.gap && want.X < o.X+o.W+s.gap {
			s.spans = append(s.spans, taken{o.Y - s.gap - want.H, o.Y + o.H + s.gap})
		}
	}
	slices.SortFunc(s.spans, func(a, b taken) int { return cmp.Compare(a.from, b.from) })
	low, high := want.Y, want.Y
	for i := 0; i < len(s.spans); {
		run := s.spans[i]
		for i++; i < len(s.spans) && s.spans[i].from < run.to; i++ {
			run.to = max(run.to, s.spans[i].to)
		}
		if run.from < want.Y && want.Y < run.to {
			low, high = run.from, run.to
		}
	}
	if want.Y-low < high-want.Y {
		return low
	}
	return high
}

// overlap says whether any two boxes share more than a line.
func overlap(boxes []LayoutRect) bool {
	_, _, found := overlapping(boxes)
	return found
}
