package model

import "strings"

// AddPhases adds phases by name after the last one, in order; names that are
// there already are left out. Presets such as Land, Adopt, Expand, Renew are
// passed in by the caller, in its language.
func (m *Model) AddPhases(names []string, mint func(Kind) ID) (Change, error) {
	there := map[string]bool{}
	for p := range Each[Phase](m) {
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

// AddRoles adds roles after the last one, in order, AddKPIs and AddSignals the
// same of KPIs and of signals that no candidate stands behind. What is called
// like one that is there already is left out.
func (m *Model) AddRoles(roles []Role, mint func(Kind) ID) (Change, error) {
	return addNamed(m, "add-roles", roles, func(r Role, rank string) Record {
		r.ID, r.Rank = mint(KindRole), rank
		return r
	})
}

// AddKPIs adds KPIs; see AddRoles.
func (m *Model) AddKPIs(kpis []KPI, mint func(Kind) ID) (Change, error) {
	return addNamed(m, "add-kpis", kpis, func(k KPI, rank string) Record {
		k.ID, k.Rank = mint(KindKPI), rank
		return k
	})
}

// AddSignals adds signals; see AddRoles.
func (m *Model) AddSignals(signals []Signal, mint func(Kind) ID) (Change, error) {
	return addNamed(m, "add-signals", signals, func(s Signal, _ string) Record {
		s.ID = mint(KindSignal)
		return s
	})
}

// addNamed adds records of one kind; complete gives each its ID and rank.
func addNamed[R Record](m *Model, label string, records []R, complete func(r R, rank string) Record) (Change, error) {
	if len(records) == 0 {
		return Change{}, refuse("nothing")
	}
	there := map[string]bool{}
	for r := range Each[R](m) {
		there[NameOf(r)] = true
	}
	v := m.verb(label)
	rank := lastRank(m.Records(records[0].Kind()))
	for _, r := range records {
		name := NameOf(r)
		if strings.TrimSpace(name) == "" {
			return Change{}, refuse("no-name")
		}
		if there[name] {
			continue
		}
		there[name], rank = true, rankAfter(rank)
		after := complete(r, rank)
		if v.now(after.Key()) != nil {
			return Change{}, refuse("taken", after.Key())
		}
		v.put(after)
	}
	return v.changed()
}
