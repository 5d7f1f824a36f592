package app

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
)

// preferences are what the user has set, as against what the window remembers
// of itself. All windows share them.
type preferences struct {
	Language   model.Language `json:"language,omitempty"`
	Brightness Brightness     `json:"brightness,omitempty"`
	Type       float32        `json:"type,omitempty"`   // size of the type, 1: as designed; 0: 1
	Phases     string         `json:"phases,omitempty"` // preset of a new model; empty: none
	Blank      bool           `json:"blank,omitempty"`  // a start opens nothing by itself
	Wheel      wheel          `json:"wheel,omitempty"`
	Notices    noticePace     `json:"notices,omitempty"`
	RulesOff   []string       `json:"rulesOff,omitempty"`
	Toured     bool           `json:"toured,omitempty"` // the tour was seen or left
}

// wheel is what the mouse wheel does over a picture; with Ctrl held it does the
// other.
type wheel string

const (
	wheelPans  wheel = ""
	wheelZooms wheel = "zoom"
)

// noticePace is how long a notice stays.
type noticePace string

const (
	noticeUsual noticePace = ""
	noticeLong  noticePace = "long"
	noticeStays noticePace = "stays"
)

// time is how long a notice of this pace stays.
func (p noticePace) time() time.Duration {
	switch p {
	case noticeLong:
		return 3 * noticeTime
	case noticeStays:
		return time.Hour
	}
	return noticeTime
}

// typeSizes are the sizes of type to choose from; 1 gives 11, 13, 16 and 22
// points.
func typeSizes() []float32 { return []float32{0.85, 1, 1.15, 1.3, 1.5} }

// typeSize is the size of the type that is set.
func (p preferences) typeSize() float32 {
	if slices.Contains(typeSizes(), p.Type) {
		return p.Type
	}
	return 1
}

// off are the rules whose findings are not wanted.
func (p preferences) off() map[string]bool {
	off := map[string]bool{}
	for _, id := range p.RulesOff {
		off[id] = true
	}
	return off
}

// tune sets a preference, shows what follows from it, and writes it at once, so
// that other windows start with it.
func (a *App) tune(set func(p *preferences)) {
	before := a.settings.preferences
	set(&a.settings.preferences)
	p := &a.settings.preferences
	a.tuned = true
	a.keepSettings()
	switch {
	case p.Language != before.Language:
		a.options.Language = ""
		a.texts = loadTexts(a.language())
		a.speakToolkit()
		a.refit()
	case p.typeSize() != before.typeSize():
		a.enlarge(p.typeSize() / before.typeSize())
	case p.Brightness != before.Brightness:
		a.look.brightness = p.Brightness
		a.applyLook()
	case !slices.Equal(p.RulesOff, before.RulesOff):
		a.redraw()
	}
}

// enlarge makes the type larger, and with it the parts that hold text.
func (a *App) enlarge(by float32) {
	a.look.typeSize = a.settings.typeSize()
	p := &a.settings.Panes
	p.Outline, p.Card, p.Panel = p.Outline*by, p.Card*by, p.Panel*by
	a.applyLook()
	a.refit()
	for _, v := range []*picture{a.deliverables, a.actions} { // the parts beside them have grown
		v.keepGoal()
	}
}

// refit makes the window's content anew, and with it an open sheet of
// preferences.
func (a *App) refit() {
	wasOpen := a.preferring
	if wasOpen != nil && wasOpen.sheet.popup.Visible() {
		wasOpen.sheet.popup.Hide()
	} else {
		wasOpen = nil
	}
	a.rebuild()
	a.focusPicture(a.active)
	if wasOpen != nil {
		a.showPreferencesAt(wasOpen.at())
	}
}

// applyLook gives the whole window the look as it is now.
func (a *App) applyLook() {
	a.theming = true
	a.fyne.Settings().SetTheme(a.look)
	a.theming = false
	a.restyle()
}

// desktopSays follows the system's settings. Before a desktop has answered,
// what Fyne assumes of it counts for nothing.
func (a *App) desktopSays(fyne.Settings) {
	if !a.theming {
		a.look.isAsked = false
	}
	a.restyle()
}
