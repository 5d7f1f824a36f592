package app

import (
	"hone/model"
	"hone/render"
)

// newExpectationPanel shows who supplies what on the way to the goals.
func newExpectationPanel(a *App) *panel {
	p := newDerivedPanel(a, "expectation", telling.expectation, 170, 180, 400)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.expectation"), a.offers("workshop.start")
	return p
}

func (t telling) expectation() []line {
	sheet := t.d.Expectation()
	if len(sheet.Rows) == 0 {
		return nil
	}
	lines, reasons := t.shares(sheet), t.reasons()
	for _, n := range sheet.Nobody {
		lines = append(lines, t.note(n, cell{text: "× " + t.say("severity.error"), ink: render.InkAlarm, bold: true}))
	}
	for _, n := range sheet.Unset {
		lines = append(lines, t.note(n, cell{text: "? " + t.say("remark.question"), ink: render.InkWarm}))
	}
	for _, s := range sheet.Shares {
		lines = append(lines, t.covered(sheet.Rows, s.Cover, reasons)...)
	}
	return append(lines, t.handOvers(sheet.HandOvers)...)
}

// shares are the parts of the checkpoints that each side supplies, with a bar
// that can be compared at a glance.
func (t telling) shares(sheet model.ExpectationResult) []line {
	lines := []line{title(t.say("expectation.shares"))}
	for _, s := range sheet.Shares {
		if s.Count == 0 {
			continue
		}
		var about []model.ID
		for _, r := range sheet.Rows {
			if r.Checkpoint && r.Cover == s.Cover {
				about = append(about, r.ID)
			}
		}
		cover := t.coverCell(s.Cover)
		cover.bold = true
		names := t.names(about, t.say("punctuation.comma"))
		lines = append(lines, line{key: "share " + string(s.Cover), about: about, below: t.detail("term.checkpoints", names, about...), row: row{cells: []cell{
			cover,
			{text: t.say("expectation.share", "percent", figure(float64(int(s.Share*100+0.5))), "n", itoa(s.Count))},
			{bar: float32(s.Share), ink: barInk(s.Cover)},
			{text: names, ink: render.InkMuted},
		}}})
	}
	if len(lines) == 1 {
		return nil
	}
	return lines
}

// barInk is the colour of a cover's bar; its word says it too.
func barInk(c model.Cover) render.Ink {
	switch c {
	case model.CoverOwn:
		return render.InkAccent
	case model.CoverNobody:
		return render.InkAlarm
	case model.CoverUnset:
		return render.InkWarm
	}
	return render.InkMuted
}

// coverCell says who supplies something; nobody is told by form and colour.
func (t telling) coverCell(c model.Cover) cell {
	of := cell{text: t.say("cover.unset"), ink: render.InkWarm}
	switch c {
	case model.CoverUnset:
		of.text = "? " + of.text
	case model.CoverNobody:
		of = cell{text: "× " + t.say("cover.nobody"), ink: render.InkAlarm, bold: true}
	default:
		of = cell{text: t.say("cover." + string(c))}
	}
	return of
}

func (t telling) note(n model.ExpectationNote, mark cell) line {
	return line{about: []model.ID{n.ID}, row: row{id: n.ID, columns: []float32{100, 150}, cells: []cell{mark, t.coverOf(n.ID, n.Cover), {text: n.Sentence().In(t.language), bold: mark.bold}}}}
}

func (t telling) handOvers(list []model.HandOver) []line {
	if len(list) == 0 {
		return nil
	}
	lines := []line{title(t.say("term.handover"))}
	for _, h := range list {
		lines = append(lines, line{about: []model.ID{h.Relation, h.For, h.Given}, row: row{id: h.Relation, tip: h.Sentence().In(t.language), cells: []cell{
			{text: t.name(h.From)}, {text: "→ " + t.name(h.To)}, {text: h.Sentence().In(t.language), ink: render.InkMuted},
		}}})
	}
	return lines
}

// covered lists what one side supplies, a checkpoint with its chain from the goal.
func (t telling) covered(rows []model.ExpectationRow, c model.Cover, reasons map[model.ID][]model.ID) []line {
	var lines []line
	for _, r := range rows {
		if r.Cover != c {
			continue
		}
		if len(lines) == 0 {
			lines = append(lines, title(t.say("field.cover")+t.say("punctuation.colon")+t.coverCell(c).text))
		}
		lines = append(lines, line{about: []model.ID{r.ID}, row: row{id: r.ID, tip: t.whyNeeded(reasons[r.ID]), cells: []cell{
			t.coverOf(r.ID, c), {text: t.name(r.Phase), ink: render.InkMuted}, {text: t.name(r.ID), bold: r.Checkpoint || r.Goal}, t.standing(r, reasons[r.ID]),
		}}})
	}
	return lines
}

// coverOf is the cover of a deliverable, which can be set there and then.
func (t telling) coverOf(id model.ID, c model.Cover) cell {
	of := t.coverCell(c)
	of.edit = t.picks(id, "cover")
	return of
}

// whyNeeded is the chain from a goal that makes something a checkpoint.
func (t telling) whyNeeded(chain []model.ID) string {
	if chain == nil {
		return t.say("expectation.onTheWay")
	}
	return t.say("term.because") + t.say("punctuation.colon") + t.because(chain)
}

func (t telling) standing(r model.ExpectationRow, chain []model.ID) cell {
	switch {
	case r.Goal:
		return cell{text: "◎ " + t.say("term.goal")}
	case r.Checkpoint && chain != nil:
		return cell{text: "◆ " + t.say("term.checkpoint") + t.say("punctuation.colon") + t.because(chain), ink: render.InkMuted}
	case r.Checkpoint:
		return cell{text: "◆ " + t.say("term.checkpoint"), ink: render.InkMuted}
	}
	return cell{text: t.say("lane.way"), ink: render.InkMuted}
}
