package app

import (
	"strings"
	"testing"

	"hone/model"
)

func TestTheCardReadsARelationAsASentence(t *testing.T) {
	for _, l := range []model.Language{model.Japanese, model.English} {
		h := start(t, sampleIn(t, "reservation", string(l)))
		h.app.setLanguage(l)
		seen := map[model.RelationKind]bool{}
		for _, r := range model.All[model.Relation](h.app.head()) {
			if seen[r.Rel] {
				continue
			}
			seen[r.Rel] = true
			h.app.choose(r.ID)
			said := h.app.desk.card.said
			for _, name := range []string{nameIn(h.app.head(), r.From), nameIn(h.app.head(), r.To)} {
				if !strings.Contains(said, clip(oneLine(name), 20)) {
					t.Errorf("%s %s: %q does not name %q", l, r.Rel, said, name)
				}
			}
			if strings.Contains(said, "relation.") {
				t.Errorf("%s: no sentence for %s", l, r.Rel)
			}
		}
		if len(seen) < 6 {
			t.Errorf("%s: only %d kinds of relations", l, len(seen))
		}
	}
}
