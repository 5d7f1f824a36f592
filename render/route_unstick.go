package render

import (
	"cmp"
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

// unstick moves ports a little where the first or last pieces of two wires
// would run on one another.
func (r *router) unstick() {
	pieces := r.endPieces()
	for i := range pieces {
		for j := i + 1; j < len(pieces) && pieces[i].isNear(pieces[j]); j++ {
			if !r.sticks(pieces[i], pieces[j]) {
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
	var pieces []endPiece
	for i := range r.wires {
		path := r.wires[i].path
		pieces = append(pieces, newEndPiece(i, false, path[0], path[1]))
		if n := len(path); n > 2 {
			pieces = append(pieces, newEndPiece(i, true, path[n-1], path[n-2]))
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
func (r *router) sticks(a, b endPiece) bool {
	const length = 3
	if min(a.high, b.high)-max(a.low, b.low) < length || a.wire == b.wire {
		return false
	}
	v, w := &r.wires[a.wire], &r.wires[b.wire]
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
		if o.wire != e.wire && e.isNear(o) && r.sticks(e, o) {
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
	if r.boxes[s.box].single || e.at < low-portMargin/3 || e.at > high+portMargin/3 {
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
