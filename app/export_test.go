package app

import (
	"bytes"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// exportNamed fills in the form's name and presses Enter, as hands do.
func (h *hands) exportNamed(name string) {
	h.Helper()
	h.press("Ctrl+A")
	h.write(name)
	h.press("Enter")
}

// written reads a file beside the document.
func (h *hands) written(name string) []byte {
	file, err := os.ReadFile(filepath.Join(filepath.Dir(h.app.file.Path()), name))
	if err != nil {
		h.Fatal(err)
	}
	return file
}

// TestEveryViewIsExportedInEveryFormat by the form, as the same bytes that the
// command line would write of the same picture.
func TestEveryViewIsExportedInEveryFormat(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, view := range render.Views() {
		for _, format := range exportFormats(view) {
			f := h.app.askExportOf("deliverables")
			f.lists["export.view"].choose(view)
			f.formats.choose(format)
			h.exportNamed(view)
			if h.app.topSheet() != nil {
				t.Fatalf("%s as %s: the form is still there", view, format)
			}
			if file := h.written(view + "." + format); len(file) == 0 {
				t.Errorf("%s as %s is empty", view, format)
			}
		}
	}
}

// TestExportShowsWhatIsChosen: legend, heading, outlines, language, scale and
// paper are in the file.
func TestExportShowsWhatIsChosen(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	f := h.app.askExportOf("deliverables")
	f.formats.choose("svg")
	h.exportNamed("whole")
	text := string(h.written("whole.svg"))
	for _, part := range []string{`data-kind="legend"`, `data-kind="heading"`, "<text", "ゴール"} {
		if !strings.Contains(text, part) {
			t.Errorf("the picture lacks %s", part)
		}
	}
	f = h.app.askExportOf("deliverables")
	f.legend.SetChecked(false)
	f.heading.SetChecked(false)
	f.outlines.SetChecked(true)
	f.lists["menu.language"].choose("en")
	h.exportNamed("bare")
	text = string(h.written("bare.svg"))
	for _, part := range []string{`data-kind="legend"`, `data-kind="heading"`, "<text"} {
		if strings.Contains(text, part) {
			t.Errorf("the picture still has %s", part)
		}
	}
	if !strings.Contains(text, `xml:lang="en"`) {
		t.Error("the language is not that chosen")
	}
	f = h.app.askExportOf("deliverables")
	f.lists["export.direction"].choose("up")
	h.exportNamed("upward")
	if across, up := sizeOfSVG(t, text), sizeOfSVG(t, string(h.written("upward.svg"))); up[1] <= across[1] || up[0] >= across[0] {
		t.Errorf("upward it is %v, to the right %v", up, across)
	}
	sizes := map[string]int{}
	for _, scale := range []string{"1", "4"} {
		f = h.app.askExportOf("deliverables")
		f.formats.choose("png")
		f.lists["export.scale"].choose(scale)
		h.exportNamed("fine" + scale)
		picture, err := png.DecodeConfig(bytes.NewReader(h.written("fine" + scale + ".png")))
		if err != nil {
			t.Fatal(err)
		}
		sizes[scale] = picture.Width
	}
	if sizes["4"] != 4*sizes["1"] {
		t.Errorf("widths are %v", sizes)
	}
}

// sizeOfSVG is the width and height that an SVG says it has.
func sizeOfSVG(t *testing.T, text string) [2]float64 {
	t.Helper()
	var size [2]float64
	for i, name := range []string{"width", "height"} {
		_, after, _ := strings.Cut(text, " "+name+`="`)
		value, _, _ := strings.Cut(after, `"`)
		var err error
		if size[i], err = strconv.ParseFloat(value, 64); err != nil {
			t.Fatal(err)
		}
	}
	return size
}

// TestExportIsRemembered: the next form, also after a restart, begins as the
// last one ended, each view in a format that it has.
func TestExportIsRemembered(t *testing.T) {
	folder := t.TempDir()
	h := startIn(t, folder, "")
	f := h.app.askExportOf("journey")
	f.formats.choose("pdf")
	f.lists["export.paper"].choose("A3")
	f.lists["menu.language"].choose("en")
	h.exportNamed("a")
	h.app.quit()
	again := startIn(t, folder, "")
	f = again.app.askExportOf("actions")
	if f.format != "pdf" || f.choice.Paper != render.PaperA3 || f.choice.Language != model.English {
		t.Errorf("the form begins with %s, %+v", f.format, f.choice)
	}
	if told := f.told.Text; !strings.Contains(told, "A3") {
		t.Errorf("it says %q", told)
	}
	f.lists["export.view"].choose("playbook")
	if f.format != "xlsx" || !slices.Equal(f.formats.values, exportFormats("playbook")) {
		t.Errorf("the playbook is written as %s of %v", f.format, f.formats.values)
	}
	if n := len(f.lines.Objects); n < 5 || f.thumbnail.Image != nil {
		t.Errorf("%d lines of the playbook are shown", n)
	}
	if f.scaleRow[1].Visible() || f.paperRow[1].Visible() || f.draws[1].Visible() || !f.wordsRow[1].Visible() {
		t.Error("a sheet is asked about its paper")
	}
}

// TestSheetGoesOnPaper: a text has no size of its own, so it is A4 or A3.
func TestSheetGoesOnPaper(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	f := h.app.askExportOf("summary")
	f.formats.choose("pdf")
	if papers := f.lists["export.paper"]; !slices.Equal(papers.values, []string{"A4", "A3"}) || !strings.Contains(f.told.Text, "A4") {
		t.Errorf("papers %v, it says %q", papers.values, f.told.Text)
	}
	if f.legend.Visible() && f.draws[1].Visible() {
		t.Error("a text is asked about its legend")
	}
	f.lists["export.paper"].choose("A3")
	h.exportNamed("a")
	if !bytes.Contains(h.written("a.pdf"), []byte("/MediaBox[0 0 841.89 1190.55]")) {
		t.Error("it is not on A3")
	}
	if f := h.app.askExportOf("paper"); f.format != "pdf" {
		t.Errorf("the next text is %s", f.format)
	}
}

// TestExportAsksBeforeReplacing: the old file stays until the user says so.
func TestExportAsksBeforeReplacing(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	path := filepath.Join(filepath.Dir(h.app.file.Path()), "a.svg")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := h.app.askExportOf("deliverables")
	f.formats.choose("svg")
	h.exportNamed("a.SVG")
	if h.app.topSheet() == f.sheet || string(h.written("a.svg")) != "old" {
		t.Fatal("nobody asked")
	}
	h.press("Enter") // the answer that the keys are on keeps the file
	if h.app.topSheet() != f.sheet || string(h.written("a.svg")) != "old" {
		t.Fatal("the file is gone, or the form")
	}
	h.press("Enter", "Left", "Enter")
	if h.app.topSheet() != nil || !bytes.Contains(h.written("a.svg"), []byte("<svg")) {
		t.Error("the file was not replaced")
	}
}

// TestStoppedExportLeavesNoFile: at whatever point the user stops it, there is
// no file, and no part of one.
func TestStoppedExportLeavesNoFile(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	folder := t.TempDir()
	in := h.app.exportInput("journey", usualExport())
	for _, format := range []string{"pdf", "png", "svg", "xlsx"} {
		for steps := 0; ; steps++ {
			job, count := &exporting{}, 0
			as := exportedAs{format: format, output: render.Output{Scale: 1, Page: render.PaperA4}, path: filepath.Join(folder, "a."+format)}
			err := job.exportUntil(in, as, func() bool { count++; return count > steps })
			if err == nil { // it was done before anybody stopped it
				if _, err := os.Stat(as.path); err != nil || steps == 0 {
					t.Errorf("%s, %d steps: %v", format, steps, err)
				}
				break
			}
			if left, _ := os.ReadDir(folder); !errors.Is(err, render.ErrStopped) || slices.ContainsFunc(left, func(e os.DirEntry) bool {
				return strings.HasSuffix(e.Name(), format) || strings.Contains(e.Name(), "tmp")
			}) {
				t.Fatalf("%s, %d steps: %v, files %v", format, steps, err, left)
			}
		}
	}
}

// exportUntil exports and stops as soon as it may when it is told to.
func (e *exporting) exportUntil(in render.Input, c exportedAs, stop func() bool) error {
	c.output.Step = func(done float64) bool {
		if stop() {
			e.stop()
		}
		return e.step(done)
	}
	_, err := e.exportStepwise(in, "journey", c)
	return err
}

// TestLongExportCanBeStopped: after half a second there is a bar with a way to
// stop; then the form is as it was.
func TestLongExportCanBeStopped(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	f := h.app.askExportOf("journey")
	job := &exporting{}
	f.job = job
	f.showProgress(job)
	if h.app.topSheet() != f.progress || f.progress == nil {
		t.Fatal("no progress is shown")
	}
	h.press("Enter")
	if job.step(0.5) {
		t.Error("the export goes on")
	}
	f.written("a.svg", 0, render.ErrStopped)
	if h.app.topSheet() != f.sheet || f.job != nil {
		t.Error("the form is not back")
	}
	if h.app.desk.toast.text.Text != h.app.texts.say("export.stopped") {
		t.Errorf("it says %q", h.app.desk.toast.text.Text)
	}
	late := &exporting{}
	late.state.Store(exportPlaced)
	if late.stop() {
		t.Error("a file that is already in its place was stopped")
	}
}

// TestFailedExportSaysWhatToTry: each with a sentence of its own.
func TestFailedExportSaysWhatToTry(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	f := h.app.askExportOf("deliverables")
	f.folder = filepath.Join(t.TempDir(), "gone")
	h.exportNamed("a")
	if s := h.app.topSheet(); s == nil || s == f.sheet {
		t.Fatal("nothing is said about a folder that is gone")
	}
	h.press("Esc")
	if h.app.topSheet() != f.sheet {
		t.Error("the form is gone")
	}
	said := map[string]bool{}
	for _, err := range []error{
		&render.TooManyPixels{Fits: 2}, &render.TooManyPixels{}, &render.TooManyPages{Pages: 1e6}, store.ErrGone, store.ErrNoSpace, store.ErrProtected, errors.New("other"),
	} {
		m := h.app.exportMessage(err, "a.png")
		if m.try == "" || said[m.sentence] || strings.HasPrefix(m.sentence, "error.") || strings.Contains(m.try, "{") {
			t.Errorf("%v: %+v", err, m)
		}
		said[m.sentence] = true
	}
}

// TestWrittenFileIsShown: the notice leads to the file.
func TestWrittenFileIsShown(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	shown := ""
	h.app.options.Outside.Show = func(path string) error { shown = path; return errors.New("no such program") }
	h.app.askExportOf("journey")
	h.exportNamed("地図")
	if !h.app.desk.toast.act.Visible() {
		t.Fatal("the notice leads nowhere")
	}
	h.app.desk.toast.act.Tapped(nil)
	if filepath.Base(shown) != "地図.png" || !strings.Contains(h.app.desk.toast.text.Text, "地図") || h.app.desk.toast.act.Visible() {
		t.Errorf("%q is shown; it says %q", shown, h.app.desk.toast.text.Text)
	}
}
