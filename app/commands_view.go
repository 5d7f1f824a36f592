package app

import (
	"slices"

	"hone/model"
)

func viewCommands() []command {
	return []command{
		{name: "view.flip", text: "command.flip", keys: []chord{"`"}, on: onPictures, run: (*App).flip},
		{name: "view.beside", text: "menu.sideBySide", keys: []chord{"Ctrl+1"}, run: func(a *App) { a.setViews(viewsBeside) }},
		{name: "view.stacked", text: "menu.stacked", keys: []chord{"Ctrl+2"}, run: func(a *App) { a.setViews(viewsStacked) }},
		{name: "view.alone", text: "menu.oneView", keys: []chord{"Ctrl+3"}, run: (*App).showOne},
		{name: "view.outline", text: "command.outline", keys: []chord{"F7"}, run: func(a *App) { a.togglePart(partOutline) }},
		{name: "view.card", text: "command.card", keys: []chord{"F8"}, run: func(a *App) { a.togglePart(partCard) }},
		{name: "view.panel", text: "command.panel", keys: []chord{"F9"}, run: func(a *App) { a.togglePart(partPanel) }},
		{name: "view.panelNext", text: "command.panelNext", keys: []chord{"Ctrl+F9"}, run: func(a *App) { a.desk.panels.turn(1) }},
		{name: "view.panelBefore", text: "command.panelBefore", keys: []chord{"Ctrl+Shift+F9"}, run: func(a *App) { a.desk.panels.turn(-1) }},
		{name: "view.panelLarge", text: "command.panelLarge", keys: []chord{"Shift+F9"}, run: (*App).togglePanelLarge},
		{name: "view.xray", text: "menu.xray", keys: []chord{"X"}, on: onPictures, run: (*App).toggleXray},
		{name: "view.overlay", text: "menu.overlay", keys: []chord{"Shift+X"}, on: onPictures, run: (*App).toggleOverlay},
		{name: "view.fit", text: "menu.zoomFit", keys: []chord{"Ctrl+0"}, run: func(a *App) { a.looking().fit() }},
		{name: "view.fitSelection", text: "menu.zoomSelection", keys: []chord{"Ctrl+8"}, check: hasSelection, run: (*App).fitSelection},
		{name: "view.actual", text: "command.actual", keys: []chord{"Ctrl+9"}, run: func(a *App) { a.looking().zoom(1 / a.looking().camera.Zoom) }},
		{name: "view.zoomIn", text: "menu.zoomIn", keys: []chord{"+", "Ctrl+=", "Ctrl++", "=", "Shift+="}, on: onPictures, run: func(a *App) { a.looking().zoom(zoomStep) }},
		{name: "view.zoomOut", text: "menu.zoomOut", keys: []chord{"-", "Ctrl+-"}, on: onPictures, run: func(a *App) { a.looking().zoom(1 / zoomStep) }},
		{name: "view.tidy", text: "menu.tidy", keys: []chord{"T"}, on: onPictures, check: (*App).editable, run: func(a *App) { a.tidy(false) }},
		{name: "view.relayout", text: "menu.relayout", keys: []chord{"Shift+T"}, on: onPictures, check: (*App).editable, run: func(a *App) { a.tidy(true) }},
		{name: "view.present", text: "menu.present", keys: []chord{"F5"}, check: presentable, run: (*App).present},
		{name: "view.light", text: "menu.theme.light", run: func(a *App) { a.setBrightness(BrightLight) }},
		{name: "view.dark", text: "menu.theme.dark", run: func(a *App) { a.setBrightness(BrightDark) }},
		{name: "view.system", text: "menu.theme.system", run: func(a *App) { a.setBrightness(BrightSystem) }},
		{name: "view.preferences", text: "menu.settings", keys: []chord{"Ctrl+,"}, run: (*App).showPreferences},
		{name: "view.ja", text: "language.ja.own", run: func(a *App) { a.setLanguage(model.Japanese) }},
		{name: "view.en", text: "language.en.own", run: func(a *App) { a.setLanguage(model.English) }},
	}
}

