package app

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/render"
)

// noticeTime is how long a notice stays.
const noticeTime = 5 * time.Second

// toast is a line over the views that says what just happened, or why nothing
// did, and goes by itself.
type toast struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	text   *canvas.Text
	act    *button // what can be done about it, if anything
	at     fyne.Position
	room   fyne.Size
}

func newToast(a *App) *toast {
	t := &toast{app: a, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	t.act = newButton(a.look, buttonField, "", nil)
	t.act.ink = render.InkText
	t.act.Hide()
	t.root = container.NewWithoutLayout(t.ground, t.text, t.act)
	t.root.Hide()
	return t
}

// notice says a sentence for a while.
func (a *App) notice(sentence string) { a.noticeWith(sentence, "", nil) }

// noticeWith says a sentence for a while, with something to do about it.
func (a *App) noticeWith(sentence, what string, do func()) {
	t, stays := a.desk.toast, a.settings.Notices.time()
	t.text.Text = sentence
	t.act.Hide()
	if do != nil {
		stays *= 2
		t.act.text, t.act.tapped = what, func() { t.root.Hide(); do() }
		t.act.Show()
	}
	t.restyle()
	t.root.Show()
	// What has never been on the screen cannot ask to be drawn itself.
	canvas.Refresh(a.desk.root)
	a.border.after("notice", stays, t.root.Hide)
}

func (t *toast) restyle() {
	l, scale := t.app.look, t.app.look.scale()
	t.ground.FillColor, t.ground.CornerRadius = l.ink(render.InkText), 8*scale
	t.text.Color, t.text.TextSize = l.ink(inkSurface), sizeText*scale
	if t.room.Width > 40 {
		t.text.Text = cutTo(t.text.Text, t.room.Width-60-t.actWidth(), t.text.TextSize, false)
	}
	t.act.Refresh()
	t.move()
}

// actWidth is the room that the thing to do takes.
func (t *toast) actWidth() float32 {
	if !t.act.Visible() {
		return 0
	}
	return t.act.MinSize().Width + 16*t.app.look.scale()
}

// place tells where the views are: the notice lies at their foot.
func (t *toast) place(at fyne.Position, room fyne.Size) {
	t.at, t.room = at, room
	t.move()
}

func (t *toast) move() {
	scale := t.app.look.scale()
	words := t.text.MinSize()
	size := fyne.NewSize(words.Width+32*scale+t.actWidth(), 34*scale)
	t.root.Move(fyne.NewPos(t.at.X+(t.room.Width-size.Width)/2, t.at.Y+t.room.Height-size.Height-16*scale))
	t.root.Resize(size)
	t.ground.Resize(size)
	t.text.Move(fyne.NewPos(16*scale, (size.Height-words.Height)/2))
	t.text.Resize(words)
	act := t.act.MinSize()
	t.act.Move(fyne.NewPos(size.Width-act.Width-8*scale, (size.Height-act.Height)/2))
	t.act.Resize(act)
}
