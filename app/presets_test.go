package app

import (
	"slices"
	"strings"
	"testing"

	"hone/model"
)

// oneStep does something and takes it back by one undo, and gives what was added.
func (h *hands) oneStep(do func()) []model.Record {
	h.Helper()
	before := h.app.head()
	do()
	after := h.app.head()
	d := model.Diff(before, after)
	if d.IsEmpty() {
		h.Fatal("nothing was added")
	}
	h.press("Ctrl+Z")
	if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
		h.Fatal("one undo does not take it back")
	}
	h.press("Ctrl+Y")
	var added []model.Record
	for _, e := range d.Edits {
		added = append(added, e.After)
	}
	return added
}

func (h *hands) preset(command, name string) []model.Record {
	h.Helper()
	h.app.focusPicture(h.app.deliverables)
	return h.oneStep(func() {
		h.app.run(command)
		h.choosing(name)
	})
}

func TestPresetsAreOneChangeEach(t *testing.T) {
	h := start(t, model.Empty())
	if got := h.preset("add.phases", "設計・定着化・業務改善"); len(got) != 3 || model.NameOf(h.app.head().Records(model.KindPhase)[1]) != "定着化" {
		t.Errorf("phases %v", got)
	}
	got := h.preset("add.roles", "顧客側の役割")
	if len(got) != 4 || !slices.ContainsFunc(got, func(r model.Record) bool {
		return r.(model.Role).Stake == model.StakeDecider && r.(model.Role).Side == model.SideCustomer
	}) {
		t.Errorf("roles %v", got)
	}
	if got := h.preset("add.roles", "CSM"); len(got) < 1 || got[0].(model.Role).Side != model.SideOwn {
		t.Errorf("role %v", got)
	}
	got = h.preset("add.kpis", "NPS・解約率")
	phases := h.app.head().Records(model.KindPhase)
	if len(got) != 3 {
		t.Fatalf("KPIs %v", got)
	}
	for i, name := range []string{"推奨度（NPS）", "解約率", "顧客生涯価値（LTV）"} {
		k := model.All[model.KPI](h.app.head())[i]
		if k.Name != name || k.Side != model.SideOwn || k.Formula == "" || k.Phase != phases[i].Key() {
			t.Errorf("KPI %d is %+v", i, k)
		}
	}
	s := h.preset("add.sources", "ログイン")[0].(model.Signal)
	if s.Class != model.ClassProcess || s.Unit == "" || s.Red >= s.Green || !strings.Contains(s.Source, "基準") || !strings.Contains(s.Source, "知らせる条件") {
		t.Errorf("%+v", s)
	}
	if lost := h.app.drawn.derivation.LostGround(); len(lost.Signals) != 0 {
		t.Error("a preset has no ground to lose")
	}
}

func TestAPresetThatIsThereAlreadyIsRefused(t *testing.T) {
	h := start(t, model.Empty())
	h.preset("add.kpis", "NPS・解約率")
	before := h.app.head()
	h.app.run("add.kpis")
	h.choosing("NPS・解約率")
	if h.app.head() != before || !h.app.desk.toast.root.Visible() {
		t.Error("it is added twice, or refused without a word")
	}
}

func TestASourceIsForTheSelectedDeliverable(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	id := h.named("移行済みの予約データ")
	h.app.jump(id)
	s := h.preset("add.sources", "登録件数")[0].(model.Signal)
	if s.Deliverable != id || s.SignalKey != "usage:"+string(id)+":records" || !strings.Contains(s.Name, "移行済み") {
		t.Errorf("%+v", s)
	}
	l := h.list("indicators")
	h.saying(l, "✓ ", "移行済みの予約データ", "採用済み")
}

func TestEmptyPanelsOfferThePresets(t *testing.T) {
	h := start(t, model.Empty())
	for name, offered := range map[string]string{"checkpoints": "フェーズのひな型", "kpis": "KPIのひな型", "indicators": "使用ログの指標"} {
		l := h.list(name)
		at, size := l.offerPlace(0)
		if !strings.Contains(l.offers[0].title, offered) || l.offerAt(at.AddXY(size.Width/2, size.Height/2)) != 0 {
			t.Errorf("%s offers %q", name, l.offers[0].title)
		}
		h.app.window.Canvas().Focus(l)
		h.press("Enter")
		if h.app.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%s: nothing opens", name)
		}
		h.press("Esc")
	}
	h.app.choose()
	if n := len(h.app.desk.card.body.Objects); n != 4 {
		t.Errorf("the card of the model has %d parts", n)
	}
}
