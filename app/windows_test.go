package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hone/model"
	"hone/model/store"
)

// elsewhere writes into a document as another program does: these names get
// these notes.
func (h *hands) elsewhere(path string, notes ...string) {
	h.Helper()
	doc, err := store.ReadDocument(path)
	if err != nil {
		h.Fatal(err)
	}
	for i := 0; i+1 < len(notes); i += 2 {
		c, err := doc.Model.Set(h.named(notes[i]), "note", notes[i+1])
		if err != nil {
			h.Fatal(err)
		}
		if doc.Model, err = doc.Model.Apply(c); err != nil {
			h.Fatal(err)
		}
	}
	if err := store.WriteDocument(path, doc, true); err != nil {
		h.Fatal(err)
	}
}

// noteIn is the note of a name in a document on disk.
func (h *hands) noteIn(path, name string) string {
	h.Helper()
	doc, err := store.ReadDocument(path)
	if err != nil {
		h.Fatal(err)
	}
	d, _ := model.Find[model.Deliverable](doc.Model, h.named(name))
	return d.Note
}

func TestChangeOnDiskIsSeenWithoutAnEdit(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.elsewhere(h.app.file.Path(), "メニュー", "よそから")
	h.app.border.tick()
	if got := h.value(h.named("メニュー"), "note"); got != "よそから" {
		t.Errorf("the window shows %q", got)
	}
	h.app.border.settle()
	if h.app.saver.state() != stateSaved || h.app.banner().text != "" {
		t.Errorf("afterwards the state is %d, %q", h.app.saver.state(), h.app.banner().text)
	}
}

// banner is what the strip below the bar says.
func (a *App) banner() standing { return a.desk.banner.now }

func TestDifferencesAreChosenBeforeAnythingIsWritten(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := h.app.file.Path()
	h.app.edit(h.app.head().Set(h.named("メニュー"), "note", "こちら一"))
	h.app.edit(h.app.head().Set(h.named("注文票"), "note", "こちら二"))
	h.elsewhere(path, "メニュー", "相手一", "注文票", "相手二")
	h.app.border.tick()
	if n := len(h.app.saver.conflicts); n != 2 || h.app.saver.state() != stateUndecided {
		t.Fatalf("%d differences, state %d", n, h.app.saver.state())
	}
	if h.noteIn(path, "メニュー") != "相手一" || h.value(h.named("メニュー"), "note") != "こちら一" {
		t.Error("a side was overwritten before anything was chosen")
	}
	h.app.edit(h.app.head().Set(h.named("予約一覧"), "note", "その間も編集"))
	h.app.quit()
	if h.app.saver.store == nil {
		t.Fatal("the window closed with differences to choose between")
	}
	h.answer("button.cancel")
	h.app.run("file.conflicts")
	h.press("Right")
	h.answer("conflict.done")
	h.app.border.settle()
	first, second := h.value(h.app.saverPicked(0), "note"), h.value(h.app.saverPicked(1), "note")
	if h.app.saver.state() != stateSaved || first == second {
		t.Fatalf("state %d after choosing: %q, %q", h.app.saver.state(), first, second)
	}
	for _, name := range []string{"メニュー", "注文票", "予約一覧"} {
		if here, there := h.value(h.named(name), "note"), h.noteIn(path, name); here != there {
			t.Errorf("%s: here %q, on disk %q", name, here, there)
		}
	}
	notes := h.noteIn(path, "メニュー") + h.noteIn(path, "注文票")
	if strings.Count(notes, "相手") != 1 || strings.Count(notes, "こちら") != 1 {
		t.Errorf("one of each was chosen, and there is %q", notes)
	}
	h.press("Ctrl+Z")
	if notes := h.value(h.named("メニュー"), "note") + h.value(h.named("注文票"), "note"); strings.Contains(notes, "相手") {
		t.Errorf("one undo does not take the choice back: %q", notes)
	}
}

// saverPicked are the two elements that the test above lets both sides change.
func (a *App) saverPicked(i int) model.ID {
	var ids []model.ID
	for _, d := range model.All[model.Deliverable](a.head()) {
		if d.Name == "メニュー" || d.Name == "注文票" {
			ids = append(ids, d.ID)
		}
	}
	return ids[i]
}

