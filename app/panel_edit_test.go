package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// tapCell clicks a cell of a row.
func (h *hands) tapCell(l *rows, i, col int) {
	h.Helper()
	l.reveal(i)
	s := l.spans(i)[col]
	at := fyne.NewPos(s.left+min(8, s.width/2), (float32(i)+0.5)*l.height()-l.top)
	l.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

// changedRecord is the one record that differs from a version before, and one
// undo must take it back.
func (h *hands) changedRecord(before *model.Model) model.Record {
	h.Helper()
	d := model.Diff(before, h.app.head())
	if len(d.Edits) != 1 {
		h.Fatalf("%d records changed", len(d.Edits))
	}
	h.app.run("edit.undo")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		h.Fatal("one undo does not take it back")
	}
	h.app.run("edit.redo")
	return d.Edits[0].After
}

// choosing picks what is called so in the list that is open.
func (h *hands) choosing(name string) {
	h.Helper()
	h.write(name)
	h.press("Enter")
}

func TestASignalIsChangedInItsPlace(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("indicators")
	i := h.saying(l, "一日の入力予約数", "過程", "割合", "50", "80")
	before := h.app.head()
	h.tapCell(l, i, 3)
	h.write("６5")
	h.press("Enter")
	if s := h.changedRecord(before).(model.Signal); s.Red != 65 || s.Green != 80 {
		t.Errorf("red %v, green %v", s.Red, s.Green)
	}
	before = h.app.head()
	h.tapCell(l, i, 1)
	h.choosing("成果")
	if s := h.changedRecord(before).(model.Signal); s.Class != model.ClassOutcome {
		t.Errorf("class %q", s.Class)
	}
	before = h.app.head()
	h.tapCell(l, i, 8)
	h.choosing("現地研修")
	if s := h.changedRecord(before).(model.Signal); s.Play == "" || h.app.name(s.Play) != "現地研修を動画と確認電話に替える" {
		t.Errorf("play %q", s.Play)
	}
	before = h.app.head()
	h.tapCell(l, i, 6)
	h.write("x")
	h.press("Enter")
	if h.app.head() != before || !h.app.desk.toast.root.Visible() {
		t.Error("a weight that is no number is taken, or refused without a word")
	}
	h.tap(l, i, true)
	if d := model.Diff(before, h.app.head()); len(d.Edits) != 1 || d.Edits[0].After != nil {
		t.Error("it cannot be removed")
	}
}

func TestTheKeyboardChangesACell(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("indicators")
	l.at, l.col = h.saying(l, "一日の入力予約数", "過程", "割合", "50", "80"), -1
	h.app.window.Canvas().Focus(l)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // opens what is below
	for range 5 {
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	before := h.app.head()
	h.write("9")
	h.write("0")
	h.press("Enter")
	if s := h.changedRecord(before).(model.Signal); s.Green != 90 {
		t.Errorf("green %v", s.Green)
	}
	if h.focused() != fyne.Focusable(l) {
		t.Error("the list has lost the keys")
	}
	h.press("Enter")
	h.write("7")
	h.press("Esc")
	if s, _ := model.Find[model.Signal](h.app.head(), l.list[l.at].id); s.Green != 90 || h.focused() != fyne.Focusable(l) {
		t.Error("Escape takes what was typed, or loses the keys")
	}
}

func TestTheWeightsRankAnewAndEditNothing(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l, before := h.list("indicators"), h.app.head()
	first := said(l.list[h.saying(l, "1（")])
	i := h.saying(l, h.app.texts.say("indicator.weights"))
	for col := 5; col < 8; col++ {
		h.tapCell(l, i, col)
		h.write("0")
		h.press("Enter")
	}
	if got := said(l.list[h.saying(l, "1")]); got == first || h.app.head() != before {
		t.Errorf("still first: %s", first)
	}
	ranked := h.app.drawn.derivation.Indicators(h.app.lens.weights())
	h.saying(l, ranked[0].Name().JA, share(ranked[0].Score))
	i = h.saying(l, h.app.texts.say("indicator.weights"))
	h.tap(l, i, true)
	if got := said(l.list[h.saying(l, "1（")]); got != first || h.app.lens.Weights != nil {
		t.Errorf("with the usual weights first: %s", got)
	}
}

func TestAPlayIsChangedInItsPlace(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l, before := h.list("playbook"), h.app.head()
	i := h.saying(l, "入力が途切れた日の昼過ぎに電話する")
	h.tapCell(l, i, 2)
	h.write("まず店長に聞く")
	h.press("Ctrl+Enter")
	if p := h.changedRecord(before).(model.Play); !strings.Contains(p.Steps, "まず店長に聞く") {
		t.Errorf("steps %q", p.Steps)
	}
}

func TestCoverAndClosingsAreSetInTheirPlace(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l, before := h.list("expectation"), h.app.head()
	i := h.saying(l, "自社 | Land | 合意済みの導入計画")
	h.tapCell(l, i, 0)
	h.choosing("パートナー")
	if d := h.changedRecord(before).(model.Deliverable); d.Cover != model.CoverPartner {
		t.Errorf("cover %q", d.Cover)
	}
	h.saying(l, "パートナー | 9 %（2 件）")
	l, before = h.list("checkpoints"), h.app.head()
	i = h.saying(l, "Adopt |  | 移行済みの予約データ | ")
	h.tapCell(l, i, 2)
	id := h.named("移行済みの予約データ")
	if r := h.changedRecord(before).(model.Relation); r.Rel != model.Closes || r.To != id || h.app.name(r.From) != "Adopt" {
		t.Errorf("%+v", r)
	}
	if i = h.saying(l, "◎ Adopt | 移行済みの予約データ | "); l.list[i].cells[2].tick != tickOn {
		t.Error("it has no tick")
	}
	h.tapCell(l, i, 2)
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("a second click does not take it back")
	}
	h.tapCell(l, i, 1)
	h.choosing("Expand")
	if d := h.changedRecord(before).(model.Deliverable); d.ID != id || h.app.name(d.Phase) != "Expand" {
		t.Errorf("phase %q", d.Phase)
	}
}

