package model

import "strings"

// measureRules ask whether what is measured leads to something being done.
func measureRules() []rule {
	return []rule{
		{
			"one-class", LevelWarning,
			Phrase{"分類の偏った指標", "Signals lack a class"},
			Phrase{"採用した指標に、{0}を見るものがありません。", "None of the accepted signals watches the {0}."},
			Phrase{"{0}の変化には、何を見れば早く気づけますか。", "What would tell you early of a change in the {0}?"},
			(*inspection).findMissingClasses, nil,
		},
		{
			"signal-without-play", LevelWarning,
			Phrase{"プレイのない指標", "Signal without a play"},
			Phrase{"指標「{0}」に、対応するプレイがありません。", "The signal “{0}” has no play."},
			Phrase{"「{0}」が赤くなったら、だれが何をしますか。いつまでに？", "When “{0}” turns red, who does what, and by when?"},
			(*inspection).findUnplayed, mendUnplayed,
		},
		{
			"play-without-when", LevelWarning,
			Phrase{"始める条件のないプレイ", "Play without a when"},
			Phrase{"プレイ「{0}」に、いつ始めるかが書かれていません。", "Nothing says when the play “{0}” starts."},
			Phrase{"何が起きたら、「{0}」を始めますか。", "What has to happen for “{0}” to start?"},
			(*inspection).findUntimed, nil,
		},
		{
			"kpi-alone", LevelWarning,
			Phrase{"相手のないKPI", "KPI without a partner"},
			Phrase{"KPI「{0}」は、{1}のどのKPIともつながっていません。", "The KPI “{0}” is tied to no KPI of {1}."},
			Phrase{"「{0}」が動くと、{1}のどの数字が動きますか。", "When “{0}” moves, which figure of {1} moves?"},
			(*inspection).findAloneKPIs, nil,
		},
	}
}

func (in *inspection) findMissingClasses() {
	has := map[SignalClass]bool{}
	signals := All[Signal](in.m)
	var ja, en []string
	for _, s := range signals {
		has[s.Class] = true
	}
	for _, class := range []struct {
		is   SignalClass
		name Phrase
	}{
		{ClassProcess, Phrase{"過程", "process"}},
		{ClassRelationship, Phrase{"関係", "relationship"}},
		{ClassOutcome, Phrase{"成果", "outcome"}},
	} {
		if !has[class.is] {
			ja, en = append(ja, class.name.JA), append(en, class.name.EN)
		}
	}
	if len(signals) > 0 && len(ja) > 0 {
		in.add(nil, nil, Phrase{strings.Join(ja, "と"), strings.Join(en, " and the ")})
	}
}

func (in *inspection) findUnplayed() {
	for s := range Each[Signal](in.m) {
		if s.Play == "" {
			in.add([]ID{s.ID}, nil)
		}
	}
}

// mendUnplayed offers the plays for the same deliverable.
func mendUnplayed(f Finding) []Fix {
	s, _ := Find[Signal](f.in.m, f.On[0])
	var fixes []Fix
	for p := range Each[Play](f.in.m) {
		if p.Deliverable == s.Deliverable && s.Deliverable != "" {
			label := saying(Phrase{"プレイ「{0}」を対応させる", "Use the play “{0}”"}, []any{p.Name})
			fixes = append(fixes, Fix{label, f.in.setting(s.ID, "play", string(p.ID))})
		}
	}
	return fixes
}

func (in *inspection) findUntimed() {
	for p := range Each[Play](in.m) {
		if p.When == "" {
			in.add([]ID{p.ID}, nil)
		}
	}
}

func (in *inspection) findAloneKPIs() {
	for _, id := range in.d.KPIs().Alone {
		k, _ := Find[KPI](in.m, id)
		other := SideOwn
		if k.Side == SideOwn {
			other = SideCustomer
		}
		in.add([]ID{id}, nil, sideName(other))
	}
}
