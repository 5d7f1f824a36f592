package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// ties are the relations of the record on the card, by what they say. A click
// goes to the other end, the cross removes the relation.
type ties struct {
	app    *App
	root   *fyne.Container
	record model.Record
}

func newTies(a *App) *ties {
	return &ties{app: a, root: container.New(&stack{gap: 3})}
}

// tie is one relation as it reads from one of its ends.
type tie struct {
	key      string // of the text: "relation.needs" or "relation.needs.back"
	relation model.ID
	other    model.ID
}

// tiesOf lists a record's relations: what it needs first.
func tiesOf(m *model.Model, id model.ID) []tie {
	var list []tie
	for _, kind := range []model.RelationKind{model.Needs, model.Helps, model.Sync, model.Then, model.Uses, model.Yields, model.Closes, model.Measures} {
		for _, isBack := range []bool{false, true} {
			for _, r := range m.RelationsOf(id, kind) {
				if (r.To == id) != isBack && kind != model.Sync || kind == model.Sync && isBack {
					continue
				}
				key := "relation." + string(kind)
				if isBack {
					key += ".back"
				}
				list = append(list, tie{key, r.ID, otherEnd(r, id)})
			}
		}
	}
	return list
}

func (t *ties) show(r model.Record) {
	t.record = r
	t.root.Objects = nil
	heading := ""
	for _, one := range tiesOf(t.app.head(), r.Key()) {
		if one.key != heading {
			heading = one.key
			t.root.Add(container.New(&inset{left: 16, right: 14}, t.heading(heading)))
		}
		t.root.Add(container.New(&inset{left: 16, right: 14}, t.line(one)))
	}
	if rel, ok := r.(model.Relation); ok {
		for _, end := range []struct {
			key string
			id  model.ID
		}{{"field.from", rel.From}, {"field.to", rel.To}} {
			t.root.Add(container.New(&inset{left: 16, right: 14}, t.heading(end.key)))
			t.root.Add(container.New(&inset{left: 16, right: 14}, t.line(tie{other: end.id})))
		}
	}
	t.root.Add(canvas.NewRectangle(color.Transparent))
	t.root.Refresh()
}

func (t *ties) heading(key string) fyne.CanvasObject {
	text := canvas.NewText(t.app.texts.say(key), t.app.look.ink(render.InkMuted))
	text.TextSize, text.TextStyle.Bold = sizeSmall*t.app.look.scale(), true
	return text
}

func (t *ties) line(one tie) fyne.CanvasObject {
	a := t.app
	open := newButton(a.look, buttonField, nameIn(a.head(), one.other), func() { a.jump(one.other) })
	open.ink = render.InkText
	open.isCut = true
	if one.relation == "" {
		return open
	}
	remove := newButton(a.look, buttonPlain, "×", func() { a.edit(a.head().Remove(one.relation)) })
	remove.ink = render.InkMuted
	return container.NewBorder(nil, nil, nil, remove, open)
}

func (t *ties) restyle() {
	if t.record != nil {
		t.show(t.record)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
