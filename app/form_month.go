package app

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// month is a month's days, of which one is picked: with the arrows and Enter, by
// PgUp and PgDn in other months, or with the pointer.
type month struct {
	widget.BaseWidget
	app     *App
	day     time.Time // the one with the keys
	today   time.Time
	pick    func(time.Time)
	shut    func()
	painter painter
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newMonth(a *App, day time.Time, pick func(time.Time), shut func()) *month {
	m := &month{app: a, day: justDay(day), today: justDay(a.options.Now()), pick: pick, shut: shut}
	m.painter.look = a.look
	m.ground = canvas.NewRectangle(color.Transparent)
	m.ExtendBaseWidget(m)
	return m
}

func justDay(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// daySize is the side of a day's square, and monthHead the height above the days,
// in pixels at 100 %.
const daySize, monthHead = 32, 58

// first is the day in the upper left corner, a Sunday.
func (m *month) first() time.Time {
	start := time.Date(m.day.Year(), m.day.Month(), 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, -int(start.Weekday()))
}

func (m *month) at(p fyne.Position) (time.Time, bool) {
	scale := m.app.look.scale()
	x, y := int(p.X/(daySize*scale)), int((p.Y-monthHead*scale)/(daySize*scale))
	if p.Y < monthHead*scale || x > 6 || y > 5 {
		return time.Time{}, false
	}
	return m.first().AddDate(0, 0, 7*y+x), true
}

func (m *month) goTo(day time.Time) {
	m.day = day
	m.Refresh()
}

// MouseDown picks a day; in the head, the left goes a month back, the right on.
func (m *month) MouseDown(e *desktop.MouseEvent) {
	if day, ok := m.at(e.Position); ok {
		m.pick(day)
		return
	}
	switch third := m.Size().Width / 3; {
	case e.Position.X < third:
		m.goTo(m.otherMonth(-1))
	case e.Position.X > 2*third:
		m.goTo(m.otherMonth(1))
	}
}

func (m *month) MouseUp(*desktop.MouseEvent) {}

// otherMonth is the same day of another month, or that month's last.
func (m *month) otherMonth(by int) time.Time {
	start := time.Date(m.day.Year(), m.day.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	last := start.AddDate(0, 1, -1).Day()
	return start.AddDate(0, 0, min(m.day.Day(), last)-1)
}

func (m *month) FocusGained()   { m.Refresh() }
func (m *month) FocusLost()     {}
func (m *month) TypedRune(rune) {}

func (m *month) TypedKey(k *fyne.KeyEvent) {
	switch chordOf(k.Name, 0) {
	case "Left":
		m.goTo(m.day.AddDate(0, 0, -1))
	case "Right":
		m.goTo(m.day.AddDate(0, 0, 1))
	case "Up":
		m.goTo(m.day.AddDate(0, 0, -7))
	case "Down":
		m.goTo(m.day.AddDate(0, 0, 7))
	case "PgUp":
		m.goTo(m.otherMonth(-1))
	case "PgDn":
		m.goTo(m.otherMonth(1))
	case "Home":
		m.goTo(m.today)
	case "Enter":
		m.pick(m.day)
	case "Esc":
		m.shut()
	}
}

func (m *month) CreateRenderer() fyne.WidgetRenderer { return &monthRenderer{m} }

type monthRenderer struct{ *month }

func (r *monthRenderer) Destroy() {}

func (r *monthRenderer) MinSize() fyne.Size {
	scale := r.app.look.scale()
	return fyne.NewSize(7*daySize*scale, (monthHead+6*daySize+4)*scale)
}

func (r *monthRenderer) Layout(fyne.Size) { r.draw() }

func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.month)
}

func (m *month) draw() {
	p, l, scale := &m.painter, m.app.look, m.app.look.scale()
	p.begin(camera{Zoom: 1}, m.Size())
	m.ground.FillColor = l.ink(inkSurface)
	m.ground.Resize(m.Size())
	p.out = append(p.out, m.ground)
	side := daySize * scale
	middle := func(text string, x, y, width float32, of letters) {
		of.text, of.align = text, fyne.TextAlignCenter
		p.write(fyne.NewPos(x, y), width, of)
	}
	ink := func(i render.Ink) letters { return letters{size: sizeText * scale, ink: l.ink(i)} }
	head := ink(render.InkText)
	head.bold = true
	title := m.app.texts.say("date.month", "year", itoa(m.day.Year()), "month", m.app.texts.say("month."+itoa(int(m.day.Month()))))
	middle(title, side, 22*scale, 5*side, head)
	middle("◀", 0, 22*scale, side, ink(render.InkAccent))
	middle("▶", 6*side, 22*scale, side, ink(render.InkAccent))
	for i, name := range strings.Fields(m.app.texts.say("date.weekdays")) {
		middle(name, float32(i)*side, 50*scale, side, letters{size: sizeSmall * scale, ink: l.ink(render.InkMuted)})
	}
	for i := range 42 {
		day := m.first().AddDate(0, 0, i)
		x, y := float32(i%7)*side, monthHead*scale+float32(i/7)*side
		of := ink(render.InkText)
		if day.Month() != m.day.Month() {
			of.ink = l.ink(render.InkFaded)
		}
		if day.Equal(m.today) {
			of.ink, of.bold = l.ink(render.InkAccent), true
		}
		if day.Equal(m.day) {
			p.rectangle(fyne.NewPos(x+2, y+2), fyne.NewSize(side-4, side-4), frame{fill: l.ink(render.InkAccent), radius: 6 * scale})
			of.ink = l.ink(render.InkOnDark)
		}
		middle(itoa(day.Day()), x, y+side/2+5*scale, side, of)
	}
	m.objects = p.out
}
