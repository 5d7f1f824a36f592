package app

import (
	"strconv"
	"strings"

	"hone/model"
)

func workshopCommands() []command {
	return []command{
		{name: "workshop.start", text: "command.workshop.start", keys: []chord{"F4"}, check: isOpen, run: (*App).toggleWorkshop, title: (*App).workshopTitle},
		{name: "workshop.nextStep", text: "command.workshop.nextStep", keys: []chord{"Ctrl+PgDn"}, check: stepAhead, run: func(a *App) { a.toWorkshopStep(a.workshop.step + 1) }},
		{name: "workshop.previousStep", text: "command.workshop.previousStep", keys: []chord{"Ctrl+PgUp"}, check: stepBehind, run: func(a *App) { a.toWorkshopStep(a.workshop.step - 1) }},
		{name: "workshop.step", text: "command.workshop.step", check: isOpen, run: (*App).pickStep},
		{name: "workshop.answer", text: "command.workshop.answer", keys: []chord{"Ctrl+J"}, check: (*App).editable, run: func(a *App) { a.workshop.focus() }},
		{name: "workshop.next", text: "command.workshop.next", check: hasCard, run: func(a *App) { a.workshop.pass(); a.workshop.focus() }},
		{name: "workshop.back", text: "command.workshop.back", check: hasTrail, run: func(a *App) { a.workshop.back() }},
		{name: "workshop.park", text: "command.workshop.park", keys: []chord{"Ctrl+M"}, check: (*App).editable, run: func(a *App) { a.desk.question.beginPark() }},
		{name: "workshop.hypothesis", text: "command.workshop.hypothesis", keys: []chord{"Ctrl+Shift+H"}, check: hasTyped, run: func(a *App) { a.desk.question.hypothesis() }},
		{name: "workshop.hear", text: "command.workshop.hear", keys: []chord{"Ctrl+Shift+W"}, check: hearable, run: func(a *App) { a.workshop.hear(a.selection.lead()) }},
		{name: "workshop.by", text: "command.workshop.by", keys: []chord{"Ctrl+B"}, check: isRunning, run: func(a *App) { a.window.Canvas().Focus(a.desk.question.by) }},
		{name: "workshop.timer", text: "command.workshop.timer", keys: []chord{"Ctrl+Shift+T"}, check: isRunning, run: func(a *App) { a.workshop.toggleClock() }},
		{name: "workshop.longer", text: "command.workshop.longer", check: isRunning, run: func(a *App) { a.planMinutes(5) }},
		{name: "workshop.shorter", text: "command.workshop.shorter", check: isRunning, run: func(a *App) { a.planMinutes(-5) }},
		{name: "workshop.reset", text: "command.workshop.reset", check: isRunning, run: (*App).resetClock},
		{name: "workshop.summary", text: "command.workshop.summary", check: isOpen, run: (*App).showSummary},
		{name: "selfcheck", text: "command.selfcheck", check: isOpen, run: (*App).showSelfCheck},
	}
}

func isRunning(a *App) error {
	if !a.workshop.running {
		return reason("no-workshop")
	}
	return nil
}

func stepAhead(a *App) error {
	if err := isRunning(a); err != nil {
		return err
	}
	if a.workshop.step == model.StepClose {
		return reason("last-step")
	}
	return nil
}

func stepBehind(a *App) error {
	if err := isRunning(a); err != nil {
		return err
	}
	if a.workshop.step == 0 {
		return reason("first-step")
	}
	return nil
}

func hasCard(a *App) error {
	if err := isRunning(a); err != nil {
		return err
	}
	if _, ok := a.workshop.now(); !ok {
		return reason("no-card")
	}
	return nil
}

func hasTrail(a *App) error {
	if err := isRunning(a); err != nil {
		return err
	}
	if len(a.workshop.trail) == 0 {
		return reason("no-trail")
	}
	return nil
}

func hasTyped(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if strings.TrimSpace(a.desk.question.entry.Text) == "" {
		return reason("nothing-typed")
	}
	return nil
}

func hearable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if r, ok := a.head().Get(a.selection.lead()); !ok || !isElement(string(r.Kind())) {
		return reason("select-element")
	}
	return nil
}

func (a *App) toggleWorkshop() {
	if a.workshop.running {
		a.workshop.leave()
		return
	}
	a.workshop.start()
}

func (a *App) workshopTitle() string {
	if a.workshop.running {
		return a.texts.say("command.workshop.leave")
	}
	return a.texts.say("command.workshop.start")
}

func (a *App) toWorkshopStep(step int) {
	a.workshop.goTo(step)
	a.workshop.focus()
}

// pickStep lists the steps with how far each is.
func (a *App) pickStep() {
	w := a.workshop
	var options []option
	for step := range model.WorkshopSteps {
		title := a.texts.say("workshop.stepTitle", "n", strconv.Itoa(step), "title", w.title(step))
		if step == model.StepClose {
			title = w.title(step)
		}
		side := ""
		if p := w.progress(step); p.All > 0 {
			side = a.texts.say("workshop.progress", "n", itoa(p.Answered), "all", itoa(p.All))
		}
		options = append(options, option{title: title, side: side, pick: func() {
			if !w.running {
				w.start()
			}
			a.toWorkshopStep(step)
		}})
	}
	a.pickFrom(a.texts.say("command.workshop.step"), options, nil)
}

func (a *App) planMinutes(by int) {
	a.workshop.clock.plan(a.workshop.step, by)
	a.desk.question.showTime()
}

func (a *App) resetClock() {
	c := &a.workshop.clock
	c.seconds[a.workshop.step], c.over[a.workshop.step] = 0, false
	c.since = a.options.Now()
	a.desk.question.showTime()
}
