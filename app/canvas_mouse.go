package app

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/render"
)

// press is a mouse button that went down and has not come up yet.
type press struct {
	on     target
	at     render.Point // in the scene
	button desktop.MouseButton
	keep   bool // the element was selected already: a click alone selects it alone
	more   bool // with Shift or Ctrl: adds to the selection
}

// MouseDown selects at once; waiting for a tap would wait for a double tap.
func (v *picture) MouseDown(e *desktop.MouseEvent) {
	if v.overview.takes(e.Position) {
		v.gesture = &surveying{v}
		v.gesture.moved(v.camera.toScene(e.Position))
		v.press = &press{button: e.Button}
		return
	}
	on, sign, camera := v.hit(e.Position), v.hitFold(e.Position), v.camera
	named := v.app.isNaming()
	if !v.app.closeNames() {
		return // what was typed was refused, and stays
	}
	v.camera = camera // nothing moves under the pointer
	v.app.focusPicture(v)
	if sign != nil && e.Button == desktop.MouseButtonPrimary {
		v.app.fold(sign.ID)
		return
	}
	v.press = &press{on: on, at: v.camera.toScene(e.Position), button: e.Button}
	if e.Button == desktop.MouseButtonTertiary || v.space {
		return
	}
	if v.cells != nil && v.cells.pressed(e.Position) {
		return
	}
	id := on.id()
	chosen := v.app.selection.has(id)
	switch {
	case on.handle != sideNone:
	case e.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierControl) != 0:
		v.press.more = true
		if id != "" && (on.box == nil || isElement(on.box.Kind) || isComposite(on.box)) {
			v.app.toggle(id)
		}
	case chosen:
		v.press.keep = true
	case id != "":
		v.app.choose(id)
	case e.Button == desktop.MouseButtonPrimary && !named: // else what was named stays selected
		v.app.choose()
	}
}

func (v *picture) MouseUp(e *desktop.MouseEvent) {
	if v.press != nil && v.press.keep && v.gesture == nil && e.Button == desktop.MouseButtonPrimary {
		v.app.choose(v.press.on.id())
	}
	if v.gesture == nil {
		v.press = nil
	}
}

// DoubleTapped opens the name of what is under the pointer.
func (v *picture) DoubleTapped(e *fyne.PointEvent) {
	on := v.hit(e.Position)
	switch {
	case v.cells != nil && v.cells.cellAt(v.camera.toScene(e.Position)) != "":
		v.cells.edit()
	case v.view == "":
		if id := on.id(); id != "" {
			v.app.jump(id)
		}
	case on.box != nil && v.joins(on.box):
		v.app.run("edit.rename")
	case on.id() == "" || on.box != nil && !isElement(on.box.Kind):
		v.app.run("add.free")
	}
}

// TappedSecondary shows what can be done with the selection.
func (v *picture) TappedSecondary(e *fyne.PointEvent) {
	if v.view != "" {
		v.app.contextMenu(e.AbsolutePosition)
	}
}

func (v *picture) Dragged(e *fyne.DragEvent) {
	if v.gesture == nil {
		if v.press == nil {
			return // cancelled by Escape, or begun elsewhere
		}
		v.gesture = v.begin(v.press)
	}
	v.pointer = e.Position
	v.gesture.moved(v.camera.toScene(e.Position))
	if p, ok := v.gesture.(*panning); ok {
		p.by(e.Dragged)
	}
	v.pullAlong()
	v.Refresh()
}

func (v *picture) DragEnd() {
	if g := v.gesture; g != nil {
		v.let()
		g.dropped()
	}
	v.Refresh()
}

// let ends the gesture under way, in every picture that shows it.
func (v *picture) let() {
	v.gesture, v.press, v.inner = nil, nil, false
	if other := v.across(); other != nil {
		other.Refresh()
	}
}

// begin is the gesture that a drag from here is.
func (v *picture) begin(p *press) gesture {
	switch {
	case p.button == desktop.MouseButtonTertiary, v.space, v.view == "":
		return &panning{v}
	case p.on.handle != sideNone && !v.app.isReadOnly():
		return &joining{picture: v, from: p.on.box, side: p.on.handle, to: p.at}
	case v.drags(p.on.box) && !v.app.isReadOnly():
		return newDragging(v, p)
	}
	return &banding{picture: v, start: p.at, end: p.at, before: v.app.selection.ids, more: p.more}
}

// drags tells whether a drag that begins on a box moves it: a composite moves
// when it is selected; else a drag in it draws a rubber band.
func (v *picture) drags(b *render.Box) bool {
	return b != nil && (isElement(b.Kind) || isComposite(b) && (v.app.selection.has(b.ID) || v.app.folds.shut[b.ID]))
}

// cancel stops the gesture under way without a trace.
func (v *picture) cancel() bool {
	if v.gesture == nil {
		return false
	}
	if b, ok := v.gesture.(*banding); ok {
		v.app.choose(b.before...)
	}
	v.let()
	v.Refresh()
	return true
}

func (v *picture) Scrolled(e *fyne.ScrollEvent) {
	if v.naming != nil && v.naming.isOpen() {
		return
	}
	isHeld := held(v.shift)&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
	if isHeld != (v.app.settings.Wheel == wheelZooms) {
		v.look(v.camera.zoomed(math.Exp(float64(e.Scrolled.DY)*0.0073), e.Position))
		return
	}
	v.look(v.camera.panned(e.Scrolled.DX, e.Scrolled.DY))
}

func (v *picture) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

func (v *picture) MouseMoved(e *desktop.MouseEvent) {
	found := v.hit(e.Position)
	if v.overview.takes(e.Position) {
		found = target{}
	}
	if found.isSame(v.hover) {
		return
	}
	v.over(found)
	v.Refresh()
	v.told()
}

func (v *picture) MouseOut() {
	if v.hover.id() != "" {
		v.over(target{})
		v.Refresh()
		v.told()
	}
}

// told says at the foot of the panel what the pointed cell is made of.
func (v *picture) told() {
	if v.cells != nil {
		v.app.tellReason()
	}
}

func (v *picture) Cursor() desktop.Cursor {
	switch {
	case v.space:
		return desktop.PointerCursor
	case v.hover.handle != sideNone:
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}
