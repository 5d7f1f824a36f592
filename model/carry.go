package model

import (
	"maps"
	"slices"
)

// On carries the Change over to a version that it does not start from, so that
// its intent survives: fields that it changed win over the head's, other fields
// stay as the head has them, a removal beats an edit, and what can no longer
// stand (a relation whose end is gone) is left out. The result applies to head.
func (c Change) On(head *Model) Change {
	carried := c
	carried.Edits = nil
	m := merge{head, map[ID]Record{}}
	for _, e := range c.Edits {
		if id := e.ID(); id != InfoID || e.After != nil {
			m.after[id] = carryEdit(e, head.at(id))
		}
	}
	m.settle()
	m.breakParentLoops()
	for id, r := range m.after {
		if before := head.at(id); before != r {
			carried.Edits = append(carried.Edits, Edit{before, r})
		}
	}
	carried.sort()
	return carried
}

// carryEdit is what the record becomes when the edit meets the head's version.
func carryEdit(e Edit, head Record) Record {
	switch {
	case head == e.Before, e.After == nil:
		return e.After
	case head == nil && e.Before != nil:
		return nil // removed there, edited here: the removal wins
	case head == nil:
		return e.After
	case head.Kind() != e.After.Kind():
		return head
	}
	base := e.Before
	if base == nil || base.Kind() != e.After.Kind() {
		// Both added it: what either says survives, and mine wins.
		base, _ = NewRecord(e.After.Kind(), e.ID())
	}
	return mergeFields(base, e.After, head)
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

// merge is a version with records laid over it; nil stands for a removed one.
type merge struct {
	head  *Model
	after map[ID]Record
}

func (m merge) now(id ID) Record {
	if r, ok := m.after[id]; ok {
		return r
	}
	return m.head.at(id)
}

// settle makes the records of after stand on head: it takes along what named a
// removed record and drops or clears what names nothing. It repeats until
// nothing is left to do, because one removal can cause the next.
func (m merge) settle() {
	naming := m.namingAfter()
	todo := slices.Sorted(maps.Keys(m.after))
	for len(todo) > 0 {
		id := todo[0]
		todo = todo[1:]
		r := m.now(id)
		if standing := m.withoutDangling(r); standing != r {
			m.after[id] = standing
			r = standing
		}
		if before := m.head.at(id); r != nil && (before == nil || before.Kind() == r.Kind()) {
			continue
		}
		for _, user := range slices.Concat(m.head.Users(id), naming[id]) {
			if r := m.now(user); m.withoutDangling(r) != r {
				m.after[user] = m.withoutDangling(r)
				todo = append(todo, user)
			}
		}
	}
}

// namingAfter lists which records of after name a record, by ID.
func (m merge) namingAfter() map[ID][]ID {
	naming := map[ID][]ID{}
	for _, id := range slices.Sorted(maps.Keys(m.after)) {
		if r := m.after[id]; r != nil {
			for _, ref := range references(r) {
				naming[ref.to] = append(naming[ref.to], id)
			}
		}
	}
	return naming
}

// withoutDangling is the record with optional references to nothing cleared,
// or nil when a required one is gone or a relation's ends no longer fit.
func (m merge) withoutDangling(r Record) Record {
	if r == nil || lacksReference(r) {
		return nil
	}
	for _, ref := range references(r) {
		to := m.now(ref.to)
		if to != nil && ref.mayName(to.Kind()) {
			continue
		}
		if ref.field.Required {
			return nil
		}
		r, _ = With(r, *ref.field, "")
	}
	if rel, ok := r.(Relation); ok && !LegalEnds(rel.Rel, m.now(rel.From).Kind(), m.now(rel.To).Kind()) {
		return nil
	}
	return r
}

func lacksReference(r Record) bool {
	return slices.ContainsFunc(referenceTable[r.Kind()], func(f Field) bool { return f.Required && Value(r, f) == "" })
}

// breakParentLoops gives back the head's parent to records that two people,
// each for himself, have put inside one another. What stands comes first, then
// the moves in order of ID, as far as each closes no circle: in time nearly
// linear, however deep the nesting.
func (m merge) breakParentLoops() {
	moved := m.movedInside()
	if len(moved) == 0 {
		return
	}
	trees := m.standingTrees(moved)
	var back []ID
	for _, id := range moved {
		if !trees.join(id, parentOf(m.now(id))) {
			back = append(back, id)
		}
	}
	for _, id := range back {
		old := m.headParent(id)
		if old == "" || !trees.join(id, old) {
			old = ""
		}
		m.after[id] = m.withoutDangling(withParent(m.now(id), old))
	}
}

// movedInside lists, by ID, what is now inside something that it was not inside.
func (m merge) movedInside() []ID {
	var moved []ID
	for id, r := range m.after {
		if parent := parentOf(r); parent != "" && parent != m.headParent(id) {
			moved = append(moved, id)
		}
	}
	slices.Sort(moved)
	return moved
}

func (m merge) headParent(id ID) ID {
	before, r := m.head.at(id), m.now(id)
	if before == nil || r == nil || before.Kind() != r.Kind() {
		return ""
	}
	return parentOf(before)
}

// standingTrees are the trees of parents without what moved.
func (m merge) standingTrees(moved []ID) trees {
	t := trees{}
	for _, k := range []Kind{KindDeliverable, KindKPI} {
		for _, r := range m.head.Records(k) {
			if _, is := slices.BinarySearch(moved, r.Key()); !is {
				t.join(r.Key(), parentOf(m.now(r.Key())))
			}
		}
	}
	return t
}

// trees tells which records are in one tree (Tarjan, Efficiency of a good but
// not linear set union algorithm, 1975): each names one nearer to its root.
type trees map[ID]ID

// join puts a root under a parent, unless that is in its own tree. An empty
// parent joins nothing.
func (t trees) join(root, parent ID) bool {
	if parent == "" {
		return true
	}
	a, b := t.find(root), t.find(parent)
	if a == b {
		return false
	}
	t[a] = b
	return true
}

func (t trees) find(id ID) ID {
	for {
		up, ok := t[id]
		if !ok {
			return id
		}
		if further, ok := t[up]; ok {
			t[id] = further
		}
		id = up
	}
}
