package render

import (
	"cmp"
	"strings"

	"hone/model"
)

// PlaybookSheet is what the team does when, a chapter a play: the drafts of the
// model, in the words of the accepted ones where there are, and then what was
// accepted and is no draft any more.
func PlaybookSheet(in Input) Sheet {
	w := scribe{in.ready()}
	s := w.sheet("playbook", w.playbook())
	return s
}

func (w scribe) playbook() Part {
	t := Table{Columns: []Column{
		w.column("field.name", 30), w.column("field.phase", 12), w.column("play.when", 36), w.column("field.owner", 16), w.column("play.do", 50),
		w.column("play.until", 16), w.live("field.limitDays", 9), w.column("field.doneWhen", 36), w.column("play.routes", 40), w.column("indicator.accepted", 9),
	}}
	drafted := map[model.ID]bool{}
	for _, p := range w.Derivation.Plays() {
		drafted[p.Play] = true
		t.Rows = append(t.Rows, w.play(p))
	}
	for p := range model.Each[model.Play](w.Model) {
		if !drafted[p.ID] {
			t.Rows = append(t.Rows, []Cell{
				strong(p.Name), words(w.name(w.Derivation.PhaseOf(p.Deliverable))), words(p.When), words(w.name(p.Owner)), words(p.Steps),
				words(w.days(p.LimitDays)), known(p.LimitDays), words(p.Exit),
				{},
				tick(true),
			})
		}
	}
	part := w.tabled("view.playbook", t)
	part.Cards = true
	return part
}

func (w scribe) play(p model.PlayDraft) []Cell {
	says := p.Record("", w.Language)
	if own, ok := model.Find[model.Play](w.Model, p.Play); ok {
		says.Name, says.When, says.Steps = cmp.Or(own.Name, says.Name), cmp.Or(own.When, says.When), cmp.Or(own.Steps, says.Steps)
		says.Owner, says.Exit, says.LimitDays = cmp.Or(own.Owner, says.Owner), cmp.Or(own.Exit, says.Exit), cmp.Or(own.LimitDays, says.LimitDays)
	}
	until := p.Until().In(w.Language)
	if says.LimitDays != p.LimitDays {
		until = w.days(says.LimitDays)
	}
	return []Cell{
		strong(says.Name), words(w.name(p.Phase)), words(says.When), words(w.name(says.Owner)), words(says.Steps),
		words(until), known(says.LimitDays), words(says.Exit), words(w.routes(p)), tick(p.Accepted),
	}
}

// routes are the other ways with what they take.
func (w scribe) routes(p model.PlayDraft) string {
	var lines []string
	for _, r := range p.Routes {
		line := w.name(r.Of)
		if r.Cost > 0 {
			line += w.Words.Say("punctuation.comma") + w.say("feasibility.cost", "cost", grouped(r.Cost))
		}
		if r.Days > 0 {
			line += w.Words.Say("punctuation.comma") + w.days(r.Days)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (w scribe) days(n float64) string { return days(n, w.Words) }
