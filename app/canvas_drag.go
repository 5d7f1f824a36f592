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

// banding selects what a rectangle touches, beside what was selected when it
// began with Shift or Ctrl.
type banding struct {
	picture    *picture
	start, end render.Point
	before     []model.ID // selected when it began
	more       bool
}

func (g *banding) area() render.Rect { return between(g.start, g.end) }

func (g *banding) moved(to render.Point) {
	g.end = to
	ids := g.picture.inside(g.area())
	if g.more {
		ids = withAll(g.before, ids)
	}
	g.picture.app.choose(ids...)
}

// withAll lists some records and those of others that are not among them.
func withAll(ids, others []model.ID) []model.ID {
	all, has := append([]model.ID(nil), ids...), map[model.ID]bool{}
	for _, id := range ids {
		has[id] = true
	}
	for _, id := range others {
		if !has[id] {
			all = append(all, id)
		}
	}
	return all
}

func (g *banding) dropped() {}

func (g *banding) paint(p *painter) {
	at, size := p.camera.rect(g.area())
	p.rectangle(at, size, frame{fill: clearer(p.look.ink(render.InkAccent), 0x14), stroke: p.look.ink(render.InkAccent), width: 1, radius: 2})
}

// dragging moves the selected boxes, with what is in the selected composites;
// dropped, they are pinned where they are. In the action flow a drop on another
// lane moves the actions there; in the deliverable graph one in or out of a
// composite's frame changes whose parts they are.
type dragging struct {
	picture *picture
	from    render.Point
	by      render.Point
	start   render.Rect // of all that is dragged
	order   []model.ID  // what is pinned
	off     map[model.ID]render.Point
	grips   []grip // of the scene's lines
	guides  guides
	lane    *render.Box // another one, under the pointer
	into    membership  // in the deliverable graph
}

func newDragging(v *picture, p *press) *dragging {
	g := &dragging{picture: v, from: p.at, off: map[model.ID]render.Point{}}
	for _, id := range v.app.selection.ids {
		g.take(id)
	}
	g.tie()
	return g
}

// take adds a box, or a composite with all that it holds.
func (g *dragging) take(id model.ID) {
	if _, taken := g.off[id]; taken || id == "" {
		return
	}
	v := g.picture
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.ID == id && isNode(b) {
			g.off[id] = render.Point{}
			g.order = append(g.order, id)
			g.start = around(g.start, b.Rect)
			return
		}
	}
	if isComposite(v.frame(id)) {
		g.off[id] = render.Point{}
		for part := range model.Each[model.Deliverable](v.app.head()) {
			if part.Parent == id {
				g.take(part.ID)
			}
		}
	}
}

// tie finds out which lines go with what is dragged; again when the scene is
// another one.
func (g *dragging) tie() { g.grips = gripsOf(g.picture.scene, g.off) }

func (g *dragging) moved(to render.Point) {
	v := g.picture
	g.by = render.Point{X: to.X - g.from.X, Y: to.Y - g.from.Y}
	g.guides = guides{}
	g.lane = v.otherLane(g.order, to)
	g.into = g.membershipAt(to)
	if !v.isLoose() && g.lane == nil {
		g.snap()
	}
	for id := range g.off {
		g.off[id] = g.by
	}
}

func (g *dragging) dropped() {
	a := g.picture.app
	switch {
	case g.lane != nil:
		a.edit(a.intoLane(g.picture.roleOf(g.lane), g.order))
	case len(g.into.ids) > 0:
		if a.edit(g.into.drop(g)) && a.folds.shut[g.into.to] {
			a.choose(g.into.to)
		}
	case g.by != (render.Point{}) && len(g.order) > 0:
		a.edit(g.picture.pinned(g.order, g.by))
	}
}

func (g *dragging) paint(p *painter) {
	g.guides.paint(p)
	g.into.paint(g, p)
	if g.lane != nil {
		at, size := p.camera.rect(g.lane.Rect)
		p.rectangle(at, size, frame{stroke: p.look.ink(render.InkAccent), width: 2, radius: 3})
	}
}

// pinned is the one Change that pins boxes where they are, moved by a distance.
func (v *picture) pinned(ids []model.ID, by render.Point) (model.Change, error) {
	return v.app.chain("pin", len(ids), func(m *model.Model, i int) (model.Change, error) {
		r, _ := v.box(ids[i])
		return m.Pin(v.view, ids[i], r.X+by.X, r.Y+by.Y)
	})
}
