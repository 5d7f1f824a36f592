package render

import (
	"cmp"
	"slices"
)

// portPitch is the distance between ports of one side where there is room,
// portMargin that of the outermost to the corner.
const portPitch, portMargin = 12, 9

// portEnd is one end of a wire at a side of a box.
type portEnd struct {
	wire int
	last bool // the wire's end rather than its start
	want float64
	pull float64 // how much it matters to get it
}

type portSide struct {
	box  int
	side side
}

// placePorts sets where every wire starts and ends: the ports of a side in the
// order of the boxes they lead to, so that lines need not cross at the box,
// and level with their other end where that makes a line straight.
func (r *router) placePorts() {
	sides, ends := r.portSides()
	r.findFans(sides, ends)
	for _, s := range sides {
		if order, found := r.orders[s]; found {
			ends[s] = order
		} else {
			r.orderPorts(s, ends[s])
		}
		r.spreadPorts(s, ends[s])
	}
	r.orders = ends
	for range 2 {
		for _, s := range sides {
			r.levelPorts(s, ends[s], ends)
		}
	}
	r.dodgeMembers(sides, ends)
	for _, s := range sides {
		if !r.boxes[s.box].frame {
			r.levelPorts(s, ends[s], ends)
		}
	}
	r.snapPorts()
}

// dodgeMembers moves the ports of frames off the lines that come from inside
// through the same side.
func (r *router) dodgeMembers(sides []portSide, ends map[portSide][]portEnd) {
	const apart = 7
	for _, s := range sides {
		if !r.boxes[s.box].frame {
			continue
		}
		through := r.portsInside(s, sides, ends)
		low, high := r.reach(s)
		for _, e := range ends[s] {
			at, _ := r.along(e)
			for step := 0.0; step <= high-low; step += apart {
				if isClear(at+step, through, apart) && at+step <= high {
					at += step
					break
				}
				if isClear(at-step, through, apart) && at-step >= low {
					at -= step
					break
				}
			}
			r.setPort(s, e, at)
			through = append(through, at)
		}
	}
}

// portsInside lists where lines from inside a frame start or end that lead out
// by one of its sides.
func (r *router) portsInside(frame portSide, sides []portSide, ends map[portSide][]portEnd) []float64 {
	var at []float64
	for _, s := range sides {
		if s.side != frame.side || !r.isInside(s.box, frame.box) {
			continue
		}
		for _, e := range ends[s] {
			if !r.isInside(r.other(e), frame.box) {
				own, _ := r.along(e)
				at = append(at, own)
			}
		}
	}
	return at
}

func (r *router) isInside(box, frame int) bool {
	for in := r.boxes[box].inside; in >= 0; in = r.boxes[in].inside {
		if in == frame {
			return true
		}
	}
	return false
}

func isClear(at float64, others []float64, apart float64) bool {
	for _, o := range others {
		if abs(at-o) < apart {
			return false
		}
	}
	return true
}

func (r *router) portSides() ([]portSide, map[portSide][]portEnd) {
	ends := make(map[portSide][]portEnd, 2*len(r.wires))
	var sides []portSide
	add := func(s portSide, e portEnd) {
		if len(ends[s]) == 0 {
			sides = append(sides, s)
		}
		ends[s] = append(ends[s], e)
	}
	for i := range r.wires {
		w := &r.wires[i]
		add(portSide{w.from, w.out}, portEnd{wire: i})
		add(portSide{w.to, w.in}, portEnd{wire: i, last: true})
	}
	return sides, ends
}

// orderPorts sorts the ends of a side by the middles of the other boxes; of
// those level with each other the nearer one is outside. Lines that come back to
// the side that they left by are outside of all others, nested in one another.
func (r *router) orderPorts(s portSide, ends []portEnd) {
	own := r.boxes[s.box].middle()
	key := func(e portEnd) (group int, along, far float64) {
		other := r.boxes[r.other(e)].middle()
		along, far = other.X-own.X, abs(other.Y-own.Y)
		if s.side.isAcross() {
			along, far = other.Y-own.Y, abs(other.X-own.X)
		}
		if w := &r.wires[e.wire]; w.out != w.in {
			return 0, along, far
		}
		group = 1
		if along < 0 {
			group = -1
		}
		return group, -along, far
	}
	slices.SortStableFunc(ends, func(a, b portEnd) int {
		groupA, alongA, farA := key(a)
		groupB, alongB, farB := key(b)
		return cmp.Or(cmp.Compare(groupA, groupB), cmp.Compare(alongA, alongB), cmp.Compare(farA, farB))
	})
}

func (r *router) other(e portEnd) int {
	if e.last {
		return r.wires[e.wire].from
	}
	return r.wires[e.wire].to
}

