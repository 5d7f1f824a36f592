package app

import (
	"os"
	"path/filepath"
	"strings"

	"hone/assets"
	"hone/model"
	"hone/model/store"
	"hone/render"
)

// firstSample is what the window opens when it is started for the first time.
const firstSample = "reservation"

// Start opens what a start of the program should show: the file that was
// named, else the last one, else the sample as a document of the user's own.
func (a *App) Start(path string) {
	switch {
	case path != "":
		a.openNow(path, a.options.ReadOnly)
	case a.options.Fresh:
		a.newFile()
	case a.settings.Blank:
	case len(a.settings.Recent) > 0 && isThere(a.settings.Recent[0]):
		a.openNow(a.settings.Recent[0], false)
	default:
		a.openSample(firstSample)
		a.offerTour()
	}
	if a.file == nil {
		a.desk.arrange()
	}
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// open opens a document; the window waits for nothing.
func (a *App) open(path string) { a.openAs(path, false) }

func (a *App) openAs(path string, readOnly bool) {
	if a.file != nil && path == a.file.Path() && a.saver.readOnly == readOnly {
		return
	}
	o := a.storeOptions(readOnly)
	a.border.run(func() func() {
		file, report, err := store.Open(path, o)
		return func() { a.opened(path, file, report, err) }
	})
}

// openNow opens a document before the window is shown.
func (a *App) openNow(path string, readOnly bool) {
	file, report, err := store.Open(path, a.storeOptions(readOnly))
	a.opened(path, file, report, err)
}

func (a *App) storeOptions(readOnly bool) store.Options {
	return store.Options{
		Folder: a.options.Folder, ReadOnly: readOnly, Application: a.options.Version,
		Now: a.options.Now, Random: a.options.Random,
	}
}

func (a *App) opened(path string, file *store.File, report store.Report, err error) {
	if err != nil {
		if store.Cause(err) == store.ErrGone {
			a.forget(path)
		}
		a.report(err, path)
		return
	}
	if !a.leave() {
		if err := file.Close(); err != nil {
			a.log("close file", err)
		}
		return
	}
	a.begin(file, report)
}

// leave closes what is open, when it can be closed.
func (a *App) leave() bool {
	if !a.closeNames() {
		return false
	}
	if err := a.shut(); err != nil {
		a.askUnsaved(err, nil)
		return false
	}
	a.file = nil
	return true
}

// shut writes everything and lets go of the file.
func (a *App) shut() error {
	a.keepSession()
	a.noteOpen(false)
	err := a.saver.close()
	if err != nil {
		a.noteOpen(true)
	}
	return err
}

// holdConflicts keeps the document from being written while opening, or a start
// before, found what is still to be decided.
func (a *App) holdConflicts(r store.Report) {
	pending := r.Conflicts
	if a.saver.readOnly || len(pending) == 0 && !a.file.Session(conflictsKey, &pending) || len(pending) == 0 {
		return
	}
	a.saver.hold(pending)
}

// begin shows a document that was opened.
func (a *App) begin(file *store.File, report store.Report) {
	a.file = file
	a.held.Store(file)
	a.journal = file.Journal()
	a.journal.Observe(a.show)
	a.steps = a.stepsOf(file)
	a.selection = selected(a.head(), nil)
	a.xray, a.overlay, a.positions, a.lens, a.folds = false, false, positions{turn: a.positions.turn + 1}, lens{}, folds{}
	for _, v := range a.pictures() {
		v.framed = false
	}
	a.journey.scene = &render.Scene{}
	a.saver.serve(file, report.Case == store.Viewed)
	crashed := a.noteOpen(true)
	a.restoreSession()
	a.workshop.restore()
	a.holdConflicts(report)
	if !isKeptVersion(file.Path()) {
		a.remember(file.Path())
	}
	a.watch.begin()
	a.desk.question.skipped = map[string]bool{}
	a.desk.arrange()
	a.showAll()
	a.focusPicture(a.active)
	a.tell(report, crashed)
	if a.isReadOnly() {
		return
	}
	if len(a.head().Records(model.KindDeliverable)) == 0 {
		a.border.after("first name", 0, func() { a.run("add.sibling") })
	}
}

func (a *App) stepsOf(file *store.File) steps { return a.stepsFrom(file, logRead) }

// stepsFrom reads the names of the latest n steps from the log, of all for 0.
func (a *App) stepsFrom(file *store.File, n int) steps {
	var s steps
	entries, err := file.Log(n)
	if err != nil {
		return s // a window that only looks has no log
	}
	for _, e := range entries {
		s.remember(e.Change, file.Head())
	}
	return s
}

// newFile makes an empty document with a name of its own and opens it.
func (a *App) newFile() {
	m, err := a.blank()
	if err == nil {
		err = a.create(a.texts.say("file.untitled"), m)
	}
	if err != nil {
		a.report(err, "")
	}
}

// blank is the model that a new document begins with: the language of the
// window, and the phases that are preferred.
func (a *App) blank() (*model.Model, error) {
	m := model.Empty()
	c, err := m.Set(model.InfoID, "language", string(a.texts.language))
	if err == nil {
		m, err = m.Apply(c)
	}
	if err != nil || a.settings.Phases == "" {
		return m, err
	}
	if c, err = m.AddPhases(a.texts.presetPhases("preset."+a.settings.Phases), a.mint); err != nil {
		return m, err
	}
	return m.Apply(c)
}

// presetPhases are the phases of a preset.
func (t texts) presetPhases(preset string) []string {
	var names []string
	for n := 1; t.has(preset + "." + itoa(n)); n++ {
		names = append(names, t.say(preset+"."+itoa(n)))
	}
	return names
}

// openSample makes a document of the user's own from a sample and opens it.
func (a *App) openSample(name string) {
	text, ok := assets.Sample(name, string(a.texts.language))
	if !ok {
		return
	}
	doc, err := model.Decode(text)
	if err == nil {
		title := doc.Model.Info().Title
		err = a.create(title, doc.Model)
	}
	if err != nil {
		a.report(err, "")
	}
}

// create writes a new document into the user's folder and opens it.
func (a *App) create(title string, m *model.Model) error {
	id, err := model.NewID("m-", a.options.Random)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(a.options.Documents, 0o755); err != nil {
		return err
	}
	doc := model.Document{ID: id, Model: m}
	path, err := freeName(filepath.Join(a.options.Documents, fileName(title)), func(path string) error {
		return store.WriteDocument(path, doc, false)
	})
	if err != nil {
		return err
	}
	a.openNow(path, false)
	return nil
}

func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return name + " " + itoa(n)
}

// fileName is a title without what file systems do not take.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.TrimSpace(title))
	return strings.Trim(clip(name, 60), ". …")
}

// saveNow writes the document without waiting for the hands to rest.
func (a *App) saveNow() {
	a.closeNames()
	a.saver.unbacked = true
	a.saver.retry()
}

// quit ends the program, when everything is on disk or the user says so.
func (a *App) quit() {
	if !a.closeNames() {
		return
	}
	if err := a.shut(); err != nil {
		a.askUnsaved(err, a.end)
		return
	}
	a.end()
}

func (a *App) end() {
	a.keepSettings()
	if l := a.options.Layouter; l != nil {
		l.Close()
	}
	a.border.surelyEnd(a.letGo)
	a.window.SetCloseIntercept(nil)
	a.window.Close()
	a.fyne.Quit()
}
