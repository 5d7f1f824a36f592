package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// whatIf tells what is lost without the elements that are thought away, and what
// the cheapest way that is left takes more.
func (t telling) whatIf() []line {
	blocked := slices.DeleteFunc(slices.Clone(t.lens.Blocked), func(id model.ID) bool { return !t.d.Model.Has(id) })
	if len(blocked) == 0 {
		return nil
	}
	comma := t.say("punctuation.comma")
	head := line{about: blocked, row: row{
		action: t.say("whatif.clear"), cells: []cell{{text: t.say("whatif.if"), ink: render.InkWarm, bold: true}, {text: t.names(blocked, comma), bold: true}, {}},
	}}
	head.act = &change{local: func(a *App, _ string) { a.thinkAwayOnly(nil) }}
	result := model.Derive(t.d.Model, model.Options{Block: blocked}).Feasibility()
	lines := []line{head}
	lost := slices.DeleteFunc(slices.Clone(result.Lost), func(id model.ID) bool { return slices.Contains(blocked, id) })
	for _, g := range result.Goals {
		lines = append(lines, t.whatIfGoal(g)...)
	}
	if len(lost) > 0 {
		names := t.names(lost, comma)
		lines = append(lines, line{key: "whatif lost", about: lost, below: t.detail("whatif.lost", names, lost...), row: row{tip: names, cells: []cell{
			{text: t.say("whatif.lost"), ink: render.InkAlarm}, {text: t.say("whatif.count", "n", itoa(len(lost)))}, {text: names, ink: render.InkMuted},
		}}})
	}
	return append(lines, title(t.say("whatif.asItIs")))
}

// whatIfGoal tells whether a goal is still there and what its cheapest way takes
// then.
func (t telling) whatIfGoal(g model.GoalFeasibility) []line {
	if !g.Obtainable {
		return []line{{about: []model.ID{g.Goal}, row: row{id: g.Goal, cells: []cell{
			{text: "× " + t.say("whatif.goalLost"), bold: true, ink: render.InkAlarm}, {text: t.name(g.Goal), bold: true}, {text: t.say("term.unobtainable"), ink: render.InkAlarm},
		}}}}
	}
	names := t.names(g.Cheapest.Elements, t.say("punctuation.comma"))
	cost := t.figures("term.cheapest", g.Cheapest)
	if w := g.WhatIf; w != nil && w.ExtraCost != 0 {
		more := figure(w.ExtraCost)
		if w.ExtraCost > 0 {
			more = "+" + more
		}
		cost = t.say("whatif.extra", "more", more) + t.say("punctuation.gap") + cost
	}
	lines := []line{{key: "whatif " + string(g.Goal), about: g.Cheapest.Elements, below: t.detail("term.cheapest", names, g.Cheapest.Elements...), row: row{
		tip: t.name(g.Goal) + t.say("punctuation.colon") + cost, cells: []cell{
			{text: "○ " + t.say("whatif.goalLeft"), bold: true}, {text: t.name(g.Goal), bold: true}, {text: cost},
		},
	}}}
	if g.WhatIf != nil && len(g.WhatIf.NewCheckpoints) > 0 {
		fresh := g.WhatIf.NewCheckpoints
		names := t.names(fresh, t.say("punctuation.comma"))
		lines = append(lines, line{about: fresh, row: row{tip: names, cells: []cell{
			{text: "◆ " + t.say("whatif.newCheckpoints"), ink: render.InkWarm}, {text: t.say("whatif.count", "n", itoa(len(fresh)))}, {text: names, ink: render.InkMuted},
		}}})
	}
	return lines
}

// ticks lists what can be thought away, each with what hangs on it.
func (t telling) ticks() []line {
	columns := []float32{150, 330, 110, -1}
	lines := []line{title(t.say("whatif.tick"))}
	vital := t.vital()
	for _, id := range t.d.Order() {
		box := cell{tick: tickOff, text: t.say("whatif.without"), ink: render.InkMuted, edit: &change{local: func(a *App, _ string) { a.thinkAway(id) }}}
		if slices.Contains(t.lens.Blocked, id) {
			box.tick, box.ink = tickOn, render.InkWarm
		}
		r, _ := t.d.Model.Get(id)
		note, tip := cell{}, t.say("whatif.around")
		if goals := vital[id]; len(goals) > 0 {
			note = cell{text: "◆ " + t.say("whatif.vital", "name", t.names(goals, t.say("punctuation.comma"))), ink: render.InkMuted}
			tip = note.text
		}
		lines = append(lines, line{about: []model.ID{id}, row: row{id: id, columns: columns, tip: tip, cells: []cell{
			box, {text: t.name(id)}, {text: t.say("kind." + string(r.Kind())), ink: render.InkMuted}, note,
		}}})
	}
	return lines
}

// vital are the goals that each checkpoint and unavoidable action is vital for.
func (t telling) vital() map[model.ID][]model.ID {
	of := map[model.ID][]model.ID{}
	for _, g := range t.d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			of[c.ID] = append(of[c.ID], g.Goal)
		}
		for _, id := range g.Actions {
			of[id] = append(of[id], g.Goal)
		}
	}
	return of
}
