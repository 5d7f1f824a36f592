package app

import (
	"testing"

	"hone/model"
	"hone/model/store"
)

// build makes ten deliverables and ten actions with all their links by the
// keyboard alone.
func build(h *hands) {
	h.press("Enter")
	h.write("紙台帳のない店舗運営")
	h.press("Tab") // accepts, and what the goal needs
	h.write("移行済みの予約データ")
	h.press("Tab")
	h.write("既存の紙台帳")
	h.press("Enter", "Right", "Enter")
	h.write("入力ルールの合意")
	h.press("Tab")
	h.write("店の営業時間")
	h.press("Enter", "Right", "Ctrl+Enter")
	h.write("利用契約")
	h.press("Enter", "Shift+Tab")
	h.write("カウンターの端末")
	h.press("Enter", "Ctrl+L")
	h.write("既存の")
	h.press("Enter", "Home", "Tab")
	h.write("研修を終えたスタッフ")
	h.press("Alt+Enter") // accepts, and an alternative to it
	h.write("動画と確認電話の完了")
	h.press("Ctrl+Enter")
	h.write("当日予約の入力習慣")
	h.press("Enter")
	h.press("Home", "Y")
	h.write("台帳を捨てる")
	h.press("Shift+Tab")
	for i, name := range []string{"電話で確かめる", "当日予約を入れる", "研修を受ける", "入力ルールを提案する", "データを移す", "予約データを渡す", "契約を結ぶ", "計画を説明する", "現状を聞く"} {
		h.write(name)
		if i < 8 {
			h.press("Shift+Tab")
		}
	}
	h.press("Enter")
}

func TestTenAndTenByKeyboardAlone(t *testing.T) {
	h := start(t, model.Empty())
	build(h)
	m := h.app.head()
	if n := len(m.Records(model.KindDeliverable)); n != 10 {
		t.Errorf("%d deliverables, want 10: %v", n, names(m, model.KindDeliverable))
	}
	if n := len(m.Records(model.KindAction)); n != 10 {
		t.Errorf("%d actions, want 10: %v", n, names(m, model.KindAction))
	}
	goal, _ := model.Find[model.Deliverable](m, h.named("紙台帳のない店舗運営"))
	if !goal.Goal {
		t.Error("the first deliverable is not the goal")
	}
	for _, want := range []struct {
		kind     model.RelationKind
		from, to string
	}{
		{model.Needs, "紙台帳のない店舗運営", "移行済みの予約データ"},
		{model.Needs, "移行済みの予約データ", "既存の紙台帳"},
		{model.Needs, "紙台帳のない店舗運営", "入力ルールの合意"},
		{model.Needs, "入力ルールの合意", "店の営業時間"},
		{model.Needs, "カウンターの端末", "利用契約"},
		{model.Needs, "カウンターの端末", "既存の紙台帳"},
		{model.Needs, "紙台帳のない店舗運営", "研修を終えたスタッフ"},
		{model.Needs, "紙台帳のない店舗運営", "動画と確認電話の完了"},
		{model.Yields, "台帳を捨てる", "紙台帳のない店舗運営"},
		{model.Then, "電話で確かめる", "台帳を捨てる"},
		{model.Then, "現状を聞く", "計画を説明する"},
	} {
		if !h.related(want.kind, want.from, want.to) {
			t.Errorf("%s does not join %s to %s", want.kind, want.from, want.to)
		}
	}
}

func names(m *model.Model, k model.Kind) []string {
	var list []string
	for _, r := range m.Records(k) {
		list = append(list, model.NameOf(r))
	}
	return list
}

func TestUndoBackToEmptyAfterRestart(t *testing.T) {
	h := start(t, model.Empty())
	build(h)
	path, folder := h.app.file.Path(), h.app.options.Folder
	steps := h.app.journal.CanUndo()
	if err := h.app.saver.close(); err != nil {
		t.Fatal(err)
	}
	doc, err := store.ReadDocument(path)
	if err != nil || len(doc.Model.Records(model.KindDeliverable)) != 10 {
		t.Fatalf("the document holds %d deliverables: %v", len(doc.Model.Records(model.KindDeliverable)), err)
	}
	again := startIn(t, folder, path)
	for range steps {
		again.press("Ctrl+Z")
	}
	if n := again.app.head().Len(); n != model.Empty().Len() {
		t.Errorf("%d records are left after undoing everything", n)
	}
	if again.app.journal.CanUndo() != 0 {
		t.Error("there is still something to undo")
	}
	for range steps {
		again.press("Ctrl+Y")
	}
	if n := len(again.app.head().Records(model.KindAction)); n != 10 {
		t.Errorf("redo brought back %d actions", n)
	}
}

func TestNameLeftEmptyMakesNothing(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	before := h.app.head()
	for _, c := range []chord{"Tab", "Shift+Tab", "Enter", "Y"} {
		for _, end := range []chord{"Enter", "Esc"} {
			h.press("Home", c, end)
			if h.app.head() != before || h.app.deliverables.naming.isOpen() {
				t.Errorf("%s and %s changed the model", c, end)
			}
		}
	}
	h.press("Home", "F2")
	h.write("別の名前")
	h.press("Esc")
	if h.app.head() != before {
		t.Error("a name given up with Escape changed the model")
	}
}

func TestTypingOnABoxRenamesIt(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home")
	id := h.app.selection.lead()
	h.write("数え終えた売上")
	h.press("Enter")
	if got := nameIn(h.app.head(), id); got != "数え終えた売上" {
		t.Errorf("the name is %q", got)
	}
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps for one name", h.app.journal.CanUndo())
	}
}

func TestNothingMovesWhileANameIsOpen(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home", "F2")
	v := h.app.deliverables
	scene, at := v.scene, v.naming.entry.Position()
	h.app.edit(h.app.head().AddNeed(h.app.selection.lead(), "dx", "外から来た変更"))
	if v.scene != scene || v.naming.entry.Position() != at || !v.naming.isOpen() {
		t.Error("an edit from elsewhere moved the picture under an open name")
	}
	h.press("Esc")
	if _, ok := v.box("dx"); !ok {
		t.Error("the picture did not follow after the name was closed")
	}
}
