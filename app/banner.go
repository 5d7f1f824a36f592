package app

import (
	"image/color"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model/store"
	"hone/render"
)

// banner is a strip below the bar that says what stands in the way for longer
// than a moment, and what can be done about it. It asks for nothing: the work
// goes on below.
type banner struct {
	app     *App
	root    *fyne.Container
	ground  *canvas.Rectangle
	line    *canvas.Rectangle
	text    *canvas.Text
	now     standing
	buttons []*answerButton
}

// standing is what a banner says: a sentence and the ways out, the likeliest
// first. The zero standing is that all is well.
type standing struct {
	text    string
	ink     render.Ink
	answers []answer
}

func newBanner(a *App) *banner {
	b := &banner{app: a, ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(nil), text: canvas.NewText("", color.Black)}
	b.root = container.New(&bannerLayout{b}, b.ground, b.line, b.text)
	b.root.Hide()
	return b
}

// standing is what stands in the way now.
func (a *App) standing() standing {
	s := a.saver
	switch {
	case a.file == nil:
		return standing{}
	case len(s.conflicts) > 0:
		return standing{a.texts.say("save.undecided", "n", itoa(len(s.conflicts))), render.InkAlarm, []answer{
			{text: a.texts.plain("command.conflicts"), do: a.showConflicts},
		}}
	case s.fault != nil && !s.readOnly:
		m := a.unsaved(s.fault)
		return standing{m.sentence, render.InkAlarm, append(m.answers, answer{text: a.texts.say("button.more"), do: a.explainSaving})}
	case s.readOnly && isKeptVersion(a.file.Path()):
		return standing{a.texts.say("snapshot.viewing"), render.InkWarm, []answer{{text: a.texts.say("snapshot.restore"), do: a.restoreViewed}}}
	case s.readOnly:
		return standing{a.texts.say("save.viewing"), render.InkWarm, []answer{
			{text: a.texts.say("command.unlock"), do: a.unlock}, {text: a.texts.plain("command.saveCopy"), do: a.askSaveCopy},
		}}
	}
	return standing{}
}

// isKeptVersion tells whether a document is a kept version of another.
func isKeptVersion(path string) bool { return strings.HasSuffix(filepath.Dir(path), ".snapshots") }

// unlock opens for editing what was opened for reading only.
func (a *App) unlock() { a.openAs(a.file.Path(), false) }

// restoreViewed makes a document of the kept version that is looked at.
func (a *App) restoreViewed() {
	a.restore(store.Snapshot{Path: a.file.Path(), Time: snapshotTime(a.file.Path())})
}

// follow says what stands in the way now; it tells whether that changed how
// much room there is.
func (b *banner) follow() bool {
	was, before := b.now.text != "", b.now
	if b.now = b.app.standing(); !b.now.asksAs(before) {
		b.offer()
	}
	b.root.Layout.Layout(b.root.Objects, b.root.Size())
	b.root.Refresh()
	return was != (b.now.text != "")
}

// asksAs tells whether another standing offers the same: then the buttons stay,
// and with them the keys.
func (s standing) asksAs(o standing) bool {
	return slices.EqualFunc(s.answers, o.answers, func(a, b answer) bool { return a.text == b.text })
}

// offer makes the buttons of what can be done now. The keys do not stay behind on
// one that goes.
func (b *banner) offer() {
	canvas := b.app.window.Canvas()
	for _, old := range b.buttons {
		if canvas.Focused() == fyne.Focusable(old) {
			b.app.focusPicture(b.app.active)
		}
	}
	b.root.Objects, b.buttons = b.root.Objects[:3], nil
	for i, one := range b.now.answers {
		one.main = i == 0
		button := newAnswerButton(b.app.look, one, func() { b.press(i) }, func() { b.app.focusPicture(b.app.active) })
		b.buttons = append(b.buttons, button)
		b.root.Objects = append(b.root.Objects, button)
	}
}

// press does what a button offers now.
func (b *banner) press(i int) {
	if i < len(b.now.answers) {
		b.now.answers[i].do()
	}
}

// bannerHeight is the banner's, in pixels at 100 %.
const bannerHeight = 40

// height is the room that the banner takes now.
func (b *banner) height() float32 {
	if b.now.text == "" {
		return 0
	}
	return bannerHeight * b.app.look.scale()
}

type bannerLayout struct{ *banner }

func (l *bannerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, bannerHeight) }

func (l *bannerLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look, scale := l.app.look, l.app.look.scale()
	l.ground.FillColor, l.line.FillColor = look.ink(render.InkSubtle), look.ink(render.InkHair)
	l.ground.Resize(size)
	l.line.Move(fyne.NewPos(0, size.Height-1))
	l.line.Resize(fyne.NewSize(size.Width, 1))
	right := size.Width - 12*scale
	for i := len(l.buttons) - 1; i >= 0; i-- {
		w := l.buttons[i].MinSize()
		right -= w.Width
		l.buttons[i].Move(fyne.NewPos(right, (size.Height-w.Height)/2))
		l.buttons[i].Resize(w)
		right -= 8 * scale
	}
	l.text.TextSize, l.text.TextStyle.Bold = sizeText*scale, true
	l.text.Color = look.ink(render.InkText)
	if l.now.ink != "" {
		l.text.Color = look.ink(l.now.ink)
	}
	l.text.Text = cutTo(l.now.text, right-16*scale, l.text.TextSize, true)
	words := l.text.MinSize()
	l.text.Move(fyne.NewPos(16*scale, (size.Height-words.Height)/2))
	l.text.Resize(words)
}