func TestTickingShowsAtOnceWhatIsLostAndLeft(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l, before := h.list("feasibility"), h.app.head()
	tickOf := func(name string) int { return h.saying(l, h.app.texts.say("whatif.without")+" | "+name+" | ") }
	h.tapCell(l, tickOf("動画の視聴記録"), 0)
	h.saying(l, "もし、これがなければ | 動画の視聴記録")
	h.saying(l, "○ 届く | 紙台帳のない店舗運営", "費用 +37,000", "費用 130,000")
	h.saying(l, "失われる成果物 | 2 件 | 確認電話のメモ、動画と電話による研修の修了記録")
	i := h.saying(l, "◆ 新しく必ず通る", "現地研修の受講記録")
	h.tap(l, i, false)
	if !h.app.selection.has(h.named("現地研修の受講記録")) {
		t.Error("the new checkpoint does not light")
	}
	h.tapCell(l, tickOf("現地研修の受講記録"), 0)
	h.saying(l, "× 届かない | 紙台帳のない店舗運営")
	h.tap(l, h.saying(l, "もし、これがなければ"), true)
	if slices.ContainsFunc(l.list, func(r row) bool { return strings.Contains(said(r), "もし、これがなければ") }) || h.app.head() != before {
		t.Error("it cannot be cleared, or has changed the model")
	}
}

func TestTheMatrixOfKPIsLightsItsChains(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("kpis")
	i := h.saying(l, "予約経由の売上", "● → 必ず効く")
	head := l.list[h.saying(l, "顧客のKPI ＼ 自社のKPI")]
	col := slices.IndexFunc(head.cells, func(c cell) bool { return c.text == "初期稼働率" })
	h.tapCell(l, i, col)
	for _, name := range []string{"端末だけで受けた一日分の予約", "利用実績レポート", "効果の確認結果"} {
		if !h.app.selection.has(h.named(name)) {
			t.Errorf("%s is not lit", name)
		}
	}
	l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(l.spans(i)[col].left+9, (float32(i)+0.5)*l.height()-l.top)}})
	if why := h.app.desk.panels.why.Text; !strings.Contains(why, "欠かせない") {
		t.Errorf("the reason is %q", why)
	}
}

