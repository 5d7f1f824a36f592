package app

import (
	"hone/model"
)

// growth is a command that asks for a name and makes an element with it.
type growth struct {
	kind  model.Kind // of what is made
	side  way        // where its box is shown
	hint  string     // key of what the entry says while empty
	other bool       // made in the other view
	verb  func(m *model.Model, of, id model.ID, name string) (model.Change, error)
}

// check runs the verb with a name that is not kept.
func (g *growth) check(a *App) error {
	_, err := g.verb(a.head(), a.selection.lead(), "new", "x")
	return err
}

// naming opens a name in a picture.
func (a *App) naming(v *picture, p *plan, typed string) {
	if a.desk.outline.hasKeys() {
		a.active = v
		a.desk.outline.naming.open(p, typed)
		return
	}
	if w := a.twinOf(v); w.isOpen {
		a.nameInList(p)
		return
	}
	if !v.Visible() {
		a.showBoth()
	}
	for _, other := range []*picture{a.deliverables, a.actions} {
		if other.naming.isOpen() {
			other.naming.accept()
		}
	}
	a.active = v
	v.naming.open(p, typed)
}

const (
	hintDeliverable = "field.name.deliverable.hint"
	hintAction      = "field.name.action.hint"
)

func buildCommands() []command {
	noun := func(side way, verb func(*model.Model, model.ID, model.ID, string) (model.Change, error)) *growth {
		return &growth{kind: model.KindDeliverable, side: side, hint: hintDeliverable, verb: verb}
	}
	return []command{
		{name: "add.need", text: "command.add.need", keys: []chord{"Tab"}, on: onDeliverables, grow: noun(way{-1, 0}, (*model.Model).AddNeed)},
		{name: "add.dependent", text: "command.add.dependent", keys: []chord{"Shift+Tab"}, on: onDeliverables, grow: noun(way{1, 0}, (*model.Model).AddDependent)},
		{name: "add.sibling", text: "command.add.sibling", keys: []chord{"Enter"}, on: onDeliverables, grow: noun(way{0, 1}, addSibling)},
		{name: "add.higher", text: "command.add.higher", keys: []chord{"Ctrl+Shift+Enter"}, on: onDeliverables, grow: noun(way{1, 1}, (*model.Model).AddHigher)},
		{name: "add.alternative", text: "command.add.alternative", keys: []chord{"Alt+Enter"}, on: onDeliverables, grow: noun(way{0, 1}, (*model.Model).AddAlternative)},
		{name: "add.free", text: "command.add.free", keys: []chord{"Ctrl+Enter"}, on: onDeliverables, grow: noun(way{0, 1}, addFreeDeliverable)},
		{name: "add.yield", text: "command.add.yield", keys: []chord{"Y"}, on: onActions, grow: &growth{kind: model.KindDeliverable, side: way{0, 1}, hint: hintDeliverable, other: true, verb: (*model.Model).AddCounterpart}},
		{name: "add.yielding", text: "command.add.yielding", keys: []chord{"Y"}, on: onDeliverables, grow: &growth{kind: model.KindAction, side: way{0, 1}, hint: hintAction, other: true, verb: (*model.Model).AddCounterpart}},
		{name: "link.needs", text: "command.link.needs", keys: []chord{"Ctrl+L"}, on: anywhere, check: linkable, run: func(a *App) { a.pickLink(model.Needs) }},
		{name: "link.sync", text: "command.link.sync", keys: []chord{"Ctrl+Shift+L"}, on: anywhere, check: linkableNoun, run: func(a *App) { a.pickLink(model.Sync) }},
		{name: "link.helps", text: "command.link.helps", keys: []chord{"Ctrl+Alt+L"}, on: anywhere, check: linkableNoun, run: func(a *App) { a.pickLink(model.Helps) }},
		{name: "link.uses", text: "command.link.uses", keys: []chord{"Ctrl+U"}, on: anywhere, check: linkable, run: func(a *App) { a.pickLink(model.Uses) }},
		{name: "link.yields", text: "command.link.yields", keys: []chord{"Ctrl+Shift+U"}, on: anywhere, check: linkable, run: func(a *App) { a.pickLink(model.Yields) }},
		{name: "edit.goal", text: "command.goal", keys: []chord{"Ctrl+G"}, on: anywhere, edit: toggleGoal},
		{name: "edit.compose", text: "command.compose", keys: []chord{"Ctrl+Shift+G"}, on: anywhere, check: composable, run: (*App).compose},
	}
}

