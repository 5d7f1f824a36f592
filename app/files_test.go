package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hone/model"
	"hone/model/store"
)

func TestFirstStartOpensTheSampleAsADocument(t *testing.T) {
	folder := t.TempDir()
	h := startIn(t, folder, "")
	if n := len(h.app.head().Records(model.KindDeliverable)); n < 10 {
		t.Fatalf("the first start shows %d deliverables", n)
	}
	path := h.app.file.Path()
	if filepath.Dir(path) != filepath.Join(folder, "documents") || !strings.HasPrefix(filepath.Base(path), h.app.head().Info().Title) {
		t.Errorf("the sample is at %s", path)
	}
	h.app.edit(h.app.head().Rename(goalOf(h), "わたしのゴール"))
	h.app.quit()
	again := startIn(t, folder, "")
	if again.app.file.Path() != path || nameIn(again.app.head(), goalOf(again)) != "わたしのゴール" {
		t.Errorf("the second start shows %s with %q", again.app.file.Path(), nameIn(again.app.head(), goalOf(again)))
	}
	again.app.openSample(firstSample)
	if again.app.file.Path() == path || again.app.file.ModelID() == h.app.file.ModelID() {
		t.Error("the sample opened again is the first one")
	}
}

func TestFilesThatCannotBeOpenedStayAsTheyAre(t *testing.T) {
	folder := t.TempDir()
	h := start(t, sample(t, "restaurant"))
	was := h.app.file
	for _, c := range []struct{ name, text, key string }{
		{"foreign.hone", `{"format": "other"}`, "error.foreign"},
		{"newer.hone", `{"format": "hone-model", "version": 99}`, "error.newer"},
		{"broken.hone", "{\n  \"format\": \"hone-model\",\n  \"version\": 1,\n  \"deliverables\": [{\"id\": \"d1\", \"ownr\": 1}]\n}", "error.unreadable"},
		{"text.hone", "plain text", "error.foreign"},
		{"empty.hone", "", ""},
	} {
		path := filepath.Join(folder, c.name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		h.app.open(path)
		_, _, err := store.Open(path, h.app.storeOptions(false))
		if err == nil {
			t.Errorf("%s opens", c.name)
			continue
		}
		m := h.app.messageOf(err, path)
		if c.key != "" && m.sentence != h.app.texts.say(c.key) {
			t.Errorf("%s: %q (%v)", c.name, m.sentence, err)
		}
		if m.try == "" || strings.HasPrefix(m.try, "error.") {
			t.Errorf("%s: nothing to try: %q", c.name, m.try)
		}
		if h.app.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%s: nothing is said", c.name)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, []byte(c.text)) {
			t.Errorf("%s is not as it was", c.name)
		}
		if h.app.file != was {
			t.Errorf("%s took the place of what was open", c.name)
		}
	}
	h.app.open(filepath.Join(folder, "gone.hone"))
	if h.app.file != was {
		t.Error("a file that is not there took the place of what was open")
	}
}

func TestLockedFileOpensReadOnly(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := h.app.file.Path()
	other := startIn(t, h.app.options.Folder, path)
	if other.app.file != nil {
		t.Fatal("a model that is open elsewhere opened")
	}
	if other.app.window.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing is said")
	}
	other.app.window.Canvas().Overlays().Top().Hide()
	other.app.window.Canvas().Overlays().Remove(other.app.window.Canvas().Overlays().Top())
	other.app.openAs(path, true)
	if other.app.file == nil || other.app.saver.state() != stateReadOnly {
		t.Fatal("it does not open for reading")
	}
	before := other.app.head()
	for _, c := range []chord{"Tab", "Del", "Ctrl+G", "Ctrl+X", "T", "F2", "Ctrl+Z", "Alt+Left"} {
		other.press("Home", c)
		if other.app.head() != before || other.app.deliverables.naming.isOpen() {
			t.Errorf("%s edits what is read-only", c)
		}
	}
	v := other.app.deliverables
	from := other.at(v, other.app.selection.lead())
	other.drag(v, from, from.AddXY(40, 40))
	if other.app.head() != before {
		t.Error("dragging edits what is read-only")
	}
}

