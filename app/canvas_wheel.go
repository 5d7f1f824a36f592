package app

import (
	"math"

	"fyne.io/fyne/v2"

	"hone/model"
)

// wheelZoom is how much a pixel of the wheel zooms: a notch, of 25, by a fifth.
const wheelZoom = 0.0073

// mostTurned is the part of the picture that one turn moves it by at most, and
// mostZoomed the pixels that one turn counts as when it zooms: what is given out
// for a fast turn can be many thousands.
const mostTurned, mostZoomed = 0.8, 100

// Scrolled pans by the wheel and by two fingers, sideways with Shift, and zooms
// at the pointer with Ctrl; or the other way round, as the preferences say.
func (v *picture) Scrolled(e *fyne.ScrollEvent) {
	if v.naming != nil && v.naming.isOpen() {
		return
	}
	by, size := e.Scrolled, v.Size()
	isHeld := held(v.shift)&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
	if isHeld != (v.app.settings.Wheel == wheelZooms) {
		turned := by.DY
		if turned == 0 { // with Shift held it comes as a turn sideways
			turned = by.DX
		}
		turned = max(-mostZoomed, min(turned, mostZoomed))
		v.look(v.camera.zoomed(math.Exp(float64(turned)*wheelZoom), e.Position))
		return
	}
	right, down := size.Width*mostTurned, size.Height*mostTurned
	v.look(v.camera.panned(max(-right, min(by.DX, right)), max(-down, min(by.DY, down))))
}

// looking is the picture that is looked at: the one with the keys, else the
// active view.
func (a *App) looking() *picture {
	if v, ok := a.window.Canvas().Focused().(*picture); ok {
		return v
	}
	return a.active
}

// zoom keeps what is selected where it is, if it can be seen, else the middle.
func (v *picture) zoom(factor float64) {
	size := v.Size()
	at := fyne.NewPos(size.Width/2, size.Height/2)
	if b, ok := v.box(v.app.selection.lead()); ok && contains(v.camera.sees(size), middle(b)) {
		at = v.camera.toScreen(middle(b))
	}
	v.look(v.camera.zoomed(factor, at))
}

// reveal moves an element into sight, out from under the heads of lanes and the
// small map.
func (v *picture) reveal(id model.ID) {
	b, ok := v.box(id)
	if !ok {
		return
	}
	edge := float64(v.edge()) / v.camera.Zoom
	b.X, b.W = b.X-edge, b.W+edge
	c := v.camera.revealing(b, v.Size())
	at, size := c.rect(b)
	if corner := v.overview.corner(); v.overview.isShown() && at.X+size.Width > corner.X && at.Y+size.Height > corner.Y {
		c = c.panned(0, corner.Y-edgeRoom-at.Y-size.Height)
	}
	v.look(c)
}
