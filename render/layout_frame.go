package render

import "math"

// frame is a cluster as LocalPlace sees it.
type frame struct {
	inside  []bool // by node
	members []int
	pad     float64
	rect    LayoutRect // round the members with a place, zero without
	clean   bool       // held its members alone in the picture before
}

// mostFrames bounds how many frames LocalPlace looks after.
const mostFrames = 400

// newFrames takes stock of the frames in the picture before.
func newFrames(p *placing) []frame {
	n := p.net
	frames := make([]frame, min(len(n.clusters), mostFrames))
	for c := range frames {
		frames[c] = frame{inside: make([]bool, len(n.nodes)), pad: n.clusters[c].pad}
	}
	for v := range n.nodes {
		for c := n.home[v]; c >= 0; c = n.clusters[c].parent {
			if c < len(frames) {
				frames[c].inside[v] = true
				frames[c].members = append(frames[c].members, v)
			}
		}
	}
	for c := range frames {
		f := &frames[c]
		f.measure(p.box, func(v int) bool { return p.state[v] != placeNew })
		f.clean = f.rect.W > 0
		for v := range n.nodes {
			if p.state[v] != placeNew && !f.inside[v] && cover(f.rect, p.box[v]) {
				f.clean = false
			}
		}
	}
	return frames
}

// measure sets the rectangle round those members that count.
func (f *frame) measure(boxes []LayoutRect, counts func(v int) bool) {
	low, high := LayoutPoint{math.Inf(1), math.Inf(1)}, LayoutPoint{math.Inf(-1), math.Inf(-1)}
	for _, v := range f.members {
		if counts(v) {
			b := boxes[v]
			low = LayoutPoint{min(low.X, b.X), min(low.Y, b.Y)}
			high = LayoutPoint{max(high.X, b.X+b.W), max(high.Y, b.Y+b.H)}
		}
	}
	f.rect = LayoutRect{}
	if low.X < high.X {
		f.rect = LayoutRect{low.X - f.pad, low.Y - f.pad, high.X - low.X + 2*f.pad, high.Y - low.Y + 2*f.pad}
	}
}

// foreignFrames returns the clean frames that hold none of the nodes.
func (p *placing) foreignFrames(nodes ...int) []LayoutRect {
	var foreign []LayoutRect
	for _, f := range p.frames {
		if !f.clean {
			continue
		}
		own := false
		for _, v := range nodes {
			own = own || f.inside[v]
		}
		if !own {
			foreign = append(foreign, f.rect)
		}
	}
	return foreign
}

// clearFrames moves out what a clean frame has grown over, once round.
func (p *placing) clearFrames() {
	for c := range p.frames {
		p.frames[c].measure(p.box, func(v int) bool { return p.placed[v] })
	}
	for _, f := range p.frames {
		if !f.clean {
			continue
		}
		for v := range p.box {
			if f.inside[v] || p.state[v] == placePinned || !cover(f.rect, p.box[v]) {
				continue
			}
			free := space{gap: p.net.nodeSep / 2, along: 2, taken: p.foreignFrames(v)}
			for w := range p.box {
				if w != v {
					free.taken = append(free.taken, p.box[w])
				}
			}
			p.box[v] = free.nearest(p.box[v])
		}
	}
}
