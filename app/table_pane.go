package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// twin is the table in a view's pane with the buttons that switch to it and
// between the kinds that it shows.
type twin struct {
	app    *App
	view   model.View
	table  *table
	swap   *button
	kinds  []*button
	more   *button // lists the kinds for which there is no room
	isOpen bool
}

func newTwin(a *App, view model.View) *twin {
	w := &twin{app: a, view: view}
	kind := a.settings.Panes.Tables[view]
	w.isOpen = kind != ""
	w.table = newTable(a, view, kind)
	w.swap = newButton(a.look, buttonPlain, "", func() {
		a.active = a.pictureFor(view)
		a.toggleTable()
	})
	w.more = newButton(a.look, buttonPlain, "…", w.listKinds)
	for _, k := range tableKinds(view) {
		w.kinds = append(w.kinds, newButton(a.look, buttonPlain, a.texts.say("kind."+string(k)), func() { a.showTable(view, k) }))
	}
	return w
}

func (w *twin) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{w.table, w.swap, w.more}
	for _, b := range w.kinds {
		objects = append(objects, b)
	}
	return objects
}

// title says which kind is open.
func (w *twin) title() {
	w.swap.text, w.swap.ink = w.app.texts.say("view.table"), render.InkMuted
	if w.isOpen {
		w.swap.text = w.app.texts.say("table.picture")
	}
	w.swap.Refresh()
	for i, k := range tableKinds(w.view) {
		b := w.kinds[i]
		b.under, b.bold, b.ink = k == w.table.kind, k == w.table.kind, render.InkMuted
		if b.under {
			b.ink = render.InkAccent
		}
		b.Refresh()
	}
}

// lay puts the table below the head of the pane, and the buttons into it. It
// gives the room that is left in the head, from the left.
func (w *twin) lay(size fyne.Size, head float32) float32 {
	scale := w.app.look.scale()
	put(w.table, w.isOpen, fyne.NewPos(0, head), fyne.NewSize(size.Width, max(0, size.Height-head)))
	right := size.Width - 8*scale
	if w.swap.side = "Ctrl+T"; size.Width < 420*scale {
		w.swap.side = ""
	}
	m := w.swap.MinSize()
	put(w.swap, size.Width > 200*scale, fyne.NewPos(right-m.Width, (head-m.Height)/2+1), m)
	right -= m.Width + 8*scale
	w.layKinds(right, head)
	return right
}

// layKinds puts the buttons of the kinds into the head, as far as there is room.
func (w *twin) layKinds(right, head float32) {
	scale := w.app.look.scale()
	x, more := 10*scale, w.more.MinSize()
	isFull := false
	for i, b := range w.kinds {
		m := b.MinSize()
		room := right
		if i < len(w.kinds)-1 {
			room -= more.Width + 6*scale
		}
		isFull = isFull || x+m.Width > room
		put(b, w.isOpen && !isFull, fyne.NewPos(x, (head-m.Height)/2+1), m)
		if !isFull {
			x += m.Width + 6*scale
		}
	}
	put(w.more, w.isOpen && isFull, fyne.NewPos(x, (head-more.Height)/2+1), more)
}

// listKinds is the menu of all kinds that the table can show.
func (w *twin) listKinds() {
	var items []menuItem
	for _, k := range tableKinds(w.view) {
		items = append(items, menuItem{text: w.app.texts.say("kind." + string(k)), checked: k == w.table.kind, run: func() { w.app.showTable(w.view, k) }})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.more)
	w.app.showMenu(items, at.AddXY(0, w.more.Size().Height), -1)
}

// show lets the table follow the model.
func (w *twin) show() {
	if w.isOpen {
		w.table.show()
	}
}

// follow lets the table follow the selection.
func (w *twin) follow() {
	if w.isOpen {
		w.table.follow()
	}
}

// showTables and followTables let the open tables, and the search, follow the
// model and the selection.
func (d *desk) showTables() {
	d.find.search()
	for _, v := range d.views {
		v.twin.show()
	}
}

func (d *desk) followTables() {
	for _, v := range d.views {
		v.twin.follow()
	}
}

// pictureFor is the picture of a view.
func (a *App) pictureFor(view model.View) *picture {
	if view == model.ViewActions {
		return a.actions
	}
	return a.deliverables
}

