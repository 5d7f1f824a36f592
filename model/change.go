package model

import (
	"maps"
	"slices"
)

// Edit is one record before and after: no Before adds, no After removes.
type Edit struct{ Before, After Record }

// ID is the record that the edit touches.
func (e Edit) ID() ID {
	if e.After != nil {
		return e.After.Key()
	}
	if e.Before != nil {
		return e.Before.Key()
	}
	return ""
}

// Cause tells how a Change came about.
type Cause string

// The causes of a Change.
const (
	Edited  Cause = ""        // by an edit, a fix, an import, a merge
	Joined  Cause = "join"    // goes with the one before it: undone together
	Undone  Cause = "undo"    // takes back the change Of
	Redone  Cause = "redo"    // brings back the change Of
	Outside Cause = "outside" // the document was changed by somebody else
)

// Change is an edit as a value: at most one Edit a record, in order of ID.
// ID, Author and Time (Unix milliseconds) are given by the caller; Label is a
// stable key such as "rename", from which the window makes the undo menu.
type Change struct {
	ID     ID
	Label  string
	Author string
	Time   int64
	Cause  Cause
	Of     ID
	Edits  []Edit
}

// IsEmpty tells whether the Change does nothing.
func (c Change) IsEmpty() bool { return len(c.Edits) == 0 }

// Inverse takes the Change back: the same list with before and after swapped.
func (c Change) Inverse() Change {
	inverse := c
	inverse.Edits = make([]Edit, len(c.Edits))
	for i, e := range c.Edits {
		inverse.Edits[i] = Edit{Before: e.After, After: e.Before}
	}
	return inverse
}

// Then is one Change that does c and then d; d must start where c ends. It
// keeps c's identity.
func (c Change) Then(d Change) Change {
	edits := map[ID]Edit{}
	for _, e := range c.Edits {
		edits[e.ID()] = e
	}
	for _, e := range d.Edits {
		id := e.ID()
		if first, ok := edits[id]; ok {
			e.Before = first.Before
		}
		edits[id] = e
	}
	joined := c
	joined.Edits = nil
	for _, id := range slices.Sorted(maps.Keys(edits)) {
		if e := edits[id]; e.Before != e.After {
			joined.Edits = append(joined.Edits, e)
		}
	}
	return joined
}

// Diff is the Change that turns a into b.
func Diff(a, b *Model) Change {
	var c Change
	for id, before := range a.records.all() {
		if after := b.at(id); after != before {
			c.Edits = append(c.Edits, Edit{before, after})
		}
	}
	for id, after := range b.records.all() {
		if !a.Has(id) {
			c.Edits = append(c.Edits, Edit{nil, after})
		}
	}
	c.sort()
	return c
}

func (c *Change) sort() {
	slices.SortFunc(c.Edits, func(a, b Edit) int { return compareID(a.ID(), b.ID()) })
}

func compareID(a, b ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
