package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"hone/model"
)

// small mounts a file system of a megabyte on a folder.
func (b *bench) small(folder string) {
	b.Helper()
	b.must(os.MkdirAll(folder, 0o755))
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1m"); err != nil {
		b.Skipf("a small disk can be made by the superuser alone: %v", err)
	}
	b.Cleanup(func() { syscall.Unmount(folder, syscall.MNT_DETACH) })
}

// fill leaves no space on the disk that a folder is on.
func (b *bench) fill(folder string) string {
	b.Helper()
	path := filepath.Join(folder, "filler")
	f, err := os.Create(path)
	b.must(err)
	defer f.Close()
	for size := 4096; size > 0; size /= 2 {
		for block := make([]byte, size); err == nil; {
			_, err = f.Write(block)
		}
		err = nil
	}
	return path
}

func TestFullDiskOfTheStore(t *testing.T) {
	b := newBench(t)
	b.small(b.data)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	filler := b.fill(b.data)
	want, waiting := f.Head(), model.Change{}
	for n := 0; waiting.ID == ""; n++ { // free pages inside the file last a while
		c, err := f.Head().Add(model.Deliverable{ID: model.ID(fmt.Sprint("n", n)), Name: "x", Note: strings.Repeat("長", 3000)})
		b.must(err)
		c, err = f.Stamp(c)
		b.must(err)
		if err := f.Append(c); err == nil {
			want = f.Head()
		} else if waiting = c; Cause(err) != ErrNoSpace || Cause(f.State().Store) != ErrNoSpace {
			t.Fatal(err)
		}
	}
	if f.Head() != want {
		t.Fatal("what is not stored is in the head")
	}
	b.must(f.WriteBack()) // the document is on another disk
	doc, err := ReadDocument(b.doc("a.hone"))
	b.must(err)
	if !model.Diff(doc.Model, want).IsEmpty() {
		t.Fatal("the document lacks something")
	}
	b.must(os.Remove(filler))
	b.must(f.Append(waiting)) // without a restart
	if f.State().Store != nil {
		t.Fatal("the error stays")
	}
	want = f.Head()
	b.crash(f)
	g, _ := b.open("a.hone", Ahead)
	if !model.Diff(want, g.Head()).IsEmpty() {
		t.Fatal("an edit is lost")
	}
}

func TestFullDiskOfTheDocument(t *testing.T) {
	b := newBench(t)
	b.small(b.docs)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	c, err := f.Head().Set("d1", "note", strings.Repeat("長", 9000))
	b.must(err)
	b.append(f, c)
	filler := b.fill(b.docs)
	if err := f.WriteBack(); Cause(err) != ErrNoSpace || Cause(f.State().Document) != ErrNoSpace {
		t.Fatal(err)
	}
	b.expectDoc("a.hone", "d1=ledger")
	left, err := os.ReadDir(b.docs)
	b.must(err)
	if len(left) != 2 {
		t.Fatalf("a part of a file is left: %v", left)
	}
	b.must(os.Remove(filler))
	b.must(f.Close())
	b.open("a.hone", Same)
}

func TestDiskThatTakesNothing(t *testing.T) {
	b := newBench(t)
	b.small(b.docs)
	b.write("a.hone", "m-1", "d1=ledger")
	b.must(syscall.Mount("", b.docs, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "slip")
	if err := f.WriteBack(); Cause(err) != ErrProtected {
		t.Fatal(err)
	}
	b.crash(f)
	g, report := b.open("a.hone", Ahead)
	if Cause(report.Unwritten) != ErrProtected {
		t.Fatalf("report: %+v", report)
	}
	b.expect(g.Head(), "d1=slip")
	b.must(syscall.Mount("", b.docs, "", syscall.MS_REMOUNT, ""))
	b.must(g.WriteBack())
	b.expectDoc("a.hone", "d1=slip")
}
