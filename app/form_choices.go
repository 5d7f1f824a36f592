package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hone/model"
	"hone/render"
)

// onOff is a field that is true or not.
type onOff struct {
	check   *widget.Check
	filling bool
}

func newSwitch(f *form, of model.Field) *onOff {
	o := &onOff{}
	o.check = widget.NewCheck(f.app.texts.say("field."+of.Name), func(on bool) {
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

func (o *onOff) show(value string) {
	o.filling = true
	o.check.SetChecked(value != "")
	o.filling = false
}

// picked is a field whose value is picked from a list by typing a part of it:
// one of a choice's values, or the record that a reference names.
type picked struct {
	form    *form
	field   model.Field
	button  *pickButton
	options func() ([]option, func(string) (option, bool))
	named   func(value string) string
}

func newPicked(f *form, of model.Field) *picked {
	p := &picked{form: f, field: of}
	p.button = newPickButton(f.app, p.open)
	if of.Type == model.Choice {
		p.options, p.named = p.choices, func(value string) string { return f.app.texts.choice(of, value) }
	} else {
		p.options, p.named = p.records, func(value string) string { return nameIn(f.app.head(), model.ID(value)) }
	}
	return p
}

func (p *picked) object() fyne.CanvasObject { return p.button }
func (p *picked) focusable() fyne.Focusable { return p.button }

func (p *picked) show(value string) {
	text, ink := p.form.app.texts.say("choice.unsaid"), render.InkMuted
	if value != "" || unsaid(p.field) != "" {
		text, ink = p.named(value), render.InkText
	}
	if p.button.text != text || p.button.ink != ink {
		p.button.text, p.button.ink = text, ink
		p.button.Refresh()
	}
}

// open lists what can be picked. first is what has been typed already.
func (p *picked) open(first string) {
	a := p.form.app
	options, fresh := p.options()
	c := a.pickFrom(a.texts.say("field."+p.field.Name), options, fresh)
	c.back = p.button
	if first != "" {
		c.entry.SetText(first)
		c.entry.CursorColumn = len([]rune(first))
	}
}

// choices are the values of a choice.
func (p *picked) choices() ([]option, func(string) (option, bool)) {
	var options []option
	for _, v := range p.field.Choices {
		options = append(options, option{title: p.form.app.texts.choice(p.field, v), pick: func() { p.form.take(p.field, p.stored(v)) }})
	}
	if unsaid(p.field) == "" {
		options = append(options, p.nothing())
	}
	return options, nil
}

func (p *picked) nothing() option {
	return option{title: p.form.app.texts.say("choice.unsaid"), pick: func() { p.form.take(p.field, "") }}
}

// stored is a value as a record has it.
func (p *picked) stored(value string) string {
	if value == unsaid(p.field) {
		return ""
	}
	return value
}

// records are those that the field may name; of one kind, with the chance to
// make another.
func (p *picked) records() ([]option, func(string) (option, bool)) {
	a := p.form.app
	kinds := p.field.Refers
	if len(kinds) == 0 {
		kinds = []model.Kind{model.KindDeliverable, model.KindAction, model.KindRole, model.KindPhase, model.KindKPI}
	}
	var options []option
	for _, k := range kinds {
		for _, other := range a.head().Records(k) {
			_, err := a.head().Set(p.form.record.Key(), p.field.Name, string(other.Key()))
			if err == nil || model.Value(p.form.record, p.field) == string(other.Key()) {
				options = append(options, option{title: model.NameOf(other), side: a.texts.say("kind." + string(k)), pick: func() { p.form.take(p.field, string(other.Key())) }})
			}
		}
	}
	if !p.field.Required {
		options = append(options, p.nothing())
	}
	return options, p.fresh(kinds)
}

// fresh offers to make the role or phase that is named and not there yet.
func (p *picked) fresh(kinds []model.Kind) func(string) (option, bool) {
	if len(kinds) != 1 || kinds[0] != model.KindRole && kinds[0] != model.KindPhase {
		return nil
	}
	a := p.form.app
	return func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(p.make(kinds[0], name)) }}, true
	}
}

// make adds a record and names it in the field, as one Change.
func (p *picked) make(kind model.Kind, name string) (model.Change, error) {
	a := p.form.app
	id, of := a.mint(kind), p.form.record.Key()
	return a.chain("set-"+p.field.Name, 2, func(m *model.Model, i int) (model.Change, error) {
		switch {
		case i == 1:
			return m.Set(of, p.field.Name, string(id))
		case kind == model.KindRole:
			return m.Add(model.Role{ID: id, Name: name, Side: model.SideCustomer, Rank: lastRank(model.All[model.Role](m))})
		}
		return m.Add(model.Phase{ID: id, Name: name, Rank: lastRank(model.All[model.Phase](m))})
	})
}
