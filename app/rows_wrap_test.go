package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// TestAQuestionIsReadWhole: no question or finding of the samples is cut off, on
// a laptop as on a large screen; a pointer on what is whole says it no second time.
func TestAQuestionIsReadWhole(t *testing.T) {
	for _, language := range []model.Language{model.Japanese, model.English} {
		for _, name := range []string{"reservation", "renewal"} {
			h := start(t, sampleIn(t, name, string(language)))
			h.app.setLanguage(language)
			for _, width := range []float32{1280, 1480} {
				h.app.window.Resize(fyne.NewSize(width, 720))
				for _, panel := range []string{"questions", "findings"} {
					h.app.desk.panels.choose(panel)
					h.wholeTexts(h.list(panel))
				}
			}
		}
	}
}

// wholeTexts checks the second cell of each row, which is what is read out.
func (h *hands) wholeTexts(list *rows) {
	h.Helper()
	size := sizeText * list.look.scale()
	for i := range list.list {
		w := &list.list[i]
		if w.heading || len(w.cells) < 3 || w.columns == nil && w.cells[0].edit != nil {
			continue
		}
		lines := list.linesOf(&w.cells[1], list.spans(i)[1].width-8, size, w.cells[1].bold)
		if last := lines[len(lines)-1]; strings.HasSuffix(last, "…") {
			h.Errorf("%v wide: %q is cut to %q", list.Size().Width, w.cells[1].text, lines)
		}
		if list.hover, list.over = i, 1; list.reason() != "" {
			h.Errorf("%q is in sight whole and is said again: %q", w.cells[1].text, list.reason())
		}
	}
	list.hover, list.over = -1, -1
}

// TestWhatIsPointedAtIsSaidOnce: the reason at the foot tells a text that was cut
// off, and never the same text twice.
func TestWhatIsPointedAtIsSaidOnce(t *testing.T) {
	h := start(t, sampleIn(t, "reservation", "en"))
	h.app.setLanguage(model.English)
	h.app.window.Resize(fyne.NewSize(1000, 720))
	h.app.desk.panels.choose("checkpoints")
	list, cut := h.list("checkpoints"), 0
	for i := range list.list {
		last := len(list.list[i].cells) - 1
		if list.list[i].heading || last < 0 || !list.isCut(i, last) {
			continue
		}
		cut++
		list.hover, list.over = i, last
		if text := list.list[i].cells[last].text; strings.Count(list.reason(), text) != 1 {
			t.Errorf("%q is told as %q", text, list.reason())
		}
	}
	if cut == 0 {
		t.Fatal("nothing is cut off in a narrow window")
	}
}
