package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// cellEditor is the field over the cell that is being edited, with the list of
// what can be picked below it. It is made once and only moved and shown, so
// that a text being composed by an input method is never cut off.
type cellEditor struct {
	table   *table
	one     *cellEntry // for a line
	several *cellEntry // for texts of several lines
	entry   *cellEntry // the open one; nil: none
	list    *rows
	picks   bool // the value comes from the list
	many    bool // of which several can be picked
	options []option
	shown   []option
	fresh   func(string) (option, bool)
	at      spot
	id      model.ID // empty: of a new record
	was     string
}

func newCellEditor(t *table) *cellEditor {
	e := &cellEditor{table: t, one: &cellEntry{}, several: &cellEntry{}}
	for _, entry := range []*cellEntry{e.one, e.several} {
		entry.editor = e
		entry.ExtendBaseWidget(entry)
		entry.OnChanged = e.filter
		entry.Hide()
	}
	e.several.MultiLine, e.several.Wrapping = true, fyne.TextWrapWord
	e.list = newRows(t.app.look, -0.68, -0.32)
	e.list.empty = t.app.texts.say("empty.search")
	e.list.pick = e.pick
	e.list.step = func(i int) { e.list.at = i }
	e.list.marked = func(row) bool { return false }
	e.list.Hide()
	return e
}

func (e *cellEditor) isOpen() bool { return e.entry != nil }

