package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
)

// workshopOf starts the workshop on a model.
func workshopOf(t *testing.T, m *model.Model) *hands {
	h := start(t, m)
	h.press("F4")
	if !h.app.workshop.running || h.focused() != h.app.desk.question.entry {
		t.Fatal("the workshop does not start with the keys in the answer")
	}
	return h
}

// asks tells the question that is being asked, and fails unless it holds a text.
func (h *hands) asks(text string) {
	h.Helper()
	if got := h.app.desk.question.asked.text; !strings.Contains(got, text) {
		h.Fatalf("asked is %q, not %q", got, text)
	}
}

// says answers in words.
func (h *hands) says(answers ...string) {
	h.Helper()
	for _, text := range answers {
		h.write(text)
		h.press("Enter")
	}
}

// picks picks the ready answer whose words hold a text, by its number.
func (h *hands) picks(text string) {
	h.Helper()
	i := slices.IndexFunc(h.app.desk.question.asked.ready, func(r ready) bool { return strings.Contains(r.text, text) })
	if i < 0 {
		h.Fatalf("%q does not offer %q", h.app.desk.question.asked.text, text)
	}
	h.press(chord("Alt+" + itoa(i+1)))
}

// readsOut answers whatever is asked, as somebody does who only reads the cards,
// until the step has no card left.
func (h *hands) readsOut(answers map[string]string) {
	h.Helper()
	answered := map[string]bool{}
	for range 160 {
		q := h.app.desk.question.asked
		if q.card == nil {
			return
		}
		said := ""
		for part, answer := range answers {
			if strings.HasPrefix(q.text, part) && !answered[q.key] {
				said = answer
			}
		}
		answered[q.key] = true
		h.says(said)
	}
	h.Fatal("the cards of the step have no end")
}

// TestWholeWorkshop plays the workshop of a restaurant floor from an empty model
// to the close, by the cards and the keyboard alone.
func TestWholeWorkshop(t *testing.T) {
	h := workshopOf(t, model.Empty())
	h.asks("だれの、どの業務")
	h.says("駅前の食堂", "40席の店", "1", "注文の取り方を変えてよいか", "仕入れ")
	h.picks("ゴール")
	h.says("受け取った代金", "レジの金額が合っている")
	h.picks("これがゴール")
	h.picks("はい")
	h.says("") // on to the harvest
	h.app.fyne.Clipboard().SetContent("ホール係：予約を受ける\nホール係：着いた順に名前を控える\nホール係：席を割り当てる\nホール係：注文を取る\n来店客：タブレットで注文する\n料理人：料理を作る\nホール係：料理を運ぶ\n店長：伝票を締める\n店長：代金を受け取る")
	h.press("Ctrl+V")
	h.says("", "", "", "来店客：席に着く", "", "")
	if n := len(h.app.head().Records(model.KindAction)); n != 10 {
		t.Fatalf("%d actions", n)
	}
	h.readsOut(map[string]string{
		"「予約を受ける」": "予約一覧", "「着いた順に": "順番待ちの一覧", "「席を割り": "席の割り当て", "「注文を取る」": "注文票", "「タブレット": "注文票",
		"「料理を作る": "できあがった料理", "「料理を運ぶ": "配膳済みの料理", "「伝票を": "精算済みの伝票", "「代金を": "受け取った代金", "「席に着く": "席に着いたお客さま",
	})
	h.says("")
	h.readsOut(map[string]string{
		"「受け取った代金」がある": "精算済みの伝票", "「精算済みの伝票」がある": "注文票、配膳済みの料理", "「注文票」がある": "メニュー、席に着いたお客さま",
		"「配膳済みの料理」がある": "できあがった料理、席の割り当て", "「できあがった料理」がある": "注文票、食材", "「席の割り当て」がある": "予約一覧 または 順番待ちの一覧",
		"「食材」がある": "外から届く",
	})
	h.checkFloor()
	for step := 5; step <= 11; step++ {
		h.says("")
		if h.app.workshop.step != step {
			t.Fatalf("at step %d, not %d", h.app.workshop.step, step)
		}
		h.readsOut(map[string]string{
			"「ホール係」は、どちら": "自社", "「来店客」は、どちら": "顧客", "「料理人」は、どちら": "自社", "「店長」は、どちら": "自社",
			"「注文票」が遅れ": "ホール係", "続けるか": "店長", "いちばん進めたい": "料理人", "「注文票」ができたこと": "卓と品が読める",
			"いつまでに": "30日", "費用は": "50万円", "「注文票」を用意": "自社", "道のりを": "来店、注文、会計", "「来店」は、何": "席の割り当て",
			"「会計」は、何": "受け取った代金", "お客様は、何の数字": "一晩の売上",
		})
	}
	h.checkResults()
}

