package render

import (
	"math"
	"slices"
)

// Routes remembers how the lines of a picture ran, so that in the picture of
// the next version only those are searched for whose surroundings have changed.
// The ways are the very ones that a search from scratch finds. One picture at a
// time may use it; the zero value remembers nothing yet.
type Routes struct {
	boxes []routeBox
	rules [2][]float64
	wires []wire // as they ended
	keys  map[boxKey]int
	moved []Rect           // where boxes were or are that are not as before
	ways  []map[wayKey]way // of each pass
	now   []map[wayKey]way // of the passes of the picture at hand
}

// boxKey is all of a box that ways depend on.
type boxKey struct {
	Rect
	frame, single bool
	in            Rect // the frame that it lies in
}

// wayKey is all of a wire that its way depends on beside what is round it.
type wayKey struct {
	start, end   Point
	out, in      side
	leave, enter float64
	joint        Rect // of the box, or of one whose side is a fan
	branches     side // of that side
	fans         [2]bool
	from, to     boxKey
}

// way is how a wire ran before wires were moved apart, and the part of the
// plane that the search for it looked at.
type way struct {
	path   []Point
	looked Rect
	twice  bool // there were two such wires
}

// everywhere is a part of the plane that holds any other.
var everywhere = Rect{-1e15, -1e15, 2e15, 2e15}

// remembering is the use of a memory for one picture: what is known, and where
// something is not as it was.
type remembering struct {
	ways  map[wayKey]way // that are known and not used yet
	keys  []wayKey       // of the wires
	fresh map[wayKey]way
	dirty []Rect
}

// isSame tells whether a picture's boxes and wires are those of the one before.
func (m *Routes) isSame(r *router) bool {
	same := slices.Equal(m.boxes, r.boxes) && len(m.wires) == len(r.wires)
	for k := range r.rules {
		same = same && slices.Equal(m.rules[k], r.rules[k])
	}
	for i := 0; same && i < len(r.wires); i++ {
		a, b := &m.wires[i], &r.wires[i]
		same = a.from == b.from && a.to == b.to && a.out == b.out && a.in == b.in &&
			a.leave == b.leave && a.enter == b.enter && max(a.joint, 0) == b.joint
	}
	return same
}

// begin compares the boxes of a picture with those of the one before.
func (m *Routes) begin(r *router) {
	boxes := make(map[boxKey]int, len(r.boxes))
	for i := range r.boxes {
		boxes[r.keyOf(i)]++
	}
	m.moved, m.now = m.moved[:0], nil
	for _, both := range [...][2]map[boxKey]int{{boxes, m.keys}, {m.keys, boxes}} {
		for key, n := range both[0] {
			if both[1][key] != n {
				m.moved = append(m.moved, key.Rect)
			}
		}
	}
	m.keys = boxes
}

// recall compares the wires of a pass, whose ports are placed, with those of the
// same pass before.
func (m *Routes) recall(r *router) *remembering {
	now := &remembering{keys: make([]wayKey, len(r.wires)), fresh: make(map[wayKey]way, len(r.wires))}
	if pass := len(m.now); pass < len(m.ways) {
		now.ways = m.ways[pass]
	}
	m.now = append(m.now, now.fresh)
	now.dirty = append(now.dirty, m.moved...)
	there := make(map[wayKey]bool, len(r.wires))
	for i := range r.wires {
		now.keys[i] = r.wayKey(&r.wires[i])
		there[now.keys[i]] = true
	}
	for key, w := range now.ways {
		if w.twice || !there[key] {
			now.soil(w.path)
		}
	}
	return now
}

func (r *router) keyOf(box int) boxKey {
	b := r.boxes[box]
	key := boxKey{Rect: b.Rect, frame: b.frame, single: b.single}
	if b.inside >= 0 {
		key.in = r.boxes[b.inside].Rect
	}
	return key
}

func (r *router) wayKey(w *wire) wayKey {
	key := wayKey{
		start: w.start, end: w.end, out: w.out, in: w.in, leave: w.leave, enter: w.enter,
		from: r.keyOf(w.from), to: r.keyOf(w.to),
	}
	key.fans = [2]bool{r.fans[portSide{w.from, w.out}], r.fans[portSide{w.to, w.in}]}
	switch {
	case w.joint > 0:
		key.joint = r.boxes[w.joint-1].Rect
	case w.joint < 0:
		trunk := r.trunks[-1-w.joint]
		key.joint, key.branches = r.boxes[trunk.box].Rect, trunk.side
	}
	return key
}

// soil notes that end pieces are no longer, or not yet, where they were.
func (now *remembering) soil(path []Point) {
	if n := len(path); n > 1 {
		now.dirty = append(now.dirty, grown(stretch(path[0], path[1]), hair), grown(stretch(path[n-1], path[n-2]), hair))
	}
}

// again gives a wire the way that it had, if nothing that the search for it
// looked at has changed.
func (now *remembering) again(r *router, i int) bool {
	key := now.keys[i]
	w, known := now.ways[key]
	if !known || w.twice {
		return false
	}
	delete(now.ways, key)
	for _, d := range now.dirty {
		if overlaps(d, w.looked) {
			now.soil(w.path)
			return false
		}
	}
	r.wires[i].path = slices.Clone(w.path)
	now.learn(i, w)
	return true
}

func (now *remembering) learn(i int, w way) {
	key := now.keys[i]
	_, w.twice = now.fresh[key]
	now.fresh[key] = w
}

// find searches for the way of a wire and learns it.
func (now *remembering) find(r *router, i int) {
	r.looked = Rect{r.wires[i].start.X, r.wires[i].start.Y, 0, 0}
	r.route(&r.wires[i])
	path := slices.Clone(r.wires[i].path)
	now.soil(path)
	now.learn(i, way{path: path, looked: r.looked})
}

// looksAt notes that a search depends on what is in a rectangle.
func (r *router) looksAt(area Rect) {
	if math.IsInf(area.W, 1) || math.IsInf(area.H, 1) {
		area = everywhere
	}
	r.looked = union(r.looked, area)
}

// end remembers the picture that is done.
func (m *Routes) end(r *router) {
	m.boxes, m.rules, m.wires, m.ways = r.boxes, r.rules, slices.Clone(r.wires), m.now
}