func walkCommands() []command {
	return []command{
		{name: "walk.left", text: "command.walk.left", keys: []chord{"Left"}, on: onPictures, run: func(a *App) { a.walk(way{-1, 0}) }},
		{name: "walk.right", text: "command.walk.right", keys: []chord{"Right"}, on: onPictures, run: func(a *App) { a.walk(way{1, 0}) }},
		{name: "walk.up", text: "command.walk.up", keys: []chord{"Up"}, on: onPictures, run: func(a *App) { a.walk(way{0, -1}) }},
		{name: "walk.down", text: "command.walk.down", keys: []chord{"Down"}, on: onPictures, run: func(a *App) { a.walk(way{0, 1}) }},
		{name: "walk.goal", text: "command.walk.goal", keys: []chord{"Home"}, on: onPictures, check: hasGoal, run: (*App).walkToGoal},
		{name: "walk.away", text: "command.walk.away", keys: []chord{"Esc"}, on: onPictures, run: (*App).stepBack},
		{name: "focus.menu", text: "command.focus.menu", keys: []chord{"F10"}, run: func(a *App) { a.openBarMenu(0) }},
		{name: "focus.next", text: "command.focus.next", keys: []chord{"F6"}, run: (*App).focusNext},
	}
}

// The parts of the window that can be hidden.
const (
	partOutline = "outline"
	partCard    = "card"
	partPanel   = "panel"
)

func (a *App) togglePart(part string) {
	hidden := &a.settings.Panes.Hidden
	if i := slices.Index(*hidden, part); i >= 0 {
		*hidden = slices.Delete(slices.Clone(*hidden), i, i+1)
	} else {
		*hidden = append(slices.Clone(*hidden), part)
	}
	a.desk.arrange()
}

// togglePanelLarge gives the open panel the room of the views, or gives it back.
func (a *App) togglePanelLarge() {
	if a.isPanelLarge = !a.isPanelLarge; a.isPanelLarge && a.settings.Panes.isHidden(partPanel) {
		a.togglePart(partPanel)
	}
	a.desk.arrange()
	a.journey.enter()
	if a.isPanelLarge {
		a.window.Canvas().Focus(a.desk.panels.focusable())
		return
	}
	a.focusPicture(a.active)
}

func (a *App) setViews(order viewOrder) {
	a.settings.Panes.Views = order
	a.desk.arrange()
	if !a.active.Visible() {
		a.focusPicture(a.other())
	}
}

// showOne shows the active view alone, or both when it is alone already.
func (a *App) showOne() {
	order := viewsDeliverables
	if a.active == a.actions {
		order = viewsActions
	}
	if a.settings.Panes.Views == order {
		order = viewsBeside
	}
	a.setViews(order)
}

// showBoth brings back the view that is hidden.
func (a *App) showBoth() {
	if a.settings.Panes.Views == viewsDeliverables || a.settings.Panes.Views == viewsActions {
		a.setViews(viewsBeside)
	}
}

func (a *App) other() *picture {
	if a.active == a.actions {
		return a.deliverables
	}
	return a.actions
}

// flip goes to the other view, to what belongs to the selection there.
func (a *App) flip() {
	to := a.other()
	switch a.settings.Panes.Views {
	case viewsDeliverables:
		a.settings.Panes.Views = viewsActions
		a.desk.arrange()
	case viewsActions:
		a.settings.Panes.Views = viewsDeliverables
		a.desk.arrange()
	}
	lead := a.selection.lead()
	a.focusPicture(to)
	if _, here := to.box(lead); here {
		to.reveal(lead)
		return
	}
	for _, id := range tiedTo(a.head(), lead) {
		if _, ok := to.box(id); ok {
			a.choose(id)
			to.reveal(id)
			return
		}
	}
	for _, b := range to.scene.Boxes {
		if isElement(b.Kind) && lead == "" {
			a.choose(b.Record())
			to.reveal(b.Record())
			return
		}
	}
}

