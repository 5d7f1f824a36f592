package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// errUndecided is why a document is not written: two sides have changed the
// same, and nobody has said yet what holds.
var errUndecided = errors.New("undecided")

// choices say which of two values holds, conflict by conflict.
type choices struct {
	conflicts []store.Conflict
	theirs    []bool
}

// decide is the Change that makes what was chosen of what has the values of
// this side, and how many choices could not be kept.
func (c choices) decide(m *model.Model) (whole model.Change, refused int) {
	for i, one := range c.conflicts {
		change, err := c.one(m, one, c.theirs[i])
		if err == nil && !change.IsEmpty() {
			var next *model.Model
			if next, err = m.Apply(change); err == nil {
				m, whole = next, whole.Then(change)
			}
		}
		if err != nil {
			refused++
		}
	}
	whole.Label = "choose-values"
	return whole, refused
}

func (c choices) one(m *model.Model, of store.Conflict, theirs bool) (model.Change, error) {
	want := of.Mine
	if theirs {
		want = of.Theirs
	}
	now, there := m.Get(of.ID)
	switch {
	case !there:
		return model.Change{}, nil
	case of.Field == "" && want == "":
		return m.Remove(of.ID)
	case of.Field == "":
		return model.Change{}, nil
	}
	f, _ := model.FieldOf(now.Kind(), of.Field)
	after, err := model.With(now, f, want)
	if err != nil || after == now {
		return model.Change{}, err
	}
	return model.Change{Edits: []model.Edit{{Before: now, After: after}}}, nil
}

// conflictList shows what two sides have changed to different values; for each
// the user says which holds.
type conflictList struct {
	app    *App
	list   *rows
	sheet  *sheet
	chosen choices
}

// conflictWidth is how wide the list is, in pixels at 100 %.
const conflictWidth = 900

// showConflicts asks, place by place, what holds.
func (a *App) showConflicts() {
	all := slices.Clone(a.saver.conflicts)
	l := &conflictList{app: a, chosen: choices{all, make([]bool, len(all))}}
	l.list = newRows(a.look, -0.26, -0.12, -0.31, -0.31)
	l.list.wraps = true
	l.list.Resize(fyne.NewSize(conflictWidth*a.look.scale(), 0))
	l.list.pick = l.turn
	l.list.step = func(i int) { l.list.at = i }
	l.list.marked = func(row) bool { return false }
	l.list.keys = l.key
	l.list.at = 1
	l.fill()
	l.sheet = a.showSheet(&sheet{
		title: a.texts.say("conflict.title"), hint: a.texts.say("conflict.hint"),
		body: l.list, size: fyne.NewSize(conflictWidth, min(420, float32(len(all)+1)*l.list.height()/a.look.scale()+8)), first: l.list,
		answers: []answer{
			{text: a.texts.say("conflict.allMine"), do: func() { l.all(false) }, stays: true},
			{text: a.texts.say("conflict.allTheirs"), do: func() { l.all(true) }, stays: true},
			{text: a.texts.say("conflict.later")},
			{text: a.texts.say("conflict.done"), do: func() { a.saver.decide(l.chosen) }, main: true},
		},
	})
}

// key chooses a side with the arrows and with space.
func (l *conflictList) key(c chord) bool {
	at := l.list.at - 1
	switch {
	case c == "Esc":
		l.sheet.close()
	case at < 0:
	case c == "Space", c == " ":
		l.turn(l.list.at)
	case c == "Left", c == "Right":
		l.chosen.theirs[at] = c == "Right"
		l.fill()
	}
	return true
}

// turn takes the other side in a line.
func (l *conflictList) turn(i int) {
	if i > 0 {
		l.chosen.theirs[i-1] = !l.chosen.theirs[i-1]
		l.fill()
	}
}

func (l *conflictList) all(theirs bool) {
	for i := range l.chosen.theirs {
		l.chosen.theirs[i] = theirs
	}
	l.fill()
	l.app.window.Canvas().Focus(l.list)
}

func (l *conflictList) fill() {
	t := l.app.texts
	lines := []row{{heading: true, cells: []cell{{text: t.say("conflict.what")}, {text: t.say("conflict.field")}, {text: t.say("conflict.mine")}, {text: t.say("conflict.theirs")}}}}
	for i, c := range l.chosen.conflicts {
		field := t.say("conflict.there")
		if c.Field != "" {
			field = t.say("field." + c.Field)
		}
		name := c.Name
		if i > 0 && l.chosen.conflicts[i-1].ID == c.ID {
			name = "" // the line above says it
		}
		mine, theirs := l.value(c, c.Mine, !l.chosen.theirs[i]), l.value(c, c.Theirs, l.chosen.theirs[i])
		lines = append(lines, row{cells: []cell{{text: name, bold: true}, {text: field, ink: render.InkMuted}, mine, theirs}})
	}
	l.list.show(lines)
}

// value is one side's value, with a mark on the one that holds.
func (l *conflictList) value(c store.Conflict, value string, holds bool) cell {
	text := l.app.valueText(c, value)
	if holds {
		return cell{text: "● " + text, bold: true, ink: render.InkAccent}
	}
	return cell{text: "○ " + text, ink: render.InkMuted}
}

// valueText is a value as people know it: a record by its name, a choice by its
// text.
func (a *App) valueText(c store.Conflict, value string) string {
	f, known := model.FieldOf(c.Kind, c.Field)
	switch {
	case c.Field == "" && value == "":
		return a.texts.say("conflict.removed")
	case value == "" && (!known || len(f.Choices) == 0):
		return a.texts.say("conflict.nothing")
	case known && f.Type == model.Reference:
		return nameIn(a.head(), model.ID(value))
	case known && len(f.Choices) > 0:
		return a.texts.choice(f, value)
	}
	return value
}

// hasConflicts is why there is nothing to choose.
func hasConflicts(a *App) error {
	if len(a.saver.conflicts) == 0 {
		return reason("no-conflicts")
	}
	return nil
}

// isViewing is why what is open cannot be opened for editing.
func isViewing(a *App) error {
	switch {
	case a.file == nil:
		return errNothingOpen
	case !a.saver.readOnly:
		return reason("editable-already")
	}
	return nil
}
