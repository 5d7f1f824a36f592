package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// TestSignsOfTheSidesStandApart: in a narrow picture with the heads of its lanes
// at the border, the sign of what lies below does not lie over that at the left.
func TestSignsOfTheSidesStandApart(t *testing.T) {
	h := start(t, sampleIn(t, "reservation", "en"))
	h.app.setLanguage(model.English)
	h.app.window.Resize(fyne.NewSize(1280, 720))
	v := h.app.actions
	v.look(camera{Zoom: 1, X: v.whole().X + 600, Y: v.whole().Y})
	b := &v.beyond
	b.counts = [outwards]int{18, 3, 1, 1}
	left, leftSize := b.place(outLeft)
	down, _ := b.place(outDown)
	if v.edge() == 0 || left.Y == down.Y && down.X < left.X+leftSize.Width {
		t.Fatalf("heads %v wide; left at %v, %v wide; below at %v", v.edge(), left, leftSize.Width, down)
	}
}
