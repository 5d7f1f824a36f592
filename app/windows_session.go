package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// session is what is remembered of the window for one model.
type session struct {
	Deliverables camera     `json:"deliverables"`
	Actions      camera     `json:"actions"`
	Journey      camera     `json:"journey"`
	Selection    []model.ID `json:"selection"`
	// Boxes are where the deliverable graph's boxes were, so that the picture
	// is the same after a restart.
	Boxes  map[model.ID]render.Rect `json:"boxes"`
	Xray   bool                     `json:"xray"`
	Folded []model.ID               `json:"folded,omitempty"`
	Lens   lens                     `json:"lens"`
	Panes  panes                    `json:"panes"`
	Flow   bool                     `json:"flow,omitempty"` // the action flow has the keys
	Width  float32                  `json:"width,omitempty"`
	Height float32                  `json:"height,omitempty"`
}

// sessionKey is where the session is kept with the model.
const sessionKey = "window"

// sight is what is looked at now, to tell cheaply whether it is another than
// was kept last.
type sight struct {
	cameras [3]camera
	lead    model.ID
	chosen  int
	xray    bool
	panes   string
	head    *model.Model
}

func (a *App) sight() sight {
	p := a.settings.Panes
	s := sight{lead: a.selection.lead(), chosen: len(a.selection.ids), xray: a.xray, head: a.head(), panes: string(p.Views) + p.PanelTab + itoa(len(p.Hidden))}
	for i, v := range a.pictures() {
		s.cameras[i] = v.camera
	}
	return s
}

// sessionNow is what would be kept now.
func (a *App) sessionNow() session {
	s := session{
		Deliverables: a.deliverables.camera, Actions: a.actions.camera, Journey: a.journey.camera,
		Selection: a.selection.ids, Boxes: a.positions.deliverables, Xray: a.xray, Folded: a.folds.folded(), Lens: a.lens,
		Panes: a.settings.Panes, Flow: a.active == a.actions,
	}
	if size := a.window.Canvas().Size(); a.presentation == nil {
		s.Width, s.Height = size.Width, size.Height
	}
	return s
}

// keepSession remembers with the model how it is looked at.
func (a *App) keepSession() {
	if a.file == nil || a.saver.readOnly {
		return
	}
	a.kept = a.sight()
	if err := a.file.PutSession(sessionKey, a.sessionNow()); err != nil {
		a.log("keep session", err)
	}
	if err := a.workshop.keep(); err != nil {
		a.log("keep workshop", err)
	}
}

// keepSight does the same off the window's goroutine, when something has changed
// since, so that a crash loses little of it.
func (a *App) keepSight() {
	now := a.sight()
	if a.file == nil || a.saver.readOnly || a.saver.working || now == a.kept {
		return
	}
	a.kept = now
	file, s := a.file, a.sessionNow()
	a.border.run(func() func() {
		err := file.PutSession(sessionKey, s)
		return func() {
			if err != nil {
				a.log("keep session", err)
			}
		}
	})
}

// restoreSession looks at the model as it was looked at last.
func (a *App) restoreSession() {
	var s session
	a.active = a.deliverables
	if a.file == nil || !a.file.Session(sessionKey, &s) {
		return
	}
	for i, c := range []camera{s.Deliverables, s.Actions, s.Journey} {
		if c.Zoom >= leastZoom && c.Zoom <= mostZoom {
			v := a.pictures()[i]
			v.camera, v.framed = c, true
		}
	}
	a.positions.deliverables = s.Boxes
	a.selection = selected(a.head(), s.Selection)
	a.xray, a.lens, a.folds = s.Xray, s.Lens, foldsOf(s.Folded)
	if s.Panes.Share > 0 {
		a.settings.Panes = s.Panes.within()
		a.desk.panels.choose(s.Panes.PanelTab)
		a.restoreTables()
	}
	if s.Flow {
		a.active = a.actions
	}
	if w, h := within(s.Width, leastWidth, mostSide, 0), within(s.Height, leastHeight, mostSide, 0); w > 0 && h > 0 && a.presentation == nil {
		a.window.Resize(fyne.NewSize(w, h))
	}
}

// restoreTables shows the tables that the panes say stand in a view's place.
func (a *App) restoreTables() {
	for _, v := range []*picture{a.deliverables, a.actions} {
		w := a.twinOf(v)
		kind := a.settings.Panes.Tables[w.view]
		if w.isOpen = kind != ""; w.isOpen {
			w.table.choose(kind)
		}
	}
}
