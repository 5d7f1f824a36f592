package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// gesture is a drag under way. It changes the model at most once, when it ends.
type gesture interface {
	moved(to render.Point)
	dropped()
	paint(p *painter)
}

// panning moves the picture under the pointer.
type panning struct{ picture *picture }

func (g *panning) moved(render.Point) {}
func (g *panning) dropped()           {}
func (g *panning) paint(*painter)     {}

func (g *panning) by(d fyne.Delta) { g.picture.camera = g.picture.camera.panned(d.DX, d.DY) }

// surveying drags the view over the small map.
type surveying struct{ picture *picture }

func (g *surveying) dropped()       {}
func (g *surveying) paint(*painter) {}

func (g *surveying) moved(to render.Point) {
	v := g.picture
	at := v.overview.toScene(v.camera.toScreen(to))
	sight := v.camera.sees(v.Size())
	v.camera.X, v.camera.Y = at.X-sight.W/2, at.Y-sight.H/2
	v.Refresh()
}

// banding selects what a rectangle touches.
type banding struct {
	picture    *picture
	start, end render.Point
	before     []model.ID // selected when it began
}

func (g *banding) area() render.Rect {
	return render.Rect{
		X: min(g.start.X, g.end.X), Y: min(g.start.Y, g.end.Y),
		W: max(g.start.X, g.end.X) - min(g.start.X, g.end.X), H: max(g.start.Y, g.end.Y) - min(g.start.Y, g.end.Y),
	}
}

func (g *banding) moved(to render.Point) {
	g.end = to
	g.picture.app.choose(g.picture.inside(g.area())...)
}

func (g *banding) dropped() {}

func (g *banding) paint(p *painter) {
	at, size := p.camera.rect(g.area())
	p.rectangle(at, size, frame{stroke: p.look.ink(render.InkAccent), width: 1, radius: 2})
}

// dragging moves the selected boxes; dropped, they are pinned where they are.
type dragging struct {
	picture *picture
	from    render.Point
	by      render.Point
	ids     map[model.ID]bool
	order   []model.ID
}

func newDragging(v *picture, p *press) *dragging {
	g := &dragging{picture: v, from: p.at, ids: map[model.ID]bool{}}
	for _, id := range v.app.selection.ids {
		if _, ok := v.box(id); ok {
			g.ids[id] = true
			g.order = append(g.order, id)
		}
	}
	return g
}

func (g *dragging) moved(to render.Point) {
	g.by = render.Point{X: to.X - g.from.X, Y: to.Y - g.from.Y}
}

func (g *dragging) dropped() {
	if g.by != (render.Point{}) {
		g.picture.app.edit(g.picture.pinned(g.order, g.by))
	}
}

func (g *dragging) paint(*painter) {}

// pinned is the one Change that pins boxes where they are, moved by a distance.
func (v *picture) pinned(ids []model.ID, by render.Point) (model.Change, error) {
	return v.app.chain("pin", len(ids), func(m *model.Model, i int) (model.Change, error) {
		r, _ := v.box(ids[i])
		return m.Pin(v.view, ids[i], r.X+by.X, r.Y+by.Y)
	})
}

// joining draws a line from a box's handle to another box.
type joining struct {
	picture *picture
	from    *render.Box
	side    side
	to      render.Point
	over    *render.Box
}

func (g *joining) moved(to render.Point) {
	g.to, g.over = to, nil
	v := g.picture
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.ID != g.from.ID && isElement(b.Kind) && contains(b.Rect, to) {
			g.over = b
		}
	}
}

// relation is what the line would say: drawn from the right edge, the other box
// comes after this one; from the left edge, before.
func (g *joining) relation() model.Relation {
	before, after := g.from.ID, g.over.ID
	if g.side == sideBefore {
		before, after = after, before
	}
	if g.picture.view == model.ViewActions {
		return model.NewRelation(model.Then, before, after, "")
	}
	return model.NewRelation(model.Needs, after, before, "")
}

func (g *joining) dropped() {
	if g.over != nil {
		g.picture.app.edit(g.picture.app.head().Relate(g.relation()))
	}
}

func (g *joining) paint(p *painter) {
	ink := p.look.ink(render.InkAccent)
	p.stroke(p.camera.toScreen(handlePoint(g.from.Rect, g.side)), p.camera.toScreen(g.to), ink, 1.5)
	p.dot(p.camera.toScreen(g.to), 4, frame{fill: ink})
	if g.over == nil {
		return
	}
	at, size := p.camera.rect(grown(g.over.Rect, 4/p.camera.Zoom))
	f := frame{stroke: ink, width: 2, radius: 9}
	if _, err := g.picture.app.head().Relate(g.relation()); err != nil {
		f.stroke = p.look.ink(render.InkAlarm)
	}
	p.rectangle(at, size, f)
}
