package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

func TestOneDragIsOneChange(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	h.press("Home")
	id := h.app.selection.lead()
	v.fit()
	from := h.at(v, id)
	before, _ := v.box(id)
	h.drag(v, from, from.AddXY(60, 40))
	if n := h.app.journal.CanUndo(); n != 1 {
		t.Fatalf("%d steps for one drag", n)
	}
	p, ok := model.Find[model.Place](h.app.head(), model.PlaceID(model.ViewDeliverables, id))
	if !ok {
		t.Fatal("the dropped box is not pinned")
	}
	if dx, dy := p.X-before.X, p.Y-before.Y; abs(dx-60/v.camera.Zoom) > 0.1 || abs(dy-40/v.camera.Zoom) > 0.1 {
		t.Errorf("pinned %.1f, %.1f away", dx, dy)
	}
	after, _ := v.box(id)
	if abs(after.X-p.X) > 0.1 || abs(after.Y-p.Y) > 0.1 {
		t.Errorf("the picture shows the box at %.1f, %.1f, pinned at %.1f, %.1f", after.X, after.Y, p.X, p.Y)
	}
}

func TestDragOfSeveralIsOneChange(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	h.press("Ctrl+A")
	n := len(h.app.selection.ids)
	from := h.at(v, h.app.selection.ids[0])
	h.drag(v, from, from.AddXY(10, 30))
	if steps, places := h.app.journal.CanUndo(), len(h.app.head().Records(model.KindPlace)); steps != 1 || places != n {
		t.Errorf("%d steps and %d places for one drag of %d boxes", steps, places, n)
	}
	if len(h.app.selection.ids) != n {
		t.Error("dragging changed what is selected")
	}
}

func TestEscapeInADragLeavesNoTrace(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	h.press("Home")
	v.fit()
	before, scene := h.app.head(), *v.scene
	from := h.at(v, h.app.selection.lead())
	h.mouseDown(v, from, 0)
	h.dragTo(v, from, from.AddXY(80, 80))
	h.press("Esc")
	h.dragTo(v, from.AddXY(80, 80), from.AddXY(120, 80))
	h.drop(v, from.AddXY(120, 80))
	if h.app.head() != before || h.app.journal.CanUndo() != 0 {
		t.Error("a drag given up with Escape changed the model")
	}
	if len(v.scene.Boxes) != len(scene.Boxes) || v.scene.Boxes[0].Rect != scene.Boxes[0].Rect || v.gesture != nil {
		t.Error("a drag given up with Escape changed the picture")
	}
}

func TestDraggingFromAnEdgeJoins(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	menu, goal := h.named("メニュー"), goalOf(h)
	box, _ := v.box(menu)
	h.click(v, h.at(v, menu), 0)
	edge := v.camera.toScreen(handlePoint(box, sideAfter))
	h.drag(v, edge, h.at(v, goal))
	if _, ok := h.app.head().Get(model.RelationID(model.Needs, goal, menu, "")); !ok {
		t.Error("dragging from the right edge did not make the other box need this one")
	}
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps for one line", h.app.journal.CanUndo())
	}
	before := h.app.head()
	h.click(v, h.at(v, menu), 0)
	h.drag(v, v.camera.toScreen(handlePoint(box, sideAfter)), h.at(v, goal).AddXY(0, 300))
	if h.app.head() != before {
		t.Error("a line drawn to nowhere changed the model")
	}
}

func goalOf(h *hands) model.ID {
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if d.Goal {
			return d.ID
		}
	}
	h.Fatal("no goal")
	return ""
}

func TestRubberBandSelectsWhatItTouches(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	h.drag(v, fyne.NewPos(1, 1), fyne.NewPos(v.Size().Width-2, v.Size().Height-2))
	if got, want := len(h.app.selection.ids), len(v.inside(v.whole())); got != want || want == 0 {
		t.Errorf("%d of %d boxes are selected", got, want)
	}
	first := h.app.selection.ids[0]
	h.click(v, h.at(v, first), 0)
	if len(h.app.selection.ids) != 1 || h.app.selection.lead() != first {
		t.Error("a click on one of several selected boxes does not select it alone")
	}
	second := v.inside(v.whole())[1]
	h.click(v, h.at(v, second), fyne.KeyModifierShift)
	if len(h.app.selection.ids) != 2 || h.app.selection.lead() != second {
		t.Error("a click with Shift does not add to the selection")
	}
	h.click(v, fyne.NewPos(1, 1), 0)
	if len(h.app.selection.ids) != 0 {
		t.Error("a click on nothing selects something")
	}
}

