package render

import "math"

// block is new boxes that hang together, placed as one: nodes, their boxes
// relative to the block's corner, and the block's size.
type block struct {
	nodes []int
	box   []LayoutRect
	w, h  float64
}

// blocks returns the new boxes by connected parts, those with old neighbours
// first, else in the order of the graph.
func (p *placing) blocks() []block {
	together := newSets(len(p.box))
	for _, e := range p.net.edges {
		if p.state[e.from] == placeNew && p.state[e.to] == placeNew {
			together[together.find(e.from)] = together.find(e.to)
		}
	}
	number := make(map[int]int)
	var parts [][]int
	var tied []bool
	for v, state := range p.state {
		if state != placeNew {
			continue
		}
		set := together.find(v)
		i, known := number[set]
		if !known {
			i = len(parts)
			number[set] = i
			parts, tied = append(parts, nil), append(tied, false)
		}
		parts[i] = append(parts[i], v)
		tied[i] = tied[i] || p.near(v)
	}
	var blocks []block
	for _, wanted := range [2]bool{true, false} {
		for i, part := range parts {
			if tied[i] == wanted {
				blocks = append(blocks, p.newBlock(part))
			}
		}
	}
	return blocks
}

// near says whether v has a neighbour with a place.
func (p *placing) near(v int) bool {
	return len(p.settled(p.next[v])) > 0 || len(p.settled(p.last[v])) > 0
}

// newBlock lays out the part by itself.
func (p *placing) newBlock(part []int) block {
	if len(part) == 1 {
		size := p.box[part[0]]
		return block{part, []LayoutRect{{W: size.W, H: size.H}}, size.W, size.H}
	}
	own := p.net.split(part)
	own.bottomUp = false // the boxes are turned already
	b := block{nodes: part, box: make([]LayoutRect, len(part))}
	for i, v := range part {
		own.nodes[i].W, own.nodes[i].H = p.box[v].W, p.box[v].H
	}
	places := make([]rankPlace, len(part))
	numbers := make([]int, len(part))
	for i := range numbers {
		numbers[i] = i
	}
	size := layOutPart(own, numbers, places)
	for i, v := range part {
		b.box[i] = LayoutRect{hundredth(places[i].along), hundredth(places[i].across), p.box[v].W, p.box[v].H}
	}
	b.w, b.h = size.along, size.across
	return b
}

// far is beyond every picture, in points.
const far = 1e9

// addBlock puts the block into free space near where its members' old
// neighbours want it, before all that need one of them and behind all that one
// of them needs, or at least the former.
func (p *placing) addBlock(b block) {
	free := space{gap: p.net.nodeSep, along: 3}
	want, tied := p.wanted(b)
	if !tied {
		want = p.belowAll(b)
		free.along = 0.05 // lines of loose boxes grow lengthwise
		free.block(LayoutRect{-far, -far, want.X + far, 2 * far})
		free.block(LayoutRect{-far, -far, 2 * far, want.Y + far})
	} else {
		behind, before := p.limits(b)
		free.block(LayoutRect{before, -far, 2 * far, 2 * far})
		if before-behind >= b.w {
			free.block(LayoutRect{behind - 2*far, -far, 2 * far, 2 * far})
		}
	}
	for v, isPlaced := range p.placed {
		if isPlaced {
			free.taken = append(free.taken, p.box[v])
		}
	}
	free.taken = append(free.taken, p.foreignFrames(b.nodes...)...)
	at := free.nearest(want)
	for i, v := range b.nodes {
		p.box[v].X, p.box[v].Y = hundredth(at.X+b.box[i].X), hundredth(at.Y+b.box[i].Y)
		p.placed[v] = true
	}
}

// limits returns between which lines along the ranks the block may lie.
func (p *placing) limits(b block) (behind, before float64) {
	behind, before = -far, far
	for i, v := range b.nodes {
		for _, w := range p.settled(p.next[v]) {
			before = min(before, p.box[w].X-p.net.nodeSep+b.w-b.box[i].X-b.box[i].W)
		}
		for _, w := range p.settled(p.last[v]) {
			behind = max(behind, p.box[w].X+p.box[w].W+p.net.nodeSep-b.box[i].X)
		}
	}
	return behind, before
}

