package model

// Remove removes records with all that cannot be without them: relations,
// places and readings go, other references are cleared, and the parts of a
// removed composite move up to its parent.
func (m *Model) Remove(ids ...ID) (Change, error) {
	if len(ids) == 0 {
		return Change{}, refuse("nothing")
	}
	v := m.verb("remove")
	for _, id := range ids {
		if id == InfoID {
			return Change{}, refuse("info-stays")
		}
		if !m.Has(id) {
			return Change{}, refuse("no-record", id)
		}
		v.remove(id)
	}
	for _, id := range ids {
		for _, part := range m.partsOf(id) {
			if v.now(part.Key()) != nil {
				v.put(withParent(part, v.standingAbove(id)))
			}
		}
	}
	return v.settled()
}

// settled is the Change with all that follows from what it removes.
func (v *verb) settled() (Change, error) {
	c := Change{Label: v.label}
	for _, e := range v.edits {
		c.Edits = append(c.Edits, e)
	}
	for _, e := range c.On(v.on).Edits {
		v.edits[e.ID()] = e
	}
	return v.done()
}

// partsOf lists the direct parts of a record, by ID.
func (m *Model) partsOf(id ID) []Record {
	var parts []Record
	for _, user := range m.Users(id) {
		if r := m.at(user); parentOf(r) == id {
			parts = append(parts, r)
		}
	}
	return parts
}

// standingAbove is the nearest record that holds id and is not removed.
func (v *verb) standingAbove(id ID) ID {
	up := parentOf(v.on.at(id))
	for up != "" && v.now(up) == nil {
		up = parentOf(v.on.at(up))
	}
	return up
}

func withParent(r Record, parent ID) Record {
	switch r := r.(type) {
	case Deliverable:
		r.Parent = parent
		return r
	case KPI:
		r.Parent = parent
		return r
	}
	return r
}
