package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// keySheet lists every command with its keys, in two columns, and finds in it.
type keySheet struct {
	app   *App
	sheet *sheet
	entry *sheetEntry
	list  *rows
}

// showKeys shows the sheet of keys, from the table of commands.
func (a *App) showKeys() {
	k := &keySheet{app: a}
	width := k.keyWidth()
	k.list = newRows(a.look, width, -0.5, width, -0.5)
	k.list.empty, k.list.wraps = a.texts.say("empty.search"), true
	k.list.marked = func(row) bool { return false }
	k.entry = newSheetEntry(k)
	k.entry.SetPlaceHolder(a.texts.say("keys.search"))
	k.entry.OnChanged = k.fill
	k.fill("")
	k.sheet = a.showSheet(&sheet{
		title: a.texts.say("menu.keys"), hint: a.texts.say("keys.hint"), size: fyne.NewSize(1140, 620),
		body: container.NewBorder(k.entry, nil, nil, nil, k.list), first: k.entry,
		answers: []answer{{text: a.texts.say("tour.again"), do: a.startTour}, {text: a.texts.say("button.close"), main: true}},
	})
}

// keyWidth is the room, in pixels, that the longest keys and gestures need.
func (k *keySheet) keyWidth() float32 {
	width, scale := float32(0), k.app.look.scale()
	for _, g := range k.groups() {
		for _, l := range g.lines {
			width = max(width, fyne.MeasureText(l[0], sizeText*scale, fyne.TextStyle{Bold: true}).Width)
		}
	}
	return width + 20*scale
}

// keyGroup is a heading of the sheet and the commands below it.
type keyGroup struct {
	text  string
	lines [][2]string // keys, what they do
}

// groups are all commands by where their keys work; those without keys come
// last.
func (k *keySheet) groups() []keyGroup {
	a := k.app
	all := []keyGroup{{text: "keys.both"}, {text: "keys.nouns"}, {text: "keys.verbs"}, {text: "keys.window"}, {text: "keys.none"}}
	for i := range a.commands {
		c := &a.commands[i]
		at := 3
		switch {
		case len(c.keys) == 0:
			at = 4
		case c.on == onPictures || strings.HasPrefix(c.name, "link."):
			at = 0
		case c.on == onDeliverables:
			at = 1
		case c.on == onActions:
			at = 2
		}
		all[at].lines = append(all[at].lines, [2]string{k.keysOf(c), strings.TrimSuffix(a.texts.say(c.text), "…")})
	}
	for _, what := range []string{"letters", "offer", "drag", "guide", "lane", "frame", "edge", "across", "end", "remark", "space", "wheel", "replies"} {
		all[0].lines = append(all[0].lines, [2]string{a.texts.say("keys.pointer." + what), a.texts.say("keys.pointer." + what + ".does")})
	}
	return all
}

// keysOf are a command's first two chords.
func (k *keySheet) keysOf(c *command) string {
	var keys []string
	for _, one := range c.keys[:min(len(c.keys), 2)] {
		keys = append(keys, keyText(one))
	}
	return strings.Join(keys, "  ")
}

// fill shows the commands in which a text can be found, by name or by key.
func (k *keySheet) fill(text string) {
	var columns [2][]row
	for _, g := range k.groups() {
		lines := []row{{cells: []cell{{}, {text: k.app.texts.say(g.text), bold: true}}}}
		for _, l := range g.lines {
			if k.isFound(text, l) {
				lines = append(lines, row{cells: []cell{{text: l[0], ink: render.InkAccent, bold: true}, {text: l[1]}}})
			}
		}
		if len(lines) > 1 {
			side := 0
			if len(columns[1]) < len(columns[0]) {
				side = 1
			}
			columns[side] = append(columns[side], lines...)
		}
	}
	k.list.top = 0
	k.list.show(beside(columns))
}

func (k *keySheet) isFound(text string, line [2]string) bool {
	t := folded(strings.TrimSpace(text))
	return t == "" || strings.Contains(folded(line[1]), t) || strings.Contains(folded(line[0]), t)
}

// beside puts the rows of two columns side by side.
func beside(columns [2][]row) []row {
	lines := make([]row, max(len(columns[0]), len(columns[1])))
	for i := range lines {
		for _, column := range columns {
			cells := []cell{{}, {}}
			if i < len(column) {
				cells = column[i].cells
			}
			lines[i].cells = append(lines[i].cells, cells...)
		}
	}
	return lines
}

// scroll moves the list by a page or a line.
func (k *keySheet) scroll(lines float32) { k.list.scroll(-lines * k.list.height()) }

// sheetEntry is the field of the sheet of keys: the arrows scroll the list.
type sheetEntry struct {
	widget.Entry
	of *keySheet
}

func newSheetEntry(k *keySheet) *sheetEntry {
	e := &sheetEntry{of: k}
	e.ExtendBaseWidget(e)
	return e
}

func (e *sheetEntry) TypedKey(key *fyne.KeyEvent) {
	page := e.of.list.Size().Height/e.of.list.height() - 1
	switch chordOf(key.Name, 0) {
	case "Up":
		e.of.scroll(-1)
	case "Down":
		e.of.scroll(1)
	case "PgUp":
		e.of.scroll(-page)
	case "PgDn":
		e.of.scroll(page)
	case "Esc", "F1":
		e.of.sheet.close()
	case "Enter":
	default:
		e.Entry.TypedKey(key)
	}
}
