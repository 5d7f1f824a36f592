package model

import (
	"errors"
	"slices"
	"testing"
)

func TestCardsOfAnEmptyModelAskScopeAndGoalFirst(t *testing.T) {
	r := newRoom(t)
	for _, kind := range []CardKind{"scope-customer", "scope-persona", "scope-viewpoint", "scope-purpose", "scope-out", "goal", "harvest"} {
		if !r.asks(kind, "") {
			t.Errorf("%s is not asked", kind)
		}
	}
	for _, c := range r.cards() {
		if c.Step > 3 && c.Step != StepClose {
			t.Errorf("%s of step %d is asked before there is a goal", c.Kind, c.Step)
		}
	}
	r.answer("scope-customer", "", "駅前の食堂")
	r.picks("scope-viewpoint", "", "as-is")
	r.answer("scope-out", "", "仕入れは扱わない")
	r.answer("scope-purpose", "", "注文の流れを見直す")
	info := r.m.Info()
	if info.Customer != "駅前の食堂" || info.Viewpoint != AsIs || info.Purpose != "注文の流れを見直す" || r.asks("scope-out", "") {
		t.Errorf("%+v", info)
	}
}

func TestGoalIsANounAndMayLieBeyond(t *testing.T) {
	r := newRoom(t)
	r.answer("goal", "", "注文を取る")
	r.picks("goal-name", "注文を取る", Suggest("注文を取る")[0])
	r.answer("goal", "", "精算済みの伝票")
	goal := r.named("精算済みの伝票")
	r.answer("goal-done", "精算済みの伝票", "伝票に支払い方法が書いてある")
	r.answer("goal-beyond", "精算済みの伝票", "受け取った代金")
	beyond, _ := Find[Deliverable](r.m, r.named("受け取った代金"))
	near, _ := Find[Deliverable](r.m, goal)
	if !beyond.Goal || near.Goal || !r.joined(Needs, "受け取った代金", "精算済みの伝票") || near.DoneWhen == "" {
		t.Errorf("%+v, %+v", beyond, near)
	}
}

func TestHarvestMakesACardOfEachLine(t *testing.T) {
	r := newRoom(t)
	r.answer("harvest", "", "・ホール係：注文を取る\n・ホール係：料理を運ぶ\r\n1. 料理人: 料理を作る\n\nレジを締める")
	r.answer("harvest-seldom", "", "ホール係：注文を取る\n店長：棚卸しをする")
	var lines []string
	for _, a := range All[Action](r.m) {
		lines = append(lines, nameOfID(r.m, a.Role)+"/"+a.Name)
	}
	want := []string{"ホール係/注文を取る", "ホール係/料理を運ぶ", "料理人/料理を作る", "/レジを締める", "店長/棚卸しをする"}
	if !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
	if n := len(All[Role](r.m)); n != 3 {
		t.Errorf("%d roles", n)
	}
}

func TestFlipMergesCardsWithTheSameOutput(t *testing.T) {
	r := newRoom(t)
	r.answer("harvest", "", "ホール係：注文を取る\n来店客：タブレットで注文する\n来店客：電話で注文する")
	r.answer("flip", "注文を取る", "注文票")
	r.picks("flip", "タブレットで注文する", "same-output 注文票")
	r.answer("flip", "電話で注文する", " 注文票 ")
	if n := len(All[Deliverable](r.m)); n != 1 || !r.joined(Yields, "電話で注文する", "注文票") || !r.joined(Yields, "タブレットで注文する", "注文票") {
		t.Errorf("%d deliverables", n)
	}
	if r.asks("flip", "") {
		t.Error("a flipped card is asked about again")
	}
	r.answer("harvest", "", "内容を確認する")
	r.answer("flip", "内容を確認する", "内容の確認")
	r.answer("noun", "内容の確認", "注文票")
	if len(All[Deliverable](r.m)) != 1 || !r.joined(Yields, "内容を確認する", "注文票") {
		t.Error("a name that is there already does not make the two one")
	}
}

