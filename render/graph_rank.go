package render

// columnRanks gives each leaf its column, so that phases come out as columns
// one after the other; all 0, which leaves it to the layout, where there are
// no phases to tell apart.
func (g *graph) columnRanks() []int {
	rank := make([]int, len(g.leaves))
	if len(g.phases) < 2 {
		return rank
	}
	edges := g.leafEdges()
	start := 1
	var orders [][]int
	for phase := range g.phases {
		var members []int
		for i, n := range g.leaves {
			if n.phase == phase {
				members = append(members, i)
				rank[i] = start
			}
		}
		orders = append(orders, rankMembers(members, edges, rank))
		for _, i := range members {
			start = max(start, rank[i]+1)
		}
	}
	g.rankLate(orders, edges, rank)
	return rank
}

// rankLate moves what hardly anything leads to toward what it leads to, within
// its phase.
func (g *graph) rankLate(orders [][]int, edges [][]int, rank []int) {
	into := make([]int, len(g.leaves))
	for _, to := range edges {
		for _, v := range to {
			into[v]++
		}
	}
	for _, order := range orders {
		last := 0
		for _, v := range order {
			last = max(last, rank[v])
		}
		for _, v := range order { // what it leads to comes first
			if into[v] > 0 && into[v] >= len(edges[v]) || len(edges[v]) == 0 {
				continue
			}
			latest := last
			for _, to := range edges[v] {
				latest = min(latest, rank[to]-1)
			}
			rank[v] = max(rank[v], latest)
		}
	}
}

// leafEdges lists, for each leaf, the leaves that it leads to: a group stands
// for all that it holds.
func (g *graph) leafEdges() [][]int {
	held := make([][]int, len(g.groups))
	for i, n := range g.leaves {
		for at, ok := g.at[n.inside]; ok && at < 0; at, ok = g.at[g.groups[-1-at].inside] {
			held[-1-at] = append(held[-1-at], i)
		}
	}
	leaves := func(at int) []int {
		if at >= 0 {
			return []int{at}
		}
		return held[-1-at]
	}
	out := make([][]int, len(g.leaves))
	for _, k := range g.links {
		if !g.bindsRanks(k) {
			continue
		}
		for _, a := range leaves(g.at[k.from]) {
			for _, b := range leaves(g.at[k.to]) {
				if a != b {
					out[a] = append(out[a], b)
				}
			}
		}
	}
	return out
}

// rankMembers raises the ranks of a phase's members above those that lead to
// them (longest paths, circles cut where they close). It returns the members
// in an order in which what one leads to comes before it.
func rankMembers(members []int, edges [][]int, rank []int) []int {
	const unseen, open, done = 0, 1, 2
	state := make(map[int]int, len(members))
	for _, i := range members {
		state[i] = unseen
	}
	var order []int
	type visit struct{ at, next int }
	for _, root := range members {
		if state[root] != unseen {
			continue
		}
		stack := []visit{{root, 0}}
		state[root] = open
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(edges[top.at]) {
				state[top.at] = done
				order = append(order, top.at)
				stack = stack[:len(stack)-1]
				continue
			}
			to := edges[top.at][top.next]
			top.next++
			if s, member := state[to]; member && s == unseen {
				state[to] = open
				stack = append(stack, visit{to, 0})
			}
		}
	}
	place := make(map[int]int, len(order))
	for i, v := range order {
		place[v] = i
	}
	for i := len(order) - 1; i >= 0; i-- {
		for _, to := range edges[order[i]] {
			if at, member := place[to]; member && at < i {
				rank[to] = max(rank[to], rank[order[i]]+1)
			}
		}
	}
	return order
}
