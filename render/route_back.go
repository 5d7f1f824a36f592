package render

// sidesBack lets a line that runs back leave and enter above the boxes, or below
// them, whichever way is shorter and open, so that it does not mix with the
// lines that run on.
func (g *graph) sidesBack(w *wire, r *router) (out, in side) {
	above, openAbove := g.wayBack(w, r, sideTop)
	below, openBelow := g.wayBack(w, r, sideBottom)
	switch {
	case openAbove && (!openBelow || above <= below):
		return sideTop, sideTop
	case openBelow:
		return sideBottom, sideBottom
	}
	return sideRight, sideLeft
}

// wayBack is how far a line goes up (or down) and back again to clear what
// stands between its ends, and whether it can leave and enter at that side.
func (g *graph) wayBack(w *wire, r *router, by side) (far float64, open bool) {
	a, b := upended(g.turned(r.boxes[w.from].Rect), by), upended(g.turned(r.boxes[w.to].Rect), by)
	left, right := b.X+b.W/2, a.X+a.W/2
	level := min(a.Y, b.Y) - tipEnter
	for range 2 { // once more for what the first level met on its way up
		for i := range r.boxes {
			box := upended(g.turned(r.boxes[i].Rect), by)
			if !r.passes(w, i) && box.X < right && box.X+box.W > left && box.Y+box.H > level-usualClear && box.Y-usualClear < level {
				level = box.Y - usualClear
			}
		}
	}
	for i := range r.boxes {
		box := upended(g.turned(r.boxes[i].Rect), by)
		if i == w.from || i == w.to || r.passes(w, i) || box.Y+box.H < level {
			continue
		}
		stands := func(over Rect) bool {
			middle := over.X + over.W/2
			return box.Y < over.Y && box.X-usualClear < middle && middle < box.X+box.W+usualClear
		}
		if stands(a) || stands(b) {
			return 0, false
		}
	}
	return a.Y + b.Y - 2*level, true
}

// upended is a rectangle as it is, or upside down for the lower side.
func upended(r Rect, by side) Rect {
	if by == sideBottom {
		r.Y = -r.Y - r.H
	}
	return r
}
