package render

import "hone/model"

// ExpectationSheet tells who supplies what on the way to the goals: our service,
// the customer, a partner, a later feature, or nobody.
func ExpectationSheet(in Input) Sheet {
	w := scribe{in.ready()}
	result := w.Derivation.Expectation()
	s := w.sheet("expectation",
		w.tabled("view.expectation", w.supplies(result)),
		w.tabled("expectation.shares", w.shares(result)),
		w.listed("sheet.openCovers", w.openCovers(result)),
		w.listed("term.handover", w.handOvers(result)))
	return s
}

func (w scribe) supplies(result model.ExpectationResult) Table {
	t := Table{Columns: []Column{
		w.column("field.phase", 14), w.column("field.name", 36), w.column("field.cover", 14), w.column("legend.checkpoint", 9),
		w.column("term.goal", 7), w.column("field.owner", 16), w.column("field.doneWhen", 40),
	}}
	for _, r := range result.Rows {
		d, _ := model.Find[model.Deliverable](w.Model, r.ID)
		cover := words(w.cover(r.Cover))
		cover.Bold = r.Cover == model.CoverNobody
		t.Rows = append(t.Rows, []Cell{
			words(w.name(r.Phase)), {Text: d.Name, Bold: r.Checkpoint || r.Goal}, cover, tick(r.Checkpoint), tick(r.Goal), words(w.name(d.Owner)), words(d.DoneWhen),
		})
	}
	return t
}

func (w scribe) shares(result model.ExpectationResult) Table {
	t := Table{Columns: []Column{w.column("field.cover", 20), w.column("sheet.count", 10), w.column("sheet.share", 10)}}
	for _, s := range result.Shares {
		if s.Count > 0 {
			t.Rows = append(t.Rows, []Cell{words(w.cover(s.Cover)), figure(float64(s.Count)), percent(s.Share)})
		}
	}
	return t
}

func (w scribe) openCovers(result model.ExpectationResult) []string {
	var lines []string
	for _, notes := range [][]model.ExpectationNote{result.Nobody, result.Unset} {
		for _, n := range notes {
			lines = append(lines, n.Sentence().In(w.Language))
		}
	}
	return lines
}

func (w scribe) handOvers(result model.ExpectationResult) []string {
	var lines []string
	for _, h := range result.HandOvers {
		lines = append(lines, h.Sentence().In(w.Language))
	}
	return lines
}

// KPIsSheet lists the KPIs of both sides and which moves which.
func KPIsSheet(in Input) Sheet {
	w := scribe{in.ready()}
	result := w.Derivation.KPIs()
	return w.sheet("kpis",
		w.tabled("view.kpis", w.kpis()),
		w.tabled("sheet.matrix", w.matrix(result)),
		w.listed("sheet.links", w.links(result)),
		w.listed("kpi.alone", w.alone(result)))
}

func (w scribe) kpis() Table {
	t := Table{Columns: []Column{
		w.column("field.side", 10), w.column("field.name", 30), w.column("field.target", 16), w.column("field.unit", 10), w.column("field.direction", 16),
		w.column("field.formula", 40), w.column("field.perspective", 16), w.column("field.phase", 14), w.column("field.parent", 26), w.column("relation.measures", 34),
	}}
	for k := range model.Each[model.KPI](w.Model) {
		parent := w.name(k.Parent)
		if k.Parent == "" {
			parent = w.Words.Say("term.kgi")
		}
		t.Rows = append(t.Rows, []Cell{
			words(w.chosen("side", string(k.Side))), strong(k.Name), words(k.Target), words(k.Unit), words(w.chosen("direction", string(k.Direction))),
			words(k.Formula), words(w.chosen("perspective", string(k.Perspective))), words(w.name(k.Phase)), words(parent), words(w.ends(k.ID, model.Measures)),
		})
	}
	return t
}

// matrix has the customer's KPIs as rows and ours as columns.
func (w scribe) matrix(result model.KPIResult) Table {
	t := Table{Columns: []Column{w.column("kpi.customer", 30)}}
	for _, own := range result.Own {
		t.Columns = append(t.Columns, Column{Name: w.name(own), Wide: 22})
	}
	for _, customer := range result.Customer {
		cells := []Cell{strong(w.name(customer))}
		for _, own := range result.Own {
			text := "–"
			if l, ok := result.Link(customer, own); ok {
				text = w.Words.Say("term." + string(l.Strength))
			}
			cells = append(cells, words(text))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (w scribe) links(result model.KPIResult) []string {
	var lines []string
	for _, l := range result.Links {
		lines = append(lines, l.Sentence.In(w.Language))
	}
	return lines
}

func (w scribe) alone(result model.KPIResult) []string {
	var lines []string
	for _, id := range result.Alone {
		lines = append(lines, w.name(id))
	}
	return lines
}
