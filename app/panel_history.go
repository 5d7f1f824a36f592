package app

import (
	"time"

	"hone/render"
)

// newHistoryPanel lists every step, newest first. A click goes back or forward
// to it by undoing or redoing the steps between.
func newHistoryPanel(a *App) *panel {
	list := newRows(a.look, 130, -1)
	list.empty = a.texts.say("empty.history")
	list.pick = func(i int) {
		if list.list[i].id == "" {
			a.readHistory()
			return
		}
		a.goToStep(i)
	}
	list.step = func(int) {}
	list.keys = func(c chord) bool { return a.typed(c) }
	list.marked = func(row) bool { return false }
	p := &panel{name: "history", object: list, atOnce: true}
	p.show = func() {
		list.show(a.historyRows())
		now := len(a.steps.undone)
		list.at = now
		list.marked = func(r row) bool { return now < len(list.list) && r.id == list.list[now].id }
	}
	p.follow = func() {}
	return p
}

// historyRows lists what was undone, then what was done, newest first. The id
// of a row is its number, so that the present one can be marked.
func (a *App) historyRows() []row {
	var lines []row
	add := func(s step, faint bool) {
		when := time.UnixMilli(s.time).Format("01/02 15:04:05")
		lines = append(lines, row{id: modelID(len(lines)), faint: faint, cells: []cell{{text: when, ink: render.InkMuted}, {text: a.stepText(s, stepInList)}}})
	}
	for _, s := range a.steps.undone {
		add(s, true)
	}
	for i := len(a.steps.done) - 1; i >= 0; i-- {
		add(a.steps.done[i], false)
	}
	switch more := a.journal.CanUndo() - len(a.steps.done); {
	case more > 0:
		lines = append(lines, row{cells: []cell{{}, {text: a.texts.say("history.more", "n", itoa(more)), ink: render.InkAccent, bold: true}}})
	case len(lines) > 0:
		lines = append(lines, row{id: modelID(len(lines)), cells: []cell{{}, {text: a.texts.say("history.start"), ink: render.InkMuted}}})
	}
	return lines
}

// readHistory reads the names of all steps from the log, not only of the latest.
func (a *App) readHistory() {
	if a.file == nil {
		return
	}
	layouts, unlaid := a.steps.layouts, a.steps.unlaid
	a.steps = a.stepsFrom(a.file, 0)
	a.steps.layouts, a.steps.unlaid = layouts, unlaid
	a.desk.panels.show()
}

// goToStep undoes or redoes until a row of the history is the present.
func (a *App) goToStep(i int) { a.back(i - len(a.steps.undone)) }
