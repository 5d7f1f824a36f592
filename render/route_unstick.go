package render

import (
	"cmp"
	"math"
	"slices"
)

// endPiece is the first or the last piece of a wire, seen along its direction:
// at is where it lies across, low and high where it begins and ends. It cannot
// be moved without its port.
type endPiece struct {
	wire      int
	last      bool
	upright   bool
	at        float64
	low, high float64
}

// tooNear is how near two end pieces look like one line; leastPort how near the
// ports of a side may come when one of them must give way.
const tooNear, leastPort = 2.5, 4

// busyPlace is where end pieces lie, by some points across.
type busyPlace struct {
	upright bool
	at      int
}

func placeOf(upright bool, at float64) busyPlace { return busyPlace{upright, int(math.Floor(at / 4))} }

// occupy notes the end pieces of a wire that has its way.
func (r *router) occupy(i int) {
	first, last, both := r.wires[i].endPieces(i)
	key := placeOf(first.upright, first.at)
	r.busy[key] = append(r.busy[key], first)
	if both {
		key = placeOf(last.upright, last.at)
		r.busy[key] = append(r.busy[key], last)
	}
}

// endPieces are the first and last pieces of a wire's path; a straight one has
// only the first.
func (w *wire) endPieces(i int) (first, last endPiece, both bool) {
	n := len(w.path)
	first = newEndPiece(i, false, w.path[0], w.path[1])
	if n == 2 {
		return first, endPiece{}, false
	}
	return first, newEndPiece(i, true, w.path[n-1], w.path[n-2]), true
}

// sticksSomewhere tells whether the path that a wire is about to take has an
// end piece that runs on another's.
func (r *router) sticksSomewhere(w *wire) bool {
	for i := range w.path {
		r.looksAt(Rect{w.path[i].X - tooNear, w.path[i].Y - tooNear, 2 * tooNear, 2 * tooNear})
	}
	first, last, both := w.endPieces(-1)
	found := false
	find := func(endPiece) { found = true }
	r.eachStuck(w, first, find)
	if both && !found {
		r.eachStuck(w, last, find)
	}
	return found
}

// eachStuck calls f with every end piece that a piece of a wire would run on.
func (r *router) eachStuck(w *wire, e endPiece, f func(o endPiece)) {
	low, high := placeOf(e.upright, e.at-tooNear), placeOf(e.upright, e.at+tooNear)
	for ; low.at <= high.at; low.at++ {
		for _, o := range r.busy[low] {
			if e.isNear(o) && r.sticks(w, e, o) {
				f(o)
			}
		}
	}
}

// unstick moves ports a little where the first or last pieces of two wires
// would run on one another.
func (r *router) unstick() {
	pieces := r.endPieces()
	for i := range pieces {
		for j := i + 1; j < len(pieces) && pieces[i].isNear(pieces[j]); j++ {
			if !r.sticks(&r.wires[pieces[i].wire], pieces[i], pieces[j]) {
				continue
			}
			if !r.giveWay(&pieces[j], pieces) {
				r.giveWay(&pieces[i], pieces)
			}
		}
	}
}

// endPieces lists the end pieces of all wires, by direction and place.
func (r *router) endPieces() []endPiece {
	pieces := make([]endPiece, 0, 2*len(r.wires))
	for i := range r.wires {
		first, last, both := r.wires[i].endPieces(i)
		if pieces = append(pieces, first); both {
			pieces = append(pieces, last)
		}
	}
	slices.SortStableFunc(pieces, func(a, b endPiece) int {
		if a.upright != b.upright {
			if a.upright {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.at, b.at)
	})
	return pieces
}

func newEndPiece(wire int, last bool, port, next Point) endPiece {
	e := endPiece{wire: wire, last: last, upright: port.X == next.X}
	a, b := turned(port, e.upright), turned(next, e.upright)
	e.at, e.low, e.high = a.X, min(a.Y, b.Y), max(a.Y, b.Y)
	return e
}

func (e endPiece) isNear(o endPiece) bool {
	return e.upright == o.upright && abs(o.at-e.at) < tooNear
}

// sticks tells whether two near end pieces run on one another and should not:
// those that meet in one joint or start at one tip may.
func (r *router) sticks(v *wire, a, b endPiece) bool {
	const length = 3
	if min(a.high, b.high)-max(a.low, b.low) < length || a.wire == b.wire {
		return false
	}
	w := &r.wires[b.wire]
	return !(v.joint != 0 && v.joint == w.joint) && v.start != w.start && v.end != w.end
}

// giveWay moves an end piece, with its port, to the nearest place where it runs
// on none of the others.
func (r *router) giveWay(e *endPiece, others []endPiece) bool {
	for _, off := range [...]float64{5, -5, 4, -4, 7, -7, 9, -9, 3, -3} {
		moved := *e
		moved.at += off
		if r.canStand(moved, others) {
			r.moveEnd(*e, moved.at)
			*e = moved
			return true
		}
	}
	return false
}

func (r *router) canStand(e endPiece, others []endPiece) bool {
	w := &r.wires[e.wire]
	straight := len(w.path) == 2
	if e.last || straight {
		if !r.portFits(portSide{w.to, w.in}, e) {
			return false
		}
	}
	if !e.last && !r.portFits(portSide{w.from, w.out}, e) {
		return false
	}
	for _, o := range others {
		if o.wire != e.wire && e.isNear(o) && r.sticks(w, e, o) {
			return false
		}
	}
	a, b := turned(Point{e.at, e.low}, e.upright), turned(Point{e.at, e.high}, e.upright)
	clear := r.clear
	r.clear = 2
	free := r.isFree(w, a, b, w.from, w.to)
	r.clear = clear
	return free
}

// portFits tells whether an end's port may stand on a side: between the
// corners, off the other ports.
func (r *router) portFits(s portSide, e endPiece) bool {
	low, high := r.reach(s)
	if r.isSingle(s) || e.at < low-portMargin/3 || e.at > high+portMargin/3 {
		return false
	}
	for i := range r.wires {
		w := &r.wires[i]
		if i == e.wire {
			continue
		}
		if w.from == s.box && w.out == s.side && abs(turned(w.start, e.upright).X-e.at) < leastPort ||
			w.to == s.box && w.in == s.side && abs(turned(w.end, e.upright).X-e.at) < leastPort {
			return false
		}
	}
	return true
}

// moveEnd moves the piece at one end of a wire, or a straight wire whole.
func (r *router) moveEnd(e endPiece, at float64) {
	w := &r.wires[e.wire]
	set := func(p *Point) {
		if e.upright {
			p.X = at
		} else {
			p.Y = at
		}
	}
	n := len(w.path)
	if e.last || n == 2 {
		set(&w.end)
		set(&w.path[n-1])
		set(&w.path[n-2])
	}
	if !e.last {
		set(&w.start)
		set(&w.path[0])
		set(&w.path[1])
	}
}
