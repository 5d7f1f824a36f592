package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
)

// card is the card of the workshop that is at hand.
func (q *question) card() asked {
	w := q.app.workshop
	c, ok := w.now()
	if !ok {
		return q.finished()
	}
	words := w.words(c)
	now := asked{key: c.Key(), step: c.Step, text: words, hint: w.hint(c), card: &c}
	if id := first(c.On); id != model.InfoID {
		now.of = id
	}
	now.accept = func(answer string) (model.Change, error) { return c.Take(w.scribe(words), answer) }
	for _, reply := range c.Replies() {
		said := w.said(reply)
		now.ready = append(now.ready, ready{said, func() { q.pickReply(c, reply, said) }})
	}
	return now
}

// finished leads on when a step has no open card left.
func (q *question) finished() asked {
	w, t := q.app.workshop, q.app.texts
	if w.step == model.StepClose {
		return asked{text: t.say("workshop.finished.all"), hint: t.say("workshop.hint.goOn"), ready: []ready{{t.say("workshop.toSummary"), func() { q.app.run("workshop.summary") }}}}
	}
	next := ready{t.say("workshop.goOn", "title", w.title(w.step+1)), func() { w.goTo(w.step + 1) }}
	tidy := ready{t.say("workshop.tidy"), func() { q.app.run("view.relayout") }}
	return asked{text: t.say("workshop.finished"), hint: t.say("workshop.hint.goOn"), ready: []ready{next, tidy}}
}

// pickReply answers with one of the ready answers.
func (q *question) pickReply(c model.Card, reply model.Reply, said string) {
	w := q.app.workshop
	if reply.Passes() {
		w.told[c.Key()] = said
		w.pass()
		return
	}
	change, err := reply.Take(w.scribe(w.words(c)), c, said)
	if w.accept(c, change, err) {
		q.entry.SetText("")
	}
	w.focus()
}

// answerCard takes what is typed: a ready answer by its number or name, or words
// of one's own. Nothing typed lets the card pass, or leads on.
func (q *question) answerCard(text string) {
	w := q.app.workshop
	now := q.asked
	if w.behind { // an answer that is typed ahead is for the card that comes
		w.typed, w.passing = text, text == ""
		q.entry.SetText("")
		return
	}
	switch {
	case text == "" && now.card == nil && len(now.ready) > 0:
		now.ready[0].pick()
		return
	case text == "":
		w.pass()
		return
	}
	if i := replyNamed(now.ready, text, now.card); i >= 0 {
		q.entry.SetText("")
		now.ready[i].pick()
		return
	}
	if now.card == nil {
		q.app.notice(q.app.texts.say("workshop.noCard"))
		return
	}
	change, err := now.accept(text)
	if !w.accept(*now.card, change, err) {
		return
	}
	q.entry.SetText("")
	if !now.card.TakesText() {
		q.app.notice(q.app.texts.say("workshop.noted"))
		w.passed[now.key], w.told[now.key] = true, text
	}
}

// pick picks a ready answer by its number, from 0.
func (q *question) pick(i int) {
	if i >= 0 && i < len(q.asked.ready) && !q.app.workshop.behind {
		q.asked.ready[i].pick()
	}
}

// beginPark makes the answer a line for the parking lot, wherever the keys are.
func (q *question) beginPark() {
	q.before = q.app.window.Canvas().Focused()
	if !q.parks {
		q.halfway = q.entry.Text
	}
	q.parks = true
	q.app.desk.arrange()
	q.entry.SetText("")
	q.show()
	q.app.window.Canvas().Focus(q.entry)
}

// park puts what is typed off, and gives the keys back.
func (q *question) park(text string) {
	if text != "" {
		s := q.app.workshop.scribe("")
		if !q.app.edit(model.Park(s, text)) {
			return
		}
		q.app.notice(q.app.texts.say("workshop.parked"))
	}
	q.endPark()
}

func (q *question) endPark() {
	if !q.parks {
		return
	}
	q.parks = false
	q.entry.SetText(q.halfway) // the answer that was begun before
	q.app.desk.arrange()
	q.show()
	if q.before != nil && q.before != fyne.Focusable(q.entry) {
		q.app.window.Canvas().Focus(q.before)
	}
}

// hypothesis keeps what is typed as a hypothesis about what is asked, or about
// what is selected.
func (q *question) hypothesis() {
	on := q.asked.of
	if lead := q.app.selection.lead(); on == "" || !q.app.workshop.running {
		on = lead
	}
	s := q.app.workshop.scribe("")
	if q.app.edit(model.Hypothesis(s, on, strings.TrimSpace(q.entry.Text))) {
		q.entry.SetText("")
		q.app.notice(q.app.texts.say("workshop.noted"))
	}
}
