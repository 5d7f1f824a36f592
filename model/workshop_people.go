package model

import (
	"cmp"
	"slices"
	"strings"
)

// mostPairs is how many pairs are asked about: the likeliest, across sides first.
const mostPairs = 8

// syncs is step 6: what can only be settled together.
func (w *workshop) syncs() {
	asked := map[[2]ID]bool{}
	for i, pair := range w.pairs() {
		a, b := pair[0], pair[1]
		asked[pair] = true
		known := ""
		if w.m.Has(RelationID(Sync, a, b, "")) {
			known = string(Sync)
		}
		w.put(Card{Kind: "sync", Step: 6, On: []ID{a, b}, Known: known, place: [2]int32{1, int32(i)}, replies: func() []Reply {
			return []Reply{
				pass("apart"),
				{Word: "together", make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Sync, a, b, "")) }},
				{Word: "first", Of: []ID{a}, make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Needs, b, a, "")) }},
				{Word: "first", Of: []ID{b}, make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Needs, a, b, "")) }},
			}
		}})
	}
	if len(w.in.things) >= 2 {
		w.put(Card{Kind: "sync-more", Step: 6, More: true, place: [2]int32{2, 0}, take: syncNamed})
	}
}

// pairs lists those that one deliverable needs both of and of which neither is
// on the way to the other: across sides first, then nearest to the goal.
func (w *workshop) pairs() [][2]ID {
	type ranked struct {
		pair  [2]ID
		score int
	}
	var found []ranked
	seen := map[[2]ID]bool{}
	below := map[int]map[int32]bool{}
	for _, v := range w.in.order {
		if !w.in.onWay[v] {
			continue
		}
		needs := w.madeNeeds(v)
		for i, a := range needs {
			for _, b := range needs[i+1:] {
				pair := [2]ID{w.in.id(a), w.in.id(b)}
				if pair[1] < pair[0] {
					pair[0], pair[1] = pair[1], pair[0]
				}
				if seen[pair] || w.isBelow(below, int(a), b) || w.isBelow(below, int(b), a) {
					continue
				}
				seen[pair] = true
				score := int(w.in.depth[v])
				if sa, sb := w.in.sideOf(&w.in.things[a]), w.in.sideOf(&w.in.things[b]); sa != sb && sa != "" && sb != "" {
					score -= 1 << 20
				}
				found = append(found, ranked{pair, score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.score, b.score) })
	var pairs [][2]ID
	for _, f := range found[:min(len(found), mostPairs)] {
		pairs = append(pairs, f.pair)
	}
	return pairs
}

// madeNeeds lists what a deliverable needs and is made here; members of one
// group of alternatives need not be settled together, so only the first counts.
func (w *workshop) madeNeeds(v int) []int32 {
	var nodes []int32
	groups := map[string]bool{}
	w.in.needs(v, func(j *Joint) {
		group := j.Relation.Group
		if w.in.things[j.To].Origin == OriginMade && !slices.Contains(nodes, j.To) && (group == "" || !groups[group]) {
			nodes = append(nodes, j.To)
		}
		groups[group] = true
	})
	return nodes
}

// isBelow tells whether v needs the other, at however many removes.
func (w *workshop) isBelow(known map[int]map[int32]bool, v int, other int32) bool {
	if known[v] == nil {
		reached := map[int32]bool{}
		queue := []int32{int32(v)}
		for len(queue) > 0 {
			at := int(queue[0])
			queue = queue[1:]
			w.in.needs(at, func(j *Joint) {
				if !reached[j.To] {
					reached[j.To] = true
					queue = append(queue, j.To)
				}
			})
		}
		known[v] = reached
	}
	return known[v][other]
}

// syncNamed joins two deliverables that an answer names.
func syncNamed(s Scribe, text string) (Change, error) {
	names := namesIn(text)
	for _, and := range []string{"と", " and ", "⇔", "/", "／", "&", "＆", "・"} {
		for at := 0; len(names) != 2 && at < len(text); at++ {
			before, after, ok := strings.Cut(text[at:], and)
			if !ok {
				break
			}
			at += len(before)
			first, second := text[:at], after
			if _, ok := called[Deliverable](s.Model, first); ok {
				names = []string{first, second}
			}
		}
	}
	if len(names) != 2 {
		return Change{}, refuse("two-at-least")
	}
	var ids [2]ID
	for i, name := range names {
		d, ok := called[Deliverable](s.Model, name)
		if !ok {
			return Change{}, refuse("no-record", name)
		}
		ids[i] = d.ID
	}
	return s.Model.Relate(NewRelation(Sync, ids[0], ids[1], ""))
}

// people is step 7: on whose side each role is, who owns, who makes, who decides.
func (w *workshop) people() {
	roles := All[Role](w.m)
	for i, r := range roles {
		w.put(Card{Kind: "side", Step: 7, On: []ID{r.ID}, Known: string(r.Side), place: [2]int32{0, int32(i)}, replies: func() []Reply {
			return choiceReplies(r.ID, KindRole, "side")
		}})
	}
	for _, v := range w.in.order {
		if d := w.in.things[v]; w.in.onWay[v] {
			w.put(Card{
				Kind: "owner", Step: 7, On: []ID{d.ID}, Known: w.in.name(d.Owner), place: w.outwards(v),
				replies: func() []Reply { return w.roleReplies(d.ID, "owner") }, take: roleNamed(d.ID, "owner"),
			})
			w.maker(v, d)
		}
	}
	for _, v := range w.in.acts {
		if a := w.in.action(v); w.in.onWay[v] && (a.Does == ActionTask || a.Does == ActionDecision) {
			w.put(Card{
				Kind: "who", Step: 7, On: []ID{a.ID}, Known: w.in.name(a.Role), place: w.outwards(int(v)),
				replies: func() []Reply { return w.roleReplies(a.ID, "role") }, take: roleNamed(a.ID, "role"),
			})
		}
	}
	w.stake("decider", StakeDecider, roles)
	w.stake("promoter", StakePromoter, roles)
}

// stake asks which role has a part in the decision.
func (w *workshop) stake(kind CardKind, stake Stake, roles []Role) {
	if len(w.in.goals) == 0 {
		return
	}
	var known []string
	for _, r := range roles {
		if r.Stake == stake {
			known = append(known, r.Name)
		}
	}
	give := func(s Scribe, name string) (Change, error) {
		id, c, err := s.role(name)
		if err != nil {
			return c, err
		}
		if s.Model, err = s.Model.Apply(c); err != nil {
			return c, err
		}
		set, err := s.Model.Set(id, "stake", string(stake))
		c = c.Then(set)
		c.Label = "set-stake"
		return c, err
	}
	w.put(Card{Kind: kind, Step: 7, Known: strings.Join(known, "、"), place: [2]int32{1 << 21, 0}, take: give, replies: func() []Reply {
		var replies []Reply
		for _, r := range roles[:min(len(roles), mostRoles)] {
			replies = append(replies, naming(r.Name, give))
		}
		return replies
	}})
}

// mostRoles is how many roles are offered to be picked.
const mostRoles = 8

func (w *workshop) roleReplies(of ID, field string) []Reply {
	var replies []Reply
	roles := All[Role](w.m)
	for _, r := range roles[:min(len(roles), mostRoles)] {
		reply := setting("", of, field, string(r.ID))
		reply.Text = r.Name
		replies = append(replies, reply)
	}
	return replies
}

// roleNamed takes an answer for the role in a field: the one of this name, or a
// new one.
func roleNamed(of ID, field string) func(Scribe, string) (Change, error) {
	return func(s Scribe, name string) (Change, error) {
		id, c, err := s.role(name)
		if err != nil {
			return c, err
		}
		if s.Model, err = s.Model.Apply(c); err != nil {
			return c, err
		}
		set, err := s.Model.Set(of, field, string(id))
		c = c.Then(set)
		c.Label = "set-" + field
		return c, err
	}
}

// choiceReplies offers the values of a choice.
func choiceReplies(of ID, kind Kind, field string) []Reply {
	f, _ := FieldOf(kind, field)
	var replies []Reply
	for _, value := range f.Choices {
		if !silent[value] {
			replies = append(replies, setting(field+"."+value, of, field, value))
		}
	}
	return replies
}

// maker asks by which action a deliverable comes about, once there are actions.
func (w *workshop) maker(v int, d Deliverable) {
	if len(w.in.acts) == 0 || d.Origin != OriginMade || w.in.parts[v] > 0 {
		return
	}
	w.put(Card{
		Kind: "maker", Step: 7, On: []ID{d.ID}, Known: w.joined(w.in.made.of(v)), place: w.outwards(v),
		replies: func() []Reply {
			var replies []Reply
			for _, a := range w.idle(d.Name, 4) {
				replies = append(replies, Reply{Text: a.Name, make: func(s Scribe) (Change, error) {
					return s.Model.Relate(NewRelation(Yields, a.ID, d.ID, ""))
				}})
			}
			return append(replies, pass("by-itself"))
		},
		take: func(s Scribe, text string) (Change, error) { return s.making(d.ID, text) },
	})
}

// idle lists actions that yield nothing, those with the likest names first.
func (w *workshop) idle(name string, most int) []Action {
	var actions []Action
	for _, v := range w.in.acts {
		if a := w.in.action(v); len(w.in.makes.of(int(v))) == 0 && a.Does == ActionTask {
			actions = append(actions, a)
		}
	}
	slices.SortStableFunc(actions, func(a, b Action) int { return likeness(name, b.Name) - likeness(name, a.Name) })
	return actions[:min(len(actions), most)]
}

// making makes an action of "who: what" yield a deliverable.
func (s Scribe) making(deliverable ID, text string) (Change, error) {
	id, c, err := s.action(text)
	if id == "" {
		return c, err
	}
	if s.Model, err = s.Model.Apply(c); err != nil {
		return c, err
	}
	joined, err := s.Model.Relate(NewRelation(Yields, id, deliverable, ""))
	c = c.Then(joined)
	c.Label = "add"
	return c, err
}

// doneWhen is step 8: what one looks at to say yes or no, for the goals and for
// what cannot be avoided.
func (w *workshop) doneWhen() {
	for _, v := range w.in.order {
		if d := w.in.things[v]; w.in.vital[v] || d.Goal {
			w.put(Card{Kind: "done", Step: 8, On: []ID{d.ID}, Known: d.DoneWhen, place: w.outwards(v), take: settingText(d.ID, "doneWhen")})
		}
	}
}
