package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hone/model"
)

func TestOpenBothChanged(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip", "d3=menu")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "book")
	b.must(f.WriteBack())
	b.rename(f, "d2", "bill")
	b.rename(f, "d3", "card")
	b.crash(f)
	b.edit("a.hone", "menu", "list")
	b.edit("a.hone", "book", "diary")
	theirs, err := os.ReadFile(b.doc("a.hone"))
	b.must(err)
	f, report := b.open("a.hone", Merged)
	b.expect(f.Head(), "d1=diary d2=bill d3=card")
	want := Conflict{"d3", model.KindDeliverable, "card", "name", "card", "list"}
	if len(report.Conflicts) != 1 || report.Conflicts[0] != want {
		t.Fatalf("conflicts: %+v", report.Conflicts)
	}
	if text, _ := os.ReadFile(b.doc("a.hone")); string(text) != string(theirs) {
		t.Fatal("the document was written over before the conflicts were seen")
	}
	if !b.isKept(f, theirs) {
		t.Fatal("the text that came in was not kept")
	}
	b.must(f.WriteBack())
	b.expectDoc("a.hone", "d1=diary d2=bill d3=card")
}

func (b *bench) isKept(f *File, text []byte) bool {
	for _, s := range f.Snapshots() {
		if kept, err := os.ReadFile(s.Path); err == nil && string(kept) == string(text) {
			return true
		}
	}
	return false
}

func TestOpenBothChangedWithoutConflict(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d2", "bill")
	b.crash(f)
	b.edit("a.hone", "ledger", "book")
	f, report := b.open("a.hone", Merged)
	if len(report.Conflicts) > 0 || report.Unwritten != nil {
		t.Fatalf("report: %+v", report)
	}
	b.expect(f.Head(), "d1=book d2=bill")
	b.expectDoc("a.hone", "d1=book d2=bill")
	b.must(f.Close())
	b.open("a.hone", Same)
}

// A copy goes to a colleague, both go on, and it comes back in the place of
// the document: its lineage names the version that both come from.
func TestOpenCopyThatComesBack(t *testing.T) {
	b := newBench(t)
	c := b.colleague()
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip", "d3=menu")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "book")
	b.must(f.WriteBack())
	b.copy("a.hone", "sent.hone")
	b.rename(f, "d2", "bill")
	b.must(f.Close())

	g, _ := c.open("sent.hone", New)
	c.rename(g, "d3", "card")
	b.must(g.Close())
	b.copy("sent.hone", "a.hone")
	f, report := b.open("a.hone", Merged)
	b.expect(f.Head(), "d1=book d2=bill d3=card")
	b.must(f.Close())
	if len(report.Conflicts) > 0 {
		t.Fatalf("conflicts: %+v", report.Conflicts)
	}

	// The colleague goes on from what was sent; only that comes in.
	g, _ = c.open("sent.hone", Same)
	c.rename(g, "d3", "board")
	b.must(g.Close())
	b.copy("sent.hone", "a.hone")
	f, _ = b.open("a.hone", Merged)
	b.expect(f.Head(), "d1=book d2=bill d3=board")
	b.must(f.Close())

	// And takes over ours in turn: what came from there is known there.
	b.copy("a.hone", "sent.hone")
	g, report = c.open("sent.hone", Outside)
	b.expect(g.Head(), "d1=book d2=bill d3=board")
	if len(report.Conflicts) > 0 {
		t.Fatalf("conflicts: %+v", report.Conflicts)
	}
}

func (b *bench) copy(from, to string) {
	b.Helper()
	text, err := os.ReadFile(b.doc(from))
	b.must(err)
	b.must(os.WriteFile(b.doc(to), text, 0o644))
}

// A document with a lineage that nobody here knows has no common version:
// nothing counts as removed, and every difference is a conflict.
func TestOpenUnknownLineage(t *testing.T) {
	b := newBench(t)
	c := b.colleague()
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	b.write("other.hone", "m-1", "d1=book", "d3=menu")
	g, _ := c.open("other.hone", New)
	c.add(g, "d4", "card")
	b.must(g.Close())
	f, _ := b.open("a.hone", New)
	b.must(f.Close())
	b.copy("other.hone", "a.hone")
	f, report := b.open("a.hone", Merged)
	b.expect(f.Head(), "d1=ledger d2=slip d3=menu d4=card")
	if len(report.Conflicts) != 1 || report.Conflicts[0].Theirs != "book" {
		t.Fatalf("conflicts: %+v", report.Conflicts)
	}
}

func TestOpenMovedDocument(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	b.rename(f, "d1", "bill")
	b.crash(f)
	b.must(os.Rename(b.doc("a.hone"), b.doc("b.hone")))
	f, report := b.open("b.hone", Ahead)
	if report.MovedFrom != b.doc("a.hone") || report.Changes != 1 || report.CopyOf != "" {
		t.Fatalf("report: %+v", report)
	}
	b.expectDoc("b.hone", "d1=bill")
	b.must(f.Close())
	_, report = b.open("b.hone", Same)
	if report.MovedFrom != "" {
		t.Fatal("moved twice")
	}
}

