package model

import (
	"strings"
)

// means is step 9: whether there is a way, whether it is worth it, and who
// supplies what.
func (w *workshop) means(found []Finding) {
	if len(w.in.goals) == 0 {
		return
	}
	info := w.m.Info()
	amount := func(kind CardKind, field string, known float64, at int32) {
		text := ""
		if known > 0 {
			text = formatNumber(known)
		}
		w.put(Card{Kind: kind, Step: 9, On: []ID{InfoID}, Known: text, Amount: true, place: [2]int32{0, at}, take: amountInto(InfoID, field)})
	}
	for _, f := range found {
		if f.Rule == "goal-not-obtainable" || f.Rule == "nobody-covers" || f.Rule == "circle" {
			w.put(Card{Kind: CardKind(f.Rule), Step: 9, On: f.On[:min(len(f.On), 1)], Known: w.decided(f.On[0]), take: w.decision(f.On[0])})
		}
	}
	amount("deadline", "budgetDays", info.BudgetDays, 1)
	amount("budget", "budgetCost", info.BudgetCost, 2)
	for _, v := range w.in.order {
		d := *w.in.things[v]
		if !w.in.vital[v] && !d.Goal {
			continue
		}
		if d.Origin == OriginMade && w.in.parts[v] == 0 {
			w.put(Card{Kind: "days", Step: 9, On: []ID{d.ID}, Amount: true, Known: w.daysOf(v), place: w.outwards(v), take: amountInto(d.ID, "days"), replies: func() []Reply {
				return []Reply{pass("no-time")}
			}})
		}
		w.put(Card{Kind: "cover", Step: 9, On: []ID{d.ID}, Known: string(d.Cover), place: w.outwards(v), replies: func() []Reply {
			return choiceReplies(d.ID, KindDeliverable, "cover")
		}})
		if made := w.in.made.of(v); len(made) == 1 && !d.Goal {
			w.put(Card{
				Kind: "fallback", Step: 9, On: []ID{d.ID, w.in.id(made[0])}, place: w.outwards(v),
				replies: func() []Reply { return []Reply{pass("no-other-way")} },
				take:    func(s Scribe, text string) (Change, error) { return s.making(d.ID, text) },
			})
		}
	}
}

// decision keeps what the group decides about a record.
func (w *workshop) decision(on ID) func(Scribe, string) (Change, error) {
	return func(s Scribe, text string) (Change, error) {
		return s.Model.Add(s.remark(on, RemarkDecision, StatusConfirmed, text))
	}
}

// amountInto takes the number of an answer into a field.
func amountInto(of ID, field string) func(Scribe, string) (Change, error) {
	return func(s Scribe, text string) (Change, error) {
		n, ok := amountIn(text)
		if !ok {
			return Change{}, refuse("not-a-number", text)
		}
		return s.Model.Set(of, field, formatNumber(n))
	}
}

// daysOf are the days of a deliverable, or of an action that yields it.
func (w *workshop) daysOf(v int) string {
	days := w.in.things[v].Days
	for _, a := range w.in.made.of(v) {
		if days == 0 {
			days = w.in.action(a).Days
		}
	}
	if days == 0 {
		return ""
	}
	return formatNumber(days)
}

// milestones is step 10: the phases, what ends each, and whether what looks
// unavoidable is so.
func (w *workshop) milestones() {
	if len(w.in.goals) == 0 {
		return
	}
	phases := All[Phase](w.m)
	var known []string
	for _, p := range phases {
		known = append(known, p.Name)
	}
	w.put(Card{Kind: "phases", Step: 10, Known: strings.Join(known, "、"), replies: phasePresets, take: func(s Scribe, text string) (Change, error) {
		names := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，・/／→>＞\n", r) })
		return s.Model.AddPhases(names, s.Mint)
	}})
	for i, p := range phases {
		var closing []string
		for _, r := range w.m.RelationsOf(p.ID, Closes) {
			closing = append(closing, w.in.name(r.To))
		}
		w.put(Card{
			Kind: "phase-end", Step: 10, On: []ID{p.ID}, Known: strings.Join(closing, "、"), place: [2]int32{0, int32(i) + 1},
			replies: func() []Reply { return w.closingReplies(p.ID) },
			take:    func(s Scribe, text string) (Change, error) { return s.closing(p.ID, text) },
		})
	}
	for _, v := range w.in.order {
		if d := *w.in.things[v]; w.in.vital[v] && len(w.m.neededBy(d.ID)) > 0 {
			w.put(Card{
				Kind: "really", Step: 10, On: []ID{d.ID}, place: w.outwards(v),
				replies: func() []Reply { return []Reply{pass("unavoidable")} },
				take: func(s Scribe, text string) (Change, error) {
					return s.Model.AddAlternative(d.ID, s.Mint(KindDeliverable), text)
				},
			})
		}
	}
}

// phasePresets are the usual ways to part the journey.
func phasePresets() []Reply {
	var replies []Reply
	for _, preset := range []struct {
		word  string
		names Phrase
	}{
		{"phases.laer", Phrase{"Land、Adopt、Expand、Renew", "Land, Adopt, Expand, Renew"}},
		{"phases.adoption", Phrase{"設計、定着化、業務改善", "Design, Adoption, Improvement"}},
		{"phases.onboarding", Phrase{"導入、活用、更新", "Onboarding, Adoption, Renewal"}},
	} {
		replies = append(replies, Reply{Word: preset.word, make: func(s Scribe) (Change, error) {
			return s.Model.AddPhases(namesIn(preset.names.In(s.Language)), s.Mint)
		}})
	}
	return replies
}

// closingReplies offers the goals and what cannot be avoided, unless it closes a
// phase already.
func (w *workshop) closingReplies(phase ID) []Reply {
	var replies []Reply
	for _, v := range w.in.order {
		d := *w.in.things[v]
		if (w.in.vital[v] || d.Goal) && len(w.m.RelationsOf(d.ID, Closes)) == 0 && len(replies) < 9 {
			replies = append(replies, Reply{Text: d.Name, make: func(s Scribe) (Change, error) {
				return s.Model.Relate(NewRelation(Closes, phase, d.ID, ""))
			}})
		}
	}
	return replies
}

// closing lets the deliverable of a name end a phase; one that is not there yet
// is made, and a goal needs it.
func (s Scribe) closing(phase ID, name string) (Change, error) {
	if d, ok := called[Deliverable](s.Model, name); ok {
		return s.Model.Relate(NewRelation(Closes, phase, d.ID, ""))
	}
	goal := ID("")
	for d := range Each[Deliverable](s.Model) {
		if d.Goal && goal == "" {
			goal = d.ID
		}
	}
	id := s.Mint(KindDeliverable)
	return s.inTurn(
		"add",
		func(s Scribe) (Change, error) { return s.Model.AddNeed(goal, id, name) },
		func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Closes, phase, id, "")) },
	)
}
