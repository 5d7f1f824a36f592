package app

import (
	"time"

	"hone/model"
	"hone/render"
)

// gliding is the way of boxes from where they were to where a tidying has put
// them. It is only drawn: all else works as if they were there.
type gliding struct {
	from  map[model.ID]render.Point // how far each is from its new place
	off   map[model.ID]render.Point // how far now
	grips []grip
	start time.Time
}

// glideTime is how long boxes are on their way, glideStep a step of it.
const glideTime, glideStep = 260 * time.Millisecond, 16 * time.Millisecond

// glideFrom lets the boxes of the scene that is shown come from where they were.
func (v *picture) glideFrom(before map[model.ID]render.Rect) {
	g := &gliding{from: map[model.ID]render.Point{}, off: map[model.ID]render.Point{}, start: v.app.options.Now()}
	for i := range v.scene.Boxes {
		b := &v.scene.Boxes[i]
		if r, ok := before[b.ID]; ok && (r.X != b.Rect.X || r.Y != b.Rect.Y) {
			g.from[b.ID] = render.Point{X: r.X - b.Rect.X, Y: r.Y - b.Rect.Y}
		}
	}
	if len(g.from) == 0 {
		return
	}
	g.grips = gripsOf(v.scene, g.from)
	g.move(0)
	v.glide = g
	v.glideOn()
}

// move sets how far the boxes still are when a share of the time is over: fast
// at first, then slower.
func (g *gliding) move(share float64) {
	left := (1 - share) * (1 - share) * (1 - share)
	for id, p := range g.from {
		g.off[id] = render.Point{X: p.X * left, Y: p.Y * left}
	}
}

// glideOn takes a step, and another one after it, until the boxes are there.
func (v *picture) glideOn() {
	v.app.border.after("glide "+string(v.view), glideStep, func() {
		if v.glide == nil {
			return
		}
		share := float64(v.app.options.Now().Sub(v.glide.start)) / float64(glideTime)
		if share >= 1 {
			v.glide = nil
		} else {
			v.glide.move(share)
			v.glideOn()
		}
		v.Refresh()
	})
}
