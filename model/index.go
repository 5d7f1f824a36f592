package model

import (
	"maps"
	"slices"
)

// index is what a version is looked up by. It is computed once, when first asked
// for, or carried over from the version before. It does not change.
type index struct {
	byKind map[Kind][]Record // by rank, then ID
	users  layered[[]ID]     // who refers to a record, sorted
}

// mostCarried is up to how many edits an index and a graph are carried over a
// Change; from there on new ones cost less.
const mostCarried = 64

func (m *Model) indexed() *index {
	return m.index.get(func() *index { return newIndex(&m.records) })
}

func newIndex(records *layered[Record]) *index {
	x := &index{byKind: map[Kind][]Record{}}
	all := make(map[ID][]ID, records.len())
	for id, r := range records.all() {
		x.byKind[r.Kind()] = append(x.byKind[r.Kind()], r)
		for _, ref := range references(r) {
			all[ref.to] = append(all[ref.to], id)
		}
	}
	for _, records := range x.byKind {
		slices.SortFunc(records, byRank)
	}
	for id, users := range all {
		slices.Sort(users)
		all[id] = slices.Compact(users)
	}
	x.users.below = all
	return x
}

// after is the index of the version that some edits make: what they do not touch
// is shared.
func (x *index) after(edits []Edit) *index {
	next := &index{byKind: maps.Clone(x.byKind), users: x.users}
	ownKind, ownUsers := map[Kind]bool{}, false
	for _, e := range edits {
		for _, r := range []Record{e.Before, e.After} {
			if r != nil && !ownKind[r.Kind()] {
				next.byKind[r.Kind()], ownKind[r.Kind()] = slices.Clone(next.byKind[r.Kind()]), true
			}
		}
		next.replace(e.Before, e.After)
		old, now := referred(e.Before), referred(e.After)
		if slices.Equal(old, now) {
			continue
		}
		if !ownUsers {
			next.users, ownUsers = next.users.next(len(edits)), true
		}
		for _, to := range old {
			next.setUsers(to, slices.DeleteFunc(slices.Clone(next.usersOf(to)), func(id ID) bool { return id == e.ID() }))
		}
		for _, to := range now {
			users := slices.Clone(next.usersOf(to))
			if at, found := slices.BinarySearch(users, e.ID()); !found {
				next.setUsers(to, slices.Insert(users, at, e.ID()))
			}
		}
	}
	return next
}

func (x *index) usersOf(id ID) []ID {
	users, _ := x.users.get(id)
	return users
}

func (x *index) setUsers(of ID, users []ID) {
	if len(users) == 0 {
		x.users.remove(of)
		return
	}
	x.users.set(of, users)
}

// replace puts a record in the place of another; either may be absent.
func (x *index) replace(before, after Record) {
	if before != nil {
		records := x.byKind[before.Kind()]
		if at, found := slices.BinarySearchFunc(records, before, byRank); found {
			x.byKind[before.Kind()] = slices.Delete(records, at, at+1)
		}
	}
	if after != nil {
		records := x.byKind[after.Kind()]
		at, _ := slices.BinarySearchFunc(records, after, byRank)
		x.byKind[after.Kind()] = slices.Insert(records, at, after)
	}
}

// referred lists whom a record refers to; an absent one refers to nobody.
func referred(r Record) []ID {
	if r == nil {
		return nil
	}
	refs := references(r)
	ids := make([]ID, len(refs))
	for i, ref := range refs {
		ids[i] = ref.to
	}
	return ids
}
