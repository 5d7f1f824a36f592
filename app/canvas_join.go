package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// joining draws a line from a box's border to another box, in this view or in
// the other one.
type joining struct {
	picture *picture
	from    *render.Box
	side    side
	to      render.Point
	over    *render.Box // in the picture in
	in      *picture
}

func (g *joining) moved(to render.Point) {
	g.to = to
	g.over, g.in = g.picture.under(to, g.from)
}

// under is the box, in this view or in the other one, that a line from a box
// would lead to at a point, and the picture that the point is in.
func (v *picture) under(to render.Point, from *render.Box) (over *render.Box, in *picture) {
	in = v
	other := v.across()
	if at := v.camera.toScreen(to); other != nil && !isWithin(at, v.Size()) {
		if there := at.Add(v.from(other)); isWithin(there, other.Size()) {
			in, to = other, other.camera.toScene(there)
		}
	}
	if other != nil {
		other.Refresh()
	}
	return in.joinable(to, from), in
}

func isWithin(at fyne.Position, size fyne.Size) bool {
	return at.X >= 0 && at.Y >= 0 && at.X <= size.Width && at.Y <= size.Height
}

// across is the other view, if it is in sight.
func (v *picture) across() *picture {
	other := v.app.deliverables
	if v == other {
		other = v.app.actions
	}
	if !other.Visible() || other.Size().Width < 2 || v.view == "" {
		return nil
	}
	return other
}

// from is what must be added to a place in this picture to get the place in the
// other one.
func (v *picture) from(other *picture) fyne.Position {
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(v).Subtract(d.AbsolutePositionForObject(other))
}

// joinable is the element at a point that a line from a box can lead to.
func (v *picture) joinable(at render.Point, from *render.Box) *render.Box {
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.ID != from.ID && v.joins(b) && contains(b.Rect, at) {
			return b
		}
	}
	for i := len(v.scene.Frames) - 1; i >= 0; i-- {
		if b := &v.scene.Frames[i]; b.ID != from.ID && isComposite(b) && contains(b.Rect, at) {
			return b
		}
	}
	return nil
}

// crossing is a gesture that both views show.
type crossing interface {
	gesture
	paintIn(v *picture, p *painter)
}

// joining is the line that is being drawn out of the other view.
func (a *App) joining(in *picture) crossing {
	for _, v := range []*picture{a.deliverables, a.actions} {
		if g, ok := v.gesture.(crossing); ok && v != in {
			return g
		}
	}
	return nil
}

// relation is what the line would say: drawn from the right edge, the other box
// comes after this one; from the left edge, before. What comes after an action
// is what it yields; after a deliverable, the action that uses it.
func (g *joining) relation() model.Relation {
	before, after := g.from.Record(), g.over.Record()
	if g.side == sideBefore {
		before, after = after, before
	}
	isAction := func(id model.ID) bool { _, ok := model.Find[model.Action](g.picture.app.head(), id); return ok }
	switch {
	case isAction(before) && isAction(after):
		return model.NewRelation(model.Then, before, after, "")
	case isAction(before):
		return model.NewRelation(model.Yields, before, after, "")
	case isAction(after):
		return model.NewRelation(model.Uses, after, before, "")
	}
	return model.NewRelation(model.Needs, after, before, "")
}

func (g *joining) dropped() {
	a := g.picture.app
	if g.over != nil {
		a.edit(a.head().Relate(g.relation()))
	}
}

func (g *joining) paint(p *painter) { g.paintIn(g.picture, p) }

// paintIn draws the line in one of the two views; each shows its part.
func (g *joining) paintIn(v *picture, p *painter) {
	d := drawnLine{from: g.picture, start: g.picture.camera.toScreen(handlePoint(g.from.Rect, g.side)), to: g.to, over: g.over, in: g.in}
	if g.over != nil {
		r := g.relation()
		_, d.err = v.app.head().Relate(r)
		d.says = r.Rel
	}
	d.paint(v, p)
}
