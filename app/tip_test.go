package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestRestingOnACheckpointTellsWhy(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	slip := h.named("注文票")
	point := func(at fyne.Position) {
		v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		h.app.border.settle()
	}
	point(h.at(v, slip))
	text := strings.Join(v.tip, "")
	for _, want := range []string{"注文票", "◎"} {
		if !strings.Contains(text, want) {
			t.Errorf("it says %q, without %q", text, want)
		}
	}
	point(fyne.NewPos(1, 1))
	if v.tip != nil {
		t.Errorf("it goes on saying %q", v.tip)
	}
}
