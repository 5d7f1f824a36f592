package render

// turned is a rectangle with X along the ranks and Y across them, whichever way
// the picture faces.
func (g *graph) turned(r Rect) Rect {
	if !g.Options.BottomUp {
		return r
	}
	return Rect{-(r.Y + r.H), r.X, r.H, r.W}
}

// unturned turns a rectangle back to the picture's way.
func (g *graph) unturned(r Rect) Rect {
	if !g.Options.BottomUp {
		return r
	}
	return Rect{r.Y, -(r.X + r.W), r.H, r.W}
}

// facing is the side of a picture that rises, by the side of one that runs to
// the right.
func facing(s side, bottomUp bool) side {
	if !bottomUp {
		return s
	}
	return [...]side{sideRight: sideTop, sideLeft: sideBottom, sideBottom: sideRight, sideTop: sideLeft}[s]
}
