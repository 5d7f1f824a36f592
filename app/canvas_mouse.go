package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/render"
)

// MouseDown selects at once; waiting for a tap would wait for a double tap.
func (v *picture) MouseDown(e *desktop.MouseEvent) {
	v.isQuiet = v.gesture != nil && v.press.button != e.Button
	if v.cancel(); v.isQuiet {
		return // another button in a drag gives it up
	}
	if v.overview.takes(e.Position) {
		v.press, v.gesture = &press{button: e.Button}, &surveying{v}
		v.gesture.moved(v.camera.toScene(e.Position))
		return
	}
	space := v.app.looking().space // held for the picture that has the keys so far
	on, sign, camera := v.hit(e.Position), v.hitFold(e.Position), v.camera
	named := v.app.isNaming()
	if !v.app.closeNames() {
		return // what was typed was refused, and stays
	}
	v.camera = camera // nothing moves under the pointer
	v.app.focusPicture(v)
	v.space = space
	if e.Button == desktop.MouseButtonPrimary && !space && v.takesSign(e, on, sign) {
		return
	}
	v.press = &press{on: on, at: v.camera.toScene(e.Position), button: e.Button}
	if e.Button == desktop.MouseButtonTertiary || v.space {
		return
	}
	if v.cells != nil && v.cells.pressed(e.Position) {
		return
	}
	v.pressed(e, on, named)
}

// takesSign does what a sign under the pointer is for, if there is one.
func (v *picture) takesSign(e *desktop.MouseEvent, on target, fold *render.Box) bool {
	side, isBeyond := v.beyond.at(e.Position)
	switch {
	case isBeyond:
		v.beyond.lead(side)
	case fold != nil:
		v.app.fold(fold.ID)
	case on.remark != "":
		v.app.showRemarks(on.remark, e.AbsolutePosition)
	default:
		return false
	}
	return true
}

// pressed selects what a button went down on; named tells that this has just
// taken a name, whose element stays selected then.
func (v *picture) pressed(e *desktop.MouseEvent, on target, named bool) {
	id := on.id()
	chosen := v.app.selection.has(id)
	switch {
	case on.handle != sideNone, on.end != endNone:
	case e.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierControl) != 0:
		v.press.more = true
		if id != "" && (on.box == nil || isElement(on.box.Kind) || isComposite(on.box)) {
			v.app.toggle(id)
		}
	case chosen:
		v.press.keep = true
	case id != "":
		v.app.choose(id)
	case e.Button == desktop.MouseButtonPrimary && !named:
		v.app.choose()
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
	if v.view != "" && !v.isQuiet {
		v.app.contextMenu(e.AbsolutePosition)
	}
}

func (v *picture) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

func (v *picture) MouseMoved(e *desktop.MouseEvent) {
	if v.press != nil && e.Button == 0 {
		v.cancel() // the button went up where nobody saw it
	}
	found := v.hit(e.Position)
	_, v.atSign = v.beyond.at(e.Position)
	if v.atSign || v.overview.takes(e.Position) {
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
	case v.space || v.atSign:
		return desktop.PointerCursor
	case v.hover.remark != "":
		return desktop.PointerCursor
	case v.hover.handle != sideNone, v.hover.end != endNone:
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}
