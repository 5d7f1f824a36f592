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
	text := strconv.FormatFloat(math.Abs(math.Round(n*100)/100), 'f', -1, 64)
	whole, fraction, isBroken := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if isBroken {
		whole += "." + fraction
	}
	if n < 0 {
		whole = "-" + whole
	}
	return whole
}

func (p *page) schedule(d *model.Derivation) {
	result := d.Schedule()
	p.line(0, "%s: %s", p.say("全体の日数", "Days in all"), number(result.Finish))
	for _, item := range result.Items {
		note := fmt.Sprintf(p.say("余裕 %s日", "slack %s days"), number(item.Slack))
		if item.Critical {
			note = p.say("余裕なし", "critical")
		}
		p.line(1, p.say("%s日目–%s日目  %s  %s", "day %s–%s  %s  %s"), number(item.Start), number(item.Finish), note, p.name(item.ID))
	}
}

func (p *page) kpis(d *model.Derivation) {
	result := d.KPIs()
	for _, link := range result.Links {
		p.line(0, "%s ⇄ %s: %s", p.name(link.Customer), p.name(link.Own), link.Sentence.In(p.language))
	}
	p.list(0, p.say("相手のないKPI", "KPIs without a counterpart"), result.Alone)
}

func (p *page) plays(d *model.Derivation) {
	for _, play := range d.Plays() {
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
	for _, share := range result.Shares {
		p.line(0, "%s: %.0f%% (%d)", coverNames[share.Cover].In(p.language), share.Share*100, share.Count)
		for _, row := range result.Rows {
			if row.Cover == share.Cover && (row.Checkpoint || row.Goal) {
				p.line(1, "%s", p.name(row.ID))
			}
		}
	}
	for _, notes := range [][]model.ExpectationNote{result.Nobody, result.Unset} {
		for _, note := range notes {
			p.line(0, "%s", note.Sentence().In(p.language))
		}
	}
	for _, h := range result.HandOvers {
		p.line(0, "%s", h.Sentence().In(p.language))
	}
}

func (p *page) indicators(d *model.Derivation) {
	for _, i := range d.Indicators(model.DefaultWeights()) {
		mark := ""
		if i.Accepted {
			mark = p.say("（採用済み）", " (accepted)")
		}
		p.line(0, "%d. %s%s  %s", i.Rank, i.Name().In(p.language), mark, fmt.Sprintf("%.2f", i.Score))
		p.line(1, "%s", i.Sentence().In(p.language))
	}
}

func (p *page) questions(d *model.Derivation) {
	for i, q := range d.Questions(nil) {
		p.line(0, "%d. %s", i+1, q.Text.In(p.language))
		p.line(1, "%s", q.Because.In(p.language))
	}
}
