package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// formSelect is a list of values to choose one from, each shown in words. Esc
// leaves the form, Enter does what it is for.
type formSelect struct {
	widget.Select
	form   *exportForm
	values []string
	text   func(value string) string
	quiet  bool // while it is filled
}

// formChoice is what a list offers: values with the one that is chosen at first,
// under a key; text is what a value is called.
type formChoice struct {
	key    string
	values []string
	value  string
	text   func(value string) string
}

// selects adds a row to choose one value of some.
func (f *exportForm) selects(c formChoice, take func(string)) *formSelect {
	s := &formSelect{form: f, text: c.text}
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); i >= 0 && !s.quiet {
			take(s.values[i])
			f.plan()
		}
	}
	s.ExtendBaseWidget(s)
	s.offer(c.values, c.value)
	f.lists[c.key] = s
	rim := canvas.NewRectangle(color.Transparent)
	rim.StrokeColor, rim.StrokeWidth, rim.CornerRadius = f.app.look.ink(render.InkHair), 1, 6*f.app.look.scale()
	f.addRow(c.key, container.NewStack(s, rim))
	return s
}

// offer puts other values in.
func (s *formSelect) offer(values []string, value string) {
	s.quiet = true
	s.values = values
	var texts []string
	for _, v := range values {
		texts = append(texts, s.text(v))
	}
	s.SetOptions(texts)
	s.SetSelectedIndex(max(slices.Index(values, value), 0))
	s.quiet = false
}

// choose is what a click on a value does.
func (s *formSelect) choose(value string) { s.SetSelectedIndex(slices.Index(s.values, value)) }

func (s *formSelect) TypedKey(k *fyne.KeyEvent) {
	if !s.form.typedKey(k) {
		s.Select.TypedKey(k)
	}
}

// formCheck is a thing that is there or not.
type formCheck struct {
	widget.Check
	form *exportForm
}

func (f *exportForm) checks(key string, on bool, take func(bool)) *formCheck {
	c := &formCheck{form: f}
	c.Text, c.Checked = f.app.texts.say(key), on
	c.OnChanged = func(on bool) {
		take(on)
		f.plan()
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *formCheck) TypedKey(k *fyne.KeyEvent) {
	if !c.form.typedKey(k) {
		c.Check.TypedKey(k)
	}
}

// typedKey does what Esc and Enter do anywhere in the form.
func (f *exportForm) typedKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		f.sheet.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.write(false)
	default:
		return false
	}
	return true
}
