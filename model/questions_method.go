package model

// method asks about what is still empty, step by step of the workshop.
func (q *questioning) method() {
	q.askScope()
	if len(q.in.goals) == 0 {
		return
	}
	q.askGoals()
	q.askRemarks()
	q.askAssumptions()
	q.askChain()
	q.askTogether()
	q.askRoles()
	q.askCover()
	q.askPhases()
	q.askJourney()
}

func (q *questioning) askScope() {
	info := q.in.m.Info()
	if info.Customer == "" && info.Persona == "" {
		q.ask(ownQuestion{
			topic: aboutScope, step: 0, key: "scope-customer",
			text:    Phrase{"だれの、どの業務の話ですか。実在の一社を挙げられますか。", "Whose business is this, and which part of it? Can you name a real customer?"},
			because: Phrase{"だれの業務かが、まだ書かれていません。", "Nothing says yet whose business this is."},
		})
	}
	if info.Viewpoint == "" {
		q.ask(ownQuestion{
			topic: aboutScope, step: 0, key: "scope-viewpoint",
			text:    Phrase{"今のやり方と、こうなりたい姿の、どちらを描きますか。迷ったら、今のやり方からです。", "Do we draw today's way or the way it should be? When in doubt, today's."},
			because: Phrase{"現状か将来像かが、まだ決まっていません。", "Nothing says yet whether this is as it is or as it should be."},
		})
	}
	if info.Purpose == "" {
		q.ask(ownQuestion{
			topic: aboutScope, step: 0, key: "scope-purpose",
			text:    Phrase{"何のために描きますか。今日は扱わないと決めることは何ですか。", "What is this model for? What do we leave out today?"},
			because: Phrase{"目的と範囲が、まだ書かれていません。", "Purpose and scope are still empty."},
		})
	}
}

func (q *questioning) askGoals() {
	measured := map[ID]bool{}
	for k := range Each[KPI](q.in.m) {
		for _, r := range q.in.m.RelationsOf(k.ID, Measures) {
			measured[r.To] = measured[r.To] || k.Side != SideOwn
		}
	}
	for _, id := range q.in.goals {
		v := q.in.d.Graph.Of[id]
		if !q.in.isGiven(v) && len(q.in.needed.of(v)) == 0 && q.in.parts[v] == 0 && len(q.in.made.of(v)) > 0 {
			q.ask(ownQuestion{
				topic: aboutGoal, step: 4, key: "goal-needs", on: []ID{id},
				text:    Phrase{"「{0}」があるには、先に何がなければなりませんか。", "To have “{0}”, what must already exist?"},
				because: Phrase{"ゴール「{0}」に必要なものが、まだ一つもありません。", "Nothing is drawn yet that the goal “{0}” needs."},
			}, q.in.name(id))
		}
		if len(q.in.m.Records(KindKPI)) > 0 && !q.anyMeasured(v, measured) {
			q.ask(ownQuestion{
				topic: aboutJourney, step: 11, key: "goal-kpi", on: []ID{id},
				text:    Phrase{"「{0}」に届いたことを、お客様はどの数字で判断しますか。", "By which figure does the customer judge that “{0}” is reached?"},
				because: Phrase{"「{0}」にも、その手前にも、お客様のKPIが結ばれていません。", "No KPI of the customer is read off “{0}” or anything just before it."},
			}, q.in.name(id))
		}
	}
}

// anyMeasured looks at a goal and at what it needs directly.
func (q *questioning) anyMeasured(v int, measured map[ID]bool) bool {
	found := measured[q.in.id(int32(v))]
	q.in.needs(v, func(j *Joint) { found = found || measured[q.in.id(j.To)] })
	return found
}

