package app

import (
	"strings"

	"hone/model"
)

// cardOf are the cards of the workshop that answer the questions asked outside
// it, by the first part of the question's key. What is not here is kept as a
// remark.
var cardOf = map[string]model.CardKind{
	"no-goal": "goal", "goal-needs": "need", "no-origin": "need", "alternatives": "really", "harvest": "harvest", "unmade": "maker",
	"no-done-when": "done", "when": "when", "scope-customer": "scope-customer", "scope-purpose": "scope-purpose",
	"scope-viewpoint": "scope-viewpoint", "no-owner": "owner", "who": "who", "roles": "roles", "decider": "decider", "promoter": "promoter",
	"phases": "phases", "phase-end": "phase-end", "cover": "cover", "budget": "deadline", "syncs": "sync-more", "kpis": "kpi-customer",
}

// answerTo is the Change that an answer to a question makes: that of the card
// which asks the same, else a remark.
func (a *App) answerTo(q model.Question, text string) (model.Change, error) {
	s := a.workshop.scribe(q.Text.In(a.texts.language))
	what, _, _ := strings.Cut(q.Key, ":")
	kind, ok := cardOf[what]
	if c, found := a.cardAbout(kind, first(q.On)); ok && found {
		for _, reply := range c.Replies() {
			if said := a.workshop.said(reply); !reply.Passes() && folded(said) == folded(text) {
				return reply.Take(s, c, said)
			}
		}
		return c.Take(s, text)
	}
	if kind == "need" {
		return a.head().AddNeed(first(q.On), a.mint(model.KindDeliverable), text)
	}
	return model.Card{On: q.On}.Take(s, text)
}

// cardAbout is the card of a kind about a record, of the version that was drawn.
func (a *App) cardAbout(kind model.CardKind, on model.ID) (model.Card, bool) {
	if a.drawn.derivation == nil || kind == "" {
		return model.Card{}, false
	}
	for _, c := range a.drawn.derivation.Workshop(nil) {
		if c.Kind == kind && (on == "" || c.IsAbout(on)) {
			return c, true
		}
	}
	return model.Card{}, false
}
