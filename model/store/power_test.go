package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unsafe"

	"go.etcd.io/bbolt"

	"hone/model"
)

// writeAt stands between bbolt and its file.
type writeAt func(b []byte, at int64) (int, error)

// intercept puts a function in the place of bbolt's own write, which it gets.
func intercept(db *bbolt.DB, with func(own writeAt) writeAt) {
	field := reflect.ValueOf(db).Elem().FieldByName("ops").FieldByName("writeAt")
	place := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	*place = with(*place)
}

// recordedWrite is one write, after done Changes were acknowledged.
type recordedWrite struct {
	content []byte
	at      int64
	done    int
}

func (w recordedWrite) isMeta() bool { return w.at < 2*int64(os.Getpagesize()) }

// TestPowerCut replays what a session wrote up to any moment: what was written
// since the last sync is there in part, in any order, torn in sectors or pages.
// bbolt syncs before and after it writes a meta page.
func TestPowerCut(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	b.work(f, 10)
	image, err := os.ReadFile(f.store)
	b.must(err)
	versions := []*model.Model{f.Head()}
	var writes []recordedWrite
	intercept(f.bolt.db, func(own writeAt) writeAt {
		return func(p []byte, at int64) (int, error) {
			writes = append(writes, recordedWrite{bytes.Clone(p), at, len(versions) - 1})
			return own(p, at)
		}
	})
	for i := range 30 {
		b.rename(f, "d1", fmt.Sprint("edit ", i))
		versions = append(versions, f.Head())
	}
	s := b.specimen("power", f)
	s.snapshots = nil
	b.crash(f)
	random := rand.New(rand.NewPCG(3, 3))
	found := map[string]int{}
	for range rounds(150, 5000) {
		cut := random.IntN(len(writes))
		found[s.powerCut(t, torn(random, image, writes[:cut+1]), versions[writes[cut].done:])]++
	}
	t.Log(found)
}

// torn is the file after a cut in the middle of the last of these writes and
// of those that no sync came after.
func torn(random *rand.Rand, image []byte, writes []recordedWrite) []byte {
	file := bytes.Clone(image)
	synced := len(writes) - 1
	for synced > 0 && !writes[synced].isMeta() && !writes[synced-1].isMeta() {
		synced--
	}
	for i, w := range writes {
		if need := int(w.at) + len(w.content); need > len(file) {
			file = append(file, make([]byte, need-len(file))...)
		}
		if i < synced {
			copy(file[w.at:], w.content)
			continue
		}
		step := []int{512, 4096, len(w.content)}[random.IntN(3)]
		for from := 0; from < len(w.content); from += step {
			if random.IntN(2) == 0 {
				copy(file[int(w.at)+from:], w.content[from:min(from+step, len(w.content))])
			}
		}
	}
	return file
}

// powerCut opens a store after a cut: it has the version that was acknowledged
// or the next, which was under way.
func (s specimen) powerCut(t *testing.T, store []byte, versions []*model.Model) string {
	b := s.place(t, store)
	f, report, err := Open(b.doc("a.hone"), b.options())
	b.must(err)
	head := f.Head()
	b.must(f.Close())
	kind := "whole"
	if report.Damage != nil {
		kind = "torn"
	}
	for i, version := range versions[:min(2, len(versions))] {
		if model.Diff(version, head).IsEmpty() {
			return fmt.Sprint(kind, ", edits more than acknowledged: ", i)
		}
	}
	t.Fatalf("an acknowledged edit is lost: %+v", report)
	return ""
}

var errInjected = errors.New("injected")

// TestFailedWrites lets each write of a commit fail in turn, before, in the
// middle or after it: Append tells the truth, and the edit can be stored again.
func TestFailedWrites(t *testing.T) {
	for _, part := range []float64{0, 0.5, 1} {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			b := newBench(t)
			b.write("a.hone", "m-1", "d1=ledger")
			f, _ := b.open("a.hone", New)
			failed, stored := 0, 0
			for n := 1; n <= 12; n++ {
				count := 0
				intercept(f.bolt.db, func(own writeAt) writeAt {
					return func(p []byte, at int64) (int, error) {
						if count++; count != n {
							return own(p, at)
						}
						some, _ := own(p[:int(part*float64(len(p)))], at)
						return some, errInjected
					}
				})
				c, err := f.Head().Rename("d1", fmt.Sprint("edit ", n))
				b.must(err)
				c, err = f.Stamp(c)
				b.must(err)
				if err := f.Append(c); err != nil {
					failed++
					if !errors.Is(err, errInjected) || f.State().Store == nil || names(f.Head()) == fmt.Sprintf("d1=edit %d", n) {
						t.Fatalf("write %d: %v", n, err)
					}
					b.must(f.Append(c))
				} else if count >= n {
					stored++
				}
				b.expect(f.Head(), fmt.Sprintf("d1=edit %d", n))
			}
			want := f.Head()
			b.crash(f)
			g, report := b.open("a.hone", Ahead)
			if report.Changes != 12 || report.Damage != nil || !model.Diff(want, g.Head()).IsEmpty() {
				t.Fatalf("report: %+v", report)
			}
			if failed == 0 {
				t.Fatal("nothing failed")
			}
			t.Logf("%d failed, %d were on disk all the same", failed, stored)
		})
	}
}

// A store is made under another name, so one that was torn in the making is
// never found; what is left of it is cleared away.
func TestTornCreation(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	b.must(os.MkdirAll(b.data, 0o700))
	left := filepath.Join(b.data, tempPrefix("m-1.db")+"1-0.tmp")
	b.must(os.WriteFile(left, make([]byte, 100), 0o600))
	f, _ := b.open("a.hone", New)
	whole, err := os.ReadFile(f.store)
	b.must(err)
	if exists(left) {
		t.Fatal("the torn file is still there")
	}
	b.must(f.Close())

	// Were it found all the same, the document is enough.
	for size := 0; size < len(whole); size += 1 + len(whole)/40 {
		b.must(os.RemoveAll(b.data))
		b.must(os.MkdirAll(b.data, 0o700))
		b.must(os.WriteFile(filepath.Join(b.data, "m-1.db"), whole[:size], 0o600))
		f, report, err := Open(b.doc("a.hone"), b.options())
		b.must(err)
		b.expect(f.Head(), "d1=ledger")
		if kept, err := os.ReadFile(f.store); err != nil || report.Damage == nil && !bytes.HasPrefix(kept, whole[:size]) {
			t.Fatalf("%d bytes of %d: %v", size, len(whole), err)
		}
		b.must(f.Close())
	}
}