func TestSaveAsAndCopy(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	first := h.app.file.Path()
	h.app.askSaveAs()
	h.press("Ctrl+A")
	h.write("別の名前")
	h.press("Enter")
	second := filepath.Join(filepath.Dir(first), "別の名前.hone")
	if h.app.file.Path() != second {
		t.Errorf("the document is at %s", h.app.file.Path())
	}
	h.rename("あとの編集")
	h.app.border.settle()
	for path, want := range map[string]string{first: "", second: "あとの編集"} {
		doc, err := store.ReadDocument(path)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := model.Find[model.Deliverable](doc.Model, h.named("注文票"))
		if d.Note != want && !(want == "" && d.Note != "あとの編集") {
			t.Errorf("%s says %q", path, d.Note)
		}
	}
	h.app.askSaveCopy()
	h.press("Ctrl+A")
	h.write("model")
	h.press("Enter")
	if h.app.window.Canvas().Overlays().Top() == nil {
		t.Error("an existing file is replaced without asking")
	}
}

func TestWindowIsAsItWasLeft(t *testing.T) {
	folder := t.TempDir()
	h := startIn(t, folder, "")
	h.app.jump(goalOf(h))
	h.app.setViews(viewsStacked)
	h.app.togglePart(partCard)
	h.app.desk.panels.choose("history")
	h.app.setLanguage(model.English)
	h.app.deliverables.look(camera{Zoom: 1.5, X: 30, Y: 40})
	lead := h.app.selection.lead()
	h.app.quit()
	again := startIn(t, folder, "")
	p := again.app.settings.Panes
	if p.Views != viewsStacked || !p.isHidden(partCard) || again.app.desk.panels.open.name != "history" {
		t.Errorf("the parts are %+v", p)
	}
	if again.app.settings.Language != model.English {
		t.Errorf("the language is %q", again.app.settings.Language)
	}
	if c := again.app.deliverables.camera; c != (camera{Zoom: 1.5, X: 30, Y: 40}) {
		t.Errorf("the camera is %+v", c)
	}
	if again.app.selection.lead() != lead {
		t.Errorf("%q is selected", again.app.selection.lead())
	}
	if len(again.app.settings.Recent) != 1 {
		t.Errorf("recent files: %v", again.app.settings.Recent)
	}
}

func TestHistoryGoesBackAndForth(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, note := range []string{"一", "二", "三"} {
		h.rename(note)
	}
	h.app.desk.panels.choose("history")
	list := h.app.desk.panels.open.object.(*rows)
	if len(list.list) != 4 {
		t.Fatalf("%d lines for three steps and the beginning", len(list.list))
	}
	list.pick(2)
	if got := h.value(h.named("注文票"), "note"); got != "一" {
		t.Errorf("the note is %q after going back to the first step", got)
	}
	list.pick(0)
	if got := h.value(h.named("注文票"), "note"); got != "三" {
		t.Errorf("the note is %q after going forth again", got)
	}
	list.pick(3)
	if h.app.journal.CanUndo() != 0 {
		t.Error("the beginning is not reached")
	}
}

func TestTidyIsOneStep(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v := h.app.deliverables
	id := h.named("注文票")
	pinned, _ := v.box(id)
	h.app.edit(h.app.head().Pin(model.ViewDeliverables, id, pinned.X+300, pinned.Y+200))
	before, _ := v.box(h.named("メニュー"))
	h.press("Shift+T")
	if r, _ := v.box(id); abs(r.X-pinned.X-300) > 1 || abs(r.Y-pinned.Y-200) > 1 {
		t.Errorf("a pinned box moved to %v", r)
	}
	h.app.run("edit.undo")
	if r, _ := v.box(h.named("メニュー")); r != before {
		t.Errorf("undo does not take tidying back: %v, was %v", r, before)
	}
	if h.app.journal.CanUndo() != 1 {
		t.Error("undo of tidying took back an edit")
	}
	h.app.run("edit.redo")
	h.app.run("edit.undo")
	h.app.run("edit.undo")
	if h.app.journal.CanUndo() != 0 {
		t.Error("the edit before the tidying cannot be undone")
	}
}

func TestDocumentsFolderIsTheSystems(t *testing.T) {
	env := map[string]string{"HOME": "/home/u"}
	read := func(path string) ([]byte, error) {
		if path == "/home/u/.config/user-dirs.dirs" {
			return []byte("XDG_DOCUMENTS_DIR=\"$HOME/書類\"\n"), nil
		}
		return nil, os.ErrNotExist
	}
	got, err := DocumentsFolder(func(k string) string { return env[k] }, read)
	if err != nil || got != filepath.FromSlash("/home/u/書類/Hone") {
		t.Errorf("%s, %v", got, err)
	}
	got, err = DocumentsFolder(func(k string) string { return env[k] }, func(string) ([]byte, error) { return nil, os.ErrNotExist })
	if err != nil || got != filepath.FromSlash("/home/u/Documents/Hone") {
		t.Errorf("%s, %v", got, err)
	}
}
