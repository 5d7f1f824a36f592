package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// settings are what the window remembers of itself from one start to the next.
type settings struct {
	Language   model.Language `json:"language,omitempty"`
	Brightness Brightness     `json:"brightness,omitempty"`
	Width      float32        `json:"width"`
	Height     float32        `json:"height"`
	Panes      panes          `json:"panes"`
	Recent     []string       `json:"recent,omitempty"`
	Folder     string         `json:"folder,omitempty"` // of the last export
}

// panes say which parts of the window are open and how large they are, in
// pixels; Share is the graph's part of the room for both views.
type panes struct {
	Outline  float32   `json:"outline"`
	Card     float32   `json:"card"`
	Panel    float32   `json:"panel"`
	Share    float32   `json:"share"`
	Hidden   []string  `json:"hidden,omitempty"`
	Views    viewOrder `json:"views,omitempty"`
	PanelTab string    `json:"panelTab,omitempty"`

	Tables map[model.View]model.Kind `json:"tables,omitempty"` // views that show a table
}

// viewOrder says how the two views share their room.
type viewOrder string

const (
	viewsBeside       viewOrder = ""
	viewsStacked      viewOrder = "stacked"
	viewsDeliverables viewOrder = "deliverables"
	viewsActions      viewOrder = "actions"
)

func (p panes) isHidden(part string) bool { return slices.Contains(p.Hidden, part) }

func usualSettings() settings {
	return settings{Width: 1480, Height: 920, Panes: panes{Outline: 212, Card: 256, Panel: 196, Share: 0.58}}
}

// mostRecent is how many files the menu remembers.
const mostRecent = 12

const settingsFile = "settings.json"

// readSettings reads the settings of a folder. What cannot be read is as usual:
// settings are a comfort, never a reason to stop.
func readSettings(folder string) settings {
	s := usualSettings()
	text, err := os.ReadFile(filepath.Join(folder, settingsFile))
	if err != nil || json.Unmarshal(text, &s) != nil {
		return usualSettings()
	}
	usual := usualSettings()
	s.Width, s.Height = within(s.Width, 640, 8000, usual.Width), within(s.Height, 420, 8000, usual.Height)
	p, u := &s.Panes, usual.Panes
	p.Outline, p.Card = within(p.Outline, 120, 900, u.Outline), within(p.Card, 180, 900, u.Card)
	p.Panel, p.Share = within(p.Panel, 80, 2000, u.Panel), within(p.Share, 0.15, 0.85, u.Share)
	return s
}

func within(x, low, high, otherwise float32) float32 {
	if x >= low && x <= high {
		return x
	}
	return otherwise
}

// keepSettings writes the settings; a failure costs nothing but comfort.
func (a *App) keepSettings() {
	if size := a.window.Canvas().Size(); size.Width > 1 && !a.look.presenting {
		a.settings.Width, a.settings.Height = size.Width, size.Height
	}
	text, err := json.MarshalIndent(a.settings, "", "  ")
	if err == nil {
		err = os.MkdirAll(a.options.Folder, 0o700)
	}
	if err == nil {
		err = store.SafeWrite(filepath.Join(a.options.Folder, settingsFile), append(text, '\n'), true)
	}
	if err != nil {
		a.log("keep settings", err)
	}
}

// remember puts a file on top of the recent ones.
func (a *App) remember(path string) {
	recent := slices.DeleteFunc(slices.Clone(a.settings.Recent), func(p string) bool { return p == path })
	a.settings.Recent = append([]string{path}, recent...)
	a.settings.Recent = a.settings.Recent[:min(len(a.settings.Recent), mostRecent)]
}

// session is what is remembered of the window for one model.
type session struct {
	Deliverables camera     `json:"deliverables"`
	Actions      camera     `json:"actions"`
	Journey      camera     `json:"journey"`
	Selection    []model.ID `json:"selection"`
	// Boxes are where the deliverable graph's boxes were, so that the picture
	// is the same after a restart.
	Boxes map[model.ID]render.Rect `json:"boxes"`
	Xray  bool                     `json:"xray"`
	Lens  lens                     `json:"lens"`
}

// keepSession remembers cameras and selection with the model.
func (a *App) keepSession() {
	if a.file == nil || a.saver.readOnly {
		return
	}
	s := session{a.deliverables.camera, a.actions.camera, a.journey.camera, a.selection.ids, a.positions.deliverables, a.xray, a.lens}
	if err := a.file.PutSession("window", s); err != nil {
		a.log("keep session", err)
	}
}

func (a *App) restoreSession() {
	var s session
	if a.file == nil || !a.file.Session("window", &s) {
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
	a.xray, a.lens = s.Xray, s.Lens
}
