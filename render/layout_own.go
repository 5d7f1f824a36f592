package render

import (
	"cmp"
	"math"
	"slices"
)

// OwnLayout places the boxes of g without the worker: ranks, few crossings,
// straight lines, frames that hold their members only, no overlaps. It is less
// compact than Graphviz on tangled graphs, and needs nothing: same graph, same
// places.
func OwnLayout(g LayoutGraph) LayoutResult {
	n := newNet(g)
	places := make([]rankPlace, len(n.nodes))
	parts := n.parts()
	sizes := make([]rankPlace, len(parts))
	for i, part := range parts {
		sizes[i] = layOutPart(n.only(part), part, places)
	}
	for i, shift := range packParts(sizes, n.nodeSep) {
		for _, v := range parts[i] {
			places[v].across += shift.across
			places[v].along += shift.along
		}
	}
	return n.picture(places)
}

// parts returns the nodes of each connected part, first come first. Where
// ranks are given, all is one part: they count for the whole picture.
func (n *net) parts() [][]int {
	together := newSets(len(n.nodes) + len(n.clusters) + 1)
	all := len(n.nodes) + len(n.clusters)
	join := func(a, b int) { together[together.find(a)] = together.find(b) }
	for _, e := range n.edges {
		join(e.from, e.to)
	}
	for v, home := range n.home {
		if home >= 0 {
			join(v, len(n.nodes)+home)
		}
		if len(n.keep) > 0 || n.nodes[v].Rank > 0 {
			join(v, all)
		}
	}
	for c, cluster := range n.clusters {
		if cluster.parent >= 0 {
			join(len(n.nodes)+c, len(n.nodes)+cluster.parent)
		}
	}
	var parts [][]int
	number := make(map[int]int)
	for v := range n.nodes {
		set := together.find(v)
		if _, known := number[set]; !known {
			number[set] = len(parts)
			parts = append(parts, nil)
		}
		parts[number[set]] = append(parts[number[set]], v)
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return cmp.Compare(min(len(b), 2), min(len(a), 2)) })
	return parts
}

// only returns the net of these nodes and what is between them; an order to
// keep is lost unless they are all.
func (n *net) only(part []int) *net {
	if len(part) == len(n.nodes) {
		return n
	}
	return n.split(part)
}

// split returns a net of the part's nodes, in that order, with the edges between
// them and the clusters round them.
func (n *net) split(part []int) *net {
	own := &net{rankSep: n.rankSep, nodeSep: n.nodeSep, bottomUp: n.bottomUp}
	number := make(map[int]int, len(part))
	clusters := make(map[int]int)
	var chain []int
	for i, v := range part {
		number[v] = i
		own.nodes = append(own.nodes, n.nodes[v])
		chain = chain[:0]
		for c := n.home[v]; c >= 0; c = n.clusters[c].parent {
			chain = append(chain, c)
		}
		home := -1
		for j := len(chain) - 1; j >= 0; j-- {
			c, known := clusters[chain[j]]
			if !known {
				c = len(own.clusters)
				clusters[chain[j]] = c
				own.clusters = append(own.clusters, netCluster{parent: home, depth: n.clusters[chain[j]].depth, pad: n.clusters[chain[j]].pad})
			}
			home = c
		}
		own.home = append(own.home, home)
	}
	for _, v := range part {
		for _, e := range n.leaving(v) {
			if to, inside := number[e.to]; inside {
				own.edges = append(own.edges, netEdge{number[v], to})
			}
		}
	}
	return own
}

// leaving returns the edges from v, which are kept together once asked for.
func (n *net) leaving(v int) []netEdge {
	if n.from == nil {
		n.from = make([][]netEdge, len(n.nodes))
		for _, e := range n.edges {
			n.from[e.from] = append(n.from[e.from], e)
		}
	}
	return n.from[v]
}

// layOutPart sets the places of a part, frames and all from 0 on, and returns
// its size.
func layOutPart(n *net, part []int, places []rankPlace) rankPlace {
	f := newFlow(n)
	held := heldRanks(n, f)
	rank := rankNodes(n, f, held)
	l := newLadder(n, f, rank, held)
	l.sortRows()
	middle := l.straighten()
	l.clear(middle)
	along := l.columns()
	low, high := math.Inf(1), math.Inf(-1)
	end := 0.0
	for v := range n.nodes {
		half, pad := n.across(v)/2, n.pads(v)
		low, high = min(low, middle[v]-half-pad), max(high, middle[v]+half+pad)
		end = max(end, along[rank[v]]+n.along(v)/2+pad)
	}
	for v := range n.nodes {
		places[part[v]] = rankPlace{middle[v] - n.across(v)/2 - low, along[rank[v]] - n.along(v)/2}
	}
	return rankPlace{high - low, end}
}

// columns returns where the middle of each rank lies along the ranks.
func (l *ladder) columns() []float64 {
	depth := make([]float64, len(l.rows))
	begins, ends := make([]float64, len(l.rows)), make([]float64, len(l.rows))
	first, last := clusterSpans(l)
	for v := range l.net.nodes {
		r := l.rungs[v].rank
		depth[r] = max(depth[r], l.net.along(v))
		before, after := 0.0, 0.0
		for c := l.net.home[v]; c >= 0; c = l.net.clusters[c].parent {
			if first[c] == r {
				before += l.net.clusters[c].pad
			}
			if last[c] == r {
				after += l.net.clusters[c].pad
			}
		}
		begins[r], ends[r] = max(begins[r], before), max(ends[r], after)
	}
	along := make([]float64, len(l.rows))
	for r := range along {
		if r == 0 {
			along[r] = begins[r] + depth[r]/2
			continue
		}
		gap := max(l.net.rankSep, ends[r-1]+begins[r]+l.net.nodeSep/2)
		along[r] = along[r-1] + depth[r-1]/2 + gap + depth[r]/2
	}
	return along
}

// packParts sets parts beside each other, along the ranks until a line is as
// long as the longest part (or the whole about square), then in a new line
// across.
func packParts(sizes []rankPlace, gap float64) []rankPlace {
	limit, area := 0.0, 0.0
	for _, s := range sizes {
		limit = max(limit, s.along)
		area += (s.along + gap) * (s.across + gap)
	}
	limit = max(limit, 1.5*math.Sqrt(area))
	at := make([]rankPlace, len(sizes))
	var next rankPlace
	deepest := 0.0
	for i, s := range sizes {
		if next.along > 0 && next.along+s.along > limit {
			next = rankPlace{next.across + deepest + gap, 0}
			deepest = 0
		}
		at[i] = next
		next.along += s.along + gap
		deepest = max(deepest, s.across)
	}
	return at
}
