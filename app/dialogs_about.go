package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// about says what program this is, where it keeps things, and under which
// licences it and its parts are.
func (a *App) about() {
	const width = 760
	list := newRows(a.look, -1)
	list.marked = func(row) bool { return false }
	list.show(a.noticeLines(width))
	text := widget.NewLabel(a.wrapped(a.texts.say("about.text"), width))
	where := widget.NewLabel(a.wrapped(a.texts.say("about.files", "name", a.options.Folder), width))
	where.Importance, where.Selectable = widget.LowImportance, true
	title := widget.NewLabelWithStyle(a.texts.say("about.licences"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	s := &sheet{
		title: "Hone " + a.options.Version, size: fyne.NewSize(width, 520),
		body: container.NewBorder(container.NewVBox(text, where, title), nil, nil, nil, list), first: list,
		answers: []answer{{text: a.texts.say("button.close"), main: true}},
	}
	list.step = func(i int) { list.at = i }
	list.keys = func(c chord) bool {
		if c == "Esc" {
			s.close()
		}
		return true
	}
	a.showSheet(s)
}

// noticeLines are the licences as lines: a heading of Markdown is one here, and
// the cells of a table stand in a row.
func (a *App) noticeLines(width float64) []row {
	var lines []row
	for _, text := range strings.Split(a.options.Notices, "\n") {
		text = strings.TrimSpace(text)
		isHeading := strings.HasPrefix(text, "#")
		switch {
		case strings.HasPrefix(text, "|---"), strings.HasPrefix(text, "```"):
			continue
		case isHeading:
			text = strings.TrimLeft(text, "# ")
		case strings.HasPrefix(text, "|"):
			text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '|' }), "–")
			text = strings.TrimSpace(text)
		}
		text = strings.ReplaceAll(text, "`", "")
		for _, part := range (render.Type{Size: sizeText, Bold: isHeading}).Wrap(a.look.measure, text, width-48, mostWrapped) {
			lines = append(lines, row{heading: isHeading, cells: []cell{{text: part}}})
		}
	}
	return lines
}
