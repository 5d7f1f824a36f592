package app

import (
	"hone/model"
)

// shapeCommands change what is one thing and what is several: alternatives,
// composites, two that are the same, one that is two.
func shapeCommands() []command {
	return []command{
		{name: "edit.alternatives", text: "command.alternatives", keys: []chord{"Ctrl+Alt+O"}, on: anywhere, edit: makeAlternatives},
		{name: "edit.ungroup", text: "command.ungroup", keys: []chord{"Ctrl+Alt+G"}, on: anywhere, edit: ungroupSelected},
		{name: "edit.merge", text: "command.merge", keys: []chord{"Ctrl+Alt+J"}, on: anywhere, check: mergeable, run: (*App).merge},
		{name: "edit.split", text: "command.split", keys: []chord{"Ctrl+Shift+J"}, on: anywhere, check: splittable, run: (*App).askSplit},
		{name: "edit.pasteNeeds", text: "command.pasteNeeds", keys: []chord{"Ctrl+Shift+V"}, on: onPictures, check: pasteable, run: (*App).pasteLines},
	}
}

// makeAlternatives makes the selected needs of one deliverable, or the needs
// that are selected themselves, into a group of which one is enough.
func makeAlternatives(a *App) (model.Change, error) {
	needs := a.selection.ids
	if len(needs) == 0 {
		return model.Change{}, reason("select-two")
	}
	if !isRelation(a.head(), needs[0]) {
		var err error
		if needs, err = a.head().AlternativesOf(needs...); err != nil {
			return model.Change{}, err
		}
	}
	group := ""
	for _, id := range needs {
		if r, ok := model.Find[model.Relation](a.head(), id); ok && group == "" {
			group = r.Group
		}
	}
	if group == "" {
		group = string(a.mint(model.KindRelation))
	}
	c, err := a.head().MakeAlternatives(group, needs...)
	if err == nil && c.IsEmpty() {
		return c, &model.Refusal{Reason: "no-change"}
	}
	return c, err
}

// ungroupSelected dissolves the composite that is selected, or the groups of
// alternatives in which the selected deliverable or need is.
func ungroupSelected(a *App) (model.Change, error) {
	lead := a.selection.lead()
	c, err := a.head().Ungroup(lead)
	if err == nil {
		return c, nil
	}
	for _, r := range a.head().RelationsOf(lead, model.Needs) {
		if r.Group != "" && r.To == lead {
			return a.head().Ungroup(r.ID)
		}
	}
	return c, err
}

// mergeable is why the selected deliverables cannot be made one.
func mergeable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	for _, id := range a.selection.ids {
		if _, ok := model.Find[model.Deliverable](a.head(), id); !ok {
			return reason("select-deliverable")
		}
	}
	if len(a.selection.ids) == 0 {
		return reason("select-deliverable")
	}
	return nil
}

// merge makes one of the selected deliverables: the first selected stays. With
// one alone selected it asks for the other.
func (a *App) merge() {
	ids := a.selection.ids
	if len(ids) > 1 {
		a.mergeInto(ids[0], ids[1:]...)
		return
	}
	var options []option
	for d := range model.Each[model.Deliverable](a.head()) {
		if d.ID != ids[0] {
			options = append(options, option{title: oneLine(d.Name), side: a.texts.say("kind.deliverable"), pick: func() { a.mergeInto(ids[0], d.ID) }})
		}
	}
	a.pickFrom(a.texts.say("command.merge.hint", "name", clip(nameIn(a.head(), ids[0]), 24)), options, nil)
}

// mergeInto makes one of deliverables, as one Change, and says which stayed.
func (a *App) mergeInto(keep model.ID, gone ...model.ID) {
	c, err := a.chain("merge", len(gone), func(m *model.Model, i int) (model.Change, error) {
		return m.MergeDeliverables(keep, gone[i])
	})
	if a.edit(c, err) {
		a.choose(keep)
		a.notice(a.texts.say("command.merge.done", "name", clip(nameIn(a.head(), keep), 24)))
	}
}
