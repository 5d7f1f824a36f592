package render

// net is a LayoutGraph made sound: numbered nodes, edges that exist and are
// listed once, clusters that form a forest, sizes within bounds. Every layout
// works on it, so none needs to mistrust what it was given.
type net struct {
	nodes    []LayoutNode
	edges    []netEdge
	clusters []netCluster
	home     []int // innermost cluster of each node, −1 for none
	keep     [][]int
	rankSep  float64
	nodeSep  float64
	bottomUp bool
	from     [][]netEdge // see leaving
}

// netEdge goes from node to node, from the prerequisite to the dependent.
type netEdge struct{ from, to int }

// netCluster has a parent cluster (−1 for none) and a depth (0 for outermost).
type netCluster struct {
	parent, depth int
	pad           float64
}

// mostExpanded bounds the edges that one edge between two clusters becomes.
const mostExpanded = 16

// newNet makes a graph sound; it accepts whatever it is given.
func newNet(g LayoutGraph) *net {
	n := &net{
		rankSep:  orUsual(g.RankSep, usualRankSep),
		nodeSep:  orUsual(g.NodeSep, usualNodeSep),
		bottomUp: g.BottomUp,
	}
	number := n.addNodes(g.Nodes)
	members := n.addClusters(g.Clusters, number)
	n.addEdges(g.Edges, number, members)
	n.addKeep(g.Keep, number)
	return n
}

// addNodes takes the nodes and returns their numbers by ID. Sizes are bounded:
// one number out of bounds could ask Graphviz for gigabytes.
func (n *net) addNodes(nodes []LayoutNode) map[string]int {
	number := make(map[string]int, len(nodes))
	for _, node := range nodes {
		if _, twice := number[node.ID]; twice {
			continue
		}
		number[node.ID] = len(n.nodes)
		node.W = within(node.W, leastSize, largestSize)
		node.H = within(node.H, leastSize, largestSize)
		node.Rank = min(max(node.Rank, 0), len(nodes), largestRank)
		n.nodes = append(n.nodes, node)
		n.home = append(n.home, -1)
	}
	return number
}

// addClusters takes in the forest of clusters and returns the nodes inside
// each, by cluster ID, for the edges that end at one.
func (n *net) addClusters(clusters []LayoutCluster, number map[string]int) map[string][]int {
	at := make(map[string]int, len(clusters))
	for _, c := range clusters {
		_, isNode := number[c.ID]
		if _, twice := at[c.ID]; twice || isNode {
			continue
		}
		at[c.ID] = len(n.clusters)
		n.clusters = append(n.clusters, netCluster{parent: -1, pad: within(orUsual(c.Pad, usualPad), 0, largestSep)})
	}
	seen := make([]bool, len(n.clusters))
	outermost := newSets(len(n.clusters))
	for _, c := range clusters {
		own, known := at[c.ID]
		if !known || seen[own] {
			continue
		}
		seen[own] = true
		for _, id := range c.Members {
			if v, isNode := number[id]; isNode {
				if n.home[v] < 0 {
					n.home[v] = own
				}
			} else if inner, isCluster := at[id]; isCluster {
				n.nest(inner, own, outermost)
			}
		}
	}
	n.flattenClusters()
	return n.membersByID(at)
}

// nest puts cluster inner into cluster own, unless it is in one already or own
// lies within it. outermost knows the cluster round the whole of each.
func (n *net) nest(inner, own int, outermost sets) {
	if n.clusters[inner].parent >= 0 || outermost.find(own) == inner {
		return
	}
	n.clusters[inner].parent = own
	outermost[inner] = outermost.find(own)
}

// sets are disjoint sets of small numbers, each known by one of its own.
type sets []int

// newSets returns sets of one each.
func newSets(size int) sets {
	s := make(sets, size)
	for i := range s {
		s[i] = i
	}
	return s
}

// find returns the one that x's set is known by, halving the way for the next.
func (s sets) find(x int) int {
	for s[x] != x {
		s[x] = s[s[x]]
		x = s[x]
	}
	return x
}

