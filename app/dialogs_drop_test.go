package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"golang.org/x/text/encoding/japanese"

	"hone/model"
)

// drop drops files with these contents, by name, on the window.
func (h *hands) dropFiles(names []string, contents ...[]byte) {
	h.Helper()
	folder := h.TempDir()
	var dropped []fyne.URI
	for i, name := range names {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, contents[i], 0o600); err != nil {
			h.Fatal(err)
		}
		dropped = append(dropped, storage.NewFileURI(path))
	}
	h.app.dropped(fyne.Position{}, dropped)
}

func TestDroppedTextOffersItsLines(t *testing.T) {
	shifted, err := japanese.ShiftJIS.NewEncoder().String("契約書,\"見積書\n二版\"\r\n,注文書\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"outline.txt", "契約書\n\t見積書 二版\n\t注文書\n", []string{"契約書", "見積書 二版", "注文書"}},
		{"sheet.csv", shifted, []string{"契約書", "見積書 二版", "注文書"}},
		{"sheet.tsv", "\uFEFF契約書\t見積書 二版\n\t注文書\n", []string{"契約書", "見積書 二版", "注文書"}},
	} {
		h := start(t, model.Empty())
		before := h.app.head()
		h.dropFiles([]string{c.name}, []byte(c.text))
		if h.app.head() != before {
			t.Errorf("%s: it is taken in unasked", c.name)
		}
		h.answer("drop.nouns")
		for _, name := range c.want {
			h.named(name)
		}
		if !h.related(model.Needs, "契約書", "見積書 二版") || !h.related(model.Needs, "契約書", "注文書") {
			t.Errorf("%s: what stands below is not needed", c.name)
		}
		h.press("Ctrl+Z")
		if n := len(h.app.head().Records(model.KindDeliverable)); n != 0 {
			t.Errorf("%s: one undo leaves %d", c.name, n)
		}
	}
}

func TestDroppedTableWithTitlesFillsFields(t *testing.T) {
	h := start(t, model.Empty())
	h.dropFiles([]string{"list.csv"}, []byte("名前,日数\n契約書,3\n注文書,5\n"))
	h.answer("drop.nouns")
	if got := h.value(h.named("契約書"), "days"); got != "3" || len(h.app.head().Records(model.KindDeliverable)) != 2 {
		t.Errorf("the contract takes %q days, of %d deliverables", got, len(h.app.head().Records(model.KindDeliverable)))
	}
}

func TestDroppedDocumentsOpen(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	one, two := h.second("m-one"), h.second("m-two")
	h.app.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(one), storage.NewFileURI(two)})
	if h.app.file.Path() != one {
		t.Errorf("%s is open", h.app.file.Path())
	}
	if len(h.launched) != 1 || h.launched[0] != two {
		t.Errorf("the program was started with %q", h.launched)
	}
}

func TestOtherFilesAreNotTaken(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	before, file := h.app.head(), h.app.file
	for name, content := range map[string]string{"picture.png": "\x89PNG", "noise.txt": "a\x00b", "empty.csv": ""} {
		h.app.desk.toast.root.Hide()
		h.dropFiles([]string{name}, []byte(content))
		if !h.app.desk.toast.root.Visible() || h.app.head() != before || h.app.file != file || h.app.topSheet() != nil {
			t.Errorf("%s is taken, or nothing is said", name)
		}
	}
}
