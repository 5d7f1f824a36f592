package render

import (
	"strings"

	"hone/model"
)

// DeliverablesDOT is the deliverable graph in the language of Graphviz: the
// elements and their relations alone, to be laid out by whoever reads it.
func DeliverablesDOT(in Input) []byte { return newDeliverables(in).dot() }

// PFDDOT is the process flow of deliverables and actions as DOT.
func PFDDOT(in Input) []byte { return newPFD(in).dot() }

// ActionsDOT is the action flow as DOT, its lanes as clusters.
func ActionsDOT(in Input) []byte {
	f := newFlowChart(in)
	for _, l := range f.lanes {
		f.addGroup(node{Box: Box{ID: l.id, Title: l.name}})
	}
	for i, s := range f.steps {
		f.leaves[i].inside = f.lanes[s.lane].id
	}
	return f.dot()
}

// dotPen writes a graph as DOT. Nodes are called n and their number: no name of
// the model stands where it could mean something.
type dotPen struct {
	*graph
	out strings.Builder
}

func (g *graph) dot() []byte {
	w := &dotPen{graph: g}
	w.line(`digraph {`)
	w.line(`graph [rankdir=LR, compound=true, charset="UTF-8", fontname="BIZ UDPGothic"];`)
	w.line(`node [shape=box, fontname="BIZ UDPGothic", fontsize=11];`)
	w.line(`edge [fontname="BIZ UDPGothic", fontsize=9];`)
	for i, n := range g.leaves {
		if !w.isGroup(n.inside) {
			w.leaf(i)
		}
	}
	for i, n := range g.groups {
		if !w.isGroup(n.inside) {
			w.cluster(i)
		}
	}
	for _, k := range g.links {
		w.edge(k)
	}
	w.line(`}`)
	return []byte(w.out.String())
}

func (w *dotPen) line(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
	w.out.WriteByte('\n')
}

func (w *dotPen) isGroup(id model.ID) bool {
	i, ok := w.at[id]
	return ok && i < 0
}

// cluster writes a group with what it holds.
func (w *dotPen) cluster(i int) {
	of := w.groups[i]
	w.line(`subgraph cluster_`, decimal(i), ` {`)
	w.line(`label=`, dotText(of.Title), `;`)
	for i, n := range w.leaves {
		if n.inside == of.ID {
			w.leaf(i)
		}
	}
	for i, n := range w.groups {
		if n.inside == of.ID {
			w.cluster(i)
		}
	}
	w.line(`}`)
}

func (w *dotPen) leaf(i int) {
	n := w.leaves[i]
	shape, style := "box", []string{}
	switch {
	case n.Kind == "or":
		w.line(`n`, decimal(i), ` [shape=circle, label="or", width=0.3, fixedsize=true, fontsize=9];`)
		return
	case n.Shape == ShapeDiamond:
		shape = "diamond"
	case n.Shape == ShapePill:
		style = append(style, "rounded")
	}
	if n.Dashed {
		style = append(style, "dashed")
	}
	rims := "1"
	if n.Double {
		rims = "2"
	}
	w.line(`n`, decimal(i), ` [shape=`, shape, `, style="`, strings.Join(style, ","), `", peripheries=`, rims, `, label=`, dotText(n.Title), `];`)
}

// edge writes a relation. One to a group ends at the group's border, by way of
// something inside it.
func (w *dotPen) edge(k link) {
	from, tail := w.end(k.from)
	to, head := w.end(k.to)
	if from < 0 || to < 0 {
		return
	}
	attributes := []string{}
	add := func(is bool, attribute string) {
		if is {
			attributes = append(attributes, attribute)
		}
	}
	add(tail != "", "ltail="+tail)
	add(head != "", "lhead="+head)
	add(k.Dashed, "style=dashed")
	add(k.Double, "dir=none, constraint=false")
	add(Clean(k.text) != "", "label="+dotText(k.text))
	w.line(`n`, decimal(from), ` -> n`, decimal(to), ` [`, strings.Join(attributes, ", "), `];`)
}

// end is the number of the leaf that stands for an element, and the cluster
// meant when the element is a group; −1 for a group that holds nothing.
func (w *dotPen) end(id model.ID) (leaf int, cluster string) {
	if i := w.at[id]; i >= 0 {
		return i, ""
	}
	number := -1 - w.at[id]
	for i, n := range w.leaves {
		if w.isWithin(n.inside, id) {
			return i, "cluster_" + decimal(number)
		}
	}
	return -1, ""
}

// isWithin tells whether a group is another or lies in it.
func (w *dotPen) isWithin(group, other model.ID) bool {
	for w.isGroup(group) {
		if group == other {
			return true
		}
		group = w.groups[-1-w.at[group]].inside
	}
	return false
}

// dotText is a quoted text that Graphviz shows as it stands: without escapes of
// its own, entities or markup.
func dotText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`).Replace(Clean(text)) + `"`
}