// checkFloor looks at what the first five steps have made.
func (h *hands) checkFloor() {
	h.Helper()
	m := h.app.head()
	d := model.Derive(m, model.Options{})
	goal := h.named("受け取った代金")
	if !d.Obtainable(goal) || !d.IsCheckpoint(h.named("注文票")) || d.IsCheckpoint(h.named("予約一覧")) {
		h.Error("the goal is not obtainable, or its checkpoints are not what they should be")
	}
	for _, want := range [][2]string{{"受け取った代金", "精算済みの伝票"}, {"精算済みの伝票", "注文票"}, {"配膳済みの料理", "席の割り当て"}, {"席の割り当て", "予約一覧"}, {"席の割り当て", "順番待ちの一覧"}, {"注文票", "メニュー"}} {
		if !h.related(model.Needs, want[0], want[1]) {
			h.Errorf("%s does not need %s", want[0], want[1])
		}
	}
	food, _ := model.Find[model.Deliverable](m, h.named("食材"))
	if food.Origin != model.OriginExternal || !h.related(model.Yields, "タブレットで注文する", "注文票") || !h.related(model.Yields, "注文を取る", "注文票") {
		h.Errorf("%+v", food)
	}
}

// checkResults looks at the rest, and goes through the close.
func (h *hands) checkResults() {
	h.Helper()
	m := h.app.head()
	slip, _ := model.Find[model.Deliverable](m, h.named("注文票"))
	if slip.Owner == "" || slip.DoneWhen != "卓と品が読める" || slip.Cover != model.CoverOwn || m.Info().BudgetDays != 30 || m.Info().BudgetCost != 500_000 {
		h.Errorf("%+v, %+v", slip, m.Info())
	}
	if len(m.Records(model.KindPhase)) != 3 || len(m.Records(model.KindKPI)) != 1 {
		h.Error("phases or KPIs are missing")
	}
	h.says("", "駅前店")
	h.asks("駅前店では")
	h.says("3")
	h.readsOut(map[string]string{"モデルの言う順": "席より先に注文を取る日がある"})
	h.says("", "佐藤：台帳を写す")
	h.asks("佐藤さん、あと2つ")
	h.says("店長に確かめる", "注文票を持ってくる", "", "12月3日")
	if p := model.NextActions(h.app.head()); len(p) != 1 || len(p[0].Actions) != 3 {
		h.Errorf("%+v", p)
	}
	h.picks("まとめ")
	if !listsMore(h) {
		h.Error("the summary does not come up")
	}
	for step, p := range model.ProgressOf(h.app.workshop.cards, h.app.workshop.passed) {
		if p.Answered < p.All {
			h.Errorf("%d of %d cards of step %d are done", p.Answered, p.All, step)
		}
	}
}

func TestAnswerIsOneStepToUndo(t *testing.T) {
	h := workshopOf(t, sample(t, "restaurant"))
	before := h.app.head()
	h.app.toWorkshopStep(2)
	h.says("ホール係：床を掃く")
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps for one answer", h.app.journal.CanUndo())
	}
	h.press("Ctrl+Z") // with nothing typed, it is the answer that is undone
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		t.Error("the answer is not undone")
	}
}

func TestSelectedElementIsAskedAboutNext(t *testing.T) {
	m := sample(t, "restaurant")
	c, err := m.SetMany([]model.ID{"d3", "d4"}, "doneWhen", "")
	if err == nil {
		m, err = m.Apply(c)
	}
	if err != nil {
		t.Fatal(err)
	}
	h := workshopOf(t, m)
	h.app.toWorkshopStep(8)
	for _, name := range []string{"注文票", "配膳済みの料理", "注文票"} {
		h.app.jump(h.named(name))
		h.asks("「" + name + "」ができたこと")
	}
}

