package app

import (
	"fyne.io/fyne/v2"

	"hone/render"
)

// workshopHeight is the strip's height while the workshop runs, in pixels at
// 100 %.
const workshopHeight = 164

type questionLayout struct{ *question }

func (l *questionLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, questionHeight)
}

func (l *questionLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.ground.Resize(size)
	running := l.app.workshop.running
	for _, o := range []fyne.CanvasObject{l.edge, l.rail, l.title, l.aim, l.keys, l.by, l.timer} {
		put(o, running, o.Position(), o.Size())
	}
	if running {
		l.large(size)
		return
	}
	l.small(size)
}

// small is one line: the question, the answer, the step.
func (l *questionLayout) small(size fyne.Size) {
	scale := l.app.look.scale()
	l.replies.Hide()
	right := size.Width - 16*scale
	for _, b := range []*button{l.leave, l.parking} {
		w := b.MinSize()
		if b.text == "" {
			b.Hide()
			continue
		}
		right -= w.Width
		put(b, true, fyne.NewPos(right, (size.Height-w.Height)/2), w)
		right -= 8 * scale
	}
	room := (right - 24*scale) * 0.58
	width := l.layText(fyne.NewPos(24*scale, 0), fyne.NewSize(room, size.Height), sizeHeading)
	x := max(24*scale+width+24*scale, size.Width*0.4)
	height := l.entry.MinSize().Height
	wide := max(80, right-x)
	hint(&l.entry.Entry, l.placeholder(), wide)
	put(l.entry, l.asked.accept != nil || l.parks, fyne.NewPos(x, (size.Height-height)/2), fyne.NewSize(wide, height))
}

// large has a line of steps, the question, and the answers below it.
func (l *questionLayout) large(size fyne.Size) {
	scale := l.app.look.scale()
	left, right := 20*scale, size.Width-16*scale
	l.edge.Resize(fyne.NewSize(size.Width, 2*scale))
	l.edge.Move(fyne.NewPos(0, 0))
	top, line := 10*scale, 28*scale
	for _, b := range []*button{l.leave, l.parking, l.timer} {
		w := b.MinSize()
		right -= w.Width
		put(b, true, fyne.NewPos(right, top), w)
		right -= 6 * scale
	}
	rail := fyne.NewSize(railWidth*scale, line)
	put(l.rail, true, fyne.NewPos(left-4*scale, top), rail)
	x := left + rail.Width + 14*scale
	title := l.title.MinSize()
	put(l.title, true, fyne.NewPos(x, top+(line-title.Height)/2), title)
	x += title.Width + 18*scale
	l.aim.Text = cutTo(l.aim.Text, max(0, right-x), l.aim.TextSize, false)
	aim := l.aim.MinSize()
	put(l.aim, l.aim.Text != "", fyne.NewPos(x, top+(line-aim.Height)/2), aim)
	l.layText(fyne.NewPos(left, 44*scale), fyne.NewSize(size.Width-2*left, 40*scale), sizeTitle)
	l.layAnswers(fyne.NewPos(left, 90*scale), fyne.NewSize(size.Width-2*left, 64*scale))
}

// layAnswers has the answer in words at the left, with who answers below, and
// the ready ones at the right.
func (l *questionLayout) layAnswers(at fyne.Position, room fyne.Size) {
	scale := l.app.look.scale()
	width := room.Width * 0.42
	if len(l.asked.ready) == 0 {
		width = room.Width * 0.7
	}
	height := l.entry.MinSize().Height
	put(l.entry, true, at, fyne.NewSize(width, height))
	by := fyne.NewSize(min(180*scale, width), l.by.MinSize().Height)
	put(l.by, true, fyne.NewPos(at.X, at.Y+height+4*scale), by)
	keys := l.keys.MinSize()
	put(l.keys, by.Width+14*scale+keys.Width <= width, fyne.NewPos(at.X+by.Width+14*scale, at.Y+height+4*scale+(by.Height-keys.Height)/2), keys)
	x := at.X + width + 20*scale
	put(l.replies, len(l.asked.ready) > 0, fyne.NewPos(x, at.Y-2*scale), fyne.NewSize(max(40, at.X+room.Width-x), room.Height+4*scale))
}

// layText sets the question in one line, or smaller in two, and gives its width.
func (l *questionLayout) layText(at fyne.Position, room fyne.Size, letters float32) float32 {
	scale := l.app.look.scale()
	ink := render.InkOnDark
	if l.app.workshop.running {
		ink = render.InkText
	}
	letters *= scale
	lines := []string{l.asked.text}
	if fyne.MeasureText(l.asked.text, letters, fyne.TextStyle{Bold: true}).Width > room.Width {
		letters = max(sizeText*scale, letters*0.72)
		lines = render.Type{Size: float64(letters), Bold: true}.Wrap(l.app.look.measure, l.asked.text, float64(room.Width), 2)
	}
	width, line := float32(0), letters*1.45
	y := at.Y + (room.Height-line*float32(len(lines)))/2
	for i, t := range l.text {
		t.Text, t.TextSize, t.TextStyle.Bold, t.Color = "", letters, true, l.app.look.ink(ink)
		if i < len(lines) {
			t.Text = lines[i]
		}
		m := t.MinSize()
		t.Move(fyne.NewPos(at.X, y+float32(i)*line+(line-m.Height)/2))
		t.Resize(m)
		width = max(width, m.Width)
	}
	l.touch.Move(at)
	l.touch.Resize(fyne.NewSize(width, room.Height))
	return width
}
