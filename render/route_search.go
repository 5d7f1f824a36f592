package render

import (
	"math"
	"slices"
)

// routeSearch is the room that the search for one way works in, kept from wire
// to wire: a lattice of the lines along which a way could run.
type routeSearch struct {
	xs, ys  []float64
	blocked [2][]bool // pieces rightward and downward from each crossing
	shared  [2][]bool // those that other wires' end pieces lie on
	cost    []float64
	from    []int32
	queue   routeQueue
	goal    Point
	axis    int32 // along which the goal is to be entered
}

// Costs of the search: a bend is worth this many points of length. Windows are
// how far round its ends a way may swing, tried in turn.
const bendCost, sharedCost = 30, 5

var routeWindows = [...]float64{120, 600, math.Inf(1)}

// mostLines bounds the lattice each way.
const mostLines = 260

// routeAround searches for the cheapest way round boxes (Dijkstra's algorithm
// with distance as the guide, over the lattice of the boxes' borders).
func (r *router) routeAround(w *wire) bool {
	for i, window := range routeWindows {
		complete := r.lattice(w, window)
		if path, ok := r.searchWay(w); ok {
			w.path = path
			return true
		}
		if complete && i > 0 || r.search.isShutIn(w) {
			return false
		}
	}
	return false
}

// lattice sets the lines and the blocked pieces for a window; it tells whether
// all boxes were within.
func (r *router) lattice(w *wire, window float64) bool {
	s, a, b := &r.search, w.leaves(), w.enters()
	area := grown(stretch(a, b), window)
	s.xs, s.ys = append(s.xs[:0], a.X, b.X), append(s.ys[:0], a.Y, b.Y)
	gap := r.clear
	var near []int
	for i := range r.boxes {
		box := r.boxes[i].Rect
		if !overlaps(box, area) && !math.IsInf(window, 1) {
			continue
		}
		near = append(near, i)
		s.xs = append(s.xs, box.X-gap, box.X+box.W+gap)
		s.ys = append(s.ys, box.Y-gap, box.Y+box.H+gap)
	}
	s.xs, s.ys = latticeLines(s.xs), latticeLines(s.ys)
	r.looksAt(area)
	r.looksAt(grown(stretch(Point{s.xs[0], s.ys[0]}, Point{s.xs[len(s.xs)-1], s.ys[len(s.ys)-1]}), tooNear))
	size := len(s.xs) * len(s.ys)
	for k := range s.blocked {
		s.blocked[k], s.shared[k] = emptied(s.blocked[k], size), emptied(s.shared[k], size)
	}
	for _, i := range near {
		if !r.passes(w, i) {
			s.block(grown(r.boxes[i].Rect, gap))
		}
	}
	// Not back toward the box that the wire has just left.
	s.block(thick(w.start, a))
	s.block(thick(w.end, b))
	r.share(w)
	return len(near) == len(r.boxes)
}

// markShared marks the pieces of one line of the lattice that an end piece lies
// on.
func (s *routeSearch) markShared(k, line int, o endPiece) {
	across := s.xs
	if k == 1 {
		across = s.ys
	}
	first, last := s.extent(across, o.low, o.high)
	for i := first; i < last; i++ {
		if k == 0 {
			s.shared[0][line*len(s.xs)+i] = true
		} else {
			s.shared[1][i*len(s.xs)+line] = true
		}
	}
}

// thick is the piece from a to b as a rectangle with a width.
func thick(a, b Point) Rect {
	r := stretch(a, b)
	if a.Y == b.Y {
		return Rect{r.X, r.Y - 1, r.W, 2}
	}
	return Rect{r.X - 1, r.Y, 2, r.H}
}

// share marks what other wires' end pieces lie on, so that a way along there is
// a last resort.
func (r *router) share(w *wire) {
	s := &r.search
	for k, lines := range [2][]float64{s.ys, s.xs} {
		low, high := s.xs[0], s.xs[len(s.xs)-1]
		if k == 1 {
			low, high = s.ys[0], s.ys[len(s.ys)-1]
		}
		for line, at := range lines {
			e := endPiece{wire: -1, upright: k == 1, at: at, low: low, high: high}
			r.eachStuck(w, e, func(o endPiece) { s.markShared(k, line, o) })
		}
	}
}

func emptied(flags []bool, size int) []bool {
	flags = slices.Grow(flags[:0], size)[:size]
	clear(flags)
	return flags
}

// latticeLines sorts lines and drops repeated ones; of too many it keeps the
// first two, which the ends lie on, and every so many of the others.
func latticeLines(lines []float64) []float64 {
	ends := [2]float64{lines[0], lines[1]}
	slices.Sort(lines)
	lines = slices.CompactFunc(lines, func(a, b float64) bool { return abs(b-a) < hair })
	if len(lines) > mostLines {
		every := len(lines)/mostLines + 1
		kept := lines[:0]
		for i, x := range lines {
			if i%every == 0 || abs(x-ends[0]) < hair || abs(x-ends[1]) < hair {
				kept = append(kept, x)
			}
		}
		lines = kept
	}
	return lines
}

// block marks the pieces of the lattice inside a rectangle.
func (s *routeSearch) block(r Rect) {
	left, right := s.extent(s.xs, r.X, r.X+r.W)
	top, bottom := s.extent(s.ys, r.Y, r.Y+r.H)
	columns := len(s.xs)
	for y := top; y <= bottom; y++ {
		inY := s.ys[y] > r.Y+hair && s.ys[y] < r.Y+r.H-hair
		for x := left; x <= right; x++ {
			inX := s.xs[x] > r.X+hair && s.xs[x] < r.X+r.W-hair
			if inY && x < right {
				s.blocked[0][y*columns+x] = true
			}
			if inX && y < bottom {
				s.blocked[1][y*columns+x] = true
			}
		}
	}
}

