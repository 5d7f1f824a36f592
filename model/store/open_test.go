package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"hone/model"
)

// bench is one user's machine: a folder of stores, one of documents, a clock
// that moves by itself and randomness that repeats.
type bench struct {
	testing.TB
	data, docs string
	at         time.Time
	random     io.Reader
}

type stream struct {
	seed string
	n    uint64
	left []byte
}

func (s *stream) Read(p []byte) (int, error) {
	for i := range p {
		if len(s.left) == 0 {
			s.n++
			sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(s.seed), s.n))
			s.left = sum[:]
		}
		p[i], s.left = s.left[0], s.left[1:]
	}
	return len(p), nil
}

func newBench(t testing.TB) *bench {
	dir := t.TempDir()
	b := &bench{TB: t, data: filepath.Join(dir, "data"), docs: filepath.Join(dir, "docs")}
	b.at = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	b.random = &stream{seed: t.Name()}
	b.must(os.MkdirAll(b.docs, 0o755))
	return b
}

// colleague is another machine that can reach the same documents.
func (b *bench) colleague() *bench {
	other := *b
	other.data = b.data + "-colleague"
	other.random = &stream{seed: b.Name() + "colleague"}
	return &other
}

func (b *bench) options() Options {
	return Options{Folder: b.data, Application: "test", Random: b.random, Now: func() time.Time {
		b.at = b.at.Add(time.Second)
		return b.at
	}}
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) doc(name string) string { return filepath.Join(b.docs, name) }

// write puts a document there as another program would, the deliverables given
// as id=name.
func (b *bench) write(name string, id model.ID, deliverables ...string) {
	b.Helper()
	b.must(os.WriteFile(b.doc(name), model.Encode(model.Document{ID: id, Model: b.model(deliverables...)}), 0o644))
}

func (b *bench) model(deliverables ...string) *model.Model {
	b.Helper()
	m := model.Empty()
	for _, d := range deliverables {
		id, name, _ := strings.Cut(d, "=")
		c, err := m.Add(model.Deliverable{ID: model.ID(id), Name: name})
		b.must(err)
		m, err = m.Apply(c)
		b.must(err)
	}
	return m
}

// open opens and expects a case.
func (b *bench) open(name string, want Case) (*File, Report) {
	b.Helper()
	f, report, err := Open(b.doc(name), b.options())
	b.must(err)
	b.Cleanup(func() { f.Close(); b.checkTree(f.store) })
	if report.Case != want {
		b.Fatalf("opening is %q, should be %q: %+v", report.Case, want, report)
	}
	return f, report
}

// checkTree lets bbolt itself check a store that was left.
func (b *bench) checkTree(path string) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	if err != nil {
		return // open still, moved or removed by the test
	}
	defer db.Close()
	b.must(db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			b.Errorf("%s: %v", path, err)
		}
		return nil
	}))
}

// rename stores one edit.
func (b *bench) rename(f *File, id model.ID, name string) {
	b.Helper()
	c, err := f.Head().Rename(id, name)
	b.must(err)
	b.append(f, c)
}

func (b *bench) add(f *File, id model.ID, name string) {
	b.Helper()
	c, err := f.Head().Add(model.Deliverable{ID: id, Name: name})
	b.must(err)
	b.append(f, c)
}

func (b *bench) append(f *File, c model.Change) {
	b.Helper()
	c, err := f.Stamp(c)
	b.must(err)
	b.must(f.Append(c))
}

// crash ends a session as kill does: nothing more is written.
func (b *bench) crash(f *File) {
	b.Helper()
	f.writing.Lock()
	defer f.writing.Unlock()
	b.must(f.bolt.db.Close())
	f.bolt, f.closed = nil, true
}

// names are the deliverables as id=name, in order.
func names(m *model.Model) string {
	var out []string
	for _, d := range model.All[model.Deliverable](m) {
		out = append(out, fmt.Sprintf("%s=%s", d.ID, d.Name))
	}
	return strings.Join(out, " ")
}

func (b *bench) expect(m *model.Model, want string) {
	b.Helper()
	if got := names(m); got != want {
		b.Fatalf("the model has %q, should have %q", got, want)
	}
}

