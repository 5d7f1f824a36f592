package render

import (
	"cmp"
	"slices"
	"strings"

	"hone/model"
)

// SummarySheet is what a workshop hands over at its close: deliverables against
// activities, checkpoints, open questions, decisions, and who does what next.
func SummarySheet(in Input) Sheet {
	w := scribe{in.ready()}
	return w.sheet("summary",
		w.goals("sheet.goals"),
		w.tabled("sheet.against", w.against()),
		w.listed("sheet.idle", w.idle()),
		w.tabled("view.checkpoints", w.checkpoints()),
		w.tabled("sheet.openQuestions", w.openQuestions()),
		w.tabled("sheet.decisions", w.remarks(func(r model.Remark) bool { return r.About == model.RemarkDecision })),
		w.tabled("sheet.nextActions", w.nextActions()))
}

// goals are the goals and how one sees that each is reached.
func (w scribe) goals(key string) Part {
	var lines []string
	for _, id := range w.Derivation.Goals() {
		d, _ := model.Find[model.Deliverable](w.Model, id)
		line := d.Name
		if d.DoneWhen != "" {
			line += w.Words.Say("punctuation.gap") + w.Words.Say("field.doneWhen") + w.Words.Say("punctuation.colon") + d.DoneWhen
		}
		if !w.Derivation.Obtainable(id) {
			line += w.Words.Say("punctuation.gap") + w.Words.Say("term.unobtainable")
		}
		lines = append(lines, line)
	}
	return w.listed(key, lines)
}

// against sets each deliverable against the activities that make it and that
// take it.
func (w scribe) against() Table {
	t := Table{Columns: []Column{
		w.column("field.phase", 14), w.column("kind.deliverable", 36), w.column("legend.checkpoint", 9), w.column("relation.yields.back", 40),
		w.column("relation.uses.back", 40), w.column("field.owner", 16), w.column("field.state", 12),
	}}
	vital := w.checkpointOf()
	for _, id := range w.Derivation.Order() {
		d, ok := model.Find[model.Deliverable](w.Model, id)
		if !ok {
			continue
		}
		made := w.doers(id, model.Yields)
		if made == "" && d.Origin != model.OriginMade {
			made = w.chosen("origin", string(d.Origin))
		}
		t.Rows = append(t.Rows, []Cell{
			words(w.name(w.Derivation.PhaseOf(id))),
			{Text: d.Name, Bold: d.Goal || vital[id]},
			tick(vital[id]), words(made),
			words(w.doers(id, model.Uses)), words(w.name(d.Owner)), words(w.chosen("state", string(d.State))),
		})
	}
	return t
}

// idle are the activities after which nothing is left.
func (w scribe) idle() []string {
	var lines []string
	for _, id := range w.Derivation.Order() {
		a, ok := model.Find[model.Action](w.Model, id)
		if ok && a.Does == model.ActionTask && len(w.Model.RelationsOf(id, model.Yields)) == 0 {
			lines = append(lines, w.byWhom(a))
		}
	}
	return lines
}

// checkpoints are those of all goals in display order, each with the goals that
// it is for, what comes directly before, and one chain that makes it one.
func (w scribe) checkpoints() Table {
	t := Table{Columns: []Column{
		w.column("field.phase", 12), w.column("term.checkpoint", 30), w.column("term.goal", 26), w.column("field.owner", 14),
		w.column("field.doneWhen", 34), w.column("relation.needs", 30), w.column("term.because", 44),
	}}
	goals, first := map[model.ID][]model.ID{}, map[model.ID]model.Checkpoint{}
	for _, g := range w.Derivation.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			if goals[c.ID] == nil {
				first[c.ID] = c
			}
			goals[c.ID] = append(goals[c.ID], g.Goal)
		}
	}
	for _, id := range w.Derivation.Order() {
		if goals[id] == nil {
			continue
		}
		d, _ := model.Find[model.Deliverable](w.Model, id)
		t.Rows = append(t.Rows, []Cell{
			words(w.name(first[id].Phase)), strong(d.Name), words(w.lines(goals[id])), words(w.name(d.Owner)), words(d.DoneWhen),
			words(w.lines(first[id].Needs)), words(w.chain(first[id].Because)),
		})
	}
	return t
}

func (w scribe) lines(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.name(id)
	}
	return strings.Join(names, "\n")
}

// chain is what a result rests on, from the goal down.
func (w scribe) chain(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.name(id)
	}
	return strings.Join(names, " ← ")
}

// mostAsked is how many of the model's own questions or findings a sheet lists.
const mostAsked = 20

// openQuestions are what people wrote down and nobody has answered, then what
// the model would ask next.
func (w scribe) openQuestions() Table {
	t := w.remarks(func(r model.Remark) bool {
		return isOpen(r) && r.About != model.RemarkDecision && r.About != model.RemarkNextAction
	})
	all := w.Derivation.Questions(nil)
	for _, q := range all[:min(len(all), mostAsked)] {
		on := ""
		if len(q.On) > 0 {
			on = w.name(q.On[0])
		}
		t.Rows = append(t.Rows, []Cell{
			words(w.Words.Say("sheet.fromModel")), strong(q.Text.In(w.Language)), words(on), {}, {}, words(q.Because.In(w.Language)),
		})
	}
	return t
}

func isOpen(r model.Remark) bool { return r.Status == "" || r.Status == model.StatusOpen }

// remarks are those that are wanted, by kind and date.
func (w scribe) remarks(wanted func(model.Remark) bool) Table {
	t := Table{Columns: []Column{
		w.column("field.kind", 12), w.column("field.text", 60), w.column("field.on", 30), w.column("field.by", 16), w.column("field.due", 12), w.column("field.status", 24),
	}}
	for r := range model.Each[model.Remark](w.Model) {
		if wanted(r) {
			t.Rows = append(t.Rows, []Cell{
				words(w.chosen("remark", string(r.About))), strong(r.Text), words(w.name(r.On)), words(r.By), words(r.Due), words(w.chosen("status", string(r.Status))),
			})
		}
	}
	return t
}

// nextActions are what each person does next: by person, the nearest day first;
// what is done comes last.
func (w scribe) nextActions() Table {
	t := Table{Columns: []Column{
		w.column("sheet.person", 18), w.column("remark.next-action", 60), w.column("field.due", 12), w.column("field.on", 30), w.column("field.status", 12),
	}}
	var next []model.Remark
	for r := range model.Each[model.Remark](w.Model) {
		if r.About == model.RemarkNextAction && r.Status != model.StatusRejected {
			next = append(next, r)
		}
	}
	slices.SortStableFunc(next, func(a, b model.Remark) int {
		return cmp.Or(compareSaid(a.By, b.By), compareTruth(a.Status == model.StatusDone, b.Status == model.StatusDone), compareSaid(a.Due, b.Due))
	})
	for _, r := range next {
		t.Rows = append(t.Rows, []Cell{
			strong(cmp.Or(r.By, w.Words.Say("cover.unset"))), words(r.Text), words(r.Due), words(w.name(r.On)), words(w.chosen("status", string(r.Status))),
		})
	}
	return t
}

// compareSaid orders texts, what is not said last.
func compareSaid(a, b string) int {
	return cmp.Or(compareTruth(a == "", b == ""), strings.Compare(a, b))
}

func compareTruth(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
