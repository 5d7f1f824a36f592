package app

import (
	"slices"

	"hone/model"
)

// begin opens the name of the new element. When several are selected, a verb of
// the other view asks for one name after another.
func (g *growth) begin(a *App) {
	if of := g.several(a); len(of) > 0 {
		g.each(a, of)
		return
	}
	g.ask(a, a.selection.lead(), nil)
}

// several are the selected elements that have no counterpart yet, when more than
// one is selected.
func (g *growth) several(a *App) []model.ID {
	if !g.other || len(a.selection.ids) < 2 {
		return nil
	}
	var list []model.ID
	lead, _ := a.head().Get(a.selection.lead())
	for _, r := range a.head().Records(lead.Kind()) {
		d, isNoun := r.(model.Deliverable)
		isGiven := isNoun && d.Origin != model.OriginMade
		if slices.Contains(a.selection.ids, r.Key()) && !isGiven && len(a.head().RelationsOf(r.Key(), model.Yields)) == 0 {
			list = append(list, r.Key())
		}
	}
	return list
}

// each asks for the counterpart of one element after another, the next when
// Enter takes a name; an empty name lets an element pass.
func (g *growth) each(a *App, of []model.ID) {
	next := func() { g.each(a, of[1:]) }
	if len(of) == 1 {
		next = nil
	}
	a.jump(of[0])
	g.ask(a, of[0], next)
}

func (g *growth) ask(a *App, of model.ID, next func()) {
	id := a.mint(g.kind)
	v := a.deliverables
	if g.kind == model.KindAction {
		v = a.actions
	}
	if g.other {
		a.showBoth()
	}
	hint := a.texts.say(g.hint)
	if g.other {
		hint = a.texts.say(g.hint+".of", "name", clip(nameIn(a.head(), of), 20))
	}
	a.naming(v, &plan{
		of: of, isNew: true, made: id, side: g.side, hint: hint, next: next, kind: g.kind,
		accept: func(name string) (model.Change, error) { return g.take(a, of, id, name) },
		join:   func(there model.ID) (model.Change, error) { return g.onto(a, of, id, there) },
	}, "")
}

// take makes the element of a name. A deliverable that is there already is
// joined as the new one would be: nouns are one thing each.
func (g *growth) take(a *App, of, id model.ID, name string) (model.Change, error) {
	c, err := g.verb(a.head(), of, id, name)
	if err != nil || g.kind != model.KindDeliverable {
		return c, err
	}
	for d := range model.Each[model.Deliverable](a.head()) {
		if d.Name == name {
			return a.head().Onto(c, id, d.ID)
		}
	}
	return c, nil
}

// onto is the Change that joins an element that is there as the new one would
// be; empty when the new one would stand alone.
func (g *growth) onto(a *App, of, made, there model.ID) (model.Change, error) {
	c, err := g.verb(a.head(), of, made, "x")
	if err == nil {
		c, err = a.head().Onto(c, made, there)
	}
	for _, e := range c.Edits {
		if err == nil && e.ID() == made {
			return model.Change{}, nil
		}
	}
	return c, err
}

// made is what is selected after a name was taken: the new element, or that from
// which a line was drawn to one that was there.
func (a *App) made(p *plan) model.ID {
	if a.head().Has(p.made) {
		return p.made
	}
	a.notice(a.texts.say("naming.joined"))
	return p.of
}

// followNeeds draws what the selected actions, or all of them, use and follow.
func followNeeds(a *App) (model.Change, error) {
	return a.head().FollowNeeds(a.selectedActions()...)
}
