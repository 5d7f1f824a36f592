package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// newPopUp is a popup that tells when it has gone, in whatever way. Fyne's own
// goes at a click beside it and says nothing, and with it what was typed.
func (a *App) newPopUp(content fyne.CanvasObject, gone func()) *widget.PopUp {
	return widget.NewPopUp(content, tellingCanvas{a.window.Canvas(), gone})
}

// tellingCanvas is the window's canvas to a popup that is to tell when it goes.
type tellingCanvas struct {
	fyne.Canvas
	gone func()
}

func (c tellingCanvas) Overlays() fyne.OverlayStack {
	return tellingOverlays{c.Canvas.Overlays(), c.gone}
}

type tellingOverlays struct {
	fyne.OverlayStack
	gone func()
}

func (o tellingOverlays) Remove(overlay fyne.CanvasObject) {
	o.OverlayStack.Remove(overlay)
	o.gone()
}

// keepDraft keeps what was typed into a chooser that went without an answer, for
// when the same is asked again.
func (a *App) keepDraft(hint, text string) {
	if a.drafts == nil {
		a.drafts = map[string]string{}
	}
	if a.drafts[hint] = text; text == "" {
		delete(a.drafts, hint)
	}
}
