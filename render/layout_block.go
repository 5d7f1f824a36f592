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

// addBlock puts the block into free space near where its members' old
// neighbours want it.
func (p *placing) addBlock(b block) {
	want, tied := p.wanted(b)
	free := space{gap: p.net.nodeSep, along: 3}
	if !tied {
		free.along = 0.05
		free.taken = append(free.taken, LayoutRect{want.X - 2e9, want.Y - 1e9, 2e9 - free.gap, 2e9},
			LayoutRect{want.X - 1e9, want.Y - 2e9, 2e9, 2e9 - free.gap})
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

// wanted returns where the block would stand, and whether a neighbour wants it
// there; else it is the start of the line below everything.
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
		if f.clean && f.inside[b.nodes[0]] && f.rect.W > 0 {
			return LayoutRect{f.rect.X + f.pad, f.rect.Y + f.rect.H - f.pad + p.net.nodeSep, b.w, b.h}, true
		}
	}
	left, bottom := math.Inf(1), math.Inf(-1)
	linked := math.Inf(-1)
	for v, isPlaced := range p.placed {
		if !isPlaced {
			continue
		}
		left, bottom = min(left, p.box[v].X), max(bottom, p.box[v].Y)
		if len(p.next[v])+len(p.last[v]) > 0 {
			linked = max(linked, p.box[v].Y+p.box[v].H)
		}
	}
	switch {
	case math.IsInf(left, 0):
		return LayoutRect{0, 0, b.w, b.h}, false
	case math.IsInf(linked, 0):
		return LayoutRect{left, p.top(), b.w, b.h}, false
	}
	return LayoutRect{left, linked + p.net.rankSep, b.w, b.h}, false
}

func (p *placing) top() float64 {
	top := math.Inf(1)
	for v, isPlaced := range p.placed {
		if isPlaced {
			top = min(top, p.box[v].Y)
		}
	}
	return top
}

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
