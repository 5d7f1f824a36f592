package app

import (
	"context"
	"errors"

	"hone/model"
	"hone/render"
)

// tidy lays the deliverable graph out anew: afresh, or keeping the order that
// the boxes have. Pinned boxes stay. Without the layout worker, and when it
// fails, our own layout does it, and the window says so.
func (a *App) tidy(afresh bool) {
	w, worker := a.wants(), a.options.Layouter
	in := w.input(nil)
	in.Positions = w.positions.deliverables
	a.border.run(func() func() {
		graph := render.DeliverablesLayout(in, !afresh)
		at, err := layOut(worker, graph)
		return func() {
			if afresh {
				defer a.sortFlow(w.model)()
			}
			a.tidied(w.model, render.Placed(graph, at), err)
		}
	})
}

var errNoWorker = errors.New("no layout worker")

func layOut(worker *render.Layouter, graph render.LayoutGraph) (render.LayoutResult, error) {
	if worker == nil {
		return render.OwnLayout(graph), errNoWorker
	}
	at, err := worker.Layout(context.Background(), graph)
	if err != nil {
		return render.OwnLayout(graph), err
	}
	return at, nil
}

// tidied takes the new places, unless the model has changed meanwhile so that
// some of its boxes have none.
func (a *App) tidied(m *model.Model, at map[model.ID]render.Rect, err error) {
	if a.head() != m {
		return
	}
	if err != nil && !errors.Is(err, errNoWorker) {
		a.log("lay out", err)
		a.notice(a.texts.say("error.layout.own"))
	}
	before := a.positions.deliverables
	a.steps.layouts = append(a.steps.layouts, layout{depth: a.journal.CanUndo(), before: before, after: at})
	a.steps.unlaid = nil
	a.placeBoxes(at)
}

// sortFlow lets the action flow find its rows anew, in the step that is about to
// lay out the deliverables; the result notes in that step how it was.
func (a *App) sortFlow(m *model.Model) (note func()) {
	if a.head() != m {
		return func() {}
	}
	before := a.positions.actions
	a.positions.actions = nil
	return func() { a.steps.layouts[len(a.steps.layouts)-1].flow = before }
}

// placeBoxes draws the deliverable graph with its boxes at these places, where
// they go before the eyes.
func (a *App) placeBoxes(at map[model.ID]render.Rect) {
	a.glides = a.positions.deliverables
	a.moveBoxes(at)
	a.deliverables.framed = false
	a.redraw()
}

// layout is one tidying: a step that undo takes back although it is not in the
// model, at the depth of the journal that it was made at.
type layout struct {
	depth         int
	before, after map[model.ID]render.Rect
	flow          map[model.ID]render.Rect // of the actions before, where they were sorted anew
}

// unlay takes back a tidying that is the latest step; it tells whether it was.
func (a *App) unlay() bool {
	s := &a.steps
	n := len(s.layouts)
	if n == 0 || s.layouts[n-1].depth != a.journal.CanUndo() {
		return false
	}
	last := s.layouts[n-1]
	s.layouts, s.unlaid = s.layouts[:n-1], append(s.unlaid, last)
	if last.flow != nil {
		a.positions.actions = last.flow
	}
	a.placeBoxes(last.before)
	return true
}

// relay brings back a tidying that was just taken back.
func (a *App) relay() bool {
	s := &a.steps
	n := len(s.unlaid)
	if n == 0 || s.unlaid[n-1].depth != a.journal.CanUndo() {
		return false
	}
	last := s.unlaid[n-1]
	s.unlaid, s.layouts = s.unlaid[:n-1], append(s.layouts, last)
	if last.flow != nil {
		a.positions.actions = nil
	}
	a.placeBoxes(last.after)
	return true
}
