package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mostFit is the largest zoom that fitting takes: what is small stays small.
const mostFit = 1.0

func (v *picture) fit() {
	most := mostFit * float64(v.app.look.scale())
	v.framed = true
	v.look(fitting(v.whole(), v.Size(), most))
}

// look points the camera.
func (v *picture) look(c camera) {
	defer v.app.meter.looked(v.app.meter.clock())
	v.app.memory.use(v.app)
	v.camera, v.tip = c, nil
	if v.naming != nil {
		v.naming.place()
	}
	v.Refresh()
}

// leastFirst is the least zoom that a picture opens with: names can be read.
const leastFirst = 0.7

// enter points the camera for the first time: at everything where it can be
// read, else at what is selected, the goal, or where a flow begins.
func (v *picture) enter() {
	if v.cells != nil {
		v.enterMap()
		return
	}
	v.fit()
	if v.enterNear() {
		v.reveal(v.app.selection.lead())
	}
}

// afterGoal is how much is seen past the goal at first, in points: most of the
// room is for what leads to it.
const afterGoal = 60

// enterNear zooms in to where names can be read, if all together cannot.
func (v *picture) enterNear() bool {
	least := leastFirst * float64(v.app.look.scale())
	if v.camera.Zoom >= least {
		return false
	}
	size := v.Size()
	v.camera = v.camera.zoomed(least/v.camera.Zoom, fyne.NewPos(size.Width/2, size.Height/2))
	whole := v.whole()
	v.camera.X, v.camera.Y = whole.X, whole.Y
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.Double && v.view == model.ViewDeliverables {
			sight := v.camera.sees(size)
			v.camera.X = max(whole.X, min(b.Rect.X+b.Rect.W+afterGoal-sight.W, whole.X+whole.W-sight.W))
			v.camera.Y = max(whole.Y, min(middle(b.Rect).Y-sight.H/2, whole.Y+whole.H-sight.H))
			break
		}
	}
	if high := v.camera.sees(size).H; high > whole.H {
		v.camera.Y = whole.Y - (high-whole.H)/2
	}
	v.Refresh()
	return true
}

// keepGoal keeps in sight what is selected, or else the goal, when the picture
// has become smaller.
func (v *picture) keepGoal() {
	if id := v.app.selection.lead(); id != "" {
		v.reveal(id)
		return
	}
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.Double && v.view == model.ViewDeliverables {
			v.reveal(b.ID)
			return
		}
	}
}

// fitIDs shows these elements, all of them if there are none.
func (v *picture) fitIDs(ids []model.ID) {
	var r render.Rect
	for _, id := range ids {
		if b, ok := v.box(id); ok {
			r = around(r, b)
		}
	}
	if r.W == 0 {
		v.fit()
		return
	}
	v.look(fitting(r, v.Size(), 1.5))
}

// bringLight moves the picture so that one of the elements that are lit can be
// seen, if none can.
func (v *picture) bringLight() {
	sight, first := v.camera.sees(v.Size()), model.ID("")
	for i := range v.scene.Boxes {
		b := &v.scene.Boxes[i]
		if id := b.Record(); v.app.selection.lit[id] || v.app.selection.set[id] {
			if contains(sight, middle(b.Rect)) {
				return
			}
			if first == "" {
				first = id
			}
		}
	}
	if first != "" && v.framed {
		v.reveal(first)
	}
}
