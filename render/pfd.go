package render

import "hone/model"

// PFD is the process flow of deliverables and actions in one graph, from left
// to right: what an action uses leads to it, and it to what it yields. A need
// that no action explains is drawn as well, so that nothing is hidden.
func PFD(in Input) Scene {
	g := newPFD(in)
	g.place()
	return g.scene()
}

// PFDLayout is its graph for a layout engine, see DeliverablesLayout.
func PFDLayout(in Input, keep bool) LayoutGraph {
	g := newPFD(in)
	l := g.layoutGraph()
	if keep {
		l.Keep = g.presentOrder()
	}
	return l
}

func newPFD(in Input) *graph {
	g := newGraph(in, model.ViewPFD)
	g.addDeliverables(newSigns(g.Input))
	signs := newActionSigns(g.Input)
	for a := range model.Each[model.Action](g.Model) {
		n := g.actionNode(a, signs)
		if n.Shape == ShapeDiamond { // its branches are no matter here
			n.Kind, n.Shape = "action", ShapePill
			n.label = fitLabel(g.Measure, a.Name, Type{Size: SizeText})
		}
		g.addLeaf(n)
	}
	g.addWork()
	explained := g.explainedNeeds()
	g.addNeeds(func(r model.Relation) bool { return !explained[needPair{r.From, r.To}] })
	g.addEquals()
	g.sizeLeaves()
	return g
}

// addWork adds what actions use and yield.
func (g *graph) addWork() {
	for r := range model.Each[model.Relation](g.Model) {
		from, to := r.To, r.From
		switch r.Rel {
		case model.Uses:
		case model.Yields:
			from, to = r.From, r.To
		default:
			continue
		}
		k := g.relationLink(r, from, to)
		k.From, k.To = TipNone, TipArrow
		g.addLink(k)
	}
}

// needPair is a dependent and what it needs.
type needPair struct{ of, need model.ID }

// explainedNeeds are the needs whose dependent is yielded by an action that
// uses what is needed.
func (g *graph) explainedNeeds() map[needPair]bool {
	yields := map[model.ID][]model.ID{} // action: deliverables
	for r := range model.Each[model.Relation](g.Model) {
		if r.Rel == model.Yields {
			yields[r.From] = append(yields[r.From], r.To)
		}
	}
	explained := map[needPair]bool{}
	for r := range model.Each[model.Relation](g.Model) {
		if r.Rel != model.Uses {
			continue
		}
		for _, d := range yields[r.From] {
			explained[needPair{d, r.To}] = true
		}
	}
	return explained
}
