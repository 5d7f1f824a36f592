package render

import (
	"cmp"
	"math"
	"slices"
)

// run is a straight piece of one wire, or of several of one joint that run
// upon each other, seen along its direction: at is where it lies across, low
// and high where it begins and ends.
type run struct {
	pieces    []piece
	at        float64
	low, high float64
	lo, hi    float64 // where it may lie
	fixed     bool    // it ends at a port
	ends      []runEnd
	least     float64 // at or behind its place for certain
	most      float64
	number    int // among all, by where they may lie
	own       struct {
		piece [1]piece
		ends  [2]runEnd
	} // room for what most have, so that it costs no allocation
}

// piece is a wire's path from point i to i+1.
type piece struct{ wire, i int }

// runEnd is where a run turns, and whether to higher (1) or lower (−1) places.
type runEnd struct {
	along float64
	turn  int
}

// trackPitch is the distance that lines side by side keep where there is room;
// trackReach how far a run is moved from where the search had put it.
const trackPitch, trackReach = 8, 60

// nudge moves the middle pieces of wires so that none run on one another,
// first those that go up and down, then those that go across.
func (r *router) nudge() {
	for _, upright := range []bool{true, false} {
		runs := r.runs(upright)
		for _, group := range togetherness(runs) {
			placeRuns(group)
		}
		for _, run := range runs {
			r.moveRun(run, upright)
		}
	}
}

// runs gathers the pieces of one direction, with the room that each has.
func (r *router) runs(upright bool) []*run {
	var runs []*run
	shared := map[jointPlace]*run{}
	for i := range r.wires {
		w := &r.wires[i]
		for j := 0; j+1 < len(w.path); j++ {
			a, b := turned(w.path[j], upright), turned(w.path[j+1], upright)
			if a.X != b.X || a.Y == b.Y {
				continue
			}
			n := r.newRun(piece{i, j}, upright)
			if w.joint != 0 {
				key := jointPlace{w.joint, hundredth(n.at)}
				if first := shared[key]; first != nil && first.fixed == n.fixed {
					first.join(n)
					continue
				}
				shared[key] = n
			}
			runs = append(runs, n)
		}
	}
	crowd := map[float64]int{}
	for _, n := range runs {
		crowd[math.Round(n.at)]++
	}
	for _, n := range runs {
		n.spread(max(trackReach, crowdReach*float64(crowd[math.Round(n.at)])))
		r.findRoom(n, upright)
	}
	return runs
}

// crowdReach is how much further runs are moved for each that the search has
// put on the same line.
const crowdReach = 5

// spread sets where a run may lie to within reach, as far as its turns let it.
func (n *run) spread(reach float64) {
	n.lo, n.hi = max(n.lo, n.at-reach), min(n.hi, n.at+reach)
}

type jointPlace struct {
	joint int
	at    float64
}

// turned makes upright pieces and level ones alike: X is across, Y along.
func turned(at Point, upright bool) Point {
	if upright {
		return at
	}
	return Point{at.Y, at.X}
}

func (r *router) newRun(p piece, upright bool) *run {
	path := r.wires[p.wire].path
	a, b := turned(path[p.i], upright), turned(path[p.i+1], upright)
	n := &run{
		at: a.X, low: min(a.Y, b.Y), high: max(a.Y, b.Y), lo: math.Inf(-1), hi: math.Inf(1),
		fixed: p.i == 0 || p.i+2 == len(path),
	}
	n.own.piece[0] = p
	n.pieces, n.ends = n.own.piece[:1:1], n.own.ends[:0]
	if p.i > 0 {
		n.turnAt(a, turned(path[p.i-1], upright), r.kept(p, 0))
	}
	if p.i+2 < len(path) {
		n.turnAt(b, turned(path[p.i+2], upright), r.kept(p, 1))
	}
	return n
}

// kept is how much of the neighbouring piece must remain for the tip: all that
// the wire's end asks for, or nothing when that piece is a middle one too.
func (r *router) kept(p piece, after int) float64 {
	w := &r.wires[p.wire]
	switch {
	case after == 0 && p.i == 1:
		return w.leave
	case after == 1 && p.i+3 == len(w.path):
		return w.enter
	}
	return -1
}

// turnAt notes that the run turns at corner toward next, and keeps it from
// passing beyond there.
func (n *run) turnAt(corner, next Point, kept float64) {
	turn := cmp.Compare(next.X, corner.X)
	n.ends = append(n.ends, runEnd{corner.Y, turn})
	limit := (corner.X + next.X) / 2
	if kept >= 0 {
		limit = next.X - float64(turn)*kept
	}
	if turn > 0 {
		n.hi = min(n.hi, max(limit, n.at))
	} else if turn < 0 {
		n.lo = max(n.lo, min(limit, n.at))
	}
}

