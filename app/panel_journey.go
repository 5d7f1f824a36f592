package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// journeyPane is the journey map with what can be done about its cells.
type journeyPane struct {
	app    *App
	cells  *mapCells
	edit   *button
	more   *button
	homing *button // hand edits whose cell is gone
	phases *button // while there is nothing to see
}

// newJourneyPanel shows the journey map; a cell can be written over by hand.
func newJourneyPanel(a *App) *panel {
	j := &journeyPane{app: a, cells: &mapCells{picture: a.journey}}
	a.journey.cells = j.cells
	j.edit = a.paneButton("journey.edit", j.cells.edit)
	j.edit.side = "F2"
	j.more = a.paneButton("journey.experience", j.pickExperience)
	j.homing = a.paneButton("journey.gone", j.pickGone)
	j.phases = a.paneButton("command.add.phases", func() { a.run("add.phases") })
	return &panel{
		name: "journey", object: a.journey, show: j.show, follow: a.journey.Refresh, reason: j.cells.reason,
		tools: func() []*button { return []*button{j.more, j.edit, j.homing, j.phases} },
	}
}

func (a *App) paneButton(text string, tapped func()) *button {
	b := newButton(a.look, buttonField, a.texts.say(text), tapped)
	b.ink = render.InkText
	return b
}

// seesJourney tells whether the journey map is in sight. It is drawn only then.
func (a *App) seesJourney() bool {
	return a.desk != nil && a.desk.panels != nil && a.desk.panels.root.Visible() && a.desk.panels.open.object == a.journey
}

// show follows the map that was derived last; one that was out of sight is
// drawn now.
func (j *journeyPane) show() {
	a, gone := j.app, 0
	if a.derived.journey == nil && a.derived.of != nil && a.seesJourney() {
		w := a.wants()
		w.model = a.drawn.model
		a.derive(w, a.drawn)
	}
	if d := a.drawn.derivation; d != nil {
		gone = len(d.Journey().Gone)
		j.homing.text = a.texts.say("journey.gone", "n", itoa(gone))
	}
	hasMap := len(a.journey.scene.Boxes) > 0
	j.more.off, j.edit.off, j.homing.off = !hasMap, !hasMap || j.cells.at == "", gone == 0
	j.phases.off = a.file == nil || len(a.head().Records(model.KindPhase)) > 0
}

// pickExperience writes into one of the lanes that nothing is derived for.
func (j *journeyPane) pickExperience() {
	a := j.app
	if a.drawn.derivation == nil {
		return
	}
	phases := a.drawn.derivation.Journey().Phases
	phase := phases[0]
	if p, _, ok := a.drawn.derivation.JourneyCell(string(j.cells.at)); ok {
		phase = p
	}
	var options []option
	for _, lane := range []model.Lane{model.LaneSense, model.LaneFeel, model.LaneThink, model.LaneAct, model.LaneRelate} {
		options = append(options, option{title: a.texts.say("experience." + string(lane)), side: phase.Name, pick: func() {
			j.cells.at = model.ID(model.JourneyKey(phase.ID, lane))
			j.cells.edit()
		}})
	}
	a.pickFrom(a.texts.say("journey.experience"), options, nil)
}

// pickGone lists the hand edits whose cell is gone; one that is picked is removed.
func (j *journeyPane) pickGone() {
	a := j.app
	var options []option
	for _, o := range a.drawn.derivation.Journey().Gone {
		options = append(options, option{title: oneLine(o.Text), side: a.texts.say("button.remove"), pick: func() { a.edit(a.head().Remove(o.ID)) }})
	}
	a.pickFrom(a.texts.say("journey.gone.hint"), options, nil)
}

// laneName is what a lane of the map is called.
func (a *App) laneName(lane model.Lane) string {
	switch lane {
	case model.LaneClosing:
		return a.texts.say("lane.goal")
	case model.LaneSteps:
		return a.texts.say("lane.checkpoints")
	case model.LaneSense, model.LaneFeel, model.LaneThink, model.LaneAct, model.LaneRelate:
		return a.texts.say("experience." + string(lane))
	}
	return a.texts.say("lane." + string(lane))
}

// cellName is what a cell of the map is called.
func (a *App) cellName(p model.JourneyPhase, lane model.Lane) string {
	return strings.TrimPrefix(p.Name+" ・ "+a.laneName(lane), " ・ ")
}
