package app

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// ties are the relations of the record on the card, by what they say, and the
// ways to add to them. A line goes to the other end; its menu changes the
// relation, the cross takes it away.
type ties struct {
	app   *App
	root  *fyne.Container
	id    model.ID
	said  string // what is shown, so that it is made anew only when it is another
	lines []*pickButton
}

func newTies(a *App) *ties {
	return &ties{app: a, root: container.New(&stack{gap: 3})}
}

// tie is one relation as it reads from one of its ends.
type tie struct {
	key      string // of the text: "relation.needs" or "relation.needs.back"
	relation model.ID
	other    model.ID
	group    string
	label    string
}

// tieKinds are the relations in the order in which a card lists them.
var tieKinds = []model.RelationKind{model.Needs, model.Helps, model.Sync, model.Then, model.Uses, model.Yields, model.Closes, model.Measures}

// sides lists the relations that a record can have, each seen from its end.
func (a *App) sides(id model.ID) []ends {
	var list []ends
	for _, rel := range tieKinds {
		for _, back := range []bool{false, true} {
			if e := (ends{a, id, rel, back}); e.kind() != "" && !(rel == model.Sync && back) {
				list = append(list, e)
			}
		}
	}
	return list
}

func (e ends) key() string {
	if e.back {
		return "relation." + string(e.rel) + ".back"
	}
	return "relation." + string(e.rel)
}

// tiesOf lists a record's relations: what it needs first, alternatives together.
func (a *App) tiesOf(id model.ID) []tie {
	var list []tie
	for _, e := range a.sides(id) {
		list = append(list, e.ties()...)
	}
	return list
}

func (e ends) ties() []tie {
	var alone, grouped []tie
	for _, r := range e.now() {
		one := tie{e.key(), r.ID, otherEnd(r, e.id), r.Group, r.Label}
		if r.Group == "" || e.back {
			alone = append(alone, one)
		} else {
			grouped = append(grouped, one)
		}
	}
	return append(alone, byGroup(grouped)...)
}

// byGroup puts alternatives of one group beside one another.
func byGroup(list []tie) []tie {
	var out []tie
	for i, one := range list {
		isFirst := true
		for _, before := range list[:i] {
			isFirst = isFirst && before.group != one.group
		}
		if !isFirst {
			continue
		}
		for _, other := range list[i:] {
			if other.group == one.group {
				out = append(out, other)
			}
		}
	}
	return out
}

// mainSides are those that a card shows even when there are none.
func isMain(e ends) bool {
	return e.rel == model.Needs || e.rel == model.Yields || e.rel == model.Then && !e.back || e.rel == model.Closes && !e.back || e.rel == model.Measures && !e.back
}

func (t *ties) show(id model.ID) {
	said := t.describe(id)
	if said == t.said {
		return
	}
	at := t.focusedLine()
	t.said, t.id = said, id
	t.root.Objects, t.lines = nil, nil
	rare := false
	for _, e := range t.app.sides(id) {
		if list := e.ties(); len(list) > 0 || isMain(e) {
			t.section(e, list)
		} else {
			rare = true
		}
	}
	if rare {
		t.add(t.button(t.app.texts.say("card.tie"), func() { t.pickRare() }))
	}
	if rel, ok := model.Find[model.Relation](t.app.head(), id); ok {
		t.relation(rel)
	}
	t.root.Add(canvas.NewRectangle(color.Transparent))
	t.root.Refresh()
	if at >= 0 && len(t.lines) > 0 {
		t.app.window.Canvas().Focus(t.lines[min(at, len(t.lines)-1)])
	}
}

// describe is all that the lines say.
func (t *ties) describe(id model.ID) string {
	var b strings.Builder
	b.WriteString(string(id) + itoa(int(t.app.settings.Panes.Card)))
	for _, one := range t.app.tiesOf(id) {
		b.WriteString("\n" + string(one.relation) + " " + one.label + " " + nameIn(t.app.head(), one.other))
	}
	if rel, ok := model.Find[model.Relation](t.app.head(), id); ok {
		b.WriteString(describe(rel, t.app.head()))
	}
	return b.String()
}

// focusedLine is the line that has the keys, so that they stay near it when the
// lines are made anew.
func (t *ties) focusedLine() int {
	now := t.app.window.Canvas().Focused()
	for i, l := range t.lines {
		if now == fyne.Focusable(l) {
			return i
		}
	}
	return -1
}

