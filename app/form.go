package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// form has a control for every field of a kind of record. It is made once a
// kind, from the model's own table of fields.
type form struct {
	app      *App
	root     *fyne.Container
	controls []control
	record   model.Record
}

// control edits one field.
type control interface {
	object() fyne.CanvasObject
	focusable() fyne.Focusable
	show(value string)
}

// labelled is a control with its name above.
type labelled struct {
	field   model.Field
	name    *canvas.Text
	control control
	root    *fyne.Container
}

// hidden are the fields that no card shows: they are the program's own.
var hidden = map[string]bool{"rank": true, "key": true, "answers": true}

func newForm(a *App, kind model.Kind) *form {
	f := &form{app: a, root: container.New(&stack{gap: 10})}
	for _, field := range model.Fields(kind) {
		if hidden[field.Name] || kind == model.KindRelation && field.Name != "label" && field.Name != "kind" {
			continue
		}
		c := f.control(kind, field)
		f.controls = append(f.controls, c)
		f.root.Add(c.object())
	}
	f.restyle()
	return f
}

// control makes what fits a field's type.
func (f *form) control(kind model.Kind, field model.Field) control {
	l := &labelled{field: field, name: canvas.NewText(f.app.texts.say("field."+field.Name), color.Black)}
	switch {
	case kind == model.KindRelation && field.Name == "kind":
		l.control = newFixed(f, field)
	case field.Type == model.Switch:
		l.control = newSwitch(f, field)
	case field.Type == model.Choice || field.Type == model.Reference:
		l.control = newPicked(f, field)
	default:
		l.control = newTyped(f, kind, field)
	}
	if field.Type == model.Switch {
		l.name.Hide() // the switch says its name itself
	}
	l.root = container.New(&inset{left: 16, right: 14}, container.New(&stack{gap: 3}, l.name, l.control.object()))
	return l
}

func (l *labelled) object() fyne.CanvasObject { return l.root }
func (l *labelled) focusable() fyne.Focusable { return l.control.focusable() }
func (l *labelled) show(value string)         { l.control.show(value) }

// show fills the form from a record.
func (f *form) show(r model.Record) {
	f.record = r
	for _, c := range f.controls {
		c.show(model.Value(r, c.(*labelled).field))
	}
}

// take sets a field of the record to what was typed or chosen.
func (f *form) take(field model.Field, value string) {
	if f.record == nil || model.Value(f.record, field) == value {
		return
	}
	now, ok := f.app.head().Get(f.record.Key())
	if !ok || model.Value(now, field) == value {
		return
	}
	id := f.record.Key()
	var done bool
	if field.Name == "name" {
		done = f.app.edit(f.app.head().Rename(id, value))
	} else {
		done = f.app.edit(f.app.head().Set(id, field.Name, value))
	}
	if !done {
		f.show(now)
	}
}

// commit takes what has been typed and not taken yet.
func (f *form) commit() {
	for _, c := range f.controls {
		if t, ok := c.(*labelled).control.(*typed); ok {
			t.commit()
		}
	}
}

// grow makes every field as high as its text needs in the card's new width.
func (f *form) grow() {
	for _, c := range f.controls {
		if t, ok := c.(*labelled).control.(*typed); ok && t.entry.MultiLine {
			t.grow()
		}
	}
}

func (f *form) first() fyne.Focusable {
	for _, c := range f.controls {
		if t := c.focusable(); t != nil {
			return t
		}
	}
	return nil
}

func (f *form) restyle() {
	for _, c := range f.controls {
		name := c.(*labelled).name
		name.Color, name.TextSize, name.TextStyle.Bold = f.app.look.ink(render.InkMuted), sizeSmall*f.app.look.scale(), true
		name.Refresh()
	}
}

// typed is a text, a number or a date.
type typed struct {
	form  *form
	field model.Field
	entry *field
	was   string
	least int // rows that it shows at least
	rows  int // rows that it shows
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
	t.entry.SetPlaceHolder(hintOf(f.app.texts, kind, of))
	t.entry.commit = t.commit
	t.entry.cancel = func() { t.entry.SetText(t.was) }
	return t
}

// mostRows is how many lines a field grows to before it scrolls.
const mostRows = 8

// grow makes the field as high as its text needs.
func (t *typed) grow() {
	a := t.form.app
	rows, kind := 0, render.Type{Size: float64(sizeText * a.look.scale())}
	// The card may not have been laid out yet; it will be as wide as its pane.
	width := max(40, a.settings.Panes.Card-30-22*a.look.scale())
	for _, line := range strings.Split(t.entry.Text, "\n") {
		rows += len(kind.Wrap(a.look.measure, line, float64(width), mostRows))
	}
	if rows = min(max(rows, t.least), mostRows); rows != t.rows {
		t.rows = rows
		t.entry.SetMinRowsVisible(rows)
		a.desk.card.body.Refresh()
	}
}

// hintOf is what an empty field says.
func hintOf(t texts, kind model.Kind, of model.Field) string {
	for _, key := range []string{"field." + of.Name + "." + string(kind) + ".hint", "field." + of.Name + ".hint"} {
		if t.has(key) {
			return t.say(key)
		}
	}
	if of.Type == model.Date {
		return "2026-11-23"
	}
	return ""
}

func (t *typed) object() fyne.CanvasObject { return t.entry }
func (t *typed) focusable() fyne.Focusable { return t.entry }

// show leaves alone what is being typed.
func (t *typed) show(value string) {
	if t.entry.Text != t.was && t.form.app.window.Canvas().Focused() == fyne.Focusable(t.entry) {
		return
	}
	t.was = value
	if t.entry.Text != value {
		t.entry.SetText(value)
	} else if t.entry.MultiLine {
		t.grow()
	}
}

func (t *typed) commit() {
	value := t.entry.Text
	if value == t.was {
		return
	}
	if t.field.Type != model.Text {
		value = strings.TrimSpace(folded(value))
	}
	t.was = t.entry.Text
	t.form.take(t.field, value)
}

// fixed shows a value that cannot change.
type fixed struct {
	form  *form
	field model.Field
	label *widget.Label
}

func newFixed(f *form, of model.Field) *fixed {
	return &fixed{form: f, field: of, label: widget.NewLabel("")}
}

func (x *fixed) object() fyne.CanvasObject { return x.label }
func (x *fixed) focusable() fyne.Focusable { return nil }
func (x *fixed) show(value string)         { x.label.SetText(x.form.app.texts.choice(x.field, value)) }

// inset keeps an object away from the sides.
type inset struct{ left, right float32 }

func (i *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(i.left+i.right, 0)
}

func (i *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(i.left, 0))
	objects[0].Resize(fyne.NewSize(size.Width-i.left-i.right, size.Height))
}
