package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"hone/model"
)

// typed is a text, a number or a date.
type typed struct {
	form  *form
	field model.Field
	entry *field
	hint  string
	was   string
	kept  []model.ID // whose refused text is still in the field
	least int        // rows that it shows at least
	rows  int        // rows that it shows
}

// long are the texts of several lines, in which Enter begins the next; a long
// sentence is wrapped, and taken on Enter.
var long = map[string]bool{"note": true, "purpose": true, "persona": true, "steps": true, "text": true}

func newTyped(f *form, kind model.Kind, of model.Field) *typed {
	t := &typed{form: f, field: of, entry: newField(f.app), least: 1}
	if of.Type == model.Text {
		t.entry.MultiLine, t.entry.Wrapping = true, fyne.TextWrapWord
		switch {
		case long[of.Name]:
			t.least = 3
		case of.Max > model.MaxName:
			t.least = 2
		}
		if !long[of.Name] {
			t.entry.submit = t.entry.done
		}
		t.entry.SetMinRowsVisible(t.least)
		t.entry.OnChanged = func(string) { t.grow() }
	}
	t.hint = hintOf(f.app.texts, kind, of)
	t.entry.SetPlaceHolder(t.hint)
	t.entry.commit = t.commit
	t.entry.cancel = func() { t.kept = nil; t.entry.SetText(t.was) }
	return t
}

// mostRows is how many lines a field grows to before it scrolls.
const mostRows = 12

// grow makes the field as high as its text needs.
func (t *typed) grow() {
	a := t.form.app
	rows := 0
	// The card may not have been laid out yet; it will be as wide as its pane.
	width := max(40, a.settings.Panes.Card-30-22*a.look.scale())
	text := t.entry.Text
	if text == "" {
		text = t.entry.PlaceHolder
	}
	t.entry.Wrapping = wrappingOf(text)
	for _, line := range strings.Split(text, "\n") {
		rows += a.look.fieldLines(line, width)
	}
	if rows = min(max(rows, t.least), mostRows); rows != t.rows {
		t.rows = rows
		t.entry.SetMinRowsVisible(rows)
		a.desk.card.body.Refresh()
	}
}

// fieldLines is how many lines a field breaks a text into: at its blanks, or
// Japanese between any two letters.
func (l *look) fieldLines(text string, width float32) int {
	size, lines, x := float64(sizeText*l.scale()), 1, 0.0
	pieces := strings.SplitAfter(text, " ")
	if wrappingOf(text) == fyne.TextWrapBreak {
		pieces = strings.Split(text, "")
	}
	for _, piece := range pieces {
		w := l.measure.Width(strings.TrimRight(piece, " "), size, false)
		if x > 0 && x+w > float64(width) {
			lines, x = lines+1, 0
		}
		x += l.measure.Width(piece, size, false)
	}
	return lines
}

// wrappingOf is how a text is broken into lines: Japanese between any two
// letters, other texts between words.
func wrappingOf(text string) fyne.TextWrap {
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x2e80 }) >= 0 {
		return fyne.TextWrapBreak
	}
	return fyne.TextWrapWord
}

// dayHint shows how a day is written.
const dayHint = "2026-11-23"

// hintOf is what an empty field says.
func hintOf(t texts, kind model.Kind, of model.Field) string {
	for _, key := range []string{"field." + of.Name + "." + string(kind) + ".hint", "field." + of.Name + ".hint"} {
		if t.has(key) {
			return t.say(key)
		}
	}
	if of.Type == model.Date {
		return dayHint
	}
	return ""
}

func (t *typed) object() fyne.CanvasObject { return t.entry }
func (t *typed) focusable() fyne.Focusable { return t.entry }

// show leaves alone what is being typed, and what was refused. Where the records differ, nothing is
// shown but that they do.
func (t *typed) show(value string, same bool) {
	isSame := t.kept != nil && slices.Equal(t.kept, t.form.ids)
	if t.entry.Text != t.was && (isSame || t.form.app.window.Canvas().Focused() == fyne.Focusable(t.entry)) {
		return
	}
	t.kept = nil
	hint := t.hint
	switch {
	case !same && t.field.Type == model.Number:
		hint = "…"
	case !same:
		hint = t.form.app.texts.say("card.mixed")
	}
	if t.entry.PlaceHolder != hint {
		t.entry.SetPlaceHolder(hint)
	}
	if t.field.Type == model.Number {
		value = model.Thousands(value)
	}
	t.was = value
	if t.entry.Text != value {
		t.entry.SetText(value)
	} else if t.entry.MultiLine {
		t.grow()
	}
}

func (t *typed) commit() {
	if t.entry.Text == t.was {
		return
	}
	text := t.entry.Text
	if t.kept = slices.Clone(t.form.ids); t.form.take(t.field, text) {
		t.kept, t.was = nil, text
		t.show(t.form.slot(t.field).value())
	}
}
