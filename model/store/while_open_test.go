package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hone/model"
)

func TestDocumentChangedWhileOpen(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "book")
	b.edit("a.hone", "slip", "bill")
	if changed, err := f.DocumentChanged(); err != nil || !changed {
		t.Fatalf("not noticed: %v %v", changed, err)
	}
	if err := f.WriteBack(); !errors.Is(err, ErrChangedOutside) || Cause(f.State().Document) != ErrChangedOutside {
		t.Fatal(err)
	}
	b.expectDoc("a.hone", "d1=ledger d2=bill")
	in, err := f.Incoming()
	b.must(err)
	if len(in.Conflicts) > 0 || in.Change.Cause != model.Outside {
		t.Fatalf("incoming: %+v", in)
	}
	b.append(f, in.Change)
	b.must(f.Accept(in))
	b.must(f.WriteBack())
	b.expect(f.Head(), "d1=book d2=bill")
	b.expectDoc("a.hone", "d1=book d2=bill")
	if s := f.State(); !s.Written || s.Document != nil {
		t.Fatalf("state: %+v", s)
	}
}

func TestDocumentPutBackWhileOpen(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	b.copy("a.hone", "old.hone")
	b.rename(f, "d1", "bill")
	b.must(f.WriteBack())
	b.copy("old.hone", "a.hone") // a synchroniser brings an old version
	b.add(f, "d2", "menu")
	if err := f.WriteBack(); !errors.Is(err, ErrChangedOutside) {
		t.Fatal(err)
	}
	in, err := f.Incoming()
	b.must(err)
	if !in.Change.IsEmpty() || len(in.Conflicts) > 0 {
		t.Fatalf("incoming: %+v", in)
	}
	b.must(f.Accept(in))
	b.must(f.WriteBack())
	b.expectDoc("a.hone", "d1=bill d2=menu")
}

func TestDocumentDamagedWhileOpen(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(os.WriteFile(b.doc("a.hone"), []byte("{"), 0o644))
	if err := f.WriteBack(); !errors.Is(err, ErrChangedOutside) {
		t.Fatal(err)
	}
	if _, err := f.Incoming(); err == nil {
		t.Fatal("half a document came in")
	}
	b.write("a.hone", "m-2", "d1=other")
	if _, err := f.Incoming(); !errors.Is(err, ErrOtherModel) {
		t.Fatal(err)
	}
	b.must(f.MoveTo(b.doc("b.hone"), false))
	b.rename(f, "d1", "bill")
	b.must(f.Close())
	b.expectDoc("a.hone", "d1=other")
	b.expectDoc("b.hone", "d1=bill")
	b.open("b.hone", Same)
}

func TestDocumentGoneWhileOpen(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	aside := b.docs + "-aside"
	b.must(os.Rename(b.docs, aside)) // the stick is pulled out
	if err := f.WriteBack(); Cause(err) != ErrGone {
		t.Fatal(err)
	}
	if Cause(f.State().Document) != ErrGone || f.State().Written {
		t.Fatalf("state: %+v", f.State())
	}
	b.rename(f, "d1", "bill") // edits go on
	b.must(f.SaveCopy(filepath.Join(aside, "copy.hone"), false))
	b.must(os.Rename(aside, b.docs))
	b.must(f.WriteBack())
	b.expectDoc("a.hone", "d1=bill")
	b.expectDoc("copy.hone", "d1=bill")
}

func TestDocumentRenamedWhileOpen(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	b.write("other.hone", "m-2", "d1=other")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	b.must(os.Rename(b.doc("a.hone"), b.doc("b.hone")))
	b.rename(f, "d1", "bill")
	b.must(f.WriteBack())
	if f.Path() != b.doc("b.hone") || exists(b.doc("a.hone")) {
		t.Fatalf("the document is %s", f.Path())
	}
	b.expectDoc("b.hone", "d1=bill")
	b.must(f.Close())
	_, report := b.open("b.hone", Same)
	if !report.IsQuiet() {
		t.Fatalf("report: %+v", report)
	}
}

func TestReadOnlyDocument(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	b.must(os.Chmod(b.doc("a.hone"), 0o444))
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	if err := f.WriteBack(); Cause(err) != ErrProtected {
		t.Fatal(err)
	}
	b.must(os.Chmod(b.doc("a.hone"), 0o644))
	b.must(f.WriteBack())
	b.expectDoc("a.hone", "d1=slip")
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may write everywhere; TestDiskThatTakesNothing has a file system that takes nothing")
	}
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	b.must(os.Chmod(b.docs, 0o555))
	err := f.WriteBack()
	b.must(os.Chmod(b.docs, 0o755))
	if Cause(err) != ErrProtected {
		t.Fatal(err)
	}
	b.must(f.WriteBack())
	b.expectDoc("a.hone", "d1=slip")
}

