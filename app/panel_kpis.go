package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// newKPIPanel lists which figure of ours moves which of the customer's.
func newKPIPanel(a *App) *panel {
	p := newDerivedPanel(a, "kpis", telling.kpis, 240, 44, 240, 160)
	p.object.(*rows).empty = a.texts.say("empty.kpis")
	return p
}

func (t telling) kpis() []line {
	result := t.d.KPIs()
	if len(result.Links)+len(result.Alone) == 0 {
		return nil
	}
	var lines []line
	if len(result.Links) > 0 {
		lines = append(lines, t.heads("kpi.own", "", "kpi.customer", "kpi.strength", "term.because"))
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
		row: row{cells: []cell{
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
