package render

import "hone/model"

// KPITree is the KPIs of both sides as a graph: what contributes leads to what
// it contributes to, and a line across joins a KPI of the customer's to one of
// ours where the model traces one to the other; solid where it must, dashed
// where it may move it.
func KPITree(in Input) Scene {
	g := newGraph(in, model.ViewKPIs)
	for k := range model.Each[model.KPI](g.Model) {
		g.addLeaf(g.kpiNode(k))
	}
	for k := range model.Each[model.KPI](g.Model) {
		g.addLink(link{from: k.ID, to: k.Parent, Line: Line{
			ID: "part:" + k.ID, Kind: "part", Stroke: InkMuted, Width: 1.3, From: TipCircle, To: TipTriangle,
			Title: k.Name + " → " + g.nameOf(k.Parent),
		}})
	}
	for _, l := range g.Derivation.KPIs().Links {
		g.addLink(g.kpiLink(l))
	}
	g.phases = nil // a KPI's phase says from when it is shown
	g.sizeLeaves()
	g.place()
	return g.scene()
}

func (g *graph) kpiNode(k model.KPI) node {
	b := Box{ID: k.ID, Kind: "kpi", Shape: ShapeRound, Fill: InkPaper, Stroke: InkOutline, Width: 1.2, Title: k.Name}
	switch k.Side {
	case model.SideCustomer:
		b.Fill, b.Stroke = InkPale, InkPaleRim
	case model.SideOwn:
		b.Fill, b.Stroke = InkWash, InkAccent
	}
	b.Double = k.Parent == ""
	return node{
		Box: b, phase: -1,
		label: fitLabel(g.Measure, k.Name, Type{Size: SizeText}).withMeta(g.Measure, g.kpiMeta(k)),
	}
}

// kpiMeta is what stands below a KPI's name: its side and its target.
func (in Input) kpiMeta(k model.KPI) string {
	text := ""
	if k.Side != "" {
		text = in.Words.Say("side." + string(k.Side))
	}
	if k.Target != "" {
		if text != "" {
			text += " ・ "
		}
		text += in.Words.Say("field.target") + " " + k.Target
	}
	return text
}

func (g *graph) kpiLink(l model.KPILink) link {
	from, to := l.Own, l.Customer
	if l.Direction == model.CustomerMovesOwn {
		from, to = l.Customer, l.Own
	}
	k := link{from: from, to: to, Line: Line{
		ID: "trace:" + from + ":" + to, Kind: "trace-" + string(l.Strength), Stroke: InkAccent, Width: 1.4, To: TipArrow,
		Dashed: l.Strength == model.LinkMay, Title: l.Sentence.In(g.Language),
	}}
	if l.Direction == model.MoveTogether {
		k.Double, k.To = true, TipNone
	}
	return k
}
