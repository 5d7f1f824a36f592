package app

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// chord is a key with its modifiers, as the sheet of keys writes it, such as
// "Ctrl+Shift+L", "Shift+Tab", "Y". A single letter is typed without modifiers.
type chord string

var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Esc", fyne.KeyDelete: "Del",
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyBackspace: "BackSpace",
	fyne.KeyPlus: "+", fyne.KeyMinus: "-", fyne.KeyBackTick: "`",
}

func chordOf(key fyne.KeyName, held fyne.KeyModifier) chord {
	name, ok := keyNames[key]
	if !ok {
		name = string(key)
	}
	var b strings.Builder
	// The command key of a Mac does what Ctrl does elsewhere.
	if held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		b.WriteString("Ctrl+")
	}
	if held&fyne.KeyModifierAlt != 0 {
		b.WriteString("Alt+")
	}
	if held&fyne.KeyModifierShift != 0 {
		b.WriteString("Shift+")
	}
	return chord(b.String() + name)
}

// chordOfRune is the chord of a character typed without Ctrl or Alt.
func chordOfRune(r rune) chord {
	if unicode.IsUpper(r) {
		return chord("Shift+" + string(r))
	}
	return chord(strings.ToUpper(string(r)))
}

// chordOfShortcut is the chord that Fyne has made a shortcut of.
func chordOfShortcut(s fyne.Shortcut) chord {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return chordOf(s.KeyName, s.Modifier)
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *fyne.ShortcutCopy:
		return "Ctrl+C"
	case *fyne.ShortcutCut:
		return "Ctrl+X"
	case *fyne.ShortcutPaste:
		return "Ctrl+V"
	case *fyne.ShortcutSelectAll:
		return "Ctrl+A"
	}
	return ""
}

// shortcut is what Fyne shows at the right of a menu's line. It never triggers:
// keys come in through the table of commands alone.
func (c chord) shortcut() fyne.Shortcut {
	if c == "" {
		return nil
	}
	held := fyne.KeyModifier(0)
	rest := string(c)
	for _, m := range []struct {
		name string
		is   fyne.KeyModifier
	}{{"Ctrl+", fyne.KeyModifierControl}, {"Alt+", fyne.KeyModifierAlt}, {"Shift+", fyne.KeyModifierShift}} {
		if after, ok := strings.CutPrefix(rest, m.name); ok && after != "" {
			rest, held = after, held|m.is
		}
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(rest), Modifier: held}
}

// isLetter tells whether the chord is a single character, which a field of
// text takes for itself.
func (c chord) isLetter() bool {
	return len([]rune(string(c))) == 1 || strings.HasPrefix(string(c), "Shift+") && len(c) == len("Shift+")+1
}

// held are the modifiers that are down now; tracked is what a widget has seen
// of Shift itself, for drivers that cannot be asked.
func held(tracked bool) fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	if tracked {
		return fyne.KeyModifierShift
	}
	return 0
}

func isShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}
