package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// field is an entry outside the pictures. Keys that it has no use for go to the
// table of commands, so that they work wherever the cursor is.
type field struct {
	prose
	app    *App
	commit func() // Enter, or the focus goes
	cancel func() // Escape
	submit func() // Enter, where it does more than take the text
	shift  bool
}

func newField(a *App) *field {
	f := &field{app: a}
	f.ExtendBaseWidget(f)
	return f
}

// AcceptsTab is false: Tab goes to the next control, also out of a text of several
// lines.
func (f *field) AcceptsTab() bool { return false }

func (f *field) TypedKey(k *fyne.KeyEvent) {
	c := chordOf(k.Name, held(f.shift))
	switch {
	case c == "Enter" && f.submit != nil:
		f.submit()
	case c == "Enter" && !f.MultiLine:
		f.done()
	case c == "Esc":
		if f.cancel != nil {
			f.cancel()
		}
		f.app.focusPicture(f.app.active)
	case strings.HasPrefix(string(c), "F") && len(c) > 1:
		f.app.typedElsewhere(c)
	default:
		f.prose.TypedKey(k)
	}
}

func (f *field) done() {
	if f.commit != nil {
		f.commit()
	}
}

func (f *field) KeyDown(k *fyne.KeyEvent) {
	f.shift = f.shift || isShift(k.Name)
	f.Entry.KeyDown(k)
}

func (f *field) KeyUp(k *fyne.KeyEvent) {
	f.shift = f.shift && !isShift(k.Name)
	f.Entry.KeyUp(k)
}

// own are the shortcuts that a field of text keeps for itself.
var own = map[chord]bool{"Ctrl+Z": true, "Ctrl+Y": true, "Ctrl+C": true, "Ctrl+X": true, "Ctrl+V": true, "Ctrl+A": true, "Ctrl+Left": true, "Ctrl+Right": true}

func (f *field) TypedShortcut(s fyne.Shortcut) {
	c := chordOfShortcut(s)
	if c == "Ctrl+Enter" {
		f.done()
		return
	}
	if !own[c] && f.app.typedElsewhere(c) {
		return
	}
	f.prose.TypedShortcut(s)
}

func (f *field) FocusLost() {
	f.shift = false
	f.Entry.FocusLost()
	f.done()
}

// unselect forgets what was selected in an entry when it was used last: what is
// typed next would replace it.
func unselect(e *widget.Entry) { e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }
