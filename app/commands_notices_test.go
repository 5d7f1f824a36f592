package app

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/model/store"
)

// differing is a window whose document was changed elsewhere in the same place.
func differing(t *testing.T) *hands {
	h := start(t, sample(t, "restaurant"))
	h.app.edit(h.app.head().Set(h.named("メニュー"), "note", "こちら"))
	h.elsewhere(h.app.file.Path(), "メニュー", "相手")
	h.app.border.tick()
	return h
}

func TestTheStripIsReachedByKeys(t *testing.T) {
	h := differing(t)
	buttons := h.app.desk.banner.buttons
	if len(buttons) == 0 {
		t.Fatal("the strip offers nothing")
	}
	for range len(h.app.desk.stops()) {
		if h.focused() != fyne.Focusable(buttons[0]) {
			h.press("F6")
		}
	}
	if h.focused() != fyne.Focusable(buttons[0]) {
		t.Fatal("F6 does not come to the strip")
	}
	h.app.desk.bar.follow() // as whenever something is saved
	if h.focused() != fyne.Focusable(buttons[0]) {
		t.Error("the keys do not stay")
	}
	h.press("Esc")
	if h.focused() != fyne.Focusable(h.app.active) {
		t.Error("Escape does not give the keys back")
	}
	h.app.window.Canvas().Focus(buttons[0])
	h.press("Enter")
	if h.app.topSheet() == nil {
		t.Error("Enter does not do what is offered")
	}
	h.press("Esc")
	h.app.window.Canvas().Focus(buttons[0])
	h.app.saver.keepOurs()
	h.app.border.settle()
	if len(h.app.desk.banner.buttons) != 0 || h.focused() != fyne.Focusable(h.app.active) {
		t.Error("the keys stay behind on what is gone")
	}
}

func TestDifferencesAreDecidedFromThePalette(t *testing.T) {
	for command, want := range map[string]string{"file.keepMine": "こちら", "file.keepTheirs": "相手"} {
		h := differing(t)
		h.app.run(command)
		h.app.border.settle()
		if got := h.value(h.named("メニュー"), "note"); got != want || h.app.saver.state() != stateSaved {
			t.Errorf("%s: %q, state %d", command, got, h.app.saver.state())
		}
	}
}

func TestANoticeIsAnsweredFromThePalette(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	done := false
	h.app.noticeWith("お知らせ", "押す", func() { done = true })
	if c := h.app.command("notice.act"); !strings.Contains(h.app.titleOf(c), "押す") {
		t.Errorf("the command says %q", h.app.titleOf(c))
	}
	h.press("Ctrl+Alt+Enter")
	if !done || h.app.desk.toast.root.Visible() {
		t.Error("the notice is not answered")
	}
}

func TestPanelNamesAreThePanels(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	var names []string
	for _, p := range h.app.desk.panels.all {
		if p.name != "selfcheck" {
			names = append(names, p.name)
		}
	}
	if !slices.Equal(names, panelNames) {
		t.Errorf("the panels are %v", names)
	}
}

func TestLossesAreToldInTheLanguageOfTheWindow(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, l := range []model.Language{model.Japanese, model.English} {
		h.app.setLanguage(l)
		said := map[string]bool{}
		for _, what := range []store.LossKind{store.LostText, store.LostRecord, store.LostField, store.LostTied, store.LostNamed, store.LostTwin} {
			one := store.Loss{What: what, Kind: model.KindDeliverable, Number: 2, Field: "name"}
			if what == store.LostText {
				one.Cause = errors.New("line 3")
			}
			text := h.app.lossText(one)
			if text == "" || strings.Contains(text, "loss.") || strings.Contains(text, "{") || said[text] {
				t.Errorf("%s %s: %q", l, what, text)
			}
			if what != store.LostText && !strings.Contains(text, h.app.texts.say("kind.deliverable")) {
				t.Errorf("%s %s does not say of what: %q", l, what, text)
			}
			said[text] = true
		}
	}
}

// opens tells whether a panel is in sight and has the keys.
func opens(name string) func(h *hands) bool {
	return func(h *hands) bool {
		p := h.app.desk.panels
		return p.open.name == name && p.root.Visible() && h.focused() == p.focusable()
	}
}

// seenOf is what a command is seen to do; those of the panels do alike.
func seenOf(name string) func(h *hands) bool {
	if panel, ok := strings.CutPrefix(name, "panel."); ok {
		return opens(panel)
	}
	switch {
	case strings.HasPrefix(name, "extend."):
		return func(h *hands) bool {
			return len(h.app.selection.ids) > 1 || name == "extend.up" || name == "extend.down"
		}
	case name == "view.larger", name == "view.smaller":
		return func(h *hands) bool { return h.app.settings.Panes.Share != 0.5 }
	}
	return does[name]
}
