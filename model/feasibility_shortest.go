package model

import (
	"cmp"
	"slices"
)

// shortest finds a shortest circle among nodes, as elements each of which waits
// for the next. Every node must wait for one of the others.
func (s *circleSearch) shortest(nodes []int32) []int32 {
	w := s.waysRound(nodes)
	var best []int32
	for v := range w.elements {
		if len(best) == 2 || best != nil && s.left <= 0 {
			break
		}
		if w.gone[v] {
			continue
		}
		limit := len(w.elements)
		if best != nil {
			limit = len(best) - 1
		}
		if circle := w.through(int32(v), limit); circle != nil {
			best = circle
		}
		s.left -= w.steps
		w.remove(int32(v))
	}
	for i, v := range best {
		best[i] = w.elements[v]
	}
	return best
}

// waysRound is a part of the graph without its choices: elements, and which
// others each may wait for. What lies on no circle any more is gone.
type waysRound struct {
	elements []int32
	to, from edges
	ahead    []int32 // how many each element waits for that are not gone
	behind   []int32 // and how many wait for it
	gone     []bool
	up       []int32 // of a search: the element from which one was reached, or -1
	seen     []int32
	steps    int
}

func (s *circleSearch) waysRound(nodes []int32) *waysRound {
	w := &waysRound{elements: s.elements(nodes)}
	slices.Sort(w.elements)
	at, inside := numbered(w.elements), numbered(nodes)
	var pairs [][2]int32
	for i, v := range w.elements {
		for _, in := range s.g.In(int(v)) {
			if !s.g.IsOr(int(in)) {
				if j, ok := at[in]; ok {
					pairs = append(pairs, [2]int32{int32(i), j})
				}
			} else if _, ok := inside[in]; ok {
				for _, member := range s.g.In(int(in)) {
					if j, ok := at[member]; ok {
						pairs = append(pairs, [2]int32{int32(i), j})
					}
				}
			}
		}
	}
	s.left -= len(pairs)
	n := len(w.elements)
	w.to, w.from = layOut(pairs, n, 0), layOut(pairs, n, 1)
	w.ahead, w.behind, w.gone, w.up = make([]int32, n), make([]int32, n), make([]bool, n), make([]int32, n)
	for v := range n {
		w.ahead[v], w.behind[v], w.up[v] = int32(len(w.to.of(v))), int32(len(w.from.of(v))), -1
	}
	for v := range n {
		if !w.gone[v] && (w.ahead[v] == 0 || w.behind[v] == 0) {
			w.remove(int32(v))
		}
	}
	return w
}

// remove takes an element away, and all that then is on no circle.
func (w *waysRound) remove(v int32) {
	if w.gone[v] {
		return
	}
	w.gone[v] = true
	for todo := []int32{v}; len(todo) > 0; {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		drop := func(left []int32, u int32) {
			left[u]--
			if left[u] == 0 && !w.gone[u] {
				w.gone[u] = true
				todo = append(todo, u)
			}
		}
		for _, u := range w.from.of(int(v)) {
			drop(w.ahead, u)
		}
		for _, u := range w.to.of(int(v)) {
			drop(w.behind, u)
		}
	}
}

// through finds a shortest circle through an element, of at most limit
// elements; nil where there is none.
func (w *waysRound) through(v int32, limit int) []int32 {
	w.steps = 0
	w.seen = append(w.seen[:0], v)
	w.up[v] = v
	defer func() {
		for _, u := range w.seen {
			w.up[u] = -1
		}
	}()
	for depth, i := 1, 0; depth <= limit && i < len(w.seen); depth++ {
		for end := len(w.seen); i < end; i++ {
			for _, u := range w.to.of(int(w.seen[i])) {
				w.steps++
				if u == v {
					return w.back(w.seen[i])
				}
				if !w.gone[u] && w.up[u] < 0 {
					w.up[u] = w.seen[i]
					w.seen = append(w.seen, u)
				}
			}
		}
	}
	return nil
}

// back is the way on which a search reached an element, from its start.
func (w *waysRound) back(v int32) []int32 {
	way := []int32{v}
	for w.up[v] != v {
		v = w.up[v]
		way = append(way, v)
	}
	slices.Reverse(way)
	return way
}

// exits lists the alternatives by which a circle is broken: where it runs
// through a choice that something else meets before the next on the circle is
// there. An obtainable one is named before others.
func (s *circleSearch) exits(c *component, circle []int32) []int32 {
	when := make([]int, len(c.nodes))
	for n, i := range c.fired {
		when[i] = n
	}
	meets := func(in, choice int32) bool {
		i, ok := c.at[in]
		return !ok || when[i] < when[c.at[choice]]
	}
	var exits []int32
	for i, v := range circle {
		next := circle[(i+1)%len(circle)]
		for _, choice := range s.g.In(int(v)) {
			members := s.g.In(int(choice))
			if !s.g.IsOr(int(choice)) || !slices.Contains(members, next) || meets(next, choice) {
				continue
			}
			exits = append(exits, slices.MinFunc(members, func(a, b int32) int {
				return cmp.Or(first(meets(a, choice), meets(b, choice)), first(s.fix.In(int(a)), s.fix.In(int(b))), cmp.Compare(s.order[a], s.order[b]))
			}))
		}
	}
	return exits
}

// first orders what is true before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
