package app

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// question is the strip at the foot of the window: the next question to ask the
// group, and room to answer it. While the workshop runs it is higher, and has
// the steps, ready answers and the timer too.
type question struct {
	app     *App
	root    *fyne.Container
	ground  *canvas.Rectangle
	edge    *canvas.Rectangle
	text    [2]*canvas.Text // lines; a short question needs one
	entry   *answerEntry
	by      *field
	parking *button
	rail    *rail
	replies *replies
	title   *canvas.Text
	aim     *canvas.Text
	keys    *canvas.Text
	timer   *button
	leave   *button
	touch   *touch
	asked   asked
	skipped map[string]bool
	parks   bool   // what is typed goes to the parking lot
	halfway string // what was typed when that began
	before  fyne.Focusable
}

// asked is a question with what an answer makes of it.
type asked struct {
	of     model.ID
	key    string // by which it is skipped
	step   int    // of the workshop
	text   string
	hint   string
	ready  []ready
	accept func(answer string) (model.Change, error)
	card   *model.Card // in the workshop
}

// ready is an answer that can be picked.
type ready struct {
	text string
	pick func()
}

func newQuestion(a *App) *question {
	q := &question{app: a, skipped: map[string]bool{}}
	q.ground, q.edge = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	q.text = [2]*canvas.Text{canvas.NewText("", color.Black), canvas.NewText("", color.Black)}
	q.title, q.aim, q.keys = canvas.NewText("", color.Black), canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	q.entry = newAnswerEntry(q)
	q.by = newByField(q)
	q.touch = newTouch(q.jump)
	q.rail, q.replies = newRail(a), newReplies(q)
	q.parking = newButton(a.look, buttonPlain, "", func() { a.desk.panels.choose("questions") })
	q.timer = newButton(a.look, buttonPlain, "", func() { a.run("workshop.timer") })
	q.leave = newButton(a.look, buttonPlain, "", func() { a.run("workshop.start") })
	q.root = container.New(&questionLayout{q}, q.ground, q.edge, q.rail, q.title, q.aim, q.keys, q.text[0], q.text[1], q.touch, q.replies, q.entry, q.by, q.parking, q.timer, q.leave)
	return q
}

// newByField is where the name of whoever answers is written.
func newByField(q *question) *field {
	f := newField(q.app)
	f.SetPlaceHolder(q.app.texts.say("workshop.by.hint"))
	f.commit = func() { q.app.workshop.by = strings.TrimSpace(f.Text) }
	f.submit = func() { f.commit(); q.app.workshop.focus() }
	return f
}

// height is the height of the strip in pixels at 100 %.
func (q *question) height() float32 {
	if q.app.workshop.running {
		return workshopHeight
	}
	return questionHeight
}

// show asks what follows from the selection and the model now.
func (q *question) show() {
	q.asked = q.next()
	if q.parks {
		q.asked.text, q.asked.ready = q.app.texts.say("workshop.park"), nil
	}
	q.entry.SetPlaceHolder(q.placeholder())
	q.replies.put(q.asked.ready)
	q.style()
	q.root.Layout.Layout(q.root.Objects, q.root.Size())
	q.root.Refresh()
	if open := q.app.desk.panels.open; open.name == "workshop" {
		open.show()
	}
}

func (q *question) placeholder() string {
	switch {
	case q.parks:
		return q.app.texts.say("workshop.hint.park")
	case q.asked.hint != "":
		return q.asked.hint
	}
	return q.app.texts.say("workshop.answer.hint")
}

// style gives the strip's parts their texts and colours.
func (q *question) style() {
	l, scale, w := q.app.look, q.app.look.scale(), q.app.workshop
	q.ground.FillColor, q.edge.FillColor = l.ink(render.InkAccent), l.ink(render.InkAccent)
	quiet := render.InkOnDark
	if w.running {
		q.ground.FillColor, quiet = l.ink(inkSurface), render.InkMuted
	}
	q.parking.ink, q.parking.text = quiet, q.parked()
	q.leave.ink, q.leave.text, q.leave.side = quiet, "×", ""
	if !w.running {
		q.leave.text, q.leave.side = "▶ "+q.app.texts.say("workshop.title"), "F4"
	}
	q.title.Text, q.title.Color, q.title.TextSize, q.title.TextStyle.Bold = q.heading(), l.ink(render.InkAccent), sizeText*scale, true
	q.aim.Text, q.aim.Color, q.aim.TextSize = q.app.texts.say("step."+w.stepName(w.step)+".aim"), l.ink(render.InkMuted), sizeSmall*scale
	q.keys.Text, q.keys.Color, q.keys.TextSize = q.app.texts.say("workshop.hint.keys"), l.ink(render.InkMuted), sizeSmall*scale
	if w.hearing != "" {
		q.aim.Text = ""
	}
	if q.by.Text != w.by && q.app.window.Canvas().Focused() != fyne.Focusable(q.by) {
		q.by.SetText(w.by)
	}
	q.rail.Refresh()
	q.parking.Refresh()
	q.leave.Refresh()
	q.styleTime()
}

