package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// form has a control for every field of a kind of record, or for those that
// several kinds have in common. It is made once for them, from the model's own
// table of fields.
type form struct {
	app      *App
	root     *fyne.Container
	controls []control
	ids      []model.ID
}

// control edits one field.
type control interface {
	object() fyne.CanvasObject
	focusable() fyne.Focusable
	show(value string, same bool)
}

// labelled is a control with its name above, and its unit at the right.
type labelled struct {
	field   model.Field
	name    *canvas.Text
	unit    *canvas.Text
	control control
	root    *fyne.Container
}

// hidden are the fields that no card shows: they are the program's own.
var hidden = map[string]bool{"rank": true, "key": true, "answers": true}

// newForm makes the form of some kinds of record; of several, the names are left
// out: they are not to become the same.
func newForm(a *App, kinds ...model.Kind) *form {
	f := &form{app: a, root: container.New(&stack{gap: 10})}
	var pair *labelled
	for _, field := range fieldsOf(kinds) {
		l := f.control(kinds[0], field)
		f.controls = append(f.controls, l)
		switch {
		case pair != nil && isPaired(l.field):
			f.root.Objects[len(f.root.Objects)-1] = aside(container.NewGridWithColumns(2, pair.root, l.root))
			pair = nil
			continue
		case isPaired(l.field):
			pair = l
		default:
			pair = nil
		}
		f.root.Add(aside(l.root))
	}
	f.restyle()
	return f
}

// aside keeps an object of the card away from its sides.
func aside(o fyne.CanvasObject) *fyne.Container { return container.New(&inset{left: 16, right: 14}, o) }

// wordy are choices whose words need a line of their own.
var wordy = map[string]bool{"direction": true, "viewpoint": true, "perspective": true, "language": true}

// isPaired tells whether two such fields share a line: what they say is short.
func isPaired(f model.Field) bool {
	return f.Type == model.Number || f.Type == model.Choice && !wordy[f.Name] || f.Type == model.Switch
}

// fieldsOf are the fields that some kinds have in common, in the order of the
// card.
func fieldsOf(kinds []model.Kind) []model.Field {
	var fields []model.Field
	for _, f := range cardOrder(kinds[0]) {
		shared := !hidden[f.Name]
		for _, k := range kinds {
			other, ok := model.FieldOf(k, f.Name)
			shared = shared && ok && other.Type == f.Type && slices.Equal(other.Choices, f.Choices)
		}
		if shared && (len(kinds) == 1 || f.Name != "name") {
			fields = append(fields, f)
		}
	}
	return fields
}

// cardOrder is the fields of a kind: first those that are columns of its table,
// in that order. Of a relation only the label is a field; the rest makes it
// another relation.
func cardOrder(kind model.Kind) []model.Field {
	if kind == model.KindRelation {
		f, _ := model.FieldOf(kind, "label")
		return []model.Field{f}
	}
	var fields []model.Field
	for _, c := range columnsOf[kind] {
		if f, ok := c.of(kind); ok {
			fields = append(fields, f)
		}
	}
	for _, f := range model.Fields(kind) {
		if !slices.ContainsFunc(fields, func(o model.Field) bool { return o.Name == f.Name }) {
			fields = append(fields, f)
		}
	}
	return fields
}

// control makes what fits a field's type.
func (f *form) control(kind model.Kind, field model.Field) *labelled {
	a := f.app
	l := &labelled{field: field, name: canvas.NewText(a.texts.say("field."+field.Name), color.Black), unit: canvas.NewText("", color.Black)}
	switch {
	case field.Type == model.Switch:
		l.control = newSwitch(f, field)
		l.name.Text = " " // the switch says its name itself
	case slot{app: a, field: field}.isPicked():
		l.control = newPicked(f, field)
	case field.Type == model.Date:
		l.control = newDated(f, kind, field)
	default:
		l.control = newTyped(f, kind, field)
	}
	line := l.control.object()
	if field.Type == model.Number && field.Name != feeling {
		line = container.New(&unitBeside{gap: 4}, line, l.unit)
	}
	l.root = container.New(&stack{gap: 3}, container.New(&cutName{l.name, l.name.Text}, l.name), line)
	return l
}

func (l *labelled) object() fyne.CanvasObject    { return l.root }
func (l *labelled) focusable() fyne.Focusable    { return l.control.focusable() }
func (l *labelled) show(value string, same bool) { l.control.show(value, same) }

