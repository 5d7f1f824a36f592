package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hone/model"
)

// number writes days or money without needless decimals, in groups of three.
func number(n float64) string {
	return model.Thousands(strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64))
}

func (p *page) schedule(d *model.Derivation) {
	result := d.Schedule()
	p.line(0, "%s: %s", p.say("全体の日数", "Days in all"), number(result.Finish))
	for _, item := range result.Items {
		p.line(1, p.say("%s日目–%s日目  %s  %s", "day %s–%s  %s  %s"), number(item.Start), number(item.Finish), p.slack(item), p.name(item.ID))
	}
}

// slack says how many days there are to spare; an alternative that the schedule
// does not count with may have fewer than none.
func (p *page) slack(item model.ScheduleItem) string {
	days := number(math.Abs(item.Slack)) + p.say("日", " days")
	if math.Abs(item.Slack) == 1 {
		days = p.say("1日", "1 day")
	}
	switch {
	case item.Critical:
		return p.say("余裕なし", "critical")
	case item.Slack < 0:
		return fmt.Sprintf(p.say("この道では%s遅れる", "%s late this way"), days)
	}
	return fmt.Sprintf(p.say("余裕 %s", "slack %s"), days)
}

func (p *page) kpis(d *model.Derivation) {
	result := d.KPIs()
	if len(result.Customer)+len(result.Own) == 0 {
		p.line(0, "%s", p.say("KPIは、まだ一つもありません。", "There is no KPI yet."))
	}
	for _, link := range result.Links {
		p.line(0, "%s ⇄ %s: %s", p.name(link.Customer), p.name(link.Own), link.Sentence.In(p.language))
	}
	p.list(0, p.say("相手のないKPI", "KPIs without a counterpart"), result.Alone)
}

func (p *page) plays(d *model.Derivation) {
	plays := d.Plays()
	if len(plays) == 0 {
		p.line(0, "%s", p.say("必ず通る成果物がないので、プレイの下書きもありません。", "Nothing is unavoidable and open, so there is no play to draft."))
	}
	for _, play := range plays {
		p.line(0, "%s", play.Name().In(p.language))
		p.line(1, "%s: %s", p.say("いつ", "When"), play.When().In(p.language))
		p.line(1, "%s:", p.say("何を", "What"))
		for _, step := range strings.Split(play.Steps().In(p.language), "\n") {
			p.line(2, "%s", step)
		}
		if play.Owner != "" {
			p.line(1, "%s: %s", p.say("だれが", "Who"), p.name(play.Owner))
		}
		p.line(1, "%s: %s", p.say("いつまで", "Until"), play.Until().In(p.language))
		if play.DoneWhen != "" {
			p.line(1, "%s: %s", p.say("できたと言えるのは", "Done when"), oneLine(play.DoneWhen))
		}
	}
}

// coverNames are the values of Deliverable.cover for people.
var coverNames = map[model.Cover]model.Phrase{
	model.CoverUnset:    {JA: "未定", EN: "Not decided"},
	model.CoverOwn:      {JA: "自社", EN: "Our service"},
	model.CoverCustomer: {JA: "顧客", EN: "The customer"},
	model.CoverPartner:  {JA: "パートナー", EN: "A partner"},
	model.CoverFuture:   {JA: "今後の機能", EN: "A future feature"},
	model.CoverNobody:   {JA: "担い手なし", EN: "Nobody"},
}

func (p *page) expectation(d *model.Derivation) {
	result := d.Expectation()
	p.line(0, "%s", p.say("必ず通る成果物の担い手", "Who supplies what cannot be avoided"))
	for _, share := range result.Shares {
		p.line(1, "%s: %.0f%% (%d)", coverNames[share.Cover].In(p.language), share.Share*100, share.Count)
		for _, row := range result.Rows {
			if row.Cover == share.Cover && (row.Checkpoint || row.Goal) {
				goal := ""
				if row.Goal && !row.Checkpoint { // not counted
					goal = p.say("（ゴール）", " (goal)")
				}
				p.line(2, "%s%s", p.name(row.ID), goal)
			}
		}
	}
	for _, notes := range [][]model.ExpectationNote{result.Nobody, result.Unset} {
		for _, note := range notes {
			p.line(0, "%s", note.Sentence().In(p.language))
		}
	}
	if len(result.HandOvers) > 0 {
		p.line(0, "%s", p.say("組織をまたぐ受け渡し（リスク）", "Hand-overs across organisations (risks)"))
	}
	for _, h := range result.HandOvers {
		p.line(1, "%s", h.Sentence().In(p.language))
	}
}

// classNames are the classes of indicators for people.
var classNames = map[model.SignalClass]model.Phrase{
	model.ClassProcess:      {JA: "過程", EN: "process"},
	model.ClassRelationship: {JA: "関係", EN: "relationship"},
	model.ClassOutcome:      {JA: "成果", EN: "outcome"},
}

func (p *page) indicators(d *model.Derivation) {
	candidates := d.Indicators(model.DefaultWeights())
	if len(candidates) == 0 {
		p.line(0, "%s", p.say("指標の候補は、まだありません。", "There is no candidate for an indicator yet."))
	}
	for _, i := range candidates {
		mark := ""
		if i.Accepted {
			mark = p.say("（採用済み）", " (accepted)")
		}
		p.line(0, "%d. %s%s  %s  %.2f", i.Rank, i.Name().In(p.language), mark, classNames[i.Class].In(p.language), i.Score)
		p.line(1, "%s", i.Sentence().In(p.language))
	}
}

func (p *page) questions(d *model.Derivation) {
	for i, q := range d.Questions(nil) {
		p.line(0, "%d. %s", i+1, q.Text.In(p.language))
		p.line(1, "%s", q.Because.In(p.language))
	}
}
