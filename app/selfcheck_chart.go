package app

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// scoreChart draws the scores of the self-checks over time: 0 to 10 upwards,
// with the bands of the four levels behind.
type scoreChart struct {
	chart
	app    *App
	checks []model.Checkup
}

func newScoreChart(a *App) *scoreChart {
	c := &scoreChart{app: a}
	c.begin(c, a.look, c.paintScores)
	return c
}

func (c *scoreChart) put(checks []model.Checkup) {
	c.checks = checks
	c.Refresh()
}

// y is the height of a score.
func (p plot) y(score float32) float32 {
	return p.at.Y + p.size.Height*(1-score/model.CheckupStatements)
}

func (c *scoreChart) paintScores(size fyne.Size) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	left := min(c.labelWidth(), size.Width/2) + 60*scale
	room := plot{fyne.NewPos(left, 22*scale), fyne.NewSize(size.Width-left-36*scale, size.Height-58*scale)}
	if room.size.Width < 40 || room.size.Height < 40 {
		return
	}
	for level, from := range []float32{0, 3.5, 6.5, 9.5} {
		c.band(room, level, from, []float32{3.5, 6.5, 9.5, 10}[level])
	}
	for score := 0; score <= model.CheckupStatements; score += 5 {
		y := room.y(float32(score))
		p.stroke(fyne.NewPos(room.at.X, y), fyne.NewPos(room.at.X+room.size.Width, y), l.ink(render.InkHair), 1)
		p.write(fyne.NewPos(room.at.X-24*scale, y+4*scale), 18*scale, letters{text: strconv.Itoa(score), size: sizeSmall * scale, ink: l.ink(render.InkMuted), align: fyne.TextAlignTrailing})
	}
	c.curve(room)
	if len(c.checks) == 0 {
		none := letters{text: c.app.texts.say("checkup.none"), size: sizeSmall * scale, ink: l.ink(render.InkMuted), align: fyne.TextAlignTrailing}
		p.write(fyne.NewPos(0, room.at.Y+room.size.Height+18*scale), size.Width-14*scale, none)
	}
}

// labelWidth is the room that the names of the levels take, in pixels.
func (c *scoreChart) labelWidth() float32 {
	widest := float32(0)
	for level := range 4 {
		name := c.app.texts.say("checkup.level." + strconv.Itoa(level+1))
		widest = max(widest, fyne.MeasureText(name, sizeSmall*c.app.look.scale(), fyne.TextStyle{Bold: true}).Width)
	}
	return widest
}

// leastBands is the height, in pixels at 100 %, from which on there is room for
// the names of all levels.
const leastBands = 84

// band is one level: a wash behind, every second a little darker, and its name.
func (c *scoreChart) band(room plot, level int, from, to float32) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	wash := frame{fill: mixed(l.ink(render.InkHair), l.ink(inkSurface), 0.65)}
	if level%2 == 1 {
		wash.fill = l.ink(inkSurface)
	}
	top, bottom := room.y(to), room.y(from)
	p.rectangle(fyne.NewPos(room.at.X, top), fyne.NewSize(room.size.Width, bottom-top), wash)
	ink, score := render.InkMuted, -1
	if n := len(c.checks); n > 0 {
		score = c.checks[n-1].Score()
	}
	isNow := score >= 0 && model.CheckupLevel(score) == level+1
	if isNow {
		ink = render.InkAccent
	}
	if !isNow && room.size.Height < leastBands*scale {
		return // the names would lie over one another
	}
	name := cutTo(c.app.texts.say("checkup.level."+strconv.Itoa(level+1)), room.at.X-44*scale, sizeSmall*scale, isNow)
	p.write(fyne.NewPos(0, (top+bottom)/2+4*scale), room.at.X-36*scale, letters{text: name, size: sizeSmall * scale, bold: isNow, ink: l.ink(ink), align: fyne.TextAlignTrailing})
}

// curve joins the scores; the first and the last date stand below.
func (c *scoreChart) curve(room plot) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	var last fyne.Position
	for i, check := range c.checks {
		at := fyne.NewPos(room.at.X+room.size.Width*c.share(i), room.y(float32(check.Score())))
		if i > 0 {
			p.stroke(last, at, l.ink(render.InkAccent), 2*scale)
		}
		last = at
	}
	for i, check := range c.checks {
		at := fyne.NewPos(room.at.X+room.size.Width*c.share(i), room.y(float32(check.Score())))
		p.dot(at, 4*scale, frame{fill: l.ink(inkSurface), stroke: l.ink(render.InkAccent), width: 2 * scale})
		if i == 0 || i == len(c.checks)-1 {
			c.label(at, check, room, i > 0 && c.checks[i-1].Score() > check.Score())
		}
	}
}

// label writes a score above its point, below where the curve falls to it, and
// its date below the chart.
func (c *scoreChart) label(at fyne.Position, check model.Checkup, room plot, falls bool) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	width := 90 * scale
	x := min(at.X-width/2, room.at.X+room.size.Width+30*scale-width)
	up := -9 * scale
	if falls {
		up = 19 * scale
	}
	p.write(fyne.NewPos(x, at.Y+up), width, letters{text: strconv.Itoa(check.Score()), size: sizeText * scale, bold: true, ink: l.ink(render.InkAccent), align: fyne.TextAlignCenter})
	p.write(fyne.NewPos(x, room.at.Y+room.size.Height+18*scale), width, letters{text: check.Date, size: sizeSmall * scale, ink: l.ink(render.InkMuted), align: fyne.TextAlignCenter})
}

// share is where in time a self-check lies between the first and the last, 0 to
// 1; a single one is in the middle.
func (c *scoreChart) share(i int) float32 {
	day := func(i int) time.Time {
		t, _ := time.Parse("2006-01-02", c.checks[i].Date[:min(len(c.checks[i].Date), 10)])
		return t
	}
	first, last := day(0), day(len(c.checks)-1)
	if whole := last.Sub(first); whole > 0 {
		return float32(day(i).Sub(first)) / float32(whole)
	}
	return 0.5
}
