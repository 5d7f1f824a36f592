package app

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// healthChart draws how the account that is looked at did over time: the score of
// all signals and of each class, 0 to 100 upwards, and below, for each day, how
// the goal did.
type healthChart struct {
	chart
	app     *App
	list    *rows // that it stands beside
	jobs    latest
	from    *model.Derivation // that the course is worked out of
	account model.ID
	course  []model.CoursePoint
}

func newHealthChart(a *App, list *rows) *healthChart {
	c := &healthChart{app: a, list: list}
	c.jobs.border = &a.border
	c.begin(c, a.look, c.paintCourse)
	return c
}

// follow works the course out beside the window, when somebody can see it.
func (c *healthChart) follow() {
	d := c.app.drawn.derivation
	if d == nil || !c.app.sees(c.list) {
		return
	}
	account := c.app.lens.walked(d.Model)
	if d == c.from && account == c.account {
		c.Refresh()
		return
	}
	c.from, c.account = d, account
	c.jobs.ask(func() func() func() {
		return func() func() {
			course := d.Course(account)
			return func() {
				c.course = course
				c.Refresh()
			}
		}
	})
}

// series is one line of the chart; a day without a score has none.
type series struct {
	name   string
	ink    render.Ink
	width  float32
	points []*float64
}

// The room round the curves, in pixels at 100 %: left for the figures, above for
// the title, right for the names, below for the goal's lights and the dates.
const chartLeft, chartTop, chartRight, chartBelow = 44, 34, 118, 62

func (c *healthChart) paintCourse(size fyne.Size) {
	scale := c.app.look.scale()
	room := plot{fyne.NewPos(chartLeft*scale, chartTop*scale), fyne.NewSize(size.Width-(chartLeft+chartRight)*scale, size.Height-(chartTop+chartBelow)*scale)}
	if room.size.Width > 40 && room.size.Height > 40 && len(model.All[model.Account](c.app.head())) > 0 {
		c.head(size)
		if len(c.course) > 0 {
			c.grid(room)
			c.curves(room)
			c.lights(room)
		}
	}
}

// head says what is drawn, or what to do to have something drawn.
func (c *healthChart) head(size fyne.Size) {
	l, scale := c.app.look, c.app.look.scale()
	title := c.app.texts.say("account.course", "name", nameIn(c.app.head(), c.account))
	if len(c.course) == 0 {
		title = c.app.texts.say("account.noCourse")
	}
	c.painter.write(fyne.NewPos(14*scale, 20*scale), 0, letters{text: cutTo(title, size.Width-28*scale, sizeText*scale, true), size: sizeText * scale, bold: true, ink: l.ink(render.InkText)})
}

// height is where a score is drawn.
func height(room plot, score float64) float32 {
	return room.at.Y + room.size.Height*float32(1-score/100)
}

func (c *healthChart) grid(room plot) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	for _, score := range []int{0, 50, 100} {
		y := height(room, float64(score))
		p.stroke(fyne.NewPos(room.at.X, y), fyne.NewPos(room.at.X+room.size.Width, y), l.ink(render.InkHair), 1)
		p.write(fyne.NewPos(room.at.X-36*scale, y+4*scale), 30*scale, letters{text: strconv.Itoa(score), size: sizeSmall * scale, ink: l.ink(render.InkMuted), align: fyne.TextAlignTrailing})
	}
}

// all are the lines of the chart, the whole score last, over the others.
func (c *healthChart) all() []series {
	whole := series{name: c.app.texts.say("account.whole"), ink: render.InkAccent, width: 2.4}
	classes := map[model.SignalClass]*series{}
	var order []model.SignalClass
	for i, point := range c.course {
		whole.points = append(whole.points, point.Score)
		for _, k := range point.Classes {
			if classes[k.Class] == nil {
				inks := []render.Ink{render.InkWarm, render.InkPaleRim, render.InkMuted}
				classes[k.Class] = &series{name: c.app.texts.say("class." + string(k.Class)), ink: inks[len(order)%len(inks)], width: 1.2, points: make([]*float64, i)}
				order = append(order, k.Class)
			}
			classes[k.Class].points = append(classes[k.Class].points, k.Score)
		}
	}
	var all []series
	for _, name := range order {
		if slices.ContainsFunc(classes[name].points, func(score *float64) bool { return score != nil }) {
			all = append(all, *classes[name])
		}
	}
	return append(all, whole)
}