func TestOneSelectionForBothViews(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip := h.named("注文票")
	h.app.choose(slip)
	yielding := 0
	for _, r := range h.app.head().RelationsOf(slip, model.Yields) {
		yielding++
		if !h.app.selection.lit[r.From] {
			t.Errorf("%s does not light up", nameIn(h.app.head(), r.From))
		}
	}
	if yielding != 3 {
		t.Fatalf("%d actions yield the slip", yielding)
	}
	h.press("`")
	lead := h.app.selection.lead()
	if _, ok := model.Find[model.Action](h.app.head(), lead); !ok || h.app.active != h.app.actions {
		t.Errorf("the flip led to %q", nameIn(h.app.head(), lead))
	}
	if !h.app.selection.lit[slip] {
		t.Error("the noun does not light up with its verb")
	}
	h.press("`")
	if h.app.selection.lead() != slip || h.app.active != h.app.deliverables {
		t.Errorf("the flip back led to %q", nameIn(h.app.head(), h.app.selection.lead()))
	}
}

func TestHitFindsWhatIsDrawn(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, v := range []*picture{h.app.deliverables, h.app.actions} {
		for _, zoom := range []float64{0.3, 1, 2.5} {
			v.fit()
			v.zoom(zoom / v.camera.Zoom)
			for i := range v.scene.Boxes {
				b := &v.scene.Boxes[i]
				v.hover = target{}
				if got := v.hit(v.camera.toScreen(middle(b.Rect))); got.box != b {
					t.Errorf("%s: the middle of %s hits %s", v.view, b.ID, got.id())
				}
			}
			for i := range v.scene.Lines {
				l := &v.scene.Lines[i]
				at := l.Points[len(l.Points)/2]
				v.hover = target{}
				if got := v.hit(v.camera.toScreen(at)); l.ID != "" && got.line == nil && got.box == nil {
					t.Errorf("%s: a corner of %s hits nothing", v.view, l.ID)
				}
			}
		}
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	c := camera{Zoom: 0.8, X: 40, Y: -20}
	at := fyne.NewPos(333, 222)
	before := c.toScene(at)
	for _, factor := range []float64{1.2, 0.5, 3, 0.01, 1000} {
		c = c.zoomed(factor, at)
		if p := c.toScene(at); abs(p.X-before.X) > 1e-6 || abs(p.Y-before.Y) > 1e-6 {
			t.Errorf("zooming by %v moved %v to %v", factor, before, p)
		}
		if c.Zoom < leastZoom || c.Zoom > mostZoom {
			t.Errorf("zoom %v is out of reach", c.Zoom)
		}
	}
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	v := h.app.deliverables
	v.fit()
	whole := len(v.shape.objects)
	v.look(camera{Zoom: 1, X: v.whole().X + v.whole().W + 5000, Y: 0})
	if n := len(v.shape.objects); n > 8 {
		t.Errorf("%d objects are drawn of a picture out of sight", n)
	}
	v.fit()
	if n := len(v.shape.objects); n != whole {
		t.Errorf("%d objects after coming back, %d before", n, whole)
	}
	made := len(v.shape.painter.rects.made)
	for range 50 {
		v.look(v.camera.panned(3, 1))
		v.look(v.camera.panned(-3, -1))
	}
	if len(v.shape.painter.rects.made) > made+8 {
		t.Error("panning makes new objects")
	}
}

func TestCameraShowsWhatItFits(t *testing.T) {
	size := fyne.NewSize(400, 300)
	for _, r := range []render.Rect{{X: 0, Y: 0, W: 1000, H: 20}, {X: -500, Y: 90, W: 10, H: 900}, {X: 3, Y: 3, W: 2, H: 2}} {
		sight := fitting(r, size, 1).sees(size)
		if r.X < sight.X || r.Y < sight.Y || r.X+r.W > sight.X+sight.W || r.Y+r.H > sight.Y+sight.H {
			t.Errorf("fitting %v shows %v", r, sight)
		}
	}
	c := camera{Zoom: 1}
	r := render.Rect{X: 900, Y: -80, W: 100, H: 40}
	sight := c.revealing(r, size).sees(size)
	if r.X < sight.X || r.X+r.W > sight.X+sight.W || r.Y < sight.Y {
		t.Errorf("revealing %v shows %v", r, sight)
	}
}

func TestPanningAllocatesNothing(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for _, v := range []*picture{h.app.deliverables, h.app.actions} {
		v.look(camera{Zoom: 1, X: v.whole().X, Y: v.whole().Y})
		there := false
		step := func() {
			by := float32(40)
			if there = !there; there {
				by = -by
			}
			v.look(v.camera.panned(by, by))
		}
		step()
		step()
		if n := testing.AllocsPerRun(40, step); n > 0 {
			t.Errorf("%s: %v allocations a frame", v.view, n)
		}
	}
}

func TestEveryActionCanBeSelectedDraggedAndJoined(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.actions
	all := model.All[model.Action](h.app.head())
	if got := v.inside(v.whole()); len(got) != len(all) {
		t.Errorf("%d of %d actions can be selected", len(got), len(all))
	}
	for i := range v.scene.Boxes {
		if b := &v.scene.Boxes[i]; b.Shape != render.ShapeDot && (!v.drags(b) || !v.joins(b)) {
			t.Errorf("%s (%s) cannot be dragged, or not joined", b.Title, b.Kind)
		}
	}
}
