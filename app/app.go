// Package app is the window: two views of one model with a selection in
// common, an outline, a card, derived panels and a table of commands. Every
// function runs on the window's goroutine unless it is in background.go.
//
// An edit goes one way: a verb of the model makes a Change, edit enters it into
// the journal, the journal's Event goes to show, and every part of the window
// draws itself anew from the version after. Nothing else changes the model.
package app

import (
	"errors"
	"io"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// Options say where the window keeps things and what it draws with.
type Options struct {
	Fyne      fyne.App
	Folder    string // of the stores, the settings and the log of errors
	Documents string // where new documents go
	Version   string
	Notices   string         // licences, in Markdown
	Language  model.Language // empty: that of the settings, else System
	System    model.Language
	Now       func() time.Time
	Random    io.Reader
	Measure   render.Measure
	Fonts     Fonts
	Layouter  *render.Layouter     // nil: own placement alone
	Inline    bool                 // for tests: background work is done at once
	Times     io.Writer            // nil: nothing is measured; see meter
	Processor func() time.Duration // with Times: what this thread has had
	// Launch starts the program again with these arguments, in a process of its
	// own, and returns when that has ended. nil: there is one window alone.
	Launch   func(args ...string) error
	ReadOnly bool // Start looks at its file alone
	Fresh    bool // Start without a file makes a new one
	// AsksDesktop: what Fyne says of the desktop's brightness is a guess until
	// the desktop has answered.
	AsksDesktop bool
	Outside     Outside
}

// App is the one window with the model that is open in it.
type App struct {
	options  Options
	border   border
	fyne     fyne.App
	window   fyne.Window
	texts    texts
	look     *look
	settings settings
	tuned    bool // a preference was set here
	theming  bool // we set the theme ourselves
	commands []command

	file      *store.File                // nil: nothing is open
	recovered recovered                  // at opening it
	held      atomic.Pointer[store.File] // the same, for letGo
	journal   *model.Journal
	steps     steps
	saver     *saver
	meter     *meter
	watch     watch
	kept      sight // of the session that was kept last

	deliverables, actions, journey *picture
	active                         *picture
	drawn                          drawn
	derived                        derived
	drawing, deriving              latest
	positions                      positions
	memory                         memory
	routes                         [2]render.Routes
	folds                          folds
	glides                         map[model.ID]render.Rect // where boxes come from in the next picture
	selection                      selection
	xray, overlay                  bool
	lens                           lens
	presentation                   *presentation // nil: the desk is shown
	isPanelLarge                   bool          // the open panel takes the room of the views

	desk     *desk
	workshop *workshop
	sheets   []*sheet // those that lie over the window, the topmost last

	keeper     keeper
	drafts     map[string]string // what was typed where nothing was answered, by what was asked
	tourAt     int               // the stop of the tour, from 1; 0: it is not on
	preferring *preferring       // the sheet of preferences that was shown last
}

// New makes the window without showing it; nothing is open in it yet.
func New(o Options) *App {
	o.Outside = o.Outside.orUsual()
	a := &App{options: o, fyne: o.Fyne, look: newLook(o.Measure, o.Fonts)}
	a.meter = newMeter(o)
	a.border.inline, a.border.meter = o.Inline, a.meter
	a.border.trace = func(cause any) { Trace(o.Folder, o.Now(), cause) }
	a.drawing.border, a.deriving.border = &a.border, &a.border
	a.settings = readSettings(o.Folder)
	a.texts = loadTexts(a.language())
	a.speakToolkit()
	a.look.brightness, a.look.typeSize, a.look.isAsked = a.settings.Brightness, a.settings.typeSize(), o.AsksDesktop
	a.fyne.Settings().SetTheme(a.look)
	a.journal = model.Open(model.Empty(), nil)
	a.selection = selected(a.head(), nil)
	a.commands = commandTable()
	a.saver, a.watch, a.workshop = newSaver(a), watch{app: a}, newWorkshop(a)
	a.window = a.fyne.NewWindow("Hone")
	a.window.SetPadded(false)
	a.window.Resize(fyne.NewSize(a.settings.Width, a.settings.Height))
	a.window.SetCloseIntercept(a.quit)
	a.window.SetOnDropped(a.dropped)
	a.build()
	a.fyne.Settings().AddListener(a.desktopSays)
	return a
}

// language is the one asked for, else the one set, else the system's.
func (a *App) language() model.Language {
	for _, l := range []model.Language{a.options.Language, a.settings.Language, a.options.System} {
		if l != "" {
			return l
		}
	}
	return model.Japanese
}

// build makes the window's content; again after a change of language.
func (a *App) build() {
	a.presentation = nil
	a.deliverables = newPicture(a, model.ViewDeliverables)
	a.actions = newPicture(a, model.ViewActions)
	a.journey = newPicture(a, "")
	a.active = a.deliverables
	a.desk = newDesk(a)
	a.window.SetContent(a.desk.root)
	a.listenForKeys()
}

// rebuild makes the content anew and keeps what is in sight.
func (a *App) rebuild() {
	old := a.pictures()
	wasActive := a.active == a.actions
	a.build()
	for i, v := range a.pictures() {
		v.camera, v.framed = old[i].camera, old[i].framed
	}
	if wasActive {
		a.active = a.actions
	}
	a.showAll()
}

// Run shows the window until it is closed.
func (a *App) Run() {
	a.window.Show()
	a.focusPicture(a.active)
	a.memory.use(a)
	a.border.onTermination(func() { a.border.surelyEnd(a.letGo) })
	a.fyne.Run()
	a.saver.isOver = true
	if err := a.saver.close(); err != nil { // nothing is left to do after a usual end
		a.log("save at the end", err)
	}
	a.letGo()
}

// letGo closes what is still open when the program was told to end by the
// system, and writes its document. Safe on any goroutine.
func (a *App) letGo() {
	if f := a.held.Swap(nil); f != nil {
		if err := f.Close(); err != nil {
			a.log("close file", err)
		}
	}
}

func (a *App) head() *model.Model { return a.journal.Head() }

func (a *App) pictures() []*picture { return []*picture{a.deliverables, a.actions, a.journey} }

func (a *App) isReadOnly() bool { return a.file == nil || a.saver.readOnly }

// errReadOnly and errNothingOpen are why an edit is refused in such a window.
var (
	errReadOnly    = errors.New("read-only")
	errNothingOpen = errors.New("nothing-open")
)

// editable is why the model cannot be edited now; nil when it can.
func (a *App) editable() error {
	switch {
	case a.file == nil:
		return errNothingOpen
	case a.saver.readOnly:
		return errReadOnly
	}
	return nil
}

// edit enters the Change that a verb made, or says why there is none.
func (a *App) edit(c model.Change, err error) bool {
	if err == nil {
		err = a.editable()
	}
	if err == nil {
		c, err = a.file.Stamp(c)
	}
	if err == nil {
		a.meter.work("edit", func() { err = a.journal.Do(c) })
	}
	if err != nil {
		a.notice(a.reason(err))
		return false
	}
	return true
}

// reason is why something cannot be done, as a sentence.
func (a *App) reason(err error) string {
	if errors.Is(err, errReadOnly) || errors.Is(err, errNothingOpen) {
		return a.texts.say("reason." + err.Error())
	}
	var own reason
	if errors.As(err, &own) {
		return a.texts.say("reason." + string(own))
	}
	if isAboutNothing(err) {
		return a.texts.say("reason.nothing-selected")
	}
	return a.texts.refusal(a.head(), err)
}

// isAboutNothing tells whether a verb was refused because it was asked of no
// record: nothing is selected.
func isAboutNothing(err error) bool {
	var refused *model.Refusal
	return errors.As(err, &refused) && refused.Reason == "no-record" && len(refused.Args) > 0 && refused.Values()[0] == ""
}

// chain makes one Change of n verbs, each on what the one before has made.
func (a *App) chain(label string, n int, verb func(m *model.Model, i int) (model.Change, error)) (model.Change, error) {
	m, whole := a.head(), model.Change{}
	for i := range n {
		c, err := verb(m, i)
		if err != nil {
			return whole, err
		}
		if m, err = m.Apply(c); err != nil {
			return whole, err
		}
		whole = whole.Then(c)
	}
	whole.Label = label
	return whole, nil
}

// mint makes a new ID for a record of a kind.
func (a *App) mint(k model.Kind) model.ID {
	id, err := model.NewID(model.Prefix(k), a.options.Random)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return id
}

// show follows a Change: it goes to disk, and every part of the window draws
// the version after.
func (a *App) show(e model.Event) {
	a.meter.edited(e.After)
	a.steps.remember(e.Change, e.After)
	if at := a.steps.swap(e.Change.Cause, a.positions.deliverables); at != nil {
		a.moveBoxes(at)
	}
	a.saver.save(e.Change)
	a.memory.use(a)
	a.selection = selected(e.After, a.selection.ids)
	a.sayRemoved(e.Change)
	a.showAll()
}

func (a *App) showAll() {
	a.desk.bar.follow()
	a.desk.outline.show()
	a.desk.showTables()
	a.desk.panels.edited()
	a.redraw()
	switch a.window.Canvas().Focused().(type) {
	case *picture, *nameEntry:
		a.border.apart("card", a.desk.card.show) // the hands are not in it
	default:
		a.desk.card.show()
	}
}

// restyle draws everything in the present theme.
func (a *App) restyle() {
	for _, v := range a.pictures() {
		v.overview.redraw()
		v.Refresh()
	}
	a.desk.restyle()
}

func (a *App) setBrightness(b Brightness) { a.tune(func(p *preferences) { p.Brightness = b }) }
