package app

import (
	"testing"

	"hone/model"
)

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		text, what, with, want string
	}{
		{"ＡＢＣ台帳とabc台帳", "Abc", "XYZ", "XYZ台帳とXYZ台帳"},
		{"ｶﾞｲﾄﾞと ガイド", "ガイド", "案内", "案内と 案内"},
		{"ガイド", "ｶﾞｲﾄﾞ", "案内", "案内"},
		{"か\u3099い", "がい", "外", "外"},
		{"予約　一覧", "予約 一覧", "台帳", "台帳"},
		{"カードとかーど", "カード", "札", "札とかーど"},
		{"ﾊﾟﾊﾟ", "パ", "マ", "ママ"},
		{"aaa", "aa", "b", "ba"},
		{"“Trained staff”’s", "\"Trained staff\"'", "X", "Xs"},
		{"1–2 日、3−1、10〜12 時", "1-2", "3", "3 日、3−1、10〜12 時"},
		{"10〜12 時", "１０～１２", "9", "9 時"},
		{"何もない", "ある", "x", "何もない"},
		{"İstanbul ab", "ab", "x", "İstanbul x"},
	} {
		if got := (spelling{}).replaced(c.text, c.what, c.with); got != c.want {
			t.Errorf("%q with %q for %q: %q, want %q", c.text, c.with, c.what, got, c.want)
		}
	}
	if (spelling{}).in("カード", "かーど") != nil || (spelling{kana: true}).in("カード", "かーど") == nil {
		t.Error("kana are told apart where they should not be, or the other way round")
	}
}

func TestFindGoesRoundWhatItFinds(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Ctrl+F")
	h.write("注文")
	f := h.app.desk.find
	if len(f.hits) < 3 || f.at != -1 {
		t.Fatalf("%d found, at %d", len(f.hits), f.at)
	}
	seen := map[model.ID]bool{}
	for range f.hits {
		h.press("Enter")
		seen[h.app.selection.lead()] = true
	}
	if len(seen) != len(f.hits) {
		t.Errorf("%d of %d visited", len(seen), len(f.hits))
	}
	h.press("Enter")
	if f.at != 0 {
		t.Error("after the last it does not begin anew")
	}
	h.press("Shift+Enter")
	if f.at != len(f.hits)-1 {
		t.Error("there is no way back")
	}
	both := map[model.Kind]bool{}
	for id := range seen {
		r, _ := h.app.head().Get(id)
		both[r.Kind()] = true
	}
	if !both[model.KindDeliverable] || !both[model.KindAction] {
		t.Errorf("found only in %v", both)
	}
	lead := h.app.selection.lead()
	h.press("Esc")
	if f.root.Visible() || h.app.selection.lead() != lead || h.app.journal.CanUndo() != 0 {
		t.Error("closing loses the selection, or leaves a trace")
	}
}

// The way to what is known by its name is its name and Enter: what only mentions
// it comes after, wherever it stands in the model.
func TestWhatIsCalledSoIsFoundFirst(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	name := nameIn(h.app.head(), h.named("予約一覧"))
	for _, r := range h.app.head().Records(model.KindDeliverable) {
		if model.NameOf(r) != name {
			h.app.edit(h.app.head().Set(r.Key(), "note", "前の"+name+"を見る"))
		}
	}
	h.app.edit(h.app.head().Rename(h.named("メニュー"), name+"の控え"))
	h.press("Ctrl+F")
	h.write(name)
	h.press("Enter")
	if lead := h.app.selection.lead(); lead != h.named(name) {
		t.Errorf("first %q", nameIn(h.app.head(), lead))
	}
	h.press("Enter")
	if lead := h.app.selection.lead(); lead != h.named(name+"の控え") {
		t.Errorf("then %q", nameIn(h.app.head(), lead))
	}
}

func TestReplaceIsOneStepAndLeavesWhatIsKept(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.edit(h.app.head().Rename(h.named("予約一覧"), "ﾃｰﾌﾞﾙ一覧"))
	h.app.edit(h.app.head().Rename(h.named("メニュー"), "テーブルの札"))
	before := h.app.head()
	h.press("Ctrl+H")
	h.write("テーブル")
	h.app.window.Canvas().Focus(h.app.desk.find.with)
	h.write("卓")
	f := h.app.desk.find
	for i, hit := range f.hits {
		if nameIn(before, hit.id) == "テーブルの札" {
			f.turn(i)
		}
	}
	if len(f.chosen()) != len(f.hits)-1 {
		t.Fatalf("%d of %d are to change", len(f.chosen()), len(f.hits))
	}
	steps := h.app.journal.CanUndo()
	h.press("Enter")
	h.named("卓一覧")
	h.named("テーブルの札")
	if h.app.journal.CanUndo() != steps+1 {
		t.Error("not one step")
	}
	h.press("Esc", "Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
}
