package render

// span is an edge between ranks: to is at least least ranks after from, and
// every rank more costs weight.
type span struct{ from, to, least, weight int }

// simplex finds the ranks that make the edges shortest, by network simplex
// (Gansner, Koutsofios, North, Vo, A Technique for Drawing Directed Graphs,
// 1993). Node 0 is the root, before which nothing stands; each other node is
// reached from it.
//
// The edges of a spanning tree are tight. Each carries the flow that balances
// the weights of its subtree; where the flow is negative the subtree stands on
// the wrong side, moves until another edge is tight, and hangs from that one.
type simplex struct {
	spans []span
	near  [][]int // spans at each node
	rank  []int
	hang  []int   // the tree span to a node's parent, −1 at the root
	below [][]int // children in the tree
	flow  []int   // per tree span
	mark  []int   // the last pivot that saw the node
	stamp int
	work  int
	found []int
}

// simplexWork bounds the work per node and span; the ranks are sound at every
// moment, only not yet the shortest.
const simplexWork = 300

// newSimplex starts from the longest paths: each node hangs from the span that
// sets its rank. order lists the nodes so that all spans run forward.
func newSimplex(order []int, spans []span) *simplex {
	count := len(order)
	s := &simplex{spans: spans, near: make([][]int, count), rank: make([]int, count), hang: make([]int, count)}
	s.below, s.flow, s.mark = make([][]int, count), make([]int, len(spans)), make([]int, count)
	for i, e := range spans {
		s.near[e.from] = append(s.near[e.from], i)
		s.near[e.to] = append(s.near[e.to], i)
	}
	excess := make([]int, count)
	for _, v := range order {
		s.hang[v] = -1
		for _, i := range s.near[v] {
			e := spans[i]
			if e.from == v {
				excess[v] -= e.weight
				continue
			}
			excess[v] += e.weight
			if s.hang[v] < 0 || s.rank[e.from]+e.least > s.rank[v] {
				s.rank[v], s.hang[v] = s.rank[e.from]+e.least, i
			}
		}
	}
	for i := count - 1; i > 0; i-- {
		v := order[i]
		parent := s.spans[s.hang[v]].from
		s.flow[s.hang[v]] = excess[v]
		excess[parent] += excess[v]
		s.below[parent] = append(s.below[parent], v)
	}
	return s
}

// solve pivots until no flow is negative or the work is done with.
func (s *simplex) solve() {
	limit := simplexWork * (len(s.rank) + len(s.spans))
	for quiet, v := 0, 0; quiet < len(s.rank) && s.work < limit; v = (v + 1) % len(s.rank) {
		quiet++
		if s.hang[v] >= 0 && s.flow[s.hang[v]] < 0 && s.pivot(v) {
			quiet = 0
		}
	}
}

// pivot moves the subtree at v away from its parent and hangs it up anew; it
// returns false when nothing holds it there.
func (s *simplex) pivot(v int) bool {
	leave := s.hang[v]
	forward := s.spans[leave].to == v
	s.gather(v)
	enter, slack := -1, 0
	for _, x := range s.found {
		for _, i := range s.near[x] {
			e := s.spans[i]
			other := e.to
			if !forward {
				other = e.from
			}
			if other == x || s.mark[other] == s.stamp {
				continue
			}
			if room := s.rank[e.to] - s.rank[e.from] - e.least; enter < 0 || room < slack {
				enter, slack = i, room
			}
		}
	}
	if enter < 0 {
		return false
	}
	if !forward {
		slack = -slack
	}
	for _, x := range s.found {
		s.rank[x] += slack
	}
	inner := s.spans[enter].from
	if !forward {
		inner = s.spans[enter].to
	}
	s.push(enter, -s.flow[leave])
	s.rehang(inner, v, enter)
	return true
}

// gather finds the subtree at v and marks it.
func (s *simplex) gather(v int) {
	s.stamp++
	s.found = append(s.found[:0], v)
	for i := 0; i < len(s.found); i++ {
		x := s.found[i]
		s.mark[x] = s.stamp
		s.found = append(s.found, s.below[x]...)
		s.work += 1 + len(s.near[x])
	}
}

// push sends amount along span enter and back through the tree.
func (s *simplex) push(enter, amount int) {
	s.stamp++
	for x := s.spans[enter].from; ; x = s.parent(x) {
		s.mark[x] = s.stamp
		s.work++
		if s.hang[x] < 0 {
			break
		}
	}
	x := s.spans[enter].to
	for ; s.mark[x] != s.stamp; x = s.parent(x) {
		s.addFlow(s.hang[x], amount, s.spans[s.hang[x]].from == x)
	}
	for y := s.spans[enter].from; y != x; y = s.parent(y) {
		s.addFlow(s.hang[y], amount, s.spans[s.hang[y]].to == y)
	}
	s.flow[enter] = amount
}

// addFlow adds to the flow of span i, or takes from it against its direction.
func (s *simplex) addFlow(i, amount int, along bool) {
	if along {
		s.flow[i] += amount
	} else {
		s.flow[i] -= amount
	}
}

// parent returns the node from which x hangs in the tree.
func (s *simplex) parent(x int) int {
	e := s.spans[s.hang[x]]
	return e.from + e.to - x
}

// rehang turns the tree round between x and v, the root of its subtree, so that
// x becomes the root and hangs from span enter.
func (s *simplex) rehang(x, v, enter int) {
	for {
		old := s.hang[x]
		above := s.parent(x)
		s.dropChild(above, x)
		s.hang[x] = enter
		s.below[s.parent(x)] = append(s.below[s.parent(x)], x)
		if x == v {
			return
		}
		enter, x = old, above
	}
}

// dropChild takes child from below parent; the order there does not matter.
func (s *simplex) dropChild(parent, child int) {
	children := s.below[parent]
	for i, c := range children {
		if c == child {
			children[i] = children[len(children)-1]
			s.below[parent] = children[:len(children)-1]
			return
		}
	}
}
