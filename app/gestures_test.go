package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
	"hone/render"
)

// still tells that a gesture which was given up left nothing behind.
func (h *hands) still(before *model.Model, pictures ...*picture) {
	h.Helper()
	if h.app.head() != before || h.app.journal.CanUndo() != 0 {
		h.Error("what was given up changed the model")
	}
	for _, v := range pictures {
		if v.gesture != nil || v.press != nil || h.app.joining(v) != nil {
			h.Errorf("%s: a gesture goes on", v.view)
		}
	}
}

func TestDraggedBoxesSnapToOthers(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	slip, menu := h.named("注文票"), h.named("メニュー")
	a, _ := v.box(slip)
	b, _ := v.box(menu)
	v.zoom(1 / v.camera.Zoom)
	v.reveal(slip)
	from := h.at(v, slip)
	to := v.camera.toScreen(render.Point{X: middle(a).X + 300, Y: middle(a).Y + b.Y - a.Y + 3}) // 3 points below the menu's top
	h.mouseDown(v, from, 0)
	h.dragTo(v, from, to)
	g := v.gesture.(*dragging)
	if !g.guides.level {
		t.Error("no guide line is drawn")
	}
	moved := shiftedRect(a, g.by)
	isLevel := false
	for i := range v.scene.Boxes {
		o := v.scene.Boxes[i].Rect
		for _, y := range edges(o.Y, o.H) {
			isLevel = isLevel || abs(g.guides.y-y) < 0.01
		}
	}
	if !isLevel || abs(moved.Y-b.Y) > snapReach {
		t.Errorf("drawn to %.1f, the menu is at %.1f", moved.Y, b.Y)
	}
	h.drop(v, to)
	if p, _ := model.Find[model.Place](h.app.head(), model.PlaceID(v.view, slip)); p.Y != moved.Y || h.app.journal.CanUndo() != 1 {
		t.Errorf("pinned at %v, shown at %v, %d steps", p.Y, moved.Y, h.app.journal.CanUndo())
	}
	h.press("Ctrl+Z")
	if back, _ := v.box(slip); back != a {
		t.Fatalf("undone, the box is at %v, not at %v", back, a)
	}
	h.press("Ctrl+Y")
	if again, _ := v.box(slip); again != moved {
		t.Fatalf("redone, the box is at %v, not at %v", again, moved)
	}
	h.press("Ctrl+Z")
	h.mouseDown(v, from, 0)
	v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyAltLeft})
	h.dragTo(v, from, to)
	if g := v.gesture.(*dragging); g.guides != (guides{}) || abs(g.by.Y-float64(to.Y-from.Y)/v.camera.Zoom) > 0.01 {
		t.Error("Alt does not turn snapping off")
	}
	v.KeyUp(&fyne.KeyEvent{Name: desktop.KeyAltLeft})
	h.press("Esc")
	h.drop(v, to)
}