// crashed ends a window as a power cut does: what is on disk now is on disk
// then, and nothing is closed.
func (h *hands) crashed() {
	h.Helper()
	kept := map[string][]byte{}
	paths := []string{h.app.file.Path()}
	stores, err := filepath.Glob(filepath.Join(h.app.options.Folder, "*.db"))
	if err != nil {
		h.Fatal(err)
	}
	for _, path := range append(paths, stores...) {
		if kept[path], err = os.ReadFile(path); err != nil {
			h.Fatal(err)
		}
	}
	if err := h.app.saver.abandon(); err != nil {
		h.Log(err) // a document that was changed elsewhere is not written over
	}
	for path, text := range kept {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			h.Fatal(err)
		}
	}
}

func TestCrashIsToldWithWhatCameBack(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.rename("一")
	h.rename("二")
	h.crashed()
	again := startIn(t, folder, path)
	if got := again.value(again.named("注文票"), "note"); got != "二" {
		t.Errorf("the note is %q after a crash", got)
	}
	s := again.app.topSheet()
	if s == nil || s.title != again.app.texts.say("recovery.title") {
		t.Fatal("the crash is not told")
	}
	if list := s.body.(*rows).list; len(list) != 2 {
		t.Errorf("%d edits are listed, want 2", len(list))
	}
	again.answer("recovery.history")
	if again.app.desk.panels.open.name != "history" || again.app.topSheet() != nil {
		t.Error("the history does not open")
	}
	again.app.quit()
	third := startIn(t, folder, path)
	if third.app.topSheet() != nil || third.app.desk.toast.root.Visible() {
		t.Error("after a usual end something is told")
	}
}

func TestCrashWithNothingMissingIsOneLine(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.rename("一")
	h.app.border.settle()
	h.crashed()
	again := startIn(t, folder, path)
	if again.app.topSheet() != nil || again.app.desk.toast.text.Text != again.app.texts.say("recovery.complete") {
		t.Errorf("it says %q", again.app.desk.toast.text.Text)
	}
}

func TestDifferencesFoundAtOpeningOutliveTheWindow(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.rename("こちら")
	h.crashed()
	h.elsewhere(path, "注文票", "相手")
	again := startIn(t, folder, path)
	if len(again.app.saver.conflicts) != 1 || again.app.topSheet() == nil {
		t.Fatalf("%d differences", len(again.app.saver.conflicts))
	}
	again.crashed()
	third := startIn(t, folder, path)
	if len(third.app.saver.conflicts) != 1 || third.app.saver.state() != stateUndecided {
		t.Fatalf("after another crash: %d differences", len(third.app.saver.conflicts))
	}
	third.app.run("file.conflicts")
	third.answer("conflict.allTheirs")
	third.answer("conflict.done")
	third.app.border.settle()
	if got := third.noteIn(path, "注文票"); got != "相手" || third.app.saver.state() != stateSaved {
		t.Errorf("on disk: %q, state %d", got, third.app.saver.state())
	}
}

func TestReadOnlyWindowFollowsTheOther(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	other := startIn(t, h.app.options.Folder, h.app.file.Path())
	other.answer("button.openReadOnly")
	if other.app.saver.state() != stateReadOnly || other.app.banner().text == "" {
		t.Fatal("the second window does not open for reading")
	}
	id := h.rename("あちらで")
	h.app.border.settle()
	other.app.jump(id)
	other.app.border.tick()
	if got := other.value(id, "note"); got != "あちらで" || other.app.selection.lead() != id {
		t.Errorf("it shows %q, with %q selected", got, other.app.selection.lead())
	}
	other.app.run("file.unlock")
	if other.app.saver.state() != stateReadOnly || other.app.topSheet() == nil {
		t.Error("it opens for editing beside the first, or says nothing")
	}
	other.answer("button.close")
	h.app.quit()
	other.app.run("file.unlock")
	if other.app.isReadOnly() || other.app.banner().text != "" {
		t.Error("it does not open for editing once the first is closed")
	}
}

func TestDocumentThatCannotBeReadIsGivenTime(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := h.app.file.Path()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	h.app.border.tick()
	if h.app.saver.fault != nil {
		t.Errorf("a file that is being written is called unreadable: %v", h.app.saver.fault)
	}
	for range patience + 1 {
		h.app.saver.retry()
	}
	if h.app.saver.fault == nil || h.app.banner().text == "" {
		t.Error("a file that stays unreadable is not told")
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	h.app.saver.retry()
	h.app.border.settle()
	if h.app.saver.state() != stateSaved {
		t.Errorf("state %d once it is whole again", h.app.saver.state())
	}
}
