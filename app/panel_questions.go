package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// newQuestionPanel lists what to ask next, the first first, each with its
// reason, and below what the group has put off.
func newQuestionPanel(a *App) *panel {
	list := newRows(a.look, 90, -0.5, -0.5)
	p := listPanel(a, "questions", list)
	list.empty = a.texts.say("empty.questions")
	p.show = func() { list.show(a.questionRows()) }
	p.count = func() string { return counted(len(a.derived.questions) + len(a.openRemarks())) }
	return p
}

func (a *App) questionRows() []row {
	var lines []row
	for _, q := range a.derived.questions {
		line := row{cells: []cell{
			{text: a.texts.say("question.step", "n", itoa(q.Step)), ink: render.InkMuted},
			{text: q.Text.In(a.texts.language)},
			{text: q.Because.In(a.texts.language), ink: render.InkMuted},
		}}
		if len(q.On) > 0 {
			line.id = q.On[0]
		}
		lines = append(lines, line)
	}
	for _, r := range a.openRemarks() {
		lines = append(lines, row{id: r.ID, cells: []cell{
			{text: a.texts.say("remark." + string(r.About)), ink: render.InkMuted}, {text: r.Text}, {text: a.name(r.On), ink: render.InkMuted},
		}})
	}
	return lines
}

// newFindingPanel lists what the model itself gives reason to look at, gravest
// first. Where there is a ready cure, it is one click.
func newFindingPanel(a *App) *panel {
	list := newRows(a.look, 80, -0.5, -0.5)
	p := listPanel(a, "findings", list)
	list.empty = a.texts.say("empty.findings")
	list.act = func(i int) { a.mend(i) }
	p.show = func() { list.show(a.findingRows()) }
	p.count = func() string { return counted(len(a.derived.findings)) }
	return p
}

// listPanel is a panel that is a list of elements: a click goes to one.
func listPanel(a *App, name string, list *rows) *panel {
	list.marked = func(r row) bool { return a.selection.has(r.id) }
	list.pick = func(i int) {
		if id := list.list[i].id; a.head().Has(id) {
			a.jump(id)
		}
	}
	list.keys = func(c chord) bool { return a.typed(c) }
	return &panel{name: name, object: list, follow: func() { followIn(list, a.selection.lead()) }}
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

func (a *App) findingRows() []row {
	var lines []row
	for _, f := range a.derived.findings {
		line := row{cells: []cell{
			{text: a.texts.say("severity." + string(f.Level)), ink: levelInk[f.Level]},
			{text: f.Sentence().In(a.texts.language)},
			{text: f.Question().In(a.texts.language), ink: render.InkMuted},
		}}
		if len(f.On) > 0 {
			line.id = f.On[0]
		}
		if len(f.Fixes()) > 0 {
			line.action = a.texts.say("button.fix")
		}
		lines = append(lines, line)
	}
	return lines
}

func (a *App) openRemarks() []model.Remark {
	var open []model.Remark
	for _, r := range model.All[model.Remark](a.head()) {
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
