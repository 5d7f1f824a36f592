package app

import (
	"hone/model"
	"hone/render"
)

// drawn is what follows from one version: pictures and derived results. It is
// made off the window's goroutine and never changed.
type drawn struct {
	model        *model.Model
	derivation   *model.Derivation
	deliverables *render.Scene
	actions      *render.Scene
	journey      *render.Scene
	checkpoints  model.CheckpointResult
	findings     []model.Finding
	questions    []model.Question
}

// wanted is what pictures are to be drawn from.
type wanted struct {
	model     *model.Model
	measure   render.Measure
	words     render.Words
	language  model.Language
	xray      bool
	positions map[model.ID]render.Rect // of the deliverable graph
	steps     map[model.ID]render.Rect // of the action flow
}

func drawAll(w wanted) drawn {
	d := drawn{model: w.model, derivation: model.Derive(w.model, model.Options{})}
	in := render.Input{
		Model: w.model, Derivation: d.derivation, Measure: w.measure, Language: w.language, Words: w.words,
		Options: render.Options{XRay: w.xray},
	}
	nouns, verbs, journey := in, in, in
	nouns.Positions, verbs.Positions, journey.Options = w.positions, w.steps, render.Options{}
	together(
		func() { d.deliverables = scene(render.Deliverables(nouns)) },
		func() {
			d.actions = scene(render.Actions(verbs))
			d.journey = scene(render.Journey(journey))
			d.checkpoints = d.derivation.Checkpoints()
			d.findings = d.derivation.Findings(nil)
			d.questions = d.derivation.Questions(nil)
		},
	)
	return d
}

func scene(s render.Scene) *render.Scene { return &s }

// wants is what the pictures of the head are drawn from: the boxes stay where
// the pictures on the canvas have them.
func (a *App) wants() wanted {
	return wanted{
		model: a.head(), measure: a.look.measure, words: a.texts.table, language: a.texts.language, xray: a.xray,
		positions: a.positions.deliverables, steps: a.positions.actions,
	}
}

// positions are where the boxes of the two views are.
type positions struct {
	deliverables, actions map[model.ID]render.Rect
}

// redraw makes the pictures of the head, and shows them when they are there.
func (a *App) redraw() {
	a.drawing.ask(func() func() func() {
		w := a.wants()
		return func() func() {
			d := drawAll(w)
			return func() { a.put(d) }
		}
	})
}

// put shows what was drawn, in every part of the window that shows it.
func (a *App) put(d drawn) {
	a.drawn = d
	a.positions = positions{render.Positions(*d.deliverables), render.Positions(*d.actions)}
	a.deliverables.show(d.deliverables)
	a.actions.show(d.actions)
	a.journey.show(d.journey)
	a.desk.titles()
	a.desk.panels.show()
	a.desk.question.show()
	a.desk.card.derived()
}
