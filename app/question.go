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
// group, and room to answer it.
type question struct {
	app     *App
	root    *fyne.Container
	ground  *canvas.Rectangle
	text    [2]*canvas.Text // lines; a short question needs one
	entry   *answerEntry
	parking *canvas.Text
	touch   *touch
	asked   asked
	skipped map[string]bool
}

// asked is a question with what an answer makes of it.
type asked struct {
	of     model.ID
	key    string // by which it is skipped
	step   int    // of the workshop
	text   string
	accept func(answer string) (model.Change, error)
}

func newQuestion(a *App) *question {
	q := &question{app: a, skipped: map[string]bool{}}
	q.ground, q.parking = canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Black)
	q.text = [2]*canvas.Text{canvas.NewText("", color.Black), canvas.NewText("", color.Black)}
	q.entry = newAnswerEntry(q)
	q.touch = newTouch(q.jump)
	q.root = container.New(&questionLayout{q}, q.ground, q.text[0], q.text[1], q.touch, q.entry, q.parking)
	return q
}

// show asks what follows from the selection and the model now.
func (q *question) show() {
	l, scale := q.app.look, q.app.look.scale()
	q.asked = q.next()
	q.ground.FillColor = l.ink(render.InkAccent)
	q.parking.Text, q.parking.Color, q.parking.TextSize = q.parked(), l.ink(render.InkOnDark), sizeText*scale
	q.root.Layout.Layout(q.root.Objects, q.root.Size())
	q.root.Refresh()
}

// next is the question to ask now: the first about what is selected, what the
// selected deliverable needs, else the first of all.
func (q *question) next() asked {
	a := q.app
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
	return asked{of: d.ID, key: "need:" + string(d.ID), step: 4, text: a.texts.say("step.4.question.1", "name", clip(d.Name, 20)), accept: func(answer string) (model.Change, error) {
		return a.head().AddNeed(d.ID, a.mint(model.KindDeliverable), answer)
	}}
}

// parked tells the step of the workshop, and how much has been put off.
func (q *question) parked() string {
	var parts []string
	if q.asked.accept != nil {
		parts = append(parts, q.app.texts.say("workshop.step", "n", strconv.Itoa(q.asked.step)))
	}
	n := 0
	for _, r := range model.All[model.Remark](q.app.head()) {
		if r.On == "" && r.Status != model.StatusDone {
			n++
		}
	}
	if n > 0 {
		parts = append(parts, q.app.texts.say("workshop.parking", "n", strconv.Itoa(n)))
	}
	return strings.Join(parts, " ・ ")
}

// answer takes an answer and asks on.
func (q *question) answer(text string) {
	if text == "" || q.asked.accept == nil {
		return
	}
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
	width := l.layText(24*scale, (right-24*scale)*0.58, size.Height)
	x := max(24*scale+width+24*scale, size.Width*0.4)
	height := l.entry.MinSize().Height
	put(l.entry, l.asked.accept != nil, fyne.NewPos(x, (size.Height-height)/2), fyne.NewSize(max(80, right-x), height))
}

// layText sets the question in one line, or smaller in two, and gives its width.
func (l *questionLayout) layText(x, room, height float32) float32 {
	scale := l.app.look.scale()
	letters := sizeHeading * scale
	lines := []string{l.asked.text}
	if fyne.MeasureText(l.asked.text, letters, fyne.TextStyle{Bold: true}).Width > room {
		letters = sizeText * scale
		lines = render.Type{Size: float64(letters), Bold: true}.Wrap(l.app.look.measure, l.asked.text, float64(room), 2)
	}
	width, line := float32(0), letters*1.45
	y := (height - line*float32(len(lines))) / 2
	for i, t := range l.text {
		t.Text, t.TextSize, t.TextStyle.Bold, t.Color = "", letters, true, l.app.look.ink(render.InkOnDark)
		if i < len(lines) {
			t.Text = lines[i]
		}
		m := t.MinSize()
		t.Move(fyne.NewPos(x, y+float32(i)*line+(line-m.Height)/2))
		t.Resize(m)
		width = max(width, m.Width)
	}
	l.touch.Move(fyne.NewPos(x, 0))
	l.touch.Resize(fyne.NewSize(width, height))
	return width
}
