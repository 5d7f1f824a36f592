package app

import (
	"errors"
	"slices"
	"syscall"
	"testing"

	"hone/model"
	"hone/model/store"
)

// frail is a store that fails as long as it is told to.
type frail struct {
	fault   error
	written []model.ID
	backed  int
	closed  bool
}

func (f *frail) Append(c model.Change) error {
	if f.fault == nil {
		f.written = append(f.written, c.ID)
	}
	return f.fault
}

func (f *frail) WriteBack() error {
	if f.fault == nil {
		f.backed++
	}
	return f.fault
}

func (f *frail) Incoming() (store.Incoming, error) { return store.Incoming{}, nil }
func (f *frail) Accept(store.Incoming) error       { return nil }

func (f *frail) Close() error {
	f.closed = true
	return nil
}

// onFrail lets the window save to a store that can fail.
func onFrail(t *testing.T) (*hands, *frail) {
	t.Helper()
	h, f := start(t, sample(t, "restaurant")), &frail{}
	real := h.app.saver.store
	t.Cleanup(func() {
		if err := real.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	h.app.saver.serve(f, false)
	return h, f
}

func (h *hands) rename(name string) model.ID {
	h.Helper()
	id := h.named("注文票")
	h.app.edit(h.app.head().Set(id, "note", name))
	return id
}

func TestSavedIsSaidOnlyWhenItIs(t *testing.T) {
	h, f := onFrail(t)
	var made []model.ID
	h.app.journal.Observe(func(e model.Event) { made = append(made, e.Change.ID) })
	f.fault = syscall.ENOSPC
	h.rename("一")
	h.rename("二")
	if got := h.app.saver.state(); got != stateFailed {
		t.Errorf("the state is %d on a full disk", got)
	}
	if got := h.value(h.named("注文票"), "note"); got != "二" {
		t.Error("the model cannot be edited on a full disk")
	}
	f.fault = nil
	h.app.border.settle()
	if h.app.saver.state() != stateSaved || len(f.written) != 2 || f.backed == 0 {
		t.Errorf("after there is space: state %d, %d Changes, written back %d times", h.app.saver.state(), len(f.written), f.backed)
	}
	if !slices.Equal(made, f.written) {
		t.Errorf("written %v, made %v", f.written, made)
	}
}

func TestClosingAsksBeforeSomethingIsLost(t *testing.T) {
	h, f := onFrail(t)
	f.fault = errors.New("no such luck")
	h.rename("一")
	h.app.quit()
	if f.closed || h.app.window.Canvas().Overlays().Top() == nil {
		t.Fatal("the window closed with an edit that is not on disk, and did not ask")
	}
	f.fault = nil
	h.app.window.Canvas().Overlays().Top().Hide()
	h.app.quit()
	if !f.closed || len(f.written) != 1 {
		t.Errorf("closed %t with %d Changes written", f.closed, len(f.written))
	}
}

func TestDocumentFollowsWhenTheHandsRest(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.rename("書き戻し")
	h.app.border.settle()
	doc, err := store.ReadDocument(h.app.file.Path())
	if err != nil {
		t.Fatal(err)
	}
	if d, _ := model.Find[model.Deliverable](doc.Model, id); d.Note != "書き戻し" {
		t.Errorf("the document says %q", d.Note)
	}
}

func TestChangesFromElsewhereAreTakenIn(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := h.app.file.Path()
	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	menu := h.named("メニュー")
	c, err := doc.Model.Set(menu, "note", "よそから")
	if err != nil {
		t.Fatal(err)
	}
	if doc.Model, err = doc.Model.Apply(c); err != nil {
		t.Fatal(err)
	}
	if err := store.WriteDocument(path, doc, true); err != nil {
		t.Fatal(err)
	}
	slip := h.rename("こちらから")
	h.app.border.settle()
	if h.value(menu, "note") != "よそから" || h.value(slip, "note") != "こちらから" {
		t.Errorf("here: %q and %q", h.value(menu, "note"), h.value(slip, "note"))
	}
	doc, err = store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	one, _ := model.Find[model.Deliverable](doc.Model, menu)
	two, _ := model.Find[model.Deliverable](doc.Model, slip)
	if one.Note != "よそから" || two.Note != "こちらから" {
		t.Errorf("in the document: %q and %q", one.Note, two.Note)
	}
}