func TestAnAcceptedEntryThatLosesItsGroundIsListed(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("indicators")
	h.tap(l, h.saying(l, "「席とコースの登録内容」がそろっている"), true)
	p := h.list("playbook")
	h.tap(p, h.saying(p, "「席とコースの登録内容」をそろえる"), true)
	h.app.edit(h.app.head().Remove(h.named("席とコースの登録内容")))
	if i := h.saying(p, "▲ 根拠なし：「席とコースの登録内容」をそろえる"); p.list[i].action == "" {
		t.Error("it cannot be removed")
	}
	l = h.list("indicators")
	i := h.saying(l, "▲ 根拠なし：「席とコースの登録内容」がそろっている")
	h.app.window.Canvas().Focus(l)
	l.at, l.col = i, -1
	l.tell()
	if why := h.app.desk.panels.why.Text; !strings.Contains(why, "なくなりました") {
		t.Errorf("the reason is %q", why)
	}
}

func TestEveryPanelRowSaysWhyOnHoverAndFocus(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for name, row := range map[string]string{
		"checkpoints": "移行済みの予約データ", "indicators": "「合意済みの導入計画」がそろっている", "playbook": "「合意済みの導入計画」をそろえる",
		"kpis": "初期稼働率 | →", "expectation": "自社 | Land | 合意済みの導入計画", "feasibility": "ないとする | 店の営業時間",
	} {
		l := h.list(name)
		i := h.saying(l, row)
		l.reveal(i)
		l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, (float32(i)+0.5)*l.height()-l.top)}})
		hovered := h.app.desk.panels.why.Text
		l.MouseOut()
		if gone := h.app.desk.panels.why.Text; gone != "" {
			t.Errorf("%s: without a pointer it still says %q", name, gone)
		}
		h.app.window.Canvas().Focus(l)
		l.at, l.col = i-1, -1
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if focused := h.app.desk.panels.why.Text; hovered == "" || focused == "" {
			t.Errorf("%s: hovered %q, focused %q", name, hovered, focused)
		}
		h.app.focusPicture(h.app.deliverables)
	}
}

func TestAQuestionIsAnsweredAndARemarkSettledInItsPlace(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("questions")
	i := h.saying(l, "「席とコースを登録する」がうまくいかないとき")
	before := h.app.head()
	h.tap(l, i, true)
	h.write("店長に写真を送ってもらう")
	h.press("Ctrl+Enter")
	if d := model.Diff(before, h.app.head()); len(d.Edits) == 0 {
		t.Error("the answer is lost")
	}
	h.app.run("edit.undo")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("one undo does not take the answer back")
	}
	i = h.saying(l, "カウンターの回線の速さを測る")
	before = h.app.head()
	h.tapCell(l, i, 1)
	h.choosing("完了")
	if r := h.changedRecord(before).(model.Remark); r.Status != model.StatusDone {
		t.Errorf("status %q", r.Status)
	}
	if slices.ContainsFunc(l.list, func(r row) bool { return strings.Contains(said(r), "カウンターの回線の速さを測る") }) {
		t.Error("what is done is still listed")
	}
}

func TestWithoutPhasesTheCheckpointsOfferThem(t *testing.T) {
	h := start(t, sample(t, "ends"))
	l := h.list("checkpoints")
	h.tap(l, h.saying(l, "フェーズがまだありません"), true)
	before := h.app.head()
	h.choosing("設計・定着化")
	if d := model.Diff(before, h.app.head()); len(d.Edits) != 3 {
		t.Errorf("%d records changed", len(d.Edits))
	}
	if i := h.saying(l, "上司の了解"); l.list[i].cells[2].edit == nil {
		t.Error("closings cannot be set now")
	}
}

func TestEveryStepOfALongHistoryCanBeReached(t *testing.T) {
	h := start(t, model.Empty())
	for i := range logRead + 30 {
		h.app.edit(h.app.head().Add(model.Deliverable{ID: model.ID("d" + itoa(i)), Name: "成果物" + itoa(i)}))
	}
	h.app.steps = h.app.stepsOf(h.app.file)
	l := h.list("history")
	h.tap(l, h.saying(l, "もっと前の 30 手順"), false)
	h.tap(l, h.saying(l, "「成果物3」を足す"), false)
	if n := len(h.app.head().Records(model.KindDeliverable)); n != 4 {
		t.Errorf("back to %d deliverables", n)
	}
	h.tap(l, 0, false)
	if n := len(h.app.head().Records(model.KindDeliverable)); n != logRead+30 {
		t.Errorf("forward to %d deliverables", n)
	}
}
