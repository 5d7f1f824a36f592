package app

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// folds are the composites that are shown as one box. It is how one looks at the
// model, no part of it.
type folds struct {
	shut map[model.ID]bool
	at   map[model.ID]render.Point // where each was folded to
}

func foldCommands() []command {
	return []command{
		{name: "view.fold", text: "command.fold", keys: []chord{"Ctrl+Shift+E"}, on: onPictures, check: foldable, run: func(a *App) { a.fold(a.selection.lead()) }, title: (*App).foldTitle},
	}
}

func foldable(a *App) error {
	if len(a.partsOf(a.selection.lead())) == 0 {
		return reason("no-composite")
	}
	return nil
}

func (a *App) foldTitle() string {
	if a.folds.shut[a.selection.lead()] {
		return a.texts.say("command.unfold")
	}
	return a.texts.say("command.fold")
}

// partsOf lists all that a composite holds, at any depth.
func (a *App) partsOf(id model.ID) []model.ID {
	parent := map[model.ID]model.ID{}
	all := model.All[model.Deliverable](a.head())
	for _, d := range all {
		parent[d.ID] = d.Parent
	}
	var parts []model.ID
	for _, d := range all {
		for up := d.Parent; up != "" && id != ""; up = parent[up] {
			if up == id {
				parts = append(parts, d.ID)
				break
			}
		}
	}
	return parts
}

// fold shows a composite as one box, or with its parts again.
func (a *App) fold(id model.ID) {
	shut, at := maps.Clone(a.folds.shut), maps.Clone(a.positions.deliverables)
	if shut == nil {
		shut = map[model.ID]bool{}
	}
	if shut[id] {
		delete(shut, id)
		a.spreadParts(id, at)
	} else {
		shut[id] = true
		a.gatherParts(id, at)
	}
	a.folds.shut = shut
	a.moveBoxes(at)
	a.redraw()
	a.desk.outline.follow()
}

// gatherParts puts the box of a composite into the middle of what was its frame.
func (a *App) gatherParts(id model.ID, at map[model.ID]render.Rect) {
	frame := a.deliverables.frame(id)
	if frame == nil {
		return
	}
	c := middle(frame.Rect)
	corner := render.Point{X: c.X - newBoxWidth/2, Y: c.Y - newBoxHeight/2}
	at[id] = render.Rect{X: corner.X, Y: corner.Y, W: newBoxWidth, H: newBoxHeight}
	if a.folds.at == nil {
		a.folds.at = map[model.ID]render.Point{}
	}
	a.folds.at[id] = corner
	for _, part := range a.partsOf(id) {
		if a.selection.has(part) {
			a.choose(id)
			break
		}
	}
}

// spreadParts brings the parts back to where they were; moved as their composite
// has been meanwhile.
func (a *App) spreadParts(id model.ID, at map[model.ID]render.Rect) {
	now, there := at[id]
	then, known := a.folds.at[id]
	delete(at, id)
	if !there || !known {
		return
	}
	for _, part := range a.partsOf(id) {
		if r, ok := at[part]; ok {
			at[part] = shiftedRect(r, render.Point{X: now.X - then.X, Y: now.Y - then.Y})
		}
	}
}

// unfoldTo shows a deliverable that is folded away.
func (a *App) unfoldTo(id model.ID) {
	for {
		d, ok := model.Find[model.Deliverable](a.head(), id)
		if !ok || d.Parent == "" {
			return
		}
		if id = d.Parent; a.folds.shut[id] {
			a.fold(id)
		}
	}
}

// folded lists the composites that are shown as one box.
func (f folds) folded() []model.ID { return slices.Sorted(maps.Keys(f.shut)) }

func foldsOf(ids []model.ID) folds {
	var f folds
	for _, id := range ids {
		if f.shut == nil {
			f.shut = map[model.ID]bool{}
		}
		f.shut[id] = true
	}
	return f
}

// foldReach is the radius of the sign that folds, in pixels.
const foldReach = 7

// hitFold finds the sign that folds a composite, at its upper left corner.
func (v *picture) hitFold(at fyne.Position) *render.Box {
	if v.view != model.ViewDeliverables || v.camera.Zoom < markZoom {
		return nil
	}
	for _, boxes := range [][]render.Box{v.scene.Boxes, v.scene.Frames} {
		for i := range boxes {
			if b := &boxes[i]; isComposite(b) {
				c := v.camera.toScreen(render.Point{X: b.Rect.X, Y: b.Rect.Y})
				if abs(float64(c.X-at.X)) <= foldReach && abs(float64(c.Y-at.Y)) <= foldReach {
					return b
				}
			}
		}
	}
	return nil
}

// foldSigns draws the signs of all composites in sight: a minus that folds, a
// plus that unfolds.
func (v *picture) foldSigns(p *painter) {
	if v.view != model.ViewDeliverables || v.camera.Zoom < markZoom {
		return
	}
	for _, boxes := range [][]render.Box{v.scene.Frames, v.scene.Boxes} {
		for i := range boxes {
			b := &boxes[i]
			if !isComposite(b) || !p.sees(grown(b.Rect, 12)) {
				continue
			}
			_, isMoving := v.light().off[b.ID]
			if isMoving {
				continue
			}
			p.foldSign(p.camera.toScreen(render.Point{X: b.Rect.X, Y: b.Rect.Y}), v.app.folds.shut[b.ID])
		}
	}
}

func (p *painter) foldSign(c fyne.Position, isShut bool) {
	ink := p.look.ink(render.InkMuted)
	p.rectangle(c.SubtractXY(foldReach, foldReach), fyne.NewSquareSize(2*foldReach), frame{fill: p.look.ink(inkSurface), stroke: ink, width: 1, radius: 3})
	p.stroke(c.SubtractXY(3.5, 0), c.AddXY(3.5, 0), ink, 1)
	if isShut {
		p.stroke(c.SubtractXY(0, 3.5), c.AddXY(0, 3.5), ink, 1)
	}
}
