package model

import (
	"encoding/json"
	"math"
	"slices"
)

// PlayDraft is a playbook entry that the model suggests for a checkpoint or an
// either-or that is not done yet. OneOf has the members of an either-or, For is
// the checkpoint, or what the either-or is of. Do lists the actions of the first
// way in the order of the flow, Routes the other ways. Due is the day from the
// start after which the goal is late, LimitDays how long the play may take.
// Signal is the accepted one that triggers it, Play the accepted entry with the
// same key. Its texts are methods, for they are many and few are looked at.
type PlayDraft struct {
	Key       string
	For       ID
	OneOf     []ID
	Phase     ID
	Signal    ID
	Due       float64
	Do        []ID
	Routes    []Route
	Owner     ID
	LimitDays float64
	DoneWhen  string
	Accepted  bool
	Play      ID

	book *playbook
}

// Route is one way to what a play is for: through the deliverable or action Of,
// by its actions in the order of the flow. Cost and Days are what it takes
// beyond what cannot be avoided anyway, each element once.
type Route struct {
	Of      ID      `json:"of"`
	Actions []ID    `json:"actions"`
	Cost    float64 `json:"cost"`
	Days    float64 `json:"days"`
}

// PlayKey is the stable key of the play draft of a checkpoint.
func PlayKey(checkpoint ID) string { return playPrefix + string(checkpoint) }

const playPrefix = "play:"

// ChoiceKey is the stable key of the play draft of an either-or: of the group of
// a deliverable's needs or, without a group, of the actions that yield it.
func ChoiceKey(of ID, group string) string {
	if group == "" {
		return "choose:" + string(of)
	}
	return "choose:" + string(of) + ":" + group
}

// Plays drafts the playbook, in display order.
func (d *Derivation) Plays() []PlayDraft {
	return d.plays.get(func() []PlayDraft {
		b := d.newPlaybook()
		vital := d.unavoidable()
		drafts := make([]PlayDraft, 0, vital.count)
		for _, v := range d.sorted() {
			for _, i := range vital.first.of(v) {
				if e := &vital.choices[i]; b.isOpen(e) {
					drafts = append(drafts, b.choice(e))
				}
			}
			if vital.isCheckpoint(d, v) {
				if of := d.Graph.things[v]; of.State != StateDone {
					drafts = append(drafts, b.checkpoint(v, of))
				}
			}
		}
		return drafts
	})
}

// Record is the draft as a playbook entry under an ID, in a language.
func (p PlayDraft) Record(id ID, l Language) Play {
	return Play{
		ID: id, PlayKey: p.Key, Name: cut(p.Name().In(l), MaxName), When: cut(p.When().In(l), MaxText), Steps: cut(p.Steps().In(l), MaxText),
		Owner: p.Owner, LimitDays: p.LimitDays, Exit: p.DoneWhen, Deliverable: p.For,
	}
}

// cut shortens a text to so many characters.
func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// MarshalJSON writes the draft with its texts in both languages.
func (p PlayDraft) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Key       string  `json:"key"`
		Name      Phrase  `json:"name"`
		For       ID      `json:"for"`
		OneOf     []ID    `json:"oneOf"`
		Phase     ID      `json:"phase"`
		When      Phrase  `json:"when"`
		Signal    ID      `json:"signal"`
		Due       float64 `json:"due"`
		Do        []ID    `json:"do"`
		Steps     Phrase  `json:"steps"`
		Routes    []Route `json:"routes"`
		Owner     ID      `json:"owner"`
		LimitDays float64 `json:"limitDays"`
		Until     Phrase  `json:"until"`
		DoneWhen  string  `json:"doneWhen"`
		Accepted  bool    `json:"accepted"`
		Play      ID      `json:"play"`
	}{
		p.Key, p.Name(), p.For, orEmpty(p.OneOf), p.Phase, p.When(), p.Signal, p.Due, orEmpty(p.Do), p.Steps(),
		append([]Route{}, p.Routes...), p.Owner, p.LimitDays, p.Until(), p.DoneWhen, p.Accepted, p.Play,
	})
}

// playbook holds what all drafts look up, by node.
type playbook struct {
	*cast
	ways     *wayFinder
	latest   []float64 // day after which the goal is late
	planned  bool      // whether the schedule takes any days at all
	keys     texts
	signals  map[ID]Signal
	accepted map[string]ID
}

