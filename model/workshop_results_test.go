package model

import "testing"

func TestMilestonesResultsAndWalkThrough(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "g", Name: "受け取った代金", Goal: true}, Role{ID: "r", Name: "来店客", Side: SideCustomer})
	r.answer("need", "受け取った代金", "精算済みの伝票")
	r.picks("phases", "", "phases.onboarding")
	r.answer("phase-end", "導入", "席の割り当て")
	r.picks("phase-end", "更新", "受け取った代金")
	r.answer("really", "席の割り当て", "立ち席の案内")
	if r.groupOf("受け取った代金", "席の割り当て") == "" {
		t.Error("no alternative")
	}
	r.answer("account", "", "駅前店")
	r.picks("tick", "精算済みの伝票", "state.started")
	r.answer("match", "駅前店", "順番が違う")
	r.answer("kpi-customer", "", "売上、客数")
	if n := len(All[KPI](r.m)); n != 2 || len(All[Reading](r.m)) != 1 {
		t.Errorf("%d KPIs", n)
	}
}

func TestCloseAsksEverybodyForThree(t *testing.T) {
	r := newRoom(t, Remark{ID: "p", About: RemarkQuestion, Status: StatusOpen, Text: "アレルギーの確認は？"})
	r.answer("next-who", "", "佐藤：予約台帳を写す")
	for _, text := range []string{"店長に確かめる", "メニューを持ってくる"} {
		if !r.asks("next", "") {
			t.Fatal("not asked for three")
		}
		r.answer("next", "", text)
	}
	if r.asks("next", "") {
		t.Error("asked for a fourth")
	}
	r.answer("parked", "", "鈴木")
	people := NextActions(r.m)
	if len(people) != 1 || people[0].By != "佐藤" || len(people[0].Actions) != 3 || r.asks("parked", "") {
		t.Errorf("%+v", people)
	}
}

func TestWhoAnsweredIsKept(t *testing.T) {
	r := newRoom(t)
	r.by = "田中"
	r.answer("goal", "", "受け取った代金")
	remarks := All[Remark](r.m)
	if len(remarks) != 1 || remarks[0].By != "田中" || remarks[0].Status != StatusConfirmed || remarks[0].Text != "受け取った代金" {
		t.Errorf("%+v", remarks)
	}
}

func TestHearingAsksSixThings(t *testing.T) {
	r := newRoom(t, Deliverable{ID: "d", Name: "注文票"}, Action{ID: "a", Name: "注文を取る"})
	for _, id := range []ID{"d", "a"} {
		for i := range 6 {
			c := Derive(r.m, Options{}).Hearing(id)[i]
			if !c.IsOpen() {
				t.Errorf("%s of %s is answered", c.Kind, id)
			}
			r.enter(c.Take(r.scribe(), "答え"+string(rune('1'+i))))
			if c := Derive(r.m, Options{}).Hearing(id)[i]; c.Known != "答え"+string(rune('1'+i)) {
				t.Errorf("%s of %s is known as %q", c.Kind, id, c.Known)
			}
		}
	}
	r.enter(Hypothesis(r.scribe(), "d", "紙でなくてもよい"))
	r.enter(Hypothesis(r.scribe(), "d", "席番号が要る"))
	open := 0
	for _, remark := range RemarksOn(r.m, "d") {
		if remark.Status == StatusOpen {
			open++
		}
	}
	if open != 2 || NextStatus(NextStatus(NextStatus(StatusOpen))) != StatusOpen {
		t.Errorf("%d open hypotheses", open)
	}
}

func TestSelfCheckLevels(t *testing.T) {
	for score, want := range []int{1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4} {
		if got := CheckupLevel(score); got != want {
			t.Errorf("level of %d is %d, want %d", score, got, want)
		}
	}
	r := newRoom(t)
	r.enter(Tick(r.scribe(), 0))
	r.enter(Tick(r.scribe(), 9))
	s := r.scribe()
	s.Day = "2026-12-01"
	r.enter(Tick(s, 9))
	all := Checkups(r.m)
	if len(all) != 2 || all[0].Answers != "1000000001" || all[1].Answers != "1000000000" || all[0].Score() != 2 || !all[0].Holds(9) {
		t.Errorf("%+v", all)
	}
}
