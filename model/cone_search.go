package model

import (
	"container/heap"
	"slices"
)

// Limits of the search, in steps (inputs looked at) and in checkpoints.
const (
	searchSteps = 200_000_000 // then many removals are tried at once instead
	orderLimit  = 20_000      // checkpoints whose full order fits in memory (50 MB)
)

// search finds the landmarks of the one goal of a cone that is too large for a
// matrix: it removes each element of one derivation (a landmark lies in all)
// and follows what is lost, until that reaches the goal or a known landmark.
func (c *cone) search(goal int) landmarks {
	l := c.newLoss(goal)
	var found landmarks
	candidates := c.derivation(goal)
	for i, v := range candidates {
		if l.steps > searchSteps {
			found.elements = append(found.elements, c.tryTogether(goal, candidates[i:])...)
			break
		}
		if l.loses(v) {
			l.known[c.number[v]] = true
			found.elements = append(found.elements, int(v))
		}
	}
	var points []int32
	for _, v := range found.elements {
		if v < c.g.Deliverables {
			points = append(points, int32(v))
		}
	}
	if len(points) > orderLimit {
		found.pairs = l.nearest(goal, points)
	} else {
		found.pairs = c.reducedOrder(append(points, int32(goal)))
	}
	return found
}

// derivation lists the elements of one way to the goal, the goal left out, the
// latest first: of each choice the member that is obtained first.
func (c *cone) derivation(goal int) []int32 {
	rank := make([]int32, len(c.nodes))
	for i, v := range c.fix.Fired {
		if n := c.number[v]; n >= 0 {
			rank[n] = int32(i)
		}
	}
	taken := make([]bool, len(c.nodes))
	taken[c.number[goal]] = true
	stack := []int32{int32(goal)}
	take := func(v int32) {
		if n := c.number[v]; !taken[n] {
			taken[n] = true
			stack = append(stack, v)
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !c.g.IsOr(int(v)) {
			c.live(v, take)
			continue
		}
		first := int32(-1)
		c.live(v, func(in int32) {
			if first < 0 || rank[c.number[in]] < rank[c.number[first]] {
				first = in
			}
		})
		take(first)
	}
	var way []int32
	for n := len(c.nodes) - 1; n >= 0; n-- {
		if v := c.nodes[n]; taken[n] && int(v) != goal && int(v) < c.g.Elements {
			way = append(way, v)
		}
	}
	return way
}

// loss follows what becomes unobtainable when one node is removed. A lone node
// is decided by its inputs; of a component of several, what is left is solved
// anew once all that comes before it is settled.
type loss struct {
	*cone
	known   []bool  // landmarks found, and the goal
	trivial []bool  // by number: alone in its component
	compOf  []int32 // by number
	lost    []bool  // by number
	gone    []int32 // by number: inputs of an OR that are lost
	inputs  []int32 // by number: live inputs
	touched []int32 // numbers to reset
	waiting compHeap
	steps   int
}

func (c *cone) newLoss(goal int) *loss {
	n := len(c.nodes)
	l := &loss{
		cone: c, known: make([]bool, n), trivial: make([]bool, n), compOf: make([]int32, n),
		lost: make([]bool, n), gone: make([]int32, n), inputs: make([]int32, n),
	}
	l.known[c.number[goal]] = true
	for i, comp := range c.comps {
		for n := comp[0]; n < comp[1]; n++ {
			l.trivial[n], l.compOf[n] = comp[1]-comp[0] == 1, int32(i)
			c.live(c.nodes[n], func(int32) { l.inputs[n]++ })
		}
	}
	return l
}

// loses tells whether the goal is lost without v.
func (l *loss) loses(v int32) bool {
	reached := false
	l.follow(v, func(n int32) bool {
		reached = reached || l.known[n]
		return !reached
	})
	return reached
}

// follow removes v and calls each with the number of every node that is lost
// with it, until each says no. It leaves everything as it was.
func (l *loss) follow(v int32, each func(n int32) bool) {
	stack := []int32{l.number[v]}
	l.lose(l.number[v])
	more := true
	for more {
		for len(stack) > 0 && more {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			stack, more = l.spread(n, stack, each)
		}
		if len(l.waiting) == 0 || !more {
			break
		}
		for _, n := range l.solve(l.comps[heap.Pop(&l.waiting).(int32)]) {
			l.lose(n)
			stack = append(stack, n)
			more = more && each(n)
		}
	}
	for _, n := range l.touched {
		l.lost[n], l.gone[n] = false, 0
	}
	l.touched, l.waiting = l.touched[:0], l.waiting[:0]
}

func (l *loss) lose(n int32) {
	l.lost[n] = true
	l.touched = append(l.touched, n)
}

func (l *loss) spread(n int32, stack []int32, each func(n int32) bool) ([]int32, bool) {
	for _, out := range l.g.Out(int(l.nodes[n])) {
		o := l.number[out]
		if o < 0 || l.lost[o] {
			continue
		}
		l.steps++
		l.gone[o]++
		l.touched = append(l.touched, o)
		switch {
		case !l.trivial[o]:
			if !slices.Contains(l.waiting, l.compOf[o]) {
				heap.Push(&l.waiting, l.compOf[o])
			}
		case !l.g.IsOr(int(out)) || l.gone[o] == l.inputs[o]:
			l.lose(o)
			stack = append(stack, o)
			if !each(o) {
				return stack, false
			}
		}
	}
	return stack, true
}

// solve lists the nodes of a component that nothing outside it obtains any more.
func (l *loss) solve(comp [2]int) []int32 {
	missing := make([]int32, comp[1]-comp[0])
	var ready []int32
	for i := range missing {
		n := int32(comp[0] + i)
		v := l.nodes[n]
		missing[i] = 1
		if l.lost[n] {
			missing[i] = -1
			continue
		}
		isOr := l.g.IsOr(int(v))
		if !isOr {
			missing[i] = l.inputs[n]
		}
		l.live(v, func(in int32) {
			l.steps++
			u := l.number[in]
			if inside := int(u) >= comp[0] && int(u) < comp[1]; !inside && !l.lost[u] {
				missing[i]--
			}
		})
		if missing[i] <= 0 {
			missing[i] = 0
			ready = append(ready, n)
		}
	}
	for len(ready) > 0 {
		n := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		for _, out := range l.g.Out(int(l.nodes[n])) {
			o := l.number[out]
			if int(o) < comp[0] || int(o) >= comp[1] || missing[int(o)-comp[0]] <= 0 {
				continue
			}
			if missing[int(o)-comp[0]]--; missing[int(o)-comp[0]] == 0 {
				ready = append(ready, o)
			}
		}
	}
	var lost []int32
	for i, left := range missing {
		if left > 0 {
			lost = append(lost, int32(comp[0]+i))
		}
	}
	return lost
}

// nearest joins each checkpoint to the first checkpoints that are lost with it.
// Where alternatives run side by side through several of tens of thousands of
// checkpoints this can leave out a pair that the full order would show; a
// chain, which such models are, has them all.
func (l *loss) nearest(goal int, points []int32) [][2]int {
	isPoint := make([]bool, len(l.nodes))
	isPoint[l.number[goal]] = true
	for _, v := range points {
		isPoint[l.number[v]] = true
	}
	var pairs [][2]int
	for _, v := range points {
		l.follow(v, func(n int32) bool {
			if isPoint[n] {
				pairs = append(pairs, [2]int{int(v), int(l.nodes[n])})
			}
			return !isPoint[n]
		})
	}
	return pairs
}

// compHeap pops the earliest component first.
type compHeap []int32

func (h compHeap) Len() int           { return len(h) }
func (h compHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h compHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *compHeap) Push(x any)        { *h = append(*h, x.(int32)) }
func (h *compHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
