package app

import (
	"unicode"

	"fyne.io/fyne/v2"

	"hone/model"
)

func (t *table) FocusGained() {
	t.focused = true
	t.app.activated(t.app.pictureFor(t.view))
	if t.app.selection.lead() == "" {
		t.selectRows()
	}
	t.Refresh()
}

func (t *table) FocusLost() { t.focused, t.shift = false, false; t.Refresh() }

// AcceptsTab keeps Tab for the next cell; F6 goes round the parts of the window.
func (t *table) AcceptsTab() bool { return true }

func (t *table) KeyDown(e *fyne.KeyEvent) { t.shift = t.shift || isShift(e.Name) }

func (t *table) KeyUp(e *fyne.KeyEvent) { t.shift = t.shift && !isShift(e.Name) }

// TypedRune begins the cell anew with what is typed; Space ticks.
func (t *table) TypedRune(r rune) {
	switch {
	case r == '`':
		t.app.typed("`")
	case r == ' ' && t.tick():
	case r == ' ':
		t.editor.open("")
	case unicode.IsGraphic(r):
		t.editor.open(string(r))
	}
}

func (t *table) TypedKey(e *fyne.KeyEvent) {
	c := chordOf(e.Name, held(t.shift))
	if to, extend, ok := t.reached(c); ok {
		t.goTo(to, extend)
		return
	}
	switch c {
	case "Tab":
		t.step(1)
	case "Shift+Tab":
		t.step(-1)
	case "Enter", "F2":
		if !t.tick() {
			t.editor.open("")
		}
	case "BackSpace":
		t.clear()
	default:
		if !c.isLetter() {
			t.app.typed(c)
		}
	}
}

// reached is the cell that a key of movement leads to.
func (t *table) reached(c chord) (to spot, extend, ok bool) {
	const shift = "Shift+"
	if len(c) > len(shift) && c[:len(shift)] == shift {
		extend, c = true, c[len(shift):]
	}
	page := max(1, t.seenRows()-1)
	to = t.at
	switch c {
	case "Up":
		to.row--
	case "Down":
		to.row++
	case "Left":
		to.column--
	case "Right":
		to.column++
	case "PgUp":
		to.row -= page
	case "PgDn":
		to.row += page
	case "Home":
		to.column = 0
	case "End":
		to.column = len(t.columns) - 1
	case "Ctrl+Home", "Ctrl+Up":
		to.row = 0
	case "Ctrl+End":
		to.row = len(t.records)
	case "Ctrl+Down":
		to.row = len(t.records) - 1
	default:
		return to, false, false
	}
	return to, extend, true
}

func (t *table) TypedShortcut(s fyne.Shortcut) {
	c := chordOfShortcut(s)
	if to, extend, ok := t.reached(c); ok {
		t.goTo(to, extend)
		return
	}
	switch c {
	case "Ctrl+C":
		t.copy()
	case "Ctrl+X":
		t.copy()
		t.clear()
	case "Ctrl+V":
		t.paste()
	case "Ctrl+A":
		t.pickAll()
	case "Alt+Up":
		t.moveRow(-1)
	case "Alt+Down":
		t.moveRow(1)
	case "Ctrl+Enter":
		t.goTo(spot{len(t.records), 0}, false)
		t.editor.open("")
	default:
		t.app.typed(c)
	}
}

// tick turns the cell over when it is one that is true or not.
func (t *table) tick() bool {
	r, ok := t.record(t.at.row)
	f, isField := t.columns[t.at.column].of(t.kind)
	if !ok || !isField || f.Type != model.Switch {
		return false
	}
	text := "true"
	if model.Value(r, f) != "" {
		text = ""
	}
	slot{t.app, []model.ID{r.Key()}, f}.take(text)
	return true
}