func (d *Derivation) newPlaybook() *playbook {
	cast := d.cast()
	b := &playbook{
		cast: cast, ways: d.newWayFinder(cast.flow), latest: make([]float64, d.Graph.Deliverables),
		signals: map[ID]Signal{}, accepted: map[string]ID{},
	}
	schedule := d.Schedule()
	b.planned = schedule.Finish > 0
	for i, v := range schedule.times.items {
		item := &schedule.Items[i]
		b.latest[v] = max(item.Finish, item.Finish+item.Slack)
	}
	for _, s := range slices.Backward(All[Signal](d.Model)) {
		b.signals[s.Deliverable] = s
	}
	for _, p := range slices.Backward(All[Play](d.Model)) {
		b.accepted[p.PlayKey] = p.ID
	}
	return b
}

func (b *playbook) isDone(v int) bool {
	return v < b.d.Graph.Deliverables && b.d.Graph.things[v].State == StateDone
}

// isOpen tells whether nothing has settled an either-or yet.
func (b *playbook) isOpen(e *EitherOr) bool {
	return !b.isDone(int(e.of)) && !slices.ContainsFunc(e.oneOf, func(v int32) bool { return b.isDone(int(v)) })
}

// checkpoint drafts the play of a checkpoint: the first action that yields it,
// then the other ways to it.
func (b *playbook) checkpoint(v int, of *Deliverable) PlayDraft {
	p := PlayDraft{Key: b.keys.join(playPrefix, string(of.ID)), For: of.ID, DoneWhen: of.DoneWhen, Due: b.latest[v], book: b}
	days, by := of.Days, []int32(nil)
	for i, a := range b.ownFirst(b.d.Graph.yielding(v)) {
		if i > 0 {
			route, _ := b.ways.route(a, v)
			p.Routes = append(p.Routes, route)
			continue
		}
		p.Do, by = b.d.Graph.IDs[a:a+1:a+1], []int32{a}
		if days == 0 {
			days = b.d.Graph.action(a).Days
		}
	}
	for _, members := range b.d.Graph.groups(v) {
		for i, m := range b.ways.open(b.ownFirst(members)) {
			if i > 0 {
				route, _ := b.ways.route(m, v)
				p.Routes = append(p.Routes, route)
			}
		}
	}
	b.complete(&p, subject{about: v, of: v, days: days, by: by})
	return p
}

// choice drafts the play of an either-or: the first member's way, then the others'.
func (b *playbook) choice(e *EitherOr) PlayDraft {
	of := int(e.of)
	p := PlayDraft{Key: ChoiceKey(e.Of, e.Group), For: e.Of, OneOf: e.OneOf, Due: b.latest[of], book: b}
	p.DoneWhen = b.d.Graph.things[of].DoneWhen
	for _, m := range e.oneOf {
		if int(m) < b.d.Graph.Deliverables {
			p.Due = min(p.Due, b.latest[m])
		}
	}
	days, by := 0.0, []int32(nil)
	for i, m := range b.ownFirst(e.oneOf) {
		route, actions := b.ways.route(m, of)
		if i > 0 {
			p.Routes = append(p.Routes, route)
			continue
		}
		p.Do, days, by = route.Actions, route.Days, slices.Clone(actions)
		if int(m) < b.d.Graph.Deliverables {
			p.DoneWhen = b.d.Graph.things[m].DoneWhen
		}
	}
	b.complete(&p, subject{about: int(e.oneOf[0]), of: of, days: days, by: by})
	return p
}

// subject is what a draft is about: the element that is made, the deliverable
// that it is for, and the actions that do it in so many days.
type subject struct {
	about, of int
	days      float64
	by        []int32
}

// complete fills in what follows from what a draft is about.
func (b *playbook) complete(p *PlayDraft, s subject) {
	p.Phase = b.d.phasing().id(s.about)
	p.Owner = b.owner(s)
	p.LimitDays = max(1, math.Ceil(s.days))
	if len(b.signals) > 0 && len(p.OneOf) == 0 {
		p.Signal = b.signals[p.For].ID
	}
	if len(b.accepted) > 0 {
		p.Play, p.Accepted = b.accepted[p.Key]
	}
}

// owner is who runs the play. A play is what our team does: the owner of the
// deliverable if on our side, else our role that acts first in it, else the one
// that acts most in its phase or anywhere; else the deliverable's owner, or who
// acts first.
func (b *playbook) owner(s subject) ID {
	about := s.about
	if about >= b.d.Graph.Deliverables || b.role[about] == "" {
		about = s.of
	}
	if b.side[about] == SideOwn {
		return b.role[about]
	}
	actor := ID("")
	for _, v := range s.by {
		if b.side[v] == SideOwn {
			return b.role[v]
		}
		if actor == "" {
			actor = b.role[v]
		}
	}
	everywhere := b.busy[len(b.busy)-1]
	inPhase := everywhere
	if i := b.d.phasing().of[about]; i >= 0 {
		inPhase = b.busy[i]
	}
	for _, id := range []ID{inPhase, everywhere, b.role[about]} {
		if id != "" {
			return id
		}
	}
	return actor
}
