package app

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"hone/model"
)

// relation shows what a relation is made of, each part to be picked anew: that
// makes it another relation, with the remarks on it.
func (t *ties) relation(r model.Relation) {
	a := t.app
	part := func(key, text string, pick func()) {
		t.add(container.New(&stack{gap: 3}, t.heading(key), t.button(text, pick)))
	}
	part("field.kind", a.texts.say("relation."+string(r.Rel)), func() { a.showChoices("field.kind", a.kindsFor(r)) })
	part("field.from", oneLine(nameIn(a.head(), r.From)), func() { a.pickFrom(a.texts.say("field.from"), a.endsFor(r, true), nil) })
	part("field.to", oneLine(nameIn(a.head(), r.To)), func() { a.pickFrom(a.texts.say("field.to"), a.endsFor(r, false), nil) })
	if r.Rel == model.Needs {
		part("field.group", a.groupText(r), func() { a.showChoices("field.group", a.groupsFor(r)) })
	}
	turn := t.button(a.texts.say("relation.turn"), func() { a.retie(r, model.Relation{Rel: r.Rel, From: r.To, To: r.From, Label: r.Label}) })
	gone := t.button(a.texts.say("table.part"), func() { a.edit(a.head().Remove(r.ID)) })
	turn.plain, gone.plain = true, true
	t.add(gapAbove())
	t.add(container.NewGridWithColumns(2, turn, gone))
}

// relationSaid reads a relation as a sentence: from and to alone do not tell
// which of the two needs the other.
func (a *App) relationSaid(r model.Relation) string {
	from, to := clip(oneLine(nameIn(a.head(), r.From)), 20), clip(oneLine(nameIn(a.head(), r.To)), 20)
	return a.texts.say("relation."+string(r.Rel)+".said", "from", from, "to", to)
}

func (a *App) showChoices(title string, options []option) {
	a.pickFrom(a.texts.say(title), options, nil)
}

// retie makes a relation another one and keeps it selected when it was.
func (a *App) retie(r, to model.Relation) {
	was := a.selection.has(r.ID)
	if a.edit(a.head().Retie(r.ID, to)) && was {
		a.choose(model.NewRelation(to.Rel, to.From, to.To, to.Group).ID)
	}
}

// kindsFor are the kinds that a relation could be of between its ends, either
// way round.
func (a *App) kindsFor(r model.Relation) []option {
	var options []option
	for _, rel := range tieKinds {
		to := model.Relation{Rel: rel, From: r.From, To: r.To, Label: r.Label}
		if _, err := a.head().Retie(r.ID, to); err == nil || rel == r.Rel {
			options = append(options, option{title: a.texts.say("relation." + string(rel)), pick: func() {
				if rel != r.Rel {
					a.retie(r, to)
				}
			}})
		}
	}
	return options
}

// endsFor are the records that an end of a relation could be.
func (a *App) endsFor(r model.Relation, isFrom bool) []option {
	e := ends{a, r.To, r.Rel, true}
	if !isFrom {
		e = ends{a, r.From, r.Rel, false}
	}
	var options []option
	for _, other := range a.head().Records(e.kind()) {
		if other.Key() == e.id {
			continue
		}
		to := e.to(other.Key(), r.Group)
		to.Label = r.Label
		options = append(options, option{title: oneLine(model.NameOf(other)), side: a.texts.say("kind." + string(other.Kind())), pick: func() { a.retie(r, to) }})
	}
	return options
}

// membersOf are the other needs of a group.
func (a *App) membersOf(r model.Relation) []model.Relation {
	return slices.DeleteFunc((ends{a, r.From, r.Rel, false}).now(), func(o model.Relation) bool {
		return o.Group == "" || o.Group != r.Group || o.ID == r.ID
	})
}

// groupText says what does as well as this need.
func (a *App) groupText(r model.Relation) string {
	text := ""
	for _, other := range a.membersOf(r) {
		if text != "" {
			text += a.texts.say("punctuation.comma")
		}
		text += oneLine(nameIn(a.head(), other.To))
	}
	if text == "" {
		return a.texts.say("choice.unsaid")
	}
	return text
}

// groupsFor are what a need could be an alternative to.
func (a *App) groupsFor(r model.Relation) []option {
	var options []option
	for _, other := range (ends{a, r.From, r.Rel, false}).now() {
		if other.ID == r.ID || r.Group != "" && other.Group == r.Group {
			continue
		}
		options = append(options, option{title: oneLine(nameIn(a.head(), other.To)), pick: func() { a.joinGroup(r, other) }})
	}
	if r.Group != "" {
		options = append(options, option{title: a.texts.say("relation.alone"), pick: func() {
			a.retie(r, model.Relation{Rel: r.Rel, From: r.From, To: r.To, Label: r.Label})
		}})
	}
	return options
}

// joinGroup makes a need an alternative to another: in that one's group, or the
// two in a new one.
func (a *App) joinGroup(r, other model.Relation) {
	if other.Group != "" {
		a.retie(r, model.Relation{Rel: r.Rel, From: r.From, To: r.To, Group: other.Group, Label: r.Label})
		return
	}
	group := r.Group
	if group == "" {
		group = string(a.mint(model.KindRelation))
	}
	a.edit(a.head().MakeAlternatives(group, r.ID, other.ID))
}

// relationMenu is what can be done with a relation.
func (a *App) relationMenu(id model.ID) []menuItem {
	r, ok := model.Find[model.Relation](a.head(), id)
	if !ok {
		return nil
	}
	submenu := func(text string, options []option) menuItem {
		item := menuItem{text: a.texts.say(text)}
		var items []menuItem
		for _, o := range options {
			items = append(items, menuItem{text: clip(o.title, 30), run: o.pick})
		}
		if item.more = func() []menuItem { return items }; len(items) == 0 {
			item.why, item.more = a.texts.say("refuse.nothing"), nil
		}
		return item
	}
	items := []menuItem{{text: a.texts.say("relation.card"), run: func() { a.choose(id) }}}
	if r.Rel == model.Needs {
		items = append(items, submenu("relation.groups", a.groupsFor(r)))
	}
	items = append(items, submenu("relation.kinds", a.kindsFor(r)))
	turned := model.Relation{Rel: r.Rel, From: r.To, To: r.From, Label: r.Label}
	if _, err := a.head().Retie(id, turned); err == nil {
		items = append(items, menuItem{text: a.texts.say("relation.turn"), run: func() { a.retie(r, turned) }})
	}
	return append(items, menuItem{rule: true}, menuItem{text: a.texts.say("table.part"), key: "Del", run: func() { a.edit(a.head().Remove(id)) }})
}

// kindsNamed are the kinds of some records, each once, in their order.
func (a *App) kindsNamed(ids []model.ID) []string {
	var names []string
	for _, id := range ids {
		if r, ok := a.head().Get(id); ok {
			if name := a.texts.say("kind." + string(r.Kind())); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
