package store

import (
	"os"
	"path/filepath"
	"testing"

	"hone/model"
)

// TestFormats opens a store and document of every format there ever was, as
// testdata/format-N keeps them, with a Change that the document lacks.
func TestFormats(t *testing.T) {
	kept, err := filepath.Glob("testdata/format-*")
	if err != nil || len(kept) != FormatVersion {
		t.Fatalf("%d formats are kept, there should be %d: %v", len(kept), FormatVersion, err)
	}
	for _, folder := range kept {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := newBench(t)
			b.must(os.MkdirAll(b.data, 0o700))
			for from, to := range map[string]string{"a.hone": b.doc("a.hone"), "m-fixture.db": filepath.Join(b.data, "m-fixture.db")} {
				content, err := os.ReadFile(filepath.Join(folder, from))
				b.must(err)
				b.must(os.WriteFile(to, content, 0o600))
			}
			f, report := b.open("a.hone", Ahead)
			if report.Changes != 1 || report.MovedFrom == "" || report.Damage != nil {
				t.Fatalf("report: %+v", report)
			}
			b.expect(f.Head(), "d1=注文票 d2=献立")
			zoom := 0.0
			if f.Author() != "u-fixture" || !f.Session("zoom", &zoom) || zoom != 1.5 {
				t.Fatalf("author %q, zoom %v", f.Author(), zoom)
			}
			j := f.Journal()
			b.must(j.Undo(model.Change{ID: "u1"}))
			b.must(j.Undo(model.Change{ID: "u2"}))
			b.expect(j.Head(), "d1=order slip")
		})
	}
}
