package app

import (
	"strings"
	"testing"

	"hone/model"
)

func TestTourBeginsAtTheFirstStartAlone(t *testing.T) {
	folder := t.TempDir()
	h := startIn(t, folder, "")
	h.app.border.settle()
	if h.app.tourAt != 1 || !h.app.desk.tour.root.Visible() {
		t.Fatal("the first start shows no tour")
	}
	h.press("Esc")
	if h.app.tourAt != 0 || h.app.desk.tour.root.Visible() || h.focused() != h.app.deliverables {
		t.Error("Esc does not leave the tour for the view")
	}
	h.app.quit()
	again := startIn(t, folder, "")
	again.app.border.settle()
	if again.app.tourAt != 0 {
		t.Error("the second start shows the tour again")
	}
	again.app.run("help.tour")
	if again.app.tourAt != 1 {
		t.Error("it cannot be taken again")
	}
}

func TestTourPointsAtPartsThatAreThere(t *testing.T) {
	for _, l := range []model.Language{model.Japanese, model.English} {
		h := start(t, sample(t, "restaurant"))
		h.app.setLanguage(l)
		h.app.settings.Panes.Hidden = []string{partCard, partPanel}
		h.app.desk.arrange()
		before := h.app.head()
		h.app.run("help.tour")
		room := h.app.window.Canvas().Size()
		for n := range tourStops() {
			mark := h.app.desk.tour
			if h.app.tourAt != n+1 {
				t.Fatalf("%s: stop %d instead of %d", l, h.app.tourAt, n+1)
			}
			at, size := tourStops()[n].at(h.app.desk)
			if size.Width < 20 || size.Height < 20 || at.X+size.Width > room.Width+7 || at.Y+size.Height > room.Height+7 {
				t.Errorf("%s: stop %d points at %v %v", l, n+1, at, size)
			}
			box, extent := mark.ground.Position(), mark.ground.Size()
			if box.X < 0 || box.Y < 0 || box.X+extent.Width > room.Width || box.Y+extent.Height > room.Height {
				t.Errorf("%s: the words of stop %d lie at %v %v", l, n+1, box, extent)
			}
			for _, w := range mark.words {
				if w.Text != "" && (w.Position().X+w.MinSize().Width > box.X+extent.Width || strings.HasSuffix(w.Text, "…")) {
					t.Errorf("%s: stop %d is cut at %q", l, n+1, w.Text)
				}
			}
			h.press("Enter")
		}
		if h.app.tourAt != 0 || !h.app.settings.Toured || h.app.head() != before {
			t.Error("the tour does not end, or changes the model")
		}
	}
}

func TestSheetOfKeysHasEveryCommandAndFinds(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("F1")
	k, isSheet := h.focused().(*sheetEntry)
	if !isSheet {
		t.Fatal("the sheet's field has not the keys")
	}
	all := map[string]bool{}
	for _, r := range k.of.list.list {
		all[r.cells[1].text], all[r.cells[3].text] = true, true
	}
	for _, c := range h.app.commands {
		if !all[strings.TrimSuffix(h.app.texts.say(c.text), "…")] {
			t.Errorf("%s is not on the sheet", c.name)
		}
	}
	before := len(k.of.list.list)
	h.press("PgDn")
	if k.of.list.top == 0 {
		t.Error("it does not scroll")
	}
	h.write("ctrl+k")
	if n := len(k.of.list.list); n == 0 || n >= before {
		t.Errorf("%d lines for one key, were %d", n, before)
	}
	h.press("Esc")
	if h.app.topSheet() != nil {
		t.Error("Esc does not close it")
	}
}

func TestAboutShowsLicences(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.options.Notices = "MIT License\n\n# Parts\n| part | licence |\n|---|---|\n| Fyne | BSD |\n"
	h.app.run("help.about")
	var said []string
	for _, r := range h.focused().(*rows).list {
		said = append(said, r.cells[0].text)
	}
	text := strings.Join(said, "\n")
	if !strings.Contains(text, "MIT License") || !strings.Contains(text, "Fyne – BSD") || strings.Contains(text, "|") {
		t.Errorf("it says %q", text)
	}
}
