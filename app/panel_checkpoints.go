package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// newCheckpointPanel lists what every way to the goal passes, in order, each
// with the chain from the goal that is the reason. The phase of each, and whether
// it ends that phase, can be set in its place.
func newCheckpointPanel(a *App) *panel {
	p := newDerivedPanel(a, "checkpoints", telling.checkpoints, 50, 160, 150, -0.3, -0.7)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.checkpoints"), a.offers("add.phases", "workshop.start")
	return p
}

// followIn marks what is selected and brings it into sight.
func followIn(list *rows, lead model.ID) {
	if i := list.find(lead); i >= 0 {
		list.at = i
		list.reveal(i)
	}
	list.Refresh()
}

func (t telling) checkpoints() []line {
	goals := t.d.Checkpoints().Goals
	if len(goals) == 0 {
		return nil
	}
	lines, same := t.offerPhases(), t.sameForAll()
	lines = append(lines, t.heads("", "field.phase", "checkpoint.closes", "term.checkpoint", "term.because"))
	for _, g := range goals {
		lines = slices.Grow(lines, len(g.Checkpoints)+len(g.EitherOr)+2)
		if len(goals) > 1 {
			lines = append(lines, title("◎ "+t.name(g.Goal)))
		}
		for i, c := range g.Checkpoints {
			lines = append(lines, t.checkpoint(itoa(i+1), c.ID, c.Because, same))
		}
		for _, e := range g.EitherOr {
			lines = append(lines, t.eitherOr(e))
		}
		last := t.checkpoint("◎", g.Goal, nil, same)
		last.cells[4].text = t.say("term.goal")
		if !g.Obtainable {
			t.tellBlocked(&last, g.Goal)
		}
		lines = append(lines, last)
	}
	if !t.hasPhases() {
		withoutPhases(lines)
	}
	return lines
}

// tellBlocked says of the line of a goal that it is out of reach, what stands in
// the way, and where that is told.
func (t telling) tellBlocked(l *line, goal model.ID) {
	text := t.say("term.unobtainable")
	for _, g := range t.d.Feasibility().Goals {
		if g.Goal == goal && len(g.Because) > 0 {
			text += t.say("punctuation.colon") + t.names(g.Because, t.say("punctuation.comma"))
		}
	}
	last := len(l.cells) - 1
	l.cells[last] = cell{text: text, ink: render.InkAlarm}
	l.action = t.say("command.panel.feasibility")
	l.act = &change{local: func(a *App, _ string) { a.run("panel.feasibility") }}
}

// outOfReach are the goals that nothing can be derived for, for there is no way
// to them; none where there is a way to one.
func (t telling) outOfReach() []line {
	var lines []line
	for _, g := range t.d.Feasibility().Goals {
		if g.Obtainable {
			return nil
		}
		l := line{about: []model.ID{g.Goal}, row: row{id: g.Goal, columns: []float32{-0.3, -0.7}, cells: []cell{{text: "◎ " + t.name(g.Goal), bold: true}, {}}}}
		t.tellBlocked(&l, g.Goal)
		lines = append(lines, l)
	}
	return lines
}

// withoutPhases gives the room for what is said of phases to the other columns.
func withoutPhases(lines []line) {
	for i := range lines {
		if l := &lines[i]; len(l.cells) == 5 {
			l.columns, l.cells[1], l.cells[2] = []float32{50, 0, 0, -0.35, -0.65}, cell{}, cell{}
		}
	}
}

// sameForAll is what the lines of all checkpoints have in common: what their
// phases are picked from, and the words before a reason.
type sameForAll struct {
	phases []choiceOf
	leadIn string
}

func (t telling) sameForAll() sameForAll {
	return sameForAll{
		phases: append(t.choicesOf(model.KindPhase), choiceOf{title: t.say("checkpoint.phase.derived")}),
		leadIn: t.say("term.because") + t.say("punctuation.colon"),
	}
}

func (t telling) checkpoint(number string, id model.ID, chain []model.ID, same sameForAll) line {
	d, _ := model.Find[model.Deliverable](t.d.Model, id)
	phase := cell{text: t.name(t.d.PhaseOf(id)), ink: render.InkMuted}
	phase.edit = &change{how: changePick, title: t.say("field.phase"), value: string(d.Phase), verb: setting(id, "phase"), choices: same.phases}
	if d.Phase != "" {
		phase.ink = ""
	}
	l := line{about: []model.ID{id}, row: row{id: id, cells: []cell{
		{text: number, ink: render.InkMuted}, phase, t.closing(id), {text: d.Name, bold: true}, {text: t.because(chain), ink: render.InkMuted},
	}}}
	if chain != nil {
		l.leadIn = same.leadIn
	}
	return l
}

func (t telling) hasPhases() bool { return len(t.d.Model.Records(model.KindPhase)) > 0 }

// offerPhases says that there are no phases yet, and offers some.
func (t telling) offerPhases() []line {
	if t.hasPhases() {
		return nil
	}
	return []line{{
		act: &change{local: func(a *App, _ string) { a.run("add.phases") }},
		row: row{action: t.say("command.add.phases"), columns: []float32{-1}, cells: []cell{{text: t.say("checkpoint.noPhases"), ink: render.InkMuted}}},
	}}
}

// closing is the box that makes a deliverable the end of its phase.
func (t telling) closing(id model.ID) cell {
	c := cell{tick: tickOff, tip: t.say("checkpoint.closes.tip")}
	of := t.d.PhaseOf(id)
	for _, r := range t.d.Model.RelationsOf(id, model.Closes) {
		c.tick, of = tickOn, r.From
		c.text = "◎ " + t.name(r.From)
	}
	c.edit = &change{verb: func(a *App, _ string) (model.Change, error) {
		if of == "" {
			return model.Change{}, reason("no-phase")
		}
		return a.head().ToggleClosing(of, id)
	}}
	return c
}

func (t telling) eitherOr(e model.EitherOr) line {
	return line{about: append(slices.Clone(e.OneOf), e.Of), row: row{id: e.Of, tip: t.say("checkpoint.oneOf", "name", t.name(e.Of)), cells: []cell{
		{text: t.say("word.or"), ink: render.InkMuted},
		{text: t.name(t.d.PhaseOf(e.Of)), ink: render.InkMuted},
		{},
		{text: t.names(e.OneOf, " ／ ")},
		{text: t.say("checkpoint.oneOf", "name", t.name(e.Of)), ink: render.InkMuted},
	}}}
}

// name is what a record is called in the version that was drawn.
func (a *App) name(id model.ID) string {
	if id == "" || a.drawn.model == nil {
		return ""
	}
	if r, ok := a.head().Get(id); ok {
		return model.NameOf(r)
	}
	return nameIn(a.drawn.model, id)
}

// counts is what the title of a view says about it.
func (a *App) counts(v *picture) string {
	m := a.head()
	if v == a.actions {
		return a.texts.say("view.actions.count", "n", itoa(len(m.Records(model.KindAction))))
	}
	checkpoints := map[model.ID]bool{}
	for _, g := range a.derived.checkpoints.Goals {
		for _, c := range g.Checkpoints {
			checkpoints[c.ID] = true
		}
	}
	return a.texts.say("view.deliverables.count", "n", itoa(len(m.Records(model.KindDeliverable))), "checkpoints", itoa(len(checkpoints)))
}
