package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
)

// lineNaming is the entry for a name over a line of the outline, so that a model
// is built there with the keys of the pictures. Like the one over a box it is
// made once and only moved and shown.
type lineNaming struct {
	outline *outline
	entry   *nameEntry
	plan    *plan
	at      int  // its line
	stale   bool // the model went on while the name is open
}

func newLineNaming(o *outline) *lineNaming {
	n := &lineNaming{outline: o}
	n.entry = newNameEntry(o.app, n)
	n.entry.OnChanged = n.typed
	return n
}

func (n *lineNaming) isOpen() bool { return n.plan != nil }

func (n *lineNaming) asked() *plan { return n.plan }

// typed offers what is there already.
func (n *lineNaming) typed(text string) {
	if n.isOpen() && n.entry.offers.follow(n.plan, text) {
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
	n.entry.begin(p, typed)
	o.list.reveal(n.at)
	o.root.Layout.Layout(o.root.Objects, o.root.Size())
	o.root.Refresh()
	n.entry.take(p, typed)
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
	n.entry.offers.place(n.entry, list.Size())
}

// accept takes the name; an empty one, or one that is as it was, changes nothing,
// and one that is refused stays open.
func (n *lineNaming) accept() bool {
	p, name := n.plan, strings.TrimSpace(n.entry.Text)
	if p == nil {
		return false
	}
	a := n.outline.app
	if there := n.entry.offers.picked(); there != "" {
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
	isNew, hadKeys := n.plan.isNew, n.entry.hasKeys()
	n.plan = nil
	n.entry.Hide()
	n.entry.offers.close()
	o := n.outline
	if hadKeys {
		o.app.window.Canvas().Focus(o.list)
	}
	if isNew || n.stale {
		n.stale = false
		o.show()
	}
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
