package app

import (
	"strings"

	"fyne.io/fyne/v2"
)

// answerEntry is the field of the question strip.
type answerEntry struct {
	field
	question *question
}

func newAnswerEntry(q *question) *answerEntry {
	e := &answerEntry{question: q}
	e.app = q.app
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(q.app.texts.say("workshop.answer.hint"))
	return e
}

// AcceptsTab is true: Tab asks the next question.
func (e *answerEntry) AcceptsTab() bool { return true }

func (e *answerEntry) TypedKey(k *fyne.KeyEvent) {
	q := e.question
	switch c := chordOf(k.Name, held(e.shift)); c {
	case "Enter":
		q.answer(strings.TrimSpace(e.Text))
	case "Tab":
		q.skip()
	case "Shift+Tab":
		q.app.workshop.back()
	case "Down":
		if len(q.asked.ready) > 0 {
			q.app.window.Canvas().Focus(q.replies)
		}
	case "Esc":
		if q.parks {
			q.endPark()
			return
		}
		e.field.TypedKey(k)
	default:
		e.field.TypedKey(k)
	}
}

// TypedShortcut picks by Alt and the number, undoes the last answer while nothing
// is typed, and takes a pasted list at once, one answer a line.
func (e *answerEntry) TypedShortcut(s fyne.Shortcut) {
	q, c := e.question, chordOfShortcut(s)
	if digit, ok := strings.CutPrefix(string(c), "Alt+"); ok && len(digit) == 1 && digit >= "1" && digit <= "9" {
		q.pick(int(digit[0] - '1'))
		return
	}
	if e.Text == "" && (c == "Ctrl+Z" || c == "Ctrl+Y") { // nothing typed: the last answer
		e.app.typedElsewhere(c)
		return
	}
	if list := strings.TrimSpace(e.app.clipboard()); c == "Ctrl+V" && q.asked.card != nil && q.asked.card.More && !q.parks && strings.ContainsAny(list, "\r\n") {
		q.answerCard(list)
		return
	}
	e.field.TypedShortcut(s)
}

// FocusLost gives up parking when the keys go elsewhere with nothing typed.
func (e *answerEntry) FocusLost() {
	e.field.FocusLost()
	if e.question.parks && e.Text == "" {
		e.question.before = nil
		e.question.endPark()
	}
}
