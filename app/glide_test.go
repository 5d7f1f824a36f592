package app

import (
	"testing"

	"hone/model"
)

func TestTidiedBoxesGlideToTheirPlaces(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	id := h.named("注文票")
	before, _ := v.box(id)
	h.app.edit(h.app.head().Pin(model.ViewDeliverables, id, before.X+300, before.Y+200))
	h.app.edit(h.app.head().Unpin(model.ViewDeliverables, id))
	there, _ := v.box(id)
	h.press("Shift+T")
	now, _ := v.box(id)
	if v.glide == nil {
		t.Fatal("nothing is on its way")
	}
	if off := v.light().off[id]; abs(now.X+off.X-there.X) > 0.1 || abs(now.Y+off.Y-there.Y) > 0.1 {
		t.Errorf("it sets out %.0f, %.0f from where it was", now.X+off.X-there.X, now.Y+off.Y-there.Y)
	}
	v.glide.move(0.5)
	if off := v.light().off[id]; abs(off.X) >= abs(there.X-now.X) && there.X != now.X {
		t.Error("it does not come nearer")
	}
	h.app.border.settle()
	if v.glide != nil || len(v.light().off) > 0 {
		t.Error("it never arrives")
	}
	if at, _ := v.box(id); at != now {
		t.Errorf("it arrives at %v, not at %v", at, now)
	}
}
