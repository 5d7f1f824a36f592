package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// newQuestionPanel lists what to ask next, the first first, each with its
// reason and a way to answer it, and below what the group has put off, whose kind,
// words and standing can be changed in their place.
func newQuestionPanel(a *App) *panel {
	list := newRows(a.look, 110, 110, -0.5, -0.5)
	list.empty, list.wraps = a.texts.say("empty.questions"), true
	p := listPanel(a, listed{"questions", list, a.questionLines})
	p.count = func() string { return counted(len(a.derived.questions) + len(a.openRemarks())) }
	return p
}

func (a *App) questionLines() []line {
	var lines []line
	columns := []float32{80, -0.55, -0.45}
	for _, q := range a.derived.questions {
		text, why := q.Text.In(a.texts.language), q.Because.In(a.texts.language)
		l := line{about: q.On, row: row{columns: columns, action: a.texts.say("button.answer"), cells: []cell{
			{text: a.texts.say("question.step", "n", itoa(q.Step)), ink: render.InkMuted},
			{text: text},
			{text: why, ink: render.InkMuted},
		}}}
		l.act = &change{how: changeText, title: text, below: why, verb: func(a *App, answer string) (model.Change, error) {
			return a.answerTo(q, answer)
		}}
		if len(q.On) > 0 {
			l.id = q.On[0]
		}
		lines = append(lines, l)
	}
	t := telling{texts: a.texts, d: a.drawn.derivation}
	for _, r := range a.openRemarks() {
		if t.d == nil || !t.d.Model.Has(r.ID) {
			continue // not drawn yet
		}
		lines = append(lines, line{about: existing(r.On, r.ID), row: row{id: r.ID, tip: oneLine(r.Text), cells: []cell{
			{text: t.choiceOf(r, "kind"), edit: t.picks(r.ID, "kind")},
			{text: t.choiceOf(r, "status"), edit: t.picks(r.ID, "status")},
			{text: oneLine(r.Text), edit: t.writes(r.ID, "text")},
			{text: a.name(r.On), ink: render.InkMuted},
		}}})
	}
	return lines
}

// newFindingPanel lists what the model itself gives reason to look at, gravest
// first. Where there is a ready cure, it is one click.
func newFindingPanel(a *App) *panel {
	list := newRows(a.look, 80, -0.57, -0.43)
	list.empty, list.wraps = a.texts.say("empty.findings"), true
	p := listPanel(a, listed{"findings", list, a.findingLines})
	list.act = func(i int) { a.mend(i) }
	p.count = func() string { return counted(len(a.derived.findings)) }
	return p
}

// listed is a panel of lines that are at hand, and need no deriving.
type listed struct {
	name  string
	list  *rows
	lines func() []line
}

// listPanel is a panel that is a list of lines: a click lights what one is about.
func listPanel(a *App, p listed) *panel {
	var lines []line
	list := p.list
	list.marked = func(r row) bool { return a.selection.has(r.id) }
	list.pick = func(i int) { a.light(lines[i].about) }
	list.act = func(i int) { a.alter(list, lines[i].act, "") }
	list.change = func(i, col int, first string) { a.alter(list, list.list[i].cells[col].edit, first) }
	list.keys = func(c chord) bool { return a.typed(c) }
	list.told = a.tellReason
	show := func() {
		lines = p.lines()
		rows := make([]row, len(lines))
		for i, l := range lines {
			rows[i] = l.row
		}
		list.show(rows)
	}
	return &panel{name: p.name, object: list, show: show, follow: func() { followIn(list, a.selection.lead()) }, reason: list.reason}
}

// counted is a number after the name of a tab; nothing for none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return " " + itoa(n)
}

// levelInk says how grave a finding is; its word says it too.
var levelInk = map[model.Level]render.Ink{model.LevelError: render.InkAlarm, model.LevelWarning: render.InkWarm, model.LevelHint: render.InkMuted}

func (a *App) findingLines() []line {
	var lines []line
	for _, f := range a.derived.findings {
		text, ask := f.Sentence().In(a.texts.language), f.Question().In(a.texts.language)
		l := line{about: f.On, row: row{cells: []cell{
			{text: a.texts.say("severity." + string(f.Level)), ink: levelInk[f.Level]},
			{text: text},
			{text: ask, ink: render.InkMuted},
		}}}
		if len(f.On) > 0 {
			l.id = f.On[0]
		}
		if len(f.Fixes()) > 0 {
			l.action = a.texts.say("button.fix")
		}
		lines = append(lines, l)
	}
	return lines
}

func (a *App) openRemarks() []model.Remark {
	var open []model.Remark
	for r := range model.Each[model.Remark](a.head()) {
		if r.Status != model.StatusDone && r.Status != model.StatusConfirmed {
			open = append(open, r)
		}
	}
	return open
}

// mend does what a finding has ready: at once when there is one way, else the
// one that is picked.
func (a *App) mend(i int) {
	if i >= len(a.derived.findings) {
		return
	}
	fixes := a.derived.findings[i].Fixes()
	if len(fixes) == 1 {
		a.mendBy(fixes[0])
		return
	}
	var options []option
	for _, fix := range fixes {
		options = append(options, option{title: fix.Label.In(a.texts.language), pick: func() { a.mendBy(fix) }})
	}
	a.pickFrom(a.texts.say("button.fix"), options, nil)
}

func (a *App) mendBy(fix model.Fix) {
	if a.edit(fix.Change, nil) {
		a.notice(strings.TrimSuffix(fix.Label.In(a.texts.language), "。"))
	}
}