// askRemarks brings back what the group has put off.
func (q *questioning) askRemarks() {
	for r := range Each[Remark](q.in.m) {
		if r.Status != StatusOpen && r.Status != "" {
			continue
		}
		ask := ownQuestion{topic: aboutWhatIsOpen, step: 12, key: "remark", on: []ID{r.ID}}
		text := clipTo(r.Text, 120)
		if r.On != "" {
			ask.on = []ID{r.On, r.ID}
		}
		switch r.About {
		case RemarkQuestion:
			ask.text = Phrase{text, text}
			ask.because = Phrase{"「{0}」について、まだ答えのない質問です。", "A question about “{0}” that is still open."}
			if r.On == "" {
				ask.because = Phrase{"保留にしてある質問です。", "A question from the parking lot."}
			}
		case RemarkAssumption:
			ask.text = Phrase{"次のことは、何を見れば確かめられますか。「" + text + "」", "What would confirm this? “" + text + "”"}
			ask.because = Phrase{"「{0}」についての、まだ確かめていない前提です。", "An assumption about “{0}” that nobody has confirmed."}
			if r.On == "" {
				ask.because = Phrase{"まだ確かめていない前提です。", "An assumption that nobody has confirmed."}
			}
		default:
			continue
		}
		q.ask(ask, q.in.name(r.On))
	}
}

// askAssumptions asks about what is taken for granted and has no remark yet
// that says whether it is so.
func (q *questioning) askAssumptions() {
	spoken := map[ID]bool{}
	for r := range Each[Remark](q.in.m) {
		spoken[r.On] = spoken[r.On] || r.About == RemarkAssumption
	}
	for v := range q.in.things {
		d := q.in.things[v]
		if d.Origin == OriginAssumption && q.in.onWay[v] && !spoken[d.ID] && d.State != StateDone {
			q.ask(ownQuestion{
				topic: aboutWhatIsOpen, step: 9, key: "assumption", on: []ID{d.ID},
				text:    Phrase{"「{0}」は、確かめてありますか。外れていたら、何が変わりますか。", "Has anybody confirmed “{0}”? What changes if it is not so?"},
				because: Phrase{"「{0}」は前提のままで、ゴールはこれに頼っています。", "“{0}” is an assumption, and a goal rests on it."},
			}, d.Name)
		}
	}
}

// askChain asks for alternatives as long as there are none at all.
func (q *questioning) askChain() {
	needs := 0
	for _, j := range q.in.d.Graph.Joints {
		if j.Rel == Needs {
			if needs++; j.Relation.Group != "" {
				return
			}
		}
	}
	goal := q.in.goals[0]
	first := ID("")
	q.in.needs(q.in.d.Graph.Of[goal], func(j *Joint) {
		if first == "" {
			first = q.in.id(j.To)
		}
	})
	if needs >= 5 && first != "" {
		q.ask(ownQuestion{
			topic: aboutTheChain, step: 4, key: "alternatives", on: []ID{first, goal},
			text:    Phrase{"「{0}」がなくても「{1}」に届いた例はありますか。いくつかのうち一つあれば足りるものは？", "Has anybody reached “{1}” without “{0}”? Where is one of several enough?"},
			because: Phrase{"代わりのきくものが、まだ一つも描かれていません。", "No alternatives are drawn yet."},
		}, q.in.name(first), q.in.name(goal))
	}
}

// askTogether asks for syncs once there is enough to settle together.
func (q *questioning) askTogether() {
	for _, j := range q.in.d.Graph.Joints {
		if j.Rel == Sync {
			return
		}
	}
	if len(q.in.things) >= 8 {
		q.ask(ownQuestion{
			topic: aboutTogether, step: 6, key: "syncs",
			text:    Phrase{"片方が変わると、もう片方も作り直しになるものはありますか。その二つは、だれが持っていますか。", "Which two have to be redone when either changes? Who owns them?"},
			because: Phrase{"同時に決まるものが、まだ一つも描かれていません。", "Nothing is drawn yet that can only be settled together."},
		})
	}
}

