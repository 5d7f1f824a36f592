package model

import (
	"slices"
	"strings"
)

// goalRules ask whether there is a goal and whether it can be reached.
func goalRules() []rule {
	return []rule{
		{
			"no-goal", LevelError,
			Phrase{"ゴールがない", "No goal"},
			Phrase{"ゴールがまだありません。", "There is no goal yet."},
			Phrase{"うまくいったとき、お客様の手元には何がありますか。名詞で言うと？", "When it has gone well, what does the customer have? Put it as a noun."},
			(*inspection).findNoGoal, mendNoGoal,
		},
		{
			"circle", LevelError,
			Phrase{"抜けられない輪", "Circle without a way out"},
			Phrase{"互いを待つ輪になっていて、どれも手に入りません：{0}", "These wait for one another, so none of them can be had: {0}"},
			Phrase{
				"「{1}」と「{2}」は、どちらが先に決まりますか。一緒でないと決まりませんか。それとも、下書きと決定版に分けられますか。",
				"Which is settled first, “{1}” or “{2}”? Can they only be settled together, or does one have a draft and a final state?",
			},
			func(in *inspection) { in.findCircles(true) }, mendCircle,
		},
		{
			"goal-not-obtainable", LevelError,
			Phrase{"届かないゴール", "Goal that cannot be reached"},
			Phrase{"ゴール「{0}」には、今のままでは届きません。止めているのは{1}です。", "The goal “{0}” cannot be reached as it stands. What stops it: {1}."},
			Phrase{"{1}が手に入らないとき、ほかの道はありますか。なければ、期待をどこに合わせますか。", "If {1} cannot be had, is there another way? If not, what should the customer expect instead?"},
			(*inspection).findLostGoals, nil,
		},
	}
}

// roadRules ask what does not belong to the way to a goal, or bars it.
func roadRules() []rule {
	return []rule{
		{
			"nobody-covers", LevelError,
			Phrase{"担い手のない成果物", "Covered by nobody"},
			Phrase{"「{0}」は、だれも用意しません。", "Nobody supplies “{0}”."},
			Phrase{"「{0}」は、自社・顧客・パートナーのうち、だれなら担えますか。だれもいないなら、期待をどう合わせますか。", "Who could supply “{0}”: we, the customer, a partner? If nobody, what should the customer expect instead?"},
			(*inspection).findUncovered, mendUncovered,
		},
		{
			"dangling-overlay", LevelError,
			Phrase{"置き場所のなくなった手直し", "Hand edit without a cell"},
			Phrase{"手で直した文「{0}」の欄が、ジャーニーマップからなくなりました。", "The cell of the journey map that “{0}” was written into is gone."},
			Phrase{"「{0}」はまだ要りますか。要るなら、どの欄に移しますか。", "Is “{0}” still wanted? If so, which cell does it belong to now?"},
			(*inspection).findDanglingOverlays, mendDanglingOverlay,
		},
		{
			"means-as-goal", LevelWarning,
			Phrase{"手段の名前のゴール", "Goal named like a means"},
			Phrase{"ゴール「{0}」は、手段の名前に見えます。", "The goal “{0}” is named like a means."},
			Phrase{"「{0}」は何のためですか。その先にあるもののほうが、本当のゴールではありませんか。", "What is “{0}” for? Is the real goal what lies beyond it?"},
			(*inspection).findMeans, nil,
		},
		{
			"unneeded", LevelWarning,
			Phrase{"どのゴールにも要らない成果物", "Needed by no goal"},
			Phrase{"「{0}」は、どのゴールにも必要とされていません。", "No goal needs “{0}”."},
			Phrase{"「{0}」がないと、だれが困りますか。だれも困らないなら、なぜ作るのですか。", "Who would miss “{0}”? If nobody, why is it made?"},
			(*inspection).findUnneeded, mendUnneeded,
		},
	}
}

func (in *inspection) findNoGoal() {
	if len(in.goals) == 0 {
		in.add(nil, nil)
	}
}

// mendNoGoal offers up to three of what needs something and is needed by nothing.
func mendNoGoal(f Finding) []Fix {
	in := f.in
	needed := make([]bool, len(in.things))
	for v := range in.things {
		in.needs(v, func(j *Joint) { needed[j.To] = true })
	}
	var fixes []Fix
	for _, v := range in.order {
		d := in.things[v]
		if !needed[v] && len(in.needed.of(v)) > 0 && len(fixes) < 3 {
			label := Phrase{"「{0}」をゴールにする", "Make “{0}” the goal"}
			fixes = append(fixes, Fix{saying(label, []any{d.Name}), in.setting(d.ID, "goal", "true")})
		}
	}
	return fixes
}

func (in *inspection) findCircles(deadlock bool) {
	for _, c := range in.d.Circles() {
		if c.Deadlock != deadlock || len(c.Elements) == 0 {
			continue
		}
		var chain []string
		for _, id := range append(slices.Clone(c.Elements), c.Elements[0]) {
			chain = append(chain, clip(in.name(id)))
		}
		second := c.Elements[min(1, len(c.Elements)-1)]
		in.addSaying(c.Elements, c.Elements, Phrase{strings.Join(chain, " → "), strings.Join(chain, " → ")},
			in.name(c.Elements[0]), in.name(second), in.names(c.Exits))
	}
}

