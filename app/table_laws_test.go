package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// TestEveryCellOpensAndLeavesNoTrace: of every kind that a table shows, a record
// is begun in the last row, and every cell is opened and given up.
func TestEveryCellOpensAndLeavesNoTrace(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for _, view := range []model.View{model.ViewDeliverables, model.ViewActions} {
		for _, kind := range tableKinds(view) {
			table := h.sheet(kind)
			n := len(table.records)
			table.goTo(spot{n, len(table.columns) - 1}, false)
			h.app.window.Canvas().Focus(table)
			h.write("新しい行")
			h.press("Tab")
			if len(table.records) != n+1 || nameIn(h.app.head(), table.idAt(n)) != "新しい行" && kind != model.KindSignal && kind != model.KindPlay && kind != model.KindRemark {
				t.Errorf("%s: no row is begun: %v", kind, names(h.app.head(), kind))
			}
			before := h.app.head()
			for row := range min(len(table.records), 3) {
				for i := range table.columns {
					table.goTo(spot{row, i}, false)
					if f, ok := table.columns[i].of(kind); ok && f.Type == model.Switch {
						continue
					}
					h.press("F2")
					if !table.editor.isOpen() {
						t.Fatalf("%s, %s: the cell does not open", kind, table.columns[i].title(h.app.texts))
					}
					h.press("Esc")
					h.press("F2", "Tab") // what was opened and not changed is as it was
				}
			}
			if h.app.head() != before {
				t.Errorf("%s: opening cells leaves a trace: %v", kind, model.Diff(before, h.app.head()).Edits)
			}
		}
	}
}

// TestTableTravelsAsCells: a whole table copied and pasted into another model
// says the same there, but for what that model has not.
func TestTableTravelsAsCells(t *testing.T) {
	from := start(t, sample(t, "reservation"))
	to := start(t, model.Empty())
	for _, kind := range []model.Kind{model.KindRole, model.KindPhase, model.KindDeliverable, model.KindAction, model.KindKPI, model.KindRemark, model.KindAccount} {
		source, target := from.sheet(kind), to.sheet(kind)
		from.app.window.Canvas().Focus(source)
		from.press("Ctrl+A", "Ctrl+C")
		text := from.app.clipboard()
		to.app.window.Canvas().Focus(target)
		to.app.fyne.Clipboard().SetContent(text)
		if len(source.records) == 0 {
			continue
		}
		to.press("Ctrl+V")
		if len(target.records) != len(source.records) {
			t.Fatalf("%s: %d rows of %d", kind, len(target.records), len(source.records))
		}
		for i, r := range source.records {
			other := target.records[i]
			if kind == model.KindRemark { // they have no order of their own
				continue
			}
			for _, c := range source.columns {
				if c.rel == model.Closes || c.rel == model.Yields && c.back || c.rel == model.Measures {
					continue // of records that come later, or drawn from the other end
				}
				if got, want := c.text(to.app, other), c.text(from.app, r); len(got) != len(want) {
					t.Errorf("%s %s, %s: %q, want %q", kind, model.NameOf(r), c.title(from.app.texts), got, want)
				}
			}
		}
	}
}

// TestListBelowACellIsPickedByPointer: a click in the list takes the line, though
// it takes the keys from the field first.
func TestListBelowACellIsPickedByPointer(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	table := h.sheet(model.KindDeliverable)
	id := h.named("注文票")
	h.cell(table, id, "担い手")
	h.press("Enter")
	list := table.editor.list
	i := list.find("")
	for n, o := range table.editor.shown {
		if o.title == "パートナー" {
			i = n
		}
	}
	h.app.window.Canvas().Focus(fyne.Focusable(list))
	list.pick(i)
	if got := h.value(id, "cover"); got != string(model.CoverPartner) || table.editor.isOpen() || h.focused() != fyne.Focusable(table) {
		t.Errorf("the cover is %q, open %t", got, table.editor.isOpen())
	}
}

func TestColumnFitsItsTexts(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	table := h.sheet(model.KindDeliverable)
	x, width := table.columnAt(1)
	h.app.edit(h.app.head().Rename(model.ID(h.value(table.idAt(1), "owner")), "とても長い名前をもつ部署のとても長い役割"))
	table.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(x+width, 5)})
	_, wide := table.columnAt(1)
	for row := range table.records {
		text := table.columns[1].text(h.app, table.records[row])
		if cut := cutTo(text, wide-14, sizeText, false); cut != text {
			t.Errorf("%q is still cut to %q", text, cut)
		}
	}
	table.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+wide, 5)}, Button: desktop.MouseButtonPrimary})
	table.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-40, 0)})
	table.DragEnd()
	if _, now := table.columnAt(1); now != wide-40 {
		t.Errorf("dragged by 40 it is %v, was %v", now, wide)
	}
}
