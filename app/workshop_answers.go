package app

import (
	"maps"

	"hone/model"
)

// accept answers the card at hand.
func (w *workshop) accept(c model.Card, change model.Change, err error) bool {
	was := w.at
	w.at, w.just, w.behind = c.Key(), c.Key(), true
	w.unplace(change)
	if !w.app.edit(change, err) {
		w.at, w.just, w.behind = was, "", false
		return false
	}
	if c.More {
		w.app.desk.question.show()
		return true
	}
	w.moveOn(c.Key())
	return true
}

// unplace lets boxes that stood alone be placed beside what they are joined to
// now: where they were meant nothing.
func (w *workshop) unplace(change model.Change) {
	at := maps.Clone(w.app.positions.deliverables)
	for _, e := range change.Edits {
		if r, ok := e.After.(model.Relation); ok && e.Before == nil && r.Rel == model.Needs && !w.isJoined(r.To) {
			delete(at, r.To)
		}
	}
	if len(at) < len(w.app.positions.deliverables) {
		w.app.moveBoxes(at)
	}
}

// isJoined tells whether anything joins a deliverable to another.
func (w *workshop) isJoined(id model.ID) bool {
	for _, kind := range []model.RelationKind{model.Needs, model.Helps, model.Sync} {
		if len(w.app.head().RelationsOf(id, kind)) > 0 {
			return true
		}
	}
	return false
}

// scribe writes answers down for the head.
func (w *workshop) scribe(asked string) model.Scribe {
	a := w.app
	return model.Scribe{
		Model: a.head(), Mint: a.mint, Language: a.texts.language, Asked: asked, By: w.by,
		Day: a.options.Now().Format("2006-01-02"),
	}
}
