package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/render"
)

// press is a mouse button that went down on a picture and has not come up yet.
// There is a gesture only while there is a press, and both end together: by end
// alone, which release and cancel call.
type press struct {
	on     target
	at     render.Point // in the scene
	button desktop.MouseButton
	keep   bool // the element was selected already: a click alone selects it alone
	more   bool // with Shift or Ctrl: adds to the selection
}

// MouseUp ends the drag under way, and so does DragEnd: Fyne sends one of them
// alone when the button comes up outside the picture, or without having moved.
func (v *picture) MouseUp(e *desktop.MouseEvent) {
	p := v.press
	if p == nil || p.button != e.Button {
		return
	}
	isClick := v.gesture == nil
	v.release()
	if isClick && p.keep && e.Button == desktop.MouseButtonPrimary {
		v.app.choose(p.on.id())
	}
}

func (v *picture) DragEnd() { v.release() }

func (v *picture) Dragged(e *fyne.DragEvent) {
	switch {
	case v.press == nil: // given up, or begun elsewhere
		return
	case v.isCovered():
		v.cancel()
		return
	case v.gesture == nil:
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

// begin is the gesture that a drag from here is.
func (v *picture) begin(p *press) gesture {
	switch {
	case p.button == desktop.MouseButtonTertiary, v.space, v.view == "":
		return &panning{v}
	case p.on.handle != sideNone && !v.app.isReadOnly():
		return &joining{picture: v, from: p.on.box, side: p.on.handle, to: p.at}
	case p.on.end != endNone && !v.app.isReadOnly():
		if g := newRetying(v, p); g != nil {
			return g
		}
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

// release ends the gesture under way and does what it is for.
func (v *picture) release() {
	if v.isCovered() {
		v.cancel()
		return
	}
	g := v.gesture
	if v.end(); g != nil {
		g.dropped()
		v.Refresh()
	}
}

// cancel ends the gesture under way without a trace; it tells whether a button
// was down.
func (v *picture) cancel() bool {
	if v.press == nil {
		return false
	}
	b, isBand := v.gesture.(*banding)
	if v.end(); isBand {
		v.app.choose(b.before...)
	}
	v.Refresh()
	return true
}

// end lets go of the pointer, in every picture that shows the gesture.
func (v *picture) end() {
	crosses := v.gesture != nil
	v.gesture, v.press, v.inner = nil, nil, false
	if other := v.across(); other != nil && crosses {
		other.Refresh()
	}
}

// isCovered tells whether something lies over the picture that has the pointer
// now: a menu, a list, a sheet.
func (v *picture) isCovered() bool { return v.app.window.Canvas().Overlays().Top() != nil }

// cancelDrags ends what is being dragged in any picture, without a trace.
func (a *App) cancelDrags() {
	for _, v := range a.pictures() {
		v.cancel()
	}
}
