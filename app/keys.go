package app

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hone/render"
)

// listenForKeys lets commands work while nothing has the focus.
func (a *App) listenForKeys() {
	c := a.window.Canvas()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if s := a.topSheet(); s != nil {
			if k.Name == fyne.KeyEscape {
				s.close()
			}
			return
		}
		if chord := chordOf(k.Name, held(false)); !chord.isLetter() && !a.typed(chord) {
			a.focusPicture(a.active)
		}
	})
	c.SetOnTypedRune(func(r rune) { a.typed(chordOfRune(r)) })
	for i := range a.commands {
		for _, k := range a.commands[i].keys {
			if s, ok := k.shortcut().(*desktop.CustomShortcut); ok && s.Modifier != 0 && s.Modifier != fyne.KeyModifierShift {
				c.AddShortcut(s, func(fyne.Shortcut) { a.typed(k) })
			}
		}
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCopy{}, &fyne.ShortcutCut{}, &fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{}} {
		c.AddShortcut(s, func(s fyne.Shortcut) { a.typed(chordOfShortcut(s)) })
	}
}

// keyText is a chord as people know its keys.
func keyText(c chord) string {
	return strings.NewReplacer("Left", "←", "Right", "→", "Up", "↑", "Down", "↓").Replace(string(c))
}

// showKeys shows the sheet of keys, from the table of commands.
func (a *App) showKeys() {
	groups := []struct {
		text string
		in   func(c *command) bool
	}{
		{"keys.both", func(c *command) bool { return c.on == onPictures || strings.HasPrefix(c.name, "link.") }},
		{"keys.nouns", func(c *command) bool { return c.on == onDeliverables }},
		{"keys.verbs", func(c *command) bool { return c.on == onActions }},
		{"keys.window", func(c *command) bool { return c.on == anywhere && !strings.HasPrefix(c.name, "link.") }},
	}
	columns := [2][]row{}
	for _, g := range groups {
		lines := []row{{heading: true, cells: []cell{{text: a.texts.say(g.text)}}}}
		for j := range a.commands {
			c := &a.commands[j]
			if len(c.keys) > 0 && g.in(c) {
				lines = append(lines, row{cells: []cell{{text: keyText(c.key()), ink: render.InkAccent, bold: true}, {text: a.texts.say(c.text)}}})
			}
		}
		if g.text == "keys.both" {
			lines = append(lines, a.pointerRows()...)
		}
		side := 0
		if len(columns[1]) < len(columns[0]) {
			side = 1
		}
		columns[side] = append(columns[side], lines...)
	}
	a.showKeySheet(columns)
}

// pointerRows are what the table of commands does not know: letters that begin
// a name, and the pointer.
func (a *App) pointerRows() []row {
	var lines []row
	for _, what := range []string{"letters", "drag", "edge", "space", "wheel", "replies"} {
		lines = append(lines, row{cells: []cell{
			{text: a.texts.say("keys.pointer." + what), ink: render.InkAccent, bold: true}, {text: a.texts.say("keys.pointer." + what + ".does")},
		}})
	}
	return lines
}

func (a *App) showKeySheet(columns [2][]row) {
	scale := a.look.scale()
	room := a.window.Canvas().Size()
	size := fyne.NewSize(min(860*scale, room.Width-40), min(760*scale, room.Height-60))
	ground := canvas.NewRectangle(color.Transparent)
	ground.SetMinSize(size)
	grid := container.NewGridWithColumns(2)
	for _, lines := range columns {
		list := newRows(a.look, 130, -1)
		list.show(lines)
		grid.Add(list)
	}
	title := widget.NewLabelWithStyle(a.texts.say("menu.keys"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	var popup *widget.PopUp
	shut := newSheetKeys(func() {
		popup.Hide()
		a.focusPicture(a.active)
	})
	popup = widget.NewPopUp(container.NewStack(ground, container.NewBorder(title, nil, nil, nil, grid), shut), a.window.Canvas())
	popup.Resize(size)
	popup.ShowAtPosition(fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2))
	a.window.Canvas().Focus(shut)
}

// sheetKeys closes a sheet on any key that a sheet is closed with.
type sheetKeys struct {
	widget.BaseWidget
	shut func()
}

func newSheetKeys(shut func()) *sheetKeys {
	s := &sheetKeys{shut: shut}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheetKeys) FocusGained()   {}
func (s *sheetKeys) FocusLost()     {}
func (s *sheetKeys) TypedRune(rune) {}

func (s *sheetKeys) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyReturn, fyne.KeyEnter:
		s.shut()
	}
}

func (s *sheetKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// about says what program this is.
func (a *App) about() {
	a.showMessage(message{sentence: "Hone " + a.options.Version, try: a.texts.say("about.text"), detail: a.texts.say("about.files", "name", a.options.Folder)})
}