func (n *run) join(o *run) {
	n.pieces = append(n.pieces, o.pieces...)
	n.low, n.high = min(n.low, o.low), max(n.high, o.high)
	n.lo, n.hi = max(n.lo, o.lo), min(n.hi, o.hi)
	n.ends = append(n.ends, o.ends...)
}

// findRoom narrows where a run may lie to what the boxes beside it leave.
func (r *router) findRoom(n *run, upright bool) {
	if n.fixed {
		n.lo, n.hi = n.at, n.at
		return
	}
	w := &r.wires[n.pieces[0].wire]
	area := Rect{n.lo - usualClear, n.low, n.hi - n.lo + 2*usualClear, n.high - n.low}
	seen := area
	if !upright {
		seen = Rect{area.Y, area.X, area.H, area.W}
	}
	r.grid.near(seen, func(i int) bool {
		box := r.boxes[i].Rect
		if !upright {
			box = Rect{box.Y, box.X, box.H, box.W}
		}
		if !overlaps(box, area) || r.passes(w, i) {
			return true
		}
		if before := box.X + box.W; before <= n.at+hair {
			n.lo = max(n.lo, min(before+usualClear, n.at))
		} else if box.X >= n.at-hair {
			n.hi = min(n.hi, max(box.X-usualClear, n.at))
		}
		return true
	})
	for _, e := range n.ends {
		r.keepTurnsFree(n, e, upright)
	}
	r.keepOffRules(n, upright)
}

// keepTurnsFree keeps a run from where the piece that it turns into would get so
// long that it meets a box, or runs close along it.
func (r *router) keepTurnsFree(n *run, e runEnd, upright bool) {
	const close = usualClear / 2
	w := &r.wires[n.pieces[0].wire]
	area := Rect{n.lo - close, e.along - close, n.at - n.lo, 2 * close}
	if e.turn < 0 {
		area.X, area.W = n.at+close, n.hi-n.at
	}
	seen := area
	if !upright {
		seen = Rect{area.Y, area.X, area.H, area.W}
	}
	r.grid.near(seen, func(i int) bool {
		box := r.boxes[i].Rect
		if !upright {
			box = Rect{box.Y, box.X, box.H, box.W}
		}
		if !overlaps(box, area) || r.passes(w, i) {
			return true
		}
		if e.turn > 0 {
			n.lo = min(max(n.lo, box.X+box.W+usualClear), n.at)
		} else {
			n.hi = max(min(n.hi, box.X-usualClear), n.at)
		}
		return true
	})
}

// keepOffRules keeps a run on one side of each hairline that runs its way.
func (r *router) keepOffRules(n *run, upright bool) {
	const off = 4
	rules := r.rules[0]
	if upright {
		rules = r.rules[1]
	}
	for _, rule := range rules {
		if rule-off < n.lo || rule+off > n.hi {
			continue
		}
		if n.at <= rule {
			n.hi = rule - off
		} else {
			n.lo = rule + off
		}
	}
}

func (r *router) moveRun(n *run, upright bool) {
	if n.fixed {
		return
	}
	for _, p := range n.pieces {
		path := r.wires[p.wire].path
		for _, at := range []*Point{&path[p.i], &path[p.i+1]} {
			if upright {
				at.X = n.at
			} else {
				at.Y = n.at
			}
		}
	}
}

// togetherness parts the runs into groups that have to do with each other.
func togetherness(runs []*run) [][]*run {
	order := slices.Clone(runs)
	slices.SortStableFunc(order, func(a, b *run) int { return cmp.Compare(a.lo, b.lo) })
	for i, n := range order {
		n.number = i
	}
	together := newSets(len(order))
	var open []int
	for i, n := range order {
		kept := open[:0]
		for _, j := range open {
			if order[j].hi+trackPitch < n.lo {
				continue
			}
			kept = append(kept, j)
			if n.meets(order[j]) {
				together[together.find(i)] = together.find(j)
			}
		}
		open = append(kept, i)
	}
	groups := make([][]*run, len(order))
	for _, n := range runs {
		set := together.find(n.number)
		groups[set] = append(groups[set], n)
	}
	return groups
}

// meets tells whether two runs could come to lie on one another.
func (n *run) meets(o *run) bool {
	const near = 5
	return !(n.fixed && o.fixed) && n.low < o.high+near && o.low < n.high+near &&
		n.lo < o.hi+trackPitch && o.lo < n.hi+trackPitch
}
