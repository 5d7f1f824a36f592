package model

import "slices"

// flowRules ask whether the actions make a flow that holds together.
func flowRules() []rule {
	return []rule{
		{
			"idle-action", LevelWarning,
			Phrase{"何も生まないアクション", "Action that yields nothing"},
			Phrase{"アクション「{0}」は、何も生み出していません。", "The action “{0}” yields nothing."},
			Phrase{"「{0}」が終わると、何が残りますか。それがないと、だれが困りますか。", "What is left when “{0}” is done? Who would miss it?"},
			(*inspection).findIdle, nil,
		},
		{
			"order-clash", LevelWarning,
			Phrase{"流れの順と合わない使い方", "Flow against the needs"},
			Phrase{"「{0}」は「{1}」を使いますが、それを作る「{2}」は、流れではそのあとです。", "“{0}” uses “{1}”, but in the flow “{2}”, which makes it, comes after."},
			Phrase{"「{0}」と「{2}」は、実際にはどちらが先ですか。", "Which really comes first, “{0}” or “{2}”?"},
			(*inspection).findOrderClashes, nil,
		},
		{
			"one-lever", LevelWarning,
			Phrase{"一種類だけの動かす力", "One lever only"},
			Phrase{"人を動かす力が「{0}」だけです。", "The only lever that moves people is {0}."},
			Phrase{"「{0}」がなくなっても、続けてもらえますか。ほかに動く理由はありますか。", "Would they go on without {0}? What else would move them?"},
			(*inspection).findOneLever, nil,
		},
		{
			"flow-without-start", LevelHint,
			Phrase{"始まりのない流れ", "Flow without a start"},
			Phrase{"アクションの流れに、開始がありません。", "The flow of actions has no start."},
			Phrase{"この流れは、何が起きたら始まりますか。", "What makes this flow begin?"},
			func(in *inspection) { in.findNoEnd(ActionStart) }, func(f Finding) []Fix { return f.in.mendNoEnd(ActionStart) },
		},
		{
			"flow-without-end", LevelHint,
			Phrase{"終わりのない流れ", "Flow without an end"},
			Phrase{"アクションの流れに、終了がありません。", "The flow of actions has no end."},
			Phrase{"この流れは、どうなったら終わりですか。", "When is this flow over?"},
			func(in *inspection) { in.findNoEnd(ActionEnd) }, func(f Finding) []Fix { return f.in.mendNoEnd(ActionEnd) },
		},
		{
			"decision-without-branches", LevelHint,
			Phrase{"分かれない分岐", "Decision without branches"},
			Phrase{"分岐「{0}」から出る道が、{1}本しかありません。", "The decision “{0}” has too few ways out: {1}."},
			Phrase{"「{0}」は、どんなときにどう分かれますか。", "When does “{0}” go which way?"},
			(*inspection).findUnbranched, mendUnbranched,
		},
	}
}

func (in *inspection) findIdle() {
	for _, v := range in.acts {
		if a := in.act(v); a.Does == ActionTask && len(in.makes.of(int(v))) == 0 {
			in.add([]ID{a.ID}, nil)
		}
	}
}

func (in *inspection) findOneLever() {
	used := map[Lever]int{}
	for _, v := range in.acts {
		if a := in.act(v); a.Lever != LeverNone {
			used[a.Lever]++
		}
	}
	words := map[Lever]Phrase{
		LeverMandate:     {"指示", "a mandate"},
		LeverIncentive:   {"ごほうび", "an incentive"},
		LeverConvenience: {"便利さ", "convenience"},
	}
	for lever, n := range used {
		if len(used) == 1 && n > 1 {
			in.add(nil, nil, words[lever])
		}
	}
}

// findNoEnd looks for a start, or an end, once actions follow one another.
func (in *inspection) findNoEnd(kind ActionKind) {
	flows := false
	for _, j := range in.d.Graph.Joints {
		flows = flows || j.Rel == Then
	}
	for v := in.d.Graph.Deliverables; v < in.d.Graph.Elements; v++ {
		if in.act(int32(v)).Does == kind {
			return
		}
	}
	if flows {
		in.add(nil, nil)
	}
}

// mendNoEnd offers the actions that nothing goes before, or after, three at most.
func (in *survey) mendNoEnd(kind ActionKind) []Fix {
	before, after := in.thenCounts()
	label := Phrase{"「{0}」から始める", "Start with “{0}”"}
	count := before
	if kind == ActionEnd {
		label, count = Phrase{"「{0}」で終える", "End with “{0}”"}, after
	}
	var fixes []Fix
	for v := in.d.Graph.Deliverables; v < in.d.Graph.Elements && len(fixes) < 3; v++ {
		if a := in.act(int32(v)); count[v] == 0 && before[v]+after[v] > 0 && a.Does == ActionTask {
			fixes = append(fixes, Fix{saying(label, []any{a.Name}), in.setting(a.ID, "kind", string(kind))})
		}
	}
	return fixes
}

// thenCounts tells of each action how many go directly before and after it.
func (in *survey) thenCounts() (before, after []int) {
	before, after = make([]int, in.d.Graph.Elements), make([]int, in.d.Graph.Elements)
	for _, j := range in.d.Graph.Joints {
		if j.Rel == Then {
			before[j.To]++
			after[j.From]++
		}
	}
	return before, after
}

func (in *inspection) findUnbranched() {
	_, after := in.thenCounts()
	for _, v := range in.acts {
		if a := in.act(v); a.Does == ActionDecision && after[v] < 2 {
			in.add([]ID{a.ID}, nil, after[v])
		}
	}
}

func mendUnbranched(f Finding) []Fix {
	return []Fix{{Phrase{"ふつうの作業にする", "Make it an ordinary task"}, f.in.setting(f.On[0], "kind", "")}}
}

// findOrderClashes finds uses of what is only made later in the flow: all that
// yield it come after, and none comes before. A loop of the flow counts as one.
func (in *inspection) findOrderClashes() {
	flow, loop := in.flow()
	var asked []reachQuery
	var clashes [][3]int32 // user, used, maker
	for _, v := range in.acts {
		for _, used := range in.uses.of(int(v)) {
			makers := in.made.of(int(used))
			isBefore := func(maker int32) bool { return !flow.mayReach(loop[v], loop[maker]) }
			if len(makers) == 0 || in.isGiven(int(used)) || slices.ContainsFunc(makers, isBefore) {
				continue
			}
			q := reachQuery{from: loop[v], to: loop[makers[0]], about: int32(len(clashes))}
			for _, maker := range makers[1:] {
				q.also = append(q.also, loop[maker])
			}
			asked = append(asked, q)
			clashes = append(clashes, [3]int32{v, used, makers[0]})
		}
	}
	flow.answer(asked, func(q reachQuery) {
		c := clashes[q.about]
		in.add([]ID{in.id(c[0]), in.id(c[1]), in.id(c[2])}, nil)
	})
}

// flow is the order of the actions, each loop taken as one node; loop tells
// which node an action is in.
func (in *inspection) flow() (flow *reaches, loop []int32) {
	var pairs [][2]int32
	for _, j := range in.d.Graph.Joints {
		if j.Rel == Then {
			pairs = append(pairs, [2]int32{j.From, j.To})
		}
	}
	loop, count := components(layOut(pairs, in.d.Graph.Elements, 0))
	for i, p := range pairs {
		pairs[i] = [2]int32{loop[p[0]], loop[p[1]]}
	}
	return newReaches(layOut(pairs, count, 0)), loop
}
