package render

import (
	"math"
	"slices"

	"hone/model"
)

// node is a box of a graph before and after it has its place.
type node struct {
	Box
	label  label
	inside model.ID // the composite whose frame holds it
	phase  int      // index of its phase, −1 for none
	faded  bool
}

// link is a line of a graph, from the prerequisite to the dependent.
type link struct {
	Line
	from, to model.ID
	text     string // set beside the line
	joint    int    // see wire
}

// graph is a picture of boxes joined by lines. Leaves have a size of their
// own; groups are frames round their members.
type graph struct {
	Input
	view   model.View
	leaves []node
	groups []node // outer ones first
	links  []link
	at     map[model.ID]int // of a leaf; of a group, −1 less its index
	phases []model.Phase
	fresh  bool
	hidden map[model.ID]model.ID // what is folded away, and in which box
	parts  map[model.ID]int      // of a folded composite: how many
}

func newGraph(in Input, view model.View) *graph {
	in = in.ready()
	kind := model.KindDeliverable
	if view == model.ViewActions {
		kind = model.KindAction
	}
	count := len(in.Model.Records(kind))
	g := &graph{
		Input: in, view: view, at: make(map[model.ID]int, count),
		leaves: make([]node, 0, count), links: make([]link, 0, 2*count),
	}
	g.phases = model.All[model.Phase](g.Model)
	return g
}

func (g *graph) addLeaf(n node) {
	g.at[n.ID] = len(g.leaves)
	g.leaves = append(g.leaves, n)
}

func (g *graph) addGroup(n node) {
	g.at[n.ID] = -1 - len(g.groups)
	g.groups = append(g.groups, n)
}

// node finds a leaf or group.
func (g *graph) node(id model.ID) (*node, bool) {
	i, ok := g.at[id]
	switch {
	case !ok:
		return nil, false
	case i >= 0:
		return &g.leaves[i], true
	}
	return &g.groups[-1-i], true
}

// addLink adds a line between two nodes that are there.
func (g *graph) addLink(l link) {
	from, to := l.from, l.to
	l.from, l.to = g.shownAs(from), g.shownAs(to)
	switch {
	case !g.isThere(l.from) || !g.isThere(l.to) || l.from == l.to:
	case l.from != from || l.to != to:
		g.addFolded(l)
	default:
		g.links = append(g.links, l)
	}
}

// phaseOf is the index of an element's phase, −1 for none.
func (g *graph) phaseOf(id model.ID) int {
	of := g.Derivation.PhaseOf(id)
	return slices.IndexFunc(g.phases, func(p model.Phase) bool { return p.ID == of })
}

// Gaps of a graph's layout, in points: between ranks at least, more where many
// lines must pass or frames take room; between boxes of a rank; and inside a
// group, whose pad holds its name.
const (
	graphRankSep = 48
	graphNodeSep = 20
	groupPad     = 24
	mostLineSep  = 40
)

func (g *graph) rankSep() float64 {
	sep := float64(graphRankSep)
	if n := len(g.leaves); n > 0 {
		sep += math.Round(min(2.5*float64(len(g.links))/math.Sqrt(float64(n)), mostLineSep))
	}
	if len(g.groups) > 0 {
		sep += groupPad / 2
	}
	return sep
}

// layoutGraph is what a layout needs to know. keep holds the present order,
// see LayoutGraph.
func (g *graph) layoutGraph() LayoutGraph {
	l := LayoutGraph{RankSep: g.rankSep(), NodeSep: graphNodeSep, BottomUp: g.Options.BottomUp}
	rank := g.columnRanks()
	for i, n := range g.leaves {
		l.Nodes = append(l.Nodes, LayoutNode{ID: string(n.ID), W: n.Rect.W, H: n.Rect.H, Rank: rank[i]})
	}
	for _, k := range g.links {
		if g.bindsRanks(k) {
			l.Edges = append(l.Edges, LayoutEdge{From: string(k.from), To: string(k.to)})
		}
	}
	members := map[model.ID][]string{}
	for _, n := range g.leaves {
		members[n.inside] = append(members[n.inside], string(n.ID))
	}
	for _, n := range g.groups {
		members[n.inside] = append(members[n.inside], string(n.ID))
	}
	for _, n := range g.groups {
		l.Clusters = append(l.Clusters, LayoutCluster{ID: string(n.ID), Members: members[n.ID], Pad: groupPad})
	}
	return l
}

// bindsRanks tells whether a line orders the ranks: all but those between
// equals and those that run against the phases, which shall stand out.
func (g *graph) bindsRanks(k link) bool {
	from, _ := g.node(k.from)
	to, _ := g.node(k.to)
	return !k.Double && !(from.phase > to.phase && to.phase >= 0)
}

// place gives every leaf its place: that of the picture before, as far as there
// was one, a place near its neighbours otherwise.
func (g *graph) place() {
	pinned := map[string]LayoutPoint{}
	for p := range model.Each[model.Place](g.Model) {
		if p.View == g.view && !g.Options.BottomUp {
			pinned[string(p.Of)] = LayoutPoint{p.X, p.Y}
		}
	}
	before := map[string]LayoutRect{}
	for _, n := range g.leaves {
		if r, ok := g.Positions[n.ID]; ok {
			before[string(n.ID)] = LayoutRect(r)
		}
	}
	g.fresh = len(before) == 0 && len(pinned) == 0
	placed := LocalPlace(before, g.layoutGraph(), pinned)
	for i := range g.leaves {
		n := &g.leaves[i]
		r := placed[string(n.ID)]
		if _, isPinned := pinned[string(n.ID)]; !isPinned {
			r.X, r.Y = math.Round(r.X), math.Round(r.Y) // whole points look crisp
		}
		n.Rect = Rect{hundredth(r.X), hundredth(r.Y), n.Rect.W, n.Rect.H}
	}
	g.keepInPhases(func(n *node) bool {
		_, isOld := before[string(n.ID)]
		_, isPinned := pinned[string(n.ID)]
		return isOld || isPinned
	})
	g.measureGroups()
}

// measureGroups sets the frames round what they hold, inner ones first.
func (g *graph) measureGroups() {
	bounds := make([]Rect, len(g.groups))
	for _, n := range g.leaves {
		g.growGroup(bounds, n.inside, n.Rect)
	}
	for i := len(g.groups) - 1; i >= 0; i-- {
		g.groups[i].Rect = grown(bounds[i], groupPad)
		g.growGroup(bounds, g.groups[i].inside, g.groups[i].Rect)
	}
}

func (g *graph) growGroup(bounds []Rect, id model.ID, r Rect) {
	i, ok := g.at[id]
	if !ok || i >= 0 {
		return
	}
	b := &bounds[-1-i]
	if *b == (Rect{}) {
		*b = r
		return
	}
	*b = union(*b, r)
}

func union(a, b Rect) Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return Rect{x, y, max(a.X+a.W, b.X+b.W) - x, max(a.Y+a.H, b.Y+b.H) - y}
}
