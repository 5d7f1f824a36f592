package render

// rankNodes gives each node its rank: the edges run forward and are as short
// as can be, held rows stay together and in their order, and what may stand in
// several ranks at no cost stands in the emptiest.
func rankNodes(n *net, f *flow, held [][]int) []int {
	u := newUnits(n, f, held)
	s := newSimplex(u.sorted(), u.spans)
	s.solve()
	u.level = s.rank
	u.even()
	return u.packed()
}

// rankWeight is how much a box with a Rank of its own clings to it: more than
// the lines at it pull.
const rankWeight = 1000

// units are what gets a rank: number 0 stands before everything, then come the
// held rows and the nodes.
type units struct {
	of    []int // the unit of each node
	count int
	rows  int
	spans []span
	level []int
}

// newUnits makes the units and what holds between them: all behind the start, the
// rows one behind the other, and every edge one rank long at least.
func newUnits(n *net, f *flow, held [][]int) *units {
	u := &units{of: make([]int, len(n.nodes)), count: 1 + len(held) + len(n.nodes), rows: len(held)}
	for v := range u.of {
		u.of[v] = 1 + len(held) + v
	}
	for k, row := range held {
		for _, v := range row {
			u.of[v] = 1 + k
		}
	}
	least := make([]int, u.count)
	for v, node := range n.nodes {
		least[u.of[v]] = max(least[u.of[v]], node.Rank)
	}
	for x := 1; x < u.count; x++ {
		weight := 0
		if least[x] > 0 {
			weight = rankWeight
		}
		u.spans = append(u.spans, span{0, x, least[x], weight})
	}
	for k := 1; k < len(held); k++ {
		u.spans = append(u.spans, span{k, k + 1, 1, 0})
	}
	for _, e := range f.edges {
		u.spans = append(u.spans, span{u.of[e.from], u.of[e.to], 1, 1})
	}
	return u
}

// sorted returns the units in an order that the spans follow (Kahn,
// Topological Sorting of Large Networks, 1962).
func (u *units) sorted() []int {
	missing, out := make([]int, u.count), make([][]int, u.count)
	for _, e := range u.spans {
		missing[e.to]++
		out[e.from] = append(out[e.from], e.to)
	}
	order := make([]int, 1, u.count)
	for i := 0; i < len(order); i++ {
		for _, w := range out[order[i]] {
			missing[w]--
			if missing[w] == 0 {
				order = append(order, w)
			}
		}
	}
	return order
}

// even moves nodes with as many edges before as after to the emptiest rank
// between their neighbours.
func (u *units) even() {
	near := make([][]span, u.count)
	pull := make([]int, u.count)
	for _, e := range u.spans {
		near[e.from], near[e.to] = append(near[e.from], e), append(near[e.to], e)
		pull[e.from] += e.weight
		pull[e.to] -= e.weight
	}
	size := make(map[int]int)
	for _, x := range u.of {
		size[u.level[x]]++
	}
	for _, x := range u.of {
		if x <= u.rows || pull[x] != 0 {
			continue
		}
		best := u.emptiest(x, near[x], size)
		size[u.level[x]]--
		size[best]++
		u.level[x] = best
	}
}

// emptiest returns the rank with the fewest nodes that x may stand in.
func (u *units) emptiest(x int, near []span, size map[int]int) int {
	low, high, bound := 0, 0, false
	for _, e := range near {
		if e.to == x {
			low = max(low, u.level[e.from]+e.least)
		} else if level := u.level[e.to] - e.least; !bound || level < high {
			high, bound = level, true
		}
	}
	best := u.level[x]
	for level := low; bound && level <= high; level++ {
		if size[level]+1 < size[best] {
			best = level
		}
	}
	return best
}

// packed returns the rank of each node, ranks numbered without gaps.
func (u *units) packed() []int {
	top := 0
	for _, x := range u.of {
		top = max(top, u.level[x])
	}
	used := make([]bool, top+1)
	for _, x := range u.of {
		used[u.level[x]] = true
	}
	number, next := make([]int, top+1), 0
	for level, isUsed := range used {
		number[level] = next
		if isUsed {
			next++
		}
	}
	rank := make([]int, len(u.of))
	for v, x := range u.of {
		rank[v] = number[u.level[x]]
	}
	return rank
}
