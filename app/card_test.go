package app

import (
	"strings"
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
	if got := h.control("cost").control.(*typed).entry.Text; got != "安い" {
		t.Errorf("the refused text, to be put right, became %q", got)
	}
	h.press("Esc")
	if got := h.control("cost").control.(*typed).entry.Text; got != "" {
		t.Errorf("given up with Escape, the refused text %q stands on the card", got)
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
		for _, one := range h.app.tiesOf(d.ID) {
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

func TestCardOfManySetsAllAtOnce(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	a, b, c := h.named("注文票"), h.named("予約一覧"), h.named("卓で注文を取る")
	h.app.choose(a, b)
	for _, one := range h.app.desk.card.form.controls {
		if one.(*labelled).field.Name == "name" {
			t.Fatal("names can be made the same")
		}
	}
	h.entry("cover")
	h.write("今後")
	h.press("Enter")
	h.entry("days")
	h.press("Ctrl+A")
	h.write("1,500")
	h.press("Enter")
	for _, id := range []model.ID{a, b} {
		if h.value(id, "cover") != "future" || h.value(id, "days") != "1500" {
			t.Errorf("%s: %s, %s", id, h.value(id, "cover"), h.value(id, "days"))
		}
	}
	if h.app.journal.CanUndo() != 2 {
		t.Errorf("%d steps for two fields of two", h.app.journal.CanUndo())
	}
	h.app.choose(a, c)
	h.control("phase") // what both kinds have
	for _, one := range h.app.desk.card.form.controls {
		if one.(*labelled).field.Name == "cover" {
			t.Error("a field that only one has")
		}
	}
}

func TestCardsOfEveryKind(t *testing.T) {
	for _, name := range []string{"restaurant", "reservation"} {
		h := start(t, sample(t, name))
		for _, kind := range model.Kinds() {
			for _, r := range h.app.head().Records(kind) {
				h.app.choose(r.Key())
				if got := h.app.desk.card.subject(); got != r {
					t.Fatalf("%s %s: the card is about %v", kind, r.Key(), got)
				}
				for _, c := range h.app.desk.card.form.controls {
					l := c.(*labelled)
					if value := model.Value(r, l.field); value != "" && l.typed() != nil && plainNumber(l.typed().entry.Text) != plainNumber(value) {
						t.Errorf("%s %s shows %q for %q", kind, l.field.Name, l.typed().entry.Text, value)
					}
				}
				break
			}
		}
	}
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	now := clock()()
	for typed, want := range map[string]string{
		"2026-12-01": "2026-12-01", "2026/12/1": "2026-12-01", "12/1": "2026-12-01", "1/15": "2027-01-15", "11/23": "2026-11-23",
		"20261201": "2026-12-01", "12月1日": "2026-12-01", "2026年12月1日": "2026-12-01", "2/30": "2/30"[:1] + "-30", "あした": "あした", "": "",
	} {
		if got := dateFrom(typed, now); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	h := start(t, sample(t, "restaurant"))
	h.app.edit(h.app.head().Add(model.Remark{ID: "q1", Text: "いつ?", About: model.RemarkNextAction, Status: model.StatusOpen}))
	h.app.choose("q1")
	h.entry("due")
	h.write("１２/1")
	h.press("Enter")
	if got := h.value("q1", "due"); got != "2026-12-01" {
		t.Errorf("due %q", got)
	}
	h.control("due").control.(*dated).pick()
	h.press("Right", "PgDn", "Down", "Enter")
	if got := h.value("q1", "due"); got != "2027-01-09" {
		t.Errorf("picked %q", got)
	}
}

func TestRelationsAreChangedOnTheCard(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	a := h.app
	slip, menu := h.named("注文票"), h.named("メニュー")
	r := model.NewRelation(model.Needs, slip, menu, "")
	a.choose(r.ID)
	pick := func(options []option, title string) {
		t.Helper()
		for _, o := range options {
			if o.title == title {
				o.pick()
				return
			}
		}
		t.Fatalf("no %s among %v", title, options)
	}
	pick(a.kindsFor(r), "あると助かる")
	r = model.NewRelation(model.Helps, slip, menu, "")
	if !a.selection.has(r.ID) {
		t.Fatal("the changed relation is not selected")
	}
	pick(a.endsFor(r, false), "予約一覧")
	if !h.related(model.Helps, "注文票", "予約一覧") || a.head().Has(r.ID) {
		t.Error("the other end is not the one picked")
	}
	h.press("Ctrl+Z", "Ctrl+Z")
	other := (ends{a, slip, model.Needs, false}).now()[0]
	r = model.NewRelation(model.Needs, slip, menu, "")
	a.joinGroup(r, other)
	grouped := (ends{a, slip, model.Needs, false}).now()
	if grouped[0].Group == "" || grouped[0].Group != grouped[1].Group {
		t.Fatalf("%v", grouped)
	}
	steps := a.journal.CanUndo()
	pick(a.groupsFor(grouped[0]), a.texts.say("relation.alone"))
	if a.journal.CanUndo() != steps+1 {
		t.Error("not one step")
	}
}

func TestRemovalSaysWhatGoesWithIt(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	role := model.All[model.Role](h.app.head())[0]
	said := h.app.consequences(role.ID)
	n := 0
	for _, act := range model.All[model.Action](h.app.head()) {
		if act.Role == role.ID {
			n++
		}
	}
	if want := h.app.texts.say("removal.field", "n", itoa(n), "kind", "アクション", "field", "だれが"); n == 0 || !strings.Contains(said, want) {
		t.Errorf("%q does not say %q", said, want)
	}
	h.app.choose(role.ID)
	h.press("Del")
	if h.app.head().Has(role.ID) || !strings.Contains(h.app.desk.toast.text.Text, role.Name) {
		t.Errorf("%q", h.app.desk.toast.text.Text)
	}
}

func TestRemarksOnAnElement(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.named("注文票")
	h.app.jump(id)
	h.press("Ctrl+R")
	h.write("だれが数える?")
	h.press("Down", "Enter") // the second: a hypothesis
	list := h.app.remarksOn(id)
	if len(list) != 1 || list[0].Text != "だれが数える?" || list[0].About != model.RemarkAssumption || h.app.openRemarksOn(id) != 1 {
		t.Fatalf("%+v", list)
	}
	for _, item := range h.app.statusMenu(list[0].ID) {
		if item.text == "確認済み" {
			item.run()
		}
	}
	if h.app.openRemarksOn(id) != 0 || h.app.journal.CanUndo() != 2 {
		t.Errorf("%d open, %d steps", h.app.openRemarksOn(id), h.app.journal.CanUndo())
	}
}
