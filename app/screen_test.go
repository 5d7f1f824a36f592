package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// driver draws for all tests: with each new driver, and each new theme, Fyne
// reads the fonts anew and keeps what it has read for good, 16 MB each time.
var driver = test.NewApp()

// screen is the driver with the windows, the theme and the clipboard of one test.
type screen struct {
	fyne.App
	settings *screenSettings
	clip     fyne.Clipboard
	windows  []fyne.Window
}

func newScreen(t testing.TB) fyne.App {
	s, before := &screen{App: driver, settings: &screenSettings{Settings: driver.Settings()}, clip: test.NewClipboard()}, fyne.CurrentApp()
	fyne.SetCurrentApp(s)
	t.Cleanup(func() {
		for _, w := range s.windows {
			if slices.Contains(s.Driver().AllWindows(), w) {
				w.Close()
			}
		}
		fyne.SetCurrentApp(before)
	})
	return s
}

func (s *screen) Settings() fyne.Settings { return s.settings }

func (s *screen) Clipboard() fyne.Clipboard { return s.clip }

func (s *screen) NewWindow(title string) fyne.Window {
	w := s.App.NewWindow(title)
	s.windows = append(s.windows, w)
	return w
}

// screenSettings are the driver's, with a theme of their own. The first one is
// set before anything is drawn; only another calls for drawing all anew.
type screenSettings struct {
	fyne.Settings
	theme fyne.Theme
}

func (s *screenSettings) Theme() fyne.Theme { return s.theme }

func (s *screenSettings) SetTheme(t fyne.Theme) {
	isFirst := s.theme == nil
	s.theme = t
	if !isFirst {
		s.Settings.SetTheme(t)
	}
}
