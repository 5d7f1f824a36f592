package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hone/model"
)

// lineNaming is the entry for a name over a line of the outline, so that a model
// is built there with the keys of the pictures. Like the one over a box it is
// made once and only moved and shown.
type lineNaming struct {
	outline *outline
	entry   *lineEntry
	offers  *nameOffers
	plan    *plan
	at      int  // its line
	stale   bool // the model went on while the name is open
}

func newLineNaming(o *outline) *lineNaming {
	n := &lineNaming{outline: o, entry: &lineEntry{}}
	n.entry.naming = n
	n.entry.ExtendBaseWidget(n.entry)
	n.entry.Hide()
	n.offers = newNameOffers(o.app, func() { n.accept() })
	n.entry.OnChanged = n.typed
	return n
}

func (n *lineNaming) isOpen() bool { return n.plan != nil }

// typed offers what is there already.
func (n *lineNaming) typed(text string) {
	if n.isOpen() && n.offers.follow(n.plan, text) {
		n.place()
		n.outline.root.Refresh()
	}
}

// hasKeys tells whether the keys go to the outline.
func (o *outline) hasKeys() bool {
	return o.app.window.Canvas().Focused() == fyne.Focusable(o.list) && o.root.Visible()
}

// open asks for a name; for a new element in a line of its own, below that from
// which it grows.
func (n *lineNaming) open(p *plan, typed string) {
	o := n.outline
	if n.accept(); n.isOpen() {
		return
	}
	n.plan = p
	n.at = o.list.find(p.of)
	if p.isNew {
		n.insert(p)
	}
	n.entry.SetPlaceHolder(p.hint)
	n.entry.SetText(p.was)
	unselect(&n.entry.Entry)
	if typed != "" {
		n.entry.SetText(typed)
	}
	o.list.reveal(n.at)
	n.entry.Show()
	o.root.Layout.Layout(o.root.Objects, o.root.Size())
	o.root.Refresh()
	o.app.window.Canvas().Focus(n.entry)
	n.entry.CursorColumn = len([]rune(n.entry.Text))
	if typed == "" && p.was != "" {
		n.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	n.entry.Refresh()
}

// insert makes room for the line of a new element.
func (n *lineNaming) insert(p *plan) {
	list := n.outline.list
	line := row{}
	if n.at >= 0 {
		line.indent = list.list[n.at].indent
		if p.side.x < 0 {
			line.indent++
		}
	}
	n.at++
	if p.of == "" || n.at > len(list.list) {
		n.at = len(list.list)
	}
	lines := append([]row{}, list.list[:n.at]...)
	list.show(append(append(lines, line), list.list[n.at:]...))
	list.at = n.at
}

// place puts the entry over its line.
func (n *lineNaming) place() {
	if !n.isOpen() {
		return
	}
	list := n.outline.list
	height := n.entry.MinSize().Height
	left := float32(0)
	if n.at >= 0 && n.at < len(list.list) {
		left = list.indent(n.at) - 8
	}
	left = min(left, list.Size().Width*0.35)
	y := float32(n.at)*list.height() - list.top + (list.height()-height)/2
	n.entry.Move(fyne.NewPos(left, max(0, y)))
	n.entry.Resize(fyne.NewSize(list.Size().Width-left-4, height))
	n.offers.place(n.entry, list.Size())
}

// accept takes the name; an empty one, or one that is as it was, changes nothing,
// and one that is refused stays open.
func (n *lineNaming) accept() bool {
	p, name := n.plan, strings.TrimSpace(n.entry.Text)
	if p == nil {
		return false
	}
	a := n.outline.app
	if there := n.offers.picked(); there != "" {
		id, taken := a.joinPlanned(p, there)
		if taken {
			n.close()
			a.jump(id)
		}
		return taken
	}
	if name == "" || !p.isNew && name == p.was {
		n.close()
		return !p.isNew
	}
	if change, err := p.accept(name); !a.edit(change, err) {
		if isJoined(err) {
			n.close()
			return false
		}
		a.window.Canvas().Focus(n.entry)
		return false
	}
	n.close()
	if p.made != "" {
		a.jump(a.made(p))
	}
	return true
}

// close shows the outline as the model is now.
func (n *lineNaming) close() {
	if !n.isOpen() {
		return
	}
	isNew := n.plan.isNew
	n.plan = nil
	n.entry.Hide()
	n.offers.close()
	o := n.outline
	c := o.app.window.Canvas()
	if now := c.Focused(); now == fyne.Focusable(n.entry) || now == fyne.Focusable(n.offers.list) {
		c.Focus(o.list)
	}
	if isNew || n.stale {
		n.stale = false
		o.show()
	}
}

// lineEntry is the field that a name is typed into.
type lineEntry struct {
	widget.Entry
	naming *lineNaming
	shift  bool
}

// AcceptsTab is true: Tab accepts and goes on building.
func (e *lineEntry) AcceptsTab() bool { return true }

func (e *lineEntry) KeyDown(k *fyne.KeyEvent) {
	e.shift = e.shift || isShift(k.Name)
	e.Entry.KeyDown(k)
}

func (e *lineEntry) KeyUp(k *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(k.Name)
	e.Entry.KeyUp(k)
}

func (e *lineEntry) TypedKey(k *fyne.KeyEvent) {
	if e.naming.offers.move(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p := e.naming.plan
		if e.naming.accept() && p.next != nil {
			p.next()
		}
	case fyne.KeyEscape:
		e.naming.close()
	case fyne.KeyTab:
		e.goOn(chordOf(k.Name, held(e.shift)))
	default:
		if !e.naming.outline.app.passOn(chordOf(k.Name, held(e.shift)), e.naming) {
			e.Entry.TypedKey(k)
		}
	}
}

func (e *lineEntry) TypedShortcut(s fyne.Shortcut) {
	if next, ok := goesOn[chordOfShortcut(s)]; ok {
		e.goOn(next)
		return
	}
	if !e.naming.outline.app.passOn(chordOfShortcut(s), e.naming) {
		e.Entry.TypedShortcut(s)
	}
}

// goOn accepts the name and begins the next element from it.
func (e *lineEntry) goOn(c chord) {
	if e.naming.accept() {
		e.naming.outline.app.typed(c)
	}
}

// FocusLost accepts what is typed when the focus goes elsewhere in the window,
// not when the window itself loses it.
func (e *lineEntry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
	if !e.naming.isOpen() {
		return
	}
	a := e.naming.outline.app
	a.border.soon(func() {
		if now := a.window.Canvas().Focused(); now != fyne.Focusable(e) && now != fyne.Focusable(e.naming.offers.list) {
			e.naming.accept()
		}
	})
}

// renameLine opens the name of any record that is a line of the outline.
func (a *App) renameLine(id model.ID, typed string) {
	r, ok := a.head().Get(id)
	if !ok {
		return
	}
	a.desk.outline.naming.open(&plan{
		of: id, was: model.NameOf(r),
		accept: func(name string) (model.Change, error) { return a.head().Rename(id, name) },
	}, typed)
}
