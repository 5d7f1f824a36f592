package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hone/model"
)

// list opens a tab and is the list in it.
func (h *hands) list(name string) *rows {
	h.Helper()
	h.app.desk.panels.choose(name)
	l, ok := h.app.desk.panels.focusable().(*rows)
	if !ok || h.app.desk.panels.open.name != name {
		h.Fatalf("no list %q", name)
	}
	return l
}

// said is a row's text, its cells one after the other.
func said(r row) string {
	var cells []string
	for _, c := range r.cells {
		cells = append(cells, c.text)
	}
	return strings.Join(cells, " | ")
}

// saying is the first row that says all of some texts.
func (h *hands) saying(l *rows, texts ...string) int {
	h.Helper()
	i := slices.IndexFunc(l.list, func(r row) bool {
		return !slices.ContainsFunc(texts, func(t string) bool { return !strings.Contains(said(r), t) })
	})
	if i < 0 {
		var all []string
		for _, r := range l.list {
			all = append(all, said(r))
		}
		h.Fatalf("no row says %q among\n%s", texts, strings.Join(all, "\n"))
	}
	return i
}

// tap clicks a row in its middle, or at its right end, where its action stands.
func (h *hands) tap(l *rows, i int, atEnd bool) {
	h.Helper()
	l.reveal(i)
	at := fyne.NewPos(l.Size().Width/2, (float32(i)+0.5)*l.height()-l.top)
	if atEnd {
		at.X = l.Size().Width - 20
	}
	l.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

// unfoldRow shows what is below a row, by the keyboard.
func (h *hands) unfoldRow(l *rows, i int) {
	h.Helper()
	l.at, l.col = i, -1
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if l.list[i].fold != foldOpen {
		h.Fatalf("%q does not open", said(l.list[i]))
	}
}

// closeOverlays shuts the lists that lie over the window.
func (h *hands) closeOverlays() {
	for _, o := range h.app.window.Canvas().Overlays().List() {
		o.Hide()
	}
}

var derivedTabs = []string{"checkpoints", "indicators", "playbook", "kpis", "expectation", "feasibility"}

func TestEveryDerivedRowLightsWhatItIsAbout(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	for _, name := range derivedTabs {
		l := h.list(name)
		tapped := 0
		for i := 0; i < len(l.list) && i < 400; i++ {
			if l.list[i].fold == foldShut {
				h.unfoldRow(l, i)
			}
			if l.list[i].heading || strings.Contains(said(l.list[i]), h.app.texts.say("indicator.weights")) {
				continue
			}
			h.app.choose()
			h.tap(l, i, false)
			h.closeOverlays()
			if tapped++; len(h.app.selection.ids) == 0 {
				t.Errorf("%s: %q lights nothing", name, said(l.list[i]))
			}
		}
		if tapped < 5 {
			t.Errorf("%s has %d rows", name, tapped)
		}
	}
}

func TestNoDerivedRowShowsAnIDOrAMissingText(t *testing.T) {
	for _, language := range []model.Language{model.Japanese, model.English} {
		h := start(t, sample(t, "reservation"))
		h.app.setLanguage(language)
		for _, name := range derivedTabs {
			l := h.list(name)
			for i := 0; i < len(l.list); i++ {
				if l.list[i].fold == foldShut {
					h.unfoldRow(l, i)
				}
				for _, c := range l.list[i].cells {
					isKey := strings.Contains(c.text, ".") && !strings.Contains(c.text, " ") && !h.app.texts.has(c.text) && strings.Trim(c.text, "0123456789.") != "" && c.text == strings.ToLower(c.text) && len([]rune(c.text)) == len(c.text)
					if isKey || strings.Contains(c.text, "{") || h.app.head().Has(model.ID(c.text)) {
						t.Errorf("%s, %s: %q", language, name, c.text)
					}
				}
			}
		}
	}
}

func TestEmptyPanelsTeach(t *testing.T) {
	h := start(t, model.Empty())
	for _, name := range derivedTabs {
		if l := h.list(name); len(l.list) != 0 || !strings.HasSuffix(l.empty, "。") {
			t.Errorf("%s: %d rows, %q", name, len(l.list), l.empty)
		}
	}
}

func TestAHiddenPanelDerivesNothingUntilItIsShown(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	shown := len(l.list)
	h.app.togglePart(partPanel)
	goal := goalOf(h)
	h.app.edit(h.app.head().Set(goal, "state", string(model.StateBlocked)))
	if len(l.list) != shown {
		t.Error("it followed while it was hidden")
	}
	h.app.togglePart(partPanel)
	h.saying(l, h.app.name(goal), "手に入らない")
}

func TestANewerVersionTakesThePlaceOfWhatIsBeingTold(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	l := h.list("feasibility")
	goal := goalOf(h)
	h.app.edit(h.app.head().Set(goal, "state", string(model.StateBlocked)))
	h.saying(l, h.app.name(goal), "手に入らない")
	h.press("Ctrl+Z")
	h.saying(l, h.app.name(goal), "○ 手に入る")
}
