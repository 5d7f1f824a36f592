package app

import (
	"slices"
	"strings"

	"hone/model"
)

// listOf are the commands that show the records of a kind as a table.
var listOf = map[model.Kind]string{
	model.KindDeliverable: "list.deliverables", model.KindAction: "list.actions", model.KindRole: "list.roles", model.KindPhase: "list.phases",
	model.KindPlay: "list.plays", model.KindSignal: "list.signals", model.KindKPI: "list.kpis", model.KindRemark: "list.remarks",
}

// run gives a command of the palette by its name there.
func (s *script) command(name string) {
	s.Helper()
	s.key("Ctrl+K")
	s.choose(s.app.titleOf(s.app.command(name)))
}

// choose picks from the chooser that is open.
func (s *script) choose(title string) {
	s.Helper()
	entry, ok := s.focused().(*chooserEntry)
	if !ok {
		s.Fatalf("choose %q: %T has the keys", title, s.focused())
	}
	s.pick(strings.TrimSuffix(title, "…"))
	s.down(entry.chooser.shown, title)
	s.key("Enter")
}

// down goes to what is wanted in a list of what fits, which the best is first in.
func (s *script) down(shown []option, title string) {
	s.Helper()
	at := slices.IndexFunc(shown, func(o option) bool { return strings.TrimPrefix(o.title, "✓ ") == title })
	if at < 0 {
		s.Fatalf("%q is not listed", title)
	}
	for range at {
		s.key("Down")
	}
}

// table shows a kind as a table.
func (s *script) table(kind model.Kind) *table {
	s.Helper()
	s.command(listOf[kind])
	t, ok := s.focused().(*table)
	if !ok || t.kind != kind {
		s.Fatalf("the table of %s does not have the keys: %T", kind, s.focused())
	}
	return t
}

// goTo goes to a cell of a table by the shortest way.
func (s *script) goTo(t *table, row, column int) {
	s.Helper()
	if row+1 < max(row-t.at.row, t.at.row-row) {
		s.key("Ctrl+Home")
	}
	if column+1 < max(column-t.at.column, t.at.column-column) {
		s.key("Home")
	}
	for t.at.row != row {
		s.key(map[bool]chord{true: "Down", false: "Up"}[t.at.row < row])
	}
	for t.at.column != column {
		s.key(map[bool]chord{true: "Right", false: "Left"}[t.at.column < column])
	}
}

// selects brings the keys to a record's row, so that the window is about it.
func (s *script) selects(t *table, id model.ID) {
	s.Helper()
	s.goTo(t, t.find(id), t.at.column)
	if s.app.selection.lead() != id {
		s.key("Home")
	}
}

// title is what the first column of a table calls a record.
func titleIn(r model.Record) string {
	f, _ := model.FieldOf(r.Kind(), columnsOf[r.Kind()][0].field)
	return model.Value(r, f)
}

// own is the record of the window's model that is called as one of the sample.
func (s *script) own(r model.Record) (model.Record, bool) {
	for _, own := range s.app.head().Records(r.Kind()) {
		if titleIn(own) == titleIn(r) {
			return own, true
		}
	}
	return nil, false
}

// adds begins the records that are not there yet, one below the other, and puts
// all in order.
func (s *script) adds(want *model.Model, kind model.Kind) {
	s.Helper()
	t := s.table(kind)
	isNew := true
	for _, r := range want.Records(kind) {
		if _, ok := s.own(r); ok {
			continue
		}
		if isNew {
			s.key("Ctrl+End")
		}
		isNew = false
		s.name(titleIn(r))
		s.key("Enter")
	}
	if _, ok := model.FieldOf(kind, "rank"); !ok {
		return
	}
	for to, r := range want.Records(kind) {
		own, _ := s.own(r)
		if at := t.find(own.Key()); at != to {
			s.goTo(t, at, 0)
		}
		for t.find(own.Key()) > to {
			s.key("Alt+Up")
		}
	}
}