// wanted returns where the block would stand, and whether it hangs on anything
// that says so: old neighbours, or a frame.
func (p *placing) wanted(b block) (LayoutRect, bool) {
	x, y, count := 0.0, 0.0, 0.0
	for i, v := range b.nodes {
		if at, tied := p.wantedBy(v); tied {
			x, y, count = x+at.X-b.box[i].X, y+at.Y-b.box[i].Y, count+1
		}
	}
	if count > 0 {
		return LayoutRect{x / count, y / count, b.w, b.h}, true
	}
	for _, f := range p.frames {
		if f.clean && f.inside[b.nodes[0]] {
			return LayoutRect{f.rect.X + f.pad, f.rect.Y + f.rect.H - f.pad + p.net.nodeSep, b.w, b.h}, true
		}
	}
	return LayoutRect{}, false
}

// belowAll returns the start of the lines of loose boxes: below all that is
// linked, or where the picture begins.
func (p *placing) belowAll(b block) LayoutRect {
	left, top, linked := math.Inf(1), math.Inf(1), math.Inf(-1)
	for v, isPlaced := range p.placed {
		if !isPlaced {
			continue
		}
		left, top = min(left, p.box[v].X), min(top, p.box[v].Y)
		if len(p.next[v])+len(p.last[v]) > 0 {
			linked = max(linked, p.box[v].Y+p.box[v].H+p.net.rankSep)
		}
	}
	switch {
	case math.IsInf(left, 0):
		return LayoutRect{0, 0, b.w, b.h}
	case math.IsInf(linked, 0):
		return LayoutRect{left, top, b.w, b.h}
	}
	return LayoutRect{left, linked, b.w, b.h}
}

// settled returns those of the nodes that have a place already.
func (p *placing) settled(nodes []int) []int {
	var settled []int
	for _, v := range nodes {
		if p.placed[v] {
			settled = append(settled, v)
		}
	}
	return settled
}

// wantedBy returns where the neighbours of v want it: a step before those that
// need it, else a step behind those it needs, in line with the others there and
// below them, else level with the neighbours' middle.
func (p *placing) wantedBy(v int) (LayoutPoint, bool) {
	own, needing, needed := p.box[v], p.settled(p.next[v]), p.settled(p.last[v])
	if len(needing)+len(needed) == 0 {
		return LayoutPoint{}, false
	}
	at := LayoutPoint{Y: p.level(append(needing, needed...)) - own.H/2}
	if len(needing) > 0 {
		start := math.Inf(1)
		for _, w := range needing {
			start = min(start, p.box[w].X)
		}
		at.X = start - p.net.rankSep - own.W
		if line, below, found := p.peers(needing, p.last, func(r LayoutRect) bool { return r.X+r.W <= start }); found {
			at.X = min(line-own.W/2, start-p.net.nodeSep-own.W)
			at.Y = nearer(at.Y, below, own.H)
		}
		return at, true
	}
	end := math.Inf(-1)
	for _, w := range needed {
		end = max(end, p.box[w].X+p.box[w].W)
	}
	at.X = end + p.net.rankSep
	if line, below, found := p.peers(needed, p.next, func(r LayoutRect) bool { return r.X >= end }); found {
		at.X = max(line-own.W/2, end+p.net.nodeSep)
		at.Y = nearer(at.Y, below, own.H)
	}
	return at, true
}

// level returns the mean of the boxes' middles across the ranks.
func (p *placing) level(nodes []int) float64 {
	sum := 0.0
	for _, v := range nodes {
		sum += p.box[v].Y + p.box[v].H/2
	}
	return sum / float64(len(nodes))
}

// peers returns the line, along the ranks, of the first box that already
// stands on that side of one of the nodes, and where one may stand below all
// in that line.
func (p *placing) peers(nodes []int, beyond [][]int, onSide func(LayoutRect) bool) (line, below float64, found bool) {
	for _, w := range nodes {
		for _, peer := range p.settled(beyond[w]) {
			r := p.box[peer]
			if !onSide(r) {
				continue
			}
			if !found {
				line, below, found = r.X+r.W/2, r.Y+r.H+p.net.nodeSep, true
			}
			if math.Abs(r.X+r.W/2-line) <= r.W {
				below = max(below, r.Y+r.H+p.net.nodeSep)
			}
		}
	}
	return line, below, found
}

// nearer returns the place below the peers unless that is far from level.
func nearer(level, below, height float64) float64 {
	if math.Abs(below-level) > 8*height {
		return level
	}
	return below
}