func (a *App) fitSelection() { a.active.fitIDs(a.selection.ids) }

// stepBack takes back the nearest passing thing: X-ray, the selection.
func (a *App) stepBack() {
	a.desk.toast.root.Hide()
	switch {
	case a.tourAt > 0:
		a.leaveTour()
	case a.xray:
		a.toggleXray()
	case a.overlay:
		a.toggleOverlay()
	default:
		a.choose()
	}
}

// walk goes along a relation where there is one that way, else to the nearest
// box.
func (a *App) walk(w way) {
	lead := a.selection.lead()
	v := a.active
	if _, ok := v.box(lead); !ok || lead == "" {
		a.walkIn()
		return
	}
	id, ok := v.along(lead, w)
	if !ok {
		id, ok = v.next(lead, w)
	}
	if ok {
		a.choose(id)
		v.reveal(id)
	}
}

// walkIn selects the first element when there is none to walk from.
func (a *App) walkIn() {
	if a.active == a.deliverables && hasGoal(a) == nil {
		a.walkToGoal()
		return
	}
	for _, b := range a.active.scene.Boxes {
		if isElement(b.Kind) {
			a.choose(b.Record())
			a.active.reveal(b.Record())
			return
		}
	}
}

// along is the nearest of the elements that a relation leads to in a level
// direction.
func (v *picture) along(from model.ID, w way) (model.ID, bool) {
	if w.x == 0 {
		return "", false
	}
	start, _ := v.box(from)
	a := middle(start)
	best, found := 0.0, model.ID("")
	for _, kind := range []model.RelationKind{model.Needs, model.Then} {
		for _, r := range v.app.head().RelationsOf(from, kind) {
			id := otherEnd(r, from)
			b, ok := v.box(id)
			if c := middle(b); ok && (c.X-a.X)*w.x > 0 {
				if d := abs(c.X-a.X) + 2*abs(c.Y-a.Y); found == "" || d < best {
					best, found = d, id
				}
			}
		}
	}
	return found, found != ""
}

func hasGoal(a *App) error {
	for d := range model.Each[model.Deliverable](a.head()) {
		if d.Goal {
			return nil
		}
	}
	return reason("no-goal")
}

func (a *App) walkToGoal() {
	for d := range model.Each[model.Deliverable](a.head()) {
		if d.Goal {
			a.focusPicture(a.deliverables)
			a.jump(d.ID)
			return
		}
	}
}

// focusPicture gives the keys to a view.
func (a *App) focusPicture(v *picture) {
	if v.view != "" {
		a.active = v
	}
	if w := a.twinOf(v); w != nil && w.isOpen {
		a.window.Canvas().Focus(w.table)
		return
	}
	if v.Visible() {
		a.window.Canvas().Focus(v)
	}
}

// activated notes which view has the keys.
func (a *App) activated(v *picture) {
	if v.view != "" && a.active != v {
		a.active = v
	}
	a.desk.titles()
}

// focusNext gives the keys to the next part of the window.
func (a *App) focusNext() {
	stops := a.desk.stops()
	now := a.window.Canvas().Focused()
	at := slices.Index(stops, now)
	a.window.Canvas().Focus(stops[(at+1)%len(stops)])
}

func (a *App) setLanguage(l model.Language) { a.tune(func(p *preferences) { p.Language = l }) }

// toggleOverlay lays the cheapest way to the goals and the critical path over the
// pictures.
func (a *App) toggleOverlay() {
	a.overlay = !a.overlay
	a.redraw()
}

// toggleXray fades everything that is not a checkpoint or a goal.
func (a *App) toggleXray() {
	a.xray = !a.xray
	a.redraw()
	for _, v := range a.pictures() {
		v.Refresh()
	}
}
