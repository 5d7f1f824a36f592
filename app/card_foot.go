package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// foot is what the card shows below fields and relations: the remarks on the
// record, its readings, its place among others, and what goes with it.
type foot struct {
	ties // the same lines and headings
}

func newFoot(a *App) *foot {
	return &foot{ties{app: a, root: container.New(&stack{gap: 3})}}
}

// show follows the records of the card.
func (f *foot) show(ids ...model.ID) {
	said := f.describeFoot(ids)
	if said == f.said {
		return
	}
	f.said, f.root.Objects, f.lines = said, nil, nil
	if len(ids) > 1 {
		f.many(ids)
	} else if r, ok := f.app.head().Get(ids[0]); ok {
		f.one(r)
	}
	f.root.Add(canvas.NewRectangle(color.Transparent))
	f.root.Refresh()
}

// describeFoot is all that the foot depends on.
func (f *foot) describeFoot(ids []model.ID) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id) + nameIn(f.app.head(), id))
		for _, user := range f.app.head().Users(id) {
			b.WriteString(string(user))
			if r, ok := model.Find[model.Remark](f.app.head(), user); ok {
				b.WriteString(r.Text + string(r.Status) + string(r.About) + r.Due)
			}
		}
	}
	if len(ids) == 1 {
		b.WriteString(itoa(f.app.orderOf(ids[0])))
	}
	return b.String()
}

func (f *foot) one(r model.Record) {
	switch r := r.(type) {
	case model.Remark:
		if f.app.head().Has(r.On) {
			f.add(f.command("→ "+oneLine(nameIn(f.app.head(), r.On)), func() { f.app.jump(r.On) }))
		}
	case model.Account:
		f.readings(r.ID)
	}
	if r.Kind() != model.KindRemark && r.Kind() != model.KindInfo {
		f.remarks(r.Key())
	}
	if r.Kind() == model.KindInfo || f.app.pictureOf(r.Key()) != nil {
		return // boxes are removed in the picture, and the model stays
	}
	f.order(r)
	f.add(gapAbove())
	f.add(f.command(f.app.texts.say("menu.delete"), func() { f.app.edit(f.app.head().Remove(r.Key())) }))
	if text := f.app.consequences(r.Key()); text != "" {
		f.sentence(text)
	}
}

// link goes to a record.
func (f *foot) link(id model.ID) fyne.CanvasObject {
	b := f.button(oneLine(nameIn(f.app.head(), id)), func() { f.app.jump(id) })
	b.plain = true
	b.wrap(f.app.settings.Panes.Card - 34)
	return b
}

func (f *foot) command(text string, do func()) fyne.CanvasObject {
	b := f.button(text, do)
	b.plain = true
	return b
}

// sentence is a text of several lines.
func (f *foot) sentence(text string) {
	a := f.app
	size := sizeSmall * a.look.scale()
	width := max(80, a.settings.Panes.Card-30)
	for _, line := range (render.Type{Size: float64(size)}).Wrap(a.look.measure, text, float64(width), 6) {
		t := canvas.NewText(line, a.look.ink(render.InkMuted))
		t.TextSize = size
		f.add(t)
	}
}

// remarks lists the remarks on the record, and adds to them.
func (f *foot) remarks(id model.ID) {
	a := f.app
	add := f.button("＋", func() { a.askRemark(id) })
	add.plain = true
	f.add(container.NewBorder(nil, nil, nil, add, container.New(&stack{}, gapAbove(), f.heading("kind.remark"))))
	for _, r := range a.remarksOn(id) {
		text := a.texts.say("remark."+string(r.About)) + a.texts.say("punctuation.colon") + oneLine(r.Text)
		b := f.button(text, func() { a.choose(r.ID) })
		b.plain = true
		b.wrap(a.settings.Panes.Card - 100)
		if !isOpenRemark(r) {
			b.ink = render.InkMuted
		}
		state := newButton(a.look, buttonPlain, a.texts.say("status."+string(r.Status)), nil)
		state.ink = render.InkMuted
		if isOpenRemark(r) {
			state.ink = render.InkWarm
		}
		state.tapped = func() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(state)
			a.showMenu(a.statusMenu(r.ID), at.AddXY(0, state.Size().Height), -1)
		}
		f.add(container.NewBorder(nil, nil, nil, state, b))
	}
}

// readings lists what was ticked and read for an account, newest first.
func (f *foot) readings(id model.ID) {
	a := f.app
	f.add(f.heading("kind.reading"))
	n := 0
	for _, user := range a.head().Users(id) {
		r, ok := model.Find[model.Reading](a.head(), user)
		if !ok {
			continue
		}
		n++
		value := r.Value
		if a.texts.has("state." + value) {
			value = a.texts.say("state." + value)
		}
		f.sentence(strings.TrimSpace(r.Date[:min(len(r.Date), len(dateForm))] + " " + value + " " + r.By))
		open := f.link(r.Of)
		cross := newButton(a.look, buttonPlain, "×", func() { a.edit(a.head().Remove(r.ID)) })
		cross.ink = render.InkMuted
		f.add(container.NewBorder(nil, nil, nil, cross, open))
	}
	if n == 0 {
		f.sentence(a.texts.say("empty.accounts"))
	}
}

// order moves a record among those of its kind.
func (f *foot) order(r model.Record) {
	a := f.app
	if _, ok := model.FieldOf(r.Kind(), "rank"); !ok || len(a.head().Records(r.Kind())) < 2 {
		return
	}
	f.add(gapAbove())
	f.add(f.heading("field.rank"))
	f.add(container.NewGridWithColumns(
		2,
		f.command(a.texts.say("card.up"), func() { a.edit(a.head().Move(r.Key(), -1)) }),
		f.command(a.texts.say("card.down"), func() { a.edit(a.head().Move(r.Key(), 1)) }),
	))
}

// orderOf is a record's place in display order.
func (a *App) orderOf(id model.ID) int {
	r, ok := a.head().Get(id)
	if !ok {
		return 0
	}
	for i, other := range a.head().Records(r.Kind()) {
		if other.Key() == id {
			return i
		}
	}
	return 0
}

// many lists what is selected, and what can be made of it.
func (f *foot) many(ids []model.ID) {
	a := f.app
	f.add(f.heading("card.together"))
	for _, name := range []string{"edit.compose", "edit.alternatives", "edit.merge", "edit.duplicate", "edit.delete"} {
		c := a.command(name)
		if c == nil || a.refusalOf(c) != nil {
			continue
		}
		f.add(f.command(a.texts.say(c.text), func() { a.do(c) }))
	}
	f.add(gapAbove())
	f.add(f.heading("card.selected"))
	for _, id := range ids[:min(len(ids), 30)] {
		f.add(f.link(id))
	}
}
