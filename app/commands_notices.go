package app

import "slices"

// noticeCommands are what the strip below the bar, the messages about saving and
// the notices offer, so that all of it can be done by keys and found by name.
func noticeCommands() []command {
	return []command{
		{name: "notice.act", text: "command.notice.act", keys: []chord{"Ctrl+Alt+Enter"}, check: hasOffer, run: func(a *App) { a.desk.toast.act.tapped() }, title: (*App).offerTitle},
		{name: "file.retry", text: "button.retry", check: hasFault, run: func(a *App) { a.saver.retry() }},
		{name: "file.keepMine", text: "command.keepMine", check: hasConflicts, run: func(a *App) { a.saver.keepOurs() }},
		{name: "file.keepTheirs", text: "command.keepTheirs", check: hasConflicts, run: func(a *App) { a.saver.keepTheirs() }},
		{name: "file.restoreViewed", text: "snapshot.restore", check: isViewingKept, run: (*App).restoreViewed},
		{name: "file.recovered", text: "command.recovered", check: hasRecovered, run: func(a *App) { a.listBroughtBack(a.recovered) }},
	}
}

// panelCommands open the panels by their names.
func panelCommands() []command {
	var list []command
	for _, name := range panelNames {
		list = append(list, command{
			name: "panel." + name, text: "command.panel." + name, check: isOpen,
			run: func(a *App) { a.showPanel(name); a.window.Canvas().Focus(a.desk.panels.focusable()) },
		})
	}
	return list
}

// panelNames are the panels in the order of their tabs, but that of the
// self-check, which has a command of its own.
var panelNames = []string{
	"checkpoints", "journey", "indicators", "playbook", "kpis", "expectation",
	"feasibility", "questions", "history", "findings", "workshop", "accounts",
}

// hasOffer is why no notice can be answered now.
func hasOffer(a *App) error {
	if t := a.desk.toast; !t.root.Visible() || !t.act.Visible() {
		return reason("no-notice")
	}
	return nil
}

// offerTitle is what the notice in sight offers.
func (a *App) offerTitle() string {
	if hasOffer(a) == nil {
		return a.texts.say("command.notice.act") + a.texts.say("punctuation.colon") + a.desk.toast.act.text
	}
	return a.texts.say("command.notice.act")
}

// hasFault is why there is nothing to save again.
func hasFault(a *App) error {
	switch {
	case a.file == nil:
		return errNothingOpen
	case a.saver.fault == nil:
		return reason("nothing-failed")
	}
	return nil
}

// isViewingKept is why what is open cannot be made a document of its own.
func isViewingKept(a *App) error {
	switch {
	case a.file == nil:
		return errNothingOpen
	case !a.saver.readOnly || !isKeptVersion(a.file.Path()):
		return reason("no-kept-version")
	}
	return nil
}

// recovered is what opening brought back that the document lacked.
type recovered struct {
	changes int
	crashed bool
}

// hasRecovered is why there is nothing to list.
func hasRecovered(a *App) error {
	switch {
	case a.file == nil:
		return errNothingOpen
	case a.recovered.changes == 0:
		return reason("nothing-recovered")
	}
	return nil
}

// keepTheirs decides everything for the other side.
func (s *saver) keepTheirs() {
	theirs := make([]bool, len(s.conflicts))
	for i := range theirs {
		theirs[i] = true
	}
	s.decide(choices{slices.Clone(s.conflicts), theirs})
}
