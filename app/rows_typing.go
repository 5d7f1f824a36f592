package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rowEntry is the field over a cell whose text is typed in its place. It is made
// once a list and then only moved and shown.
type rowEntry struct {
	widget.Entry
	app   *App
	list  *rows
	take  func(text string) bool // nil: it is not open; false: refused, and why is said
	was   string
	cell  spot // that it is over
	shift bool
}

// typeIn opens the field over a cell, for a text that is was so far. first has
// been typed already, and replaces it.
func (r *rows) typeIn(a *App, was, first string, take func(text string) bool) {
	if r.typing == nil {
		r.typing = &rowEntry{app: a, list: r}
		r.typing.ExtendBaseWidget(r.typing)
	}
	e := r.typing
	e.take, e.was, e.cell = take, was, spot{r.at, r.col}
	e.SetText(was)
	e.Show()
	r.Refresh()
	a.window.Canvas().Focus(e)
	if first != "" {
		e.SetText(first)
		e.CursorColumn = len([]rune(first))
	} else {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.Refresh()
}

// placeTyping puts the field where its cell is now.
func (r *rows) placeTyping() {
	e := r.typing
	if e == nil || e.take == nil || r.at < 0 || r.at >= len(r.list) || r.col < 0 || r.col >= len(r.list[r.at].cells) {
		return
	}
	s := r.spans(r.at)[r.col]
	height := e.MinSize().Height
	e.Resize(fyne.NewSize(max(60*r.look.scale(), s.width), height))
	e.Move(fyne.NewPos(s.left-8, float32(r.at)*r.height()-r.top+(r.height()-height)/2))
	r.painter.out = append(r.painter.out, e)
}

// done takes what was typed, if it is another text. What is refused stays open.
func (e *rowEntry) done() {
	take, text := e.take, e.Text
	if take == nil {
		return
	}
	// The list is made anew by what is taken, so the field goes first.
	if e.close(); text == e.was || take(text) {
		return
	}
	e.list.at, e.list.col = e.cell.row, e.cell.column
	e.list.typeIn(e.app, e.was, text, take)
}

// close gives the keys back to the list.
func (e *rowEntry) close() {
	if e.take == nil {
		return
	}
	e.take = nil
	e.Hide()
	if c := e.app.window.Canvas(); c.Focused() == fyne.Focusable(e) {
		c.Focus(e.list)
	}
	e.list.Refresh()
}

// AcceptsTab is true: Tab takes the text and goes to the next cell.
func (e *rowEntry) AcceptsTab() bool { return true }

func (e *rowEntry) KeyDown(k *fyne.KeyEvent) {
	e.shift = e.shift || isShift(k.Name)
	e.Entry.KeyDown(k)
}

func (e *rowEntry) KeyUp(k *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(k.Name)
	e.Entry.KeyUp(k)
}

func (e *rowEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.done()
	case fyne.KeyEscape:
		e.close()
	case fyne.KeyTab:
		back := chordOf(k.Name, held(e.shift)) == "Shift+Tab"
		if e.done(); e.take == nil {
			e.list.sideways(back)
		}
	default:
		e.Entry.TypedKey(k)
	}
}

// FocusLost takes what was typed when the focus goes elsewhere in the window, and
// leaves the field open when the window itself loses it, to an input method, say.
func (e *rowEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
	if e.take == nil {
		return
	}
	e.app.border.soon(func() {
		if e.app.window.Canvas().Focused() != fyne.Focusable(e) {
			e.done()
		}
	})
}
