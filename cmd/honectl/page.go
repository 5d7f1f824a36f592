package main

import (
	"fmt"
	"strings"

	"hone/model"
)

// page is a text for people, with names in place of IDs.
type page struct {
	model    *model.Model
	language model.Language
	text     strings.Builder
}

// say is one of a text's two versions.
func (p *page) say(ja, en string) string { return model.Phrase{JA: ja, EN: en}.In(p.language) }

func (p *page) line(depth int, format string, args ...any) {
	p.text.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&p.text, format, args...)
	p.text.WriteByte('\n')
}

// list writes a heading with its entries on the same line; nothing without any.
func (p *page) list(depth int, heading string, ids []model.ID) {
	if len(ids) > 0 {
		p.line(depth, "%s: %s", heading, p.names(ids))
	}
}

func (p *page) name(id model.ID) string { return called(p.model, id) }

func (p *page) names(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.name(id)
	}
	return strings.Join(names, p.say("、", ", "))
}

func (p *page) chain(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.name(id)
	}
	return strings.Join(names, " ← ")
}

func (p *page) checkpoints(d *model.Derivation) {
	result := d.Checkpoints()
	if len(result.Goals) == 0 {
		p.line(0, "%s", p.say("ゴールがまだありません。", "There is no goal yet."))
	}
	for _, g := range result.Goals {
		p.line(0, "%s: %s", p.say("ゴール", "Goal"), p.name(g.Goal))
		if !g.Obtainable {
			p.line(1, "%s", p.say("今のモデルではたどり着けません（feasibility を見てください）。", "It cannot be reached as the model stands; see feasibility."))
			continue
		}
		p.line(1, "%s: %d", p.say("必ず通るチェックポイント", "Checkpoints that cannot be avoided"), len(g.Checkpoints))
		phase := model.ID("")
		for i, c := range g.Checkpoints {
			if c.Phase != phase || i == 0 && c.Phase != "" {
				p.line(1, "[%s]", p.name(c.Phase))
				phase = c.Phase
			}
			p.line(2, "%d. %s", i+1, p.name(c.ID))
			p.list(4, p.say("先に必要", "needs first"), c.Needs)
			p.line(4, "%s: %s", p.say("理由", "because"), p.chain(c.Because))
		}
		for _, e := range g.EitherOr {
			p.line(1, "%s: %s (%s)", p.say("どれか一つ", "One of"), p.names(e.OneOf), p.name(e.Of))
		}
		p.list(1, p.say("避けられない行動", "Actions that cannot be avoided"), g.Actions)
	}
}

// lane is a row of the journey map and its name for people.
type lane struct {
	lane   model.Lane
	ja, en string
}

var journeyLanes = []lane{
	{model.LaneClosing, "区切り", "Ends with"},
	{model.LaneSteps, "チェックポイント", "Checkpoints"},
	{model.LaneCustomer, "顧客の行動", "Customer's actions"},
	{model.LaneTouchpoints, "接点", "Touchpoints"},
	{model.LaneFeeling, "気持ち", "Feeling"},
	{model.LaneThoughts, "考え", "Thoughts"},
	{model.LaneOwn, "自社の支援", "Own support"},
	{model.LanePartner, "パートナー", "Partner"},
	{model.LaneUnassigned, "担当なし", "Nobody's"},
	{model.LaneWay, "途中の成果物", "On the way"},
	{model.LaneSignals, "指標", "Signals"},
	{model.LanePlays, "プレイ", "Plays"},
	{model.LaneQuestions, "問い", "Questions"},
	{model.LaneSense, "感覚", "Sense"},
	{model.LaneFeel, "感情", "Feel"},
	{model.LaneThink, "思考", "Think"},
	{model.LaneAct, "行動", "Act"},
	{model.LaneRelate, "関係", "Relate"},
}

func (p *page) journey(d *model.Derivation) {
	result := d.Journey()
	for _, phase := range result.Phases {
		name := phase.Name
		if name == "" {
			name = p.say("フェーズなし", "No phases")
		}
		p.line(0, "[%s]", name)
		for _, l := range journeyLanes {
			text := d.JourneyText(phase, l.lane)
			mark := ""
			if edit, ok := phase.Edit(l.lane); ok {
				text, mark = edit.Text, p.say("（手で編集）", " (edited by hand)")
			}
			lines := strings.FieldsFunc(text, func(c rune) bool { return c == '\n' })
			between := p.say("、", ", ")
			if l.lane == model.LaneThoughts || l.lane == model.LaneQuestions { // whole sentences
				between = " / "
			}
			if len(lines) > 0 {
				p.line(1, "%s%s: %s", p.say(l.ja, l.en), mark, strings.Join(lines, between))
			}
		}
	}
	p.list(0, p.say("どのフェーズにも入らない問い", "Questions of no phase"), result.Questions)
}
