package render

import (
	"slices"
	"strings"

	"hone/model"
)

// DeliverablesSheet lists the deliverables in display order.
func DeliverablesSheet(in Input) Sheet {
	w := scribe{in.ready()}
	t := Table{Columns: []Column{
		w.column("field.phase", 14), w.column("field.name", 34), w.column("term.goal", 7), w.column("legend.checkpoint", 9),
		w.column("field.owner", 16), w.column("field.doneWhen", 40), w.column("field.origin", 12), w.column("field.cover", 12),
		w.column("relation.needs", 34), w.column("relation.yields.back", 34), w.column("field.parent", 20), w.column("field.multiplicity", 9),
		w.column("field.days", 8), w.column("field.cost", 10), w.column("field.state", 10), w.column("field.note", 40),
	}}
	vital := w.checkpointOf()
	for _, id := range w.Derivation.Order() {
		d, ok := model.Find[model.Deliverable](w.Model, id)
		if !ok {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			words(w.name(w.Derivation.PhaseOf(id))), strong(d.Name), tick(d.Goal), tick(vital[id]),
			words(w.name(d.Owner)), words(d.DoneWhen), words(w.chosen("origin", string(d.Origin))), words(w.chosen("cover", string(d.Cover))),
			words(w.needs(d)), words(w.doers(id, model.Yields)), words(w.name(d.Parent)), words(d.Multiplicity),
			known(d.Days), known(d.Cost), words(w.chosen("state", string(d.State))), words(d.Note),
		})
	}
	return w.sheet("deliverables", w.tabled("view.deliverables", t))
}

// needs are the names of what a deliverable needs, alternatives on one line.
func (w scribe) needs(d model.Deliverable) string {
	var lines, groups []string
	members := map[string][]model.ID{}
	for _, r := range w.Model.RelationsOf(d.ID, model.Needs) {
		switch {
		case r.From != d.ID:
		case r.Group == "":
			lines = append(lines, w.name(r.To))
		default:
			if !slices.Contains(groups, r.Group) {
				groups = append(groups, r.Group)
			}
			members[r.Group] = append(members[r.Group], r.To)
		}
	}
	for _, g := range groups {
		lines = append(lines, w.Words.Say("word.oneOf")+w.Words.Say("punctuation.colon")+w.names(members[g]))
	}
	return strings.Join(lines, "\n")
}

// ActionsSheet lists the actions in display order.
func ActionsSheet(in Input) Sheet {
	w := scribe{in.ready()}
	t := Table{Columns: []Column{
		w.column("field.phase", 14), w.column("field.role", 16), w.column("field.name", 34), w.column("field.kind", 9), w.column("field.when", 34),
		w.column("relation.uses", 30), w.column("relation.yields", 30), w.column("relation.then", 30), w.column("field.channel", 14),
		w.column("field.feeling", 8), w.column("field.thought", 30), w.column("field.lever", 12), w.column("field.days", 8), w.column("field.cost", 10), w.column("field.note", 40),
	}}
	for _, id := range w.Derivation.Order() {
		a, ok := model.Find[model.Action](w.Model, id)
		if !ok {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			words(w.name(w.Derivation.PhaseOf(id))), words(w.name(a.Role)), strong(a.Name), words(w.chosen("actionKind", string(a.Does))), words(a.When),
			words(w.ends(id, model.Uses)), words(w.ends(id, model.Yields)), words(w.ends(id, model.Then)), words(a.Channel),
			known(a.Feeling), words(a.Thought), words(w.chosen("lever", string(a.Lever))), known(a.Days), known(a.Cost), words(a.Note),
		})
	}
	return w.sheet("actions", w.tabled("view.actions", t))
}

// ends are the names of what a record's relations of a kind lead to, with the
// condition of a branch before it.
func (w scribe) ends(from model.ID, kind model.RelationKind) string {
	var lines []string
	for _, r := range w.Model.RelationsOf(from, kind) {
		if r.From != from {
			continue
		}
		line := w.name(r.To)
		if r.Label != "" {
			line = r.Label + " → " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// JourneySheet is the journey map as a table: a lane a row, a phase a column.
func JourneySheet(in Input) Sheet {
	w := scribe{in.ready()}
	j := &journey{Input: w.Input, result: w.Derivation.Journey()}
	t := Table{Columns: []Column{{Wide: 20}}}
	for _, p := range j.result.Phases {
		name := p.Name
		if name == "" {
			name = w.Words.Say("view.journey")
		}
		t.Columns = append(t.Columns, Column{Name: name, Wide: 36})
	}
	for _, lane := range j.lanes() {
		cells := []Cell{strong(w.Words.Say(lane.name))}
		for _, p := range j.result.Phases {
			cells = append(cells, words(j.cellText(p, lane.lane)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return w.sheet("journey", Part{Title: w.Words.Say("view.journey"), Table: t})
}

// cellText is all that a cell says, a hand edit in place of what is derived.
func (j *journey) cellText(p model.JourneyPhase, l model.Lane) string {
	if e, ok := p.Edit(l); ok {
		return "※ " + e.Text
	}
	switch l {
	case model.LaneSteps, model.LaneWay, model.LaneSignals, model.LaneFeeling:
		return j.Derivation.JourneyText(p, l)
	}
	var lines []string
	for _, e := range j.entries(p, l) {
		lines = append(lines, e.text)
	}
	return strings.Join(lines, "\n")
}