// extent is the first and last line that a rectangle's extent touches, one
// more on each side where it ends between lines.
func (s *routeSearch) extent(lines []float64, low, high float64) (first, last int) {
	first, _ = slices.BinarySearch(lines, low+hair)
	last, _ = slices.BinarySearch(lines, high-hair)
	return max(first-1, 0), min(last, len(lines)-1)
}

// lineAt is the line nearest to a value.
func lineAt(lines []float64, x float64) int {
	i, _ := slices.BinarySearch(lines, x)
	if i > 0 && (i == len(lines) || x-lines[i-1] < lines[i]-x) {
		return i - 1
	}
	return i
}

// searchWay finds the cheapest way over the lattice. A node is a crossing and
// whether one passes it along x (0) or y (1).
func (r *router) searchWay(w *wire) ([]Point, bool) {
	s := &r.search
	a, b := w.leaves(), w.enters()
	nodes := 2 * len(s.xs) * len(s.ys)
	s.cost = slices.Grow(s.cost[:0], nodes)[:nodes]
	s.from = slices.Grow(s.from[:0], nodes)[:nodes]
	for i := range s.cost {
		s.cost[i] = math.Inf(1)
	}
	start, goal := s.node(a, w.out), s.node(b, w.in)
	s.queue, s.goal, s.axis = s.queue[:0], b, goal&1
	s.cost[start], s.from[start] = 0, -1
	s.queue.push(routeStep{0, start})
	for len(s.queue) > 0 {
		at := s.queue.pop()
		if at.node == goal {
			return s.way(w, goal), true
		}
		s.expand(at)
	}
	return nil, false
}

// node is the crossing nearest to a point, passed in the direction of a side.
func (s *routeSearch) node(at Point, by side) int32 {
	n := 2 * (lineAt(s.ys, at.Y)*len(s.xs) + lineAt(s.xs, at.X))
	if !by.isAcross() {
		n++
	}
	return int32(n)
}

// expand goes from a node to its neighbours.
func (s *routeSearch) expand(at routeStep) {
	n, columns := at.node, int32(len(s.xs))
	cost := s.cost[n]
	cell := n / 2
	x, y := cell%columns, cell/columns
	if at.cost > cost+s.guide(n, x, y)+hair {
		return // reached more cheaply since
	}
	s.reach(n^1, n, cost+bendCost, s.guide(n^1, x, y))
	if n&1 == 0 {
		if x+1 < columns && !s.blocked[0][cell] {
			s.reach(n+2, n, cost+s.toll(0, cell, s.xs[x+1]-s.xs[x]), s.guide(n, x+1, y))
		}
		if x > 0 && !s.blocked[0][cell-1] {
			s.reach(n-2, n, cost+s.toll(0, cell-1, s.xs[x]-s.xs[x-1]), s.guide(n, x-1, y))
		}
		return
	}
	if y+1 < int32(len(s.ys)) && !s.blocked[1][cell] {
		s.reach(n+2*columns, n, cost+s.toll(1, cell, s.ys[y+1]-s.ys[y]), s.guide(n, x, y+1))
	}
	if y > 0 && !s.blocked[1][cell-columns] {
		s.reach(n-2*columns, n, cost+s.toll(1, cell-columns, s.ys[y]-s.ys[y-1]), s.guide(n, x, y-1))
	}
}

// toll is the cost of a piece of the lattice.
func (s *routeSearch) toll(k int, cell int32, length float64) float64 {
	if s.shared[k][cell] {
		return sharedCost*length + sharedCost
	}
	return length
}

// guide is the least that a way from a crossing to the goal can cost: the
// distance, and the bends that it takes at least, made a little more.
func (s *routeSearch) guide(node, x, y int32) float64 {
	dx, dy := abs(s.xs[x]-s.goal.X), abs(s.ys[y]-s.goal.Y)
	aside := dy
	if s.axis == 1 {
		aside = dx
	}
	least := dx + dy
	switch {
	case node&1 != s.axis:
		least += bendCost
	case aside > hair:
		least += 2 * bendCost
	}
	return eager * least
}

// eager makes the search go for the goal where many ways are as good: it takes
// a way that may be this much dearer than the cheapest.
const eager = 1.05

func (s *routeSearch) reach(to, from int32, cost, guide float64) {
	if cost+hair/10 < s.cost[to] {
		s.cost[to], s.from[to] = cost, from
		s.queue.push(routeStep{cost + guide, to})
	}
}

// way reads the path back from the goal.
func (s *routeSearch) way(w *wire, goal int32) []Point {
	columns := int32(len(s.xs))
	path := []Point{w.end}
	for n := goal; n >= 0; n = s.from[n] {
		cell := n / 2
		path = append(path, Point{s.xs[cell%columns], s.ys[cell/columns]})
	}
	path = append(path, w.start)
	slices.Reverse(path)
	return tidyPath(path)
}

// routeStep is a node to go on from, with the least cost of a way through it.
type routeStep struct {
	cost float64
	node int32
}

// routeQueue is a heap of steps, the cheapest first.
type routeQueue []routeStep

func (q *routeQueue) push(s routeStep) {
	*q = append(*q, s)
	h, i := *q, len(*q)-1
	for i > 0 {
		up := (i - 1) / 2
		if !h[i].before(h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

func (q *routeQueue) pop() routeStep {
	h := *q
	top, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down+1 < last && h[down+1].before(h[down]) {
			down++
		}
		if down >= last || !h[down].before(h[i]) {
			break
		}
		h[i], h[down] = h[down], h[i]
		i = down
	}
	*q = h
	return top
}

func (s routeStep) before(t routeStep) bool {
	return s.cost < t.cost || s.cost == t.cost && s.node < t.node
}
