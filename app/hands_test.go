package app

import (
	"math/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/assets"
	"hone/model"
	"hone/model/store"
	"hone/render"
)

// hands use the window as a person does: by keys and by pointer.
type hands struct {
	*testing.T
	app      *App
	launched []string // what the program was started again with
	copied   []byte   // the picture on the clipboard
}

// measure is the bundled font, read once for all tests.
var measure = func() *render.FontMeasure {
	m, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		panic(err)
	}
	return m
}()

// fonts are shared by all windows of the tests.
var fonts = LoadFonts()

// chance makes the IDs: the same in every run, never the same twice.
var chance = rand.New(rand.NewSource(1))

// clock is a time that goes on by a second whenever it is asked for, so that no
// two edits are joined to one step.
func clock() func() time.Time {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

// startIn starts the window with its stores in a folder, as at a second start.
func startIn(t *testing.T, folder, path string) *hands {
	t.Helper()
	fyneApp := newScreen(t)
	h := &hands{T: t}
	a := New(Options{
		Fyne: fyneApp, Folder: folder, Documents: filepath.Join(folder, "documents"), Version: "test",
		Language: model.Japanese, Now: clock(), Random: chance, Measure: measure, Fonts: fonts, Inline: true,
		Launch: func(args ...string) error { h.launched = args; return nil },
		Outside: Outside{
			CopyPicture: func(png []byte) error { h.copied = png; return nil },
			Show:        func(string) error { return nil },
		},
	})
	h.app = a
	a.window.Resize(fyne.NewSize(1480, 920))
	a.Start(path)
	t.Cleanup(func() {
		if err := a.saver.close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return h
}

// start starts the window on a document of this model.
func start(t *testing.T, m *model.Model) *hands {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "model.hone")
	if err := store.WriteDocument(path, model.Document{ID: "m-test", Model: m}, false); err != nil {
		t.Fatal(err)
	}
	h := startIn(t, filepath.Join(folder, "stores"), path)
	h.app.border.later = nil // the name of the first goal, which an empty model asks for
	return h
}

// sample is a sample's model.
func sample(t *testing.T, name string) *model.Model { return sampleIn(t, name, "ja") }

func sampleIn(t *testing.T, name, language string) *model.Model {
	t.Helper()
	text, _ := assets.Sample(name, language)
	doc, err := model.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Model
}

func (h *hands) focused() fyne.Focusable { return h.app.window.Canvas().Focused() }

// press presses a chord as the driver passes it on.
func (h *hands) press(chords ...chord) {
	h.Helper()
	for _, c := range chords {
		h.pressOne(c)
	}
}

var keysOf = map[string]fyne.KeyName{"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Del": fyne.KeyDelete}

func (h *hands) pressOne(c chord) {
	h.Helper()
	if c.isLetter() {
		letter := strings.TrimPrefix(string(c), "Shift+")
		if letter == string(c) {
			letter = strings.ToLower(letter)
		}
		h.write(letter)
		return
	}
	s := c.shortcut().(*desktop.CustomShortcut)
	key := s.KeyName
	if k, ok := keysOf[string(key)]; ok {
		key = k
	}
	focused := h.focused()
	if focused == nil {
		h.Fatalf("press %s: nothing has the keys", c)
	}
	if s.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierAlt) != 0 {
		focused.(fyne.Shortcutable).TypedShortcut(h.shortcut(key, s.Modifier))
		return
	}
	if tabs, ok := focused.(fyne.Tabbable); key == fyne.KeyTab && !(ok && tabs.AcceptsTab()) {
		h.tab(s.Modifier)
		return
	}
	k, keyable := focused.(desktop.Keyable)
	if keyable && s.Modifier == fyne.KeyModifierShift {
		k.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		defer k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	focused.TypedKey(&fyne.KeyEvent{Name: key})
	if now := h.focused(); key == fyne.KeySpace && s.Modifier == 0 && now != nil {
		now.TypedRune(' ') // a key that is a letter, too
	}
}

// tab goes to the next control, as the driver does where the one with the keys has
// no use for Tab.
func (h *hands) tab(held fyne.KeyModifier) {
	if held == fyne.KeyModifierShift {
		h.app.window.Canvas().FocusPrevious()
		return
	}
	h.app.window.Canvas().FocusNext()
}

// shortcut is what the driver makes of keys with Ctrl or Alt.
func (h *hands) shortcut(key fyne.KeyName, held fyne.KeyModifier) fyne.Shortcut {
	if held == fyne.KeyModifierControl {
		switch key {
		case "Z":
			return &fyne.ShortcutUndo{}
		case "Y":
			return &fyne.ShortcutRedo{}
		case "C":
			return &fyne.ShortcutCopy{Clipboard: h.app.fyne.Clipboard()}
		case "X":
			return &fyne.ShortcutCut{Clipboard: h.app.fyne.Clipboard()}
		case "V":
			return &fyne.ShortcutPaste{Clipboard: h.app.fyne.Clipboard()}
		case "A":
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: held}
}

// write types characters.
func (h *hands) write(text string) {
	h.Helper()
	for _, r := range text {
		focused := h.focused()
		if focused == nil {
			h.Fatalf("type %q: nothing has the keys", text)
		}
		focused.TypedRune(r)
	}
}

// named is the deliverable or action of a name.
func (h *hands) named(name string) model.ID {
	h.Helper()
	for _, d := range model.All[model.Deliverable](h.app.head()) {
		if d.Name == name {
			return d.ID
		}
	}
	for _, act := range model.All[model.Action](h.app.head()) {
		if act.Name == name {
			return act.ID
		}
	}
	h.Fatalf("nothing is named %q", name)
	return ""
}

// related tells whether a relation of a kind joins two named elements.
func (h *hands) related(kind model.RelationKind, from, to string) bool {
	h.Helper()
	for _, r := range model.All[model.Relation](h.app.head()) {
		if r.Rel == kind && r.From == h.named(from) && r.To == h.named(to) {
			return true
		}
	}
	return false
}

// at is where on a picture the middle of an element's box is.
func (h *hands) at(v *picture, id model.ID) fyne.Position {
	h.Helper()
	b, ok := v.box(id)
	if !ok {
		h.Fatalf("%s is not in the picture", id)
	}
	return v.camera.toScreen(middle(b))
}

// mouseDown presses the main button.
func (h *hands) mouseDown(v *picture, at fyne.Position, held fyne.KeyModifier) {
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: held})
}

func (h *hands) click(v *picture, at fyne.Position, held fyne.KeyModifier) {
	h.mouseDown(v, at, held)
	v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

// dragTo moves the pressed pointer in steps, as the driver does.
func (h *hands) dragTo(v *picture, from, to fyne.Position) {
	const steps = 4
	for i := 1; i <= steps; i++ {
		t := float32(i) / steps
		at := fyne.NewPos(from.X+(to.X-from.X)*t, from.Y+(to.Y-from.Y)*t)
		v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.NewDelta((to.X-from.X)/steps, (to.Y-from.Y)/steps)})
	}
}

// drop lets go: the driver sends MouseUp before DragEnd.
func (h *hands) drop(v *picture, at fyne.Position) {
	v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	v.DragEnd()
}

func (h *hands) drag(v *picture, from, to fyne.Position) {
	h.mouseDown(v, from, 0)
	h.dragTo(v, from, to)
	h.drop(v, to)
}
