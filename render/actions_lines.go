package render

import (
	"cmp"
	"slices"
)

// router prepares the lines, which keep out of the lanes' heads.
func (f *flowChart) router(Scene) *router {
	r := &router{memory: f.Routes, boxes: make([]routeBox, 0, len(f.leaves)+2), wires: make([]wire, 0, len(f.links))}
	for _, n := range f.leaves {
		single := n.Shape == ShapeDot || n.Shape == ShapeDiamond
		r.boxes = append(r.boxes, routeBox{Rect: n.Rect, inside: -1, single: single})
	}
	const far = 2000
	r.boxes = append(r.boxes, routeBox{Rect: Rect{-far, -far, f.heads + far, f.bottom() + 2*far}, inside: -1})
	if len(f.phases) > 0 {
		r.boxes = append(r.boxes, routeBox{Rect: Rect{f.heads, -far, f.right(), far + phaseTop - usualClear}, inside: -1})
	}
	for _, l := range f.lanes {
		r.rules[0] = append(r.rules[0], l.top+l.high)
	}
	for i := range f.phases {
		_, right := f.phaseExtent(i)
		r.rules[1] = append(r.rules[1], right)
	}
	used, branches := map[portSide]bool{}, make([]int, len(f.leaves))
	for _, k := range f.links {
		r.wires = append(r.wires, wire{from: f.at[k.from], to: f.at[k.to], leave: usualClear, enter: tipEnter})
		branches[f.at[k.from]]++
	}
	for _, i := range f.byChoice(r.wires) {
		w := &r.wires[i]
		w.out, w.in = f.sides(w.from, w.to, used)
		if branches[w.from] > mostPorts && w.in == sideLeft {
			w.out = sideRight // a fan has one trunk
		}
		used[portSide{w.from, w.out}] = true
	}
	for i := range r.wires {
		w := &r.wires[i]
		if w.in != sideLeft && f.leaves[w.to].Shape == ShapeDiamond && used[portSide{w.to, w.in}] {
			w.in = w.in.opposite() // off the branches
			if used[portSide{w.to, w.in}] {
				w.in = sideLeft
			}
		}
	}
	return r
}

// byChoice lists the wires in the order in which they choose their sides: what
// goes straight on first, then what goes furthest up or down.
func (f *flowChart) byChoice(wires []wire) []int {
	order := make([]int, len(wires))
	far := make([]float64, len(wires))
	for i, w := range wires {
		order[i] = i
		if !f.isLevel(w.from, w.to) {
			far[i] = 1 / (1 + abs(f.rowOf(w.from)-f.rowOf(w.to)))
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far[a], far[b]) })
	return order
}

// isLevel tells whether two steps stand in one row.
func (f *flowChart) isLevel(from, to int) bool {
	a, b := f.steps[from], f.steps[to]
	return a.lane == b.lane && a.row == b.row
}

// sides chooses the sides of a line in the flow: right to left onward; below
// and above within a column; under both for lines back. A decision's branches
// leave by different tips as far as they go round.
func (f *flowChart) sides(from, to int, used map[portSide]bool) (out, in side) {
	a, b := f.leaves[from].Rect, f.leaves[to].Rect
	below := b.Y > a.Y+a.H/2
	switch {
	case b.X-(a.X+a.W) >= tipLeave+tipEnter:
		out, in = sideRight, sideLeft
	case f.steps[from].column == f.steps[to].column && below:
		out, in = sideBottom, sideTop
	case f.steps[from].column == f.steps[to].column:
		out, in = sideTop, sideBottom
	default:
		out, in = sideBottom, sideBottom
	}
	if f.leaves[from].Shape != ShapeDiamond {
		return out, in
	}
	return f.freeTip(portSide{from, out}, below, f.isLevel(from, to), used), in
}

// freeTip is the tip of a decision for one more branch.
func (f *flowChart) freeTip(wanted portSide, below, level bool, used map[portSide]bool) side {
	tries := [...]side{wanted.side, sideBottom, sideTop}
	switch {
	case wanted.side == sideBottom:
		tries = [...]side{sideBottom, sideTop, sideBottom}
	case level:
	case below:
		tries = [...]side{sideBottom, sideRight, sideRight}
	default:
		tries = [...]side{sideTop, sideRight, sideRight}
	}
	for _, s := range tries {
		if !used[portSide{wanted.box, s}] {
			return s
		}
	}
	return wanted.side
}

// holdLines lets the outermost lanes grow where lines go round their boxes.
func (f *flowChart) holdLines(s *Scene) {
	const edge = 8
	if len(f.lanes) == 0 {
		return
	}
	top, bottom := f.lanes[0].top, f.bottom()
	low, high := top, bottom
	for _, l := range s.Lines {
		for _, at := range l.Points {
			low, high = min(low, at.Y-edge), max(high, at.Y+edge)
		}
	}
	for i := range s.Frames {
		r := &s.Frames[i].Rect
		if r.Y == top && low < top {
			r.Y, r.H = low, r.H+top-low
		}
		if r.Y+r.H == bottom && high > bottom {
			r.H += high - bottom
		}
	}
}
