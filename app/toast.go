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

// mostNoticed is how many lines a notice takes.
const mostNoticed = 3

// toast is a line over the views that says what just happened, or why nothing
// did, and goes by itself.
type toast struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	said   string // the whole sentence
	text   *canvas.Text
	more   [mostNoticed - 1]*canvas.Text // further lines of a long sentence
	act    *button                       // what can be done about it, if anything
	at     fyne.Position
	room   fyne.Size
}

func newToast(a *App) *toast {
	t := &toast{app: a, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	t.act = newButton(a.look, buttonField, "", nil)
	t.act.ink = render.InkText
	t.act.Hide()
	t.root = container.NewWithoutLayout(t.ground, t.text, t.act)
	for i := range t.more {
		t.more[i] = canvas.NewText("", color.Black)
		t.root.Add(t.more[i])
	}
	t.root.Hide()
	return t
}

// notice says a sentence for a while.
func (a *App) notice(sentence string) { a.noticeWith(sentence, "", nil) }

// noticeWith says a sentence for a while, with something to do about it.
func (a *App) noticeWith(sentence, what string, do func()) {
	t, stays := a.desk.toast, a.settings.Notices.time()
	t.said = sentence
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
	lines := []string{t.said}
	if room := t.room.Width - 60 - t.actWidth(); room > 40 && fyne.MeasureText(t.said, sizeText*scale, fyne.TextStyle{}).Width > room {
		lines = render.Type{Size: sizeText}.Wrap(l.measure, t.said, float64(room/scale), mostNoticed)
	}
	for i, line := range append([]*canvas.Text{t.text}, t.more[:]...) {
		line.Text, line.Color, line.TextSize = "", l.ink(inkSurface), sizeText*scale
		if i < len(lines) {
			line.Text = lines[i]
		}
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
	lines := append([]*canvas.Text{t.text}, t.more[:]...)
	width, height, above := float32(0), float32(0), 8*scale
	for _, line := range lines {
		if line.Text != "" {
			m := line.MinSize()
			width, height = max(width, m.Width), height+m.Height+2*scale
		}
	}
	size := fyne.NewSize(width+32*scale+t.actWidth(), max(34*scale, height+2*above))
	t.root.Move(fyne.NewPos(t.at.X+(t.room.Width-size.Width)/2, t.at.Y+t.room.Height-size.Height-16*scale))
	t.root.Resize(size)
	t.ground.Resize(size)
	y := (size.Height - height) / 2
	for _, line := range lines {
		m := line.MinSize()
		put(line, line.Text != "", fyne.NewPos(16*scale, y), m)
		y += m.Height + 2*scale
	}
	act := t.act.MinSize()
	t.act.Move(fyne.NewPos(size.Width-act.Width-8*scale, (size.Height-act.Height)/2))
	t.act.Resize(act)
}
