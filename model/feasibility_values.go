package model

import (
	"cmp"
	"slices"
)

// valued is a node and what it takes to have it.
type valued struct {
	price
	v int32
}

func (a valued) before(b valued) bool {
	if c := a.price.compare(b.price); c != 0 {
		return c < 0
	}
	return a.v < b.v
}

// values computes what each node takes, by Knuth's generalization of Dijkstra's
// algorithm (1977): a choice its least input, an element its own price and the
// sum (all) or the greatest of its inputs. The sum counts what is shared more
// than once, so it guides and is never shown; the greatest is a lower bound.
// Support is, for each element, the input that came last.
func (w *ways) values(prices []price, all bool) (value []price, support []int32) {
	value, support = make([]price, len(w.nodes)), make([]int32, len(w.nodes))
	missing := make([]int32, len(w.nodes))
	there := make([]bool, len(w.nodes))
	ahead := queue[valued]{before: valued.before}
	*w.left -= 2 * len(w.nodes)
	for v := range w.nodes {
		missing[v], support[v] = int32(len(w.in.of(v))), -1
		if v < w.elements && missing[v] == 0 {
			ahead.add(valued{prices[v], int32(v)})
		}
	}
	for !ahead.empty() {
		next := ahead.next()
		if there[next.v] {
			continue
		}
		there[next.v] = true
		value[next.v] = next.price
		*w.left -= 4 * (1 + len(w.out.of(int(next.v))))
		for _, to := range w.out.of(int(next.v)) {
			missing[to]--
			switch {
			case w.isOr(to):
				if support[to] < 0 {
					support[to] = next.v
					ahead.add(valued{next.price, to})
				}
				continue
			case all:
				value[to] = value[to].plus(next.price)
			default:
				value[to] = next.price // the last is the greatest
			}
			if missing[to] == 0 {
				support[to] = next.v
				ahead.add(valued{value[to].plus(prices[to]), to})
			}
		}
	}
	return value, support
}

// landmark is a set of elements of which every way has one, with the least of
// what they take.
type landmark []int32

// cuts finds landmarks by the LM-cut (Helmert and Domshlak, Landmarks, critical
// paths and abstractions, ICAPS 2009) until the lower bound on the goal is used
// up: the elements that still take something and reach the goal from there on
// for nothing. The sum of what they take is a lower bound too. It stops when
// only the reserve of steps is left.
func (w *ways) cuts(reserve int) (found []landmark, sum price) {
	prices := slices.Clone(w.prices)
	for *w.left > reserve {
		value, support := w.values(prices, false)
		if value[w.goal] == (price{}) {
			break
		}
		cut := w.frontier(prices, support)
		slices.SortFunc(cut, func(a, b int32) int { return cmp.Or(prices[a].compare(prices[b]), cmp.Compare(a, b)) })
		cut = w.minimal(cut)
		least := prices[cut[0]]
		for _, v := range cut {
			if prices[v].less(least) {
				least = prices[v]
			}
		}
		for _, v := range cut {
			prices[v] = prices[v].minus(least)
		}
		found, sum = append(found, cut), sum.plus(least)
	}
	return found, sum
}

// frontier goes back from the goal over what takes nothing, of an element to
// its support, and lists the elements at which it ends.
func (w *ways) frontier(prices []price, support []int32) landmark {
	seen := make([]bool, len(w.nodes))
	seen[w.goal] = true
	var ends landmark
	add := func(stack []int32, v int32) []int32 {
		if seen[v] {
			return stack
		}
		seen[v] = true
		return append(stack, v)
	}
	for stack := []int32{w.goal}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch {
		case w.isOr(v):
			for _, in := range w.in.of(int(v)) {
				stack = add(stack, in)
			}
		case prices[v] != price{}:
			ends = append(ends, v)
		case support[v] >= 0:
			stack = add(stack, support[v])
		}
	}
	return ends
}

// minimal leaves elements out of a landmark, from the first on, while every way
// still has one.
func (w *ways) minimal(cut landmark) landmark {
	allowed := make([]bool, len(w.nodes))
	for v := range w.elements {
		allowed[v] = true
	}
	for _, v := range cut {
		allowed[v] = false
	}
	return w.tide(allowed).rejects(cut)
}

// rejects adds one after the other of some elements unless that brings the goal,
// and lists those that were not added: a landmark, if these are all there are.
func (t *tide) rejects(elements []int32) landmark {
	var rejected landmark
	for _, v := range elements {
		n := len(t.trail)
		if t.allow(v); t.there[t.w.goal] {
			t.ebb(n, v)
			rejected = append(rejected, v)
		}
	}
	return rejected
}
