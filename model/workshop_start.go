package model

import (
	"slices"
	"strings"
)

// scope is step 0: whose business is drawn, why, and how far.
func (w *workshop) scope() {
	info := w.m.Info()
	text := func(kind CardKind, field, known string) {
		w.put(Card{Kind: kind, On: []ID{InfoID}, Known: known, take: settingText(InfoID, field)})
	}
	text("scope-customer", "customer", info.Customer)
	text("scope-persona", "persona", info.Persona)
	w.put(Card{Kind: "scope-viewpoint", On: []ID{InfoID}, Known: string(info.Viewpoint), replies: func() []Reply {
		return []Reply{setting("as-is", InfoID, "viewpoint", string(AsIs)), setting("to-be", InfoID, "viewpoint", string(ToBe))}
	}})
	text("scope-purpose", "purpose", info.Purpose)
	w.put(Card{Kind: "scope-out", On: []ID{InfoID}, Known: w.decided(InfoID), take: func(s Scribe, text string) (Change, error) {
		return s.Model.Add(s.remark(InfoID, RemarkDecision, StatusConfirmed, text))
	}})
}

// decided are the decisions on a record, one a line.
func (w *workshop) decided(on ID) string {
	var texts []string
	for _, id := range w.m.Users(on) {
		if r, ok := Find[Remark](w.m, id); ok && r.On == on && r.About == RemarkDecision {
			texts = append(texts, r.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// goal is step 1: the goal as a noun, how one sees that it is reached, and
// whether it is the goal at all.
func (w *workshop) goal() {
	known := w.in.names(w.in.goals)
	w.put(Card{Kind: "goal", Step: 1, Known: strings.Join(known, "、"), take: addGoal})
	for i, id := range w.in.goals {
		d, _ := Find[Deliverable](w.m, id)
		place := [2]int32{1, int32(i)}
		if VerbLike(d.Name) || MeansLike(d.Name) || PeriodLike(d.Name) {
			w.put(Card{Kind: "goal-name", Step: 1, On: []ID{id}, place: place, replies: w.nounReplies(d), take: renameTo(id)})
		}
		w.put(Card{Kind: "goal-done", Step: 1, On: []ID{id}, Known: d.DoneWhen, place: place, take: settingText(id, "doneWhen")})
		w.put(Card{
			Kind: "goal-beyond", Step: 1, On: []ID{id}, place: place,
			replies: func() []Reply { return []Reply{pass("this-is-it")} },
			take:    func(s Scribe, text string) (Change, error) { return goalBeyond(s, id, text) },
		})
		w.put(Card{
			Kind: "goal-shared", Step: 1, On: []ID{id}, place: place,
			replies: func() []Reply { return []Reply{pass("yes")} },
			take: func(s Scribe, text string) (Change, error) {
				return s.Model.Add(s.remark(id, RemarkAssumption, StatusOpen, text))
			},
		})
	}
}

// addGoal makes the goal of a name, or makes what has that name one.
func addGoal(s Scribe, name string) (Change, error) {
	if d, ok := called[Deliverable](s.Model, name); ok {
		return s.Model.Set(d.ID, "goal", "true")
	}
	return s.Model.Add(Deliverable{ID: s.Mint(KindDeliverable), Name: name, Goal: true, Rank: s.Model.rankLast(KindDeliverable)})
}

// goalBeyond makes what lies beyond a goal the goal in its place.
func goalBeyond(s Scribe, id ID, name string) (Change, error) {
	beyond := ID("")
	return s.inTurn(
		"add",
		func(s Scribe) (c Change, err error) { beyond, c, err = s.dependent(id, name); return c, err },
		func(s Scribe) (Change, error) { return s.Model.Set(beyond, "goal", "true") },
		func(s Scribe) (Change, error) { return s.Model.Set(id, "goal", "") },
	)
}

// dependent makes the deliverable of a name need another, the one that is there
// or a new one.
func (s Scribe) dependent(on ID, name string) (ID, Change, error) {
	if d, ok := called[Deliverable](s.Model, name); ok {
		c, err := s.Model.Relate(NewRelation(Needs, d.ID, on, ""))
		return d.ID, c, err
	}
	id := s.Mint(KindDeliverable)
	c, err := s.Model.AddDependent(on, id, name)
	return id, c, err
}

// nounReplies are names for what is left when what a deliverable is called by
// is done.
func (w *workshop) nounReplies(d Deliverable) func() []Reply {
	return func() []Reply {
		var replies []Reply
		for _, name := range Suggest(d.Name) {
			replies = append(replies, naming(name, renameTo(d.ID)))
		}
		return append(replies, pass("name-stays"))
	}
}

// renameTo takes an answer for a deliverable's name; one that another has makes
// the two one.
func renameTo(id ID) func(Scribe, string) (Change, error) {
	return func(s Scribe, name string) (Change, error) {
		if d, ok := called[Deliverable](s.Model, name); ok && d.ID != id {
			return s.Model.MergeDeliverables(d.ID, id)
		}
		return s.Model.Rename(id, name)
	}
}

// harvest is step 2: everybody's activities as cards, asked from four sides.
func (w *workshop) harvest() {
	for i, kind := range []CardKind{"harvest", "harvest-seldom", "harvest-instead", "harvest-customer"} {
		w.put(Card{Kind: kind, Step: 2, More: true, place: [2]int32{0, int32(i)}, take: harvested, replies: enoughReply})
	}
}

// harvested makes an action of each line. "Who: what" puts it into that role's
// lane; a role that is not there yet is made, and on whose side it is gets asked
// later. What a role is said to do twice is one action.
func harvested(s Scribe, text string) (Change, error) {
	var verbs []func(Scribe) (Change, error)
	for _, line := range linesIn(text) {
		verbs = append(verbs, func(s Scribe) (Change, error) {
			_, c, err := s.action(line)
			return c, err
		})
	}
	if len(verbs) == 0 {
		return Change{}, refuse("no-text")
	}
	return s.inTurn("add", verbs...)
}

// action makes the action of "who: what".
func (s Scribe) action(line string) (ID, Change, error) {
	who, what := whoAndWhat(line)
	if len([]rune(what)) > MaxName {
		return "", Change{}, refuse("too-long", MaxName)
	}
	role, c, err := s.role(who)
	if err != nil {
		return "", c, err
	}
	if s.Model, err = s.Model.Apply(c); err != nil {
		return "", c, err
	}
	if there := s.sameAction(role, what); there != "" {
		return there, Change{}, refuse("no-change")
	}
	id := s.Mint(KindAction)
	added, err := s.Model.Add(Action{ID: id, Name: what, Role: role, Rank: s.Model.rankLast(KindAction)})
	c = c.Then(added)
	c.Label = "add"
	return id, c, err
}

func (s Scribe) sameAction(role ID, what string) ID {
	for a := range Each[Action](s.Model) {
		if lettersOf(a.Name) == lettersOf(what) && (a.Role == role || role == "") {
			return a.ID
		}
	}
	return ""
}

// role is that of a name, with the Change that makes it when it is not there.
func (s Scribe) role(name string) (ID, Change, error) {
	if name == "" {
		return "", Change{}, nil
	}
	if r, ok := called[Role](s.Model, name); ok {
		return r.ID, Change{}, nil
	}
	id := s.Mint(KindRole)
	c, err := s.Model.Add(Role{ID: id, Name: name, Rank: s.Model.rankLast(KindRole)})
	return id, c, err
}

// flip is step 3: what is left when an action is done. Actions that leave the
// same thing meet in one deliverable.
func (w *workshop) flip(found []Finding) {
	for _, v := range w.in.acts {
		a := w.in.action(v)
		if a.Does != ActionTask {
			continue
		}
		w.put(Card{
			Kind: "flip", Step: 3, On: []ID{a.ID}, Known: w.joined(w.in.makes.of(int(v))), place: [2]int32{0, int32(w.in.d.positions()[v])},
			replies: func() []Reply { return w.leftovers(a) },
			take:    func(s Scribe, text string) (Change, error) { return s.yield(a.ID, text) },
		})
	}
	for _, v := range w.in.order {
		d := *w.in.things[v]
		if (VerbLike(d.Name) || PeriodLike(d.Name)) && !d.Goal {
			w.put(Card{Kind: "noun", Step: 3, On: []ID{d.ID}, place: [2]int32{1, int32(w.in.d.positions()[v])}, replies: w.nounReplies(d), take: renameTo(d.ID)})
		}
	}
	for _, f := range found {
		if (f.Rule == "same-name" || f.Rule == "near-name") && len(f.On) == 2 {
			keep, gone := f.On[0], f.On[1]
			w.put(Card{Kind: "same", Step: 3, On: []ID{keep, gone}, place: [2]int32{2, 0}, replies: func() []Reply {
				return []Reply{{Word: "same", make: func(s Scribe) (Change, error) { return s.Model.MergeDeliverables(keep, gone) }}, pass("different")}
			}})
		}
	}
}

// joined names the deliverables of nodes.
func (w *workshop) joined(nodes []int32) string {
	var names []string
	for _, v := range nodes {
		names = append(names, NameOf(w.in.d.Graph.Records[v]))
	}
	return strings.Join(names, "、")
}

// leftovers are what an action may leave: suggested names, and deliverables that
// are there already.
func (w *workshop) leftovers(a Action) []Reply {
	var replies []Reply
	for _, name := range Suggest(a.Name) {
		if _, ok := called[Deliverable](w.m, name); !ok && len(replies) < 2 {
			replies = append(replies, naming(name, func(s Scribe, text string) (Change, error) { return s.yield(a.ID, text) }))
		}
	}
	for _, id := range w.alikeTo(a.Name, 3, func(d Deliverable) bool { return likeness(a.Name, d.Name) >= 2 }) {
		replies = append(replies, Reply{Word: "same-output", Of: []ID{id}, make: func(s Scribe) (Change, error) {
			return s.Model.Relate(NewRelation(Yields, a.ID, id, ""))
		}})
	}
	return append(replies, pass("nothing-left"))
}

// alikeTo lists the deliverables, most at most, whose names share letters with a
// name, the likest first.
func (w *workshop) alikeTo(name string, most int, fits func(Deliverable) bool) []ID {
	type ranked struct {
		id    ID
		score int
	}
	var found []ranked
	for d := range Each[Deliverable](w.m) {
		if n := likeness(name, d.Name); n > 0 && fits(d) {
			found = append(found, ranked{d.ID, n})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return b.score - a.score })
	var ids []ID
	for _, f := range found[:min(len(found), most)] {
		ids = append(ids, f.id)
	}
	return ids
}

// yield makes an action yield the deliverable of a name, the one that is there
// or a new one.
func (s Scribe) yield(action ID, name string) (Change, error) {
	if d, ok := called[Deliverable](s.Model, name); ok {
		return s.Model.Relate(NewRelation(Yields, action, d.ID, ""))
	}
	return s.Model.AddCounterpart(action, s.Mint(KindDeliverable), name)
}
