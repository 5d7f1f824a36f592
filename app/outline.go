package app

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// outline is both views as a list that can be read line by line: deliverables
// from the goal down to what it needs, actions by who does them.
type outline struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	list   *rows
	naming *lineNaming
	shut   map[model.ID]bool // rows whose needs are hidden
}

func newOutline(a *App) *outline {
	o := &outline{app: a, shut: map[model.ID]bool{}}
	o.ground = canvas.NewRectangle(color.Transparent)
	l := newRows(a.look, -1, 16)
	o.list = l
	l.empty = a.texts.say("empty.outline")
	l.marked = func(r row) bool { return a.selection.has(r.id) }
	l.pick = o.pick
	l.unfold = func(i int) { o.toggle(l.list[i].id) }
	l.keys = func(c chord) bool {
		o.turn()
		return a.typed(c)
	}
	l.first = o.typed
	l.letter = o.letter
	l.wait = func(then func()) { a.border.after("tip outline", tipAfter, then) }
	o.naming = newLineNaming(o)
	o.root = container.New(&outlineLayout{o}, o.ground, l, o.naming.entry, o.naming.entry.offers.ground, o.naming.entry.offers.list)
	return o
}

// outlineLayout lays the list over the whole, and the name that is open over
// its line.
type outlineLayout struct{ *outline }

func (l *outlineLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.list.MinSize() }

func (l *outlineLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.ground.Resize(size)
	l.list.Resize(size)
	l.naming.place()
}

// typed does with the keys of the pictures what they do there: Enter, Tab and
// Shift+Tab build on.
func (o *outline) typed(c chord) bool {
	o.turn()
	switch c {
	case "Enter", "Tab", "Shift+Tab":
		if o.list.at >= 0 && o.list.at < len(o.list.list) && o.list.list[o.list.at].id != o.app.selection.lead() {
			o.list.pick(o.list.at)
		}
		return o.app.typed(c)
	}
	return false
}

// turn makes the view of the selected line the one that keys are for: on the way
// here they may have been in the other.
func (o *outline) turn() {
	if v := o.app.pictureOf(o.app.selection.lead()); v != nil {
		o.app.active = v
	}
}

// letter runs the command of a letter; any other begins the line's name anew.
func (o *outline) letter(r rune) {
	o.turn()
	if o.app.typed(chordOfRune(r)) || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
		return
	}
	o.app.renameFrom(string(r))
}

func (o *outline) toggle(id model.ID) {
	o.shut[id] = !o.shut[id]
	o.show()
}

// pick selects the record of a line; a role is one of the flow.
func (o *outline) pick(i int) {
	id := o.list.list[i].id
	o.app.jump(id)
	if _, ok := model.Find[model.Role](o.app.head(), id); ok {
		o.app.active = o.app.actions
	}
}

// show lists the head; while a name is open it waits.
func (o *outline) show() {
	if o.naming.isOpen() {
		o.naming.stale = true
		return
	}
	o.list.show(o.lines())
	o.follow()
}

// follow brings the selected row into sight.
func (o *outline) follow() {
	if i := o.list.find(o.app.selection.lead()); i >= 0 {
		o.list.at = i
		o.list.reveal(i)
	}
	o.list.Refresh()
}

func (o *outline) lines() []row {
	m := o.app.head()
	nouns := m.Records(model.KindDeliverable)
	t := newTreeing(m, o.shut, o.app.openQuestions())
	if len(nouns) > 0 {
		t.heading(o.app.texts.say("view.deliverables"))
	}
	for _, pass := range []func(d model.Deliverable) bool{
		func(d model.Deliverable) bool { return d.Goal },
		func(d model.Deliverable) bool { return !t.needed[d.ID] },
		func(model.Deliverable) bool { return true },
	} {
		for _, r := range nouns {
			if d := r.(model.Deliverable); !t.seen[d.ID] && pass(d) {
				t.add(d.ID, 0)
			}
		}
	}
	o.actions(t)
	return t.lines
}

