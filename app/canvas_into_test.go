package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
	"hone/render"
)

// composed is the notation sample, with its one composite in the picture.
func composed(t *testing.T) (h *hands, v *picture, frame render.Rect, whole model.ID) {
	h = start(t, sample(t, "notation"))
	v = h.app.deliverables
	h.app.setViews(viewsDeliverables)
	h.app.focusPicture(v)
	v.fit()
	for i := range v.scene.Frames {
		if f := &v.scene.Frames[i]; isComposite(f) {
			frame, whole = f.Rect, f.ID
		}
	}
	if whole == "" {
		t.Fatal("there is no composite")
	}
	return h, v, frame, whole
}

// parentOf is the composite that a deliverable is a part of.
func (h *hands) parentOf(id model.ID) model.ID {
	d, _ := model.Find[model.Deliverable](h.app.head(), id)
	return d.Parent
}

// part is a part of a composite, or a deliverable that is none.
func (h *hands) part(of model.ID) model.ID {
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if d.Parent == of && len(h.app.partsOf(d.ID)) == 0 {
			return d.ID
		}
	}
	h.Fatalf("%q has no part", of)
	return ""
}

func TestDroppingABoxIntoAFrameMakesItAPart(t *testing.T) {
	h, v, frame, whole := composed(t)
	id, before := h.part(""), h.app.head()
	into := v.camera.toScreen(render.Point{X: frame.X + frame.W/2, Y: frame.Y + frame.H - 3})
	at := h.at(v, id)
	h.mouseDown(v, at, 0)
	h.dragTo(v, at, into)
	if g := v.gesture.(*dragging); g.into.to != whole || g.into.mark == nil {
		t.Fatal("the frame does not light up")
	}
	v.draw()
	h.press("Esc")
	h.drop(v, into)
	h.still(before, v)
	h.mouseDown(v, at, 0)
	v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyAltLeft})
	h.dragTo(v, at, into)
	if g := v.gesture.(*dragging); len(g.into.ids) > 0 {
		t.Error("with Alt held it does more than move")
	}
	v.KeyUp(&fyne.KeyEvent{Name: desktop.KeyAltLeft})
	h.press("Esc")
	h.drop(v, into)
	h.still(before, v)
	h.drag(v, at, into)
	if h.parentOf(id) != whole || h.app.journal.CanUndo() != 1 {
		t.Fatalf("it is a part of %q, after %d steps", h.parentOf(id), h.app.journal.CanUndo())
	}
	if p, ok := model.Find[model.Place](h.app.head(), model.PlaceID(v.view, id)); !ok || !contains(v.frame(whole).Rect, render.Point{X: p.X + 1, Y: p.Y + 1}) {
		t.Error("it does not stay where it was dropped")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
}

func TestDroppingAPartFarOutTakesItOut(t *testing.T) {
	h, v, frame, whole := composed(t)
	id := h.part(whole)
	at := h.at(v, id)
	near := v.camera.toScreen(render.Point{X: middle(frame).X, Y: frame.Y + frame.H + leaveReach - 4})
	far := v.camera.toScreen(render.Point{X: middle(frame).X, Y: frame.Y + frame.H + leaveReach + 60})
	h.drag(v, at, near)
	if h.parentOf(id) != whole || h.app.journal.CanUndo() != 1 {
		t.Fatal("a little outside it is no part any more")
	}
	h.press("Ctrl+Z")
	before := h.app.head()
	h.drag(v, h.at(v, id), far)
	if h.parentOf(id) != "" {
		t.Error("far outside it is still a part")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
}

// A drag that neither begins nor ends in a frame, and one within it, only moves.
func TestOrdinaryMovesNearAFrameOnlyMove(t *testing.T) {
	h, v, frame, whole := composed(t)
	out, in := h.part(""), h.part(whole)
	beside := v.camera.toScreen(render.Point{X: middle(frame).X, Y: frame.Y - 6})
	h.drag(v, h.at(v, out), beside)
	h.drag(v, h.at(v, in), h.at(v, in).AddXY(3, 6))
	if h.parentOf(out) != "" || h.parentOf(in) != whole {
		t.Error("a move changed whose part it is")
	}
}

func TestPartsByKeysAlone(t *testing.T) {
	h, v, _, whole := composed(t)
	id := h.part("")
	h.app.focusPicture(v)
	h.app.jump(id)
	h.press("Ctrl+Alt+P")
	h.write(oneLine(nameIn(h.app.head(), whole)))
	h.press("Enter")
	if h.parentOf(id) != whole || h.app.journal.CanUndo() != 1 {
		t.Fatalf("it is a part of %q", h.parentOf(id))
	}
	h.press("Ctrl+Alt+P")
	h.write(h.app.texts.say("into.none"))
	h.press("Enter")
	if h.parentOf(id) != "" {
		t.Error("it is still a part")
	}
	h.press("Ctrl+Alt+P")
	h.write("新しい複合")
	h.press("Enter")
	if h.parentOf(id) != h.named("新しい複合") {
		t.Error("no composite is made")
	}
}
