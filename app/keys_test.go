package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// A click on the ground of what lies over the window takes the keys from it:
// then the next key gives them back, and nothing below hears it.
func TestKeysGoToWhatLiesOverTheWindow(t *testing.T) {
	for name, open := range map[string]func(h *hands){
		"a list":  func(h *hands) { h.app.run("help.commands") },
		"a menu":  func(h *hands) { h.app.contextMenu(fyne.NewPos(60, 60)) },
		"a sheet": func(h *hands) { h.app.showMessage(message{sentence: "…"}) },
		"a text": func(h *hands) {
			h.app.askText(textAsked{title: "…", back: h.app.deliverables, take: func(string) bool { return true }})
		},
	} {
		h := start(t, sample(t, "restaurant"))
		h.press("Home")
		c := h.app.window.Canvas()
		before, layouts := h.app.head(), len(h.app.steps.layouts)
		lost := func() { c.Unfocus() }
		open(h)
		had := h.focused()
		lost()
		c.OnTypedRune()('t') // tidies, in the picture
		lost()
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyTab})
		if h.app.head() != before || len(h.app.steps.layouts) != layouts || h.app.isNaming() {
			t.Errorf("%s: what is below hears the keys", name)
		}
		if h.focused() == nil || name != "a menu" && h.focused() != had {
			t.Errorf("%s does not get the keys back", name)
		}
		lost()
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if listsMore(h) {
			t.Errorf("%s does not close with Escape", name)
		}
	}
}
