package app

import (
	"hone/model"
)

// remarksOn lists the remarks on an element, open ones first.
func (a *App) remarksOn(id model.ID) []model.Remark {
	var open, rest []model.Remark
	for _, user := range a.head().Users(id) {
		r, ok := model.Find[model.Remark](a.head(), user)
		switch {
		case !ok || r.On != id:
		case isOpenRemark(r):
			open = append(open, r)
		default:
			rest = append(rest, r)
		}
	}
	return append(open, rest...)
}

func isOpenRemark(r model.Remark) bool {
	return r.Status != model.StatusDone && r.Status != model.StatusConfirmed && r.Status != model.StatusRejected
}

// openQuestions is what has remarks that are open.
func (a *App) openQuestions() map[model.ID]bool {
	open := map[model.ID]bool{}
	for _, r := range a.head().Records(model.KindRemark) {
		if r := r.(model.Remark); r.On != "" && isOpenRemark(r) {
			open[r.On] = true
		}
	}
	return open
}

// openRemarksOn counts what is still open on an element.
func (a *App) openRemarksOn(id model.ID) int {
	n := 0
	for _, r := range a.remarksOn(id) {
		if isOpenRemark(r) {
			n++
		}
	}
	return n
}

// remarkKinds are what a remark can be, in the order in which it is asked.
var remarkKinds = []model.RemarkKind{model.RemarkQuestion, model.RemarkAssumption, model.RemarkIssue, model.RemarkDecision, model.RemarkNextAction}

// askRemark asks for a remark on an element, or on the whole, and what it is.
func (a *App) askRemark(on model.ID) {
	hint := a.texts.say("remark.hint")
	if name := nameIn(a.head(), on); on != "" && name != "" {
		hint = a.texts.say("remark.hint.on", "name", clip(oneLine(name), 24))
	}
	c := a.pickFrom(hint, nil, nil)
	c.list.empty = hint
	c.offers = func(text string) []option {
		var options []option
		for _, kind := range remarkKinds {
			options = append(options, option{title: a.texts.say("remark.keep", "kind", a.texts.say("remark."+string(kind)), "text", clip(text, 40)), pick: func() {
				a.edit(a.remarkOn(on, kind, text))
			}})
		}
		return options
	}
	c.filter(c.entry.Text)
}

// remarkOn adds a remark.
func (a *App) remarkOn(on model.ID, kind model.RemarkKind, text string) (model.Change, error) {
	r := model.Remark{ID: a.mint(model.KindRemark), On: on, About: kind, Text: text, Status: model.StatusOpen}
	return a.head().Add(r)
}

// statusMenu sets how a remark stands.
func (a *App) statusMenu(id model.ID) []menuItem {
	f, _ := model.FieldOf(model.KindRemark, "status")
	s := slot{a, []model.ID{id}, f}
	now, _ := s.value()
	var items []menuItem
	for _, v := range f.Choices {
		items = append(items, menuItem{text: a.texts.choice(f, v), checked: v == now || now == "" && v == string(model.StatusOpen), run: func() { s.take(v) }})
	}
	return append(items, menuItem{rule: true}, menuItem{text: a.texts.say("kind.remark") + "…", run: func() { a.choose(id) }})
}

func remarkCommands() []command {
	return []command{
		{name: "add.remark", text: "command.add.remark", keys: []chord{"Ctrl+R"}, check: (*App).editable, run: func(a *App) { a.askRemark(a.selection.lead()) }},
	}
}
