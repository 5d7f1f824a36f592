package app

import (
	"slices"

	"hone/model"
)

// selection is what is selected, in both views alike, the lead last, with what
// it lights in the other view.
type selection struct {
	ids []model.ID
	set map[model.ID]bool
	lit map[model.ID]bool
}

func (s *selection) has(id model.ID) bool { return s.set[id] }

// lead is the element that keys and the card are about; empty for none.
func (s *selection) lead() model.ID {
	if len(s.ids) == 0 {
		return ""
	}
	return s.ids[len(s.ids)-1]
}

// selected is the selection of these records, as far as the model has them.
func selected(m *model.Model, ids []model.ID) selection {
	s := selection{set: map[model.ID]bool{}, lit: map[model.ID]bool{}}
	for _, id := range ids {
		if m.Has(id) && !s.set[id] && id != model.InfoID {
			s.ids = append(s.ids, id)
			s.set[id] = true
		}
	}
	for _, id := range s.ids {
		for _, other := range tiedTo(m, id) {
			if !s.set[other] {
				s.lit[other] = true
			}
		}
	}
	return s
}

// tiedTo lists what lights up with a record: for a noun the verbs that yield and
// use it, for a verb its nouns, for a relation its ends, for a role what it does
// and owns.
func tiedTo(m *model.Model, id model.ID) []model.ID {
	r, _ := m.Get(id)
	switch r := r.(type) {
	case model.Relation:
		return []model.ID{r.From, r.To}
	case model.Deliverable, model.Action:
		var others []model.ID
		for _, kind := range []model.RelationKind{model.Yields, model.Uses} {
			for _, rel := range m.RelationsOf(id, kind) {
				others = append(others, otherEnd(rel, id))
			}
		}
		return others
	case model.Role:
		return slices.DeleteFunc(slices.Clone(m.Users(id)), func(user model.ID) bool {
			u, _ := m.Get(user)
			return u == nil || !isElement(string(u.Kind()))
		})
	case model.KPI:
		var others []model.ID
		for _, rel := range m.RelationsOf(id, model.Measures) {
			others = append(others, rel.To)
		}
		return others
	}
	return nil
}

func otherEnd(r model.Relation, id model.ID) model.ID {
	if r.From == id {
		return r.To
	}
	return r.From
}

// choose selects these records alone.
func (a *App) choose(ids ...model.ID) {
	if slices.Equal(ids, a.selection.ids) {
		return
	}
	a.selection = selected(a.head(), ids)
	a.other().bringLight()
	a.showSelection()
}

// toggle adds a record to the selection or takes it out.
func (a *App) toggle(id model.ID) {
	ids := slices.Clone(a.selection.ids)
	if i := slices.Index(ids, id); i >= 0 {
		a.choose(slices.Delete(ids, i, i+1)...)
		return
	}
	a.choose(append(ids, id)...)
}

// jump selects a record and brings it into sight, in every picture that has it.
func (a *App) jump(id model.ID) {
	a.unfoldTo(id)
	a.choose(id)
	for _, v := range a.pictures() {
		v.reveal(id)
	}
	if v := a.pictureOf(id); v != nil {
		a.active = v
	}
}

// pictureOf is the view in which a record is a box.
func (a *App) pictureOf(id model.ID) *picture {
	r, _ := a.head().Get(id)
	switch r := r.(type) {
	case model.Deliverable:
		return a.deliverables
	case model.Action:
		return a.actions
	case model.Relation:
		return a.pictureOf(r.From)
	}
	return nil
}

// showSelection lets every part of the window follow the selection.
func (a *App) showSelection() { a.meter.work("selection", a.followSelection) }

func (a *App) followSelection() {
	for _, v := range a.pictures() {
		v.Refresh()
	}
	a.desk.outline.follow()
	a.desk.followTables()
	a.desk.card.show()
	a.desk.panels.follow()
	a.desk.question.show()
}
