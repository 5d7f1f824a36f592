package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"hone/model"
	"hone/render"
)

// splitting asks how one deliverable becomes two: the name of the new one, and
// for each relation whether it stays, goes, or holds for both.
type splitting struct {
	app   *App
	of    model.Deliverable
	ties  []tie
	share []sharing // by tie
	entry *field
	list  *rows
	sheet *sheet
}

// sharing is who has a relation after a split.
type sharing int

const (
	shareOld sharing = iota
	shareNew
	shareBoth
)

func splittable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if _, ok := model.Find[model.Deliverable](a.head(), a.selection.lead()); !ok {
		return reason("select-deliverable")
	}
	return nil
}

// askSplit opens the sheet for the selected deliverable.
func (a *App) askSplit() {
	d, _ := model.Find[model.Deliverable](a.head(), a.selection.lead())
	s := &splitting{app: a, of: d, ties: a.tiesOf(d.ID), entry: newField(a), list: newRows(a.look, 150, -1)}
	s.share = make([]sharing, len(s.ties))
	s.entry.SetPlaceHolder(a.texts.say("split.name"))
	s.entry.submit = s.done
	s.entry.cancel = func() { s.sheet.close() }
	s.list.empty = a.texts.say("split.none")
	s.list.marked = func(row) bool { return false }
	s.list.pick = s.turn
	s.list.act = s.turn
	s.list.step = func(i int) { s.list.at = i }
	s.list.letter = func(r rune) { s.turn(s.list.at) }
	s.list.keys = s.key
	s.show()
	s.sheet = a.showSheet(&sheet{
		title: a.texts.say("split.title", "name", clip(oneLine(d.Name), 24)), hint: a.texts.say("split.hint"),
		body: container.NewBorder(container.NewPadded(s.entry), nil, nil, nil, s.list), size: fyne.NewSize(520, 300), first: s.entry, keeps: func() bool { return s.entry.Text != "" },
		answers: []answer{{text: a.texts.say("button.cancel")}, {text: a.texts.say("split.do"), do: s.done, main: true, stays: true}},
	})
}

// key takes the arrows for who has a relation.
func (s *splitting) key(c chord) bool {
	switch c {
	case "Left", "Right", "Space":
		s.turn(s.list.at)
	case "Esc":
		s.sheet.close()
	}
	return true
}

// turn gives a relation to the next: the old one, the new one, both.
func (s *splitting) turn(i int) {
	if i >= 0 && i < len(s.share) {
		s.share[i] = (s.share[i] + 1) % 3
		s.list.at = i
		s.show()
	}
}

func (s *splitting) show() {
	lines := make([]row, len(s.ties))
	for i, one := range s.ties {
		t := s.app.texts
		lines[i] = row{id: one.relation, cells: []cell{{text: t.say(one.key), ink: render.InkMuted}, {text: oneLine(nameIn(s.app.head(), one.other))}}}
		lines[i].action = t.say([]string{"split.old", "split.new", "split.both"}[s.share[i]])
	}
	s.list.show(lines)
}

// done splits; a refusal leaves the sheet open.
func (s *splitting) done() {
	a := s.app
	split := model.Split{Of: s.of.ID, New: a.mint(model.KindDeliverable), Name: strings.TrimSpace(s.entry.Text)}
	for i, one := range s.ties {
		switch s.share[i] {
		case shareNew:
			split.Moved = append(split.Moved, one.relation)
		case shareBoth:
			split.Shared = append(split.Shared, one.relation)
		}
	}
	if a.edit(a.head().SplitDeliverable(split)) {
		s.sheet.close()
		a.choose(s.of.ID, split.New)
	}
}
