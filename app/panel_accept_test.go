package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestAnIndicatorIsAcceptedByOneClickAndOneUndo(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("indicators")
	if first := l.list[0]; !first.heading || !strings.Contains(said(first), "仮説") {
		t.Errorf("the list begins with %q", said(first))
	}
	i := h.saying(l, "「合意済みの導入計画」がそろっている", "過程", "3段階", "0.81 | 1.00 | 0.78 | 0.84 | 0.40 | 1.00", "「合意済みの導入計画」をそろえる")
	before := h.app.head()
	h.tap(l, i, true)
	d := model.Diff(before, h.app.head())
	if len(d.Edits) != 1 {
		t.Fatalf("%d records changed", len(d.Edits))
	}
	s, ok := d.Edits[0].After.(model.Signal)
	if !ok || s.Deliverable != h.named("合意済みの導入計画") || s.Class != model.ClassProcess {
		t.Errorf("accepted %+v", d.Edits[0].After)
	}
	if i = h.saying(l, "✓ 「合意済みの導入計画」がそろっている", "採用済み"); l.list[i].action != "" {
		t.Error("it can be accepted once more")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take it back")
	}
	if i = h.saying(l, "「合意済みの導入計画」がそろっている"); l.list[i].action == "" {
		t.Error("it cannot be accepted again")
	}
}

func TestARowOfAnIndicatorLightsBothViewsAndGivesItsReason(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("indicators")
	i := h.saying(l, "「導入計画を提案する」の合図")
	h.tap(l, i, false)
	for _, name := range []string{"導入計画を提案する", "合意済みの導入計画"} {
		if !h.app.selection.has(h.named(name)) {
			t.Errorf("%s is not lit", name)
		}
	}
	h.unfoldRow(l, i)
	h.saying(l, "なぜなら：◎", "← 合意済みの導入計画 ← 導入計画を提案する")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	for _, r := range l.list {
		if strings.Contains(said(r), "なぜなら") {
			t.Error("what is below stays when it is shut")
		}
	}
}

func TestAPlayIsAcceptedByTheKeyboard(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("playbook")
	i := h.saying(l, "「合意済みの導入計画」をそろえる", "開始から5日たっても", "導入計画を提案する", "CSM", "3日以内")
	h.unfoldRow(l, i)
	h.saying(l, "すること：1. CSM：導入計画を提案する")
	h.saying(l, "できた状態：")
	h.saying(l, "なぜなら：◎ ← ", "合意済みの導入計画")
	l.at = i
	h.app.window.Canvas().Focus(l)
	before := h.app.head()
	h.write(" ")
	d := model.Diff(before, h.app.head())
	if len(d.Edits) != 1 {
		t.Fatalf("%d records changed", len(d.Edits))
	}
	p, ok := d.Edits[0].After.(model.Play)
	if !ok || p.Deliverable != h.named("合意済みの導入計画") || p.LimitDays != 3 {
		t.Errorf("accepted %+v", d.Edits[0].After)
	}
	if i = h.saying(l, "✓ 「合意済みの導入計画」をそろえる"); l.list[i].action != "" || l.list[i].fold != foldOpen {
		t.Error("it can be accepted once more, or has shut itself")
	}
}

func TestAPlayShowsTheOtherWays(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("playbook")
	for i := 0; i < len(l.list); i++ {
		if l.list[i].fold == foldShut {
			h.unfoldRow(l, i)
		}
	}
	i := h.saying(l, "ほかの道：", "進まなければ", "に切り替える")
	h.tap(l, i, false)
	if len(h.app.selection.ids) == 0 {
		t.Error("the other way lights nothing")
	}
}

func TestAReadOnlyWindowRefusesToAccept(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	h.app.saver.readOnly = true
	defer func() { h.app.saver.readOnly = false }()
	l, before := h.list("indicators"), h.app.head()
	h.tap(l, h.saying(l, "「合意済みの導入計画」がそろっている"), true)
	if h.app.head() != before || !strings.Contains(h.app.desk.toast.text.Text, "読み取り専用") {
		t.Errorf("said %q", h.app.desk.toast.text.Text)
	}
}
