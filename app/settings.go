package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"hone/model"
	"hone/model/store"
)

// settings are what the window remembers of itself from one start to the next.
type settings struct {
	preferences
	Width  float32      `json:"width"`
	Height float32      `json:"height"`
	Panes  panes        `json:"panes"`
	Recent []string     `json:"recent,omitempty"`
	Folder string       `json:"folder,omitempty"` // of the last export
	Export exportChoice `json:"export"`
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
	return settings{Width: 1480, Height: 920, Export: usualExport(), Panes: panes{Outline: 240, Card: 256, Panel: 196, Share: 0.58}}
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
	s.Width, s.Height = within(s.Width, leastWidth, mostSide, usual.Width), within(s.Height, leastHeight, mostSide, usual.Height)
	s.Panes = s.Panes.within()
	return s
}

// The sizes that a window is opened with, in pixels.
const (
	leastWidth, leastHeight = 640, 420
	mostSide                = 8000
)

// within are the panes with usual sizes in place of those that cannot be.
func (p panes) within() panes {
	u := usualSettings().Panes
	p.Outline, p.Card = within(p.Outline, 120, 900, u.Outline), within(p.Card, 180, 900, u.Card)
	p.Panel, p.Share = within(p.Panel, 80, 2000, u.Panel), within(p.Share, 0.15, 0.85, u.Share)
	return p
}

func within(x, low, high, otherwise float32) float32 {
	if x >= low && x <= high {
		return x
	}
	return otherwise
}

// keepSettings writes the settings; a failure costs nothing but comfort. Other
// windows write them too: what they have set since stays, unless it was set here.
func (a *App) keepSettings() {
	if size := a.window.Canvas().Size(); size.Width > 1 && a.presentation == nil {
		a.settings.Width, a.settings.Height = size.Width, size.Height
	}
	there := readSettings(a.options.Folder)
	if !a.tuned {
		a.settings.preferences = there.preferences
	}
	a.settings.Recent = there.Recent
	a.writeSettings()
}

func (a *App) writeSettings() {
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

// recent are the files that were opened last, in any window.
func (a *App) recent() []string { return readSettings(a.options.Folder).Recent }

// remember puts a file on top of the recent ones.
func (a *App) remember(path string) {
	recent := slices.DeleteFunc(a.recent(), func(p string) bool { return p == path })
	recent = append([]string{path}, recent...)
	a.settings.Recent = recent[:min(len(recent), mostRecent)]
	a.writeSettings()
}

// forget takes a file that is gone from the recent ones.
func (a *App) forget(path string) {
	a.settings.Recent = slices.DeleteFunc(a.recent(), func(p string) bool { return p == path })
	a.writeSettings()
}
