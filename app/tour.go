package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
)

// stop is one stop of the tour: what is shown there, and the key of what is
// said, after "tour.".
type stop struct {
	name string
	open func(a *App) // brings it into sight
	at   func(d *desk) (fyne.Position, fyne.Size)
}

// tourStops lead once through the window, in the order of a workshop.
func tourStops() []stop {
	return []stop{
		{"nouns", (*App).showBoth, func(d *desk) (fyne.Position, fyne.Size) { return whereIs(d.views[0].root) }},
		{"goal", (*App).walkToGoal, (*desk).goalSpot},
		{"verbs", (*App).showBoth, func(d *desk) (fyne.Position, fyne.Size) { return whereIs(d.views[1].root) }},
		{"card", func(a *App) { a.unhide(partCard) }, func(d *desk) (fyne.Position, fyne.Size) { return whereIs(d.card.root) }},
		{"panels", func(a *App) { a.showPanel("checkpoints") }, func(d *desk) (fyne.Position, fyne.Size) { return whereIs(d.panels.root) }},
		{"question", nil, func(d *desk) (fyne.Position, fyne.Size) { return whereIs(d.question.root) }},
		{"commands", nil, func(d *desk) (fyne.Position, fyne.Size) {
			at, size := whereIs(d.bar.palette)
			return at.Add(d.bar.root.Position()), size
		}},
	}
}

// whereIs is where a part of the desk is.
func whereIs(o fyne.CanvasObject) (fyne.Position, fyne.Size) { return o.Position(), o.Size() }

// goalSpot is where the box of the goal is, as far as it is in sight.
func (d *desk) goalSpot() (fyne.Position, fyne.Size) {
	v := d.app.deliverables
	box, ok := v.box(d.app.selection.lead())
	if !ok {
		return whereIs(d.views[0].root)
	}
	at, size := v.camera.rect(box)
	return at.Add(v.Position()).Add(d.views[0].root.Position()).SubtractXY(6, 6), size.AddWidthHeight(12, 12)
}

// unhide opens a part of the window that is hidden.
func (a *App) unhide(part string) {
	if a.settings.Panes.isHidden(part) {
		a.togglePart(part)
	}
}

// startTour begins the tour, on a sample where there is nothing to show.
func (a *App) startTour() {
	if len(a.head().Records(model.KindDeliverable)) == 0 {
		a.openSample(firstSample)
	}
	if a.file == nil || a.presentation != nil {
		return
	}
	a.goTo(1)
}

// goTo shows a stop of the tour, the first is 1; past the last it ends.
func (a *App) goTo(n int) {
	stops := tourStops()
	if n < 1 || n > len(stops) {
		a.leaveTour()
		return
	}
	a.tourAt = n
	if open := stops[n-1].open; open != nil {
		open(a)
	}
	a.desk.tour.show()
	a.window.Canvas().Focus(a.desk.tour.keys)
}

// leaveTour ends the tour; it does not begin by itself again.
func (a *App) leaveTour() {
	if a.tourAt == 0 {
		return
	}
	a.tourAt = 0
	a.desk.tour.show()
	if !a.settings.Toured {
		a.tune(func(p *preferences) { p.Toured = true })
	}
	a.focusPicture(a.active)
}

// offerTour begins the tour at the first start.
func (a *App) offerTour() {
	if !a.settings.Toured && a.file != nil {
		a.border.after("tour", tourAfter, a.startTour)
	}
}
