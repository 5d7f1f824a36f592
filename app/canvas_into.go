package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// leaveReach is how far, in points, the pointer must be outside a composite's
// frame before what is dragged leaves it: nearer, the frame grows with it.
const leaveReach = 24

// membership is what a drop would make of whose parts are dragged.
type membership struct {
	ids  []model.ID  // deliverables that would be parts of another one
	to   model.ID    // of this one; empty: of none
	mark *render.Box // its frame or, folded, its box; that which is left when to is empty
}

// heads are the dragged deliverables that are in no other dragged one.
func (g *dragging) heads() []model.ID {
	var heads []model.ID
	for _, id := range g.picture.app.selection.ids {
		d, ok := model.Find[model.Deliverable](g.picture.app.head(), id)
		if _, isPart := g.off[d.Parent]; ok && !isPart {
			heads = append(heads, id)
		}
	}
	return heads
}

// composite is the innermost composite at a point that is not dragged itself; nil
// for none.
func (g *dragging) composite(at render.Point) *render.Box {
	var best *render.Box
	for _, boxes := range [][]render.Box{g.picture.scene.Frames, g.picture.scene.Boxes} {
		for i := range boxes {
			b := &boxes[i]
			if _, dragged := g.off[b.ID]; dragged || !isComposite(b) || !contains(b.Rect, at) {
				continue
			}
			if best == nil || b.Rect.W*b.Rect.H < best.Rect.W*best.Rect.H {
				best = b
			}
		}
	}
	return best
}

// membershipAt is what a drop at a point would change; nothing while Alt or Ctrl
// is held, which only moves.
func (g *dragging) membershipAt(at render.Point) membership {
	v := g.picture
	if v.view != model.ViewDeliverables || v.isLoose() {
		return membership{}
	}
	var now membership
	if now.mark = g.composite(at); now.mark != nil {
		now.to = now.mark.ID
	}
	for _, id := range g.heads() {
		d, _ := model.Find[model.Deliverable](v.app.head(), id)
		left := v.frame(d.Parent)
		isIn := left != nil && contains(grown(left.Rect, leaveReach), at)
		if d.Parent == now.to || isIn && !slices.Contains(v.app.partsOf(d.Parent), now.to) {
			continue
		}
		now.ids = append(now.ids, id)
		if now.mark == nil {
			now.mark = left
		}
	}
	if len(now.ids) == 0 {
		return membership{}
	}
	return now
}

// drop is the one Change that makes the parts, and pins them where they are.
func (n membership) drop(g *dragging) (model.Change, error) {
	v := g.picture
	a, pins := v.app, g.order
	if a.folds.shut[n.to] {
		pins = slices.DeleteFunc(slices.Clone(pins), func(id model.ID) bool { return slices.Contains(n.ids, id) })
	}
	c, err := a.chain("", len(pins)+1, func(m *model.Model, i int) (model.Change, error) {
		if i == 0 {
			return m.SetMany(n.ids, "parent", string(n.to))
		}
		r, _ := v.box(pins[i-1])
		return m.Pin(v.view, pins[i-1], r.X+g.by.X, r.Y+g.by.Y)
	})
	c.Label = intoLabel(n.to)
	return c, err
}

func intoLabel(to model.ID) string {
	if to == "" {
		return "out-of-composite"
	}
	return "into-composite"
}

// paint shows whose parts they would be.
func (n membership) paint(g *dragging, p *painter) {
	if n.mark == nil {
		return
	}
	v := g.picture
	f, says := frame{stroke: p.look.ink(render.InkAccent), width: 2, radius: 6}, "into.in"
	if n.to == "" {
		f.stroke, says = p.look.ink(render.InkWarm), "into.out"
	}
	at, size := p.camera.rect(n.mark.Rect)
	p.rectangle(at, size, f)
	end := v.pointer.Add(fyne.NewPos(14, 18))
	p.note(end, []string{v.app.texts.say(says, "name", clip(oneLine(nameIn(v.app.head(), n.mark.ID)), 24)), v.app.texts.say("into.alt")}, v.Size())
}

func intoCommands() []command {
	return []command{
		{name: "edit.into", text: "command.into", keys: []chord{"Ctrl+Alt+P"}, on: anywhere, check: intoable, run: (*App).pickComposite},
	}
}

// intoable is why what is selected cannot be made part of something.
func intoable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if len(a.selectedDeliverables()) == 0 {
		return reason("select-deliverable")
	}
	return nil
}

func (a *App) selectedDeliverables() []model.ID {
	var ids []model.ID
	for _, id := range a.selection.ids {
		if _, ok := model.Find[model.Deliverable](a.head(), id); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// pickComposite asks for the composite that the selected deliverables are to be
// parts of: those that are there, any other deliverable, a new one, or none.
func (a *App) pickComposite() {
	ids := a.selectedDeliverables()
	take := func(to model.ID) func() {
		return func() {
			c, err := a.head().SetMany(ids, "parent", string(to))
			c.Label = intoLabel(to)
			a.edit(c, err)
		}
	}
	var out, composites, others []option
	for d := range model.Each[model.Deliverable](a.head()) {
		if _, err := a.head().SetMany(ids, "parent", string(d.ID)); err != nil {
			continue
		}
		o := option{title: oneLine(d.Name), side: a.texts.say("kind.deliverable"), pick: take(d.ID)}
		if len(a.partsOf(d.ID)) > 0 {
			o.side = a.texts.say("term.composite")
			composites = append(composites, o)
		} else {
			others = append(others, o)
		}
	}
	if _, err := a.head().SetMany(ids, "parent", ""); err == nil {
		out = []option{{title: a.texts.say("into.none"), pick: take("")}}
	}
	a.pickFrom(a.texts.say("into.hint"), slices.Concat(out, composites, others), func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() {
			a.edit(a.head().Compose(a.mint(model.KindDeliverable), name, ids...))
		}}, true
	})
}
