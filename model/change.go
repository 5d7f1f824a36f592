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
		if first, ok := edits[e.ID()]; ok {
			e.Before = first.Before
		}
		edits[e.ID()] = e
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
	for id, before := range a.records {
		if after := b.records[id]; after != before {
			c.Edits = append(c.Edits, Edit{before, after})
		}
	}
	for id, after := range b.records {
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

// On carries the Change over to a version that it does not start from, so that
// its intent survives: fields that it changed win over the head's, other fields
// stay as the head has them, a removal beats an edit, and what can no longer
// stand (a relation whose end is gone) is left out. The result applies to head.
func (c Change) On(head *Model) Change {
	carried := c
	carried.Edits = nil
	after := map[ID]Record{}
	for _, e := range c.Edits {
		if id := e.ID(); id != InfoID || e.After != nil {
			after[id] = carryEdit(e, head.records[id])
		}
	}
	settle(head, after)
	for id, r := range after {
		if before := head.records[id]; before != r {
			carried.Edits = append(carried.Edits, Edit{before, r})
		}
	}
	carried.sort()
	return carried
}

// carryEdit is what the record becomes when the edit meets the head's version.
func carryEdit(e Edit, head Record) Record {
	switch {
	case e.After == nil:
		return nil
	case head == nil && e.Before != nil:
		return nil // removed there, edited here: the removal wins
	case head == nil:
		return e.After
	case head.Kind() != e.After.Kind():
		return head
	case e.Before == nil:
		return e.After
	}
	return mergeFields(e.Before, e.After, head)
}

// mergeFields is theirs with the fields that mine changed since base.
func mergeFields(base, mine, theirs Record) Record {
	merged := theirs
	for _, f := range Fields(base.Kind()) {
		value := Value(mine, f)
		if value == Value(base, f) {
			continue
		}
		if r, err := With(merged, f, value); err == nil {
			merged = r
		}
	}
	return merged
}

// settle makes the records of after stand on head: it takes along what named a
// removed record and drops or clears what names nothing. It repeats until
// nothing is left to do, because one removal can cause the next.
func settle(head *Model, after map[ID]Record) {
	now := func(id ID) Record {
		if r, ok := after[id]; ok {
			return r
		}
		return head.records[id]
	}
	todo := slices.Sorted(maps.Keys(after))
	for len(todo) > 0 {
		id := todo[0]
		todo = todo[1:]
		r := now(id)
		if r == nil {
			for _, user := range head.Users(id) {
				if cleared := withoutDangling(now(user), now); cleared != now(user) {
					after[user] = cleared
					todo = append(todo, user)
				}
			}
			todo = append(todo, namingIn(after, id)...)
			continue
		}
		if cleared := withoutDangling(r, now); cleared != r {
			after[id] = cleared
			todo = append(todo, id)
		}
	}
	breakParentLoops(head, after)
}

// namingIn lists the records of after that name id, in order.
func namingIn(after map[ID]Record, id ID) []ID {
	var found []ID
	for user, r := range after {
		if r != nil && names(r, id) {
			found = append(found, user)
		}
	}
	slices.Sort(found)
	return found
}

// withoutDangling is the record with optional references to nothing cleared,
// or nil when a required one is gone.
func withoutDangling(r Record, now func(ID) Record) Record {
	if r == nil {
		return nil
	}
	for _, ref := range references(r) {
		to := now(ref.to)
		if to != nil && (len(ref.kinds) == 0 || slices.Contains(ref.kinds, to.Kind())) {
			continue
		}
		if ref.required {
			return nil
		}
		f, _ := FieldOf(r.Kind(), ref.field)
		r, _ = With(r, f, "")
	}
	return r
}

// breakParentLoops gives back the head's parent to records that two people,
// each for himself, have put inside one another.
func breakParentLoops(head *Model, after map[ID]Record) {
	if !slices.ContainsFunc(slices.Collect(maps.Values(after)), func(r Record) bool { return r != nil && parentOf(r) != "" }) {
		return
	}
	merged := &Model{records: maps.Clone(head.records)}
	for id, r := range after {
		if r == nil {
			delete(merged.records, id)
		} else {
			merged.records[id] = r
		}
	}
	for _, id := range slices.Sorted(maps.Keys(after)) {
		r := after[id]
		if r == nil || parentOf(r) == "" || !merged.parentLoops(r) {
			continue
		}
		f, _ := FieldOf(r.Kind(), "parent")
		old := ""
		if before := head.records[id]; before != nil && parentOf(before) != parentOf(r) {
			if _, ok := merged.records[parentOf(before)]; ok {
				old = string(parentOf(before))
			}
		}
		r, _ = With(r, f, old)
		after[id], merged.records[id] = r, r
		if merged.parentLoops(r) {
			r, _ = With(r, f, "")
			after[id], merged.records[id] = r, r
		}
	}
}