// flattenClusters sets the depths and dissolves what nests too deeply.
func (n *net) flattenClusters() {
	inner := make([][]int, len(n.clusters))
	var queue []int
	for c, cluster := range n.clusters {
		if cluster.parent < 0 {
			queue = append(queue, c)
		} else {
			inner[cluster.parent] = append(inner[cluster.parent], c)
		}
	}
	into := make([]int, len(n.clusters))
	for len(queue) > 0 {
		c := queue[0]
		queue = append(queue[1:], inner[c]...)
		into[c] = c
		parent := n.clusters[c].parent
		if parent < 0 {
			continue
		}
		parent = into[parent]
		n.clusters[c].parent = parent
		n.clusters[c].depth = n.clusters[parent].depth + 1
		if n.clusters[c].depth > deepestCluster {
			into[c] = parent
		}
	}
	for v, c := range n.home {
		if c >= 0 {
			n.home[v] = into[c]
		}
	}
}

// membersByID returns the nodes in each cluster and in the clusters within it.
func (n *net) membersByID(at map[string]int) map[string][]int {
	nodes := make([][]int, len(n.clusters))
	for v := range n.nodes {
		for c := n.home[v]; c >= 0; c = n.clusters[c].parent {
			nodes[c] = append(nodes[c], v)
		}
	}
	members := make(map[string][]int, len(at))
	for id, c := range at {
		members[id] = nodes[c]
	}
	return members
}

// addEdges takes each edge once; an edge that ends at a cluster becomes one to
// (from) each of its first (last) members.
func (n *net) addEdges(edges []LayoutEdge, number map[string]int, members map[string][]int) {
	seen := make(map[netEdge]bool, len(edges))
	add := func(e netEdge) {
		if e.from != e.to && !seen[e] {
			seen[e] = true
			n.edges = append(n.edges, e)
		}
	}
	var toClusters []LayoutEdge
	for _, e := range edges {
		from, fromNode := number[e.From]
		to, toNode := number[e.To]
		if fromNode && toNode {
			add(netEdge{from, to})
		} else {
			toClusters = append(toClusters, e)
		}
	}
	hasIn, hasOut := n.innerEnds()
	for _, e := range toClusters {
		from := endNodes(e.From, number, members, hasOut)
		to := endNodes(e.To, number, members, hasIn)
		for _, f := range from {
			for _, t := range to {
				add(netEdge{f, t})
			}
		}
	}
}

// innerEnds says for each node whether an edge comes from (goes to) its own
// cluster, so that it is not among the first (last) of it.
func (n *net) innerEnds() (hasIn, hasOut []bool) {
	hasIn, hasOut = make([]bool, len(n.nodes)), make([]bool, len(n.nodes))
	for _, e := range n.edges {
		if c := n.home[e.from]; c >= 0 && c == n.home[e.to] {
			hasOut[e.from], hasIn[e.to] = true, true
		}
	}
	return hasIn, hasOut
}

// endNodes returns the nodes that an edge ending at id really touches.
func endNodes(id string, number map[string]int, members map[string][]int, covered []bool) []int {
	if v, isNode := number[id]; isNode {
		return []int{v}
	}
	var ends []int
	for _, v := range members[id] {
		if !covered[v] && len(ends) < mostExpanded {
			ends = append(ends, v)
		}
	}
	if len(ends) == 0 && len(members[id]) > 0 {
		return members[id][:1]
	}
	return ends
}

// addKeep takes the rows to keep, each node where it is first named.
func (n *net) addKeep(keep [][]string, number map[string]int) {
	seen := make([]bool, len(n.nodes))
	for _, rank := range keep {
		var row []int
		for _, id := range rank {
			if v, known := number[id]; known && !seen[v] {
				seen[v] = true
				row = append(row, v)
			}
		}
		if len(row) > 0 {
			n.keep = append(n.keep, row)
		}
	}
}
