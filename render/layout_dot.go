package render

import (
	"bytes"
	"strconv"
)

// pointsPerInch turns our points into the inches of Graphviz's sizes.
const pointsPerInch = 72

// manyNodes is from where Graphviz's patience is cut down, which halves the
// time of large graphs at little cost in crossings.
const manyNodes = 800

// dotGraph is a net as sent to Graphviz: the text, and what the answer to it
// must contain. The text holds generated names, fixed words and clamped
// numbers only; nothing that a user typed gets near Graphviz.
type dotGraph struct {
	net     *net
	text    []byte
	edges   []netEdge // all sent, chains of the order to keep and the root's last
	forward int       // how many of them must run forward
	held    [][]int   // the rows whose order is to be kept
	// clusters are those sent: none beside rows, which would tear them apart.
	clusters []netCluster
	rows     int  // subgraphs for rows in the text
	root     bool // an invisible node n<len(nodes)> stands before all
}

// newDOT writes the graph for Graphviz. Edges that closed a cycle are turned
// round, every edge is a statement of its own (a long chain statement is cut
// silently), labels are a space (an empty one is replaced by the node's name).
func newDOT(n *net) *dotGraph {
	f := newFlow(n)
	d := &dotGraph{net: n, edges: append([]netEdge(nil), f.edges...), held: heldRanks(n, f)}
	d.forward = len(d.edges)
	if len(d.held) == 0 {
		d.clusters = n.clusters
	}
	var b bytes.Buffer
	b.WriteString("digraph g {\n")
	d.writeSettings(&b)
	d.writeNodes(&b)
	for _, e := range f.edges {
		writeEdge(&b, e, "")
	}
	d.writeRows(&b)
	d.writeRoot(&b)
	b.WriteString("}\n")
	d.text = b.Bytes()
	return d
}

// writeSettings asks for ranks from top to bottom whatever the picture's
// direction, and the sizes and places are turned to match: left to right,
// Graphviz (2.43 and 12.1) does not keep the chained order within ranks.
func (d *dotGraph) writeSettings(b *bytes.Buffer) {
	b.WriteString("rankdir=TB; newrank=true; splines=none; nodesep=" + inches(d.net.nodeSep) + "; ranksep=" + inches(d.net.rankSep) + ";\n")
	if len(d.net.nodes) > manyNodes {
		b.WriteString("nslimit=0.5; nslimit1=0.5; mclimit=0.1;\n")
	}
	b.WriteString("node [shape=box,fixedsize=true,label=\" \"];\nedge [arrowhead=none];\n")
}

// writeNodes writes the nodes, those of a cluster inside it.
func (d *dotGraph) writeNodes(b *bytes.Buffer) {
	members := make([][]int, len(d.clusters)+1) // the last for the nodes of no cluster
	for v, home := range d.net.home {
		if home < 0 || len(d.clusters) == 0 {
			home = len(d.clusters)
		}
		members[home] = append(members[home], v)
	}
	d.writeClusters(b, members)
	d.writeMembers(b, members[len(d.clusters)])
}

// writeClusters writes the clusters as they nest, each with its own members.
func (d *dotGraph) writeClusters(b *bytes.Buffer, members [][]int) {
	for _, step := range clusterSteps(d.clusters) {
		if step.leave {
			b.WriteString("}\n")
			continue
		}
		c := step.cluster
		b.WriteString("subgraph cluster_" + strconv.Itoa(c) + " {\nmargin=" + number(d.clusters[c].pad) + ";\n")
		d.writeMembers(b, members[c])
	}
}

// writeMembers writes the nodes with their sizes; a node belongs to the cluster in
// which it is first named.
func (d *dotGraph) writeMembers(b *bytes.Buffer, members []int) {
	for _, v := range members {
		writeName(b, v)
		b.WriteString(" [width=" + inches(d.net.across(v)) + ",height=" + inches(d.net.along(v)) + "];\n")
	}
}

// clusterStep enters or leaves a cluster on the way through the forest.
type clusterStep struct {
	cluster int
	leave   bool
}

// clusterSteps walks the forest of clusters in their order, outer before inner.
func clusterSteps(clusters []netCluster) []clusterStep {
	inner := make([][]int, len(clusters)+1)
	for c := len(clusters) - 1; c >= 0; c-- {
		parent := clusters[c].parent
		if parent < 0 {
			parent = len(clusters)
		}
		inner[parent] = append(inner[parent], c)
	}
	var steps, stack []clusterStep
	enter := func(at int) {
		for _, c := range inner[at] {
			stack = append(stack, clusterStep{c, true}, clusterStep{c, false})
		}
	}
	enter(len(clusters))
	for len(stack) > 0 {
		step := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		steps = append(steps, step)
		if !step.leave {
			enter(step.cluster)
		}
	}
	return steps
}

// writeRows ties the nodes of each held row to one rank and chains them in
// their order.
func (d *dotGraph) writeRows(b *bytes.Buffer) {
	for _, row := range d.held {
		b.WriteString("subgraph row" + strconv.Itoa(d.rows) + " {\nrank=same;\n")
		d.rows++
		for _, v := range row {
			writeName(b, v)
			b.WriteString(";\n")
		}
		for i := 1; i < len(row); i++ {
			e := netEdge{row[i-1], row[i]}
			writeEdge(b, e, "style=invis")
			d.edges = append(d.edges, e)
		}
		b.WriteString("}\n")
	}
}

// writeRoot adds one invisible node before all others when some may not stand
// further forward than a given rank, and the edges that keep them behind.
func (d *dotGraph) writeRoot(b *bytes.Buffer) {
	root := len(d.net.nodes)
	for v, node := range d.net.nodes {
		if node.Rank <= 0 {
			continue
		}
		if !d.root {
			d.root = true
			b.WriteString("subgraph row" + strconv.Itoa(d.rows) + " {\nrank=source;\n")
			d.rows++
			writeName(b, root)
			b.WriteString(" [width=0.01,height=0.01];\n}\n")
		}
		e := netEdge{root, v}
		writeEdge(b, e, "style=invis,weight="+strconv.Itoa(rankWeight)+",minlen="+strconv.Itoa(node.Rank+1))
		d.edges = append(d.edges, e)
	}
}

// writeEdge writes one edge as one statement, with attributes of ours only.
func writeEdge(b *bytes.Buffer, e netEdge, attributes string) {
	writeName(b, e.from)
	b.WriteString("->")
	writeName(b, e.to)
	if attributes != "" {
		b.WriteString(" [" + attributes + "]")
	}
	b.WriteString(";\n")
}

// writeName writes the name that stands for node v: n and its number, never an ID.
func writeName(b *bytes.Buffer, v int) {
	b.WriteByte('n')
	b.WriteString(strconv.Itoa(v))
}

// inches writes points as Graphviz's inches.
func inches(points float64) string { return number(points / pointsPerInch) }

// number writes plain digits, which every reader of DOT takes.
func number(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }
