package app

import (
	"slices"
	"strings"

	"hone/model"
	"hone/render"
)

// newFeasibilityPanel tells goal by goal whether there is a way, what it costs
// and when it is done.
func newFeasibilityPanel(a *App) *panel {
	p := newDerivedPanel(a, "feasibility", telling.feasibility, 190, 520)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.feasibility"), a.offers("workshop.start")
	return p
}

func (t telling) feasibility() []line {
	result := t.d.Feasibility()
	lines := t.whatIf()
	for _, g := range result.Goals {
		lines = append(lines, t.goal(g)...)
	}
	for _, c := range result.Circles {
		lines = append(lines, t.circle(c))
	}
	if len(lines) == 0 {
		return nil
	}
	return append(lines, t.ticks()...)
}

// goal begins with whether the goal can be had, by form and colour.
func (t telling) goal(g model.GoalFeasibility) []line {
	verdict := cell{text: "○ " + t.say("term.obtainable"), bold: true}
	if !g.Obtainable {
		verdict = cell{text: "× " + t.say("term.unobtainable"), bold: true, ink: render.InkAlarm}
	}
	head := line{about: []model.ID{g.Goal}, row: row{id: g.Goal, cells: []cell{{text: "◎ " + t.say("term.goal"), bold: true}, {text: t.name(g.Goal), bold: true}, verdict}}}
	lines := []line{head}
	if !g.Obtainable {
		return append(lines, t.blocking(g)...)
	}
	lines = append(lines, t.way(g.Goal, "term.cheapest", g.Cheapest))
	if g.Fastest != nil {
		lines = append(lines, t.way(g.Goal, "term.fastest", *g.Fastest))
	}
	if g.OverBudget {
		lines = append(lines, t.overBudget(g))
	}
	return append(lines, t.finish(g.Goal))
}

// blocking lists what stands in the way; what alternatives make up for comes
// last, in a muted ink.
func (t telling) blocking(g model.GoalFeasibility) []line {
	var lines []line
	ids := slices.Clone(g.Because)
	for _, id := range g.Blocking {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		l := line{about: []model.ID{id}, row: row{id: id, cells: []cell{
			{text: "× " + t.say("feasibility.blocked"), ink: render.InkAlarm}, {text: t.name(id), bold: true}, {text: t.whyBlocked(id), ink: render.InkMuted},
		}}}
		if !slices.Contains(g.Because, id) {
			l.faint, l.cells[0].ink = true, render.InkMuted
		}
		lines = append(lines, l)
	}
	return lines
}

// whyBlocked is why an element stands in the way.
func (t telling) whyBlocked(id model.ID) string {
	r, _ := t.d.Model.Get(id)
	switch d, _ := r.(model.Deliverable); {
	case d.State == model.StateBlocked:
		return t.say("state.blocked")
	case d.Cover == model.CoverNobody:
		return t.say("cover.nobody")
	}
	return t.say("term.deadlock")
}

// proof tells whether a way is known to be the cheapest.
func (t telling) proof(w model.Way) string {
	if w.Exact {
		return t.say("feasibility.exact")
	}
	return t.say("feasibility.lower", "least", figure(w.Lower))
}

func (t telling) way(goal model.ID, key string, w model.Way) line {
	names := t.names(w.Elements, t.say("punctuation.comma"))
	return line{key: key + string(goal), about: w.Elements, below: t.detail(key, names, w.Elements...), row: row{cells: []cell{
		{text: t.say(key), ink: render.InkMuted}, {text: t.figures(key, w)}, {text: names, ink: render.InkMuted},
	}}}
}

// figures are what a way takes; of a model without figures nothing can be said.
func (t telling) figures(key string, w model.Way) string {
	if w.Cost == 0 && w.Days == 0 {
		return t.say("feasibility.noFigures")
	}
	parts := []string{t.say("feasibility.cost", "cost", figure(w.Cost))}
	if w.Days > 0 {
		parts = append(parts, t.say("feasibility.days", "days", figure(w.Days), "finish", figure(w.Finish)))
	}
	if key == "term.cheapest" {
		parts = append(parts, t.proof(w))
	}
	return strings.Join(parts, t.say("punctuation.gap"))
}

func (t telling) overBudget(g model.GoalFeasibility) line {
	info := t.d.Model.Info()
	finish, _ := t.d.FinishOf(g.Goal)
	why := ""
	if info.BudgetCost > 0 && g.Cheapest.Cost > info.BudgetCost {
		why = t.say("feasibility.overCost", "cost", figure(g.Cheapest.Cost), "budget", figure(info.BudgetCost))
	}
	if info.BudgetDays > 0 && finish > info.BudgetDays {
		if why != "" {
			why += t.say("punctuation.gap")
		}
		why += t.say("feasibility.overDays", "days", figure(finish), "budget", figure(info.BudgetDays))
	}
	return line{about: []model.ID{g.Goal}, row: row{cells: []cell{
		{text: "▲ " + t.say("legend.overBudget"), bold: true, ink: render.InkAlarm}, {text: why, bold: true},
	}}}
}

// finish is the day on which the goal is there, and what that hangs on.
func (t telling) finish(goal model.ID) line {
	day, _ := t.d.FinishOf(goal)
	if day == 0 {
		return line{about: []model.ID{goal}, row: row{cells: []cell{{text: t.say("view.schedule"), ink: render.InkMuted}, {text: t.say("empty.schedule"), ink: render.InkMuted}}}}
	}
	chain := t.criticalChain(goal)
	names := t.names(chain, " → ")
	return line{key: "chain" + string(goal), about: chain, below: t.detail("feasibility.chain", names, chain...), row: row{cells: []cell{
		{text: t.say("view.schedule"), ink: render.InkMuted},
		{text: t.say("feasibility.finish", "day", figure(day))},
		{text: t.say("feasibility.chain") + t.say("punctuation.colon") + names, ink: render.InkMuted},
	}}}
}

// criticalChain goes from what starts first to the goal: each lets the next one
// start.
func (t telling) criticalChain(goal model.ID) []model.ID {
	after := map[model.ID]model.ID{}
	for _, item := range t.d.Schedule().Items {
		after[item.ID] = item.After
	}
	chain := []model.ID{goal}
	for id := after[goal]; id != "" && !slices.Contains(chain, id); id = after[id] {
		chain = append(chain, id)
	}
	slices.Reverse(chain)
	return chain
}

// circle is a circle of elements that wait for each other: a deadlock, or a hint
// with the way out.
func (t telling) circle(c model.Circle) line {
	mark := cell{text: "∞ " + t.say("feasibility.circle"), ink: render.InkMuted}
	way := ""
	if c.Deadlock {
		mark = cell{text: "∞ " + t.say("term.deadlock"), bold: true, ink: render.InkAlarm}
	} else if len(c.Exits) > 0 {
		way = t.say("feasibility.exit", "name", t.names(c.Exits, t.say("punctuation.comma")))
	}
	about := slices.Clone(c.Elements)
	round := t.names(append(slices.Clone(c.Elements), c.Elements[0]), " → ")
	return line{about: about, row: row{cells: []cell{mark, {text: round}, {text: way, ink: render.InkMuted}}}}
}
