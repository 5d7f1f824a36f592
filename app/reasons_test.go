package app

import (
	"strings"
	"testing"

	"hone/model"
)

// TestReasonsNameWhatTheyAreAbout: no reason speaks of something without a name,
// whatever is selected, and says it in the language of the window.
func TestReasonsNameWhatTheyAreAbout(t *testing.T) {
	for _, language := range []model.Language{model.Japanese, model.English} {
		h := start(t, sampleIn(t, "reservation", string(language)))
		h.app.setLanguage(language)
		for _, kind := range []model.Kind{"", model.KindDeliverable, model.KindAction, model.KindRelation, model.KindRole} {
			h.app.choose()
			if records := h.app.head().Records(kind); kind != "" && len(records) > 0 {
				h.app.choose(records[0].Key())
			}
			for i := range h.app.commands {
				c := &h.app.commands[i]
				err := h.app.refusalOf(c)
				if err == nil {
					continue
				}
				said := h.app.reason(err)
				if strings.Contains(said, "「」") || strings.Contains(said, "“”") || said == "" {
					t.Errorf("%s, %q selected: %s says %q", language, kind, c.name, said)
				}
			}
		}
	}
}
