package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hone/model"
)

// table is the twin of a view without a picture: the records of one kind, a row
// each in display order, edited cell by cell. After the last row stands the one
// in which a new record is begun.
type table struct {
	widget.BaseWidget
	app     *App
	view    model.View // the view that it stands in for
	kind    model.Kind
	columns []column
	records []model.Record

	at, from  spot // the cell with the keys, and the other corner of the cells picked
	left, top float32
	hover     int // row under the pointer
	dragged   int // column whose border is dragged; below zero: none
	focused   bool
	shift     bool
	following bool // the selection is the table's own doing
	stale     bool // the model went on while a cell is open
	editor    *cellEditor

	painter painter
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

// spot is a cell by its row and column.
type spot struct{ row, column int }

var (
	_ fyne.Focusable    = (*table)(nil)
	_ fyne.Tabbable     = (*table)(nil)
	_ fyne.Shortcutable = (*table)(nil)
	_ fyne.Draggable    = (*table)(nil)
)

func newTable(a *App, view model.View, kind model.Kind) *table {
	t := &table{app: a, view: view, hover: -1, dragged: -1, ground: canvas.NewRectangle(color.Transparent)}
	t.painter.look = a.look
	t.editor = newCellEditor(t)
	t.ExtendBaseWidget(t)
	t.choose(kind)
	return t
}

// choose shows the records of another kind.
func (t *table) choose(kind model.Kind) {
	if columnsOf[kind] == nil {
		kind = tableKinds(t.view)[0]
	}
	if t.kind == kind {
		return
	}
	t.editor.close()
	t.kind, t.columns = kind, slices.Clone(columnsOf[kind])
	t.at, t.from, t.left, t.top = spot{}, spot{}, 0, 0
	t.show()
	t.follow()
}

// show follows an edit: the cell with the keys stays on its record. While a cell
// is open it waits.
func (t *table) show() {
	if t.editor.isOpen() {
		t.stale = true
		return
	}
	t.stale = false
	id := t.idAt(t.at.row)
	t.records = t.app.head().Records(t.kind)
	if i := t.find(id); i >= 0 {
		t.from.row += i - t.at.row
		t.at.row = i
	}
	t.at.row, t.from.row = min(t.at.row, len(t.records)), min(max(t.from.row, 0), len(t.records))
	t.scroll(0, 0)
}

// follow brings the selected record's row into sight.
func (t *table) follow() {
	if i := t.find(t.app.selection.lead()); i >= 0 && !t.following && !t.editor.isOpen() {
		t.at.row, t.from = i, spot{i, t.at.column}
		t.reveal()
	}
	t.Refresh()
}

func (t *table) find(id model.ID) int {
	return slices.IndexFunc(t.records, func(r model.Record) bool { return r.Key() == id })
}

// idAt is the record of a row; none in the last.
func (t *table) idAt(row int) model.ID {
	if row < 0 || row >= len(t.records) {
		return ""
	}
	return t.records[row].Key()
}

// record is the record of a row as it is now.
func (t *table) record(row int) (model.Record, bool) { return t.app.head().Get(t.idAt(row)) }

// goTo brings the keys to another cell; with extend, the cells between are picked.
func (t *table) goTo(to spot, extend bool) {
	to.row = min(max(to.row, 0), len(t.records))
	to.column = min(max(to.column, 0), len(t.columns)-1)
	t.at = to
	if !extend {
		t.from = to
	}
	t.selectRows()
	t.reveal()
	t.Refresh()
}

// selectRows makes the records of the picked rows the selection of the window.
func (t *table) selectRows() {
	low, high := t.picked()
	var ids []model.ID
	for row := low.row; row <= min(high.row, len(t.records)-1); row++ {
		if row != t.at.row {
			ids = append(ids, t.idAt(row))
		}
	}
	if id := t.idAt(t.at.row); id != "" {
		ids = append(ids, id)
	}
	if slices.Equal(ids, t.app.selection.ids) {
		return
	}
	t.following = true
	t.app.choose(ids...)
	for _, v := range t.app.pictures() {
		v.reveal(t.app.selection.lead())
	}
	t.following = false
}

// picked is the first and the last corner of the cells that are picked.
func (t *table) picked() (low, high spot) {
	return spot{min(t.at.row, t.from.row), min(t.at.column, t.from.column)}, spot{max(t.at.row, t.from.row), max(t.at.column, t.from.column)}
}

// pickAll picks every cell.
func (t *table) pickAll() {
	t.from = spot{0, 0}
	t.goTo(spot{len(t.records) - 1, len(t.columns) - 1}, true)
}

// step goes to the next cell or the one before, over the ends of rows.
func (t *table) step(by int) {
	to := spot{t.at.row, t.at.column + by}
	switch {
	case to.column >= len(t.columns):
		to = spot{to.row + 1, 0}
	case to.column < 0:
		to = spot{to.row - 1, len(t.columns) - 1}
	}
	if to.row < 0 || to.row > len(t.records) {
		return
	}
	t.goTo(to, false)
}

// clear empties the picked cells, all in one Change; names and what cannot be
// empty stay.
func (t *table) clear() {
	low, high := t.picked()
	var sheet model.Sheet
	for row := low.row; row <= high.row; row++ {
		r, ok := t.record(row)
		if !ok {
			continue
		}
		for _, c := range t.columns[low.column : high.column+1] {
			f, isField := c.of(t.kind)
			switch {
			case !isField:
				for _, one := range (ends{t.app, r.Key(), c.rel, c.back}).now() {
					sheet.Part = append(sheet.Part, one.ID)
				}
			case c.field != t.columns[0].field && !f.Required:
				sheet.Cells = append(sheet.Cells, model.Cell{ID: r.Key(), Field: c.field})
			}
		}
	}
	t.app.edit(t.app.head().Enter("clear-cells", sheet))
}

// moveRow puts the record of the row one place up or down in display order.
func (t *table) moveRow(by int) {
	if id := t.idAt(t.at.row); id != "" {
		t.app.edit(t.app.head().Move(id, by))
		t.reveal()
	}
}
