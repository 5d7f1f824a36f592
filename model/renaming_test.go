package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// renaming is a model under other IDs for its deliverables and actions.
type renaming struct {
	m     *Model
	names map[ID]ID
}

// rename gives deliverables and actions new IDs, in the order of the old ones
// or the other way round.
func rename(m *Model, prefix string, reverse bool) renaming {
	n := renaming{newModel(map[ID]Record{}), map[ID]ID{}}
	var ids []ID
	for id, r := range m.records.all() {
		if k := r.Kind(); k == KindDeliverable || k == KindAction {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for i, id := range ids {
		if reverse {
			i = len(ids) - i
		}
		n.names[id] = ID(fmt.Sprintf("%s%05d", prefix, i))
	}
	for _, r := range m.records.all() {
		r = n.record(r)
		n.m.records.set(r.Key(), r)
	}
	return n
}

func (n renaming) record(record Record) Record {
	to := func(id ID) ID {
		if name, ok := n.names[id]; ok {
			return name
		}
		return id
	}
	switch r := record.(type) {
	case Deliverable:
		r.ID, r.Parent = to(r.ID), to(r.Parent)
		return r
	case Action:
		r.ID = to(r.ID)
		return r
	case Relation:
		return NewRelation(r.Rel, to(r.From), to(r.To), r.Group)
	}
	return record
}

// back is a text about the renamed model with the old IDs.
func (n renaming) back(text string) string {
	var pairs []string
	for _, id := range slices.Sorted(maps.Keys(n.names)) {
		pairs = append(pairs, string(n.names[id]), string(id))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
