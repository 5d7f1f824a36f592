package render

import (
	"math"
	"slices"

	"hone/model"
)

// Sizes of a graph's boxes, in points.
const (
	leastBoxW = 124
	leastBoxH = 48
	boxPad    = 12 // beside a name of one line
	signPad   = 19 // beside names that reach up to the signs in the corners
	boxPadY   = 8
)

// sizeLeaves sizes boxes by their names, and by the lines at them.
func (g *graph) sizeLeaves() {
	type count struct{ in, out int }
	lines := map[model.ID]*count{}
	of := func(id model.ID) *count {
		if lines[id] == nil {
			lines[id] = &count{}
		}
		return lines[id]
	}
	for _, k := range g.links {
		if !k.Double {
			of(k.from).out++
			of(k.to).in++
		}
	}
	for i := range g.leaves {
		n := &g.leaves[i]
		if n.Shape == ShapeDot {
			continue
		}
		c := of(n.ID)
		if g.Options.BottomUp { // lines end above and below, where there is room
			c = &count{}
		}
		n.Rect.W, n.Rect.H = boxSize(n.label, max(c.in, c.out), Rect{W: leastBoxW, H: leastBoxH})
	}
}

// boxSize is the size of a box round a label with some lines at one side.
func boxSize(l label, ports int, least Rect) (w, h float64) {
	pad := float64(boxPad)
	if len(l.lines) > 1 || l.meta != "" {
		pad = signPad
	}
	w = max(least.W, math.Ceil((l.w()+2*pad)/4)*4)
	h = max(least.H, math.Ceil((l.height()+2*boxPadY)/2)*2)
	if ports > 1 && ports <= mostPorts {
		h = max(h, 2*portMargin+float64(ports-1)*(portPitch-1))
	}
	return w, h
}

// scene assembles the picture of a graph whose boxes have their places.
func (g *graph) scene() Scene {
	s := Scene{Title: g.Words.Say("view." + string(g.view)), Language: g.Language}
	g.layOver(g.Options.Overlay)
	for _, n := range g.groups {
		s.Frames = append(s.Frames, n.Box)
	}
	if !g.Options.BottomUp {
		g.nameGroups(&s) // lines keep off the names
	}
	s.Boxes = slices.Grow(s.Boxes, len(g.leaves))
	s.Texts = slices.Grow(s.Texts, 2*len(g.leaves))
	for i := range g.leaves {
		n := &g.leaves[i]
		s.Boxes = append(s.Boxes, n.Box)
		s.Texts = n.label.setIn(s.Texts, g.Measure, spot{n.ID, n.Rect, n.textInk()})
	}
	r := g.router(s)
	r.run()
	s.Lines = slices.Grow(s.Lines, len(g.links))
	for i, k := range g.links {
		k.Points = r.wires[i].path
		if g.Options.XRay && (g.isFaded(k.from) || g.isFaded(k.to)) {
			k.Stroke = InkFaded
		}
		s.Lines = append(s.Lines, k.Line)
	}
	if g.Options.BottomUp {
		g.nameGroups(&s) // names keep off the lines, which pass through the upper border
	}
	g.nameLines(&s)
	g.addPhases(&s)
	done := g.finish(s)
	if len(s.Boxes) > 0 { // the boxes of the next version lie where these are seen
		is, was := done.Boxes[0].Rect, s.Boxes[0].Rect
		g.Routes.moveBy(Point{is.X - was.X, is.Y - was.Y})
	}
	return done
}

// textInk is the ink of a node's name.
func (n node) textInk() Ink {
	switch {
	case n.Fill == InkAccent:
		return InkOnDark
	case n.faded:
		return InkFaded
	case n.Shape == ShapeDot:
		return InkMuted
	}
	return InkText
}

func (g *graph) isFaded(id model.ID) bool {
	n, ok := g.node(id)
	return ok && n.faded
}