func TestDroppingAnActionOnAnotherLaneGivesItToThatRole(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	v := h.app.actions
	v.fit()
	var act model.Action
	var lane *render.Box
	for i := range v.scene.Frames {
		f := &v.scene.Frames[i]
		for _, a := range model.All[model.Action](h.app.head()) {
			if f.Kind == "lane" && h.app.head().Has(f.ID) && a.Role != f.ID && a.Role != "" && lane == nil {
				act, lane = a, f
			}
		}
	}
	before := h.app.head()
	from := h.at(v, act.ID)
	to := fyne.NewPos(from.X, v.camera.toScreen(middle(lane.Rect)).Y)
	h.mouseDown(v, from, 0)
	h.dragTo(v, from, to)
	h.press("Esc")
	h.drop(v, to)
	h.still(before, v)
	h.drag(v, from, to)
	now, _ := model.Find[model.Action](h.app.head(), act.ID)
	if now.Role != lane.ID || h.app.journal.CanUndo() != 1 {
		t.Errorf("the action belongs to %q, not to %q, after %d steps", now.Role, lane.ID, h.app.journal.CanUndo())
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
}

// dragAcross draws a line from the border of a box to a box of the other view.
func (h *hands) dragAcross(v *picture, id model.ID, s side, other *picture, to model.ID) fyne.Position {
	h.Helper()
	box, _ := v.box(id)
	h.click(v, h.at(v, id), 0)
	from := v.camera.toScreen(handlePoint(box, s))
	end := h.at(other, to).Subtract(v.from(other))
	h.mouseDown(v, from, 0)
	h.dragTo(v, from, end)
	return end
}

func TestDraggingALineToTheOtherView(t *testing.T) {
	for _, c := range []struct {
		name    string
		isNoun  bool // drawn from the noun
		side    side
		relates model.RelationKind
	}{
		{"from the right of an action", false, sideAfter, model.Yields},
		{"from the left of an action", false, sideBefore, model.Uses},
		{"from the right of a deliverable", true, sideAfter, model.Uses},
		{"from the left of a deliverable", true, sideBefore, model.Yields},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := start(t, sample(t, "restaurant"))
			nouns, verbs := h.app.deliverables, h.app.actions
			nouns.fit()
			noun, verb := h.named("食材"), h.named("卓で注文を取る")
			verbs.zoom(0.7 / verbs.camera.Zoom)
			verbs.reveal(verb)
			draw := func() fyne.Position {
				if c.isNoun {
					return h.dragAcross(nouns, noun, c.side, verbs, verb)
				}
				return h.dragAcross(verbs, verb, c.side, nouns, noun)
			}
			v := verbs
			if c.isNoun {
				v = nouns
			}
			for _, other := range []model.RelationKind{model.Yields, model.Uses} {
				if h.app.head().Has(model.RelationID(other, verb, noun, "")) {
					t.Fatalf("they are joined already: %s", other)
				}
			}
			before := h.app.head()
			end := draw()
			if g, ok := v.gesture.(*joining); !ok || g.in == v || g.over == nil {
				t.Fatal("the other view's box is not under the line")
			}
			h.press("Esc")
			h.drop(v, end)
			h.still(before, nouns, verbs)
			h.drop(v, draw())
			if !h.app.head().Has(model.RelationID(c.relates, verb, noun, "")) || h.app.journal.CanUndo() != 1 {
				t.Errorf("%s does not join them, %d steps", c.relates, h.app.journal.CanUndo())
			}
		})
	}
}

func TestAPictureMovesAlongWithADragAtItsBorder(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	v.zoom(2)
	id := v.inside(v.camera.sees(v.Size()))[0]
	v.reveal(id)
	from, camera := h.at(v, id), v.camera
	border := fyne.NewPos(v.Size().Width-2, from.Y)
	h.mouseDown(v, from, 0)
	v.loose = true
	h.dragTo(v, from, border)
	at := v.gesture.(*dragging).by
	for range 3 {
		next := h.app.border.later
		h.app.border.later = nil
		for _, f := range next {
			f()
		}
	}
	if moved := v.camera.X - camera.X; moved <= 0 || v.camera.Y != camera.Y {
		t.Errorf("the picture moved by %.1f", moved)
	}
	if by := v.gesture.(*dragging).by; abs(by.X-at.X-(v.camera.X-camera.X)) > 0.01 {
		t.Error("what is dragged does not stay under the pointer")
	}
	camera = v.camera
	h.press("Esc")
	h.app.border.settle()
	if v.camera != camera {
		t.Error("the picture goes on moving after Escape")
	}
}

func TestARubberBandWithShiftAddsToWhatIsSelected(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	first := h.named("メニュー")
	h.click(v, h.at(v, first), 0)
	slip, _ := v.box(h.named("注文票"))
	at, size := v.camera.rect(grown(slip, 2))
	v.hover = target{}
	h.mouseDown(v, at, fyne.KeyModifierShift)
	h.dragTo(v, at, at.AddXY(size.Width, size.Height))
	if !h.app.selection.has(first) || !h.app.selection.has(h.named("注文票")) {
		t.Errorf("%d are selected", len(h.app.selection.ids))
	}
	h.press("Esc")
	if len(h.app.selection.ids) != 1 || h.app.selection.lead() != first {
		t.Error("Escape does not bring back what was selected")
	}
}

