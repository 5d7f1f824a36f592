package model

// askJourney asks for what the journey map, the indicators and the playbook are
// made of, once there are actions.
func (q *questioning) askJourney() {
	if len(q.in.acts) == 0 {
		q.ask(ownQuestion{
			topic: aboutTheRest, step: 2, key: "harvest",
			text:    Phrase{"ふだん、だれが何をしていますか。お客様の側では？ 思いつくだけ書いてください。", "Who usually does what, on the customer's side too? Write down whatever comes to mind."},
			because: Phrase{"アクションが、まだ一つもありません。", "There are no actions yet."},
		})
		return
	}
	q.askActions()
	q.askFeelings()
	if len(q.in.m.Records(KindSignal)) == 0 {
		q.askSignal()
	}
	if len(q.in.m.Records(KindKPI)) == 0 {
		q.ask(ownQuestion{
			topic: aboutJourney, step: 11, key: "kpis",
			text:    Phrase{"お客様は何の数字で評価されますか。当社は？ 二つはどうつながりますか。", "By which figures is the customer judged, and by which are we? How do the two hang together?"},
			because: Phrase{"KPIが、まだ一つもありません。", "There are no KPIs yet."},
		})
	}
}

// askActions asks when the actions on the way start, and who does them.
func (q *questioning) askActions() {
	for _, v := range q.in.acts {
		a := q.in.action(v)
		if !q.in.onWay[v] || a.Does == ActionStart || a.Does == ActionEnd {
			continue
		}
		if a.When == "" {
			q.ask(ownQuestion{
				topic: aboutJourney, step: 11, key: "when", on: []ID{a.ID},
				text:    Phrase{"「{0}」は、何が起きたら始めますか。", "What has to happen for “{0}” to start?"},
				because: Phrase{"「{0}」に、いつ始めるかが書かれていません。", "Nothing says when “{0}” starts."},
			}, a.Name)
		}
		if a.Role == "" {
			q.ask(ownQuestion{
				topic: aboutOwners, step: 7, key: "who", on: []ID{a.ID},
				text:    Phrase{"「{0}」は、だれがしますか。", "Who does “{0}”?"},
				because: Phrase{"「{0}」をする人が決まっていません。", "Nobody is said to do “{0}”."},
			}, a.Name)
		}
	}
}

// askFeelings asks, phase by phase, how the customer feels where none of the
// customer's actions says so.
func (q *questioning) askFeelings() {
	customer, felt := map[ID]bool{}, map[ID]bool{}
	for _, v := range q.in.acts {
		a := q.in.action(v)
		role, _ := Find[Role](q.in.m, a.Role)
		if role.Side != SideCustomer {
			continue
		}
		phase := q.in.d.PhaseOf(a.ID)
		customer[phase] = true
		felt[phase] = felt[phase] || a.Feeling != 0 || a.Thought != ""
	}
	for p := range Each[Phase](q.in.m) {
		if customer[p.ID] && !felt[p.ID] {
			q.ask(ownQuestion{
				topic: aboutJourney, step: 11, key: "feeling", on: []ID{p.ID},
				text:    Phrase{"「{0}」の間、お客様はどんな気持ちですか。いちばん沈むのはどこですか。", "How does the customer feel during “{0}”? Where is the low point?"},
				because: Phrase{"「{0}」のお客様の気持ちが、まだ書かれていません。", "Nothing says how the customer feels during “{0}”."},
			}, p.Name)
		}
	}
}

// askSignal asks about the checkpoint nearest to the first goal.
func (q *questioning) askSignal() {
	nearest := int32(-1)
	for _, v := range q.in.order {
		if q.in.vital[v] && (nearest < 0 || q.in.depth[v] < q.in.depth[nearest]) {
			nearest = int32(v)
		}
	}
	if nearest >= 0 {
		id := q.in.id(nearest)
		q.ask(ownQuestion{
			topic: aboutJourney, step: 11, key: "signal", on: []ID{id},
			text:    Phrase{"「{0}」が遅れていることに、いつ、何で気づけますか。", "When, and by what, would you notice that “{0}” is late?"},
			because: Phrase{"採用した指標が、まだ一つもありません。", "No signal is accepted yet."},
		}, q.in.name(id))
	}
}
