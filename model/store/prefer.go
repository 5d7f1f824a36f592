package store

import "hone/model"

// Prefer decides every conflict for one side: fields take its values, and a
// record that it removed goes.
func (m Merging) Prefer(mine, theirs *model.Model, takeTheirs bool) *model.Model {
	side := mine
	if takeTheirs {
		side = theirs
	}
	merged := m.Model
	for _, c := range m.Conflicts {
		change, ok := decide(merged, side, c)
		if !ok {
			continue
		}
		if next, err := merged.Apply(change.On(merged)); err == nil {
			merged = next
		}
	}
	return merged
}

func decide(merged, side *model.Model, c Conflict) (model.Change, bool) {
	now, _ := merged.Get(c.ID)
	want, there := side.Get(c.ID)
	if c.Field == "" {
		if there || now == nil {
			return model.Change{Edits: []model.Edit{{Before: now, After: want}}}, there && now != want
		}
		removal, err := merged.Remove(c.ID)
		return removal, err == nil
	}
	if now == nil || want == nil {
		return model.Change{}, false
	}
	f, _ := model.FieldOf(want.Kind(), c.Field)
	after, err := model.With(now, f, model.Value(want, f))
	return model.Change{Edits: []model.Edit{{Before: now, After: after}}}, err == nil && after != now
}

// SharedPart is the ancestor to merge with when none is known: what two
// versions have in common. Merged with it nothing is removed, and every field
// that differs is a conflict, unless one side says nothing.
func SharedPart(a, b *model.Model) *model.Model {
	var records []model.Record
	for _, k := range model.Kinds() {
		for _, r := range a.Records(k) {
			if other, ok := b.Get(r.Key()); ok && other.Kind() == k {
				records = append(records, sharedFields(r, other))
			}
		}
	}
	shared, err := modelOf(records)
	if err != nil {
		return model.Empty()
	}
	return shared
}

func sharedFields(a, b model.Record) model.Record {
	shared := a
	for _, f := range model.Fields(a.Kind()) {
		if !f.Required && model.Value(a, f) != model.Value(b, f) {
			if r, err := model.With(shared, f, ""); err == nil {
				shared = r
			}
		}
	}
	return shared
}
