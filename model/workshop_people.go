package model

import (
	"slices"
	"strings"
)

// people is step 7: on whose side each role is, who owns, who makes, who decides.
func (w *workshop) people() {
	roles := All[Role](w.m)
	if len(w.in.goals) == 0 {
		return
	}
	for i, r := range roles {
		w.put(Card{Kind: "side", Step: 7, On: []ID{r.ID}, Known: string(r.Side), place: [2]int32{0, int32(i)}, replies: func() []Reply {
			return choiceReplies(r.ID, KindRole, "side")
		}})
	}
	for _, v := range w.in.order {
		if d := *w.in.things[v]; w.in.onWay[v] {
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
	w.put(Card{Kind: "roles", Step: 7, More: true, place: [2]int32{0, 1 << 20}, take: rolesNamed, replies: enoughReply})
	w.stake("decider", StakeDecider, roles)
	w.stake("promoter", StakePromoter, roles)
}

// rolesNamed makes a role of each name that has none yet.
func rolesNamed(s Scribe, text string) (Change, error) {
	var verbs []func(Scribe) (Change, error)
	for _, name := range namesIn(text) {
		verbs = append(verbs, func(s Scribe) (Change, error) {
			_, c, err := s.role(name)
			return c, err
		})
	}
	return s.inTurn("add", verbs...)
}

// stake asks which role has a part in the decision.
func (w *workshop) stake(kind CardKind, stake Stake, roles []Role) {
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
		if d := *w.in.things[v]; w.in.vital[v] || d.Goal {
			w.put(Card{Kind: "done", Step: 8, On: []ID{d.ID}, Known: d.DoneWhen, place: w.outwards(v), take: settingText(d.ID, "doneWhen")})
		}
	}
}
