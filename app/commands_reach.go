package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"hone/model"
)

// reachCommands do by keys what else only the pointer would: select one box more,
// and move the borders between the parts of the window.
func reachCommands() []command {
	return []command{
		{name: "extend.left", text: "command.extend.left", keys: []chord{"Shift+Left"}, on: onPictures, check: hasBox, run: func(a *App) { a.extend(way{-1, 0}) }},
		{name: "extend.right", text: "command.extend.right", keys: []chord{"Shift+Right"}, on: onPictures, check: hasBox, run: func(a *App) { a.extend(way{1, 0}) }},
		{name: "extend.up", text: "command.extend.up", keys: []chord{"Shift+Up"}, on: onPictures, check: hasBox, run: func(a *App) { a.extend(way{0, -1}) }},
		{name: "extend.down", text: "command.extend.down", keys: []chord{"Shift+Down"}, on: onPictures, check: hasBox, run: func(a *App) { a.extend(way{0, 1}) }},
		{name: "view.larger", text: "command.larger", keys: []chord{"Ctrl+Alt+."}, check: isOpen, run: func(a *App) { a.growPart(partStep) }},
		{name: "view.smaller", text: "command.smaller", keys: []chord{"Ctrl+Alt+,"}, check: isOpen, run: func(a *App) { a.growPart(-partStep) }},
	}
}

// hasBox is why there is nothing to select another one beside.
func hasBox(a *App) error {
	if _, ok := a.active.box(a.selection.lead()); !ok || isRelation(a.head(), a.selection.lead()) {
		return reason("nothing-selected")
	}
	return nil
}

// extend selects the next box in a direction as well; back towards one that is
// selected already, it lets go of the one that was reached last.
func (a *App) extend(w way) {
	v, lead := a.active, a.selection.lead()
	id, ok := v.along(lead, w)
	if !ok {
		id, ok = v.next(lead, w)
	}
	if !ok {
		return
	}
	ids := slices.DeleteFunc(slices.Clone(a.selection.ids), func(other model.ID) bool {
		return other == id || other == lead && a.selection.has(id)
	})
	a.choose(append(ids, id)...)
	v.reveal(id)
}

// partStep is how far the keys move a border, in pixels at 100 %.
const partStep = 32

// growPart gives more room, or less, to the part of the window that has the keys.
func (a *App) growPart(by float32) {
	d, now := a.desk, a.window.Canvas().Focused()
	by *= a.look.scale()
	part, sign := partShare, float32(1)
	switch {
	case now == fyne.Focusable(d.outline.list) || now == fyne.Focusable(d.outline.naming.entry):
		part = partOutline
	case now != nil && now == d.panels.focusable():
		part, sign = partPanel, -1
	case isIn(now, d.card.root):
		part, sign = partCard, -1
	case a.active == a.actions:
		sign = -1
	}
	border := d.dividers[part]
	border.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(sign*by, sign*by)})
	border.DragEnd()
}

// isIn tells whether what has the keys is within a part of the window.
func isIn(now fyne.Focusable, root fyne.CanvasObject) bool {
	o, ok := now.(fyne.CanvasObject)
	if !ok || !root.Visible() {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(root))
	return isWithin(at, root.Size())
}
