package app

import (
	"strings"
	"testing"
)

func TestSnapshotOpensAsAnotherDocument(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	first := h.app.file.Path()
	h.rename("一")
	h.app.keepSnapshot("いまの姿")
	h.rename("二")
	h.app.border.settle()
	if refused := hasSnapshots(h.app); refused != nil {
		t.Fatal(refused)
	}
	for _, s := range h.app.file.Snapshots() {
		if s.Name == "いまの姿" {
			h.app.restore(s)
		}
	}
	if h.app.file.Path() == first || h.value(h.named("注文票"), "note") != "一" {
		t.Errorf("%s says %q", h.app.file.Path(), h.value(h.named("注文票"), "note"))
	}
}

// onSnapshots shows the list of kept versions of a model that was edited, with
// the keyboard at the version of a name.
func onSnapshots(t *testing.T, name string) (*hands, *rows) {
	t.Helper()
	h := start(t, sample(t, "restaurant"))
	h.rename("一")
	h.app.keepSnapshot("いまの姿")
	h.rename("二")
	h.app.border.settle()
	h.app.run("file.snapshots")
	list, isList := h.focused().(*rows)
	if !isList {
		t.Fatal("the list of kept versions has not the keys")
	}
	for i, r := range list.list {
		if r.cells[1].text == name {
			list.at = i
			return h, list
		}
	}
	t.Fatalf("nothing is kept as %q", name)
	return nil, nil
}

// answer presses a button of what lies over the window.
func (h *hands) answer(key string) {
	h.Helper()
	s := h.app.topSheet()
	if s == nil {
		h.Fatalf("nothing asks for %s", key)
	}
	for _, b := range s.buttons {
		if b.of.text == h.app.texts.plain(key) || b.of.text == h.app.texts.say(key) {
			b.Tapped(nil)
			return
		}
	}
	h.Fatalf("there is no button %q", h.app.texts.say(key))
}

func TestKeptVersionIsLookedAtInAWindowOfItsOwn(t *testing.T) {
	h, _ := onSnapshots(t, "いまの姿")
	h.answer("snapshot.look")
	if len(h.launched) != 2 || h.launched[1] != "--read-only" || !strings.Contains(h.launched[0], ".snapshots") {
		t.Errorf("the program was started with %q", h.launched)
	}
	if h.app.topSheet() == nil {
		t.Error("the list went")
	}
	h.press("Esc")
	if h.app.topSheet() != nil || h.focused() != h.app.deliverables {
		t.Error("Esc does not go back to the view")
	}
}

func TestKeptVersionIsNamed(t *testing.T) {
	h, list := onSnapshots(t, "")
	before := len(list.list)
	h.answer("snapshot.name")
	h.write("初日")
	h.press("Enter")
	list, isList := h.focused().(*rows)
	if !isList || len(list.list) != before {
		t.Fatal("the list of kept versions is not there again, as long as it was")
	}
	names := map[string]bool{}
	for _, s := range h.app.file.Snapshots() {
		names[s.Name] = true
	}
	if !names["初日"] || !names["いまの姿"] {
		t.Errorf("kept: %v", names)
	}
}
