package model

import (
	"slices"
	"strings"
)

// chain is step 4: backwards from the goal, what must be there before, always or
// one of several, made here or from outside.
func (w *workshop) chain() {
	for _, v := range w.in.order {
		d := *w.in.things[v]
		if !w.in.onWay[v] {
			continue
		}
		place := w.outwards(v)
		needs := w.needsOf(v)
		if d.Origin == OriginMade {
			w.put(Card{
				Kind: "need", Step: 4, On: []ID{d.ID}, Known: strings.Join(w.in.names(needs), "、"), More: true, place: place,
				replies: func() []Reply { return w.needReplies(d) },
				take:    func(s Scribe, text string) (Change, error) { return s.need(d.ID, text) },
			})
		}
		if len(needs) >= 2 {
			w.put(Card{Kind: "either", Step: 4, On: []ID{d.ID}, Known: w.eitherKnown(v), place: place, replies: func() []Reply { return w.eitherReplies(v) }})
		}
		if d.Origin != OriginMade || len(needs) == 0 && w.in.parts[v] == 0 && len(w.in.made.of(v)) == 0 {
			w.put(Card{Kind: "origin", Step: 4, On: []ID{d.ID}, Known: string(d.Origin), place: place, replies: func() []Reply {
				return append([]Reply{pass("made-here")}, origins(d.ID)...)
			}})
		}
	}
}

// needsOf lists what a deliverable needs.
func (w *workshop) needsOf(v int) []ID {
	var ids []ID
	for _, r := range w.needRelations(v) {
		ids = append(ids, r.To)
	}
	return ids
}

// needRelations lists the relations by which a deliverable needs others, in the
// order of these.
func (w *workshop) needRelations(v int) []Relation {
	var relations []Relation
	w.in.needs(v, func(j *Joint) { relations = append(relations, *j.Relation) })
	slices.SortStableFunc(relations, func(a, b Relation) int { return byRank(w.m.at(a.To), w.m.at(b.To)) })
	return relations
}

func origins(id ID) []Reply {
	return []Reply{setting("external", id, "origin", string(OriginExternal)), setting("assumption", id, "origin", string(OriginAssumption))}
}

// needReplies offers what no goal needs yet, the likeliest first, then where it
// may come from, and that this is all.
func (w *workshop) needReplies(d Deliverable) []Reply {
	replies := []Reply{pass("enough")}
	for _, id := range w.loose(d, 4) {
		replies = append(replies, Reply{Text: w.in.name(id), make: func(s Scribe) (Change, error) {
			return s.Model.Relate(NewRelation(Needs, d.ID, id, ""))
		}})
	}
	if len(w.needsOf(w.in.d.Graph.Of[d.ID])) == 0 && !d.Goal {
		replies = append(replies, origins(d.ID)...)
	}
	return replies
}

// loose lists deliverables on no way to a goal: those of a like name first.
func (w *workshop) loose(d Deliverable, most int) []ID {
	isLoose := func(other Deliverable) bool {
		return !w.in.onWay[w.in.d.Graph.Of[other.ID]] && other.ID != d.ID
	}
	ids := w.alikeTo(d.Name, most, isLoose)
	for _, v := range w.in.order {
		if other := *w.in.things[v]; isLoose(other) && len(ids) < most && !slices.Contains(ids, other.ID) {
			ids = append(ids, other.ID)
		}
	}
	return ids
}

// need makes a deliverable need each name of an answer: what is there of this
// name, or something new. "A or B" are alternatives.
func (s Scribe) need(of ID, text string) (Change, error) {
	var verbs []func(Scribe) (Change, error)
	for _, item := range namesIn(text) {
		names := choicesIn(item)
		group := ""
		if len(names) > 1 {
			group = string(s.Mint(KindDeliverable))
		}
		for _, name := range names {
			verbs = append(verbs, func(s Scribe) (Change, error) { return s.needOne(of, name, group) })
		}
	}
	if len(verbs) == 0 {
		return Change{}, refuse("no-text")
	}
	return s.inTurn("add", verbs...)
}

