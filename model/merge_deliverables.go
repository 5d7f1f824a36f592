package model

import "slices"

// MergeDeliverables makes one of two that turned out to be the same thing: all
// that named gone names keep, keep's empty fields are filled from gone, both
// notes stay, and a relation between the two goes.
func (m *Model) MergeDeliverables(keep, gone ID) (Change, error) {
	if keep == gone {
		return Change{}, refuse("same-twice")
	}
	kept, ok := Find[Deliverable](m, keep)
	if !ok {
		return Change{}, m.wrongKind(keep)
	}
	lost, ok := Find[Deliverable](m, gone)
	if !ok {
		return Change{}, m.wrongKind(gone)
	}
	v := m.verb("merge")
	v.mergeDeliverables(kept, lost)
	return v.done()
}

func (v *verb) mergeDeliverables(keep, gone Deliverable) {
	v.remove(gone.ID)
	v.put(filled(keep, gone, v.on.mergedParent(keep, gone)))
	v.handOver(gone.ID, keep.ID)
}

// filled is keep with what gone says where keep says nothing.
func filled(keep, gone Deliverable, parent ID) Deliverable {
	note := keep.Note
	if gone.Note != "" && gone.Note != note {
		note = clipTo(joinLines(note, gone.Note), MaxText-1)
	}
	var r Record = keep
	for _, f := range Fields(KindDeliverable) {
		if Value(r, f) == "" {
			r, _ = With(r, f, Value(gone, f))
		}
	}
	d := r.(Deliverable)
	d.Note, d.Parent = note, parent
	return d
}

func joinLines(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}

// mergedParent keeps the kept one where it is, unless it is inside the other
// one or stands free while the other does not.
func (m *Model) mergedParent(keep, gone Deliverable) ID {
	above := m.ancestors(keep)
	switch {
	case slices.Contains(above, gone.ID):
		return gone.Parent
	case keep.Parent == "" && !slices.Contains(m.ancestors(gone), keep.ID):
		return gone.Parent
	}
	return keep.Parent
}

// ancestors lists what holds a record, innermost first.
func (m *Model) ancestors(r Record) []ID {
	var above []ID
	for up := parentOf(r); up != ""; up = parentOf(m.at(up)) {
		above = append(above, up)
	}
	return above
}

// handOver makes all that names from name to; what would then join to to itself
// or be there twice goes, and remarks on it move to where it went.
func (v *verb) handOver(from, to ID) {
	for _, user := range v.on.Users(from) {
		switch r := v.now(user).(type) {
		case nil:
		case Relation:
			v.handOverRelation(r, from, to)
		case Place:
			if len(v.on.placesOf(r.View, to)) > 0 {
				v.remove(r.ID)
			}
		}
	}
	v.repoint(from, to)
}

func (v *verb) handOverRelation(r Relation, from, to ID) {
	ends := [2]ID{r.From, r.To}
	for i, end := range ends {
		if end == from {
			ends[i] = to
		}
	}
	v.remove(r.ID)
	if ends[0] == ends[1] {
		v.repoint(r.ID, to)
		return
	}
	moved := NewRelation(r.Rel, ends[0], ends[1], r.Group)
	moved.Label = r.Label
	if there, ok := v.now(moved.ID).(Relation); ok {
		moved.Label = orElse(there.Label, moved.Label)
	}
	v.put(moved)
	v.repoint(r.ID, moved.ID)
}
