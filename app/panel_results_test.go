package app

import (
	"slices"
	"strings"
	"testing"

	"hone/model"
	"hone/render"
)

func TestKPIRowsSayWhichMovesWhich(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("kpis")
	i := h.saying(l, "初期稼働率 | → | 予約経由の売上 | 必ず効く", "端末だけで受けた一日分の予約 → 利用実績レポート → 効果の確認結果")
	h.saying(l, "契約更新率 | ← | 予約経由の売上 | 必ず効く")
	h.saying(l, "推奨度（NPS） | ＝ | 予約経由の売上")
	h.tap(l, i, false)
	for _, name := range []string{"端末だけで受けた一日分の予約", "利用実績レポート", "効果の確認結果"} {
		if !h.app.selection.has(h.named(name)) {
			t.Errorf("%s is not lit", name)
		}
	}
	h.unfoldRow(l, i)
	h.saying(l, "なぜなら：「効果の確認結果」（予約経由の売上）には、「端末だけで受けた一日分の予約」（初期稼働率）が欠かせない。")
}

func TestAKPIWithoutAPartnerIsListed(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("kpis")
	h.app.edit(h.app.head().Add(model.KPI{ID: "k-alone", Name: "問い合わせ件数", Side: model.SideOwn}))
	h.saying(l, "相手のないKPI")
	i := h.saying(l, "問い合わせ件数", "自社", "もう一方のKPIとつながっていません")
	h.tap(l, i, false)
	if h.app.selection.lead() != "k-alone" {
		t.Errorf("selected %s", h.app.selection.lead())
	}
}

func TestTheExpectationSheetTellsWhoCovers(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("expectation")
	i := h.saying(l, "自社 | 36 %（8 件）", "合意済みの導入計画")
	if bar := l.list[i].cells[2].bar; bar < 0.36 || bar > 0.37 {
		t.Errorf("8 of 22 is a bar of %v", bar)
	}
	h.tap(l, i, false)
	if len(h.app.selection.ids) != 8 {
		t.Errorf("%d of 8 checkpoints are lit", len(h.app.selection.ids))
	}
	i = h.saying(l, "店長 | → CSM", "「合意済みの導入計画」", "「店の営業時間」")
	h.tap(l, i, false)
	if !h.app.selection.has(h.named("店の営業時間")) || !h.app.selection.has(h.named("合意済みの導入計画")) {
		t.Error("the hand-over does not light its two deliverables")
	}
	h.saying(l, "自社", "合意済みの導入計画", "◆ 必ず通る成果物：◎ ← ")
}

func TestNobodyIsAnErrorAndUnsetAQuestion(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("expectation")
	id := h.named("合意済みの導入計画")
	h.app.edit(h.app.head().Set(id, "cover", string(model.CoverNobody)))
	i := h.saying(l, "× エラー", "「合意済みの導入計画」を用意する人がいない。これがないとゴールに届かない。")
	if l.list[i].cells[0].ink != render.InkAlarm || l.list[i].id != id {
		t.Error("the error looks like any row")
	}
	h.saying(l, "× 担い手なし", "合意済みの導入計画")
	h.app.edit(h.app.head().Set(id, "cover", string(model.CoverUnset)))
	h.saying(l, "? 問い", "「合意済みの導入計画」はだれが用意しますか")
	h.saying(l, "? 未定", "合意済みの導入計画")
}

func TestFeasibilityTellsTheWaysAndTheSchedule(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	h.saying(l, "◎ ゴール", "紙台帳のない店舗運営", "○ 手に入る")
	i := h.saying(l, "いちばん安い道", "費用 93,000", "のべ 51 日", "34 日目に完了", "これより安い道はありません")
	h.tap(l, i, false)
	if n := len(h.app.selection.ids); n < 20 || !h.app.selection.has(h.named("動画の視聴記録")) || h.app.selection.has(h.named("現地研修の受講記録")) {
		t.Errorf("%d elements are lit, or not those of the way", n)
	}
	h.saying(l, "いちばん早い道", "費用 160,000", "30 日目に完了")
	i = h.saying(l, "日程", "30 日目に完了", "完了日を決める道筋：既存の紙台帳 → 取りこぼし予約の集計", "→ 紙台帳のない店舗運営")
	h.unfoldRow(l, i)
	h.saying(l, "完了日を決める道筋：既存の紙台帳")
}

func TestFeasibilityTellsWhatIsOverBudget(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	h.app.edit(h.app.head().Set(model.InfoID, "budgetCost", "90000"))
	i := h.saying(l, "▲ 予算超え", "費用 93,000 が予算の 90,000 を超えます")
	if l.list[i].cells[0].ink != render.InkAlarm {
		t.Error("it looks like any row")
	}
	h.app.edit(h.app.head().Set(model.InfoID, "budgetDays", "20"))
	h.saying(l, "▲ 予算超え", "完了の 30 日目が予算の 20 日を超えます")
}

func TestFeasibilityTellsWhatBlocksAGoal(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	id := h.named("店の営業時間")
	h.app.edit(h.app.head().Set(id, "state", string(model.StateBlocked)))
	h.saying(l, "紙台帳のない店舗運営", "× 手に入らない")
	i := h.saying(l, "× 妨げているもの", "店の営業時間", "止まっている")
	h.tap(l, i, false)
	if h.app.selection.lead() != id {
		t.Errorf("lit %v", h.app.selection.ids)
	}
	if slices.ContainsFunc(l.list, func(r row) bool { return strings.Contains(said(r), "いちばん安い道") }) {
		t.Error("a goal out of reach has a cheapest way")
	}
}

func TestFeasibilityTellsACircle(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	h.app.edit(h.app.head().Relate(model.NewRelation(model.Needs, h.named("合意済みの導入計画"), h.named("締結済みの利用契約"), "")))
	i := h.saying(l, "∞ 行き詰まりの輪", "合意済みの導入計画", "締結済みの利用契約", " → ")
	h.tap(l, i, false)
	if !h.app.selection.has(h.named("合意済みの導入計画")) || !h.app.selection.has(h.named("締結済みの利用契約")) {
		t.Errorf("lit %v", h.app.selection.ids)
	}
	h.saying(l, "× 妨げているもの", "行き詰まりの輪")
}
