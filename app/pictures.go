package app

import (
	"maps"

	"hone/model"
	"hone/render"
)

// wanted is what pictures are to be drawn from.
type wanted struct {
	model     *model.Model
	measure   render.Measure
	words     render.Words
	language  model.Language
	xray      bool
	folded    map[model.ID]bool
	overlay   bool
	workshop  bool
	journey   bool // is in sight
	positions positions
	routes    *[2]render.Routes // of the two views; one drawing at a time uses them
	off       map[string]bool   // rules whose findings are not wanted
}

// positions are where the boxes of the two views are.
type positions struct {
	deliverables, actions map[model.ID]render.Rect
	// turn counts how often they were set from outside of the pictures: one
	// that was begun before must not set them back.
	turn int
}

// drawn is the two views of one version, with what is derived of it at hand.
// It is made off the window's goroutine and never changed.
type drawn struct {
	model        *model.Model
	derivation   *model.Derivation
	deliverables *render.Scene
	actions      *render.Scene
	at           positions
}

// derived is what the panels show of a version.
type derived struct {
	journey     *render.Scene // nil while nobody sees it
	checkpoints model.CheckpointResult
	findings    []model.Finding
	questions   []model.Question
	cards       []model.Card // while the workshop runs
	of          *model.Model
}

// input is what both views of a version are drawn from.
func (w wanted) input(d *model.Derivation) render.Input {
	in := render.Input{
		Model: w.model, Derivation: d, Measure: w.measure, Language: w.language, Words: w.words,
		Options: render.Options{XRay: w.xray, Folded: w.folded},
	}
	if w.overlay {
		if in.Derivation == nil {
			in.Derivation = model.Derive(w.model, model.Options{})
		}
		in.Options.Overlay = render.OverlayOf(in.Derivation, "feasibility")
	}
	return in
}

func drawViews(w wanted) drawn {
	d := drawn{model: w.model, derivation: model.Derive(w.model, model.Options{})}
	nouns, verbs := w.input(d.derivation), w.input(d.derivation)
	nouns.Positions, verbs.Positions = w.positions.deliverables, w.positions.actions
	nouns.Routes, verbs.Routes = &w.routes[0], &w.routes[1]
	together(
		func() { d.deliverables = scene(render.Deliverables(nouns)) },
		func() { d.actions = scene(render.Actions(verbs)) },
	)
	d.at = w.positions.after(&d, len(w.folded) > 0)
	return d
}

// after are the positions in pictures that were drawn from these; where nothing
// moved they are the same ones.
func (p positions) after(d *drawn, isFolded bool) positions {
	at := render.Positions(*d.deliverables)
	for id, r := range p.deliverables {
		if _, isShown := at[id]; !isShown && isFolded && d.model.Has(id) {
			at[id] = r // folded away: it comes back there
		}
	}
	if !maps.Equal(at, p.deliverables) {
		p.deliverables = at
	}
	p.actions = render.Positions(*d.actions)
	return p
}

func deriveRest(w wanted, d *model.Derivation) derived {
	r := derived{of: w.model}
	in := w.input(d)
	in.Options = render.Options{}
	together(
		func() {
			if w.journey {
				r.journey = scene(render.Journey(in))
			}
		},
		func() {
			r.checkpoints = d.Checkpoints()
			r.findings = d.Findings(w.off)
			r.questions = d.Questions(w.off)
			if w.workshop {
				r.cards = d.Workshop(r.findings)
			}
		},
	)
	return r
}

func scene(s render.Scene) *render.Scene { return &s }

// wants is what the pictures of the head are drawn from: the boxes stay where
// the pictures on the canvas have them.
func (a *App) wants() wanted {
	return wanted{
		model: a.head(), measure: a.look.measure, words: a.texts.table, language: a.texts.language, xray: a.xray, overlay: a.overlay, folded: a.folds.shut, workshop: a.workshop.running,
		journey:   a.seesJourney(),
		positions: a.positions, routes: &a.routes, off: a.settings.off(),
	}
}

// redraw draws both views of the head, and then what is derived of it. The
// window waits for neither.
func (a *App) redraw() {
	a.drawing.ask(func() func() func() {
		w := a.wants()
		return func() func() {
			d := drawViews(w)
			return func() {
				a.put(w, d)
				a.derive(w, d)
			}
		}
	})
}

// moveBoxes has the next picture of the deliverable graph drawn with its boxes
// at these places.
func (a *App) moveBoxes(at map[model.ID]render.Rect) {
	a.positions.deliverables = at
	a.positions.turn++
}

// put shows the views.
func (a *App) put(w wanted, d drawn) {
	defer a.meter.shown("views", w.model)
	a.drawn = d
	if w.positions.turn == a.positions.turn {
		a.positions.deliverables, a.positions.actions = d.at.deliverables, d.at.actions
	}
	a.deliverables.show(d.deliverables)
	if a.glides != nil && w.positions.turn == a.positions.turn {
		a.deliverables.glideFrom(a.glides)
		a.glides = nil
	}
	a.actions.show(d.actions)
	a.desk.panels.drawn()
}

func (a *App) derive(w wanted, d drawn) {
	a.deriving.ask(func() func() func() {
		return func() func() {
			r := deriveRest(w, d.derivation)
			return func() { a.putDerived(r) }
		}
	})
}

// putDerived shows the rest, in every part of the window that shows it.
func (a *App) putDerived(r derived) {
	defer a.meter.shown("edit", r.of)
	a.derived = r
	wasBehind := a.workshop.behind
	a.workshop.follow(r.cards)
	if r.journey != nil {
		a.journey.show(r.journey)
	}
	a.desk.titles()
	a.desk.panels.show()
	a.desk.question.show()
	if a.workshop.running && wasBehind && !a.workshop.behind {
		a.workshop.catchUp()
	}
	a.desk.card.derived()
}
