package render

import (
	"math"
	"slices"
)

// rowsBefore are the rows, counted over all lanes, that steps had in the picture
// before; nil without one. A step that has changed its lane has none.
func (f *flowChart) rowsBefore() map[int]float64 {
	var known []int
	for v := range f.leaves {
		if _, was := f.Positions[f.leaves[v].ID]; was {
			known = append(known, v)
		}
	}
	if len(known) == 0 {
		return nil
	}
	rows := map[int]float64{}
	for i, l := range f.lanes {
		own := slices.DeleteFunc(slices.Clone(known), func(v int) bool { return f.steps[v].lane != i })
		own = f.withoutStrays(own, known)
		for row, middle := range f.middles(own) {
			for _, v := range own {
				if abs(f.middleBefore(v)-middle) <= sameRow {
					rows[v] = float64(l.first + row)
				}
			}
		}
	}
	return rows
}

// sameRow is how far the middles of boxes of one row may differ by rounding.
const sameRow = 1.5

func (f *flowChart) middleBefore(v int) float64 {
	r := f.Positions[f.leaves[v].ID]
	return r.Y + r.H/2
}

// middles are the different heights at which some boxes stood, top to bottom.
func (f *flowChart) middles(steps []int) []float64 {
	var all []float64
	for _, v := range steps {
		all = append(all, f.middleBefore(v))
	}
	slices.Sort(all)
	return slices.CompactFunc(all, func(a, b float64) bool { return abs(b-a) <= sameRow })
}

// withoutStrays leaves out the steps of a lane that stood in another one: above
// most boxes of the lanes above, or below most of those below.
func (f *flowChart) withoutStrays(own, known []int) []int {
	if len(own) == 0 {
		return nil
	}
	lane := f.steps[own[0]].lane
	low, high := math.Inf(-1), math.Inf(1)
	for _, side := range []int{-1, 1} {
		var beyond []float64
		for _, v := range known {
			if (f.steps[v].lane-lane)*side > 0 {
				beyond = append(beyond, f.middleBefore(v))
			}
		}
		slices.Sort(beyond)
		switch {
		case len(beyond) == 0:
		case side < 0:
			low = beyond[len(beyond)/2]
		default:
			high = beyond[(len(beyond)-1)/2]
		}
	}
	return slices.DeleteFunc(slices.Clone(own), func(v int) bool { return f.middleBefore(v) < low || f.middleBefore(v) > high })
}
