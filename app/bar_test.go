package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestStateOfSavingIsInSightAtAnySize(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, l := range []model.Language{model.Japanese, model.English} {
		for _, size := range typeSizes() {
			h.app.tune(func(p *preferences) { p.Language, p.Type = l, 1 })
			h.app.tune(func(p *preferences) { p.Type = size })
			for _, width := range []float32{1900, 1480, 1100} {
				h.app.window.Resize(fyne.NewSize(width, 900))
				b := h.app.desk.bar
				at, extent := b.status.Position(), b.status.MinSize()
				if !b.status.Visible() || at.X+extent.Width > width {
					t.Errorf("%s %v %v: the state is at %v", l, size, width, at)
				}
				for _, o := range []*button{b.search, b.palette, b.present} {
					if o.Visible() && o.Position().X < at.X+extent.Width {
						t.Errorf("%s %v %v: %q lies over the state", l, size, width, o.text)
					}
				}
				if last := b.menus[len(b.menus)-1]; last.Position().X+last.Size().Width > at.X {
					t.Errorf("%s %v %v: the menus lie over the state", l, size, width)
				}
			}
		}
	}
}