func (s Scribe) needOne(of ID, name, group string) (Change, error) {
	if d, ok := called[Deliverable](s.Model, name); ok {
		return s.Model.Relate(NewRelation(Needs, of, d.ID, group))
	}
	id := s.Mint(KindDeliverable)
	return s.Model.grow(s.lastNeed(of), id, name, func(v *verb, _ Deliverable) { v.put(NewRelation(Needs, of, id, group)) })
}

// lastNeed is the need of a deliverable that stands last below it, so that the
// next stands in the order in which they were named; without any, itself.
func (s Scribe) lastNeed(of ID) ID {
	last := s.Model.at(of)
	for _, r := range s.Model.RelationsOf(of, Needs) {
		need, _ := Find[Deliverable](s.Model, r.To)
		if r.From == of && need.Parent == parentOf(s.Model.at(of)) && byRank(last, need) < 0 {
			last = need
		}
	}
	return last.Key()
}

// eitherKnown names the alternatives that are drawn.
func (w *workshop) eitherKnown(v int) string {
	var names []string
	for _, r := range w.needRelations(v) {
		if r.Group != "" {
			names = append(names, w.in.name(r.To))
		}
	}
	return strings.Join(names, "／")
}

// eitherReplies offers that all are needed, that one of all is enough, and, of
// three or four, that one of two is.
func (w *workshop) eitherReplies(v int) []Reply {
	var plain []Relation
	for _, r := range w.needRelations(v) {
		if r.Group == "" {
			plain = append(plain, r)
		}
	}
	replies := []Reply{pass("always")}
	if len(plain) < 2 {
		return replies
	}
	either := func(word string, of ...Relation) {
		var needs, members []ID
		for _, r := range of {
			needs, members = append(needs, r.ID), append(members, r.To)
		}
		replies = append(replies, Reply{Word: word, Of: members, make: func(s Scribe) (Change, error) {
			return s.Model.MakeAlternatives(string(s.Mint(KindDeliverable)), needs...)
		}})
	}
	if len(plain) == 2 {
		either("either-of", plain...)
		return replies
	}
	either("one-of-all", plain...)
	for i := range plain {
		for j := i + 1; j < len(plain) && len(plain) <= 4; j++ {
			either("either-of", plain[i], plain[j])
		}
	}
	return replies
}

// forward is step 5: what becomes possible with that which no goal needs.
func (w *workshop) forward() {
	if len(w.in.goals) == 0 {
		return
	}
	for _, v := range w.in.order {
		d := *w.in.things[v]
		known := ""
		if w.in.onWay[v] {
			if d.Goal || w.in.depth[v] > 1 {
				continue
			}
			known = w.neededFor(d.ID)
		}
		w.put(Card{
			Kind: "forward", Step: 5, On: []ID{d.ID}, Known: known, place: w.outwards(v),
			replies: func() []Reply { return w.forwardReplies(d) },
			take: func(s Scribe, text string) (Change, error) {
				_, c, err := s.dependent(d.ID, text)
				return c, err
			},
		})
	}
}

// neededFor names what needs or is helped by a deliverable.
func (w *workshop) neededFor(id ID) string {
	var ids []ID
	for _, r := range w.m.neededBy(id) {
		ids = append(ids, r.From)
	}
	for _, r := range w.m.RelationsOf(id, Helps) {
		if r.To == id {
			ids = append(ids, r.From)
		}
	}
	if d, _ := Find[Deliverable](w.m, id); len(ids) == 0 && d.Parent != "" {
		ids = append(ids, d.Parent)
	}
	return strings.Join(w.in.names(ids), "、")
}

func (w *workshop) forwardReplies(d Deliverable) []Reply {
	on := func(other Deliverable) bool {
		return w.in.onWay[w.in.d.Graph.Of[other.ID]] && other.Origin == OriginMade && other.ID != d.ID
	}
	ids := w.alikeTo(d.Name, 4, on)
	for _, id := range w.in.goals {
		if !slices.Contains(ids, id) && id != d.ID {
			ids = append(ids, id)
		}
	}
	var replies []Reply
	for _, id := range ids {
		replies = append(replies, Reply{Word: "needed-for", Of: []ID{id}, make: func(s Scribe) (Change, error) {
			return s.Model.Relate(NewRelation(Needs, id, d.ID, ""))
		}})
	}
	return append(replies, Reply{Word: "let-go", make: func(s Scribe) (Change, error) { return s.Model.Remove(d.ID) }})
}
