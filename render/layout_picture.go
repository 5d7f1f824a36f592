package render

import "math"

// rankPlace is where a box begins across and along the ranks, in points: the
// coordinates every layout works in, whichever way the picture will face.
type rankPlace struct{ across, along float64 }

// across returns the extent of node v within its rank, along that of the
// rank's depth which it takes.
func (n *net) across(v int) float64 {
	if n.bottomUp {
		return n.nodes[v].W
	}
	return n.nodes[v].H
}

func (n *net) along(v int) float64 {
	if n.bottomUp {
		return n.nodes[v].H
	}
	return n.nodes[v].W
}

// pads returns how far the frames round node v reach beyond it together.
func (n *net) pads(v int) float64 {
	pad := 0.0
	for c := n.home[v]; c >= 0; c = n.clusters[c].parent {
		pad += n.clusters[c].pad
	}
	return pad
}

// picture turns the places to face the picture's way and moves them so that
// it starts at the origin, frames included.
func (n *net) picture(places []rankPlace) LayoutResult {
	result := LayoutResult{At: make(map[string]LayoutPoint, len(places))}
	if len(places) == 0 {
		return result
	}
	low := rankPlace{math.Inf(1), math.Inf(1)}
	high := rankPlace{math.Inf(-1), math.Inf(-1)}
	for v, at := range places {
		pad := n.pads(v)
		low = rankPlace{min(low.across, at.across-pad), min(low.along, at.along-pad)}
		high = rankPlace{max(high.across, at.across+n.across(v)+pad), max(high.along, at.along+n.along(v)+pad)}
	}
	for v, at := range places {
		corner := LayoutPoint{at.along - low.along, at.across - low.across}
		if n.bottomUp {
			corner = LayoutPoint{at.across - low.across, high.along - at.along - n.along(v)}
		}
		result.At[n.nodes[v].ID] = LayoutPoint{hundredth(corner.X), hundredth(corner.Y)}
	}
	result.W, result.H = hundredth(high.along-low.along), hundredth(high.across-low.across)
	if n.bottomUp {
		result.W, result.H = result.H, result.W
	}
	return result
}

// hundredth rounds to what a picture shows, so that the last bits of a sum,
// which differ between processors, never reach a file.
func hundredth(x float64) float64 { return math.Round(x*100) / 100 }
