package app

import (
	"time"

	"fyne.io/fyne/v2"
)

// At its border a picture moves along with what is dragged: within pullZone
// pixels of it, by at most pullMost pixels every pullEvery.
const (
	pullZone  = 26
	pullMost  = 14
	pullEvery = 16 * time.Millisecond
)

// pulled is how far the pointer pulls the picture now, in pixels.
func (v *picture) pulled() fyne.Delta {
	switch g := v.gesture.(type) {
	case *dragging, *banding:
	case *joining:
		if g.in != v {
			return fyne.Delta{}
		}
	case *retying:
		if g.in != v {
			return fyne.Delta{}
		}
	default:
		return fyne.Delta{}
	}
	s := v.Size()
	by := fyne.NewDelta(pull(v.pointer.X, s.Width), pull(v.pointer.Y, s.Height))
	v.inner = v.inner || by == (fyne.Delta{})
	if !v.inner && isWithin(v.pointer, s) {
		return fyne.Delta{} // it began at the border and may not mean it
	}
	return by
}

// pull grows from the inner side of the zone outward.
func pull(at, length float32) float32 {
	switch {
	case at < pullZone:
		return -min(1, (pullZone-at)/pullZone) * pullMost
	case at > length-pullZone:
		return min(1, (at-length+pullZone)/pullZone) * pullMost
	}
	return 0
}

// pullAlong goes on moving the picture while the pointer rests at its border.
func (v *picture) pullAlong() {
	if v.pulling || v.pulled() == (fyne.Delta{}) {
		return
	}
	v.pulling = true
	v.app.border.after("pull "+string(v.view), pullEvery, func() {
		v.pulling = false
		by := v.pulled()
		if by == (fyne.Delta{}) {
			return
		}
		v.camera = v.camera.panned(-by.DX, -by.DY)
		v.gesture.moved(v.camera.toScene(v.pointer))
		v.Refresh()
		v.pullAlong()
	})
}
