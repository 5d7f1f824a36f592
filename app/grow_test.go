package app

import (
	"slices"
	"testing"

	"hone/model"
)

// A noun that is there already is joined when its name is typed again; the chain
// goes on from the same box, and one undo takes the line back.
func TestTypingANameThatIsThereJoinsIt(t *testing.T) {
	h := start(t, model.Empty())
	h.press("Enter")
	h.write("紙台帳のない店舗運営")
	h.press("Tab")
	h.write("移行済みの予約データ")
	h.press("Ctrl+Enter")
	h.write("入力ルールの合意")
	h.press("Tab")
	before := h.app.head()
	h.write("移行済みの予約データ")
	h.press("Enter")
	if n := len(h.app.head().Records(model.KindDeliverable)); n != 3 || !h.related(model.Needs, "入力ルールの合意", "移行済みの予約データ") {
		t.Errorf("%d deliverables, want 3 and a need", n)
	}
	if lead := h.app.selection.lead(); lead != h.named("入力ルールの合意") {
		t.Errorf("%q is selected", h.app.name(lead))
	}
	after := h.app.head()
	h.press("Tab") // joined already: it says so, and nothing is lost
	h.write("移行済みの予約データ")
	h.press("Enter")
	if h.app.head() != after || h.app.desk.toast.text.Text == "" {
		t.Error("the same need is drawn twice, or refused without a word")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take the line back")
	}
}

// With several selected, Y asks for one action after another: Enter takes the
// name, an empty one lets the noun pass, Esc ends. What is given from outside
// and what has an action already is not asked for.
func TestActionsOfSeveralAreNamedOneAfterAnother(t *testing.T) {
	h := start(t, model.Empty())
	h.press("Enter")
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		h.write(name)
		h.press("Tab")
	}
	h.press("Esc")
	h.app.edit(h.app.head().Set(h.named("C"), "origin", string(model.OriginExternal)))
	h.app.choose(h.named("B"))
	h.press("Y")
	h.write("b")
	h.press("Enter")
	h.app.focusPicture(h.app.deliverables)
	h.press("Ctrl+A", "Y")
	h.write("a")
	h.press("Enter", "Enter") // D passes
	h.write("e")
	h.press("Enter")
	if h.app.actions.naming.isOpen() {
		t.Error("it goes on asking after the last")
	}
	var got []string
	for _, r := range model.All[model.Relation](h.app.head()) {
		if r.Rel == model.Yields {
			got = append(got, h.app.name(r.From)+h.app.name(r.To))
		}
	}
	slices.Sort(got)
	if want := []string{"aA", "bB", "eE"}; !slices.Equal(got, want) {
		t.Errorf("yielded: %v, want %v", got, want)
	}
	h.app.focusPicture(h.app.deliverables)
	h.press("Ctrl+A", "Y", "Esc")
	if h.app.actions.naming.isOpen() || len(h.app.head().Records(model.KindAction)) != 3 {
		t.Error("Escape does not end it")
	}
}

// Typed ahead of the picture, Ctrl+A selects what was made since it was drawn.
func TestSelectingAllIsNotBehindThePicture(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	scene, drawn := h.app.deliverables.scene, h.app.drawn
	h.press("Home", "Tab")
	h.write("今できたもの")
	h.press("Enter")
	h.app.deliverables.scene, h.app.drawn = scene, drawn
	h.press("Ctrl+A")
	if !h.app.selection.has(h.named("今できたもの")) || !h.app.selection.has(h.named("注文票")) {
		t.Errorf("%d of %d are selected", len(h.app.selection.ids), len(h.app.head().Records(model.KindDeliverable)))
	}
}