func (b *bench) expectDoc(name, want string) {
	b.Helper()
	doc, err := ReadDocument(b.doc(name))
	b.must(err)
	b.expect(doc.Model, want)
}

func TestOpenWithoutStore(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	before, _ := os.ReadFile(b.doc("a.hone"))
	f, _ := b.open("a.hone", New)
	b.expect(f.Head(), "d1=ledger")
	if _, err := os.Stat(filepath.Join(b.data, "m-1.db")); err != nil {
		t.Fatal(err)
	}
	b.must(f.Close())
	if after, _ := os.ReadFile(b.doc("a.hone")); string(after) != string(before) {
		t.Fatal("opening alone changed the document")
	}
}

func TestOpenSame(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	if !f.State().Written {
		t.Fatal("not written")
	}
	b.must(f.Close())
	f, report := b.open("a.hone", Same)
	if !report.IsQuiet() {
		t.Fatalf("there is something to tell: %+v", report)
	}
	b.expect(f.Head(), "d1=slip")
}

func TestOpenAfterCrashBeforeWriteBack(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.add(f, "d2", "menu")
	b.crash(f)
	b.expectDoc("a.hone", "d1=ledger")
	f, report := b.open("a.hone", Ahead)
	if report.Changes != 2 || report.Unwritten != nil {
		t.Fatalf("report: %+v", report)
	}
	b.expect(f.Head(), "d1=slip d2=menu")
	b.expectDoc("a.hone", "d1=slip d2=menu")
}

func TestOpenChangedOutside(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	b.edit("a.hone", "slip", "bill")
	f, report := b.open("a.hone", Outside)
	if len(report.Conflicts) > 0 {
		t.Fatalf("conflicts: %v", report.Conflicts)
	}
	b.expect(f.Head(), "d1=bill")
	log, err := f.Log(1)
	b.must(err)
	if last := log[0]; last.Sequence != 2 || last.Change.Cause != model.Outside || f.Journal().CanUndo() != 1 {
		t.Fatalf("the log ends with %+v", last)
	}
}

func TestOpenOlderPutBack(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	old, err := os.ReadFile(b.doc("a.hone"))
	b.must(err)
	b.rename(f, "d1", "bill")
	b.must(f.Close())
	b.must(os.WriteFile(b.doc("a.hone"), old, 0o644))
	f, _ = b.open("a.hone", Older)
	b.expect(f.Head(), "d1=slip")
	j := f.Journal()
	b.must(j.Undo(model.Change{ID: "u1"}))
	b.expect(j.Head(), "d1=bill")
}

// edit changes a document with a text editor.
func (b *bench) edit(name, from, to string) {
	b.Helper()
	text, err := os.ReadFile(b.doc(name))
	b.must(err)
	if !strings.Contains(string(text), from) {
		b.Fatalf("%s does not hold %q", name, from)
	}
	b.must(os.WriteFile(b.doc(name), []byte(strings.Replace(string(text), from, to, 1)), 0o644))
}

func TestOpenLocked(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	_, _, err := Open(b.doc("a.hone"), b.options())
	if !errors.Is(err, ErrLocked) {
		t.Fatalf("the second opener is told %v", err)
	}
	if lockWait+lockPause >= time.Second {
		t.Fatal("told too late")
	}
	o := b.options()
	o.ReadOnly = true
	viewer, report, err := Open(b.doc("a.hone"), o)
	b.must(err)
	if report.Case != Viewed || !errors.Is(viewer.Append(model.Change{ID: "c"}), ErrReadOnly) {
		t.Fatal("the viewer can write")
	}
	b.expect(viewer.Head(), "d1=ledger")
	b.must(viewer.Close())
	b.rename(f, "d1", "slip")
	b.must(f.Close())
}

func TestOpenNothing(t *testing.T) {
	b := newBench(t)
	_, _, err := Open(b.doc("a.hone"), b.options())
	if !errors.Is(err, fs.ErrNotExist) || Cause(err) != ErrGone {
		t.Fatal(err)
	}
}
