package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// TestWhatIsOutOfSightIsSaidAndLedTo: at first the goal is in sight with what
// leads to it, and the signs at the sides lead to every box that is not, in
// steps, and say none when all is seen.
func TestWhatIsOutOfSightIsSaidAndLedTo(t *testing.T) {
	for _, language := range []model.Language{model.Japanese, model.English} {
		h := start(t, sampleIn(t, "reservation", string(language)))
		h.app.setLanguage(language)
		for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1280, 720), fyne.NewSize(1500, 950)} {
			h.app.window.Resize(size)
			v := h.app.deliverables
			v.enter()
			goal := h.goal()
			box, _ := v.box(goal)
			if sight := v.camera.sees(v.Size()); !contains(sight, middle(box)) || middle(box).X < sight.X+sight.W/2 {
				t.Fatalf("%s %v: the goal is at %v of %v", language, size, box, sight)
			}
			h.leads(v)
		}
	}
}

// leads follows the sign at the left to the first box.
func (h *hands) leads(v *picture) {
	h.Helper()
	v.beyond.count()
	for steps := 0; v.beyond.counts[outLeft] > 0; steps++ {
		before := v.beyond.counts[outLeft]
		at, size := v.beyond.place(outLeft)
		if at.X < 0 || at.X+size.Width > v.Size().Width || at.Y+size.Height > v.Size().Height {
			h.Fatalf("the sign at %v is out of %v", at, v.Size())
		}
		v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(5, 5)}, Button: desktop.MouseButtonPrimary})
		if v.beyond.count(); v.beyond.counts[outLeft] >= before || steps > 20 {
			h.Fatalf("it leads from %d to %d", before, v.beyond.counts[outLeft])
		}
	}
}

// goal is the first goal.
func (h *hands) goal() model.ID {
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if d.Goal {
			return d.ID
		}
	}
	return ""
}

// TestSignsAtTheSidesStandApart: however narrow a picture is, and wherever it
// looks, no sign lies on another or on the small map.
func TestSignsAtTheSidesStandApart(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for _, width := range []float32{240, 280, 330, 420, 600, 900} {
		for _, v := range []*picture{h.app.deliverables, h.app.actions} {
			v.Resize(fyne.NewSize(width, 380))
			whole := v.whole()
			for _, part := range []float64{0, 0.2, 0.5, 0.8, 1} {
				c := v.camera
				c.Zoom, c.X, c.Y = 1, whole.X+whole.W*part, whole.Y+whole.H*part/2
				v.look(c)
				v.beyond.count()
				h.apart(v)
			}
		}
	}
}

func (h *hands) apart(v *picture) {
	h.Helper()
	for _, one := range []outward{outUp, outDown} {
		if !v.beyond.isShown(one) {
			continue
		}
		if at, size := v.beyond.place(one); v.beyond.isTaken(at, size) {
			h.Errorf("%s, %v wide, at %v: the sign of side %d at %v lies on another", v.view, v.Size().Width, v.camera, one, at)
		}
	}
}
