package model

import "slices"

// after is the graph of the version that some edits make, sharing all but the
// elements that they are of. None of them may break it.
func (g *Graph) after(edits []Edit, next *Model) *Graph {
	changed := *g
	changed.Model = next
	isOf := func(kind Kind) bool {
		return slices.ContainsFunc(edits, func(e Edit) bool { return e.After != nil && e.After.Kind() == kind })
	}
	if isOf(KindDeliverable) {
		changed.things, changed.Blocked = slices.Clone(g.things), slices.Clone(g.Blocked)
	}
	if isOf(KindAction) {
		changed.acts = slices.Clone(g.acts)
	}
	if isOf(KindDeliverable) || isOf(KindAction) {
		changed.Records = slices.Clone(g.Records)
	}
	for _, e := range edits {
		v := g.Of[e.ID()]
		switch r := e.After.(type) {
		case Deliverable:
			changed.things[v], changed.Records[v], changed.Blocked[v] = &r, r, g.blocksItself(&r)
		case Action:
			changed.acts[v-g.Deliverables], changed.Records[v] = &r, r
		}
	}
	return &changed
}

// isBrokenBy tells whether an edit alters what the graph's shape is made of: which
// elements there are, their order, and what waits for what.
func (g *Graph) isBrokenBy(e Edit) bool {
	switch before := e.Before.(type) {
	case Phase, Relation:
		return true
	case Deliverable:
		after, ok := e.After.(Deliverable)
		return !ok || after.Rank != before.Rank || after.Parent != before.Parent || after.Origin != before.Origin
	case Action:
		after, ok := e.After.(Action)
		return !ok || after.Rank != before.Rank
	}
	switch e.After.(type) {
	case Phase, Relation, Deliverable, Action:
		return true
	}
	return false
}
