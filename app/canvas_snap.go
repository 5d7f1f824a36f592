package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// snapReach is how near, in pixels, a dragged edge must come to another to be
// drawn to it.
const snapReach = 5

// guides are the hairlines that say what a dragged box is level with.
type guides struct {
	upright, level bool
	x, y           float64     // where they run
	alongX, alongY render.Rect // what each joins
}

// edges are where a stretch begins, its middle, and where it ends.
func edges(low, length float64) [3]float64 { return [3]float64{low, low + length/2, low + length} }

// attract is the least distance that brings an edge of a stretch to one of the
// same kind, or an end to a beginning, and whether any is within reach.
func attract(own, other [3]float64, reach float64) (by float64, found bool) {
	by = reach
	for _, pair := range [...][2]int{{0, 0}, {1, 1}, {2, 2}, {0, 2}, {2, 0}} {
		if d := other[pair[1]] - own[pair[0]]; abs(d) < abs(by) || !found && abs(d) <= reach {
			by, found = d, true
		}
	}
	return by, found
}

// snap draws what is dragged to the nearest edges and middles of the boxes in
// sight, in each direction by itself.
func (g *dragging) snap() {
	v := g.picture
	reach, sight := snapReach/v.camera.Zoom, v.camera.sees(v.Size())
	r := shiftedRect(g.start, g.by)
	byX, byY, onX, onY := reach, reach, false, false
	v.eachStill(g, sight, func(b render.Rect) {
		if d, ok := attract(edges(r.X, r.W), edges(b.X, b.W), reach); ok && (!onX || abs(d) < abs(byX)) {
			byX, onX = d, true
		}
		if d, ok := attract(edges(r.Y, r.H), edges(b.Y, b.H), reach); ok && (!onY || abs(d) < abs(byY)) {
			byY, onY = d, true
		}
	})
	if onX {
		g.by.X += byX
	}
	if onY {
		g.by.Y += byY
	}
	r = shiftedRect(g.start, g.by)
	v.eachStill(g, sight, func(b render.Rect) { g.guides.meet(r, b, onX, onY) })
}

// eachStill calls f with every box in sight that is not dragged.
func (v *picture) eachStill(g *dragging, sight render.Rect, f func(render.Rect)) {
	for i := range v.scene.Boxes {
		b := &v.scene.Boxes[i]
		if _, isDragged := g.off[b.ID]; !isDragged && isNode(b) && overlap(b.Rect, sight) {
			f(b.Rect)
		}
	}
}

// meet notes a box that what is dragged is level with.
func (u *guides) meet(r, b render.Rect, onX, onY bool) {
	const hair = 0.01
	for i, x := range edges(r.X, r.W) {
		for j, other := range edges(b.X, b.W) {
			if onX && abs(x-other) < hair && (i == 1) == (j == 1) && (!u.upright || abs(u.x-x) < hair) {
				u.upright, u.x = true, x
				u.alongX = around(around(u.alongX, r), b)
			}
		}
	}
	for i, y := range edges(r.Y, r.H) {
		for j, other := range edges(b.Y, b.H) {
			if onY && abs(y-other) < hair && (i == 1) == (j == 1) && (!u.level || abs(u.y-y) < hair) {
				u.level, u.y = true, y
				u.alongY = around(around(u.alongY, r), b)
			}
		}
	}
}

// guideOut is how far, in pixels, a guide line reaches beyond what it joins.
const guideOut = 10

func (u *guides) paint(p *painter) {
	ink := p.look.ink(render.InkWarm)
	if u.upright {
		a, b := p.camera.toScreen(point(u.x, u.alongX.Y)), p.camera.toScreen(point(u.x, u.alongX.Y+u.alongX.H))
		p.stroke(a.SubtractXY(0, guideOut), fyne.NewPos(a.X, b.Y+guideOut), ink, 1)
	}
	if u.level {
		a, b := p.camera.toScreen(point(u.alongY.X, u.y)), p.camera.toScreen(point(u.alongY.X+u.alongY.W, u.y))
		p.stroke(a.SubtractXY(guideOut, 0), fyne.NewPos(b.X+guideOut, a.Y), ink, 1)
	}
}

func shiftedRect(r render.Rect, by render.Point) render.Rect {
	r.X += by.X
	r.Y += by.Y
	return r
}
