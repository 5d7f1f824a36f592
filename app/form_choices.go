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
func (o *onOff) text() string              { return "" }

func (o *onOff) show(value string) {
	o.filling = true
	o.check.SetChecked(value != "")
	o.filling = false
}

// chosen is a field with a list of values.
type chosen struct {
	form    *form
	field   model.Field
	pick    *widget.Select
	values  []string
	filling bool
}

func newChoice(f *form, of model.Field) *chosen {
	c := &chosen{form: f, field: of}
	var names []string
	if unsaid(of) == "" {
		c.values, names = []string{""}, []string{f.app.texts.say("choice.unsaid")}
	}
	for _, v := range of.Choices {
		c.values = append(c.values, v)
		names = append(names, f.app.texts.choice(of, v))
	}
	c.pick = widget.NewSelect(names, func(string) {
		if i := c.pick.SelectedIndex(); !c.filling && i >= 0 {
			f.take(of, c.stored(c.values[i]))
		}
	})
	return c
}

// stored is a value as a record has it.
func (c *chosen) stored(value string) string {
	if value == unsaid(c.field) {
		return ""
	}
	return value
}

func (c *chosen) object() fyne.CanvasObject { return c.pick }
func (c *chosen) focusable() fyne.Focusable { return c.pick }
func (c *chosen) text() string              { return "" }

func (c *chosen) show(value string) {
	for i, v := range c.values {
		if c.stored(v) == value && c.pick.SelectedIndex() != i {
			c.filling = true
			c.pick.SetSelectedIndex(i)
			c.filling = false
		}
	}
}

// reference is a field that names another record: it opens a list that is
// picked from by typing.
type reference struct {
	form   *form
	field  model.Field
	button *button
}

func newReference(f *form, of model.Field) *reference {
	r := &reference{form: f, field: of}
	r.button = newButton(f.app.look, buttonField, "", r.open)
	r.button.ink = render.InkText
	r.button.side, r.button.isCut = "▾", true
	return r
}

func (r *reference) object() fyne.CanvasObject { return r.button }
func (r *reference) focusable() fyne.Focusable { return nil }
func (r *reference) text() string              { return "" }

func (r *reference) show(value string) {
	name := r.form.app.texts.say("choice.unsaid")
	r.button.ink = render.InkMuted
	if value != "" {
		name, r.button.ink = nameIn(r.form.app.head(), model.ID(value)), render.InkText
	}
	r.button.text = name
	r.button.Refresh()
}

// open lists the records that the field may name, those of its one kind with
// the chance to make another.
func (r *reference) open() {
	a := r.form.app
	kinds := r.field.Refers
	if len(kinds) == 0 {
		kinds = []model.Kind{model.KindDeliverable, model.KindAction, model.KindRole, model.KindPhase, model.KindKPI}
	}
	var options []option
	for _, k := range kinds {
		for _, other := range a.head().Records(k) {
			if _, err := a.head().Set(r.form.record.Key(), r.field.Name, string(other.Key())); err == nil {
				options = append(options, option{title: model.NameOf(other), side: a.texts.say("kind." + string(k)), pick: func() { r.form.take(r.field, string(other.Key())) }})
			}
		}
	}
	if !r.field.Required {
		options = append(options, option{title: a.texts.say("choice.unsaid"), pick: func() { r.form.take(r.field, "") }})
	}
	a.pickFrom(a.texts.say("field."+r.field.Name), options, r.fresh(kinds))
}

// fresh offers to make the role or phase that is named and not there yet.
func (r *reference) fresh(kinds []model.Kind) func(string) (option, bool) {
	if len(kinds) != 1 || kinds[0] != model.KindRole && kinds[0] != model.KindPhase {
		return nil
	}
	a := r.form.app
	return func(name string) (option, bool) {
		return option{title: a.texts.say("command.make", "name", name), pick: func() { a.edit(r.make(kinds[0], name)) }}, true
	}
}

// make adds a record and names it in the field, as one Change.
func (r *reference) make(kind model.Kind, name string) (model.Change, error) {
	a := r.form.app
	id, of := a.mint(kind), r.form.record.Key()
	return a.chain("set-"+r.field.Name, 2, func(m *model.Model, i int) (model.Change, error) {
		switch {
		case i == 1:
			return m.Set(of, r.field.Name, string(id))
		case kind == model.KindRole:
			return m.Add(model.Role{ID: id, Name: name, Side: model.SideCustomer, Rank: lastRank(model.All[model.Role](m))})
		}
		return m.Add(model.Phase{ID: id, Name: name, Rank: lastRank(model.All[model.Phase](m))})
	})
}
