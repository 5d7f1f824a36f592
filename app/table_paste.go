package app

import (
	"encoding/csv"
	"slices"
	"strings"

	"hone/model"
)

// copy puts the picked cells on the clipboard as a spreadsheet takes them; all
// cells of the table go with the heads of their columns.
func (t *table) copy() {
	low, high := t.picked()
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = '\t'
	columns := t.columns[low.column : high.column+1]
	if low == (spot{}) && high.row >= len(t.records)-1 && high.column == len(t.columns)-1 {
		var head []string
		for _, c := range columns {
			head = append(head, c.title(t.app.texts))
		}
		w.Write(head)
	}
	for row := low.row; row <= min(high.row, len(t.records)-1); row++ {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.text(t.app, t.records[row]))
		}
		w.Write(cells)
	}
	w.Flush()
	t.app.fyne.Clipboard().SetContent(strings.TrimSuffix(b.String(), "\n"))
}

// paste fills cells from the one with the keys on with those on the clipboard;
// rows beyond the last become records. A copied box or outline is pasted as the
// view pastes it.
func (t *table) paste() {
	if err := pasteable(t.app); err != nil {
		t.app.notice(t.app.reason(err))
		return
	}
	low, _ := t.picked()
	text := t.app.clipboard()
	if hasFragment(text) {
		t.app.paste()
		return
	}
	cells := cellsOf(text)
	if low.row >= len(t.records) {
		low.column = 0 // new records begin with their names
	}
	e := entering{app: t.app, kind: t.kind, columns: t.columns[low.column:]}
	if head, ok := headOf(cells, t.kind, t.app.texts); ok {
		e.columns, cells = head, cells[1:]
	}
	for i, row := range cells {
		e.row(t.idAt(low.row+i), row)
	}
	e.finish()
}

