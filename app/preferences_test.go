package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/theme"

	"hone/model"
	"hone/model/store"
)

// prefer chooses in the sheet of preferences: the value at i of the choice at
// row, by the arrows.
func (h *hands) prefer(row, i int) {
	h.Helper()
	for range row {
		h.press("Down")
	}
	s, isChoice := h.focused().(*segments)
	if !isChoice {
		h.Fatalf("row %d has not the keys", row)
	}
	for s.at != i {
		c := chord("Right")
		if s.at > i {
			c = "Left"
		}
		h.press(c)
		s = h.focused().(*segments)
	}
}

func TestPreferencesHoldAtOnceAndAtTheNextStart(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.press("Ctrl+,")
	h.prefer(0, 1)
	if h.app.texts.language != model.English || h.app.topSheet().title != "Settings" {
		t.Fatalf("the sheet is %q", h.app.topSheet().title)
	}
	h.prefer(1, 1)
	if !h.app.look.isDark() {
		t.Error("it is not dark")
	}
	h.prefer(1, 3)
	if got := h.app.look.Size(theme.SizeNameText); got != sizeText*1.3 {
		t.Errorf("the type has %v points", got)
	}
	h.prefer(1, 1)
	h.prefer(1, 1)
	h.prefer(1, 1)
	h.prefer(1, 2)
	h.press("Esc")
	if h.app.topSheet() != nil {
		t.Error("Esc does not close the sheet")
	}
	h.app.quit()
	again := startIn(t, folder, path)
	p := again.app.settings.preferences
	if p.Language != model.English || p.Brightness != BrightDark || p.Type != 1.3 || p.Phases != "laer" || !p.Blank || p.Wheel != wheelZooms || p.Notices != noticeStays {
		t.Errorf("after the next start: %+v", p)
	}
	if !again.app.look.isDark() || again.app.look.scale() != 1.3 {
		t.Error("the look is not as set")
	}
	again.app.run("file.new")
	if n := len(again.app.head().Records(model.KindPhase)); n != 4 {
		t.Errorf("a new model has %d phases, want 4", n)
	}
	again.app.quit()
	if third := startIn(t, folder, ""); third.app.file != nil {
		t.Error("a start opens something by itself")
	}
}

func TestRulesAreSwitchedOff(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	before := len(h.app.derived.findings)
	if before == 0 {
		t.Fatal("the sample has no findings")
	}
	rule := h.app.derived.findings[0].Rule
	h.app.run("view.preferences")
	for i, id := range h.app.preferring.ids {
		if id == rule {
			h.app.preferring.rules.pick(i)
		}
	}
	for _, f := range h.app.derived.findings {
		if f.Rule == rule {
			t.Errorf("%s is off and still finds", rule)
		}
	}
	if len(h.app.derived.findings) >= before {
		t.Errorf("%d findings, were %d", len(h.app.derived.findings), before)
	}
	h.app.preferring.rules.at = 0
	for i, id := range h.app.preferring.ids {
		if id == rule {
			h.app.preferring.rules.at = i
		}
	}
	h.app.preferring.rules.keys(" ")
	if len(h.app.derived.findings) != before {
		t.Errorf("%d findings once it is on again, were %d", len(h.app.derived.findings), before)
	}
}

// second is another document, with this ID.
func (h *hands) second(id model.ID) string {
	h.Helper()
	path := filepath.Join(h.TempDir(), string(id)+".hone")
	if err := store.WriteDocument(path, model.Document{ID: id, Model: sample(h.T, "restaurant")}, false); err != nil {
		h.Fatal(err)
	}
	return path
}

func TestWindowsShareWhatIsSet(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	other := startIn(t, h.app.options.Folder, h.second("m-second"))
	h.app.setBrightness(BrightDark)
	other.app.quit()
	if s := readSettings(h.app.options.Folder); s.Brightness != BrightDark || len(s.Recent) != 2 {
		t.Errorf("after the other window closed: brightness %q, recent %v", s.Brightness, s.Recent)
	}
}

func TestDesktopThatHasNotAnsweredIsLight(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.look.brightness = BrightSystem
	h.app.fyne.Settings().SetTheme(h.app.look)
	said := h.app.look.isDark()
	h.app.look.isAsked = true
	if h.app.look.isDark() {
		t.Error("it is dark before the desktop has answered")
	}
	h.app.applyLook()
	if !h.app.look.isAsked {
		t.Error("our own theme counts for the desktop's answer")
	}
	h.app.desktopSays(h.app.fyne.Settings())
	if h.app.look.isDark() != said {
		t.Error("the desktop's answer does not count")
	}
}

func TestSessionIsOfTheFile(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path, folder := h.app.file.Path(), h.app.options.Folder
	h.app.setViews(viewsStacked)
	h.app.togglePart(partCard)
	h.app.desk.panels.choose("history")
	h.app.focusPicture(h.app.actions)
	h.app.jump(h.named("卓で注文を取る"))
	lead := h.app.selection.lead()
	for range sightEvery {
		h.app.border.tick()
	}
	h.crashed()
	again := startIn(t, folder, h.second("m-second"))
	if p := again.app.settings.Panes; p.Views == viewsStacked {
		t.Error("another file has this one's views")
	}
	again.app.setViews(viewsBeside)
	again.app.openNow(path, false)
	if p := again.app.settings.Panes; p.Views != viewsStacked || !p.isHidden(partCard) || again.app.desk.panels.open.name != "history" {
		t.Errorf("the parts are %+v", p)
	}
	if again.app.active != again.app.actions || again.app.selection.lead() != lead {
		t.Errorf("%q is selected", again.app.selection.lead())
	}
}