// showTime follows the timer.
func (q *question) showTime() {
	q.styleTime()
	q.root.Layout.Layout(q.root.Objects, q.root.Size())
}

func (q *question) styleTime() {
	w := q.app.workshop
	mark := "▶ "
	q.timer.ink = render.InkMuted
	if w.clock.running {
		mark, q.timer.ink = "‖ ", render.InkAccent
	}
	if w.isOver() {
		q.timer.ink = render.InkWarm
	}
	q.timer.text = mark + w.time()
	q.timer.bold = w.isOver()
	q.timer.Refresh()
}

// heading names the step, and how many of its cards are done.
func (q *question) heading() string {
	w, t := q.app.workshop, q.app.texts
	if w.hearing != "" {
		return t.say("workshop.about", "name", shortened(q.app.name(w.hearing), 24))
	}
	title := t.say("workshop.stepTitle", "n", itoa(w.step), "title", w.title(w.step))
	if w.step == model.StepClose {
		title = w.title(w.step)
	}
	if p := w.progress(w.step); p.All > 0 {
		title += "　" + t.say("workshop.progress", "n", itoa(p.Answered), "all", itoa(p.All))
	}
	return title
}

// next is the question to ask now: in the workshop its card, else the first
// about what is selected, what the selected deliverable needs, else the first of
// all.
func (q *question) next() asked {
	a := q.app
	if a.workshop.running {
		return q.card()
	}
	lead := a.selection.lead()
	var first *model.Question
	for i := range a.derived.questions {
		one := &a.derived.questions[i]
		switch about := len(one.On) > 0 && one.On[0] == lead && lead != ""; {
		case q.skipped[one.Key]:
		case about:
			return q.raise(*one)
		case first == nil:
			first = one
		}
	}
	if d, ok := model.Find[model.Deliverable](a.head(), lead); ok && d.Origin == model.OriginMade && !q.skipped["need:"+string(d.ID)] {
		return q.need(d)
	}
	if first == nil {
		return asked{text: a.texts.say("empty.questions")}
	}
	return q.raise(*first)
}

func (q *question) raise(one model.Question) asked {
	a := q.app
	now := asked{key: one.Key, step: one.Step, text: one.Text.In(a.texts.language), accept: func(answer string) (model.Change, error) {
		return a.answerTo(one, answer)
	}}
	if len(one.On) > 0 {
		now.of = one.On[0]
	}
	return now
}

func (q *question) need(d model.Deliverable) asked {
	a := q.app
	return asked{of: d.ID, key: "need:" + string(d.ID), step: 4, text: a.texts.say("step.4.question.1", "name", shortened(d.Name, 20)), accept: func(answer string) (model.Change, error) {
		return a.head().AddNeed(d.ID, a.mint(model.KindDeliverable), answer)
	}}
}

// parked tells how much has been put off, and outside the workshop the step that
// the question belongs to.
func (q *question) parked() string {
	var parts []string
	if q.asked.accept != nil && !q.app.workshop.running {
		parts = append(parts, q.app.texts.say("workshop.step", "n", strconv.Itoa(q.asked.step)))
	}
	n := 0
	for r := range model.Each[model.Remark](q.app.head()) {
		if r.On == "" && r.About != model.RemarkNextAction && (r.Status == model.StatusOpen || r.Status == "") {
			n++
		}
	}
	if n > 0 || q.app.workshop.running {
		parts = append(parts, q.app.texts.say("workshop.parking", "n", strconv.Itoa(n)))
	}
	return strings.Join(parts, " ・ ")
}

// answer takes an answer and asks on.
func (q *question) answer(text string) {
	switch {
	case q.parks:
		q.park(text)
	case q.app.workshop.running:
		q.answerCard(text)
	case text != "" && q.asked.accept != nil:
		q.answerQuestion(text)
	}
}

func (q *question) answerQuestion(text string) {
	now := q.asked
	if !q.app.edit(now.accept(text)) {
		return
	}
	q.entry.SetText("")
	if !strings.HasPrefix(now.key, "need:") {
		q.skipped[now.key] = true // answered; asked again only when it comes up anew
	}
	q.show()
}

// skip asks the next question; after the last, the first again.
func (q *question) skip() {
	if q.app.workshop.running {
		q.app.workshop.pass()
		return
	}
	q.skipped[q.asked.key] = true
	q.show()
	if q.asked.accept == nil {
		q.skipped = map[string]bool{}
		q.show()
	}
}

// jump shows what the question is about.
func (q *question) jump() {
	if q.app.head().Has(q.asked.of) {
		q.app.jump(q.asked.of)
	}
}