// mendCircle offers, for each need on the circle, three at most, to settle its
// two ends together or to need no more than a draft.
func mendCircle(f Finding) []Fix {
	in := f.in
	var together, drafts []Fix
	for i, from := range f.On {
		to := f.On[(i+1)%len(f.On)]
		need, ok := in.plainNeed(from, to)
		if !ok || len(together) == 3 {
			continue
		}
		if i > 0 && len(f.On) == 2 {
			drafts = append(drafts, in.draftFix(need)...)
			continue
		}
		label := saying(Phrase{"「{0}」と「{1}」を同時に決まるものにする", "Settle “{0}” and “{1}” together"}, []any{in.name(from), in.name(to)})
		together = append(together, Fix{label, in.change(func(v *verb) {
			v.remove(need.ID)
			v.remove(RelationID(Needs, to, from, ""))
			v.put(NewRelation(Sync, from, to, ""))
		})})
		drafts = append(drafts, in.draftFix(need)...)
	}
	return append(together, drafts...)
}

// draftFix splits what is needed into a draft, which is enough for the need,
// and itself, if the draft's ID is free.
func (in *survey) draftFix(need Relation) []Fix {
	draft := need.To + "-draft"
	if in.m.Has(draft) || len(draft) > MaxID {
		return nil
	}
	label := Phrase{"「{1}」を下書きと決定版に分け、「{0}」には下書きで足りることにする", "Split “{1}”: a draft is enough for “{0}”"}
	return []Fix{{saying(label, []any{in.name(need.From), in.name(need.To)}), in.change(func(v *verb) { v.splitDraft(need, draft) })}}
}

func (in *survey) plainNeed(from, to ID) (Relation, bool) {
	for _, r := range in.m.RelationsOf(from, Needs) {
		if r.From == from && r.To == to {
			return r, true
		}
	}
	return Relation{}, false
}

// splitDraft makes a draft of what is needed: the draft is enough for the need,
// and what it is a draft of needs it.
func (v *verb) splitDraft(need Relation, draft ID) {
	whole, _ := v.now(need.To).(Deliverable)
	name := clipTo(whole.Name, MaxName-10) + "（下書き）"
	if !isJapanese(whole.Name) {
		name = "Draft of " + clipTo(whole.Name, MaxName-10)
	}
	rank := v.ranksAfter(whole, 1)[0]
	v.put(Deliverable{ID: draft, Name: name, Parent: whole.Parent, Owner: whole.Owner, Phase: whole.Phase, Rank: rank})
	v.remove(need.ID)
	moved := NewRelation(Needs, need.From, draft, need.Group)
	moved.Label = need.Label
	v.put(moved)
	v.put(NewRelation(Needs, need.To, draft, ""))
}

// findLostGoals looks for the causes alone: what ways are left and what they
// cost takes longer than a finding may.
func (in *inspection) findLostGoals() {
	var causes []bool
	for _, id := range in.goals {
		goal := in.d.Graph.Of[id]
		if in.d.Fixpoint.In(goal) {
			continue
		}
		if causes == nil {
			causes = in.d.causes()
		}
		because := in.d.among(causes, in.d.reach(goal, func(v int32) bool { return !in.d.Fixpoint.In(int(v)) }))
		in.add([]ID{id}, because, in.names(because))
	}
}

func (in *inspection) findUncovered() {
	for _, v := range in.order {
		d := in.things[v]
		if d.Cover == CoverNobody {
			in.addOf(v)
		}
	}
}

func mendUncovered(f Finding) []Fix {
	var fixes []Fix
	for _, c := range []struct {
		cover Cover
		label Phrase
	}{
		{CoverCustomer, Phrase{"顧客が担う", "The customer supplies it"}},
		{CoverOwn, Phrase{"自社が担う", "We supply it"}},
		{CoverPartner, Phrase{"パートナーが担う", "A partner supplies it"}},
	} {
		fixes = append(fixes, Fix{c.label, f.in.setting(f.On[0], "cover", string(c.cover))})
	}
	return fixes
}

func (in *inspection) findDanglingOverlays() {
	if len(in.m.Records(KindOverlay)) == 0 {
		return
	}
	for _, o := range in.d.Journey().Gone {
		in.add([]ID{o.ID}, nil)
	}
}

func mendDanglingOverlay(f Finding) []Fix {
	return []Fix{{Phrase{"この文を消す", "Remove this text"}, f.in.change(func(v *verb) { v.remove(f.On[0]) })}}
}

func (in *inspection) findMeans() {
	for _, v := range in.order {
		d := in.things[v]
		if d.Goal && MeansLike(d.Name) {
			in.addOf(v)
		}
	}
}

func (in *inspection) findUnneeded() {
	if len(in.goals) == 0 {
		return
	}
	for _, v := range in.order {
		if !in.onWay[v] {
			in.addOf(v)
		}
	}
}

func mendUnneeded(f Finding) []Fix {
	label := saying(Phrase{"「{0}」を消す", "Remove “{0}”"}, f.values())
	return []Fix{{label, f.in.change(func(v *verb) { v.remove(f.On[0]) })}}
}
