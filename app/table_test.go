package app

import (
	"testing"

	"hone/model"
)

// sheet opens the table of a kind and puts the keys into a cell of a column.
func (h *hands) sheet(kind model.Kind) *table {
	h.Helper()
	view := model.ViewDeliverables
	for _, k := range tableKinds(model.ViewActions) {
		if k == kind {
			view = model.ViewActions
		}
	}
	h.app.openList(view, kind)
	return h.app.twinOf(h.app.pictureFor(view)).table
}

// cell puts the keys into the cell of a record and column.
func (h *hands) cell(t *table, id model.ID, title string) {
	h.Helper()
	for i, c := range t.columns {
		if c.title(h.app.texts) == title {
			t.goTo(spot{t.find(id), i}, false)
			h.app.window.Canvas().Focus(t)
			return
		}
	}
	h.Fatalf("no column %s", title)
}

func TestTableEditsCellByCell(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Ctrl+T")
	table := h.app.twinOf(h.app.deliverables).table
	if h.app.deliverables.Visible() || !table.Visible() {
		t.Fatal("the table is not in the view's place")
	}
	id := h.named("注文票")
	h.cell(table, id, "名前")
	h.write("伝票") // typing begins the cell anew
	h.press("Tab")
	if got := nameIn(h.app.head(), id); got != "伝票" {
		t.Errorf("the name is %q", got)
	}
	h.cell(table, id, "できた状態")
	h.press("F2")
	h.write("卓番号がある")
	h.press("Enter")
	h.cell(table, id, "日数")
	h.write("２.５")
	h.press("Enter")
	h.cell(table, id, "ゴール")
	h.write(" ")
	for field, want := range map[string]string{"doneWhen": "卓番号がある", "days": "2.5", "goal": "true"} {
		if got := h.value(id, field); got != want {
			t.Errorf("%s is %q", field, got)
		}
	}
	if n := h.app.journal.CanUndo(); n != 4 {
		t.Errorf("%d steps for four cells", n)
	}
	h.cell(table, id, "日数")
	h.press("Enter")
	h.write("9")
	before := h.app.head()
	h.press("Esc")
	if h.app.head() != before || h.focused() != table {
		t.Error("Escape leaves a trace, or loses the keys")
	}
	h.press("BackSpace")
	if got := h.value(id, "days"); got != "" {
		t.Errorf("the emptied cell holds %q", got)
	}
}

func TestTableTakesReferencesByPartOfAName(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	table := h.sheet(model.KindDeliverable)
	id := h.named("注文票")
	h.cell(table, id, "持ち主")
	h.write("ほー") // ホール係, by another script
	h.press("Tab")
	if got := nameIn(h.app.head(), model.ID(h.value(id, "owner"))); got != "ホール係" {
		t.Errorf("the owner is %q", got)
	}
	h.cell(table, id, "持ち主")
	h.write("新しい係")
	h.press("Enter")
	if got := nameIn(h.app.head(), model.ID(h.value(id, "owner"))); got != "新しい係" {
		t.Errorf("the owner is %q", got)
	}
	h.cell(table, id, "担い手")
	h.write("自")
	h.press("Enter")
	if got := h.value(id, "cover"); got != string(model.CoverOwn) {
		t.Errorf("the cover is %q", got)
	}
	steps := h.app.journal.CanUndo()
	h.cell(table, id, "必要とする")
	h.press("Enter")
	h.write("予約一")
	h.press("Enter") // joins
	h.write("新しいもの")
	h.press("Enter") // makes and joins
	h.write("メニュー")
	h.press("Enter") // was there: goes
	h.press("Enter") // done
	if !h.related(model.Needs, "注文票", "予約一覧") || !h.related(model.Needs, "注文票", "新しいもの") || h.related(model.Needs, "注文票", "メニュー") {
		t.Error("the needs are not what was picked")
	}
	if n := h.app.journal.CanUndo() - steps; n != 3 {
		t.Errorf("%d steps for three picks", n)
	}
}