func (q *questioning) askRoles() {
	roles := All[Role](q.in.m)
	if len(roles) == 0 {
		q.ask(ownQuestion{
			topic: aboutOwners, step: 7, key: "roles",
			text:    Phrase{"だれがかかわりますか。決める人、使う人、進める人、慎重な人はだれですか。", "Who is involved? Who decides, who uses it, who drives it, who is wary?"},
			because: Phrase{"役割が、まだ一つもありません。", "There are no roles yet."},
		})
		return
	}
	has := map[Stake]bool{}
	for _, r := range roles {
		has[r.Stake] = true
	}
	if !has[StakeDecider] {
		q.ask(ownQuestion{
			topic: aboutOwners, step: 7, key: "decider",
			text:    Phrase{"続けるか、やめるかを決めるのはだれですか。", "Who decides whether to go on or to stop?"},
			because: Phrase{"決裁者が、まだ出てきません。", "No role is a decider yet."},
		})
	}
	if !has[StakePromoter] {
		q.ask(ownQuestion{
			topic: aboutOwners, step: 7, key: "promoter",
			text:    Phrase{"お客様の側で、いちばん進めたいのはだれですか。", "Who on the customer's side wants it most?"},
			because: Phrase{"推進者が、まだ出てきません。", "No role is a promoter yet."},
		})
	}
}

// askCover asks who supplies what the goals need, and whether time and money
// suffice.
func (q *questioning) askCover() {
	for v := range q.in.things {
		if d := q.in.things[v]; d.Cover == CoverUnset && q.in.vital[v] {
			q.ask(ownQuestion{
				topic: aboutFeasibility, step: 9, key: "cover", on: []ID{d.ID},
				text:    Phrase{"「{0}」を用意するのは、自社・顧客・パートナー・今後の機能のどれですか。", "Who supplies “{0}”: we, the customer, a partner, a future feature?"},
				because: Phrase{"必ず通る「{0}」の担い手が、まだ決まっていません。", "Nothing says who supplies “{0}”, which cannot be avoided."},
			}, d.Name)
		}
	}
	info := q.in.m.Info()
	if info.BudgetDays == 0 && info.BudgetCost == 0 {
		q.ask(ownQuestion{
			topic: aboutFeasibility, step: 9, key: "budget",
			text:    Phrase{"いつまでに、いくらまでなら、見合いますか。", "By when, and for how much at most, is it worth it?"},
			because: Phrase{"予算と期限が、まだありません。", "Neither a budget nor a deadline is set."},
		})
	} else if finish := q.in.d.Schedule().Finish; info.BudgetDays > 0 && finish > info.BudgetDays {
		q.ask(ownQuestion{
			topic: aboutWhatIsBroken, step: 9, key: "late",
			text:    Phrase{"{0}日に収めるには、どこを短くしますか。期待をどこに合わせますか。", "What gets shorter to make it in {0} days? Or what should the customer expect instead?"},
			because: Phrase{"急いでも{1}日かかり、{0}日に収まりません。", "It takes {1} days at best, more than {0}."},
		}, int(info.BudgetDays), int(finish))
	}
}

func (q *questioning) askPhases() {
	phases := All[Phase](q.in.m)
	if len(phases) == 0 {
		q.ask(ownQuestion{
			topic: aboutPhases, step: 10, key: "phases",
			text:    Phrase{"道のりを、同じ働きかけが続くいくつかの段階に分けると、どこで切れますか。", "Where does the way fall into stages, in each of which you keep doing the same?"},
			because: Phrase{"フェーズが、まだありません。", "There are no phases yet."},
		})
	}
	for _, p := range phases {
		if len(q.in.m.RelationsOf(p.ID, Closes)) == 0 {
			q.ask(ownQuestion{
				topic: aboutPhases, step: 10, key: "phase-end", on: []ID{p.ID},
				text:    Phrase{"「{0}」は、何ができたら終わりですか。", "What is there when “{0}” is over?"},
				because: Phrase{"フェーズ「{0}」を閉じる成果物が、まだ決まっていません。", "No deliverable closes the phase “{0}” yet."},
			}, p.Name)
		}
	}
}
