package render

import (
	"strconv"

	"hone/model"
)

// foldParts notes which deliverables are hidden, each in the outermost folded
// composite that it is a part of, and how many parts that one has.
func (g *graph) foldParts(all []model.Deliverable) {
	if len(g.Options.Folded) == 0 {
		return
	}
	parent := make(map[model.ID]model.ID, len(all))
	for _, d := range all {
		parent[d.ID] = d.Parent
	}
	g.hidden, g.parts = map[model.ID]model.ID{}, map[model.ID]int{}
	for _, d := range all {
		for up := d.Parent; up != ""; up = parent[up] {
			if g.Options.Folded[up] {
				g.hidden[d.ID] = up
			}
		}
		if in := g.hidden[d.ID]; in != "" {
			g.parts[in]++
		}
	}
}

// shownAs is the box that stands for a deliverable: itself, or what it is folded
// away in.
func (g *graph) shownAs(id model.ID) model.ID {
	if in, isHidden := g.hidden[id]; isHidden {
		return in
	}
	return id
}

// folded is a composite as a box of its own, with the number of its parts.
func (g *graph) folded(d model.Deliverable, s signs) node {
	n := g.deliverableNode(d, s)
	n.Kind, n.Dashed = "composite", true
	if n.Fill == InkPaper {
		n.Fill = InkSubtle
	}
	count := "＋" + strconv.Itoa(g.parts[d.ID])
	if text := effort(d, g.Words); text != "" {
		count += " ・ " + text
	}
	n.label = fitLabel(g.Measure, d.Name, Type{Size: SizeText}).withMeta(g.Measure, count)
	return n
}

// addFolded adds a line some end of which is folded away, unless there is one of
// its kind already.
func (g *graph) addFolded(l link) {
	for _, k := range g.links {
		if k.from == l.from && k.to == l.to && k.Kind == l.Kind {
			return
		}
	}
	g.links = append(g.links, l)
}

func (g *graph) isThere(id model.ID) bool { _, ok := g.at[id]; return ok }
