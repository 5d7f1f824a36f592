package app

import (
	"strings"
	"testing"

	"hone/model"
)

// TestAPickedAnswerIsShownAsAnswered: an answer that leaves nothing in the model
// is an answer all the same, also when the model is opened again; a card that is
// let pass is not, and one that is asked again is open.
func TestAPickedAnswerIsShownAsAnswered(t *testing.T) {
	h := workshopOf(t, model.Empty())
	h.app.workshop.goTo(1)
	h.says("受け取った代金", "レジの金額が合っている")
	h.picks("これがゴール")
	h.asks("お客様も")
	h.says("")
	list := h.list("workshop")
	h.saying(list, "● 済み", "何のため", "これがゴール")
	h.saying(list, "→ 送った", "お客様も")
	if err := h.app.workshop.keep(); err != nil {
		t.Fatal(err)
	}
	h.app.workshop.restore()
	w := h.app.workshop
	if len(w.told) != 1 || len(w.passed) != 2 {
		t.Fatalf("told %v, passed %v", w.told, w.passed)
	}
	for key := range w.told {
		w.forget(key)
	}
	if len(w.told) != 0 || len(w.passed) != 1 {
		t.Fatalf("asked again: told %v, passed %v", w.told, w.passed)
	}
}

// TestWordsWithoutAQuestionStayWhereTheyAre: typed where no card asks, they are
// kept and the window says what to do with them.
func TestWordsWithoutAQuestionStayWhereTheyAre(t *testing.T) {
	h := workshopOf(t, model.Empty())
	h.app.workshop.goTo(model.StepClose)
	for h.app.desk.question.asked.card != nil {
		h.says("")
	}
	before := h.app.head()
	h.says("来週また集まる")
	h.still(before)
	if h.app.desk.question.entry.Text != "来週また集まる" || !strings.Contains(h.app.desk.toast.said, "Ctrl+M") {
		t.Fatalf("%q is typed, %q is said", h.app.desk.question.entry.Text, h.app.desk.toast.said)
	}
}

// TestNobodyIsAskedForNoMore: who has given three next actions is not asked for
// none.
func TestNobodyIsAskedForNoMore(t *testing.T) {
	h := workshopOf(t, model.Empty())
	h.app.workshop.goTo(model.StepClose)
	h.says("田中：送る", "作る", "備える")
	for _, r := range h.list("workshop").list {
		if strings.Contains(said(r), "0つ") {
			t.Fatalf("asked is %q", said(r))
		}
	}
	h.saying(h.list("workshop"), "田中さんは、これから一週間で", "送る")
}

// TestNamesInQuestions: a name is read out as long as there is room for it, in
// letters of any width, and names one after the other are set apart as the
// language does.
func TestNamesInQuestions(t *testing.T) {
	for name, want := range map[string]string{
		"Shop without a paper ledger": "Shop without a paper ledger",
		"紙台帳のない店舗運営":                  "紙台帳のない店舗運営",
		"一二三四五六七八九十一二三四五六七八九十一二三四五":                     "一二三四五六七八九十一二三四五六七八九十一二三四…",
		"Approved and signed offer for the whole group": "Approved and signed offer for the whole group",
	} {
		if got := shortened(name, 24); got != want {
			t.Errorf("%s is read out as %s", name, got)
		}
	}
	h := workshopOf(t, sampleIn(t, "reservation", "en"))
	h.app.setLanguage(model.English)
	h.app.workshop.goTo(4)
	for _, r := range h.list("workshop").list {
		if strings.Contains(said(r), "、") {
			t.Fatalf("a list in English reads %q", said(r))
		}
	}
}
