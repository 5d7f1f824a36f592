package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// showSummary shows what the workshop has come to.
func (a *App) showSummary() {
	list := newRows(a.look, -0.28, -0.26, -0.12, -0.34)
	list.wraps = true
	list.show(a.summaryRows(model.Derive(a.head(), model.Options{}).Summary()))
	list.step = func(i int) { list.at = i; list.Refresh() }
	var s *sheet
	list.keys = func(c chord) bool {
		if c == "Esc" {
			s.close()
		}
		return true
	}
	list.pick = func(i int) {
		if id := list.list[i].id; a.head().Has(id) {
			s.close()
			a.jump(id)
		}
	}
	info := a.head().Info()
	s = a.showSheet(&sheet{
		title: a.texts.say("workshop.summary"), hint: strings.TrimSpace(info.Customer + "　" + info.Purpose), body: list,
		size: fyne.NewSize(1080, 640), first: list, answers: []answer{
			{text: a.texts.say("workshop.summary.export"), do: func() { a.askExportOf("summary") }},
			{text: a.texts.say("button.close"), main: true},
		},
	})
}

// summaryRows is the summary as a list: the deliverables against the activities,
// what cannot be avoided, what is open, and who does what next.
func (a *App) summaryRows(s model.WorkshopSummary) []row {
	t := a.texts
	rows := []row{heading(t.say("workshop.summary.deliverable"), t.say("workshop.summary.actions"), t.say("workshop.summary.owner"), t.say("workshop.summary.doneWhen"))}
	for _, r := range s.Rows {
		d, _ := model.Find[model.Deliverable](a.head(), r.Deliverable)
		name := cell{text: d.Name}
		switch {
		case r.Goal:
			name = cell{text: "◎ " + d.Name, bold: true}
		case r.Checkpoint:
			name = cell{text: "◆ " + d.Name, bold: true}
		}
		rows = append(rows, row{id: d.ID, cells: []cell{name, {text: a.namesOf(r.Actions)}, {text: a.name(d.Owner)}, {text: oneLine(d.DoneWhen), ink: render.InkMuted}}})
	}
	section := func(title string, lines []row) {
		rows = append(rows, row{rule: true}, heading(title))
		if len(lines) == 0 {
			lines = []row{{faint: true, cells: []cell{{text: t.say("workshop.summary.none")}}}}
		}
		rows = append(rows, lines...)
	}
	if len(s.Idle) > 0 {
		section(t.say("workshop.summary.idle"), a.rowsOf(s.Idle))
	}
	section(t.say("workshop.summary.checkpoints", "n", itoa(len(s.Checkpoints))), a.rowsOf(s.Checkpoints))
	section(t.say("workshop.summary.open", "n", itoa(len(s.Open))), a.remarkRows(s.Open))
	section(t.say("workshop.summary.hypotheses", "n", itoa(len(s.Hypotheses))), a.remarkRows(s.Hypotheses))
	section(t.say("workshop.summary.decisions"), a.remarkRows(s.Decisions))
	var next []row
	for _, p := range s.Next {
		for _, r := range p.Actions {
			next = append(next, row{id: r.ID, columns: []float32{-0.2, -0.54, -0.12, -0.14}, cells: []cell{{text: p.By, bold: true}, {text: oneLine(r.Text)}, {text: t.say("status." + string(orOpen(r.Status)))}, {text: r.Due, ink: render.InkMuted}}})
		}
	}
	section(t.say("workshop.summary.next"), next)
	return rows
}

// heading is a row of titles.
func heading(texts ...string) row {
	r := row{heading: true}
	for _, text := range texts {
		r.cells = append(r.cells, cell{text: text})
	}
	return r
}

func (a *App) namesOf(ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = a.name(id)
	}
	return strings.Join(names, a.texts.say("punctuation.comma"))
}

func (a *App) rowsOf(ids []model.ID) []row {
	var rows []row
	for _, id := range ids {
		rows = append(rows, row{id: id, cells: []cell{{text: a.name(id)}}})
	}
	return rows
}

func (a *App) remarkRows(remarks []model.Remark) []row {
	var rows []row
	for _, r := range remarks {
		about := ""
		if r.On != "" && r.On != model.InfoID {
			about = a.name(r.On)
		}
		rows = append(rows, row{id: r.ID, columns: []float32{-0.54, -0.2, -0.12, -0.14}, cells: []cell{{text: oneLine(r.Text)}, {text: about, ink: render.InkMuted}, {text: a.texts.say("status." + string(orOpen(r.Status))), ink: statusInk[r.Status]}, {text: r.By, ink: render.InkMuted}}})
	}
	return rows
}
