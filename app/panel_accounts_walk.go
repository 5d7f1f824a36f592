package app

import (
	"strings"
	"time"

	"hone/model"
	"hone/render"
)

// walkOf tells how an account does: what comes next, what is stuck, its health by
// class, and the state of everything.
func (t telling) walkOf(h model.Health) []line {
	lines := []line{t.dayLine(h.Account)}
	for _, g := range h.Goals {
		lines = append(lines, line{about: g.Weakest, row: row{id: g.Goal, tip: t.because(g.Weakest), cells: []cell{
			t.levelCell(g.Level), {text: "◎ " + t.name(g.Goal), bold: true}, {}, {text: g.Sentence.In(t.language)},
		}}})
	}
	lines = append(lines, t.stepsOf("account.next", h.Next, true)...)
	lines = append(lines, t.stepsOf("account.stuck", h.Stuck, false)...)
	lines = append(lines, t.classesOf(h.Classes)...)
	return append(lines, t.statesOf(h.Deliverables)...)
}

// dayLine says whose walk this is and on which day, which can be changed.
func (t telling) dayLine(account model.ID) line {
	day := t.lens.Day
	if day == "" {
		day = t.say("account.today")
	}
	l := line{row: row{heading: true, tip: t.say("account.day.tip"), cells: []cell{
		{text: t.say("account.day")},
		{text: day, edit: &change{how: changeType, title: t.say("account.day"), value: t.lens.Day, below: dayHint, local: func(a *App, value string) { a.lookAtDay(value) }}},
		{},
		{text: t.name(account), bold: true},
	}}}
	if t.lens.Day != "" {
		l.action = t.say("account.backToToday")
		l.act = &change{local: func(a *App, _ string) { a.lookAtDay("") }}
	}
	return l
}

// lookAtDay looks at a day that is typed; nothing, or the day itself, is today.
func (a *App) lookAtDay(text string) {
	day, account := strings.TrimSpace(folded(text)), a.lens.Account
	if day == orToday(a, "") {
		day = ""
	}
	if day != "" {
		at, err := time.Parse("2006-1-2", strings.NewReplacer("/", "-", ".", "-").Replace(day))
		if err != nil {
			a.notice(a.texts.say("reason.no-day"))
			return
		}
		day = at.Format(time.DateOnly)
	}
	a.walkThrough(account, day)
}

// stepsOf lists deliverables that come next, which can be ticked there and then,
// or are stuck, each with its reason.
func (t telling) stepsOf(key string, steps []model.AccountStep, areNext bool) []line {
	lines := []line{title(t.say(key, "n", itoa(len(steps))))}
	if len(steps) == 0 {
		return nil
	}
	for _, s := range steps {
		about := append(append([]model.ID{}, s.Because...), s.ID)
		l := line{about: about, row: row{id: s.ID, columns: []float32{-0.36, -0.64}, tip: s.Sentence.In(t.language), cells: []cell{
			{text: t.name(s.ID), bold: areNext}, {text: s.Sentence.In(t.language), ink: render.InkMuted},
		}}}
		if areNext {
			l.action = t.say("account.done")
			l.act = &change{value: string(model.StateDone), verb: t.take(s.ID)}
		}
		lines = append(lines, l)
	}
	return lines
}

// classesOf lists the signals by class, their values to be typed in their place.
func (t telling) classesOf(classes []model.ClassHealth) []line {
	if len(classes) == 0 {
		return []line{title(t.say("account.noSignals"))}
	}
	var lines []line
	for _, c := range classes {
		head := title(t.say("class." + string(c.Class)))
		head.columns = []float32{96, 210, 92, -1}
		head.cells = []cell{t.levelCell(c.Level), {text: t.say("class." + string(c.Class)), bold: true}, {text: t.points(c.Score)}, {}}
		lines = append(lines, head)
		for _, s := range c.Signals {
			lines = append(lines, t.signalRead(s))
		}
	}
	return lines
}

func (t telling) signalRead(s model.SignalHealth) line {
	signal, _ := model.Find[model.Signal](t.d.Model, s.Signal)
	value := s.Value
	if value == "" {
		value = t.say("account.enter")
	}
	l := line{about: existing(signal.Deliverable, s.Signal), row: row{
		id: s.Signal, columns: []float32{96, -0.6, 92, -0.4, 92, 112}, tip: t.say("account.signal.tip", "name", signal.Name, "red", figure(signal.Red), "green", figure(signal.Green)),
		cells: []cell{
			t.levelCell(s.Level),
			{text: signal.Name},
			{text: value, bold: s.Value != "", edit: &change{how: changeType, title: signal.Name, value: s.Value, verb: t.takeValue(s.Signal)}},
			{text: signal.Unit, ink: render.InkMuted},
			{text: t.points(s.Score), ink: render.InkMuted},
			{text: s.Date, ink: render.InkMuted},
		},
	}}
	if s.Value == "" {
		l.cells[2].ink, l.cells[4].text = render.InkMuted, ""
	}
	if play, ok := model.Find[model.Play](t.d.Model, s.Play); ok && s.Level == model.Red {
		l.action = "→ " + play.Name
		l.act = &change{local: func(a *App, _ string) { a.desk.panels.choose("playbook"); a.light([]model.ID{s.Play}) }}
	}
	return l
}

// takeValue enters a value that the signal can be read from, and refuses others
// with what to write.
func (t telling) takeValue(of model.ID) func(a *App, value string) (model.Change, error) {
	take := t.take(of)
	return func(a *App, value string) (model.Change, error) {
		value = strings.TrimSpace(folded(value))
		s, ok := model.Find[model.Signal](a.head(), of)
		if ok && value != "" && !s.IsReading(value) {
			return model.Change{}, reason("reason.no-figure." + string(s.Measure))
		}
		return take(a, value)
	}
}

// statesOf folds the states of all deliverables under one line.
func (t telling) statesOf(all []model.DeliverableHealth) []line {
	done, below := 0, []line{}
	for _, d := range all {
		if d.State == model.StateDone {
			done++
		}
		below = append(below, line{about: []model.ID{d.ID}, row: row{id: d.ID, indent: 1, columns: []float32{130, -1, 130, 112}, cells: []cell{
			{text: t.say("state." + stateWord(d.State)), edit: t.ticksState(d)}, {text: t.name(d.ID)}, t.levelCell(d.Level), {text: d.Date, ink: render.InkMuted},
		}}})
	}
	text := t.say("account.states", "done", itoa(done), "n", itoa(len(all)))
	return []line{{key: "states", below: below, row: row{columns: []float32{-1}, cells: []cell{{text: text, bold: true}}}}}
}

func stateWord(s model.State) string {
	if s == model.StateNone {
		return "none"
	}
	return string(s)
}

func (t telling) ticksState(d model.DeliverableHealth) *change {
	c := &change{how: changePick, title: t.name(d.ID), value: stateWord(d.State), verb: t.take(d.ID)}
	for _, s := range []model.State{model.StateNone, model.StateStarted, model.StateDone, model.StateBlocked} {
		c.choices = append(c.choices, choiceOf{value: stateWord(s), title: t.say("state." + stateWord(s))})
	}
	return c
}