func (b routeBox) middle() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// reach is the stretch of a side that ports may stand on.
func (r *router) reach(s portSide) (low, high float64) {
	b := r.boxes[s.box]
	low, high = b.X, b.X+b.W
	if s.side.isAcross() {
		low, high = b.Y, b.Y+b.H
	}
	margin := min(portMargin, (high-low)/2)
	return low + margin, high - margin
}

func pitchOf(count int, low, high float64) float64 {
	if count < 2 {
		return 0
	}
	return min(portPitch, (high-low)/float64(count-1))
}

func (r *router) spreadPorts(s portSide, ends []portEnd) {
	low, high := r.reach(s)
	pitch := pitchOf(len(ends), low, high)
	if r.isSingle(s) {
		pitch = 0
	}
	at := (low+high)/2 - pitch*float64(len(ends)-1)/2
	for _, e := range ends {
		r.setPort(s, e, at)
		at += pitch
	}
}

func (r *router) setPort(s portSide, e portEnd, along float64) {
	b, at := r.boxes[s.box], Point{}
	switch s.side {
	case sideRight:
		at = Point{b.X + b.W, along}
	case sideLeft:
		at = Point{b.X, along}
	case sideBottom:
		at = Point{along, b.Y + b.H}
	case sideTop:
		at = Point{along, b.Y}
	}
	if e.last {
		r.wires[e.wire].end = at
	} else {
		r.wires[e.wire].start = at
	}
}

// along is where an end stands on its side, and where the wire's other end is.
func (r *router) along(e portEnd) (own, other float64) {
	w := &r.wires[e.wire]
	a, b, s := w.start, w.end, w.out
	if e.last {
		a, b, s = w.end, w.start, w.in
	}
	if s.isAcross() {
		return a.Y, b.Y
	}
	return a.X, b.X
}

// levelPorts moves the ports of a side toward their other ends, as far as
// their order and pitch allow. One of them gets its way for certain, so that
// at least one line is quite straight.
func (r *router) levelPorts(s portSide, ends []portEnd, all map[portSide][]portEnd) {
	if r.isSingle(s) {
		return
	}
	low, high := r.reach(s)
	best, nearest := -1, 0.0
	for i := range ends {
		e := &ends[i]
		own, other := r.along(*e)
		e.want, e.pull = own, 0.2
		if !r.isFacing(&r.wires[e.wire]) || other < low || other > high {
			continue
		}
		e.want, e.pull = other, 1
		w := &r.wires[e.wire]
		across := portSide{w.to, w.in}
		if e.last {
			across = portSide{w.from, w.out}
		}
		far := abs(own-other) + 100*float64(len(all[across])-1)
		if best < 0 || far < nearest {
			best, nearest = i, far
		}
	}
	if best < 0 {
		return
	}
	ends[best].pull = 1e6
	for i, at := range spacedPorts(ends, pitchOf(len(ends), low, high), low, high) {
		r.setPort(s, ends[i], at)
	}
}

// isFacing tells whether a wire could be one straight line: it leaves toward
// the side that it enters by.
func (r *router) isFacing(w *wire) bool {
	switch {
	case w.out == sideRight && w.in == sideLeft:
		return w.end.X > w.start.X
	case w.out == sideLeft && w.in == sideRight:
		return w.end.X < w.start.X
	case w.out == sideBottom && w.in == sideTop:
		return w.end.Y > w.start.Y
	case w.out == sideTop && w.in == sideBottom:
		return w.end.Y < w.start.Y
	}
	return false
}

// spacedPorts are the places nearest to what the ends want that keep the
// pitch and the bounds: an isotonic regression by pooling adjacent violators.
func spacedPorts(ends []portEnd, pitch, low, high float64) []float64 {
	type pool struct {
		want, pull float64
		count      int
	}
	var pools []pool
	for i, e := range ends {
		pools = append(pools, pool{e.want - pitch*float64(i), e.pull, 1})
		for n := len(pools); n > 1 && pools[n-2].want > pools[n-1].want; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{(a.want*a.pull + b.want*b.pull) / (a.pull + b.pull), a.pull + b.pull, a.count + b.count})
		}
	}
	at := make([]float64, 0, len(ends))
	high -= pitch * float64(len(ends)-1)
	for _, p := range pools {
		for range p.count {
			at = append(at, within(p.want, low, max(high, low))+pitch*float64(len(at)))
		}
	}
	return at
}

// snapPorts makes nearly straight lines quite straight.
func (r *router) snapPorts() {
	for i := range r.wires {
		w := &r.wires[i]
		if !r.isFacing(w) {
			continue
		}
		if w.out.isAcross() && abs(w.start.Y-w.end.Y) < 0.5 {
			w.end.Y = w.start.Y
		}
		if !w.out.isAcross() && abs(w.start.X-w.end.X) < 0.5 {
			w.end.X = w.start.X
		}
	}
}
