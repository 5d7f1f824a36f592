package app

import (
	"cmp"
	"slices"

	"hone/model"
)

// ends are the relations of one kind at one side of a record: what it needs, or
// what needs it. They are shown, added and taken away from either end alike.
type ends struct {
	app  *App
	id   model.ID
	rel  model.RelationKind
	back bool // the record is at the far end
}

// now lists them, in display order of the other ends.
func (e ends) now() []model.Relation {
	var list []model.Relation
	for _, r := range e.app.head().RelationsOf(e.id, e.rel) {
		if e.rel == model.Sync || (r.To == e.id) == e.back {
			list = append(list, r)
		}
	}
	if len(list) > 1 {
		slices.SortStableFunc(list, func(a, b model.Relation) int { return cmp.Compare(e.rankOf(a), e.rankOf(b)) })
	}
	return list
}

// rankOf is the rank of the record at the other end of a relation.
func (e ends) rankOf(r model.Relation) string {
	other, _ := e.app.head().Get(otherEnd(r, e.id))
	if other == nil {
		return ""
	}
	f, ok := model.FieldOf(other.Kind(), "rank")
	if !ok {
		return ""
	}
	return model.Value(other, f)
}

// to is the relation with another record, in a group.
func (e ends) to(other model.ID, group string) model.Relation {
	if e.back {
		return model.NewRelation(e.rel, other, e.id, group)
	}
	return model.NewRelation(e.rel, e.id, other, group)
}

// kind is the kind of record at the other end.
func (e ends) kind() model.Kind {
	r, ok := e.app.head().Get(e.id)
	if !ok {
		return ""
	}
	for _, k := range []model.Kind{model.KindDeliverable, model.KindAction, model.KindPhase, model.KindKPI} {
		from, to := r.Kind(), k
		if e.back {
			from, to = to, from
		}
		if model.LegalEnds(e.rel, from, to) {
			return k
		}
	}
	return ""
}

// options are the records that can be at the other end; those that are there
// already come first with a tick, and picked, go.
func (e ends) options() []option {
	a := e.app
	there := map[model.ID]bool{}
	var first, rest []option
	for _, r := range e.now() {
		other := otherEnd(r, e.id)
		there[other] = true
		first = append(first, option{title: "✓ " + oneLine(nameIn(a.head(), other)), side: a.texts.say("table.part"), pick: func() { a.edit(a.head().Remove(r.ID)) }})
	}
	for _, r := range a.head().Records(e.kind()) {
		if id := r.Key(); id != e.id && !there[id] {
			rest = append(rest, option{title: oneLine(model.NameOf(r)), side: a.texts.say("kind." + string(r.Kind())), pick: func() { a.edit(a.head().Relate(e.to(id, ""))) }})
		}
	}
	return append(first, rest...)
}

// fresh offers to make the record at the other end.
func (e ends) fresh(name string) (option, bool) {
	a := e.app
	kind := e.kind()
	if kind != model.KindDeliverable && kind != model.KindAction {
		return option{}, false
	}
	return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(e.make(kind, name)) }}, true
}

// make makes the other end the way the key of the picture would, beside its
// neighbour where there is a verb for it.
func (e ends) make(kind model.Kind, name string) (model.Change, error) {
	a := e.app
	m, id := a.head(), a.mint(kind)
	switch {
	case e.rel == model.Needs && e.back:
		return m.AddDependent(e.id, id, name)
	case e.rel == model.Needs:
		return m.AddNeed(e.id, id, name)
	case e.rel == model.Yields:
		return m.AddCounterpart(e.id, id, name)
	case e.rel == model.Then && e.back:
		return m.AddActionBefore(e.id, id, name)
	case e.rel == model.Then:
		return m.AddNextAction(e.id, id, name)
	}
	r, _ := a.newRecord(kind, name)
	return m.Enter("add", model.Sheet{Add: []model.Record{r}, Join: []model.Relation{e.to(r.Key(), "")}})
}
