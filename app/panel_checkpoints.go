package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// newCheckpointPanel lists what every way to the goal passes, in order, each
// with the chain from the goal that is the reason.
func newCheckpointPanel(a *App) *panel {
	list := newRows(a.look, 70, 130, -0.3, -0.7)
	p := listPanel(a, "checkpoints", list)
	list.empty = a.texts.say("empty.checkpoints")
	p.show = func() { list.show(a.checkpointRows()) }
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

func (a *App) checkpointRows() []row {
	var lines []row
	goals := a.derived.checkpoints.Goals
	for _, g := range goals {
		if len(goals) > 1 {
			lines = append(lines, row{heading: true, cells: []cell{{text: "◎ " + a.name(g.Goal)}}})
		}
		if !g.Obtainable {
			lines = append(lines, row{id: g.Goal, cells: []cell{{}, {}, {text: a.name(g.Goal), bold: true}, {text: a.texts.say("term.unobtainable"), ink: render.InkAlarm}}})
		}
		for i, c := range g.Checkpoints {
			lines = append(lines, row{id: c.ID, cells: []cell{
				{text: itoa(i + 1), ink: render.InkMuted},
				{text: a.name(c.Phase), ink: render.InkMuted},
				{text: a.name(c.ID), bold: true},
				{text: a.because(c.Because), ink: render.InkMuted},
			}})
		}
		for _, e := range g.EitherOr {
			lines = append(lines, a.eitherOrRow(e))
		}
	}
	return lines
}

func (a *App) eitherOrRow(e model.EitherOr) row {
	var names []string
	for _, id := range e.OneOf {
		names = append(names, a.name(id))
	}
	return row{id: e.Of, cells: []cell{
		{text: a.texts.say("word.or"), ink: render.InkMuted},
		{text: a.name(a.phaseOf(e.Of)), ink: render.InkMuted},
		{text: strings.Join(names, " ／ ")},
		{text: a.texts.say("checkpoint.oneOf", "name", a.name(e.Of)), ink: render.InkMuted},
	}}
}

// because is the chain from the goal, which every chain begins with and which
// is therefore only a sign, down to an element as one line.
func (a *App) because(chain []model.ID) string {
	names := []string{"◎"}
	for _, id := range chain[min(1, len(chain)):] {
		names = append(names, clip(a.name(id), 28))
	}
	return strings.Join(names, " ← ")
}

func (a *App) phaseOf(id model.ID) model.ID {
	if a.drawn.derivation == nil {
		return ""
	}
	return a.drawn.derivation.PhaseOf(id)
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
