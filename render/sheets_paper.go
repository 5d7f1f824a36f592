package render

import (
	"slices"
	"strings"

	"hone/model"
)

// PaperSheet is a case paper: what a team tells another about a customer's
// business, so that it can be used again. Who passes it on replaces the names
// first.
func PaperSheet(in Input) Sheet {
	w := scribe{in.ready()}
	s := w.sheet("paper", w.background(), w.premises(), w.modelPart(), w.hypotheses(), w.method(), w.results(), w.limits(), w.reuse())
	if title := w.Model.Info().Title; title != "" {
		s.Title = title
	}
	s.Scope = w.Words.Say("view.paper")
	return s
}

// labelled is a line with what it is about before it; nothing without a text.
func (w scribe) labelled(lines []string, key, text string) []string {
	if strings.TrimSpace(text) == "" {
		return lines
	}
	return append(lines, w.Words.Say(key)+w.Words.Say("punctuation.colon")+text)
}

func (w scribe) background() Part {
	info := w.Model.Info()
	var lines []string
	lines = w.labelled(lines, "field.customer", info.Customer)
	lines = w.labelled(lines, "field.persona", info.Persona)
	lines = w.labelled(lines, "field.purpose", info.Purpose)
	lines = w.labelled(lines, "field.viewpoint", w.chosen("viewpoint", string(info.Viewpoint)))
	var roles []string
	for r := range model.Each[model.Role](w.Model) {
		what := strings.Join(said(w.chosen("side", string(r.Side)), w.chosen("stake", string(r.Stake))), w.Words.Say("punctuation.comma"))
		if what != "" {
			what = w.say("sheet.within", "text", what)
		}
		roles = append(roles, r.Name+what)
	}
	lines = w.labelled(lines, "sheet.people", strings.Join(roles, w.Words.Say("punctuation.comma")))
	return w.listed("paper.background", lines)
}

// said are the texts that say something.
func said(texts ...string) []string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// premises are what is given: assumptions, and what arrives from outside.
func (w scribe) premises() Part {
	var lines []string
	for _, id := range w.Derivation.Order() {
		if d, ok := model.Find[model.Deliverable](w.Model, id); ok && d.Origin != model.OriginMade {
			lines = append(lines, w.chosen("origin", string(d.Origin))+w.Words.Say("punctuation.colon")+d.Name)
		}
	}
	if info := w.Model.Info(); info.BudgetCost > 0 || info.BudgetDays > 0 {
		lines = w.labelled(lines, "field.budgetCost", groupedOrNone(info.BudgetCost))
		lines = w.labelled(lines, "field.budgetDays", groupedOrNone(info.BudgetDays))
	}
	return w.listed("paper.premises", lines)
}

func groupedOrNone(n float64) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

// modelPart tells the goals and what every way to them passes.
func (w scribe) modelPart() Part {
	p := w.tabled("paper.model", w.checkpoints())
	p.Text = w.goals("").Text
	for _, g := range w.Derivation.Checkpoints().Goals {
		for _, e := range g.EitherOr {
			line := "・" + w.name(e.Of) + w.Words.Say("punctuation.colon") + w.Words.Say("word.oneOf") + w.say("sheet.within", "text", w.names(e.OneOf))
			if !slices.Contains(p.Text, line) {
				p.Text = append(p.Text, line)
			}
		}
	}
	return p
}

// hypotheses are what people took to be so, and what became of it.
func (w scribe) hypotheses() Part {
	return w.tabled("paper.hypotheses", w.remarks(func(r model.Remark) bool { return r.About == model.RemarkAssumption }))
}

func (w scribe) method() Part {
	p := w.playbook()
	p.Title = w.Words.Say("paper.method")
	return p
}

// results are the signals with the latest readings of each account, and the
// KPIs with their targets.
func (w scribe) results() Part {
	t := Table{Columns: []Column{
		w.column("field.name", 36), w.column("field.class", 10), w.column("field.kind", 14), w.column("field.red", 10), w.column("field.green", 10), w.column("field.source", 18),
	}}
	accounts := model.All[model.Account](w.Model)
	readings := map[model.ID]map[model.ID]string{}
	for _, a := range accounts {
		t.Columns = append(t.Columns, Column{Name: a.Name, Wide: 16})
		readings[a.ID] = w.readings(a.ID)
	}
	for s := range model.Each[model.Signal](w.Model) {
		cells := []Cell{
			strong(s.Name), words(w.class(s.Class)), words(w.Words.Say("signal." + string(s.Measure))),
			words(strings.TrimSpace(trimmed(s.Red, 2) + " " + s.Unit)), words(strings.TrimSpace(trimmed(s.Green, 2) + " " + s.Unit)), words(s.Source),
		}
		for _, a := range accounts {
			cells = append(cells, words(readings[a.ID][s.ID]))
		}
		t.Rows = append(t.Rows, cells)
	}
	p := w.tabled("paper.results", t)
	for k := range model.Each[model.KPI](w.Model) {
		if k.Target != "" {
			p.Text = append(p.Text, "・"+k.Name+w.Words.Say("punctuation.colon")+w.Words.Say("field.target")+" "+k.Target)
		}
	}
	return p
}

// readings are an account's latest values by signal, each with its light.
func (w scribe) readings(account model.ID) map[model.ID]string {
	latest := map[model.ID]string{}
	for _, class := range w.Derivation.AccountHealth(account).Classes {
		for _, s := range class.Signals {
			if s.Score != nil {
				latest[s.Signal] = s.Value + w.say("sheet.within", "text", w.Words.Say("light."+s.Level.String()))
			}
		}
	}
	return latest
}

// limits are what is not known and what stands in the way.
func (w scribe) limits() Part {
	var lines []string
	for r := range model.Each[model.Remark](w.Model) {
		if isOpen(r) && (r.About == model.RemarkQuestion || r.About == model.RemarkIssue) {
			lines = append(lines, w.chosen("remark", string(r.About))+w.Words.Say("punctuation.colon")+r.Text)
		}
	}
	told := 0
	for _, f := range w.Derivation.Findings(nil) {
		if told < mostAsked && (f.Level == model.LevelError || f.Level == model.LevelWarning) {
			lines = append(lines, f.Sentence().In(w.Language))
			told++
		}
	}
	lines = append(lines, w.handOvers(w.Derivation.Expectation())...)
	return w.listed("paper.limits", lines)
}

// reuse is what must be so elsewhere for the case to hold: what is given, who
// is needed, and what our service does not supply.
func (w scribe) reuse() Part {
	lines := []string{w.Words.Say("paper.reuse.structure")}
	var given, others []string
	for _, r := range w.Derivation.Expectation().Rows {
		d, _ := model.Find[model.Deliverable](w.Model, r.ID)
		if d.Origin != model.OriginMade {
			given = append(given, d.Name)
		}
		if r.Checkpoint && (r.Cover == model.CoverCustomer || r.Cover == model.CoverPartner) {
			others = append(others, d.Name+w.say("sheet.within", "text", w.cover(r.Cover)))
		}
	}
	comma := w.Words.Say("punctuation.comma")
	lines = w.labelled(lines, "paper.reuse.given", strings.Join(given, comma))
	lines = w.labelled(lines, "paper.reuse.others", strings.Join(others, comma))
	return w.listed("paper.reuse", append(lines, w.Words.Say("paper.reuse.names")))
}