// router prepares the lines of a graph for routing round its boxes and the
// names of its frames.
func (g *graph) router(s Scene) *router {
	r := &router{memory: g.Routes}
	inside := func(id model.ID) int {
		if i, ok := g.at[id]; ok && i < 0 {
			return len(g.leaves) - 1 - i
		}
		return -1
	}
	for _, n := range g.leaves {
		r.boxes = append(r.boxes, routeBox{Rect: n.Rect, inside: inside(n.inside), single: n.Shape == ShapeDot})
	}
	for _, n := range g.groups {
		r.boxes = append(r.boxes, routeBox{Rect: n.Rect, frame: true, inside: inside(n.inside)})
	}
	for _, t := range s.Texts {
		if i := inside(t.Of); i >= 0 {
			r.boxes = append(r.boxes, routeBox{Rect: t.Rect, inside: i})
		}
	}
	for _, k := range g.links {
		r.wires = append(r.wires, g.wire(k, r))
	}
	return r
}

// Straight pieces that a line keeps at its ends for the tips.
const (
	tipLeave = 12
	tipEnter = 16
)

func (g *graph) wire(k link, r *router) wire {
	index := func(id model.ID) int {
		if i := g.at[id]; i < 0 {
			return len(g.leaves) - 1 - i
		}
		return g.at[id]
	}
	w := wire{from: index(k.from), to: index(k.to), leave: tipLeave, enter: tipEnter, joint: k.joint}
	if k.To == TipNone {
		w.enter = tipLeave
	}
	a, b := g.turned(r.boxes[w.from].Rect), g.turned(r.boxes[w.to].Rect)
	w.out, w.in = sidesFor(a, b, k.Double)
	if a.X >= b.X+b.W && w.out == sideRight && w.in == sideLeft {
		w.out, w.in = g.sidesBack(&w, r)
	}
	w.out, w.in = facing(w.out, g.Options.BottomUp), facing(w.in, g.Options.BottomUp)
	return w
}

// sidesFor chooses the sides that a line joins: right to left toward the goal;
// up or down between boxes that stand above each other; between equals
// whatever is nearest.
func sidesFor(a, b Rect, equals bool) (out, in side) {
	const room = 24
	gapX := max(b.X-(a.X+a.W), a.X-(b.X+b.W))
	gapY := max(b.Y-(a.Y+a.H), a.Y-(b.Y+b.H))
	switch {
	case b.X-(a.X+a.W) >= room && !equals:
		return sideRight, sideLeft
	case gapX < 0 && gapY >= room-graphNodeSep/2 && equals, gapX < 0 && gapY >= room+6:
		if b.Y > a.Y {
			return sideBottom, sideTop
		}
		return sideTop, sideBottom
	case equals && gapX >= room && b.X > a.X:
		return sideRight, sideLeft
	case equals && gapX >= room:
		return sideLeft, sideRight
	case equals:
		return sideRight, sideRight
	}
	return sideRight, sideLeft
}

// finish adds title and legend and sets the picture's bounds.
func (g *graph) finish(s Scene) Scene {
	if g.Options.Title {
		g.addHeading(&s)
	}
	if g.Options.Legend {
		g.addLegend(&s)
	}
	s.fit(sceneMargin)
	if g.fresh {
		s = s.AtOrigin()
	}
	return s
}

// presentOrder reads the order within columns off the picture before: boxes
// whose middles share a stretch along the ranks are one column.
func (g *graph) presentOrder() [][]string {
	at := make(map[model.ID]Rect, len(g.Positions))
	for id, r := range g.Positions {
		at[id] = g.turned(r)
	}
	ids := make([]model.ID, 0, len(at))
	for id := range at {
		ids = append(ids, id)
	}
	middle := func(id model.ID) Point { return Point{at[id].X + at[id].W/2, at[id].Y + at[id].H/2} }
	slices.SortFunc(ids, func(a, b model.ID) int {
		if x := middle(a).X - middle(b).X; x != 0 {
			return int(math.Copysign(1, x))
		}
		if a < b {
			return -1
		}
		return 1
	})
	const column = 40
	var columns [][]string
	for i := 0; i < len(ids); {
		j := i
		for j < len(ids) && middle(ids[j]).X-middle(ids[i]).X < column {
			j++
		}
		row := slices.Clone(ids[i:j])
		slices.SortStableFunc(row, func(a, b model.ID) int {
			if y := middle(a).Y - middle(b).Y; y != 0 {
				return int(math.Copysign(1, y))
			}
			return 0
		})
		names := make([]string, len(row))
		for n, id := range row {
			names[n] = string(id)
		}
		columns = append(columns, names)
		i = j
	}
	return columns
}
