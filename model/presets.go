package model

import "strings"

// AddPhases adds phases by name after the last one, in order; names that are
// there already are left out. Presets such as Land, Adopt, Expand, Renew are
// passed in by the caller, in its language.
func (m *Model) AddPhases(names []string, mint func(Kind) ID) (Change, error) {
	there := map[string]bool{}
	for _, p := range All[Phase](m) {
		there[p.Name] = true
	}
	v := m.verb("add-phases")
	rank := lastRank(m.Records(KindPhase))
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "" {
			return Change{}, refuse("no-name")
		}
		if there[name] {
			continue
		}
		id := mint(KindPhase)
		if v.now(id) != nil {
			return Change{}, refuse("taken", id)
		}
		there[name], rank = true, rankAfter(rank)
		v.put(Phase{ID: id, Name: name, Rank: rank})
	}
	if len(v.edits) == 0 {
		return Change{}, refuse("no-change")
	}
	return v.done()
}
