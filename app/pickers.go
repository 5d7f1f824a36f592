package app

import "hone/model"

// palette lists every command with its key, and what cannot be done now with
// the reason.
func (a *App) palette() {
	var options []option
	for i := range a.commands {
		c := &a.commands[i]
		o := option{title: a.titleOf(c), side: keyText(c.key()), pick: func() { a.do(c) }}
		if !a.isInScope(c.on) {
			continue
		}
		if err := a.refusalOf(c); err != nil {
			o.why = a.reason(err)
		}
		options = append(options, o)
	}
	looked := a.looking()
	c := a.pickFrom(a.texts.say("command.palette.hint"), options, nil)
	if looked.view == "" { // the journey map keeps the keys, and is what is zoomed
		c.back = looked
	}
}

// linkable is why no relation can be drawn from the selection.
func linkable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if r, ok := a.head().Get(a.selection.lead()); !ok || !isElement(string(r.Kind())) {
		return reason("nothing-selected")
	}
	return nil
}

func linkableNoun(a *App) error {
	if err := linkable(a); err != nil {
		return err
	}
	if _, ok := model.Find[model.Deliverable](a.head(), a.selection.lead()); !ok {
		return reason("select-deliverable")
	}
	return nil
}

// link is the relation of a kind between the selected element and another, as
// the command means it: a deliverable needs the other, an action goes before it.
func link(m *model.Model, kind model.RelationKind, lead, other model.ID) model.Relation {
	_, fromAction := model.Find[model.Action](m, lead)
	_, toAction := model.Find[model.Action](m, other)
	switch {
	case kind == model.Needs && fromAction && toAction:
		return model.NewRelation(model.Then, lead, other, "")
	case kind == model.Needs && fromAction:
		return model.NewRelation(model.Uses, lead, other, "")
	case kind == model.Needs && toAction, (kind == model.Uses || kind == model.Yields) && !fromAction:
		if kind == model.Needs {
			kind = model.Yields
		}
		return model.NewRelation(kind, other, lead, "")
	}
	return model.NewRelation(kind, lead, other, "")
}

// pickLink asks for the other end of a relation and draws it. A name that is
// not there yet makes the deliverable that is needed.
func (a *App) pickLink(kind model.RelationKind) {
	lead := a.selection.lead()
	var options []option
	for _, k := range []model.Kind{model.KindDeliverable, model.KindAction} {
		for _, r := range a.head().Records(k) {
			rel := link(a.head(), kind, lead, r.Key())
			if _, err := a.head().Relate(rel); err != nil {
				continue
			}
			options = append(options, option{title: model.NameOf(r), side: a.texts.say("kind." + string(k)), pick: func() { a.edit(a.head().Relate(rel)) }})
		}
	}
	hint := a.texts.say("command.link.hint", "name", nameIn(a.head(), lead), "relation", a.texts.say("relation."+string(kind)))
	a.pickFrom(hint, options, a.freshNeed(kind, lead))
}

// freshNeed offers to make the deliverable that is needed and not there yet.
func (a *App) freshNeed(kind model.RelationKind, lead model.ID) func(string) (option, bool) {
	if _, ok := model.Find[model.Deliverable](a.head(), lead); !ok || kind != model.Needs {
		return nil
	}
	return func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(a.head().AddNeed(lead, a.mint(model.KindDeliverable), name)) }}, true
	}
}

func hasAction(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if len(a.selectedActions()) == 0 {
		return reason("select-action")
	}
	return nil
}

func (a *App) selectedActions() []model.ID {
	var ids []model.ID
	for _, id := range a.selection.ids {
		if _, ok := model.Find[model.Action](a.head(), id); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// pickLane gives the selected actions to another role; a name that is not there
// makes the role.
func (a *App) pickLane() {
	ids := a.selectedActions()
	var options []option
	for r := range model.Each[model.Role](a.head()) {
		options = append(options, option{title: r.Name, side: a.texts.say("side." + string(r.Side)), pick: func() { a.edit(a.head().MoveToLane(r.ID, ids...)) }})
	}
	options = append(options, option{title: a.texts.say("command.nobody"), pick: func() { a.edit(a.head().MoveToLane("", ids...)) }})
	a.pickFrom(a.texts.say("command.lane.hint"), options, func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(a.toNewLane(name, ids)) }}, true
	})
}

// toNewLane makes a role and gives it actions, as one Change.
func (a *App) toNewLane(name string, ids []model.ID) (model.Change, error) {
	role := a.mint(model.KindRole)
	return a.chain("move-to-lane", 2, func(m *model.Model, i int) (model.Change, error) {
		if i == 0 {
			return m.Add(model.Role{ID: role, Name: name, Side: model.SideCustomer, Rank: lastRank(model.All[model.Role](m))})
		}
		return m.MoveToLane(role, ids...)
	})
}

// askName asks for the name of something that has no box.
func (a *App) askName(title string, accept func(name string) (model.Change, error)) {
	a.pickFrom(a.texts.say(title), nil, func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(accept(name)) }}, true
	})
}