func TestDraggingAnAlreadySelectedCompositeMovesItsParts(t *testing.T) {
	h := start(t, sample(t, "notation"))
	v := h.app.deliverables
	v.fit()
	var frame *render.Box
	for i := range v.scene.Frames {
		if isComposite(&v.scene.Frames[i]) {
			frame = &v.scene.Frames[i]
		}
	}
	id := frame.ID
	at := v.camera.toScreen(render.Point{X: frame.Rect.X + frame.Rect.W/2, Y: frame.Rect.Y + 6})
	h.click(v, at, 0)
	if h.app.selection.lead() != id {
		t.Fatal("a click on the frame does not select the composite")
	}
	parts := map[model.ID]render.Rect{}
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if d.Parent == id {
			parts[d.ID], _ = v.box(d.ID)
		}
	}
	v.loose = true
	h.drag(v, at, at.AddXY(0, 200))
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps", h.app.journal.CanUndo())
	}
	for part, was := range parts {
		if now, _ := v.box(part); abs(now.Y-was.Y-200/v.camera.Zoom) > 1 || abs(now.X-was.X) > 1 {
			t.Errorf("%s moved by %.0f, %.0f", part, now.X-was.X, now.Y-was.Y)
		}
	}
}

func TestArrangingPutsBoxesInOrder(t *testing.T) {
	same := func(of func(r render.Rect) float64) func(boxes []render.Rect) bool {
		return func(boxes []render.Rect) bool {
			for _, r := range boxes {
				if abs(of(r)-of(boxes[0])) > 0.02 {
					return false
				}
			}
			return true
		}
	}
	even := func(down bool) func(boxes []render.Rect) bool {
		return func(boxes []render.Rect) bool {
			order := inOrder(boxes, down)
			gap := func(i int) float64 {
				a, b := flipped(boxes[order[i-1]], down), flipped(boxes[order[i]], down)
				return b.X - a.X - a.W
			}
			for i := 2; i < len(order); i++ {
				if abs(gap(i)-gap(1)) > 0.05 {
					return false
				}
			}
			return true
		}
	}
	for name, isDone := range map[string]func([]render.Rect) bool{
		"align.left":    same(func(r render.Rect) float64 { return r.X }),
		"align.centre":  same(func(r render.Rect) float64 { return r.X + r.W/2 }),
		"align.right":   same(func(r render.Rect) float64 { return r.X + r.W }),
		"align.top":     same(func(r render.Rect) float64 { return r.Y }),
		"align.middle":  same(func(r render.Rect) float64 { return r.Y + r.H/2 }),
		"align.bottom":  same(func(r render.Rect) float64 { return r.Y + r.H }),
		"spread.across": even(false),
		"spread.down":   even(true),
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, sample(t, "restaurant"))
			v := h.app.deliverables
			ids := []model.ID{h.named("注文票"), h.named("メニュー"), h.named("予約一覧"), h.named("精算済みの伝票")}
			h.app.focusPicture(v)
			h.app.choose(ids...)
			h.app.run(name)
			if h.app.journal.CanUndo() != 1 {
				t.Fatalf("%d steps", h.app.journal.CanUndo())
			}
			var boxes []render.Rect
			for _, id := range ids {
				r, _ := v.box(id)
				boxes = append(boxes, r)
			}
			if !isDone(boxes) {
				t.Errorf("not in order: %v", boxes)
			}
			for i := range v.scene.Boxes {
				for j := range v.scene.Boxes[:i] {
					if overlap(grown(v.scene.Boxes[i].Rect, -0.1), grown(v.scene.Boxes[j].Rect, -0.1)) {
						t.Errorf("%s covers %s", v.scene.Boxes[i].Title, v.scene.Boxes[j].Title)
					}
				}
			}
		})
	}
}
