package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
)

// accept takes what is typed or picked in the open cell and closes it. It stays
// open when that cannot be taken, and says why.
func (e *cellEditor) accept() bool {
	if !e.isOpen() {
		return true
	}
	text := e.entry.Text
	switch {
	case e.picks && e.list.at < 0 && strings.TrimSpace(text) != "":
		e.table.app.notice(e.table.app.texts.say("empty.search"))
		return false
	case e.picks && e.list.at < 0:
		e.close()
		return true
	case e.picks:
		o := e.shown[e.list.at]
		e.close()
		o.pick()
		return true
	case e.id == "":
		return e.begin(strings.TrimSpace(text))
	}
	f, _ := e.table.columns[e.at.column].of(e.table.kind)
	if text != e.was && !(slot{e.table.app, []model.ID{e.id}, f}).take(text) {
		return false
	}
	e.close()
	return true
}

// leave takes what is typed when the keys go elsewhere. What is refused stays
// open and keeps the keys; what was typed to find something that there is not
// goes.
func (e *cellEditor) leave() bool {
	if e.accept() {
		return true
	}
	if e.picks {
		e.close()
		return true
	}
	e.table.app.window.Canvas().Focus(e.entry)
	return false
}

// begin adds the record that was named in the last row.
func (e *cellEditor) begin(name string) bool {
	t := e.table
	if name != "" {
		r, _ := t.app.newRecord(t.kind, name)
		if !t.app.edit(t.app.head().Enter("add-row", model.Sheet{Add: []model.Record{r}})) {
			return false
		}
	}
	e.close()
	return true
}

// pick takes a line of the list; where several can be picked, the list stays.
func (e *cellEditor) pick(i int) {
	if i < 0 || i >= len(e.shown) || !e.isOpen() {
		return
	}
	t := e.table
	e.list.at = i
	if !e.many {
		if e.accept() {
			t.app.window.Canvas().Focus(t)
		}
		return
	}
	e.shown[i].pick()
	e.relist()
	e.entry.SetText("")
	e.filter("")
	t.app.window.Canvas().Focus(e.entry)
	t.Refresh()
}

// cellEntry is the field that a cell is typed into.
type cellEntry struct {
	prose
	editor *cellEditor
	shift  bool
}

// AcceptsTab is true: Tab accepts and goes to the next cell.
func (n *cellEntry) AcceptsTab() bool { return true }

func (n *cellEntry) KeyDown(k *fyne.KeyEvent) {
	n.shift = n.shift || isShift(k.Name)
	n.Entry.KeyDown(k)
}

func (n *cellEntry) KeyUp(k *fyne.KeyEvent) {
	n.shift = n.shift && !isShift(k.Name)
	n.Entry.KeyUp(k)
}

func (n *cellEntry) TypedKey(k *fyne.KeyEvent) {
	e := n.editor
	t := e.table
	switch c := chordOf(k.Name, held(n.shift)); {
	case c == "Enter" && e.many && e.list.at >= 0:
		e.pick(e.list.at)
	case c == "Enter", c == "Shift+Enter":
		if e.accept() {
			t.goTo(spot{t.at.row + 1, t.at.column}, false)
		}
	case c == "Tab" || c == "Shift+Tab":
		n.goOn(c)
	case c == "Esc":
		e.close()
	case e.picks && (c == "Up" || c == "Down" || c == "PgUp" || c == "PgDn"):
		e.list.TypedKey(k)
		t.Refresh()
	case (c == "Up" || c == "Down") && !n.MultiLine:
		if e.accept() {
			t.TypedKey(k)
		}
	default:
		n.prose.TypedKey(k)
	}
}

// goOn accepts, and opens nothing: the next cell has the keys.
func (n *cellEntry) goOn(c chord) {
	e := n.editor
	isNew := e.id == "" && strings.TrimSpace(n.Text) != ""
	if e.many {
		e.list.at = -1
		n.SetText("")
	}
	if !e.accept() {
		return
	}
	t := e.table
	switch {
	case isNew: // the new record's row is the one before the last
		t.goTo(spot{len(t.records) - 1, 1}, false)
	case c == "Tab":
		t.step(1)
	default:
		t.step(-1)
	}
}

// TypedShortcut keeps the shortcuts of texts; Alt+Enter begins a line.
func (n *cellEntry) TypedShortcut(s fyne.Shortcut) {
	if c := chordOfShortcut(s); c == "Alt+Enter" || c == "Ctrl+Enter" {
		if n.MultiLine {
			n.prose.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		return
	}
	n.prose.TypedShortcut(s)
}

// FocusLost accepts what is typed when the focus goes elsewhere in the window,
// but not to the list below. When the window itself loses it, to an input method
// or another program, the cell stays open.
func (n *cellEntry) FocusLost() {
	n.shift = false
	n.Entry.FocusLost()
	e := n.editor
	a := e.table.app
	if e.entry != n {
		return
	}
	a.border.soon(func() {
		now := a.window.Canvas().Focused()
		if e.entry == n && now != fyne.Focusable(n) && now != fyne.Focusable(e.list) {
			e.leave()
		}
	})
}