func (t *ties) add(o fyne.CanvasObject) { t.root.Add(aside(o)) }

// section is a heading with the way to add, and the lines below.
func (t *ties) section(e ends, list []tie) {
	add := t.button("＋", func() { t.pickEnd(e) })
	add.plain = true
	t.add(container.NewBorder(nil, nil, nil, add, container.New(&stack{}, gapAbove(), t.heading(e.key()))))
	group := ""
	for _, one := range list {
		if one.group != group && !e.back && one.group != "" {
			word := t.heading("word.oneOf")
			t.root.Add(container.New(&inset{left: 26, right: 14}, word))
		}
		group = one.group
		left := float32(16)
		if one.group != "" && !e.back {
			left = 34
		}
		t.root.Add(container.New(&inset{left: left, right: 14}, t.line(one)))
		if e.rel == model.Then && !e.back && (one.label != "" || t.isDecision(e.id)) {
			t.root.Add(container.New(&inset{left: 34, right: 14}, t.branch(one)))
		}
	}
}

func (t *ties) isDecision(id model.ID) bool {
	act, _ := model.Find[model.Action](t.app.head(), id)
	return act.Does == model.ActionDecision
}

// branch is the field of a branch's condition.
func (t *ties) branch(one tie) fyne.CanvasObject {
	a := t.app
	f := newField(a)
	f.SetPlaceHolder(a.texts.say("field.label"))
	f.SetText(one.label)
	f.cancel = func() { f.SetText(one.label) }
	f.commit = func() {
		if f.Text != one.label {
			a.edit(a.head().Set(one.relation, "label", f.Text))
		}
	}
	return f
}

func (t *ties) heading(key string) *canvas.Text {
	text := canvas.NewText(capital(t.app.texts.say(key)), t.app.look.ink(render.InkMuted))
	text.TextSize, text.TextStyle.Bold = sizeSmall*t.app.look.scale(), true
	return text
}

// gapAbove keeps a heading apart from what is above it.
func gapAbove() fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(1, 10))
	return gap
}

func (t *ties) button(text string, open func()) *pickButton {
	b := newPickButton(t.app, func(string) { open() })
	b.text, b.ink = text, render.InkText
	return b
}

// line goes to the other end; Del takes the relation away, Space shows its menu.
func (t *ties) line(one tie) fyne.CanvasObject {
	a := t.app
	open := t.button(oneLine(nameIn(a.head(), one.other)), func() { a.jump(one.other) })
	open.plain = true
	part := func() { a.edit(a.head().Remove(one.relation)) }
	more := newButton(a.look, buttonPlain, "…", nil)
	menu := func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		a.showMenu(a.relationMenu(one.relation), at.AddXY(0, more.Size().Height), -1)
	}
	more.tapped = menu
	open.keys = func(c chord) bool {
		switch c {
		case "Del", "BackSpace":
			part()
		case "Space":
			menu()
		default:
			return false
		}
		return true
	}
	t.lines = append(t.lines, open)
	open.wrap(t.room(one) - more.MinSize().Width - 30*a.look.scale())
	cross := newButton(a.look, buttonPlain, "×", part)
	more.ink, cross.ink = render.InkMuted, render.InkMuted
	return container.NewBorder(nil, nil, nil, container.NewHBox(more, cross), open)
}

// room is how wide a line is, in pixels: alternatives are moved in.
func (t *ties) room(one tie) float32 {
	width := t.app.settings.Panes.Card - 34
	if one.group != "" && !strings.HasSuffix(one.key, ".back") {
		width -= 18
	}
	return width
}

// pickEnd lists what can be at the other end.
func (t *ties) pickEnd(e ends) {
	a := t.app
	hint := a.texts.say("command.link.hint", "name", nameIn(a.head(), e.id), "relation", a.texts.say(e.key()))
	a.pickFrom(hint, e.options(), e.fresh)
}

// pickRare lists the kinds of relation that the card does not show yet.
func (t *ties) pickRare() {
	a := t.app
	var options []option
	for _, e := range a.sides(t.id) {
		if !isMain(e) {
			options = append(options, option{title: a.texts.say(e.key()), side: a.texts.say("kind." + string(e.kind())), pick: func() { t.pickEnd(e) }})
		}
	}
	a.pickFrom(a.texts.say("card.tie"), options, nil)
}

func (t *ties) restyle() {
	t.said = ""
	if t.id != "" {
		t.show(t.id)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
