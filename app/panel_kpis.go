package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// newKPIPanel lists which figure of ours moves which of the customer's.
func newKPIPanel(a *App) *panel {
	p := newDerivedPanel(a, "kpis", telling.kpis, 240, 44, 240, 160)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.kpis"), a.offers("add.kpis")
	return p
}

func (t telling) kpis() []line {
	result := t.d.KPIs()
	if len(result.Links)+len(result.Alone) == 0 {
		return nil
	}
	lines := t.kpiMatrix(result)
	if len(result.Links) > 0 {
		lines = append(lines, t.heads("kpi.own", "", "kpi.customer", "kpi.strength", "kpi.chain"))
	}
	for _, l := range result.Links {
		lines = append(lines, t.kpiLink(l))
	}
	if len(result.Alone) > 0 {
		lines = append(lines, title(t.say("kpi.alone")))
	}
	for _, id := range result.Alone {
		k, _ := model.Find[model.KPI](t.d.Model, id)
		lines = append(lines, line{about: append(t.measured(id), id), row: row{id: id, cells: []cell{
			{text: k.Name, bold: true}, {}, {text: t.say("side." + string(k.Side)), ink: render.InkMuted}, {text: t.say("kpi.noPartner"), ink: render.InkMuted},
		}}})
	}
	return lines
}

// kpiMatrix is the table of the customer's KPIs against ours. A cell with a link
// lights its chain.
func (t telling) kpiMatrix(r model.KPIResult) []line {
	if len(r.Customer) == 0 || len(r.Own) == 0 {
		return nil
	}
	columns := []float32{240}
	head := line{row: row{heading: true, cells: []cell{{text: t.say("kpi.matrix")}}}}
	for _, own := range r.Own {
		columns = append(columns, -1)
		head.cells = append(head.cells, cell{text: t.name(own)})
	}
	head.columns = columns
	lines := []line{title(t.say("kpi.legend")), head}
	for _, customer := range r.Customer {
		l := line{about: append(t.measured(customer), customer), row: row{id: customer, columns: columns, cells: []cell{{text: t.name(customer), bold: true}}}}
		for _, own := range r.Own {
			l.cells = append(l.cells, t.kpiCell(r, customer, own))
		}
		lines = append(lines, l)
	}
	return lines
}

func (t telling) kpiCell(r model.KPIResult, customer, own model.ID) cell {
	link, ok := r.Link(customer, own)
	if !ok {
		return cell{text: "–", ink: render.InkMuted, tip: t.say("kpi.noLink")}
	}
	c := cell{text: "○ " + arrows[link.Direction] + " " + t.say("term.may"), ink: render.InkMuted, tip: t.kpiReason(link)}
	if link.Strength == model.LinkMust {
		c.text, c.ink, c.bold = "● "+arrows[link.Direction]+" "+t.say("term.must"), render.InkAccent, true
	}
	c.edit = &change{local: func(a *App, _ string) { a.light(link.Chain) }}
	return c
}

// kpiReason says what joins two KPIs, with the chain from cause to effect.
func (t telling) kpiReason(l model.KPILink) string {
	chain := slices.Clone(l.Chain)
	slices.Reverse(chain)
	return l.Sentence.In(t.language) + t.say("punctuation.gap") + t.names(chain, " → ")
}

// arrows point from the figure that moves the other; ours stands at the left.
var arrows = map[model.LinkDirection]string{model.OwnMovesCustomer: "→", model.CustomerMovesOwn: "←", model.MoveTogether: "＝"}

func (t telling) kpiLink(l model.KPILink) line {
	arrow := cell{text: arrows[l.Direction], ink: render.InkMuted}
	strength := cell{text: t.say("term." + string(l.Strength)), ink: render.InkMuted}
	if l.Strength == model.LinkMust {
		strength.ink, strength.bold, arrow.ink, arrow.bold = "", true, "", true
	}
	// The chain goes from what depends down to what it depends on, the rows from
	// cause to effect.
	chain := slices.Clone(l.Chain)
	slices.Reverse(chain)
	return line{
		key: string(l.Customer) + " " + string(l.Own), about: chain,
		row: row{tip: t.kpiReason(l), cells: []cell{
			{text: t.name(l.Own), bold: true},
			arrow,
			{text: t.name(l.Customer), bold: true},
			strength,
			{text: t.names(chain, " → "), ink: render.InkMuted},
		}},
		below: t.detail("term.because", l.Sentence.In(t.language), chain...),
	}
}

// measured are the deliverables that a KPI is read off.
func (t telling) measured(kpi model.ID) []model.ID {
	var of []model.ID
	for _, r := range t.d.Model.RelationsOf(kpi, model.Measures) {
		of = append(of, r.To)
	}
	return of
}
