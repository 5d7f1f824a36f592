package render

import "math"

// LocalPlace places the boxes of g after an edit, given the boxes of the
// picture before it. A box of that picture keeps its top-left corner; a new one
// comes beside its neighbours, before what needs it and behind what it needs,
// in free space; new boxes that hang together come as one block. Boxes in
// pinned have just that corner.
//
// When boxes would overlap because one has grown or was pinned there, the
// other moves, by as little as it can. Only where two pins overlap does a
// pinned box move: the one that was put there last, or else the later in g.
// Nothing else moves, so places may be negative. Same arguments, same places.
//
// A frame that held its members alone goes on doing so as far as pins allow; a
// frame drawn round scattered boxes moves nobody.
func LocalPlace(before map[string]LayoutRect, g LayoutGraph, pinned map[string]LayoutPoint) map[string]LayoutRect {
	n := newNet(g)
	p := newPlacing(n, before, pinned)
	if p.old == 0 {
		p = newPlacing(n, afresh(n, OwnLayout(g)), pinned)
	}
	p.settleOld()
	for _, block := range p.blocks() {
		p.addBlock(block)
	}
	p.clearFrames()
	return p.rects()
}

// afresh turns a layout of all boxes into a picture before, for the first
// placing of a model: pins then act on it as on any other.
func afresh(n *net, own LayoutResult) map[string]LayoutRect {
	rects := make(map[string]LayoutRect, len(n.nodes))
	for _, node := range n.nodes {
		at := own.At[node.ID]
		rects[node.ID] = LayoutRect{at.X, at.Y, node.W, node.H}
	}
	return rects
}

// placing is the work of one LocalPlace. Its boxes lie along the ranks in X
// and across them in Y, whichever way the picture faces.
type placing struct {
	net    *net
	box    []LayoutRect
	state  []placeState
	grown  []bool // differs in size from before
	moved  []bool // pinned elsewhere than before
	old    int    // how many were there before
	placed []bool // has its final place
	frames []frame
	next   [][]int // the nodes that each leads to
	last   [][]int // the nodes that lead to each
}

type placeState int

const (
	placeNew placeState = iota
	placeOld
	placePinned
)

// newPlacing takes stock: which boxes are new, old or pinned, which have grown.
// A place that is no number counts as none.
func newPlacing(n *net, before map[string]LayoutRect, pinned map[string]LayoutPoint) *placing {
	count := len(n.nodes)
	p := &placing{net: n, box: make([]LayoutRect, count), state: make([]placeState, count)}
	p.grown, p.moved, p.placed = make([]bool, count), make([]bool, count), make([]bool, count)
	p.next, p.last = make([][]int, count), make([][]int, count)
	for _, e := range n.edges {
		p.next[e.from], p.last[e.to] = append(p.next[e.from], e.to), append(p.last[e.to], e.from)
	}
	for v, node := range n.nodes {
		rect := LayoutRect{W: node.W, H: node.H}
		if was, known := before[node.ID]; known && finite(was.X, was.Y) {
			p.state[v] = placeOld
			p.old++
			p.grown[v] = was.W != node.W || was.H != node.H
			rect.X, rect.Y = was.X, was.Y
		}
		if at, isPinned := pinned[node.ID]; isPinned && finite(at.X, at.Y) {
			p.moved[v] = p.state[v] == placeNew || at.X != rect.X || at.Y != rect.Y
			p.state[v] = placePinned
			rect.X, rect.Y = at.X, at.Y
		}
		p.box[v] = n.turned(rect)
	}
	p.frames = newFrames(p)
	return p
}

// finite says whether a place is a number within every picture's bounds.
func finite(x, y float64) bool {
	return math.Abs(x) <= largestPicture && math.Abs(y) <= largestPicture
}

// turned returns the rectangle with X along the ranks and Y across them.
func (n *net) turned(r LayoutRect) LayoutRect {
	if !n.bottomUp {
		return r
	}
	return LayoutRect{-(r.Y + r.H), r.X, r.H, r.W}
}

// unturned turns a rectangle back from along and across to the picture's way.
func (n *net) unturned(r LayoutRect) LayoutRect {
	if !n.bottomUp {
		return r
	}
	return LayoutRect{r.Y, -(r.X + r.W), r.H, r.W}
}

// rects returns the boxes by ID, facing the picture's way again.
func (p *placing) rects() map[string]LayoutRect {
	rects := make(map[string]LayoutRect, len(p.box))
	for v, node := range p.net.nodes {
		rects[node.ID] = p.net.unturned(p.box[v])
	}
	return rects
}

// settleOld gives what was there before, and what is pinned, its place. Almost
// always that is the place it had, which one look at all boxes tells.
func (p *placing) settleOld() {
	order := p.precedence()
	boxes := make([]LayoutRect, len(order))
	for i, v := range order {
		boxes[i] = p.box[v]
	}
	if !overlap(boxes) {
		for _, v := range order {
			p.placed[v] = true
		}
		return
	}
	quiet := p.quiet(order)
	var stirred []int // placed boxes that may lie over a quiet one
	for i, v := range order {
		against := stirred
		if !quiet[v] {
			against = order[:i]
		}
		if p.hits(v, against) {
			p.box[v] = p.giveWay(v, order)
			quiet[v] = false
		}
		if !quiet[v] {
			stirred = append(stirred, v)
		}
		p.placed[v] = true
	}
}

// quiet tells the boxes that are as they were before and did not overlap then,
// so that they need not be compared with each other.
func (p *placing) quiet(order []int) []bool {
	quiet := make([]bool, len(p.box))
	var boxes []LayoutRect
	for _, v := range order {
		quiet[v] = !p.grown[v] && !p.moved[v]
		if quiet[v] {
			boxes = append(boxes, p.box[v])
		}
	}
	if overlap(boxes) {
		clear(quiet)
	}
	return quiet
}

// precedence lists the old and pinned boxes, those first that may stay where
// they are when boxes overlap.
func (p *placing) precedence() []int {
	var order []int
	for turn := range 4 {
		for v, state := range p.state {
			own := 3
			switch {
			case state == placeNew:
				continue
			case state == placePinned && !p.moved[v]:
				own = 0
			case state == placePinned:
				own = 1
			case p.grown[v]:
				own = 2
			}
			if own == turn {
				order = append(order, v)
			}
		}
	}
	return order
}

// hits says whether the box of v lies over one of the others.
func (p *placing) hits(v int, others []int) bool {
	for _, w := range others {
		if cover(p.box[v], p.box[w]) {
			return true
		}
	}
	return false
}

// giveWay returns the nearest place for the box of v that is free of all
// others, also of those yet to be settled; where that is far off, of the
// settled ones only, and the others will give way in turn.
func (p *placing) giveWay(v int, others []int) LayoutRect {
	gap := p.net.nodeSep / 2
	free := space{gap: gap, along: 2}
	strict := space{gap: gap, along: 2}
	for _, w := range others {
		if w == v {
			continue
		}
		free.taken = append(free.taken, p.box[w])
		if p.placed[w] {
			strict.taken = append(strict.taken, p.box[w])
		}
	}
	free.taken = append(free.taken, p.foreignFrames(v)...)
	at := free.nearest(p.box[v])
	if distance(at, p.box[v]) <= 2*max(p.box[v].W, p.box[v].H) {
		return at
	}
	return strict.nearest(p.box[v])
}

// distance is how far a box has moved, in points along both ways.
func distance(a, b LayoutRect) float64 { return math.Abs(a.X-b.X) + math.Abs(a.Y-b.Y) }

// cover says whether two boxes share more than a line.
func cover(a, b LayoutRect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}
