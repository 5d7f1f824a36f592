package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestSplitGivesRelationsAway(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip := h.named("注文票")
	before := h.app.head()
	h.app.jump(slip)
	h.press("Ctrl+Shift+J")
	sheet := h.app.topSheet()
	if sheet == nil {
		t.Fatal("nothing asks")
	}
	h.write("客席の注文メモ")
	s := h.app.tiesOf(slip)
	moved, both := s[0], s[1]
	rows := sheetRows(sheet)
	h.app.window.Canvas().Focus(rows)
	rows.at = 0
	h.write(" ") // to the new one
	h.press("Down")
	h.write("  ") // for both
	h.app.window.Canvas().Focus(sheet.first)
	h.press("Enter")
	id := h.named("客席の注文メモ")
	m := h.app.head()
	if m.Has(moved.relation) || !m.Has(both.relation) {
		t.Error("the relations are not where they were given")
	}
	if got := len(h.app.tiesOf(id)); got != 2 || len(h.app.tiesOf(slip)) != len(s)-1 {
		t.Errorf("%d of the new one, %d of the old", got, len(h.app.tiesOf(slip)))
	}
	if h.app.topSheet() != nil || h.app.journal.CanUndo() != 1 {
		t.Error("the sheet stays, or it is not one step")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
}

// sheetRows finds the list in the body of a sheet.
func sheetRows(s *sheet) *rows {
	for _, o := range s.body.(*fyne.Container).Objects {
		if list, ok := o.(*rows); ok {
			return list
		}
	}
	return nil
}

func TestMergeOfSeveralKeepsTheFirst(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	keep := h.named("予約一覧")
	n := len(h.app.head().Records(model.KindDeliverable))
	h.app.choose(keep, h.named("食材"), h.named("メニュー"))
	h.press("Ctrl+Alt+J")
	if got := len(h.app.head().Records(model.KindDeliverable)); got != n-2 || !h.app.head().Has(keep) || h.app.journal.CanUndo() != 1 {
		t.Errorf("%d of %d left, %d steps", got, n, h.app.journal.CanUndo())
	}
	// One alone: the other is asked for.
	h.app.choose(keep)
	h.press("Ctrl+Alt+J")
	h.write("注文票")
	h.press("Enter")
	if got := len(h.app.head().Records(model.KindDeliverable)); got != n-3 {
		t.Errorf("%d left", got)
	}
}

func TestAlternativesAreMadeAndDissolved(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	a := h.app
	a.edit(a.head().AddNeed(h.named("注文票"), "x1", "甲"))
	a.edit(a.head().AddNeed(h.named("注文票"), "x2", "乙"))
	before := a.head()
	a.choose("x1", "x2")
	h.press("Ctrl+Alt+O")
	var groups []string
	for _, id := range []model.ID{"x1", "x2"} {
		for _, r := range a.head().RelationsOf(id, model.Needs) {
			groups = append(groups, r.Group)
		}
	}
	if len(groups) != 2 || groups[0] == "" || groups[0] != groups[1] {
		t.Fatalf("%v", groups)
	}
	a.choose("x2")
	h.press("Ctrl+Alt+G")
	if d := model.Diff(before, a.head()); !d.IsEmpty() {
		t.Error("dissolving does not lead back")
	}
	a.choose("x1", "x2")
	h.press("Ctrl+Shift+G")
	h.write("まとまり")
	h.press("Enter")
	whole := h.named("まとまり")
	if h.value("x1", "parent") != string(whole) {
		t.Fatal("there is no composite")
	}
	a.choose(whole)
	h.press("Ctrl+Alt+G")
	if h.value("x1", "parent") != "" || !h.related(model.Needs, "まとまり", "甲") {
		t.Error("the composite is not dissolved")
	}
}

func TestWhatIsCopiedTravelsBetweenWindows(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip, menu := h.named("注文票"), h.named("メニュー")
	h.app.edit(h.app.head().Set(slip, "doneWhen", "卓番号がある"))
	h.app.choose(slip, menu)
	h.press("Ctrl+C")
	text := h.app.clipboard()
	if !strings.HasPrefix(text, "注文票\n\tメニュー\n") {
		t.Fatalf("not an outline: %q", text)
	}
	n := len(h.app.head().Records(model.KindDeliverable))
	h.app.focusPicture(h.app.deliverables)
	h.press("Ctrl+V")
	if got := len(h.app.head().Records(model.KindDeliverable)); got != n+2 || len(h.app.selection.ids) != 2 {
		t.Errorf("%d more, %d selected", got-n, len(h.app.selection.ids))
	}
	other := start(t, model.Empty())
	other.app.fyne.Clipboard().SetContent(text)
	other.press("Ctrl+V")
	if !other.related(model.Needs, "注文票", "メニュー") || other.value(other.named("注文票"), "doneWhen") != "卓番号がある" || len(names(other.app.head(), model.KindRole)) == 0 {
		t.Error("it does not arrive as it was")
	}
	if other.app.journal.CanUndo() != 1 {
		t.Error("not one step")
	}
	third := start(t, model.Empty())
	third.app.edit(third.app.newDeliverable("目的"))
	third.app.jump(third.named("目的"))
	third.app.fyne.Clipboard().SetContent(text)
	third.press("Ctrl+Shift+V")
	if !third.related(model.Needs, "目的", "注文票") || !third.related(model.Needs, "注文票", "メニュー") || len(third.app.head().Records(model.KindDeliverable)) != 3 {
		t.Errorf("as needs: %v", names(third.app.head(), model.KindDeliverable))
	}
	// Half of what was copied is still an outline.
	third.app.fyne.Clipboard().SetContent(text[:len(text)-40])
	third.app.choose()
	third.press("Ctrl+V")
	if len(third.app.head().Records(model.KindDeliverable)) != 3 {
		t.Errorf("names that are there are made again: %v", names(third.app.head(), model.KindDeliverable))
	}
}

// newDeliverable adds one by its name.
func (a *App) newDeliverable(name string) (model.Change, error) {
	r, _ := a.newRecord(model.KindDeliverable, name)
	return a.head().Add(r)
}

func TestSpreadsheetWithHeadsIsPastedIntoAView(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.focusPicture(h.app.actions)
	n := len(h.app.head().Records(model.KindAction))
	h.app.fyne.Clipboard().SetContent("だれが\t名前\t気持ち\t生み出す\n店長\t日報を書く\tとてもつらい\t注文票\nホール係\t片付ける\t0\t\n")
	h.press("Ctrl+V")
	if got := len(h.app.head().Records(model.KindAction)); got != n+2 {
		t.Fatalf("%d actions more", got-n)
	}
	if got := h.value(h.named("日報を書く"), "feeling"); got != "-2" || !h.related(model.Yields, "日報を書く", "注文票") {
		t.Errorf("feeling %s", got)
	}
}
