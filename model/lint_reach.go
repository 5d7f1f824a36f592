package model

import "slices"

// reaches answers, for many nodes at once, what can be reached from each: 64
// questions go down the graph together as the bits of a word. Edges inside a
// circle do not count.
type reaches struct {
	edges edges
	comp  []int32 // an edge leads to a component of a smaller number
	order []int32 // the nodes from above down
	place []int32 // where each node stands in the order
}

// reachQuery asks whether to, and all of also, are reached from a node: not by
// a single edge when indirect. About is the asker's.
type reachQuery struct {
	also            []int32
	from, to, about int32
	indirect        bool
}

func newReaches(e edges) *reaches {
	comp, _ := components(e)
	return reachesBy(comp, e)
}

// straightReaches takes numbers of the nodes, of which every edge leads to a
// smaller one; where an edge does not, there may be circles to look for.
func straightReaches(number []int32, e edges) *reaches {
	for v := range len(e.start) - 1 {
		for _, to := range e.of(v) {
			if number[to] >= number[v] {
				return newReaches(e)
			}
		}
	}
	return reachesBy(number[:len(e.start)-1], e)
}

func reachesBy(comp []int32, e edges) *reaches {
	w := &reaches{edges: e, comp: comp, order: make([]int32, 0, len(comp)), place: make([]int32, len(comp))}
	above := make([]int32, len(comp))
	for v := range comp {
		w.passOn(int32(v), func(next int32) { above[next]++ })
	}
	for v := range comp {
		if above[v] == 0 {
			w.order = append(w.order, int32(v))
		}
	}
	for at := 0; at < len(w.order); at++ { // by Kahn, Topological sorting of large networks, 1962
		v := w.order[at]
		w.place[v] = int32(at)
		w.passOn(v, func(next int32) {
			if above[next]--; above[next] == 0 {
				w.order = append(w.order, next)
			}
		})
	}
	return w
}

// mayReach tells whether the order leaves it open that to lies below from.
func (w *reaches) mayReach(from, to int32) bool {
	return w.comp[to] < w.comp[from] && w.place[from] < w.place[to]
}

// answer calls yes for each query that holds, batch by batch from above.
func (w *reaches) answer(queries []reachQuery, yes func(reachQuery)) {
	if above := func(a, b reachQuery) int { return int(w.place[a.from]) - int(w.place[b.from]) }; !slices.IsSortedFunc(queries, above) {
		slices.SortStableFunc(queries, above)
	}
	marks := make([]uint64, len(w.comp))
	for start := 0; start < len(queries); start += 64 {
		batch := queries[start:min(start+64, len(queries))]
		w.mark(batch, marks)
		for i, q := range batch {
			isMissed := func(v int32) bool { return marks[v]>>i&1 == 0 }
			if !isMissed(q.to) && !slices.ContainsFunc(q.also, isMissed) {
				yes(q)
			}
		}
	}
}

// mark sets bit i of every node that query i's start reaches, as far down as
// the lowest node that is asked for.
func (w *reaches) mark(batch []reachQuery, marks []uint64) {
	first, last := w.place[batch[0].from], int32(0)
	for _, q := range batch {
		last = max(last, w.place[q.to])
		for _, v := range q.also {
			last = max(last, w.place[v])
		}
	}
	clear(marks)
	for i, q := range batch {
		w.passOn(q.from, func(next int32) {
			if !q.indirect {
				marks[next] |= 1 << i
				return
			}
			w.passOn(next, func(further int32) { marks[further] |= 1 << i })
		})
	}
	for at := first; at <= last; at++ {
		v := w.order[at]
		if bits := marks[v]; bits != 0 {
			w.passOn(v, func(next int32) { marks[next] |= bits })
		}
	}
}

func (w *reaches) passOn(v int32, do func(next int32)) {
	for _, next := range w.edges.of(int(v)) {
		if w.comp[next] != w.comp[v] {
			do(next)
		}
	}
}