func TestStepsAreLeftAndTakenUpAgain(t *testing.T) {
	h := workshopOf(t, model.Empty())
	h.says("駅前の食堂")
	h.press("Tab") // lets the persona pass
	h.asks("今のやり方")
	h.press("Shift+Tab")
	h.asks("どんな顧客")
	h.press("Ctrl+PgDn")
	h.asks("うまくいったとき")
	h.press("Ctrl+PgUp")
	h.asks("今のやり方")
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.press("F4")
	if h.app.workshop.running || h.app.desk.question.rail.Visible() {
		t.Error("the workshop is not left")
	}
	h.app.keepSession()
	if err := h.app.saver.close(); err != nil {
		t.Fatal(err)
	}
	again := startIn(t, folder, path)
	again.app.border.later = nil
	again.press("F4")
	again.asks("今のやり方")
}

func TestParkingFromAnywhere(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, where := range []fyne.Focusable{h.app.deliverables, h.app.actions, h.app.desk.outline.list, h.app.desk.card.first()} {
		h.app.window.Canvas().Focus(where)
		h.press("Ctrl+M")
		h.says("あとで")
		if h.focused() != where {
			t.Errorf("the keys do not come back to %T", where)
		}
	}
	h.app.focusPicture(h.app.deliverables)
	h.press("Home", "F2", "Ctrl+M", "Esc")
	parked := 0
	for _, r := range model.All[model.Remark](h.app.head()) {
		if r.On == "" && r.Text == "あとで" && r.Status == model.StatusOpen {
			parked++
		}
	}
	if parked != 4 || h.app.desk.question.parks {
		t.Errorf("%d remarks", parked)
	}
}

func TestTimerGivesAGentleSign(t *testing.T) {
	h := workshopOf(t, model.Empty())
	w := h.app.workshop
	w.clock.seconds[0] = 5*60 - 2
	h.press("Ctrl+Shift+T")
	for range 3 {
		w.tick()
	}
	if w.clock.seconds[0] < 5*60 || !strings.Contains(h.app.desk.toast.text.Text, "5分") || !w.isOver() {
		t.Errorf("%d seconds, %q", w.clock.seconds[0], h.app.desk.toast.text.Text)
	}
	h.asks("だれの") // and nothing else happens
	h.press("Ctrl+Shift+T")
	was := w.clock.seconds[0]
	w.tick()
	if w.clock.seconds[0] != was {
		t.Error("a paused timer goes on")
	}
	c := stopwatch{planned: usualMinutes, since: time.Unix(0, 0)}
	if c.count(0, time.Unix(299, 0)) || !c.count(0, time.Unix(300, 0)) || c.count(0, time.Unix(301, 0)) || c.seconds[0] != 301 {
		t.Errorf("%+v", c)
	}
}

func TestHearingAndHypotheses(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	id := h.named("注文票")
	h.app.jump(id)
	h.app.workshop.by = "田中"
	h.press("Ctrl+Shift+W")
	h.asks("なぜ要るのですか")
	h.says("厨房に伝えるため")
	h.asks("いつできますか")
	h.write("紙でなくてもよい")
	h.press("Ctrl+Shift+H")
	h.press("Tab")
	h.asks("どこにありますか")
	h.says("レジの横")
	var told, open []string
	for _, r := range model.RemarksOn(h.app.head(), id) {
		if r.By == "田中" {
			told = append(told, r.Text)
		}
		if r.Status == model.StatusOpen {
			open = append(open, r.Text)
		}
	}
	slices.Sort(told)
	if !slices.Equal(told, []string{"どこで：レジの横", "なぜ：厨房に伝えるため", "紙でなくてもよい"}) || !slices.Contains(open, "紙でなくてもよい") {
		t.Errorf("told %q, open %q", told, open)
	}
	h.app.desk.panels.choose("workshop")
	list := h.app.desk.panels.open.object.(*rows)
	for i, r := range list.list {
		if len(r.cells) > 1 && r.cells[1].text == "紙でなくてもよい" {
			list.act(i)
		}
	}
	for _, r := range model.RemarksOn(h.app.head(), id) {
		if r.Text == "紙でなくてもよい" && r.Status != model.StatusConfirmed {
			t.Errorf("%+v", r)
		}
	}
}