func TestChainGoesBackFromTheGoal(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "loose", Name: "予約一覧"})
	r.answer("goal", "", "受け取った代金")
	r.answer("need", "受け取った代金", "精算済みの伝票")
	r.answer("need", "精算済みの伝票", "注文票、配膳済みの料理")
	r.answer("need", "配膳済みの料理", "席の割り当て")
	r.answer("need", "席の割り当て", "予約一覧 または 順番待ちの一覧")
	r.answer("need", "注文票", "メニュー\n食材、席")
	r.picks("origin", "メニュー", "external")
	r.picks("need", "食材", "external")
	if g := r.groupOf("席の割り当て", "予約一覧"); g == "" || g != r.groupOf("席の割り当て", "順番待ちの一覧") {
		t.Error("A or B are no alternatives")
	}
	if r.groupOf("精算済みの伝票", "注文票") != "" {
		t.Error("needs of their own became alternatives")
	}
	r.picks("either", "注文票", "either-of メニュー 席")
	if g := r.groupOf("注文票", "メニュー"); g == "" || r.groupOf("注文票", "食材") != "" {
		t.Error("one of two of three")
	}
	menu, _ := Find[Deliverable](r.m, r.named("メニュー"))
	if menu.Origin != OriginExternal || r.asks("need", "メニュー") || r.asks("origin", "メニュー") {
		t.Errorf("%+v", menu)
	}
	order := []string{}
	for _, c := range r.cards() {
		if c.Kind == "need" {
			order = append(order, nameOfID(r.m, c.On[0]))
		}
	}
	if at := slices.Index(order, "受け取った代金"); at != 0 || slices.Index(order, "席の割り当て") < slices.Index(order, "注文票") {
		t.Errorf("asked in the order %q", order)
	}
}

func (r *room) groupOf(from, to string) string {
	for _, rel := range r.m.RelationsOf(r.named(from), Needs) {
		if rel.To == r.named(to) {
			return rel.Group
		}
	}
	return ""
}

func TestForwardCheckAsksWhatNoGoalNeeds(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "g", Name: "受け取った代金", Goal: true}, Deliverable{ID: "x", Name: "日報"}, Deliverable{ID: "y", Name: "レシートの控え"})
	r.picks("forward", "日報", "let-go")
	r.picks("forward", "レシートの控え", "needed-for 受け取った代金")
	if r.m.Has("x") || !r.joined(Needs, "受け取った代金", "レシートの控え") || r.asks("forward", "") {
		t.Error("what nobody needs stays, or what is needed is not joined")
	}
}

func TestSyncOfTwoThatNeitherNeedsTheOther(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "g", Name: "開店", Goal: true}, Deliverable{ID: "a", Name: "席の配置"}, Deliverable{ID: "b", Name: "メニュー"}, Deliverable{ID: "c", Name: "厨房"},
		NewRelation(Needs, "g", "a", ""), NewRelation(Needs, "g", "b", ""), NewRelation(Needs, "g", "c", ""), NewRelation(Needs, "b", "c", ""))
	for _, c := range r.cards() {
		if c.Kind == "sync" && slices.Contains(c.On, "b") && slices.Contains(c.On, "c") {
			t.Error("asked of two of which one needs the other")
		}
	}
	r.picks("sync", "席の配置", "together")
	r.answer("sync-more", "", "席の配置と厨房")
	if !r.m.Has(RelationID(Sync, "a", "b", "")) || !r.m.Has(RelationID(Sync, "a", "c", "")) {
		t.Error("not joined")
	}
	_, err := r.card("sync-more", "").Take(r.scribe(), "席の配置と空")
	if refusal := (*Refusal)(nil); !errors.As(err, &refusal) {
		t.Errorf("a name that is not there: %v", err)
	}
}

func TestPeopleDoneAndMeans(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "g", Name: "受け取った代金", Goal: true})
	r.answer("need", "受け取った代金", "精算済みの伝票")
	r.answer("harvest", "", "ホール係：伝票を締める")
	r.answer("owner", "精算済みの伝票", "店長")
	r.picks("owner", "受け取った代金", "店長")
	r.picks("side", "店長", "side.customer")
	r.picks("decider", "", "店長")
	r.answer("promoter", "", "副店長")
	r.picks("maker", "精算済みの伝票", "伝票を締める")
	r.answer("maker", "受け取った代金", "ホール係：代金を受け取る")
	r.answer("done", "精算済みの伝票", "合計が書いてある")
	r.answer("deadline", "", "約３０日")
	r.answer("budget", "", "50万円まで")
	r.answer("days", "精算済みの伝票", "0.5日")
	r.picks("cover", "精算済みの伝票", "cover.customer")
	r.answer("fallback", "精算済みの伝票", "店長：手書きで締める")
	slip, _ := Find[Deliverable](r.m, r.named("精算済みの伝票"))
	boss, _ := Find[Role](r.m, r.named("店長"))
	info := r.m.Info()
	if slip.Owner != boss.ID || slip.DoneWhen == "" || slip.Days != 0.5 || slip.Cover != CoverCustomer || boss.Side != SideCustomer || boss.Stake != StakeDecider {
		t.Errorf("%+v %+v", slip, boss)
	}
	if info.BudgetDays != 30 || info.BudgetCost != 500_000 {
		t.Errorf("%+v", info)
	}
	if !r.joined(Yields, "手書きで締める", "精算済みの伝票") || !r.joined(Yields, "代金を受け取る", "受け取った代金") {
		t.Error("not yielded")
	}
}