// fills writes what is not there yet into the cells of a table: column by column,
// or, where the rows have no order of their own, row by row.
func (s *script) fills(want *model.Model, kind model.Kind) {
	s.Helper()
	t := s.table(kind)
	records := want.Records(kind)
	if _, ok := model.FieldOf(kind, "rank"); !ok {
		for _, r := range records {
			s.finds(t, titleIn(r))
			for i := range t.columns {
				s.fill(t, want, r, i)
			}
		}
		return
	}
	for i := range t.columns {
		for _, r := range records {
			s.fill(t, want, r, i)
		}
	}
}

// fill writes a cell, if it does not say what is wanted.
func (s *script) fill(t *table, want *model.Model, r model.Record, column int) {
	s.Helper()
	own, ok := s.own(r)
	if !ok {
		s.Fatalf("there is no %q", titleIn(r))
	}
	if keys := s.cell(t, want, r, own, t.columns[column]); keys != nil {
		s.goTo(t, t.find(own.Key()), column)
		keys()
	}
}

// finds goes to the row of a record by the search.
func (s *script) finds(t *table, title string) {
	s.Helper()
	s.key("Ctrl+F")
	s.pick(oneLine(title))
	for range len(s.app.desk.find.hits) {
		s.key("Enter")
		if r, _ := s.app.head().Get(s.app.selection.lead()); r.Kind() == t.kind && titleIn(r) == title {
			break
		}
	}
	s.key("Esc")
	if s.focused() != t || titleIn(t.records[t.at.row]) != title {
		s.Fatalf("%T has the keys after searching for %q", s.focused(), title)
	}
}

// cell is how a cell is written; nil when it says what is wanted.
func (s *script) cell(t *table, want *model.Model, r, own model.Record, c column) func() {
	f, isField := c.of(r.Kind())
	if !isField {
		wanted, now := farNames(want, r.Key(), c), farNames(s.app.head(), own.Key(), c)
		changed := append(without(now, wanted), without(wanted, now)...)
		if len(changed) == 0 {
			return nil
		}
		return func() { s.ends(t, changed) }
	}
	wanted, now := model.Value(r, f), model.Value(own, f)
	in := slot{s.app, nil, f}
	if f.Type == model.Reference {
		wanted, now = nameIn(want, model.ID(wanted)), nameIn(s.app.head(), model.ID(now))
	}
	switch {
	case wanted == now:
		return nil
	case f.Type == model.Switch:
		return func() { s.key("Enter") }
	case wanted == "":
		return func() { s.key("BackSpace") }
	case f.Type == model.Reference:
		return func() { s.picks(t, wanted) }
	case in.isPicked():
		return func() { s.picks(t, in.say(wanted)) }
	}
	return func() {
		s.writes(wanted)
		s.key("Enter")
	}
}

// picks picks what a cell says.
func (s *script) picks(t *table, title string) {
	s.Helper()
	s.pick(title)
	s.down(t.editor.shown, title)
	s.key("Enter")
}

// ends joins and parts other ends in a cell that holds several.
func (s *script) ends(t *table, names []string) {
	s.Helper()
	for _, name := range names {
		s.picks(t, name)
	}
	s.key("Enter")
}

// writes types a text of one line or more.
func (s *script) writes(text string) {
	s.Helper()
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			s.key("Alt+Enter")
		}
		s.name(line)
	}
}

func without(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
}

// farNames are the names at the other end of a record's relations.
func farNames(m *model.Model, id model.ID, c column) []string {
	var list []string
	for _, r := range m.RelationsOf(id, c.rel) {
		if (c.rel == model.Sync || (r.To == id) == c.back) && firstOfGroup(m, r) == r.ID {
			list = append(list, nameIn(m, otherEnd(r, id)))
		}
	}
	slices.Sort(list)
	return list
}
