package model

import "slices"

// Move puts a record some places further down (by above zero) or up among those
// of its kind, as far as there are any.
func (m *Model) Move(id ID, by int) (Change, error) {
	r, ok := m.Get(id)
	if !ok {
		return Change{}, refuse("no-record", id)
	}
	if _, ok := FieldOf(r.Kind(), "rank"); !ok {
		return Change{}, m.wrongKind(id)
	}
	others := slices.Clone(m.Records(r.Kind()))
	at := slices.IndexFunc(others, func(o Record) bool { return o.Key() == id })
	to := min(max(at+by, 0), len(others)-1)
	if to == at {
		return Change{}, refuse("no-change")
	}
	others = slices.Insert(slices.Delete(others, at, at+1), to, r)
	v := m.verb("move")
	v.place(others, to)
	return v.done()
}

// place gives the record at an index of the new order a rank between its
// neighbours; where there is no room, as many of those after it as need be are
// dealt new ones too. After the last there is always room.
func (v *verb) place(order []Record, at int) {
	low := ""
	if at > 0 {
		low = rankOf(order[at-1])
	}
	for end := at + 1; end <= len(order); end++ {
		high := ""
		if end < len(order) {
			high = rankOf(order[end])
			if high <= low {
				continue
			}
		}
		if ranks, ok := ranksBetween(low, high, end-at); ok {
			v.deal(order[at:end], ranks)
			return
		}
	}
}

func (v *verb) deal(records []Record, ranks []string) {
	for i, r := range records {
		if after, err := withRank(r, ranks[i]); err == nil {
			v.put(after)
		}
	}
}
