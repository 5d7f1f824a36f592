package app

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// askRepair lets the user choose a damaged file.
func (a *App) askRepair() { a.askFile("menu.repair", a.repair) }

// repair brings what can be read of a damaged file into a new one beside it,
// opens that, and says what was lost. The damaged file stays as it is.
func (a *App) repair(path string) {
	a.border.run(func() func() {
		rescued, err := store.Rescue(path)
		made := ""
		if err == nil {
			made, err = a.writeRescued(path, rescued)
		}
		return func() {
			if err != nil {
				a.report(err, path)
				return
			}
			a.openNow(made, false)
			a.tellLost(rescued)
		}
	})
}

// writeRescued writes what was rescued beside the file it is from.
func (a *App) writeRescued(path string, r store.Rescued) (string, error) {
	doc := r.Document
	var err error
	if doc.ID, err = model.NewID("m-", a.options.Random); err != nil {
		return "", err
	}
	ending := filepath.Ext(path)
	return freeName(strings.TrimSuffix(path, ending)+" "+a.texts.say("file.repaired"), func(path string) error {
		return store.WriteDocument(path, doc, false)
	})
}

// freeName writes under the first name, numbered, that is not taken.
func freeName(name string, write func(path string) error) (string, error) {
	var err error
	for n := 1; n < 1000; n++ {
		path := numbered(name, n) + ".hone"
		if err = write(path); err == nil || store.Cause(err) != store.ErrExists {
			return path, err
		}
	}
	return "", err
}

// mostLost is how many losses a message lists.
const mostLost = 6

func (a *App) tellLost(r store.Rescued) {
	m := message{sentence: a.texts.say("repair.done", "n", itoa(r.Records)), try: a.texts.say("repair.complete")}
	if n := len(r.Lost); n > 0 {
		m.try = a.texts.say("repair.lost", "n", itoa(n))
		var lines []string
		for _, one := range r.Lost[:min(n, mostLost)] {
			lines = append(lines, a.lossText(one))
		}
		m.detail = strings.Join(lines, "\n")
	}
	a.showMessage(m)
}

// openKey is where the session says that a window has the model open; it is
// still there after a window that did not end by itself.
const openKey = "open"

// noteOpen says in the session whether the model is open, and tells whether the
// last window ended without closing it.
func (a *App) noteOpen(isOpen bool) (wasOpen bool) {
	if a.file == nil || a.saver.readOnly {
		return false
	}
	a.file.Session(openKey, &wasOpen)
	if wasOpen != isOpen {
		if err := a.file.PutSession(openKey, isOpen); err != nil {
			a.log("note opening", err)
		}
	}
	return wasOpen
}

// tell says what opening found, when there is anything to say. crashed tells
// that the last window did not end by itself.
func (a *App) tell(r store.Report, crashed bool) {
	if r.Unwritten != nil {
		a.saver.unbacked = true
		a.saver.failed(r.Unwritten)
	}
	a.recovered = recovered{}
	if r.Case == store.Ahead {
		a.recovered = recovered{r.Changes, crashed}
	}
	switch {
	case r.Damage != nil:
		a.tellRebuilt(*r.Damage)
	case r.Beside != "":
		a.showMessage(message{sentence: a.texts.say("save.beside"), try: a.reasonOf(r.Document), detail: r.Beside})
	case len(r.Conflicts) > 0:
		a.showConflicts()
	case r.Case == store.Ahead:
		a.listBroughtBack(a.recovered)
	case r.Case == store.Outside || r.Case == store.Older || r.Case == store.Merged:
		a.notice(a.texts.say("save.outside"))
	case crashed:
		a.notice(a.texts.say("recovery.complete"))
	case r.MovedFrom != "":
		a.notice(a.texts.say("save.moved", "name", filepath.Base(r.MovedFrom)))
	case r.CopyOf != "":
		a.notice(a.texts.say("save.copy", "name", filepath.Base(r.CopyOf)))
	}
}

// reasonOf is why a document could not be read, as a sentence.
func (a *App) reasonOf(err error) string {
	if err == nil {
		return ""
	}
	return a.messageOf(err, "").sentence
}

// listBroughtBack lists the edits that the document lacked, newest first: the
// user sees them and goes on, or goes back among them.
func (a *App) listBroughtBack(r recovered) {
	list := newRows(a.look, 90, -1)
	list.marked = func(row) bool { return false }
	entries, err := a.file.Log(r.changes)
	if err != nil {
		a.log("read log", err)
	}
	var lines []row
	for _, e := range slices.Backward(entries) {
		when := time.UnixMilli(e.Change.Time).Local().Format("15:04:05")
		lines = append(lines, row{cells: []cell{{text: when, ink: render.InkMuted}, {text: a.stepText(stepOf(e.Change, a.head()), stepInList)}}})
	}
	list.show(lines)
	title := "recovery.late"
	if r.crashed {
		title = "recovery.title"
	}
	s := &sheet{
		title: a.texts.say(title), hint: a.texts.say("recovery.hint", "n", itoa(r.changes)),
		body: list, size: fyne.NewSize(640, min(260, float32(len(lines))*rowHeight+4)),
	}
	s.answers = []answer{
		{text: a.texts.say("recovery.history"), do: func() { a.showPanel("history") }},
		{text: a.texts.say("recovery.goOn"), main: true},
	}
	a.showSheet(s)
}

// showPanel opens a panel below the views.
func (a *App) showPanel(name string) {
	if a.settings.Panes.isHidden(partPanel) {
		a.togglePart(partPanel)
	}
	a.desk.panels.choose(name)
}

// tellRebuilt says what came back of a damaged store, and what did not.
func (a *App) tellRebuilt(d store.Damage) {
	t := a.texts
	lines := []string{t.say("rebuilt.from", "name", t.say("rebuilt."+string(d.Source)))}
	if d.Applied > 0 {
		lines = append(lines, t.say("rebuilt.applied", "n", itoa(d.Applied)))
	}
	switch {
	case d.Lost > 0:
		lines = append(lines, t.say("rebuilt.lost", "n", itoa(d.Lost)))
	case d.Lost == 0:
		lines = append(lines, t.say("repair.complete"))
	default:
		lines = append(lines, t.say("rebuilt.unknown"))
	}
	if !d.History {
		lines = append(lines, t.say("rebuilt.noHistory"))
	}
	a.showMessage(message{sentence: t.say("rebuilt.title"), try: strings.Join(lines, "\n"), detail: t.say("rebuilt.kept", "name", d.Kept)})
}
