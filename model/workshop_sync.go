package model

import (
	"cmp"
	"slices"
	"strings"
)

// mostPairs is how many pairs are asked about: the likeliest, across sides first.
const mostPairs = 8

// syncs is step 6: what can only be settled together.
func (w *workshop) syncs() {
	for i, pair := range w.pairs() {
		a, b := pair[0], pair[1]
		known := ""
		if w.m.Has(RelationID(Sync, a, b, "")) {
			known = string(Sync)
		}
		w.put(Card{Kind: "sync", Step: 6, On: []ID{a, b}, Known: known, place: [2]int32{1, int32(i)}, replies: func() []Reply {
			return []Reply{
				pass("apart"),
				{Word: "together", make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Sync, a, b, "")) }},
				{Word: "first", Of: []ID{a}, make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Needs, b, a, "")) }},
				{Word: "first", Of: []ID{b}, make: func(s Scribe) (Change, error) { return s.Model.Relate(NewRelation(Needs, a, b, "")) }},
			}
		}})
	}
	if len(w.in.things) >= 2 {
		w.put(Card{Kind: "sync-more", Step: 6, More: true, place: [2]int32{2, 0}, take: syncNamed, replies: enoughReply})
	}
}

// pairs lists those that one deliverable needs both of and of which neither is
// on the way to the other: across sides first, then nearest to the goal.
func (w *workshop) pairs() [][2]ID {
	type ranked struct {
		pair  [2]ID
		score int
	}
	var found []ranked
	seen := map[[2]ID]bool{}
	below := map[int]map[int32]bool{}
	for _, v := range w.in.order {
		if !w.in.onWay[v] {
			continue
		}
		needs := w.madeNeeds(v)
		for i, a := range needs {
			for _, b := range needs[i+1:] {
				pair := [2]ID{w.in.id(a), w.in.id(b)}
				if pair[1] < pair[0] {
					pair[0], pair[1] = pair[1], pair[0]
				}
				if seen[pair] || w.isBelow(below, int(a), b) || w.isBelow(below, int(b), a) {
					continue
				}
				seen[pair] = true
				score := int(w.in.depth[v])
				if sa, sb := w.in.sideOf(w.in.things[a]), w.in.sideOf(w.in.things[b]); sa != sb && sa != "" && sb != "" {
					score -= 1 << 20
				}
				found = append(found, ranked{pair, score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.score, b.score) })
	var pairs [][2]ID
	for _, f := range found[:min(len(found), mostPairs)] {
		pairs = append(pairs, f.pair)
	}
	return pairs
}

// madeNeeds lists what a deliverable needs and is made here; members of one
// group of alternatives need not be settled together, so only the first counts.
func (w *workshop) madeNeeds(v int) []int32 {
	var nodes []int32
	groups := map[string]bool{}
	w.in.needs(v, func(j *Joint) {
		group := j.Relation.Group
		if w.in.things[j.To].Origin == OriginMade && !slices.Contains(nodes, j.To) && (group == "" || !groups[group]) {
			nodes = append(nodes, j.To)
		}
		groups[group] = true
	})
	return nodes
}

// isBelow tells whether v needs the other, at however many removes.
func (w *workshop) isBelow(known map[int]map[int32]bool, v int, other int32) bool {
	if known[v] == nil {
		reached := map[int32]bool{}
		queue := []int32{int32(v)}
		for len(queue) > 0 {
			at := int(queue[0])
			queue = queue[1:]
			w.in.needs(at, func(j *Joint) {
				if !reached[j.To] {
					reached[j.To] = true
					queue = append(queue, j.To)
				}
			})
		}
		known[v] = reached
	}
	return known[v][other]
}

// syncNamed joins two deliverables that an answer names.
func syncNamed(s Scribe, text string) (Change, error) {
	names := namesIn(text)
	for _, and := range []string{"と", " and ", "⇔", "/", "／", "&", "＆", "・"} {
		for at := 0; len(names) != 2 && at < len(text); at++ {
			before, after, ok := strings.Cut(text[at:], and)
			if !ok {
				break
			}
			at += len(before)
			first, second := text[:at], after
			if _, ok := called[Deliverable](s.Model, first); ok {
				names = []string{first, second}
			}
		}
	}
	if len(names) != 2 {
		return Change{}, refuse("name-two")
	}
	var ids [2]ID
	for i, name := range names {
		d, ok := called[Deliverable](s.Model, name)
		if !ok {
			return Change{}, refuse("no-record", name)
		}
		ids[i] = d.ID
	}
	return s.Model.Relate(NewRelation(Sync, ids[0], ids[1], ""))
}
