package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
