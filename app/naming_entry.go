package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// nameEntry is the field that a name is typed into, over a box or over a line of
// the outline. It is made once and only moved and shown.
type nameEntry struct {
	widget.Entry
	app    *App
	naming openName
	offers *nameOffers
	shift  bool
}

func newNameEntry(a *App, n openName) *nameEntry {
	e := &nameEntry{app: a, naming: n}
	e.offers = newNameOffers(a, func() { n.accept() })
	e.ExtendBaseWidget(e)
	e.Hide()
	return e
}

// begin shows a name so far, or what has been typed already.
func (e *nameEntry) begin(p *plan, typed string) {
	e.SetPlaceHolder(p.hint)
	e.SetText(p.was)
	unselect(&e.Entry)
	if typed != "" {
		e.SetText(typed)
	}
	e.Show()
}

// take gives it the keys. A name that was there already is typed over.
func (e *nameEntry) take(p *plan, typed string) {
	e.app.window.Canvas().Focus(e)
	e.CursorColumn = len([]rune(e.Text))
	if typed == "" && p.was != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.Refresh()
}

// hasKeys tells whether the keys go to it or to what it offers.
func (e *nameEntry) hasKeys() bool {
	now := e.app.window.Canvas().Focused()
	return now == fyne.Focusable(e) || now == fyne.Focusable(e.offers.list)
}

// AcceptsTab is true: Tab accepts and goes on building.
func (e *nameEntry) AcceptsTab() bool { return true }

func (e *nameEntry) KeyDown(k *fyne.KeyEvent) {
	e.shift = e.shift || isShift(k.Name)
	e.Entry.KeyDown(k)
}

func (e *nameEntry) KeyUp(k *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(k.Name)
	e.Entry.KeyUp(k)
}

func (e *nameEntry) TypedKey(k *fyne.KeyEvent) {
	if e.offers.move(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.takeAndAsk()
	case fyne.KeyEscape:
		e.naming.close()
	case fyne.KeyTab:
		e.goOn(chordOf(k.Name, held(e.shift)))
	default:
		if !e.app.passOn(chordOf(k.Name, held(e.shift)), e.naming) {
			e.Entry.TypedKey(k)
		}
	}
}

// takeAndAsk accepts the name, and asks for the next where several are asked for.
func (e *nameEntry) takeAndAsk() {
	p, isEmpty := e.naming.asked(), strings.TrimSpace(e.Text) == ""
	if (e.naming.accept() || isEmpty) && p != nil && p.next != nil {
		p.next()
	}
}

// goOn accepts the name and begins the next element from it.
func (e *nameEntry) goOn(c chord) {
	if e.naming.accept() {
		e.app.typed(c)
	}
}

// goesOn are the shortcuts by which a name is accepted and the next begun.
var goesOn = map[chord]chord{"Alt+Enter": "Alt+Enter", "Ctrl+Enter": "Enter", "Ctrl+Shift+Enter": "Ctrl+Shift+Enter", "Alt+Y": "Y", "Ctrl+L": "Ctrl+L"}

func (e *nameEntry) TypedShortcut(s fyne.Shortcut) {
	if next, ok := goesOn[chordOfShortcut(s)]; ok {
		e.goOn(next)
		return
	}
	if !e.app.passOn(chordOfShortcut(s), e.naming) {
		e.Entry.TypedShortcut(s)
	}
}

// FocusLost accepts what is typed when the focus goes elsewhere in the window.
// When the window itself loses it, to an input method or another program, the
// name stays open. Which of the two it is shows only when the focus has moved.
func (e *nameEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
	if !e.naming.isOpen() {
		return
	}
	e.app.border.soon(func() {
		if !e.hasKeys() {
			e.naming.accept()
		}
	})
}
