package app

import (
	"hone/model"
	"hone/render"
)

// newQuestionPanel lists what is open: what the model itself asks and what the
// group has put off.
func newQuestionPanel(a *App) *panel {
	list := newRows(a.look, 90, -0.35, -0.65)
	list.empty = a.texts.say("empty.questions")
	list.marked = func(r row) bool { return a.selection.has(r.id) }
	list.pick = func(i int) { a.jump(list.list[i].id) }
	list.keys = func(c chord) bool { return a.typed(c) }
	p := &panel{name: "questions", object: list}
	p.show = func() { list.show(a.questionRows()) }
	p.follow = func() { followIn(list, a.selection.lead()) }
	p.count = func() string {
		if n := len(a.questionRows()); n > 0 {
			return " " + itoa(n)
		}
		return ""
	}
	return p
}

func (a *App) questionRows() []row {
	var lines []row
	for _, r := range model.All[model.Remark](a.head()) {
		if r.Status == model.StatusDone {
			continue
		}
		lines = append(lines, row{id: r.ID, cells: []cell{
			{text: a.texts.say("remark." + string(r.About)), ink: render.InkMuted},
			{text: a.name(r.On), ink: render.InkMuted}, {text: r.Text},
		}})
	}
	return lines
}
