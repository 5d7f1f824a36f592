package render

// routeSimply tries the ways that most wires take: straight, with one turn, or
// with two.
func (r *router) routeSimply(w *wire) bool {
	a, b := w.leaves(), w.enters()
	switch {
	case r.isStraight(w):
		w.path = []Point{w.start, w.end}
		return true
	case r.hasRoomBetween(w):
		return r.routeAcross(w, a, b)
	case w.out == w.in:
		return r.routeHook(w, a, b)
	case w.out.isAcross() != w.in.isAcross():
		return r.routeCorner(w, a, b)
	}
	return false
}

// isStraight tells whether a wire can run straight to its end.
func (r *router) isStraight(w *wire) bool {
	aligned := w.start.X == w.end.X
	if w.out.isAcross() {
		aligned = w.start.Y == w.end.Y
	}
	return aligned && r.isFacing(w) && r.isFree(w, w.start, w.end, w.from, w.to)
}

// hasRoomBetween tells whether between the turns of a facing wire there is room for
// one piece across.
func (r *router) hasRoomBetween(w *wire) bool {
	a, b := w.leaves(), w.enters()
	switch {
	case w.out == sideRight && w.in == sideLeft:
		return b.X >= a.X
	case w.out == sideLeft && w.in == sideRight:
		return b.X <= a.X
	case w.out == sideBottom && w.in == sideTop:
		return b.Y >= a.Y
	case w.out == sideTop && w.in == sideBottom:
		return b.Y <= a.Y
	}
	return false
}

// routeAcross goes along, across and along again. The piece across is tried in
// the gap before the end, in that after the start, and between.
func (r *router) routeAcross(w *wire, a, b Point) bool {
	across := w.out.isAcross()
	from, to := a.X, b.X
	if !across {
		from, to = a.Y, b.Y
	}
	const wide = 60
	tries := [...]float64{(from + to) / 2, to, from, from + (to-from)/4, to - (to-from)/4}
	if abs(to-from) > wide {
		tries = [...]float64{to, from, (from + to) / 2, from + (to-from)/4, to - (to-from)/4}
	}
	switch {
	case r.fans[portSide{w.from, w.out}]:
		tries = [...]float64{from, (from + to) / 2, from + (to-from)/4, to - (to-from)/4, to}
	case r.fans[portSide{w.to, w.in}]:
		tries = [...]float64{to, (from + to) / 2, to - (to-from)/4, from + (to-from)/4, from}
	}
	for _, at := range tries {
		first, second := Point{at, a.Y}, Point{at, b.Y}
		if !across {
			first, second = Point{a.X, at}, Point{b.X, at}
		}
		if r.isFree(w, first, second) && r.isFree(w, w.start, first, w.from) && r.isFree(w, second, w.end, w.to) {
			w.path = []Point{w.start, first, second, w.end}
			if !r.sticksSomewhere(w) {
				return true
			}
		}
	}
	return false
}

// routeHook leaves and enters by the same side: out, across, and back.
func (r *router) routeHook(w *wire, a, b Point) bool {
	first, second := a, b
	switch w.out {
	case sideRight:
		first.X = max(a.X, b.X)
		second.X = first.X
	case sideLeft:
		first.X = min(a.X, b.X)
		second.X = first.X
	case sideBottom:
		first.Y = max(a.Y, b.Y)
		second.Y = first.Y
	case sideTop:
		first.Y = min(a.Y, b.Y)
		second.Y = first.Y
	}
	if !r.isFree(w, first, second) || !r.isFree(w, w.start, first, w.from) || !r.isFree(w, second, w.end, w.to) {
		return false
	}
	w.path = []Point{w.start, first, second, w.end}
	return !r.sticksSomewhere(w)
}

// routeCorner turns once.
func (r *router) routeCorner(w *wire, a, b Point) bool {
	corner := Point{w.end.X, w.start.Y}
	if !w.out.isAcross() {
		corner = Point{w.start.X, w.end.Y}
	}
	if !isAhead(w.start, a, corner) || !isAhead(w.end, b, corner) {
		return false
	}
	if !r.isFree(w, w.start, corner, w.from) || !r.isFree(w, corner, w.end, w.to) {
		return false
	}
	w.path = []Point{w.start, corner, w.end}
	return !r.sticksSomewhere(w)
}

// isAhead tells whether a point lies beyond turn as seen from at.
func isAhead(at, turn, point Point) bool {
	return (point.X-turn.X)*(turn.X-at.X) >= 0 && (point.Y-turn.Y)*(turn.Y-at.Y) >= 0
}
