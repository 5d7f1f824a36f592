package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// signalColumns are the widths of what can be changed of an accepted signal.
func (t telling) signalColumns() []float32 {
	if t.language == model.English {
		return []float32{-1.2, 100, 134, 58, 70, -0.65, 60, -0.7, -1}
	}
	return []float32{-1.2, 62, 98, 72, 72, -0.6, 50, -0.7, -1}
}

// signals lists the accepted signals, each of whose fields can be changed in its
// place; one without the ground that it was accepted on says so.
func (t telling) signals(signals []model.Signal, ranked []model.Indicator) []line {
	if len(signals) == 0 {
		return nil
	}
	columns := t.signalColumns()
	head := t.heads("indicator.signals", "field.class", "field.kind", "field.red", "field.green", "field.unit", "field.weight", "field.deliverable", "kind.play")
	head.columns = columns
	lines, lost := []line{head}, t.d.LostGround()
	by := map[model.ID]*model.Indicator{}
	for i := range ranked {
		if s := ranked[i].Signal; s != "" {
			by[s] = &ranked[i]
		}
	}
	for _, s := range signals {
		l := t.signal(s, by[s.ID])
		l.columns = columns
		if slices.Contains(lost.Signals, s.ID) {
			t.markLost(&l)
		}
		lines = append(lines, l)
	}
	return lines
}

func (t telling) signal(s model.Signal, from *model.Indicator) line {
	l := line{
		key: "signal:" + string(s.ID), about: existing(s.Deliverable, s.ID), act: removing(s.ID),
		row: row{id: s.ID, action: t.say("button.remove"), tip: t.say("field.source") + t.say("punctuation.colon") + s.Source, cells: []cell{
			{text: s.Name, bold: true, edit: t.types(s.ID, "name")},
			{text: t.choiceOf(s, "class"), edit: t.picks(s.ID, "class")},
			{text: t.choiceOf(s, "kind"), edit: t.picks(s.ID, "kind")},
			{text: figure(s.Red), edit: t.types(s.ID, "red")},
			{text: figure(s.Green), edit: t.types(s.ID, "green")},
			{text: s.Unit, edit: t.types(s.ID, "unit")},
			{text: figure(s.Weight), edit: t.types(s.ID, "weight")},
			{text: t.named(s.Deliverable), ink: render.InkMuted, edit: t.picks(s.ID, "deliverable")},
			{text: t.named(s.Play), ink: render.InkMuted, edit: t.picks(s.ID, "play")},
		}},
	}
	if from != nil {
		l.about, l.tip, l.below = append(elementsOf(*from), s.ID), t.whyIndicator(*from), t.indicatorDetails(*from)
	}
	return l
}

// markLost says that nothing derived stands behind an accepted entry any more.
func (t telling) markLost(l *line) {
	l.tip = t.say("ground.lost.tip")
	l.cells[0].text = "▲ " + t.say("ground.lost") + t.say("punctuation.colon") + l.cells[0].text
	l.cells[0].ink = render.InkWarm
}

// choiceOf is a field of a record that holds a choice, in words.
func (t telling) choiceOf(r model.Record, field string) string {
	f, _ := model.FieldOf(r.Kind(), field)
	return t.choice(f, model.Value(r, f))
}

// named is what a record is called, or that nothing is said.
func (t telling) named(id model.ID) string {
	if id == "" {
		return t.say("choice.unsaid")
	}
	return t.name(id)
}

// existing are those of some IDs that are not empty.
func existing(ids ...model.ID) []model.ID {
	return slices.DeleteFunc(ids, func(id model.ID) bool { return id == "" })
}
