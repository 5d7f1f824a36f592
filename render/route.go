package render

import "slices"

// side is the side of a box that a line leaves or enters by.
type side int

const (
	sideRight side = iota
	sideLeft
	sideBottom
	sideTop
)

// isAcross tells whether lines at this side run from left to right.
func (s side) isAcross() bool { return s == sideRight || s == sideLeft }

func (s side) opposite() side {
	return [...]side{sideRight: sideLeft, sideLeft: sideRight, sideBottom: sideTop, sideTop: sideBottom}[s]
}

// away is one point outward from the side.
func (s side) away() Point {
	return [...]Point{sideRight: {1, 0}, sideLeft: {-1, 0}, sideBottom: {0, 1}, sideTop: {0, -1}}[s]
}

// routeBox is what lines begin at, end at, and go round. Lines to or from the
// inside of a frame may cross its border; others keep outside.
type routeBox struct {
	Rect
	frame  bool
	inside int  // the frame it lies in, −1 for none
	single bool // each side has one port, in its middle
}

// wire is a line to be routed from one box to another, in right angles.
type wire struct {
	from, to int // boxes
	out, in  side
	leave    float64 // least straight piece at its start, for the tip
	enter    float64 // and at its end
	joint    int     // wires of one joint may run upon each other; 0 for none
	start    Point
	end      Point
	path     []Point
}

// router finds ways for wires: each alone the shortest with the fewest bends,
// clear of the boxes, and then moves those that run on one another apart. Same
// boxes and wires, same ways.
type router struct {
	boxes  []routeBox
	wires  []wire
	clear  float64                // how far lines keep from boxes they pass
	rules  [2][]float64           // hairlines of the page that no line should run on: level ones, upright ones
	fans   map[portSide]bool      // see findFans
	trunks []portSide             // those of the joints below zero
	orders map[portSide][]portEnd // of ports, where the usual one was found to cross
	grid   routeGrid
	search routeSearch
	busy   map[busyPlace][]endPiece // end pieces of the wires that have their way
	memory *Routes                  // of the picture before; nil for none
	looked Rect                     // by the search for the present wire
}

// usualClear is how far lines keep from boxes where there is room.
const usualClear = 7

// run sets the path of every wire, and tries again, with what it learnt from
// the crossings, as long as that makes them fewer. The paths may be those of the
// picture before, so nobody changes them.
func (r *router) run() {
	if r.memory == nil {
		r.memory = &Routes{}
	}
	if r.memory.isSame(r) {
		copy(r.wires, r.memory.wires)
		return
	}
	r.grid.build(r.boxes)
	r.memory.begin(r)
	r.pass()
	r.improve()
	r.memory.end(r)
}

// pass sets the path of every wire once.
func (r *router) pass() {
	r.placePorts()
	r.busy = make(map[busyPlace][]endPiece, 2*len(r.wires))
	now := r.memory.recall(r)
	for _, i := range r.shortestFirst() {
		if !now.again(r, i) {
			now.find(r, i)
		}
		r.occupy(i)
	}
	r.unstick()
	r.nudge()
	for i := range r.wires {
		r.wires[i].path = tidyPath(r.wires[i].path)
	}
}

// shortestFirst lists the wires by the distance between their ends.
func (r *router) shortestFirst() []int {
	order := make([]int, len(r.wires))
	far := make([]float64, len(r.wires))
	for i := range order {
		order[i] = i
		w := &r.wires[i]
		far[i] = abs(w.start.X-w.end.X) + abs(w.start.Y-w.end.Y)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case far[a] < far[b]:
			return -1
		case far[a] > far[b]:
			return 1
		}
		return 0
	})
	return order
}

// route finds a way that keeps clear of boxes, less clear where it is narrow;
// a wire for which there is none runs straight through.
func (r *router) route(w *wire) {
	defer func() { r.clear = usualClear }()
	for _, clear := range [...]float64{usualClear, 3, 0.5} {
		r.clear = clear
		if r.routeSimply(w) || r.routeAround(w) {
			return
		}
	}
	a, b := w.leaves(), w.enters()
	if w.out.isAcross() == w.in.isAcross() && w.out.isAcross() {
		w.path = []Point{w.start, a, {a.X, b.Y}, b, w.end}
	} else {
		w.path = []Point{w.start, a, {b.X, a.Y}, b, w.end}
	}
	w.path = tidyPath(w.path)
}

// leaves is where the wire may first turn, enters where it must have turned.
func (w *wire) leaves() Point { return beyond(w.start, w.out, w.leave) }
func (w *wire) enters() Point { return beyond(w.end, w.in, w.enter) }

func beyond(at Point, s side, by float64) Point {
	away := s.away()
	return Point{at.X + away.X*by, at.Y + away.Y*by}
}

// tidyPath drops points that are no corners and rounds the rest.
func tidyPath(path []Point) []Point {
	out := path[:0]
	for _, at := range path {
		at = Point{hundredth(at.X), hundredth(at.Y)}
		for len(out) > 0 && out[len(out)-1] == at {
			out = out[:len(out)-1]
		}
		for n := len(out); n > 1 && inLine(out[n-2], out[n-1], at); n = len(out) {
			out = out[:n-1]
		}
		out = append(out, at)
	}
	return out
}

func inLine(a, b, c Point) bool { return a.X == b.X && b.X == c.X || a.Y == b.Y && b.Y == c.Y }

func abs(x float64) float64 { return max(x, -x) }