// curves draws the lines, each named at its end.
func (c *healthChart) curves(room plot) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	var ends []ending
	for _, s := range c.all() {
		var last *fyne.Position
		for i, score := range s.points {
			if score == nil {
				continue
			}
			at := fyne.NewPos(c.across(room, i), height(room, *score))
			if last != nil {
				p.stroke(*last, at, l.ink(s.ink), s.width*scale)
			}
			p.dot(at, (1+s.width)*scale, frame{fill: l.ink(s.ink)})
			last = &at
		}
		if last != nil {
			ends = append(ends, ending{s, last.Y})
		}
	}
	keepApart(ends, 15*scale)
	for _, e := range ends {
		score := e.of.points[len(e.of.points)-1]
		text := e.of.name
		if score != nil {
			text += " " + figure(float64(int(*score+0.5)))
		}
		size := sizeSmall * scale
		p.write(fyne.NewPos(room.at.X+room.size.Width+10*scale, e.y+4*scale), 0, letters{text: cutTo(text, (chartRight-14)*scale, size, e.of.width > 2), size: size, bold: e.of.width > 2, ink: l.ink(e.of.ink)})
	}
}

// ending is where a line ends and where its name stands.
type ending struct {
	of series
	y  float32
}

// keepApart keeps names apart.
func keepApart(ends []ending, apart float32) {
	slices.SortStableFunc(ends, func(a, b ending) int { return int(a.y - b.y) })
	for i := 1; i < len(ends); i++ {
		ends[i].y = max(ends[i].y, ends[i-1].y+apart)
	}
}

// lights draws for each day how the goals did, and the first and last date.
func (c *healthChart) lights(room plot) {
	p, l, scale := &c.painter, c.app.look, c.app.look.scale()
	y := room.at.Y + room.size.Height + 20*scale
	t := telling{texts: c.app.texts}
	before := float32(-1000)
	for i, point := range c.course {
		level := model.Green
		for _, g := range point.Goals {
			level = min(level, g.Level)
		}
		if len(point.Goals) == 0 {
			level = point.Level
		}
		x := c.across(room, i)
		if x-before < 9*scale && i < len(c.course)-1 {
			continue
		}
		before = x
		said := t.levelCell(level)
		mark := string([]rune(said.text)[:1])
		p.write(fyne.NewPos(x-10*scale, y), 20*scale, letters{text: mark, size: sizeText * scale, ink: l.ink(said.ink), align: fyne.TextAlignCenter})
	}
	p.write(fyne.NewPos(room.at.X+room.size.Width+10*scale, y), 0, letters{text: "◎ " + c.app.texts.say("term.goal"), size: sizeSmall * scale, ink: l.ink(render.InkMuted)})
	size := sizeSmall * scale
	ends := []int{0}
	if len(c.course) > 1 {
		ends = append(ends, len(c.course)-1)
	}
	for _, i := range ends {
		p.write(fyne.NewPos(c.across(room, i)-50*scale, y+22*scale), 100*scale, letters{text: c.course[i].Date, size: size, ink: l.ink(render.InkMuted), align: fyne.TextAlignCenter})
	}
}

// across is where a day is drawn, by its time between the first and the last.
func (c *healthChart) across(room plot, i int) float32 {
	day := func(i int) time.Time {
		at, _ := time.Parse(time.DateOnly, c.course[i].Date)
		return at
	}
	first, last := day(0), day(len(c.course)-1)
	if whole := last.Sub(first); whole > 0 {
		return room.at.X + room.size.Width*float32(day(i).Sub(first))/float32(whole)
	}
	return room.at.X + room.size.Width/2
}
