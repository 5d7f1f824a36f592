package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// nameEntry is the field that a name is typed into.
type nameEntry struct {
	widget.Entry
	naming *naming
	shift  bool
}

// AcceptsTab is true: Tab accepts and goes on building.
func (e *nameEntry) AcceptsTab() bool { return true }

func (e *nameEntry) KeyDown(k *fyne.KeyEvent) {
	e.shift = e.shift || isShift(k.Name)
	e.Entry.KeyDown(k)
}

func (e *nameEntry) KeyUp(k *fyne.KeyEvent) {
	if isShift(k.Name) {
		e.shift = false
	}
	e.Entry.KeyUp(k)
}

func (e *nameEntry) TypedKey(k *fyne.KeyEvent) {
	if e.naming.offers.move(k.Name) {
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
		if !e.naming.picture.app.passOn(chordOf(k.Name, held(e.shift)), e.naming) {
			e.Entry.TypedKey(k)
		}
	}
}

// takeAndAsk accepts the name, and asks for the next where several are asked for.
func (e *nameEntry) takeAndAsk() {
	p, isEmpty := e.naming.plan, strings.TrimSpace(e.Text) == ""
	if (e.naming.accept() || isEmpty) && p != nil && p.next != nil {
		p.next()
	}
}

// goOn accepts the name and begins the next element from it.
func (e *nameEntry) goOn(c chord) {
	if e.naming.accept() {
		e.naming.picture.app.typed(c)
	}
}

// goesOn are the shortcuts by which a name is accepted and the next begun.
var goesOn = map[chord]chord{"Alt+Enter": "Alt+Enter", "Ctrl+Enter": "Enter", "Ctrl+Shift+Enter": "Ctrl+Shift+Enter", "Alt+Y": "Y", "Ctrl+L": "Ctrl+L"}

func (e *nameEntry) TypedShortcut(s fyne.Shortcut) {
	if next, ok := goesOn[chordOfShortcut(s)]; ok {
		e.goOn(next)
		return
	}
	if !e.naming.picture.app.passOn(chordOfShortcut(s), e.naming) {
		e.Entry.TypedShortcut(s)
	}
}

// FocusLost accepts what is typed when the focus goes elsewhere in the window.
// When the window itself loses it, to an input method or another program, the
// name stays open. Which of the two it is shows only when the focus has moved.
func (e *nameEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
	if e.naming.plan == nil {
		return
	}
	a := e.naming.picture.app
	a.border.soon(func() {
		if now := a.window.Canvas().Focused(); now != fyne.Focusable(e) && now != fyne.Focusable(e.naming.offers.list) {
			e.naming.accept()
		}
	})
}

func (e *nameEntry) selectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }
