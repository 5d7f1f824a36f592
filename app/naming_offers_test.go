package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// While a new element is named, those that are there and whose names hold what is
// typed are offered: Down and Enter join one, Enter alone makes a new one.
func TestPartOfANameOffersWhatIsThere(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	n := len(h.app.head().Records(model.KindDeliverable))
	h.app.jump(h.named("食材"))
	h.press("Tab")
	entry := v.naming.entry
	h.write("伝票")
	if ids := v.naming.entry.offers.ids; len(ids) == 0 || nameIn(h.app.head(), ids[0]) != "精算済みの伝票" && nameIn(h.app.head(), ids[0]) != "注文票" {
		t.Fatalf("%d are offered", len(ids))
	}
	if v.naming.entry != entry || h.focused() != fyne.Focusable(entry) {
		t.Fatal("the field is another one, or has lost the keys")
	}
	h.press("Enter")
	if len(h.app.head().Records(model.KindDeliverable)) != n+1 || !h.related(model.Needs, "食材", "伝票") {
		t.Error("Enter alone does not make what is typed")
	}
	h.press("Ctrl+Z")
	h.app.jump(h.named("食材"))
	h.press("Tab")
	h.write("メニ")
	h.press("Down", "Up", "Down", "Enter")
	if len(h.app.head().Records(model.KindDeliverable)) != n || !h.related(model.Needs, "食材", "メニュー") || h.app.journal.CanUndo() != 1 {
		t.Error("what was picked is not joined")
	}
	if v.naming.isOpen() || len(v.naming.entry.offers.ids) > 0 || h.app.selection.lead() != h.named("食材") {
		t.Error("the name stays open, or something else is selected")
	}
	h.press("Tab")
	h.write("メニ")
	if len(v.naming.entry.offers.ids) > 0 {
		t.Error("what is joined already is offered")
	}
	h.press("Esc")
}

func TestAnOfferIsTakenByAClick(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.jump(h.named("食材"))
	h.press("Tab")
	h.write("メニ")
	list := h.app.deliverables.naming.entry.offers.list
	at := fyne.NewPos(10, list.height()/2)
	list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	h.app.border.settle()
	if !h.related(model.Needs, "食材", "メニュー") || h.app.journal.CanUndo() != 1 {
		t.Error("a click does not join what it is on")
	}
	if h.focused() != fyne.Focusable(h.app.deliverables) {
		t.Error("the keys do not go back to the picture")
	}
}

func TestOffersInTheOutlineAndForAFreeElement(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	list := h.app.desk.outline.list
	h.app.jump(h.named("食材"))
	list.at = list.find(h.named("食材"))
	h.app.window.Canvas().Focus(list)
	h.press("Tab")
	h.write("メニ")
	h.press("Down", "Enter")
	if !h.related(model.Needs, "食材", "メニュー") || h.app.journal.CanUndo() != 1 {
		t.Error("in the outline what was picked is not joined")
	}
	before := h.app.head()
	h.app.focusPicture(h.app.deliverables)
	h.press("Ctrl+Enter")
	h.write("メニ")
	h.press("Down", "Enter")
	if h.app.head() != before || h.app.selection.lead() != h.named("メニュー") {
		t.Error("a free element that is there already is not just selected")
	}
	h.app.focusPicture(h.app.actions)
	h.app.jump(h.named("卓で注文を取る"))
	h.press("Tab")
	h.write("代金")
	if len(h.app.actions.naming.entry.offers.ids) == 0 {
		t.Fatal("no action is offered")
	}
	h.press("Down")
	want := nameIn(h.app.head(), h.app.actions.naming.entry.offers.picked())
	h.press("Enter")
	if !h.related(model.Then, "卓で注文を取る", want) {
		t.Errorf("the action is not followed by %q", want)
	}
}
