package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// listenForKeys lets commands work while nothing has the focus.
func (a *App) listenForKeys() {
	c := a.window.Canvas()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if to, isOver := a.regain(); isOver {
			if s := a.topSheet(); s != nil && k.Name == fyne.KeyEscape {
				s.close()
			} else if s == nil && to != nil {
				to.TypedKey(k)
			}
			return
		}
		if chord := chordOf(k.Name, held(false)); !chord.isLetter() && !a.typed(chord) {
			a.focusPicture(a.active)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if to, isOver := a.regain(); !isOver {
			a.typed(chordOfRune(r))
		} else if to != nil {
			to.TypedRune(r)
		}
	})
	shortcut := func(s fyne.Shortcut, k chord) {
		to, isOver := a.regain()
		if on, ok := to.(fyne.Shortcutable); isOver && ok {
			on.TypedShortcut(s)
		} else if !isOver {
			a.typed(k)
		}
	}
	for i := range a.commands {
		for _, k := range a.commands[i].keys {
			if s, ok := k.shortcut().(*desktop.CustomShortcut); ok && s.Modifier != 0 && s.Modifier != fyne.KeyModifierShift {
				c.AddShortcut(s, func(s fyne.Shortcut) { shortcut(s, k) })
			}
		}
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCopy{}, &fyne.ShortcutCut{}, &fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{}} {
		c.AddShortcut(s, func(s fyne.Shortcut) { shortcut(s, chordOfShortcut(s)) })
	}
}

// keeper is what has the keys of a list or menu over the window.
type keeper struct {
	popup *widget.PopUp
	to    fyne.Focusable
}

// regain gives the keys back to what lies over the window and has lost them by a
// click on its ground; isOver tells whether anything lies there. Nothing below
// has the keys then.
func (a *App) regain() (to fyne.Focusable, isOver bool) {
	c := a.window.Canvas()
	switch k, s := a.keeper, a.topSheet(); {
	case s != nil:
		s.focus()
	case k.popup != nil && k.popup.Visible():
		c.Focus(k.to)
	default:
		return nil, c.Overlays().Top() != nil
	}
	return c.Focused(), true
}

// keyText is a chord as people know its keys.
func keyText(c chord) string {
	return strings.NewReplacer("Left", "←", "Right", "→", "Up", "↑", "Down", "↓").Replace(string(c))
}
