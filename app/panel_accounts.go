package app

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// accountCommands are about the real customers that are walked through the model.
func accountCommands() []command {
	return []command{
		{name: "account.add", text: "command.account.add", check: (*App).editable, run: (*App).askAccount},
		{name: "account.import", text: "command.account.import", check: (*App).editable, run: (*App).askUsage},
		{name: "account.walk", text: "command.account.walk", check: isOpen, run: func(a *App) { a.openPanel("accounts", leastAccounts) }},
	}
}

// leastAccounts is the height of the panel that shows the course beside the steps.
const leastAccounts = 320

// newAccountPanel walks an account through the model: at the left who does how,
// what comes next, what is stuck and why, and all that was read, to be put right
// in its place; at the right the course over time.
func newAccountPanel(a *App) *panel {
	health, name, score := float32(96), float32(230), float32(92)
	if a.texts.language == model.English {
		health, score = 118, 110
	}
	p := newDerivedPanel(a, "accounts", telling.accounts, health, name, score, -1)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.walkThrough"), a.offers("account.add", "account.import")
	chart := newHealthChart(a, list)
	p.object, p.keys = container.New(&besideLayout{share: 0.62}, list, chart), list
	show := p.show
	p.show = func() {
		show()
		chart.follow()
	}
	again := p.again
	p.again = func() {
		again()
		chart.follow()
	}
	tools := []*button{
		a.paneButton("command.account.add", func() { a.run("account.add") }),
		a.paneButton("command.account.import", func() { a.run("account.import") }),
	}
	p.tools = func() []*button { return tools }
	return p
}

// openPanel opens a panel with at least this height, in pixels, and gives it the
// keys.
func (a *App) openPanel(name string, least float32) {
	p := &a.settings.Panes
	if p.isHidden(partPanel) {
		a.togglePart(partPanel)
	}
	p.Panel = max(p.Panel, least)
	a.desk.panels.choose(name)
	a.desk.arrange()
	a.window.Canvas().Focus(a.desk.panels.focusable())
}

func (a *App) askAccount() {
	a.askName("command.account.add.hint", func(name string) (model.Change, error) {
		id := a.mint(model.KindAccount)
		c, err := a.head().Add(model.Account{ID: id, Name: name, Rank: lastRank(model.All[model.Account](a.head()))})
		if err == nil {
			a.lens.Account = id
		}
		return c, err
	})
}

// walkThrough looks at another account, or at another day; no day is today.
func (a *App) walkThrough(account model.ID, day string) {
	l := a.lens
	l.Account, l.Day = account, day
	a.relook(l)
}

// walked is the account that is looked at: the first, until one is chosen.
func (l lens) walked(m *model.Model) model.ID {
	all := model.All[model.Account](m)
	if slices.ContainsFunc(all, func(a model.Account) bool { return a.ID == l.Account }) {
		return l.Account
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].ID
}

// take is how a reading of the account is entered: for the day that is looked at,
// else today.
func (t telling) take(of model.ID) func(a *App, value string) (model.Change, error) {
	account, day := t.lens.walked(t.d.Model), t.lens.Day
	return func(a *App, value string) (model.Change, error) {
		return a.head().Take(model.Reading{ID: a.mint(model.KindReading), Account: account, Of: of, Date: orToday(a, day), Value: value})
	}
}

func orToday(a *App, day string) string {
	if day == "" {
		return a.options.Now().Format("2006-01-02")
	}
	return day
}

// accounts lists the accounts, and below them how the chosen one does.
func (t telling) accounts() []line {
	all := model.All[model.Account](t.d.Model)
	if len(all) == 0 {
		return nil
	}
	chosen, lines := t.lens.walked(t.d.Model), []line{t.heads("field.health", "kind.account", "field.score", "term.weakest")}
	for _, a := range all {
		lines = append(lines, t.account(a, a.ID == chosen))
	}
	return append(lines, t.walkOf(t.d.AccountHealthOn(chosen, t.lens.Day))...)
}

// account is one account: how it does on the whole, and the weakest chain, which
// is shown and never only a number.
func (t telling) account(a model.Account, isChosen bool) line {
	h := t.d.AccountHealthOn(a.ID, t.lens.Day)
	level, weakest := h.Level, []model.ID{}
	for _, g := range h.Goals {
		if len(weakest) == 0 || g.Level < level {
			weakest = g.Weakest
		}
		level = min(level, g.Level)
	}
	tick := tickOff
	if isChosen {
		tick = tickOn
	}
	choose := &change{local: func(app *App, _ string) { app.walkThrough(a.ID, app.lens.Day) }}
	return line{about: append(slices.Clone(weakest), a.ID), row: row{id: a.ID, tip: t.verdicts(h), cells: []cell{
		t.levelCell(level), {text: a.Name, bold: isChosen, tick: tick, edit: choose}, {text: t.points(h.Score)}, {text: t.because(weakest), ink: render.InkMuted},
	}}}
}

// verdicts are the sentences about the goals.
func (t telling) verdicts(h model.Health) string {
	text := ""
	for _, g := range h.Goals {
		text += g.Sentence.In(t.language)
	}
	return text
}

// levelCell says a level by form as well as by colour.
func (t telling) levelCell(l model.Light) cell {
	marks := [...]string{"▲", "△", "○", "●"}
	inks := [...]render.Ink{render.InkAlarm, render.InkWarm, render.InkMuted, render.InkAccent}
	return cell{text: marks[l] + " " + t.say("condition."+l.String()), ink: inks[l], bold: l == model.Red}
}

func (t telling) points(score *float64) string {
	if score == nil {
		return t.say("condition.none")
	}
	return t.say("account.points", "n", figure(float64(int(*score+0.5))))
}