// A copy beside the document goes its own way, with the history so far; edits
// of one never show in the other.
func TestOpenCopyElsewhere(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	b.copy("a.hone", "b.hone")
	g, report := b.open("b.hone", Same)
	if report.CopyOf != b.doc("a.hone") {
		t.Fatalf("report: %+v", report)
	}
	if g.Journal().CanUndo() != 1 {
		t.Fatal("the copy has lost its history")
	}
	b.rename(g, "d1", "variant")
	f, report = b.open("a.hone", Same) // both may be open at once
	if report.CopyOf != "" {
		t.Fatalf("report: %+v", report)
	}
	b.rename(f, "d1", "bill")
	b.must(f.Close())
	b.must(g.Close())
	b.expectDoc("a.hone", "d1=bill")
	b.expectDoc("b.hone", "d1=variant")
	f, _ = b.open("a.hone", Same)
	b.expect(f.Head(), "d1=bill")
	g, report = b.open("b.hone", Same)
	b.expect(g.Head(), "d1=variant")
	if report.CopyOf != "" {
		t.Fatal("told again")
	}
}

// An older copy from elsewhere shows what it holds, and takes nothing of what
// the document here has that was not written yet.
func TestOpenOlderCopyElsewhere(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	b.copy("a.hone", "old.hone")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	b.rename(f, "d1", "bill")
	g, report := b.open("old.hone", New)
	if report.CopyOf != b.doc("a.hone") {
		t.Fatalf("report: %+v", report)
	}
	b.expect(g.Head(), "d1=ledger")
	b.must(g.Close())
	b.crash(f)
	f, _ = b.open("a.hone", Ahead)
	b.expect(f.Head(), "d1=bill")
}

// Another document of the same ID that was never this one, after this one is
// gone, does not get its store.
func TestOpenStrangerWithSameID(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	b.must(os.Remove(b.doc("a.hone")))
	b.write("b.hone", "m-1", "d9=stranger")
	g, _ := b.open("b.hone", New)
	b.expect(g.Head(), "d9=stranger")
	f, _ = b.open("a.hone", Ahead) // the first comes back from its store
	b.expect(f.Head(), "d1=slip")
}

func TestOpenWithoutID(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "", "d1=ledger")
	f, report := b.open("a.hone", New)
	if !report.NewID || f.ModelID() == "" {
		t.Fatalf("report: %+v", report)
	}
	id := f.ModelID()
	b.must(f.Close())
	doc, err := ReadDocument(b.doc("a.hone"))
	b.must(err)
	if doc.ID != id {
		t.Fatalf("the document has the ID %q, not %q", doc.ID, id)
	}
	b.write("a.hone", "", "d1=slip") // a script writes it without again
	f, _ = b.open("a.hone", Outside)
	if f.ModelID() != id {
		t.Fatal("the same document got another ID")
	}
	b.expect(f.Head(), "d1=slip")
}

// An ID is text from a received file: it names no file elsewhere.
func TestOpenHostileID(t *testing.T) {
	b := newBench(t)
	for _, id := range []model.ID{"../../evil", "/etc/evil", "a/b", "CON", ".", "..", "名前", "a\\b", model.ID(strings.Repeat("x", 200))} {
		b.write("a.hone", id, "d1=ledger")
		f, _ := b.open("a.hone", New)
		b.must(f.Close())
		if filepath.Dir(f.store) != b.data {
			t.Fatalf("%q is stored as %s", id, f.store)
		}
	}
	if exists(filepath.Join(b.data, "..", "..", "evil.db")) {
		t.Fatal("a file outside the folder")
	}
}

func TestOpenDamagedDocument(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	for _, damaged := range []string{"", strings.Repeat("\x00", 500), "{\"format\": \"hone-model\", \"version\": 1, \"id\": \"m-1\", \"info\"", "something else"} {
		b.must(os.WriteFile(b.doc("a.hone"), []byte(damaged), 0o644))
		f, report := b.open("a.hone", Ahead)
		b.expect(f.Head(), "d1=slip")
		if report.Document == nil || report.Beside != b.doc("a.recovered.hone") || report.Unwritten != nil {
			t.Fatalf("report: %+v", report)
		}
		b.must(f.Close())
		if text, _ := os.ReadFile(b.doc("a.hone")); string(text) != damaged {
			t.Fatal("the damaged document was touched")
		}
		b.expectDoc("a.recovered.hone", "d1=slip")
		b.must(os.Remove(b.doc("a.hone")))
		b.must(os.Rename(b.doc("a.recovered.hone"), b.doc("a.hone")))
		f, _ = b.open("a.hone", Same)
		b.must(f.Close())
	}
}

func TestOpenGoneDocument(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	b.must(os.Remove(b.doc("a.hone")))
	_, report := b.open("a.hone", Ahead)
	if report.Beside != b.doc("a.hone") {
		t.Fatalf("report: %+v", report)
	}
	b.expectDoc("a.hone", "d1=slip")
}

func TestOpenNewerIsUntouched(t *testing.T) {
	b := newBench(t)
	text := `{"format": "hone-model", "version": 2, "id": "m-1"}`
	b.must(os.WriteFile(b.doc("a.hone"), []byte(text), 0o644))
	if _, _, err := Open(b.doc("a.hone"), b.options()); !errors.Is(err, model.ErrNewer) {
		t.Fatal(err)
	}
	if now, _ := os.ReadFile(b.doc("a.hone")); string(now) != text || exists(b.data) {
		t.Fatal("it was touched")
	}
}

func TestLineageStaysShort(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	for i := range model.MaxLineage + 10 {
		f, _, err := Open(b.doc("a.hone"), b.options())
		b.must(err)
		b.rename(f, "d1", strings.Repeat("x", i+1))
		b.must(f.WriteBack())
		b.rename(f, "d1", strings.Repeat("y", i+1))
		b.must(f.Close())
	}
	doc, err := ReadDocument(b.doc("a.hone"))
	b.must(err)
	if len(doc.Lineage) != model.MaxLineage || !isExact(doc) {
		t.Fatalf("the lineage has %d points", len(doc.Lineage))
	}
}