// open begins the cell with the keys; typed replaces what is in it. The row
// after the last begins with the name of a new record.
func (e *cellEditor) open(typed string) {
	t := e.table
	if err := t.app.editable(); err != nil {
		t.app.notice(t.app.reason(err))
		return
	}
	e.close()
	if e.id = t.idAt(t.at.row); e.id == "" {
		t.at.column, t.from = 0, spot{t.at.row, 0}
	}
	e.at = t.at
	t.reveal()
	e.prepare(typed)
	e.entry.Show()
	e.place()
	t.Refresh()
	t.app.window.Canvas().Focus(e.entry)
	e.entry.CursorRow = strings.Count(e.entry.Text, "\n")
	e.entry.CursorColumn = len([]rune(e.entry.Text[strings.LastIndex(e.entry.Text, "\n")+1:]))
	if typed == "" && e.was != "" && !e.picks {
		e.entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.entry.Refresh()
}

// prepare fills the field and the list for the cell.
func (e *cellEditor) prepare(typed string) {
	t := e.table
	c := t.columns[e.at.column]
	f, isField := c.of(t.kind)
	s := slot{t.app, []model.ID{e.id}, f}
	e.entry, e.picks, e.many, e.was, e.options, e.fresh = e.one, false, false, "", nil, nil
	hint := hintOf(t.app.texts, t.kind, f)
	switch r, ok := t.app.head().Get(e.id); {
	case !ok:
	case !isField:
		e.picks, e.many = true, true
		hint = t.app.texts.say("table.many")
	case s.isPicked():
		e.picks, e.options, e.fresh = true, s.options(), s.fresh
		if now := s.say(model.Value(r, f)); now != "" {
			hint = now
		}
	default:
		e.was = model.Value(r, f)
		if f.Type == model.Text && f.Max > model.MaxName {
			e.entry = e.several
		}
	}
	if e.many {
		e.relist()
	}
	e.entry.SetPlaceHolder(hint)
	text := e.was
	if typed != "" {
		text = typed
	}
	e.entry.SetText(text)
	unselect(&e.entry.Entry)
	e.filter(e.entry.Text)
	if e.picks && typed == "" && !e.many {
		r, _ := t.app.head().Get(e.id)
		e.list.at = e.indexOf(s.say(model.Value(r, f)))
		e.list.reveal(e.list.at)
	}
}

// relist lists the other ends anew, after one was added or taken away.
func (e *cellEditor) relist() {
	c := e.table.columns[e.at.column]
	from := ends{e.table.app, e.id, c.rel, c.back}
	e.options, e.fresh = from.options(), from.fresh
}

func (e *cellEditor) indexOf(title string) int {
	for i, o := range e.shown {
		if o.title == title {
			return i
		}
	}
	return -1
}

// filter lists what fits the text, best first.
func (e *cellEditor) filter(text string) {
	if e.entry == e.several && e.entry != nil {
		e.place() // it grows with its text
	}
	if e.list.Visible() != e.picks {
		if e.picks {
			e.list.Show()
		} else {
			e.list.Hide()
		}
	}
	if !e.picks {
		return
	}
	e.shown = fittingOptions(e.options, strings.TrimPrefix(text, "✓ "), e.fresh)
	list := make([]row, len(e.shown))
	for i, o := range e.shown {
		list[i] = rowOf(o)
	}
	e.list.at, e.list.top, e.list.focused = 0, 0, true
	if e.many && strings.TrimSpace(text) == "" || len(list) == 0 {
		e.list.at = -1
	}
	e.list.show(list)
	e.place()
	e.table.Refresh()
}

// mostListed is how many lines the list below a cell shows at once.
const mostListed = 9

// place puts the field over its cell, and the list where there is room for it.
func (e *cellEditor) place() {
	if !e.isOpen() {
		return
	}
	t, scale := e.table, e.table.app.look.scale()
	x, width := t.columnAt(e.at.column)
	y, size := t.rowAt(e.at.row), t.Size()
	width = max(width+2, 180*scale)
	if e.entry == e.several {
		width = max(width, 280*scale)
		e.entry.Wrapping = wrappingOf(e.entry.Text)
		lines := (render.Type{Size: float64(sizeText * scale)}).Wrap(t.app.look.measure, e.entry.Text, float64(width-24*scale), 6)
		e.entry.SetMinRowsVisible(max(1, min(6, len(lines)+strings.Count(e.entry.Text, "\n"))))
	}
	x = max(0, min(x, size.Width-width-4))
	height := max(e.entry.MinSize().Height, t.height())
	y = max(t.headHeight(), min(y-(e.one.MinSize().Height-t.height())/2, size.Height-height-4))
	e.entry.Move(fyne.NewPos(x, y))
	e.entry.Resize(fyne.NewSize(width, height))
	if !e.picks {
		return
	}
	wide := min(max(width, 340*scale), size.Width-8)
	tall := float32(min(max(len(e.shown), 1), mostListed)) * e.list.height()
	below := y + height + 2
	if below+tall > size.Height-4 && y > size.Height-below {
		tall = min(tall, y-6)
		below = y - tall - 2
	}
	e.list.Move(fyne.NewPos(max(2, min(x, size.Width-wide-4)), below))
	e.list.Resize(fyne.NewSize(wide, min(tall, size.Height-below-4)))
}

func (e *cellEditor) paint(p *painter) {
	if !e.isOpen() {
		return
	}
	if e.picks {
		at, size := e.list.Position(), e.list.Size()
		p.rectangle(fyne.NewPos(at.X-1, at.Y-1), fyne.NewSize(size.Width+2, size.Height+2), frame{fill: p.look.ink(inkSurface), stroke: p.look.ink(render.InkOutline), width: 1})
		p.out = append(p.out, e.list)
	}
	p.rectangle(e.entry.Position(), e.entry.Size(), frame{fill: p.look.ink(inkSurface), radius: 6})
	p.out = append(p.out, e.entry)
}

// close leaves the cell as it is and shows what went on meanwhile.
func (e *cellEditor) close() {
	if !e.isOpen() {
		return
	}
	entry, t := e.entry, e.table
	e.entry = nil
	entry.Hide()
	e.list.Hide()
	if now := t.app.window.Canvas().Focused(); now == fyne.Focusable(entry) || now == fyne.Focusable(e.list) {
		t.app.window.Canvas().Focus(t)
	}
	if t.stale {
		t.show()
	}
	t.Refresh()
}