func flowCommands() []command {
	verb := func(side way, verb func(*model.Model, model.ID, model.ID, string) (model.Change, error)) *growth {
		return &growth{kind: model.KindAction, side: side, hint: hintAction, verb: verb}
	}
	return []command{
		{name: "action.next", text: "command.action.next", keys: []chord{"Tab"}, on: onActions, grow: verb(way{1, 0}, (*model.Model).AddNextAction)},
		{name: "action.before", text: "command.action.before", keys: []chord{"Shift+Tab"}, on: onActions, grow: verb(way{-1, 0}, (*model.Model).AddActionBefore)},
		{name: "action.parallel", text: "command.action.parallel", keys: []chord{"Enter"}, on: onActions, grow: verb(way{0, 1}, addParallel)},
		{name: "action.free", text: "command.action.free", keys: []chord{"Ctrl+Enter"}, on: onActions, grow: verb(way{0, 1}, addFreeAction)},
		{name: "action.decision", text: "command.action.decision", keys: []chord{"D"}, on: onActions, edit: toggleDecision},
		{name: "action.lane", text: "command.action.lane", keys: []chord{"L"}, on: onActions, check: hasAction, run: (*App).pickLane},
		{name: "action.follow", text: "command.action.follow", keys: []chord{"Ctrl+Shift+F"}, on: anywhere, edit: followNeeds},
		{name: "add.role", text: "command.add.role", on: anywhere, check: (*App).editable, run: func(a *App) { a.askName("command.add.role", a.addRole) }},
		{name: "add.phase", text: "command.add.phase", on: anywhere, check: (*App).editable, run: func(a *App) { a.askName("command.add.phase", a.addPhase) }},
		{name: "add.laer", text: "preset.laer", on: anywhere, edit: func(a *App) (model.Change, error) { return a.addPhases("preset.laer", 4) }},
		{name: "add.adoption", text: "preset.adoption", on: anywhere, edit: func(a *App) (model.Change, error) { return a.addPhases("preset.adoption", 3) }},
		{name: "add.onboarding", text: "preset.onboarding", on: anywhere, edit: func(a *App) (model.Change, error) { return a.addPhases("preset.onboarding", 3) }},
	}
}

// addSibling makes one more need of the same dependent; with nothing selected
// it begins the graph, whose first deliverable is the goal.
func addSibling(m *model.Model, of, id model.ID, name string) (model.Change, error) {
	if _, ok := model.Find[model.Deliverable](m, of); !ok {
		return addFreeDeliverable(m, of, id, name)
	}
	return m.AddSibling(of, id, name)
}

func addFreeDeliverable(m *model.Model, _, id model.ID, name string) (model.Change, error) {
	isFirst := len(m.Records(model.KindDeliverable)) == 0
	return m.Add(model.Deliverable{ID: id, Name: name, Goal: isFirst, Rank: lastRank(model.All[model.Deliverable](m))})
}

func addParallel(m *model.Model, of, id model.ID, name string) (model.Change, error) {
	if _, ok := model.Find[model.Action](m, of); !ok {
		return addFreeAction(m, of, id, name)
	}
	return m.AddParallelAction(of, id, name)
}

func addFreeAction(m *model.Model, of, id model.ID, name string) (model.Change, error) {
	near, _ := model.Find[model.Action](m, of)
	return m.Add(model.Action{ID: id, Name: name, Role: near.Role, Rank: lastRank(model.All[model.Action](m))})
}

// lastRank is a rank after all of these records.
func lastRank[R model.Record](all []R) string {
	if len(all) == 0 {
		return model.RankBetween("", "")
	}
	f, _ := model.FieldOf(all[0].Kind(), "rank")
	return model.RankBetween(model.Value(all[len(all)-1], f), "")
}

func toggleGoal(a *App) (model.Change, error) {
	id := a.selection.lead()
	d, ok := model.Find[model.Deliverable](a.head(), id)
	if !ok {
		return model.Change{}, reason("select-deliverable")
	}
	value := "true"
	if d.Goal {
		value = ""
	}
	return a.head().Set(id, "goal", value)
}

func toggleDecision(a *App) (model.Change, error) {
	id := a.selection.lead()
	act, ok := model.Find[model.Action](a.head(), id)
	if !ok {
		return model.Change{}, reason("select-action")
	}
	kind := string(model.ActionDecision)
	if act.Does == model.ActionDecision {
		kind = ""
	}
	return a.head().Set(id, "kind", kind)
}

func composable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	_, err := a.head().Compose("new", "x", a.selection.ids...)
	return err
}

// compose asks for the name of a composite of the selected deliverables.
func (a *App) compose() {
	parts, id := a.selection.ids, a.mint(model.KindDeliverable)
	a.naming(a.deliverables, &plan{
		of: a.selection.lead(), isNew: true, made: id, side: way{0, -1}, hint: a.texts.say(hintDeliverable),
		accept: func(name string) (model.Change, error) { return a.head().Compose(id, name, parts...) },
	}, "")
}

func (a *App) addRole(name string) (model.Change, error) {
	side := model.SideCustomer
	return a.head().Add(model.Role{ID: a.mint(model.KindRole), Name: name, Side: side, Rank: lastRank(model.All[model.Role](a.head()))})
}

func (a *App) addPhase(name string) (model.Change, error) {
	return a.head().AddPhases([]string{name}, a.mint)
}

// addPhases adds the phases of a preset in the language of the window.
func (a *App) addPhases(preset string, n int) (model.Change, error) {
	var names []string
	for i := range n {
		names = append(names, a.texts.say(preset+"."+string(rune('1'+i))))
	}
	return a.head().AddPhases(names, a.mint)
}
