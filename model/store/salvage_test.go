package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"hone/model"
)

// spoil makes one value of a closed store wrong, the tree around it staying whole.
func (b *bench) spoil(bucket string, key []byte) {
	b.Helper()
	db, err := bbolt.Open(filepath.Join(b.data, "m-1.db"), 0o600, &bbolt.Options{Timeout: lockWait})
	b.must(err)
	b.must(db.Update(func(tx *bbolt.Tx) error {
		value := append([]byte(nil), tx.Bucket([]byte(bucket)).Get(key)...)
		value[len(value)/2] ^= 4
		return tx.Bucket([]byte(bucket)).Put(key, value)
	}))
	b.must(db.Close())
}

// spoilCopies makes a value wrong wherever the file still has it: bbolt leaves
// old pages behind, in which the salvage would find it.
func (b *bench) spoilCopies(bucket string, key []byte) {
	b.Helper()
	path := filepath.Join(b.data, "m-1.db")
	var value []byte
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	b.must(err)
	b.must(db.View(func(tx *bbolt.Tx) error {
		value = append(value, tx.Bucket([]byte(bucket)).Get(key)...)
		return nil
	}))
	b.must(db.Close())
	file, err := os.ReadFile(path)
	b.must(err)
	wrong := append([]byte(nil), value...)
	wrong[len(wrong)/2] ^= 4
	b.must(os.WriteFile(path, bytes.ReplaceAll(file, value, wrong), 0o600))
}

// session leaves a store that is three Changes ahead of its document.
func (b *bench) session() *model.Model {
	b.Helper()
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	b.rename(f, "d1", "book")
	b.rename(f, "d1", "diary")
	b.must(f.WriteBack())
	b.rename(f, "d2", "bill")
	b.add(f, "d3", "menu")
	b.rename(f, "d3", "card")
	want := f.Head()
	b.crash(f)
	return want
}

func (b *bench) expectDamage(r Report, want Damage) {
	b.Helper()
	if r.Damage == nil {
		b.Fatalf("no damage is told: %+v", r)
	}
	got := Damage{Source: r.Damage.Source, Applied: r.Damage.Applied, Lost: r.Damage.Lost, History: r.Damage.History}
	if got.Source != want.Source || got.Applied != want.Applied || got.Lost != want.Lost || got.History != want.History {
		b.Fatalf("damage %+v, should be %+v", got, want)
	}
	if len(r.Damage.Faults) == 0 || !exists(r.Damage.Kept) {
		b.Fatalf("damage %+v", r.Damage)
	}
}

func TestSalvageRecordFromDocumentAndLog(t *testing.T) {
	b := newBench(t)
	want := b.session()
	b.spoil(recordBucket, []byte("d2"))
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromDocument, Applied: 3, History: true})
	if !model.Diff(want, f.Head()).IsEmpty() || f.Journal().CanUndo() != 5 {
		t.Fatalf("the model has %q", names(f.Head()))
	}
}

func TestSalvageLogEntryKeepsTheModel(t *testing.T) {
	b := newBench(t)
	want := b.session()
	b.spoil(logBucket, sequenceKey(2))
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromStore, History: true})
	if !model.Diff(want, f.Head()).IsEmpty() || f.Journal().CanUndo() != 5 {
		t.Fatalf("an old page has the entry, and it is not found: %d to undo", f.Journal().CanUndo())
	}
	b.crash(f)
	b.spoilCopies(logBucket, sequenceKey(2))
	f, report = b.open("a.hone", Same)
	b.expectDamage(report, Damage{Source: FromStore, History: true})
	if !model.Diff(want, f.Head()).IsEmpty() || f.Journal().CanUndo() != 3 {
		t.Fatalf("the model has %q, %d to undo", names(f.Head()), f.Journal().CanUndo())
	}
}

func TestSalvageTellsWhatIsLost(t *testing.T) {
	b := newBench(t)
	b.session()
	b.spoil(recordBucket, []byte("d2"))
	b.spoilCopies(logBucket, sequenceKey(4)) // which added d3
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromDocument, Applied: 2, Lost: 1})
	b.expect(f.Head(), "d1=diary d2=bill")
}

func TestSalvageWithForeignChanges(t *testing.T) {
	b := newBench(t)
	b.session()
	b.spoil(recordBucket, []byte("d2"))
	b.edit("a.hone", "diary", "journal")
	b.edit("a.hone", "slip", "receipt")
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromDocument, Applied: 3})
	b.expect(f.Head(), "d1=journal d2=bill d3=card")
	if len(report.Conflicts) != 1 || report.Conflicts[0].Theirs != "receipt" {
		t.Fatalf("conflicts: %+v", report.Conflicts)
	}
}

func TestSalvageWithoutDocument(t *testing.T) {
	b := newBench(t)
	want := b.session()
	b.spoil(recordBucket, []byte("d2"))
	b.must(os.Remove(b.doc("a.hone")))
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromSnapshot, Applied: 5, History: true})
	if !model.Diff(want, f.Head()).IsEmpty() {
		t.Fatalf("the model has %q", names(f.Head()))
	}
	b.expectDoc("a.hone", names(want))
}

func TestSalvageRecordsAlone(t *testing.T) {
	b := newBench(t)
	b.session()
	b.spoil(recordBucket, []byte("d2"))
	b.must(os.Remove(b.doc("a.hone")))
	b.must(os.RemoveAll(filepath.Join(b.data, "m-1.snapshots")))
	f, report := b.open("a.hone", Ahead)
	b.expectDamage(report, Damage{Source: FromRecords, Lost: -1})
	b.expect(f.Head(), "d1=diary d3=card")
}

func TestSalvageMeta(t *testing.T) {
	for _, value := range (&meta{}).values() {
		t.Run(value.name, func(t *testing.T) {
			b := newBench(t)
			want := b.session()
			b.spoil(metaBucket, []byte(value.name))
			f, _, err := Open(b.doc("a.hone"), b.options())
			b.must(err)
			if !model.Diff(want, f.Head()).IsEmpty() {
				t.Fatalf("the model has %q", names(f.Head()))
			}
			b.must(f.Close())
			f, _ = b.open("a.hone", Same)
			b.expect(f.Head(), names(want))
		})
	}
}

func TestRescueStore(t *testing.T) {
	b := newBench(t)
	b.session()
	b.spoil(recordBucket, []byte("d2"))
	r, err := Rescue(filepath.Join(b.data, "m-1.db"))
	b.must(err)
	b.expect(r.Document.Model, "d1=diary d3=card")
	if r.Document.ID != "m-1" || len(r.Lost) == 0 || r.Records != 2 {
		t.Fatalf("rescued: %+v", r)
	}
}
