package app

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

func (v *picture) FocusGained() { v.app.activated(v) }

func (v *picture) FocusLost() {
	v.shift, v.space, v.loose = false, false, false
	v.cancel()
}

// AcceptsTab keeps Tab for building; F6 goes round the parts of the window.
func (v *picture) AcceptsTab() bool { return v.view != "" }

func (v *picture) KeyDown(e *fyne.KeyEvent) { v.holds(e.Name, true) }

func (v *picture) KeyUp(e *fyne.KeyEvent) { v.holds(e.Name, false) }

func (v *picture) holds(key fyne.KeyName, down bool) {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		v.shift = down
	case desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeyControlLeft, desktop.KeyControlRight:
		v.loose = down
	case fyne.KeySpace:
		v.space = down
	}
}

// isLoose tells whether what is dragged goes where the pointer goes and nowhere
// else.
func (v *picture) isLoose() bool {
	// A key that opened a list comes up there, so the driver is asked if it can be.
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&(fyne.KeyModifierAlt|fyne.KeyModifierControl) != 0
	}
	return v.loose
}

func (v *picture) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && (v.cancel() || v.app.cancelBorder()) {
		return
	}
	c := chordOf(e.Name, held(v.shift))
	if c.isLetter() {
		return // comes again as a character
	}
	if v.cells != nil && v.cells.typed(c) {
		return
	}
	v.app.typed(c)
}

// TypedRune runs the command of a letter; any other begins a new name.
func (v *picture) TypedRune(r rune) {
	if v.app.typed(chordOfRune(r)) || v.view == "" || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
		return
	}
	v.app.renameFrom(string(r))
}

func (v *picture) TypedShortcut(s fyne.Shortcut) { v.app.typed(chordOfShortcut(s)) }

// way is a direction in the picture.
type way struct{ x, y float64 }

// next is the box nearest to another in a direction: what lies straight ahead
// comes before what lies aside.
func (v *picture) next(from model.ID, w way) (model.ID, bool) {
	start, ok := v.box(from)
	if !ok {
		return "", false
	}
	best, found := 0.0, model.ID("")
	a := middle(start)
	for i := range v.scene.Boxes {
		b := &v.scene.Boxes[i]
		if b.Record() == from || !isNode(b) {
			continue
		}
		c := middle(b.Rect)
		dx, dy := c.X-a.X, c.Y-a.Y
		ahead := dx*w.x + dy*w.y
		aside := dx*w.y - dy*w.x
		if ahead <= 1 {
			continue
		}
		if cost := ahead + 2*abs(aside); found == "" || cost < best {
			best, found = cost, b.Record()
		}
	}
	return found, found != ""
}

func abs(x float64) float64 { return max(x, -x) }
