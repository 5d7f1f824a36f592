package app

import (
	"testing"

	"hone/model"
)

// TestCardsAreNoWiderThanTheirPane: nothing on a card lies beyond its border,
// for any record, or for several of a kind, in both languages.
func TestCardsAreNoWiderThanTheirPane(t *testing.T) {
	for _, language := range []model.Language{model.Japanese, model.English} {
		for _, name := range []string{"reservation", "renewal"} {
			h := start(t, sampleIn(t, name, string(language)))
			h.app.setLanguage(language)
			for _, kind := range model.Kinds() {
				var ids []model.ID
				for _, r := range h.app.head().Records(kind) {
					ids = append(ids, r.Key())
					h.app.choose(r.Key())
					h.isWithinPane(string(language) + " " + string(kind))
				}
				if len(ids) > 1 && h.app.pictureOf(ids[0]) != nil {
					h.app.choose(ids...)
					h.isWithinPane(string(language) + " several of " + string(kind))
				}
			}
		}
	}
}

func (h *hands) isWithinPane(of string) {
	h.Helper()
	c := h.app.desk.card
	if need, room := c.body.MinSize().Width, h.app.settings.Panes.Card; need > room {
		h.Errorf("%s: the card needs %v of %v", of, need, room)
	}
}

// TestACardFitsItsPaneAtAnySizeOfType: nothing in a card asks for more than the
// narrowest pane has, so that no field runs out of the window.
func TestACardFitsItsPaneAtAnySizeOfType(t *testing.T) {
	for _, l := range []model.Language{model.Japanese, model.English} {
		h := start(t, sampleIn(t, "reservation", string(l)))
		h.app.setLanguage(l)
		for _, size := range typeSizes() {
			h.app.tune(func(p *preferences) { p.Type = size })
			h.app.settings.Panes.Card = 256
			h.app.desk.arrange()
			for _, k := range []model.Kind{model.KindInfo, model.KindDeliverable, model.KindAction, model.KindRole, model.KindKPI, model.KindSignal, model.KindPlay} {
				h.app.choose(h.app.head().Records(k)[0].Key())
				if least := h.app.desk.card.form.root.MinSize().Width; least > 256 {
					t.Errorf("%s, %v: the card of a %s needs %v", l, size, k, least)
				}
			}
		}
	}
}
