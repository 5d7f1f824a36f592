package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// picked is a field whose value is picked from a list by typing a part of it:
// one of a choice's values, or the record that a reference names.
type picked struct {
	form   *form
	field  model.Field
	button *pickButton
}

func newPicked(f *form, of model.Field) *picked {
	p := &picked{form: f, field: of}
	p.button = newPickButton(f.app, p.open)
	return p
}

func (p *picked) object() fyne.CanvasObject { return p.button }
func (p *picked) focusable() fyne.Focusable { return p.button }

func (p *picked) show(value string, same bool) {
	t := p.form.app.texts
	text, ink := p.form.slot(p.field).say(value), render.InkText
	switch {
	case !same:
		text, ink = t.say("card.mixed"), render.InkMuted
	case text == "":
		text, ink = t.say("choice.unsaid"), render.InkMuted
	}
	if p.button.text != text || p.button.ink != ink {
		p.button.text, p.button.ink = text, ink
		p.button.Refresh()
	}
}

// open lists what can be picked. first is what has been typed already.
func (p *picked) open(first string) {
	a := p.form.app
	s := p.form.slot(p.field)
	c := a.pickFrom(a.texts.say("field."+p.field.Name), s.options(), s.fresh)
	c.back = p.button
	c.begin(first)
}
