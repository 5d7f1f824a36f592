package model

import (
	"errors"
	"fmt"
	"iter"
	"slices"
)

// Errors that callers tell apart.
var (
	// ErrStale: a Change does not start from this version.
	ErrStale = errors.New("the change starts from another version")
	// ErrInvalid: the result would break a reference or a relation's ends.
	ErrInvalid = errors.New("the change breaks the model")
)

// Model is one immutable version: a map from ID to records. The zero Model is
// not usable; start from Empty. Safe for use by many goroutines at once.
type Model struct {
	records  layered[Record]
	index    lazy[*index]
	compiled lazy[*Graph] // with nothing further blocked
}

// Empty is a model that holds nothing but an empty Info.
func Empty() *Model { return newModel(map[ID]Record{InfoID: Info{}}) }

// newModel is a first version, of records that are its own from now on.
func newModel(records map[ID]Record) *Model { return &Model{records: layered[Record]{below: records}} }

// at is the record of this ID, or nil.
func (m *Model) at(id ID) Record {
	r, _ := m.records.get(id)
	return r
}

// Len is the number of records, Info included.
func (m *Model) Len() int { return m.records.len() }

// Get finds a record by its ID.
func (m *Model) Get(id ID) (Record, bool) {
	return m.records.get(id)
}

// Has tells whether the model holds a record of this ID.
func (m *Model) Has(id ID) bool {
	_, ok := m.records.get(id)
	return ok
}

// Info is the model's one Info record.
func (m *Model) Info() Info {
	info, _ := m.at(InfoID).(Info)
	return info
}

// Find is the record of this ID when it is of type R.
func Find[R Record](m *Model, id ID) (R, bool) {
	r, ok := m.at(id).(R)
	return r, ok
}

// All lists the records of type R by rank, then ID. The slice is the caller's.
func All[R Record](m *Model) []R {
	var zero R
	records := m.Records(zero.Kind())
	out := make([]R, len(records))
	for i, r := range records {
		out[i] = r.(R)
	}
	return out
}

// Each goes through what All lists, without a list.
func Each[R Record](m *Model) iter.Seq[R] {
	var zero R
	records := m.Records(zero.Kind())
	return func(yield func(R) bool) {
		for _, r := range records {
			if !yield(r.(R)) {
				return
			}
		}
	}
}

// Records lists the records of a kind by rank, then ID. The slice is shared:
// do not change it.
func (m *Model) Records(k Kind) []Record { return m.indexed().byKind[k] }

// Users lists the records that refer to this one, by ID. The slice is shared.
func (m *Model) Users(id ID) []ID { return m.indexed().usersOf(id) }

// RelationsOf lists the relations of one kind that start or end at a record,
// by ID.
func (m *Model) RelationsOf(id ID, kind RelationKind) []Relation {
	var out []Relation
	for _, user := range m.Users(id) {
		if r, ok := m.at(user).(Relation); ok && r.Rel == kind {
			out = append(out, r)
		}
	}
	return out
}

// Apply is the next version. It refuses a Change that does not start from m
// (ErrStale) and one that would break the model (ErrInvalid), and changes
// nothing then.
func (m *Model) Apply(c Change) (*Model, error) {
	for _, e := range c.Edits {
		if m.at(e.ID()) != e.Before || e.ID() == "" {
			return nil, fmt.Errorf("apply %s: %w: %s", c.Label, ErrStale, e.ID())
		}
	}
	next := m.with(c)
	if err := next.checkEdits(m, c); err != nil {
		return nil, fmt.Errorf("apply %s: %w: %w", c.Label, ErrInvalid, err)
	}
	return next, nil
}

// with is the version after a Change, unchecked. What m is looked up by is
// carried over where that costs less than to compute it anew.
func (m *Model) with(c Change) *Model {
	next := &Model{records: m.records.next(len(c.Edits))}
	edits := make([]Edit, 0, min(len(c.Edits), mostCarried+1))
	for _, e := range c.Edits {
		if len(edits) <= mostCarried {
			edits = append(edits, Edit{next.at(e.ID()), e.After})
		}
		if e.After == nil {
			next.records.remove(e.ID())
		} else {
			next.records.set(e.ID(), e.After)
		}
	}
	if len(edits) <= mostCarried {
		m.carryOver(next, edits)
	}
	return next
}

func (m *Model) carryOver(next *Model, edits []Edit) {
	if g, ok := m.compiled.known(); ok && !slices.ContainsFunc(edits, g.isBrokenBy) {
		next.compiled.get(func() *Graph { return g.after(edits, next) })
	}
	if x, ok := m.index.known(); ok {
		next.index.get(func() *index { return x.after(edits) })
	}
}
