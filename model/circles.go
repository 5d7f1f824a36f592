package model

// components numbers the strongly connected components of a directed graph
// (Tarjan, Depth-first search and linear graph algorithms, 1972) so that every
// edge leads to the same component or to one with a smaller number. The stack
// is its own: a chain of a million needs must not overflow the program's.
func components(e edges) (of []int32, count int) {
	w := componentWalk{edges: e, comp: make([]int32, len(e.start)-1)}
	w.index, w.low = make([]int32, len(w.comp)), make([]int32, len(w.comp))
	for v := range w.comp {
		w.comp[v] = -1
	}
	for v := range w.comp {
		w.visit(int32(v))
	}
	return w.comp, int(w.closed)
}

type componentWalk struct {
	edges
	comp, index, low []int32 // index 0: not yet seen
	seen, closed     int32
	open             []int32
	calls            []call
}

func (w *componentWalk) visit(root int32) {
	if w.index[root] != 0 {
		return
	}
	w.enter(root)
	for len(w.calls) > 0 {
		top := &w.calls[len(w.calls)-1]
		if to := w.edges.of(int(top.v)); int(top.next) < len(to) {
			next := to[top.next]
			top.next++
			if w.index[next] == 0 {
				w.enter(next)
			} else if w.comp[next] < 0 {
				w.low[top.v] = min(w.low[top.v], w.index[next])
			}
			continue
		}
		w.leave(top.v)
	}
}

func (w *componentWalk) enter(v int32) {
	w.seen++
	w.index[v], w.low[v] = w.seen, w.seen
	w.open = append(w.open, v)
	w.calls = append(w.calls, call{v: v})
}

func (w *componentWalk) leave(v int32) {
	w.calls = w.calls[:len(w.calls)-1]
	if len(w.calls) > 0 {
		up := w.calls[len(w.calls)-1].v
		w.low[up] = min(w.low[up], w.low[v])
	}
	if w.low[v] != w.index[v] {
		return
	}
	for {
		u := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.comp[u] = w.closed
		if u == v {
			break
		}
	}
	w.closed++
}
