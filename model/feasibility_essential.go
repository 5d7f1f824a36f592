package model

import (
	"cmp"
	"slices"
)

// essential leaves out of landmarks what no cheapest cover needs: elements that
// another of the same price or less stands in for everywhere, and landmarks that
// are met whenever another is.
func (w *ways) essential(sets []landmark) []landmark {
	sets = slices.Clone(sets)
	for again := true; again; {
		sets = w.withoutSupersets(sets)
		var dropped map[int32]bool
		if dropped = w.dominated(sets); len(dropped) > 0 {
			for i, set := range sets {
				sets[i] = slices.DeleteFunc(slices.Clone(set), func(v int32) bool { return dropped[v] })
			}
		}
		again = len(dropped) > 0
	}
	return sets
}

// members lists for each element the landmarks that it is in, ascending.
func members(sets []landmark) map[int32][]int32 {
	of := map[int32][]int32{}
	for i, set := range sets {
		for _, v := range set {
			of[v] = append(of[v], int32(i))
		}
	}
	return of
}

func (w *ways) withoutSupersets(sets []landmark) []landmark {
	slices.SortFunc(sets, func(a, b landmark) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	var kept []landmark
	of := map[int32][]int32{}
	met := make([]int, len(sets))
	for _, set := range sets {
		for i := range kept {
			met[i] = 0
		}
		superset := false
		for _, v := range set {
			*w.left -= len(of[v])
			for _, i := range of[v] {
				met[i]++
				superset = superset || met[i] == len(kept[i])
			}
		}
		if superset {
			continue
		}
		for _, v := range set {
			of[v] = append(of[v], int32(len(kept)))
		}
		kept = append(kept, set)
	}
	return kept
}

// dominated tells the elements that another stands in for.
func (w *ways) dominated(sets []landmark) map[int32]bool {
	of := members(sets)
	dropped := map[int32]bool{}
	for _, set := range sets {
		for _, v := range set {
			if dropped[v] || of[v][0] != of[v][len(of[v])-1] && len(sets[of[v][0]]) < len(set) {
				continue
			}
			for _, u := range set {
				*w.left -= len(of[v])
				if u != v && !dropped[u] && w.standsIn(u, v, of) {
					dropped[v] = true
					break
				}
			}
		}
	}
	return dropped
}

// standsIn tells whether u is in all landmarks that v is in, for no more. Of two
// alike the one with the smaller number does.
func (w *ways) standsIn(u, v int32, of map[int32][]int32) bool {
	if w.prices[v].less(w.prices[u]) || len(of[u]) < len(of[v]) {
		return false
	}
	if w.prices[u] == w.prices[v] && len(of[u]) == len(of[v]) && v < u {
		return false
	}
	i := 0
	for _, set := range of[v] {
		for i < len(of[u]) && of[u][i] < set {
			i++
		}
		if i == len(of[u]) || of[u][i] != set {
			return false
		}
	}
	return true
}
