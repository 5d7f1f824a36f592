package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// newSelfCheckPanel has the ten statements at the left, to be ticked, and how
// the score has changed at the right.
func newSelfCheckPanel(a *App) *panel {
	s := &selfCheck{app: a, list: newRows(a.look, 34, -1), chart: newScoreChart(a)}
	s.list.pick, s.list.wraps = s.pick, true
	s.list.step = func(i int) { s.list.at = i; s.list.Refresh() }
	s.list.act = s.lead
	s.list.keys = func(c chord) bool { return a.typed(c) }
	return &panel{
		name: "selfcheck", object: container.New(&besideLayout{share: 0.56}, s.list, s.chart),
		show: s.show, follow: func() {}, atOnce: true, keys: s.list,
	}
}

// selfCheck is the self-check of the customer understanding.
type selfCheck struct {
	app   *App
	list  *rows
	chart *scoreChart
}

// helpFor is the panel that helps with each statement that does not hold.
var helpFor = [model.CheckupStatements]string{"expectation", "checkpoints", "kpis", "indicators", "questions", "workshop", "expectation", "feasibility", "findings", "playbook"}

// statementRow is the list's row of the first statement.
const statementRow = 1

func (s *selfCheck) show() {
	t := s.app.texts
	all := model.Checkups(s.app.head())
	last := model.Checkup{}
	title := t.say("checkup.intro")
	if len(all) > 0 {
		last = all[len(all)-1]
		title = t.say("checkup.last", "date", last.Date, "score", t.say("checkup.score", "n", strconv.Itoa(last.Score())))
	}
	lines := []row{{heading: true, cells: []cell{{}, {text: title}}, action: s.newDay(all)}}
	for i := range model.CheckupStatements {
		line := row{cells: []cell{{tick: tickOff}, {text: t.say("checkup." + strconv.Itoa(i+1))}}}
		if last.Holds(i) {
			line.cells[0].tick = tickOn
		} else if len(all) > 0 {
			line.action = "→ " + t.say("view."+helpFor[i])
		}
		lines = append(lines, line)
	}
	if len(all) > 0 {
		level := strconv.Itoa(model.CheckupLevel(last.Score()))
		lines = append(lines,
			row{cells: []cell{{}, {text: t.say("checkup.level." + level), bold: true, ink: render.InkAccent}}},
			row{cells: []cell{{}, {text: t.say("checkup.level." + level + ".text")}}})
	}
	s.list.show(append(lines, s.source()...))
	s.chart.put(all)
}

// source credits where the statements come from, in as many lines as it takes.
func (s *selfCheck) source() []row {
	var lines []row
	scale := s.app.look.scale()
	width := max(240*scale, s.list.Size().Width-90*scale)
	for _, text := range (render.Type{Size: float64(sizeText * scale)}).Wrap(s.app.look.measure, s.app.texts.say("checkup.source"), float64(width), 4) {
		lines = append(lines, row{faint: true, cells: []cell{{}, {text: text}}})
	}
	return lines
}

// newDay offers to keep the answers of the time before as today's.
func (s *selfCheck) newDay(all []model.Checkup) string {
	if today := s.app.workshop.scribe("").Day; len(all) > 0 && all[len(all)-1].Date == today {
		return ""
	}
	return s.app.texts.say("checkup.today")
}

// pick ticks a statement, or takes the tick away.
func (s *selfCheck) pick(i int) {
	if n := i - statementRow; n >= 0 && n < model.CheckupStatements {
		s.app.edit(model.Tick(s.app.workshop.scribe(""), n))
	}
}

// lead goes to the panel that helps with a statement, or begins a new day.
func (s *selfCheck) lead(i int) {
	n := i - statementRow
	switch {
	case n < 0:
		s.app.edit(model.Tick(s.app.workshop.scribe(""), -1))
	case n < model.CheckupStatements:
		s.app.desk.panels.choose(helpFor[n])
	}
}

// leastSelfCheck is the height of the panel that shows all the statements.
const leastSelfCheck = 462

// showSelfCheck opens the self-check, with room for all of it.
func (a *App) showSelfCheck() { a.openPanel("selfcheck", leastSelfCheck) }

// besideLayout sets two objects side by side.
type besideLayout struct{ share float32 }

func (b *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 60) }

func (b *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width * b.share
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[0].Move(fyne.Position{})
	objects[1].Resize(fyne.NewSize(size.Width-width, size.Height))
	objects[1].Move(fyne.NewPos(width, 0))
}
