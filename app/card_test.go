package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// control finds a field's control on the card.
func (h *hands) control(field string) *labelled {
	h.Helper()
	for _, c := range h.app.desk.card.form.controls {
		if l := c.(*labelled); l.field.Name == field {
			return l
		}
	}
	h.Fatalf("the card has no %s", field)
	return nil
}

// entry puts the cursor into a field of the card.
func (h *hands) entry(field string) {
	h.Helper()
	h.app.window.Canvas().Focus(h.control(field).focusable())
}

func (h *hands) value(id model.ID, field string) string {
	h.Helper()
	r, ok := h.app.head().Get(id)
	if !ok {
		h.Fatalf("no record %s", id)
	}
	f, _ := model.FieldOf(r.Kind(), field)
	return model.Value(r, f)
}

func TestCardTakesWhatIsTyped(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.named("注文票")
	h.app.jump(id)
	for i, c := range []struct{ field, typed, want string }{
		{"doneWhen", "伝票に卓番号がある", "伝票に卓番号がある"},
		{"days", "２.５", "2.5"},
		{"multiplicity", "n", "n"},
	} {
		h.entry(c.field)
		h.press("Ctrl+A")
		h.write(c.typed)
		if h.value(id, c.field) == c.want {
			t.Errorf("%s is taken before it is finished", c.field)
		}
		h.press("Enter")
		if got := h.value(id, c.field); got != c.want {
			t.Errorf("%s is %q, want %q", c.field, got, c.want)
		}
		if h.app.journal.CanUndo() != i+1 {
			t.Errorf("%d steps after %d fields", h.app.journal.CanUndo(), i+1)
		}
	}
	h.entry("note")
	h.press("Ctrl+A")
	h.write("一行目")
	h.press("Enter")
	h.write("二行目")
	h.app.focusPicture(h.app.deliverables)
	if got := h.value(id, "note"); got != "一行目\n二行目" {
		t.Errorf("the note is %q after the focus went", got)
	}
}

func TestCardGivesUpOnEscapeAndRefuses(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.named("注文票")
	h.app.jump(id)
	before := h.app.head()
	h.entry("name")
	h.press("Ctrl+A")
	h.write("別の名前")
	h.press("Esc")
	h.entry("cost")
	h.press("Ctrl+A")
	h.write("安い")
	h.press("Enter")
	if h.app.head() != before {
		t.Error("what was given up, or is no number, is in the model")
	}
	if got := h.control("cost").control.(*typed).entry.Text; got != "" {
		t.Errorf("the refused text %q stands on the card", got)
	}
	if !h.app.desk.toast.root.Visible() {
		t.Error("it refuses without saying why")
	}
}

func TestCardPicksFromLists(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.named("注文票")
	h.app.jump(id)
	h.entry("state")
	h.write("で") // できた
	h.press("Enter")
	if got := h.value(id, "state"); got != string(model.StateDone) {
		t.Errorf("the state is %q", got)
	}
	h.entry("owner")
	h.press("Enter")
	h.write("新しい役割")
	h.press("Enter")
	role := model.ID(h.value(id, "owner"))
	if got := nameIn(h.app.head(), role); got != "新しい役割" {
		t.Errorf("the owner is %q", got)
	}
	if h.app.journal.CanUndo() != 2 {
		t.Errorf("%d steps for two picks", h.app.journal.CanUndo())
	}
	if h.focused() != fyne.Focusable(h.control("owner").focusable()) {
		t.Error("the focus does not come back to the field")
	}
}

func TestCardListsRelationsAndRemovesThem(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	m := h.app.head()
	for _, d := range model.All[model.Deliverable](m) {
		listed := map[model.ID]bool{}
		for _, one := range tiesOf(m, d.ID) {
			listed[one.relation] = true
		}
		for _, user := range m.Users(d.ID) {
			if _, ok := model.Find[model.Relation](m, user); ok && !listed[user] {
				t.Errorf("%s: %s is not listed", d.Name, user)
			}
		}
	}
}

func TestCardShowsTheModelWhenNothingIsSelected(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.choose()
	h.entry("title")
	h.press("Ctrl+A")
	h.write("別の店")
	h.press("Enter")
	if got := h.app.head().Info().Title; got != "別の店" {
		t.Errorf("the title is %q", got)
	}
}

func TestTypingGoesToTheRecordItWasBegunOn(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip, menu := h.named("注文票"), h.named("メニュー")
	h.app.jump(slip)
	h.entry("note")
	h.press("Ctrl+A")
	h.write("書きかけ")
	h.app.jump(menu)
	if got := h.value(slip, "note"); got != "書きかけ" {
		t.Errorf("the note of the first is %q", got)
	}
	if got := h.value(menu, "note"); got != "" {
		t.Errorf("the note of the second is %q", got)
	}
}
