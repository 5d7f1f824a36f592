package app

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/model"
)

// card shows the selected record: every field with a control that fits it, its
// relations, and the remarks on it; of several selected, what they have in
// common. With nothing selected it shows the model itself. What is typed is
// taken on Enter or when the focus goes.
type card struct {
	app    *App
	root   *fyne.Container
	ground *canvas.Rectangle
	title  [2]*canvas.Text // a long name takes two lines
	below  [2]*canvas.Text // what is derived, likewise
	name   string          // said in the title
	said   string          // said below it
	body   *fyne.Container
	scroll *container.Scroll
	wheel  *scrolling
	forms  map[string]*form // by the kinds that they are for
	form   *form
	ties   *ties
	foot   *foot
	ids    []model.ID
}

func newCard(a *App) *card {
	c := &card{app: a, forms: map[string]*form{}}
	c.ground = canvas.NewRectangle(color.Transparent)
	for i := range c.title {
		c.title[i], c.below[i] = canvas.NewText("", color.Black), canvas.NewText("", color.Black)
	}
	c.ties, c.foot = newTies(a), newFoot(a)
	c.body = container.New(&stack{gap: 10})
	c.scroll = container.NewVScroll(c.body)
	c.wheel = newScrolling(c.scroll)
	c.root = container.New(&cardLayout{c}, c.ground, c.title[0], c.title[1], c.below[0], c.below[1], c.scroll, c.wheel)
	c.restyle()
	return c
}

// subject is the record that the card is about.
func (c *card) subject() model.Record {
	if r, ok := c.app.head().Get(c.app.selection.lead()); ok {
		return r
	}
	return c.app.head().Info()
}

// subjects are the records that the card is about, the lead last.
func (c *card) subjects() []model.ID {
	if ids := c.app.selection.ids; len(ids) > 0 {
		return ids
	}
	return []model.ID{model.InfoID}
}

// show follows the selection and every edit. The form of a kind is kept, so
// that the control with the focus stays where it is.
func (c *card) show() {
	c.app.border.cancel("card")
	ids := c.subjects()
	isOther := !slices.Equal(ids, c.ids)
	if c.form != nil && isOther {
		c.form.commit()
		ids = c.subjects()
	}
	if f := c.formOf(ids); f != c.form {
		c.form = f
		c.body.Objects = []fyne.CanvasObject{f.root, c.ties.root, c.foot.root}
		if c.subject().Kind() == model.KindInfo {
			c.body.Objects = append(c.body.Objects, newPresetBox(c.app))
		}
	}
	if isOther {
		c.scroll.Offset = fyne.Position{}
	}
	c.ids = slices.Clone(ids)
	c.form.show(c.ids...)
	if put(c.ties.root, len(ids) == 1 && c.subject().Kind() != model.KindInfo, c.ties.root.Position(), c.ties.root.Size()); len(ids) == 1 {
		c.ties.show(ids[0])
	}
	c.foot.show(c.ids...)
	put(c.foot.root, c.subject().Kind() != model.KindInfo, c.foot.root.Position(), c.foot.root.Size())
	c.derived()
	c.scroll.Refresh() // with all that is in it
}

// formOf is the form of the kinds of some records.
func (c *card) formOf(ids []model.ID) *form {
	var kinds []model.Kind
	key := ""
	for _, id := range ids {
		if r, ok := c.app.head().Get(id); ok && (len(ids) == 1 || !slices.Contains(kinds, r.Kind())) {
			kinds = append(kinds, r.Kind())
		}
	}
	if len(ids) > 1 {
		key = "many "
		if len(kinds) == 1 {
			kinds = append(kinds, kinds[0]) // names are left out here, too
		}
	}
	for _, k := range kinds {
		key += string(k) + " "
	}
	if c.forms[key] == nil {
		c.forms[key] = newForm(c.app, kinds...)
	}
	return c.forms[key]
}

// derived shows what follows for the record: that it is a checkpoint, what it
// closes.
func (c *card) derived() {
	a, r := c.app, c.subject()
	name := model.NameOf(r)
	if rel, ok := r.(model.Relation); ok {
		name = describe(rel, a.head())
	}
	if name == "" {
		name = a.texts.say("kind." + string(r.Kind()))
	}
	if n := len(a.selection.ids); n > 1 {
		name = a.texts.say("card.many", "n", itoa(n), "name", name)
	}
	c.name, c.said = name, strings.Join(c.facts(r), " ・ ")
	if kinds := a.kindsNamed(a.selection.ids); len(kinds) > 1 {
		c.said = strings.Join(kinds, " ・ ")
	}
	c.root.Layout.Layout(c.root.Objects, c.root.Size())
}

// facts are the record's kind and what is derived of it.
func (c *card) facts(r model.Record) []string {
	a := c.app
	facts := []string{a.texts.say("kind." + string(r.Kind()))}
	if rel, ok := r.(model.Relation); ok {
		return append(facts, a.relationSaid(rel))
	}
	if _, ok := r.(model.Deliverable); !ok || a.drawn.derivation == nil {
		return facts
	}
	for _, rel := range a.head().RelationsOf(r.Key(), model.Closes) {
		facts = append(facts, a.texts.say("card.closes", "name", nameIn(a.head(), rel.From)))
	}
	if a.drawn.derivation.IsCheckpoint(r.Key()) {
		facts = append(facts, a.texts.say("term.checkpoint"))
	}
	if !a.drawn.derivation.Obtainable(r.Key()) {
		facts = append(facts, a.texts.say("term.unobtainable"))
	}
	return facts
}

func (c *card) restyle() {
	c.ground.FillColor = c.app.look.ink(inkSurface)
	for _, f := range c.forms {
		f.restyle()
	}
	c.ties.restyle()
	c.foot.said = ""
	if len(c.ids) > 0 {
		c.foot.show(c.ids...)
	}
	c.root.Refresh()
}

// first is the control that the focus goes to when it comes to the card.
func (c *card) first() fyne.Focusable {
	if c.form == nil {
		return nil
	}
	return c.form.first()
}

type cardLayout struct{ *card }

func (l *cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }

func (l *cardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.ground.Resize(size)
	top := l.head(size.Width)
	l.scroll.Move(fyne.NewPos(0, top))
	l.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-top)))
	l.wheel.Move(l.scroll.Position())
	l.wheel.Resize(l.scroll.Size())
}

// scrolling lies over what is scrolled and takes the wheel alone: fields of text
// would keep it for themselves.
type scrolling struct {
	widget.BaseWidget
	under *container.Scroll
}

func newScrolling(under *container.Scroll) *scrolling {
	w := &scrolling{under: under}
	w.ExtendBaseWidget(w)
	return w
}

func (w *scrolling) Scrolled(e *fyne.ScrollEvent) { w.under.Scrolled(e) }

func (w *scrolling) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// stack lays objects below one another, each as wide as there is room.
type stack struct{ gap float32 }

func (s *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+s.gap)
		}
	}
	return size
}

func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + s.gap
	}
}