// show fills the form from records.
func (f *form) show(ids ...model.ID) {
	f.ids = ids
	for _, c := range f.controls {
		l := c.(*labelled)
		l.show(f.slot(l.field).value())
		if unit := f.unitOf(l.field); l.unit.Text != unit {
			l.unit.Text = unit
			l.root.Refresh()
		}
	}
}

// slot is a field of the records of the form.
func (f *form) slot(field model.Field) slot { return slot{f.app, f.ids, field} }

// unitOf is what a number counts: days, or what its KPI or indicator is in.
func (f *form) unitOf(field model.Field) string {
	switch field.Name {
	case "days", "limitDays", "budgetDays":
		return f.app.texts.say("unit.days")
	case "red", "green":
		if s, ok := model.Find[model.Signal](f.app.head(), lastOf(f.ids)); ok {
			if len([]rune(s.Unit)) <= 4 { // a longer one is read in its own field
				return s.Unit
			}
		}
	}
	return ""
}

func lastOf(ids []model.ID) model.ID {
	if len(ids) == 0 {
		return ""
	}
	return ids[len(ids)-1]
}

// take sets a field of the records to what was typed or chosen. What was chosen
// and is refused is shown as it was; what was typed stays, to be put right.
func (f *form) take(field model.Field, value string) bool {
	taken := f.slot(field).take(value)
	if !taken {
		f.show(f.ids...)
	}
	return taken
}

// commit takes what has been typed and not taken yet.
func (f *form) commit() {
	for _, c := range f.controls {
		if t := c.(*labelled).typed(); t != nil && t.kept == nil {
			t.commit()
		}
	}
}

// typed is the field of text of a control; nil when it has none.
func (l *labelled) typed() *typed {
	switch c := l.control.(type) {
	case *typed:
		return c
	case *dated:
		return c.typed
	}
	return nil
}

// grow makes every field as high as its text needs in the card's new width.
func (f *form) grow() {
	for _, c := range f.controls {
		if t := c.(*labelled).typed(); t != nil && t.entry.MultiLine {
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
		l := c.(*labelled)
		for i, t := range []*canvas.Text{l.name, l.unit} {
			t.Color, t.TextSize, t.TextStyle.Bold = f.app.look.ink(render.InkMuted), sizeSmall*f.app.look.scale(), i == 0
			t.Refresh()
		}
	}
}

// onOff is a field that is true or not.
type onOff struct {
	form    *form
	field   model.Field
	check   *widget.Check
	filling bool
}

func newSwitch(f *form, of model.Field) *onOff {
	o := &onOff{form: f, field: of}
	o.check = widget.NewCheck("", func(on bool) {
		if o.filling {
			return
		}
		value := ""
		if on {
			value = "true"
		}
		f.take(of, value)
	})
	return o
}

func (o *onOff) object() fyne.CanvasObject { return o.check }
func (o *onOff) focusable() fyne.Focusable { return o.check }

func (o *onOff) show(value string, same bool) {
	o.filling = true
	o.check.Text = o.form.app.texts.say("field." + o.field.Name)
	o.check.SetChecked(value != "")
	o.check.Partial = !same
	o.check.Refresh()
	o.filling = false
}

// inset keeps an object away from the sides.
type inset struct{ left, right float32 }

func (i *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(i.left+i.right, 0)
}

func (i *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(i.left, 0))
	objects[0].Resize(fyne.NewSize(size.Width-i.left-i.right, size.Height))
}

// cutName keeps a control's name in the room that there is: in a narrow card with
// large type it takes none from the control.
type cutName struct {
	name  *canvas.Text
	whole string
}

func (c *cutName) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, fyne.MeasureText(c.whole, c.name.TextSize, c.name.TextStyle).Height)
}

func (c *cutName) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c.name.Text = cutTo(c.whole, size.Width, c.name.TextSize, c.name.TextStyle.Bold)
	c.name.Move(fyne.NewPos(0, 0))
	c.name.Resize(size)
	c.name.Refresh()
}

// unitBeside lays a unit at the right of a field. Without one the field is as
// wide as the others.
type unitBeside struct{ gap float32 }

func (u *unitBeside) room(objects []fyne.CanvasObject) float32 {
	if unit, ok := objects[1].(*canvas.Text); !ok || unit.Text == "" {
		return 0
	}
	return objects[1].MinSize().Width + u.gap
}

func (u *unitBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(u.room(objects), 0)
}

func (u *unitBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room, unit := u.room(objects), objects[1].MinSize()
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width-room, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-room+u.gap, (size.Height-unit.Height)/2))
	objects[1].Resize(unit)
}