func TestDocumentBehindLink(t *testing.T) {
	b := newBench(t)
	b.write("real.hone", "m-1", "d1=ledger")
	b.must(os.Chmod(b.doc("real.hone"), 0o640))
	b.must(os.Symlink("real.hone", b.doc("link.hone")))
	f, _ := b.open("link.hone", New)
	b.rename(f, "d1", "slip")
	b.must(f.Close())
	info, err := os.Lstat(b.doc("link.hone"))
	b.must(err)
	if info.Mode()&fs.ModeSymlink == 0 {
		t.Fatal("the link was replaced")
	}
	info, err = os.Stat(b.doc("real.hone"))
	b.must(err)
	if info.Mode().Perm() != 0o640 {
		t.Fatalf("the permissions are %v", info.Mode())
	}
	b.expectDoc("real.hone", "d1=slip")
	b.open("real.hone", Same)
}

// The store's file is taken away, or another is put in its place, while the
// model is open: no acknowledged edit goes into a file without a name.
func TestStoreTakenAwayWhileOpen(t *testing.T) {
	takeAway := map[string]func(b *bench, store string){
		"removed":        func(b *bench, store string) { b.must(os.Remove(store)) },
		"folder removed": func(b *bench, store string) { b.must(os.RemoveAll(b.data)) },
		"replaced": func(b *bench, store string) {
			b.must(os.WriteFile(store+"2", nil, 0o600))
			b.must(os.Rename(store+"2", store))
		},
		"older copy back": func(b *bench, store string) { b.must(os.Rename(store+".copy", store)) },
	}
	for how, take := range takeAway {
		t.Run(strings.ReplaceAll(how, " ", "-"), func(t *testing.T) {
			b := newBench(t)
			b.write("a.hone", "m-1", "d1=ledger")
			f, _ := b.open("a.hone", New)
			b.rename(f, "d1", "slip")
			copied, err := os.ReadFile(f.store)
			b.must(err)
			b.must(os.WriteFile(f.store+".copy", copied, 0o600))
			b.rename(f, "d1", "bill")
			take(b, f.store)
			b.rename(f, "d1", "receipt")
			b.add(f, "d2", "menu")
			b.crash(f)
			g, report := b.open("a.hone", Ahead)
			b.expect(g.Head(), "d1=receipt d2=menu")
			if report.Damage != nil || g.Journal().CanUndo() != 4 {
				t.Fatalf("report: %+v", report)
			}
		})
	}
}

func TestAppendRefuses(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	c, err := f.Head().Rename("d1", "slip")
	b.must(err)
	if f.Append(c) == nil {
		t.Fatal("a change without an ID")
	}
	c.ID = "c1"
	b.must(f.Append(c))
	b.must(f.Append(c)) // once more does nothing
	if n := f.State().Head; n != 1 {
		t.Fatalf("the head is %d", n)
	}
	c.ID = "c2"
	if err := f.Append(c); !errors.Is(err, model.ErrStale) || f.State().Store == nil {
		t.Fatal(err)
	}
	b.must(f.Close())
	b.must(f.Close())
	c.ID = "c3"
	if err := f.Append(c); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
	if f.WriteBack() == nil {
		t.Fatal("a closed file was written")
	}
}

// The window reads while a writer stores: undo, history, session, state.
func TestWriterAndReaders(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	o := b.options()
	o.Now = time.Now // unlike that of the bench, for several goroutines
	f, _, err := Open(b.doc("a.hone"), o)
	b.must(err)
	j := f.Journal()
	queue := make(chan model.Change, 1000)
	j.Observe(func(e model.Event) { queue <- e.Change })
	var wait sync.WaitGroup
	wait.Go(func() {
		for c := range queue {
			if err := f.Append(c); err != nil {
				t.Error(err)
			}
			if f.State().Head%20 == 0 {
				if err := errors.Join(f.WriteBack(), f.PutSession("zoom", 2)); err != nil {
					t.Error(err)
				}
			}
		}
	})
	for i := range 300 {
		c, err := j.Head().Set("d1", "note", strings.Repeat("x", i+1))
		b.must(err)
		c, err = f.Stamp(c)
		b.must(err)
		b.must(j.Do(c))
		j.Break()
		if i%7 == 0 {
			undo, err := f.Stamp(model.Change{})
			b.must(err)
			b.must(j.Undo(undo))
		}
		zoom := 0
		f.Session("zoom", &zoom)
		if _, err := f.Log(3); err != nil {
			t.Fatal(err)
		}
		f.Head()
	}
	want := j.Head()
	close(queue)
	wait.Wait()
	b.must(f.Close())
	f, _ = b.open("a.hone", Same)
	if !model.Diff(want, f.Head()).IsEmpty() {
		t.Fatal("the head is another")
	}
}