// treeing lays the graph out as a tree: each deliverable stands once, under the
// first that needs it.
type treeing struct {
	open   map[model.ID]bool // what has remarks that are open
	m      *model.Model
	shut   map[model.ID]bool
	seen   map[model.ID]bool
	needs  map[model.ID][]model.ID
	needed map[model.ID]bool
	lines  []row
	cells  []cell // of all lines: thousands of lines cost no thousands of allocations
}

// newTreeing reads all needs at once.
func newTreeing(m *model.Model, shut, open map[model.ID]bool) *treeing {
	nouns := len(m.Records(model.KindDeliverable))
	most := nouns + len(m.Records(model.KindAction)) + len(m.Records(model.KindRole)) + 4
	t := &treeing{
		open: open, m: m, shut: shut, seen: make(map[model.ID]bool, nouns),
		needs: make(map[model.ID][]model.ID, nouns), needed: make(map[model.ID]bool, nouns),
		lines: make([]row, 0, most), cells: make([]cell, 0, most+len(open)),
	}
	for _, record := range m.Records(model.KindRelation) {
		if r := record.(model.Relation); r.Rel == model.Needs {
			t.needs[r.From] = append(t.needs[r.From], r.To)
			t.needed[r.To] = true
		}
	}
	return t
}

// deepest is how far rows are moved in; deeper ones stand below one another.
const deepest = 12

func (t *treeing) add(id model.ID, depth int) {
	d, ok := model.Find[model.Deliverable](t.m, id)
	if !ok || t.seen[id] {
		return
	}
	t.seen[id] = true
	name := d.Name
	if d.Goal {
		name = "◎ " + name
	}
	at := len(t.lines)
	t.lines = append(t.lines, row{id: id, indent: min(depth, deepest), cells: t.cellsOf(cell{text: name, bold: d.Goal}, t.open[id])})
	shown := len(t.lines)
	for _, need := range t.needs[id] {
		t.add(need, depth+1)
	}
	if len(t.lines) > shown {
		t.lines[at].fold = foldOpen
		if t.shut[id] {
			t.lines[at].fold = foldShut
			t.lines = t.lines[:shown]
		}
	}
}

// cellsOf is a name with the sign of what is still open about it.
func (t *treeing) cellsOf(name cell, isOpen bool) []cell {
	from := len(t.cells)
	if t.cells = append(t.cells, name); isOpen {
		t.cells = append(t.cells, cell{text: "?", bold: true, ink: render.InkWarm})
	}
	return t.cells[from:len(t.cells):len(t.cells)]
}

func (t *treeing) heading(text string) {
	t.lines = append(t.lines, row{heading: true, cells: t.cellsOf(cell{text: text}, false)})
}

// actions adds the flow, a heading for each role.
func (o *outline) actions(t *treeing) {
	all := t.m.Records(model.KindAction)
	if len(all) == 0 {
		return
	}
	t.heading(o.app.texts.say("view.actions"))
	of := map[model.ID][]int{}
	for i, r := range all {
		role := r.(model.Action).Role
		of[role] = append(of[role], i)
	}
	list := func(which []int) {
		for _, i := range which {
			a := all[i].(model.Action)
			t.lines = append(t.lines, row{id: a.ID, indent: 1, cells: t.cellsOf(cell{text: a.Name}, t.open[a.ID])})
		}
	}
	for r := range model.Each[model.Role](t.m) {
		if len(of[r.ID]) == 0 {
			continue
		}
		t.lines = append(t.lines, row{id: r.ID, cells: t.cellsOf(cell{text: r.Name, ink: render.InkMuted}, false), fold: foldOpen})
		if o.shut[r.ID] {
			t.lines[len(t.lines)-1].fold = foldShut
			continue
		}
		list(of[r.ID])
	}
	if nobody := of[""]; len(nobody) > 0 {
		t.heading(o.app.texts.say("command.nobody"))
		list(nobody)
	}
}
