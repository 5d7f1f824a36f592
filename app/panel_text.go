package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// textAsked is a text of several lines that is asked for. below is what helps to
// write it, reset takes back what is derived; both may be missing.
type textAsked struct {
	title, value, below string
	back                fyne.Focusable
	take                func(text string) bool // false: refused, and why is said
	reset               func()
	typed               string // so far, where it was refused
}

// textFoot is what stands below the text: what helps to write it, and the answers.
func (a *App) textFoot(t textAsked, buttons fyne.CanvasObject) fyne.CanvasObject {
	apart := canvas.NewRectangle(color.Transparent)
	apart.SetMinSize(fyne.NewSize(1, 4*a.look.scale()))
	foot := container.NewVBox(apart, container.NewBorder(nil, nil, nil, buttons))
	if t.below != "" {
		below := widget.NewLabel(t.below)
		below.Wrapping, below.Importance = fyne.TextWrapWord, widget.LowImportance
		foot.Objects = append([]fyne.CanvasObject{below}, foot.Objects...)
	}
	return foot
}

// askText opens a field of several lines over the window. Ctrl+Enter takes the
// text, and so does a click beside it; Escape leaves it as it was. What is
// refused stays open.
func (a *App) askText(t textAsked) {
	entry := &textEntry{}
	entry.ExtendBaseWidget(entry)
	entry.MultiLine, entry.Wrapping = true, wrappingOf(t.title+t.value)
	if entry.SetText(t.value); t.typed != "" {
		entry.SetText(t.typed)
	}
	entry.SetMinRowsVisible(6)
	title := widget.NewLabelWithStyle(t.title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	var popup *widget.PopUp
	ended := false
	leave := func(done bool) {
		ended = true
		a.window.Canvas().Focus(t.back)
		if again := t; done && entry.Text != t.value && !t.take(entry.Text) {
			again.typed = entry.Text
			a.askText(again)
		}
	}
	entry.end = func(done bool) {
		ended = true
		popup.Hide()
		leave(done)
	}
	buttons := container.New(&inLine{gap: 8 * a.look.scale()}, a.askButton("button.cancel", buttonField, func() { entry.end(false) }), a.askButton("button.ok", buttonFilled, func() { entry.end(true) }))
	if t.reset != nil {
		buttons.Objects = append([]fyne.CanvasObject{a.askButton("button.derived", buttonField, func() { entry.end(false); t.reset() })}, buttons.Objects...)
	}
	foot := a.textFoot(t, buttons)
	width := canvas.NewRectangle(color.Transparent)
	room := a.window.Canvas().Size()
	width.SetMinSize(fyne.NewSize(min(520*a.look.scale(), room.Width-60), 1))
	gap := 10 * a.look.scale()
	body := container.New(fynelayout.NewCustomPaddedLayout(gap, gap, gap, gap), container.NewBorder(container.NewVBox(width, title), foot, nil, nil, entry))
	popup = a.newPopUp(container.NewStack(body, a.look.edge()), func() {
		if !ended {
			leave(true)
		}
	})
	size := popup.MinSize()
	popup.ShowAtPosition(fyne.NewPos((room.Width-size.Width)/2, max(20, (room.Height-size.Height)/3)))
	popup.Resize(size)
	a.keeper = keeper{popup, entry}
	a.window.Canvas().Focus(entry)
}

func (a *App) askButton(text string, kind buttonKind, tapped func()) *button {
	b := newButton(a.look, kind, a.texts.say(text), tapped)
	if kind == buttonField {
		b.ink = render.InkText
	}
	return b
}

// textEntry is the field of askText.
type textEntry struct {
	prose
	end func(done bool)
}

func (e *textEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.end(false)
		return
	}
	e.prose.TypedKey(k)
}

func (e *textEntry) TypedShortcut(s fyne.Shortcut) {
	if chordOfShortcut(s) == "Ctrl+Enter" {
		e.end(true)
		return
	}
	e.prose.TypedShortcut(s)
}
