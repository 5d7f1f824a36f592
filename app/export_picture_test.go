package app

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"hone/render"
)

// TestPictureIsCopied as PNG; where no program takes it, a message says so and
// leads to the export.
func TestPictureIsCopied(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	var copied []byte
	h.app.options.Outside.CopyPicture = func(png []byte) error { copied = png; return nil }
	h.press("Ctrl+Shift+C")
	want, err := render.Export(h.app.pictureInput(h.app.wants(), "deliverables"), "deliverables", "png", render.Output{Scale: 2})
	if err != nil || !bytes.Equal(copied, want) {
		t.Errorf("%d bytes are copied of %d (%v)", len(copied), len(want), err)
	}
	if h.app.desk.toast.text.Text != h.app.texts.say("export.copied") {
		t.Errorf("it says %q", h.app.desk.toast.text.Text)
	}
	h.app.options.Outside.CopyPicture = func([]byte) error { return errNoClipboard }
	h.press("Ctrl+Shift+C")
	if h.app.topSheet() == nil {
		t.Fatal("nothing is said")
	}
	h.press("Enter")
	if s := h.app.topSheet(); s == nil || s.title != h.app.texts.plain("menu.export") {
		t.Error("it does not lead to the export")
	}
}

// TestClipboardProgram is the one that the screen has.
func TestClipboardProgram(t *testing.T) {
	wayland := func(string) string { return "wayland-0" }
	x11 := func(string) string { return "" }
	has := func(names ...string) func(string) (string, error) {
		return func(name string) (string, error) {
			if slices.Contains(names, name) {
				return name, nil
			}
			return "", errors.New("none")
		}
	}
	for _, c := range []struct {
		env  func(string) string
		find func(string) (string, error)
		want string
	}{
		{wayland, has("wl-copy", "xclip"), "wl-copy"},
		{wayland, has("xclip"), "xclip"},
		{x11, has("wl-copy", "xclip"), "xclip"},
		{x11, has("wl-copy"), ""},
	} {
		if p := clipboardProgram([]byte("x"), c.env, c.find); p.name != c.want {
			t.Errorf("%q instead of %q", p.name, c.want)
		}
	}
	if err := runProgram(program{}); !errors.Is(err, errNoClipboard) {
		t.Errorf("without a program: %v", err)
	}
}

func TestExportPathIsAFileOfItsFormat(t *testing.T) {
	for name, want := range map[string]string{
		"a": "a.png", "a.PNG": "a.png", "a.svg": "a.svg.png", " a/b ": "a_b.png", "": "", " ": "", "../x": "_x.png", "図 1.png": "図 1.png",
	} {
		if got := exportPath(name, "png"); got != want {
			t.Errorf("%q gives %q instead of %q", name, got, want)
		}
	}
}
