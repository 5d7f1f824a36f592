package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// question is the strip at the foot of the window: the next question to ask the
// group, and room to answer it.
type question struct {
	app     *App
	root    *fyne.Container
	ground  *canvas.Rectangle
	text    *canvas.Text
	entry   *answerEntry
	parking *canvas.Text
	asked   asked
	skipped map[model.ID]bool
}

// asked is a question with what an answer makes of it.
type asked struct {
	of     model.ID
	text   string
	accept func(answer string) (model.Change, error)
}

func newQuestion(a *App) *question {
	q := &question{app: a, skipped: map[model.ID]bool{}}
	q.ground, q.text, q.parking = canvas.NewRectangle(nil), canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	q.entry = newAnswerEntry(q)
	q.root = container.New(&questionLayout{q}, q.ground, q.text, q.entry, q.parking)
	return q
}

// show asks what follows from the selection and the model now.
func (q *question) show() {
	l, scale := q.app.look, q.app.look.scale()
	q.asked = q.next()
	q.ground.FillColor = l.ink(render.InkAccent)
	q.text.Text, q.text.Color, q.text.TextSize, q.text.TextStyle.Bold = q.asked.text, l.ink(render.InkOnDark), sizeHeading*scale, true
	q.parking.Text, q.parking.Color, q.parking.TextSize = q.parked(), l.ink(render.InkOnDark), sizeText*scale
	q.root.Layout.Layout(q.root.Objects, q.root.Size())
	q.root.Refresh()
}

// next is the question to ask now: what the selected deliverable needs, else
// what the first one that nothing leads to yet does.
func (q *question) next() asked {
	a := q.app
	if d, ok := model.Find[model.Deliverable](a.head(), a.selection.lead()); ok && d.Origin == model.OriginMade && !q.skipped[d.ID] {
		return q.need(d)
	}
	all := model.All[model.Deliverable](a.head())
	if len(all) == 0 {
		return asked{text: a.texts.say("step.1.question.1"), accept: func(answer string) (model.Change, error) {
			return addFreeDeliverable(a.head(), "", a.mint(model.KindDeliverable), answer)
		}}
	}
	for _, d := range all {
		if d.Origin == model.OriginMade && len(needsOf(a.head(), d.ID)) == 0 && !q.skipped[d.ID] {
			return q.need(d)
		}
	}
	return asked{text: a.texts.say("empty.questions")}
}

func (q *question) need(d model.Deliverable) asked {
	a := q.app
	return asked{of: d.ID, text: a.texts.say("step.4.question.1", "name", clip(d.Name, 20)), accept: func(answer string) (model.Change, error) {
		return a.head().AddNeed(d.ID, a.mint(model.KindDeliverable), answer)
	}}
}

// parked counts what has been put off.
func (q *question) parked() string {
	n := 0
	for _, r := range model.All[model.Remark](q.app.head()) {
		if r.On == "" && r.Status != model.StatusDone {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return q.app.texts.say("workshop.parking", "n", strconv.Itoa(n))
}

// answer takes an answer and asks on.
func (q *question) answer(text string) {
	if text == "" || q.asked.accept == nil {
		return
	}
	of := q.asked.of
	if q.app.edit(q.asked.accept(text)) {
		q.entry.SetText("")
		if of != "" {
			q.app.choose(of)
		}
		q.show()
	}
}

// skip asks the next question.
func (q *question) skip() {
	if q.asked.of != "" {
		q.skipped[q.asked.of] = true
	}
	q.show()
	if q.asked.of == "" {
		q.skipped = map[model.ID]bool{}
	}
}

type questionLayout struct{ *question }

func (l *questionLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, questionHeight)
}

func (l *questionLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := l.app.look.scale()
	l.ground.Resize(size)
	right := size.Width - 24*scale
	if l.parking.Text != "" {
		w := l.parking.MinSize()
		right -= w.Width
		l.parking.Move(fyne.NewPos(right, (size.Height-w.Height)/2))
		l.parking.Resize(w)
		right -= 20 * scale
	}
	l.text.Text = cutTo(l.asked.text, (right-24*scale)*0.62, l.text.TextSize, true)
	w := l.text.MinSize()
	l.text.Move(fyne.NewPos(24*scale, (size.Height-w.Height)/2))
	l.text.Resize(w)
	x := max(24*scale+w.Width+24*scale, size.Width*0.4)
	height := l.entry.MinSize().Height
	put(l.entry, l.asked.accept != nil, x, (size.Height-height)/2, max(80, right-x), height)
}