// cellsOf reads the rows of a spreadsheet as programs put them on the clipboard.
func cellsOf(text string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = '\t', -1, true
	cells, err := r.ReadAll()
	if err == nil {
		return cells
	}
	for line := range strings.Lines(text) {
		cells = append(cells, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	return cells
}

// headOf is the columns that the first row names, when it names some and the
// one of names is among them.
func headOf(cells [][]string, kind model.Kind, t texts) ([]column, bool) {
	if len(cells) == 0 {
		return nil, false
	}
	var columns []column
	hits := 0
	for _, cell := range cells[0] {
		i := slices.IndexFunc(columnsOf[kind], func(c column) bool { return folded(c.title(t)) == folded(strings.TrimSpace(cell)) })
		if i < 0 {
			columns = append(columns, column{})
			continue
		}
		columns = append(columns, columnsOf[kind][i])
		hits++
	}
	first := columnsOf[kind][0]
	return columns, hits > 1 && slices.ContainsFunc(columns, func(c column) bool { return c.field == first.field })
}

// entering gathers pasted cells to one Change.
type entering struct {
	app     *App
	kind    model.Kind
	columns []column
	sheet   model.Sheet
	later   []func() // references, which may be to rows further down
	misfits int      // cells whose text fits nothing
	made    map[string]model.ID
	rank    string
}

// row takes a row of cells for a record, or for a new one.
func (e *entering) row(id model.ID, cells []string) {
	cells = cells[:min(len(cells), len(e.columns))]
	if id == "" {
		var ok bool
		if id, ok = e.begin(cells); !ok {
			return
		}
	}
	for i, text := range cells {
		c := e.columns[i]
		text = strings.TrimSpace(text)
		f, isField := c.of(e.kind)
		switch {
		case c == (column{}):
		case !isField:
			e.later = append(e.later, func() { e.ends(id, c, text) })
		case f.Type == model.Reference:
			e.later = append(e.later, func() { e.refer(id, f, text) })
		default:
			e.plain(id, f, text)
		}
	}
}

// begin adds a record for a row that has a name.
func (e *entering) begin(cells []string) (model.ID, bool) {
	first := columnsOf[e.kind][0].field
	i := slices.IndexFunc(e.columns, func(c column) bool { return c.field == first })
	if i < 0 || i >= len(cells) || strings.TrimSpace(cells[i]) == "" {
		e.misfits += len(slices.DeleteFunc(slices.Clone(cells), func(s string) bool { return strings.TrimSpace(s) == "" }))
		return "", false
	}
	return e.add(e.kind, strings.TrimSpace(cells[i])), true
}

// add makes a record after all others and those made before it.
func (e *entering) add(kind model.Kind, name string) model.ID {
	r, _ := e.app.newRecord(kind, name)
	if f, ok := model.FieldOf(kind, "rank"); ok && kind == e.kind {
		if e.rank == "" {
			e.rank = model.Value(r, f)
		} else {
			e.rank = model.RankBetween(e.rank, "")
		}
		r, _ = model.With(r, f, e.rank)
	}
	e.sheet.Add = append(e.sheet.Add, r)
	if e.made == nil {
		e.made = map[string]model.ID{}
	}
	e.made[string(kind)+":"+folded(name)] = r.Key()
	return r.Key()
}

// plain sets a text, number, date, choice or tick.
func (e *entering) plain(id model.ID, f model.Field, text string) {
	s := slot{e.app, []model.ID{id}, f}
	value, ok := s.read(text)
	r, exists := e.app.head().Get(id)
	if !exists {
		r, _ = model.NewRecord(e.kind, id)
	}
	if _, err := model.With(r, f, value); err != nil || !ok || f.Name == "name" && value == "" {
		e.misfits++
		return
	}
	e.sheet.Cells = append(e.sheet.Cells, model.Cell{ID: id, Field: f.Name, Text: value})
}

// refer names a record in a field; a role or phase that is not there is made.
func (e *entering) refer(id model.ID, f model.Field, text string) {
	to, ok := e.find(f.Refers, text)
	if !ok && text != "" && len(f.Refers) == 1 && (f.Refers[0] == model.KindRole || f.Refers[0] == model.KindPhase) {
		to, ok = e.add(f.Refers[0], text), true
	}
	if !ok && text != "" || to == id {
		e.misfits++
		return
	}
	e.sheet.Cells = append(e.sheet.Cells, model.Cell{ID: id, Field: f.Name, Text: string(to)})
}

// ends joins a record with those that a cell lists.
func (e *entering) ends(id model.ID, c column, text string) {
	from := ends{e.app, id, c.rel, c.back}
	kind := from.kind()
	if kind == "" { // of a record that is not there yet
		kind = model.KindDeliverable
		if c.rel == model.Then || c.back && c.rel != model.Needs {
			kind = model.KindAction
		}
	}
	whole, isOne := e.find([]model.Kind{kind}, text)
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，;；\n", r) }) {
		to, ok := e.find([]model.Kind{kind}, strings.TrimSpace(name))
		if isOne {
			to, ok = whole, true
		}
		if !ok || to == id {
			e.misfits++
			continue
		}
		e.sheet.Join = append(e.sheet.Join, from.to(to, ""))
		if isOne {
			return
		}
	}
}

// find is the record of a name, also among those that are being made.
func (e *entering) find(kinds []model.Kind, name string) (model.ID, bool) {
	for _, k := range kinds {
		if id := e.made[string(k)+":"+folded(name)]; id != "" {
			return id, true
		}
		for _, r := range e.app.head().Records(k) {
			if n := model.NameOf(r); n == name || folded(n) == folded(name) {
				return r.Key(), true
			}
		}
	}
	return "", false
}

// finish enters everything as one Change and says what did not fit.
func (e *entering) finish() {
	for _, f := range e.later {
		f()
	}
	e.sheet.Join = slices.DeleteFunc(e.sheet.Join, func(r model.Relation) bool { return e.app.isJoined(r) })
	nothing := len(e.sheet.Add)+len(e.sheet.Cells)+len(e.sheet.Join) == 0
	if (nothing || e.app.edit(e.app.head().Enter("set-cells", e.sheet))) && e.misfits > 0 {
		e.app.notice(e.app.texts.say("table.misfits", "n", itoa(e.misfits)))
	}
}

// isJoined tells whether two records are joined like this in any group.
func (a *App) isJoined(r model.Relation) bool {
	return slices.ContainsFunc(a.head().RelationsOf(r.From, r.Rel), func(o model.Relation) bool { return o.From == r.From && o.To == r.To })
}

// read is the value that a text means: a choice by its word, a tick by what
// people write for yes.
func (s slot) read(text string) (string, bool) {
	switch {
	case s.field.Type == model.Switch:
		switch folded(text) {
		case "", "false", "no", "0", "いいえ", "×", "-":
			return "", true
		}
		return "true", true
	case s.isPicked() && text != "":
		for _, v := range append([]string{"", "2", "1", "-1", "-2"}, s.field.Choices...) {
			isOwn := s.field.Name == feeling || v == "" || slices.Contains(s.field.Choices, v)
			if isOwn && (folded(s.say(v)) == folded(text) || v == text) {
				return v, true
			}
		}
		return "", false
	case s.field.Type == model.Number:
		return plainNumber(text), true
	case s.field.Type == model.Date:
		return dateFrom(folded(text), s.app.options.Now()), true
	}
	return text, true
}