func TestTableBeginsAndRemovesRows(t *testing.T) {
	h := start(t, model.Empty())
	table := h.sheet(model.KindDeliverable)
	h.app.window.Canvas().Focus(table)
	h.write("一つ目")
	h.press("Enter")
	h.write("二つ目")
	h.press("Tab")
	h.write("店長")
	h.press("Enter")
	if got := names(h.app.head(), model.KindDeliverable); len(got) != 2 || got[0] != "一つ目" || got[1] != "二つ目" {
		t.Fatalf("%v", got)
	}
	if got := nameIn(h.app.head(), model.ID(h.value(h.named("二つ目"), "owner"))); got != "店長" {
		t.Errorf("the owner is %q", got)
	}
	h.cell(table, h.named("二つ目"), "名前")
	h.press("Alt+Up")
	if got := names(h.app.head(), model.KindDeliverable); got[0] != "二つ目" {
		t.Errorf("the order is %v", got)
	}
	h.press("Del")
	if got := names(h.app.head(), model.KindDeliverable); len(got) != 1 || got[0] != "一つ目" {
		t.Errorf("after removal: %v", got)
	}
}

func TestTablePastesCells(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	table := h.sheet(model.KindDeliverable)
	before := len(h.app.head().Records(model.KindDeliverable))
	table.goTo(spot{len(table.records), 3}, false)
	h.app.window.Canvas().Focus(table)
	h.app.fyne.Clipboard().SetContent("名前\t必要とする\t持ち主\t日数\t担い手\t謎\n試食会の記録\t新メニュー案、注文票\t料理長\t1,200\t顧客\tx\n新メニュー案\t\t料理長\tたくさん\t\t\n")
	h.press("Ctrl+V")
	m := h.app.head()
	if n := len(m.Records(model.KindDeliverable)) - before; n != 2 {
		t.Fatalf("%d rows more", n)
	}
	id := h.named("試食会の記録")
	if h.value(id, "days") != "1200" || h.value(id, "cover") != "customer" || nameIn(m, model.ID(h.value(id, "owner"))) != "料理長" {
		t.Errorf("%+v", m.Records(model.KindDeliverable)[before:])
	}
	if !h.related(model.Needs, "試食会の記録", "新メニュー案") || !h.related(model.Needs, "試食会の記録", "注文票") {
		t.Error("the needs are not joined")
	}
	if h.app.journal.CanUndo() != 1 || !h.app.desk.toast.root.Visible() {
		t.Error("not one step, or what did not fit is not said")
	}
	h.press("Ctrl+Z")
	h.press("Ctrl+A", "Ctrl+C")
	text := h.app.clipboard()
	h.app.edit(h.app.head().Remove(h.named("注文票"), h.named("メニュー")))
	other := start(t, model.Empty())
	to := other.sheet(model.KindDeliverable)
	other.app.fyne.Clipboard().SetContent(text)
	other.app.window.Canvas().Focus(to)
	other.press("Ctrl+V")
	if got, want := names(other.app.head(), model.KindDeliverable), before; len(got) != want {
		t.Errorf("%d of %d rows come back", len(got), want)
	}
	if !other.related(model.Needs, "注文票", "メニュー") {
		t.Error("the needs do not come back")
	}
}

func TestTableFollowsTheSelection(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	table := h.sheet(model.KindDeliverable)
	h.app.jump(h.named("メニュー"))
	if got := table.idAt(table.at.row); got != h.named("メニュー") {
		t.Errorf("the table is at %s", got)
	}
	h.app.window.Canvas().Focus(table)
	h.press("Down", "Shift+Down")
	if n := len(h.app.selection.ids); n != 2 || h.app.selection.lead() != table.idAt(table.at.row) {
		t.Errorf("%d are selected", n)
	}
	// What is edited elsewhere waits while a cell is open.
	h.press("F2")
	at, records := table.editor.entry.Position(), len(table.records)
	h.app.edit(h.app.head().AddNeed(h.named("メニュー"), "dx", "外から"))
	if table.editor.entry.Position() != at || len(table.records) != records {
		t.Error("an edit from elsewhere moved the open cell")
	}
	h.press("Esc")
	if table.find("dx") < 0 {
		t.Error("the table did not follow")
	}
}
