package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestShiftAndTheArrowsSelectMore(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home", "Shift+Left")
	if n := len(h.app.selection.ids); n != 2 || h.app.selection.ids[0] != goalOf(h) {
		t.Fatalf("%d are selected", n)
	}
	two := h.app.selection.lead()
	h.press("Shift+Left")
	if n := len(h.app.selection.ids); n != 3 {
		t.Fatalf("%d are selected", n)
	}
	three := h.app.selection.lead()
	h.press("Shift+Right")
	if h.app.selection.has(three) && h.app.selection.has(two) && len(h.app.selection.ids) == 3 {
		t.Error("on the way back nothing is let go")
	}
	h.app.focusPicture(h.app.actions)
	h.app.jump(h.named("料理を運ぶ"))
	h.press("Shift+Left", "Shift+Left")
	for _, id := range h.app.selection.ids {
		if _, ok := model.Find[model.Action](h.app.head(), id); !ok {
			t.Errorf("%s is selected among actions", nameIn(h.app.head(), id))
		}
	}
	if ids := h.app.selection.ids; len(ids) != 3 || slices.Index(ids, h.named("料理を運ぶ")) != 0 {
		t.Errorf("%d are selected", len(ids))
	}
}

func TestTheBordersOfThePartsMoveByKeys(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	d := h.app.desk
	h.click(h.app.deliverables, h.at(h.app.deliverables, h.named("注文票")), 0)
	for _, c := range []struct {
		name string
		keys func() fyne.Focusable
		size func() float32
	}{
		{"the outline", func() fyne.Focusable { return d.outline.list }, func() float32 { return d.outline.root.Size().Width }},
		{"the card", func() fyne.Focusable { return d.card.first() }, func() float32 { return d.card.root.Size().Width }},
		{"the panel", func() fyne.Focusable { return d.panels.focusable() }, func() float32 { return d.panels.root.Size().Height }},
		{"the deliverable graph", func() fyne.Focusable { return h.app.deliverables }, func() float32 { return h.app.deliverables.Size().Width }},
		{"the action flow", func() fyne.Focusable { return h.app.actions }, func() float32 { return h.app.actions.Size().Width }},
	} {
		h.app.window.Canvas().Focus(c.keys())
		before := c.size()
		h.app.run("view.larger")
		large := c.size()
		h.app.run("view.smaller")
		h.app.run("view.smaller")
		if small := c.size(); large <= before || small >= before {
			t.Errorf("%s: %.0f, larger %.0f, smaller %.0f", c.name, before, large, small)
		}
		h.app.run("view.larger")
	}
}

func TestEscapeInADragOfABorderPutsItBack(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.click(h.app.deliverables, h.at(h.app.deliverables, h.named("注文票")), 0)
	lead := h.app.selection.lead()
	for _, part := range []string{partOutline, partCard, partPanel, partShare} {
		d, before := h.app.desk.dividers[part], h.app.desk.outline.root.Size()
		was := h.app.settings.Panes
		by := &fyne.DragEvent{Dragged: fyne.NewDelta(20, 20)}
		d.Dragged(by)
		moved := h.app.settings.Panes
		h.press("Esc")
		d.Dragged(by)
		d.DragEnd()
		now := h.app.settings.Panes
		if now.Outline != was.Outline || now.Card != was.Card || now.Panel != was.Panel || now.Share != was.Share || h.app.desk.outline.root.Size() != before {
			t.Errorf("%s: it stays where it was dragged", part)
		}
		if moved.Outline == was.Outline && moved.Card == was.Card && moved.Panel == was.Panel && moved.Share == was.Share {
			t.Errorf("%s: the drag moves nothing", part)
		}
		if h.app.selection.lead() != lead {
			t.Errorf("%s: Escape does more than give up the drag", part)
		}
		d.Dragged(by)
		d.DragEnd()
		if again := h.app.settings.Panes; again.Outline == was.Outline && again.Card == was.Card && again.Panel == was.Panel && again.Share == was.Share {
			t.Errorf("%s: it cannot be dragged any more", part)
		}
	}
}
