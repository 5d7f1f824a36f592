package model

import (
	"slices"
	"strings"
)

// Split says how a deliverable becomes two: the relations in Moved go to the
// new one, those in Shared hold for both, all others stay.
type Split struct {
	Of, New       ID
	Name          string // of the new one
	Moved, Shared []ID   // relations of Of
}

// SplitDeliverable makes two of a deliverable that turned out to be two things.
// The new one stands right after the old, in the same composite and phase, with
// the same owner; what tells when it is done, what it costs and how far it is
// must be said anew. A relation keeps its group, label and remarks.
func (m *Model) SplitDeliverable(s Split) (Change, error) {
	old, ok := Find[Deliverable](m, s.Of)
	if !ok {
		return Change{}, m.wrongKind(s.Of)
	}
	if err := m.free(s.New, s.Name); err != nil {
		return Change{}, err
	}
	v := m.verb("split")
	v.put(Deliverable{
		ID: s.New, Name: strings.TrimSpace(s.Name), Owner: old.Owner, Phase: old.Phase, Origin: old.Origin,
		Cover: old.Cover, Parent: old.Parent, Multiplicity: old.Multiplicity, Rank: v.ranksAfter(old, 1)[0],
	})
	for _, id := range append(slices.Clone(s.Moved), s.Shared...) {
		if err := v.splitRelation(s, id); err != nil {
			return Change{}, err
		}
	}
	return v.done()
}

// splitRelation draws a relation of the old deliverable to the new one; a moved
// one takes its remarks along.
func (v *verb) splitRelation(s Split, id ID) error {
	r, ok := Find[Relation](v.on, id)
	if !ok || r.From != s.Of && r.To != s.Of {
		return v.on.wrongKind(id)
	}
	from, to := r.From, r.To
	if from == s.Of {
		from = s.New
	} else {
		to = s.New
	}
	twin := NewRelation(r.Rel, from, to, r.Group)
	twin.Label = r.Label
	if slices.Contains(s.Moved, id) {
		v.remove(id)
		v.put(twin)
		v.repoint(id, twin.ID)
		return nil
	}
	v.put(twin)
	return nil
}
