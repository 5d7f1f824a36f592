package render

import (
	"strconv"

	"hone/model"
)

// Deliverables is the deliverable graph: what must exist before what, from left
// to right toward the goal. Boxes of in.Positions and those pinned by hand stay
// where they are; new ones come beside their neighbours.
func Deliverables(in Input) Scene {
	g := newDeliverables(in)
	g.place()
	return g.scene()
}

// DeliverablesLayout is the graph for a layout engine, to tidy or lay out
// afresh; turn its result into Input.Positions with Placed. With keep the
// order within the columns of in.Positions is to be kept.
func DeliverablesLayout(in Input, keep bool) LayoutGraph {
	g := newDeliverables(in)
	l := g.layoutGraph()
	if keep {
		l.Keep = g.presentOrder()
	}
	return l
}

func newDeliverables(in Input) *graph {
	g := newGraph(in, model.ViewDeliverables)
	signs := newSigns(g.Input)
	g.addDeliverables(signs)
	g.addNeeds(func(model.Relation) bool { return true })
	g.addEquals()
	g.sizeLeaves()
	return g
}

// addDeliverables adds leaves and, for what has parts, groups, outer first.
func (g *graph) addDeliverables(signs signs) {
	all := model.All[model.Deliverable](g.Model)
	isGroup := map[model.ID]bool{}
	for _, d := range all {
		isGroup[d.Parent] = true
	}
	g.foldParts(all)
	var groups []model.Deliverable
	for _, d := range all {
		switch _, isHidden := g.hidden[d.ID]; {
		case isHidden:
		case isGroup[d.ID] && g.Options.Folded[d.ID]:
			g.addLeaf(g.folded(d, signs))
		case isGroup[d.ID]:
			groups = append(groups, d)
		default:
			g.addLeaf(g.deliverableNode(d, signs))
		}
	}
	for _, d := range outerFirst(groups) {
		n := g.deliverableNode(d, signs)
		n.Kind = "composite"
		n.Dashed = true
		if n.Fill == InkPaper {
			n.Fill = InkSubtle
		}
		g.addGroup(n)
	}
}

// outerFirst sorts composites so that each comes after what it lies in.
func outerFirst(groups []model.Deliverable) []model.Deliverable {
	depth := map[model.ID]int{}
	parent := map[model.ID]model.ID{}
	for _, d := range groups {
		parent[d.ID] = d.Parent
	}
	deepest := 0
	for _, d := range groups {
		for up := d.Parent; up != ""; up = parent[up] {
			depth[d.ID]++
		}
		deepest = max(deepest, depth[d.ID])
	}
	sorted := make([]model.Deliverable, 0, len(groups))
	for level := 0; level <= deepest; level++ {
		for _, d := range groups {
			if depth[d.ID] == level {
				sorted = append(sorted, d)
			}
		}
	}
	return sorted
}

func (g *graph) deliverableNode(d model.Deliverable, s signs) node {
	n := node{
		Box:    s.deliverable(d),
		label:  fitLabel(g.Measure, d.Name, Type{Size: SizeText}).withMeta(g.Measure, effort(d, g.Words)),
		inside: d.Parent,
		phase:  g.phaseOf(d.ID),
	}
	n.faded = s.fades(d)
	return n
}

// effort is what is written below a name: days and multiplicity.
func effort(d model.Deliverable, words Words) string {
	text := days(d.Days, words)
	if d.Multiplicity != "" {
		if text != "" {
			text += " ・ "
		}
		text += "×" + d.Multiplicity
	}
	return text
}

// days is a number of days in words, empty for none.
func days(n float64, words Words) string {
	switch {
	case n <= 0:
		return ""
	case n == 1:
		return "1 " + words.Say("unit.day")
	}
	return strconv.FormatFloat(n, 'f', -1, 64) + " " + words.Say("unit.days")
}

// addNeeds adds what is needed and what helps, as far as it is to be shown.
// Alternatives join in a dot, from which one line goes on to what needs one of
// them.
func (g *graph) addNeeds(shown func(model.Relation) bool) {
	type choice struct {
		of    model.ID
		group string
	}
	count := map[choice]int{}
	relations := model.Each[model.Relation](g.Model)
	for r := range relations {
		if r.Rel == model.Needs && r.Group != "" && shown(r) {
			count[choice{r.From, r.Group}]++
		}
	}
	dots := map[choice]model.ID{}
	for r := range relations {
		if r.Rel != model.Needs && r.Rel != model.Helps || !shown(r) {
			continue
		}
		k := g.relationLink(r, r.To, r.From)
		if c := (choice{r.From, r.Group}); r.Rel == model.Needs && count[c] > 1 && g.shownAs(r.From) == r.From {
			if dots[c] == "" {
				dots[c] = g.addDot(r.From, r.Group, len(dots)+1)
			}
			k.to, k.To, k.joint = dots[c], TipNone, g.joint(dots[c])
		}
		g.addLink(k)
	}
}

func (g *graph) joint(dot model.ID) int { return g.at[dot] + 1 }

// dotSize is the diameter of an "or".
const dotSize = 20

// addDot adds the dot of a group of alternatives and the line on from it.
func (g *graph) addDot(of model.ID, group string, number int) model.ID {
	id := model.ID("or:" + string(of) + ":" + group)
	for g.Model.Has(id) {
		id = "or:" + id
	}
	needs, ok := g.node(of)
	if !ok {
		return id
	}
	n := node{
		Box: Box{
			ID: id, Kind: "or", Rect: Rect{W: dotSize, H: dotSize}, Shape: ShapeDot,
			Fill: InkPaper, Stroke: InkMuted, Width: 1.1, Title: g.Words.Say("word.oneOf") + ": " + needs.Title,
		},
		label: label{lines: []string{"or"}, kind: Type{Size: SizeSmall}}.sized(g.Measure),
		phase: needs.phase, inside: needs.inside,
	}
	if i, isGroup := g.at[of]; isGroup && i < 0 {
		n.inside = g.groups[-1-i].inside
	}
	g.addLeaf(n)
	k := link{from: id, to: of, Line: Line{ID: id + ":to", Kind: "or", To: TipTriangle, Stroke: InkMuted, Width: 1.3, Title: n.Title}}
	g.addLink(k)
	return id
}

func (g *graph) relationLink(r model.Relation, from, to model.ID) link {
	k := link{from: from, to: to, text: r.Label, Line: Line{
		ID: r.ID, Kind: string(r.Rel), Stroke: InkMuted, Width: 1.3, From: TipCircle, To: TipTriangle,
		Title: g.nameOf(from) + " → " + g.nameOf(to),
	}}
	switch r.Rel {
	case model.Helps:
		k.Dashed, k.Width = true, 1.1
	case model.Sync:
		k.Dashed, k.Double, k.From, k.To = true, true, TipNone, TipNone
		k.Title = g.nameOf(from) + " ⇔ " + g.nameOf(to)
		if k.text == "" {
			k.text = g.Words.Say("line.sync")
		}
	}
	return k
}

func (g *graph) nameOf(id model.ID) string {
	r, ok := g.Model.Get(id)
	if !ok {
		return ""
	}
	return model.NameOf(r)
}

// addEquals adds what is settled together.
func (g *graph) addEquals() {
	for r := range model.Each[model.Relation](g.Model) {
		if r.Rel == model.Sync {
			g.addLink(g.relationLink(r, r.From, r.To))
		}
	}
}
