package app

import (
	"bytes"
	"encoding/json"
	"strings"

	"hone/model"
)

// clipMark begins the last line of what is copied: it carries the records
// themselves, for another window. The lines above are an indented outline that
// any program can read.
const clipMark = "#hone "

// copy puts what is selected on the clipboard: the names as an outline, what is
// needed indented under what needs it, and the records with what joins them.
func (a *App) copy() {
	text := a.outlineText(a.selection.ids)
	if part, err := a.head().Fragment(a.selection.ids...); err == nil {
		var b bytes.Buffer
		if json.Compact(&b, model.Encode(model.Document{Model: part})) == nil {
			text += clipMark + b.String() + "\n"
		}
	}
	a.fyne.Clipboard().SetContent(text)
}

// hasFragment tells whether a text was copied in a window of ours.
func hasFragment(text string) bool {
	_, ok := fragmentIn(text)
	return ok
}

// fragmentIn is what was copied in a window of ours, as far as the text is whole.
func fragmentIn(text string) (*model.Model, bool) {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, clipMark); ok {
			doc, err := model.Decode([]byte(strings.TrimSpace(rest)))
			return doc.Model, err == nil
		}
	}
	return nil, false
}

// outlineIn is the part of a text that is an outline.
func outlineIn(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, clipMark) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// paste brings in what is on the clipboard: copies of what was copied in a
// window of ours; of a spreadsheet whose first row names columns, a record each
// row; of any other text an element each line.
func (a *App) paste() {
	text := a.clipboard()
	if part, ok := fragmentIn(text); ok {
		c, made, err := a.head().PasteFragment(part, a.mint)
		if a.edit(c, err) {
			a.choose(made...)
		}
		return
	}
	if !a.enterTable(a.pastedKind(), text) {
		a.pasteLines()
	}
}

// enterTable makes a record of each row of a table whose first row names
// columns. It tells whether the text is one.
func (a *App) enterTable(kind model.Kind, text string) bool {
	cells := cellsOf(text)
	if len(cells) < 2 {
		return false
	}
	head, ok := headOf(cells, kind, a.texts)
	if !ok {
		return false
	}
	e := entering{app: a, kind: kind, columns: head}
	for _, row := range cells[1:] {
		e.row("", row)
	}
	e.finish()
	return true
}

// pastedKind is the kind of element that is pasted into the active view.
func (a *App) pastedKind() model.Kind {
	if a.active == a.actions {
		return model.KindAction
	}
	return model.KindDeliverable
}

// pasteLines makes an element of each line of the clipboard, as needs of what is
// selected. The cells of a spreadsheet's row become lines of their own, each a
// level deeper.
func (a *App) pasteLines() {
	kind, at := a.pastedKind(), a.selection.lead()
	if r, ok := a.head().Get(at); !ok || r.Kind() != kind {
		at = ""
	}
	a.edit(a.head().PasteOutline(at, kind, cellsAsLines(outlineIn(a.clipboard())), a.mint))
}