// twinOf is the twin in the pane of a picture; nil for a picture without one.
func (a *App) twinOf(v *picture) *twin {
	if a.desk == nil {
		return nil
	}
	for _, pane := range a.desk.views {
		if pane != nil && pane.picture == v {
			return pane.twin
		}
	}
	return nil
}

// toggleTable shows the active view as a table, or as the picture again.
func (a *App) toggleTable() {
	w := a.twinOf(a.active)
	if w.isOpen {
		a.closeTable(w)
	} else {
		a.showTable(w.view, w.table.kind)
	}
	a.focusPicture(a.active)
}

// showTable shows the records of a kind as a table in a view's place.
func (a *App) showTable(view model.View, kind model.Kind) {
	w := a.twinOf(a.pictureFor(view))
	w.isOpen = true
	if a.settings.Panes.Tables == nil {
		a.settings.Panes.Tables = map[model.View]model.Kind{}
	}
	a.settings.Panes.Tables[view] = kind
	a.desk.arrange()
	w.table.choose(kind)
	w.table.show()
	w.table.follow()
	if r, ok := a.head().Get(a.selection.lead()); ok && r.Kind() != kind && len(w.table.records) > 0 {
		w.table.goTo(w.table.at, false)
	}
	a.desk.titles()
	if a.pictureFor(view) == a.active {
		a.window.Canvas().Focus(w.table)
	}
}

// closeTable shows the picture again.
func (a *App) closeTable(w *twin) {
	w.table.editor.accept()
	w.isOpen = false
	delete(a.settings.Panes.Tables, w.view)
	a.desk.arrange()
	a.desk.titles()
}

// openList shows the table of a kind that no view is about, such as phases.
func (a *App) openList(view model.View, kind model.Kind) {
	a.active = a.pictureFor(view)
	if order := a.settings.Panes.Views; order == viewsDeliverables && view == model.ViewActions || order == viewsActions && view != model.ViewActions {
		a.setViews(viewsBeside)
	}
	a.showTable(view, kind)
}

// nameInList asks for the name of a new element where its view is a table; a
// name that is there opens in its cell.
func (a *App) nameInList(p *plan) {
	if !p.isNew {
		w := a.twinOf(a.pictureOf(p.of))
		w.table.follow()
		w.table.goTo(spot{w.table.at.row, 0}, false)
		w.table.editor.open("")
		return
	}
	a.pickFrom(p.hint, nil, func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() {
			if a.edit(p.accept(name)) {
				a.choose(a.made(p))
				if p.next != nil {
					p.next()
				}
			}
		}}, true
	})
}

// isOpened is why there is nothing to list or to search.
func isOpened(a *App) error {
	if a.file == nil {
		return errNothingOpen
	}
	return nil
}

func tableCommands() []command {
	list := func(view model.View, kind model.Kind) func(a *App) {
		return func(a *App) { a.openList(view, kind) }
	}
	return []command{
		{name: "view.table", text: "command.table", keys: []chord{"Ctrl+T"}, check: isOpened, run: (*App).toggleTable},
		{name: "list.deliverables", text: "command.list.deliverables", run: list(model.ViewDeliverables, model.KindDeliverable)},
		{name: "list.actions", text: "command.list.actions", run: list(model.ViewActions, model.KindAction)},
		{name: "list.phases", text: "menu.phases", check: isOpened, run: list(model.ViewDeliverables, model.KindPhase)},
		{name: "list.roles", text: "menu.roles", check: isOpened, run: list(model.ViewActions, model.KindRole)},
		{name: "list.kpis", text: "command.list.kpis", check: isOpened, run: list(model.ViewDeliverables, model.KindKPI)},
		{name: "list.signals", text: "command.list.signals", check: isOpened, run: list(model.ViewDeliverables, model.KindSignal)},
		{name: "list.plays", text: "command.list.plays", check: isOpened, run: list(model.ViewActions, model.KindPlay)},
		{name: "list.remarks", text: "command.list.remarks", check: isOpened, run: list(model.ViewActions, model.KindRemark)},
		{name: "list.accounts", text: "command.list.accounts", check: isOpened, run: list(model.ViewActions, model.KindAccount)},
	}
}
