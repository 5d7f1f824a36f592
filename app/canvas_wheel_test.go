package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// turn turns the wheel over a picture.
func turn(v *picture, at fyne.Position, dx, dy float32) {
	v.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(dx, dy)})
}

func TestWheelAndTwoFingersPanEveryPicture(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.showPanel("journey")
	for _, v := range h.app.pictures() {
		v.fit()
		for _, by := range []fyne.Delta{{DY: 25}, {DX: -25}, {DX: 3.5, DY: -1.25}} {
			before := v.camera
			turn(v, fyne.NewPos(50, 40), by.DX, by.DY)
			if dx, dy := (before.X-v.camera.X)*v.camera.Zoom, (before.Y-v.camera.Y)*v.camera.Zoom; abs(dx-float64(by.DX)) > 0.01 || abs(dy-float64(by.DY)) > 0.01 || v.camera.Zoom != before.Zoom {
				t.Errorf("%q: %v pans by %.2f, %.2f", v.view, by, dx, dy)
			}
		}
		before := v.camera
		turn(v, fyne.NewPos(50, 40), 0, 31250) // a fast turn as the driver gives it out
		if moved := (before.Y - v.camera.Y) * v.camera.Zoom; moved > float64(v.Size().Height) {
			t.Errorf("%q: one turn pans by %.0f pixels", v.view, moved)
		}
	}
}

func TestTheWheelZoomsAtThePointer(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.showPanel("journey")
	h.app.tune(func(p *preferences) { p.Wheel = wheelZooms })
	for _, v := range h.app.pictures() {
		v.fit()
		at := fyne.NewPos(60, 30)
		for _, by := range []float32{25, -25, 31250, -31250} {
			before, fixed := v.camera.Zoom, v.camera.toScene(at)
			turn(v, at, 0, by)
			if now := v.camera.toScene(at); abs(now.X-fixed.X) > 1e-3 || abs(now.Y-fixed.Y) > 1e-3 {
				t.Errorf("%q: the point under the pointer moves", v.view)
			}
			if ratio := v.camera.Zoom / before; (ratio > 1) != (by > 0) || ratio > 2.2 || ratio < 0.45 {
				t.Errorf("%q: a turn of %v zooms by %.2f", v.view, by, ratio)
			}
		}
	}
}

func TestSpaceAndTheMiddleButtonPanEveryPicture(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.showPanel("journey")
	h.app.choose(h.named("注文票"))
	for _, v := range h.app.pictures() {
		v.fit()
		for _, button := range []desktop.MouseButton{desktop.MouseButtonPrimary, desktop.MouseButtonTertiary} {
			h.app.focusPicture(h.app.deliverables) // the keys may be elsewhere
			if button == desktop.MouseButtonPrimary {
				h.app.deliverables.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
			before, at := v.camera, fyne.NewPos(v.Size().Width/2, v.Size().Height/2)
			v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button})
			h.dragTo(v, at, at.AddXY(40, -24))
			v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button})
			v.DragEnd()
			if dx, dy := (before.X-v.camera.X)*v.camera.Zoom, (before.Y-v.camera.Y)*v.camera.Zoom; abs(dx-40) > 0.1 || abs(dy+24) > 0.1 {
				t.Errorf("%q, button %d: panned by %.1f, %.1f", v.view, button, dx, dy)
			}
			if h.app.selection.lead() != h.named("注文票") || v.press != nil {
				t.Errorf("%q, button %d: it selects, or goes on", v.view, button)
			}
			v.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
			if v.space {
				t.Errorf("%q: the space bar stays down", v.view)
			}
		}
	}
}

func TestZoomKeysActOnThePictureThatIsLookedAt(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.showPanel("journey")
	h.app.journey.fit()
	h.app.focusPicture(h.app.journey)
	other, before := h.app.active.camera, h.app.journey.camera.Zoom
	for _, c := range []chord{"+", "Ctrl+9", "-", "Ctrl+0"} {
		zoom := h.app.journey.camera.Zoom
		h.press(c)
		if h.app.journey.camera.Zoom == zoom && c != "Ctrl+0" || h.app.active.camera != other {
			t.Errorf("%s does not zoom the journey map alone", c)
		}
	}
	if h.app.journey.camera.Zoom != before {
		t.Error("Ctrl+0 does not show all of it")
	}
}

func TestZoomingKeepsWhatIsSelectedInItsPlace(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	h.app.focusPicture(v)
	v.fit()
	id := h.named("受け取った代金")
	h.app.choose(id)
	at := h.at(v, id)
	for _, c := range []chord{"+", "+", "-", "Ctrl+9"} {
		h.press(c)
		if now := h.at(v, id); abs(float64(now.X-at.X)) > 0.1 || abs(float64(now.Y-at.Y)) > 0.1 {
			t.Errorf("%s moves what is selected from %v to %v", c, at, now)
		}
	}
}

func TestWhatIsRevealedIsNotUnderTheSmallMap(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	h.app.setViews(viewsDeliverables)
	v := h.app.deliverables
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		b, ok := v.box(d.ID)
		if !ok {
			continue
		}
		// It is to come in from below, at the right.
		v.look(camera{Zoom: 0.8, X: b.X - float64(v.Size().Width)/0.8 + 90, Y: b.Y - float64(v.Size().Height)/0.8 - 300})
		v.reveal(d.ID)
		at, size := v.camera.rect(b)
		if c := v.overview.corner(); v.overview.isShown() && at.X+size.Width > c.X && at.Y+size.Height > c.Y {
			t.Errorf("%s lies under the small map", d.Name)
		}
	}
}
