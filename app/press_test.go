package app

import (
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// begun is a drag under way: of a box, a rubber band, a line, the view over the
// small map, or the whole picture.
type begun struct {
	name  string
	view  func(h *hands) *picture
	start func(h *hands, v *picture) fyne.Position
	first desktop.MouseButton
}

func inNouns(h *hands) *picture { return h.app.deliverables }

var allDrags = []begun{
	{"a box", inNouns, func(h *hands, v *picture) fyne.Position { return h.at(v, h.named("注文票")) }, desktop.MouseButtonPrimary},
	{"a rubber band", inNouns, func(h *hands, v *picture) fyne.Position { return fyne.NewPos(3, 3) }, desktop.MouseButtonPrimary},
	{"a line", inNouns, func(h *hands, v *picture) fyne.Position {
		id := h.named("メニュー")
		h.click(v, h.at(v, id), 0)
		box, _ := v.box(id)
		return v.camera.toScreen(handlePoint(box, sideAfter))
	}, desktop.MouseButtonPrimary},
	{"an action", func(h *hands) *picture { return h.app.actions }, func(h *hands, v *picture) fyne.Position {
		return h.at(v, h.named("卓で注文を取る"))
	}, desktop.MouseButtonPrimary},
	{"the small map", inNouns, func(h *hands, v *picture) fyne.Position {
		v.zoom(3 / v.camera.Zoom)
		return v.overview.corner().AddXY(20, 20)
	}, desktop.MouseButtonPrimary},
	{"the picture", inNouns, func(h *hands, v *picture) fyne.Position { return fyne.NewPos(30, 30) }, desktop.MouseButtonTertiary},
}

// interruptions are what can come between a drag and its end.
var interruptions = map[string]func(h *hands, v *picture){
	"Escape":         func(h *hands, v *picture) { h.press("Esc") },
	"a command":      func(h *hands, v *picture) { h.app.run("view.xray") },
	"an undo":        func(h *hands, v *picture) { h.app.run("edit.undo") },
	"a list":         func(h *hands, v *picture) { h.app.run("help.commands") },
	"a sheet":        func(h *hands, v *picture) { h.app.showMessage(message{sentence: "…"}) },
	"a menu":         func(h *hands, v *picture) { h.app.contextMenu(fyne.NewPos(50, 50)) },
	"another window": func(h *hands, v *picture) { v.FocusLost() },
	"another button": func(h *hands, v *picture) {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
		v.MouseDown(e)
		v.MouseUp(e)
		v.TappedSecondary(&fyne.PointEvent{})
	},
	"a lost release": func(h *hands, v *picture) {
		v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 5)}})
	},
	"a name": func(h *hands, v *picture) { h.app.run("edit.rename"); h.press("Esc") },
}

// down presses a button.
func (d begun) down(h *hands, v *picture) fyne.Position {
	at := d.start(h, v)
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: d.first})
	return at
}

func TestWhateverComesIntoADragEndsItWithoutATrace(t *testing.T) {
	for _, d := range allDrags {
		h := start(t, sample(t, "restaurant"))
		for _, name := range slices.Sorted(maps.Keys(interruptions)) {
			t.Run(d.name+"/"+name, func(t *testing.T) {
				h.T = t
				h.app.deliverables.fit()
				v := d.view(h)
				h.app.focusPicture(v)
				at := d.down(h, v)
				h.dragTo(v, at, at.AddXY(40, 30))
				if v.gesture == nil {
					t.Fatal("no drag is under way")
				}
				before := h.app.head()
				interruptions[name](h, v)
				h.dragTo(v, at.AddXY(40, 30), at.AddXY(60, 60))
				v.MouseUp(&desktop.MouseEvent{Button: d.first})
				v.DragEnd()
				h.still(before, v)
				if listsMore(h) {
					h.beside()
				}
				h.app.focusPicture(v)
				h.answersThePointer()
			})
		}
	}
}

// answersThePointer drags a box, which works after anything.
func (h *hands) answersThePointer() {
	h.Helper()
	v := h.app.deliverables
	v.fit()
	id, before := h.named("注文票"), len(h.app.head().Records(model.KindPlace))
	v.loose = true
	h.drag(v, h.at(v, id), h.at(v, id).AddXY(10, 90))
	if len(h.app.head().Records(model.KindPlace)) != before+1 || h.app.selection.lead() != id {
		h.Error("the picture does not answer the pointer any more")
	}
	v.loose = false
	h.press("Ctrl+Z")
}

func TestAClickWithoutADragLeavesNothingUnderWay(t *testing.T) {
	for _, d := range allDrags {
		h := start(t, sample(t, "restaurant"))
		h.app.deliverables.fit()
		v := d.view(h)
		at := d.down(h, v)
		v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: d.first})
		h.still(h.app.head(), v)
		h.answersThePointer()
	}
}

func TestADragReleasedOutsideIsDone(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	at := h.at(v, h.named("注文票"))
	h.mouseDown(v, at, 0)
	h.dragTo(v, at, at.AddXY(0, -500))
	v.DragEnd() // no MouseUp: nothing is under the pointer
	if len(h.app.head().Records(model.KindPlace)) != 1 || v.press != nil {
		t.Error("it is not done, or goes on")
	}
	v.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps for one drag", h.app.journal.CanUndo())
	}
}

func TestAStalePressDragsNothing(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	v.fit()
	before := h.app.head()
	at := h.at(v, h.named("注文票"))
	h.mouseDown(v, at, 0)
	h.press("Esc") // before the pointer has moved
	h.dragTo(v, at, at.AddXY(80, 80))
	h.drop(v, at.AddXY(80, 80))
	h.still(before, v)
	h.answersThePointer()
}
