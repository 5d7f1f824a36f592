package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"hone/model"
)

func TestSnapshotsAreMadeInTime(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	if n := len(f.Snapshots()); n != 0 {
		t.Fatalf("%d snapshots before any edit", n)
	}
	for i := range 2*snapshotEvery + 1 {
		b.rename(f, "d1", fmt.Sprint("edit ", i))
		b.at = b.at.Add(-time.Second) // the clock stands still: only edits count
	}
	b.must(f.WriteBack())
	kept := f.Snapshots()
	if len(kept) != 3 || kept[2].Reason != "session" || kept[0].Reason != "edits" {
		t.Fatalf("snapshots: %+v", kept)
	}
	for i, want := range []string{"d1=edit 399", "d1=edit 199", "d1=ledger"} {
		doc, err := kept[i].Read()
		b.must(err)
		b.expect(doc.Model, want)
	}
	b.at = b.at.Add(snapshotAfter)
	b.rename(f, "d1", "after a while")
	b.must(f.Close())
	if n := len(f.Snapshots()); n != 4 {
		t.Fatalf("%d snapshots after ten minutes", n)
	}
}

func TestSnapshotRestores(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	name := "本番前 / v1.0_x"
	s, err := f.Snapshot("", name)
	b.must(err)
	b.rename(f, "d1", "slip")
	b.must(f.WriteBack())
	if listed := f.Snapshots(); listed[len(listed)-1].Name != name || s.Name != name {
		t.Fatalf("snapshots: %+v", listed)
	}
	b.must(s.Restore(b.doc("back.hone"), false))
	b.expectDoc("back.hone", "d1=ledger")
	if err := s.Restore(b.doc("a.hone"), false); !errors.Is(err, ErrExists) {
		t.Fatal(err)
	}
	g, report := b.open("back.hone", New) // a copy of an older version
	b.expect(g.Head(), "d1=ledger")
	if report.CopyOf == "" {
		t.Fatalf("report: %+v", report)
	}
}

// The newest ten stay, one a day for thirty days, and the named ones for good;
// while the newest cannot be read back, nothing goes.
func TestSnapshotsThinOut(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	_, err := f.Snapshot("", "for good")
	b.must(err)
	for day := range 40 {
		for hour := range 3 {
			b.rename(f, "d1", fmt.Sprintf("%d %d", day, hour))
			_, err := f.Snapshot("import", "")
			b.must(err)
			b.at = b.at.Add(time.Hour)
		}
		b.at = b.at.Add(21 * time.Hour)
	}
	kept := f.Snapshots()
	days := map[string]int{}
	for _, s := range kept {
		days[s.Time.Format("0102")]++
	}
	// Ten newest are of four days; of 26 days before one each; and the named.
	if len(kept) != 10+26+1 || kept[len(kept)-1].Name != "for good" || len(days) != 4+26+1 {
		t.Fatalf("%d snapshots of %d days", len(kept), len(days))
	}
	b.must(os.WriteFile(kept[0].Path, []byte("{"), 0o600))
	for i := range kept[1:] {
		b.must(os.Chtimes(kept[i].Path, b.at, b.at))
	}
	f.thinOut()
	if n := len(f.Snapshots()); n != len(kept) {
		t.Fatalf("%d snapshots went", len(kept)-n)
	}
}

func TestSessionIsRemembered(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger")
	f, _ := b.open("a.hone", New)
	type view struct {
		Zoom float64
		Open []string
	}
	want := view{1.5, []string{"questions"}}
	b.must(f.PutSession("view", want))
	b.must(f.Close())
	f, _ = b.open("a.hone", Same)
	var got view
	if !f.Session("view", &got) || got.Zoom != want.Zoom || got.Open[0] != "questions" {
		t.Fatalf("remembered: %+v", got)
	}
	if f.Session("nothing", &got) || f.Session("view", new(int)) {
		t.Fatal("something was remembered")
	}
	if n := f.State().Head; n != 0 {
		t.Fatal("it is in the log")
	}
}

// Random edits, undos, redos and restarts, beside a journal in memory alone:
// the model, what can be undone and every version in the log stay the same.
func TestUndoAcrossRestarts(t *testing.T) {
	b := newBench(t)
	b.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := b.open("a.hone", New)
	j, twin := f.Journal(), model.Open(f.Head(), nil)
	random := rand.New(rand.NewPCG(11, 11))
	versions := []*model.Model{f.Head()}
	failed := error(nil)
	store := func(e model.Event) {
		failed = errors.Join(failed, f.Append(e.Change))
		versions = append(versions, e.After)
	}
	stop := j.Observe(store)
	restart := rounds(37, 1000)
	for i := range rounds(400, 100_000) {
		stamp, err := f.Stamp(model.Change{})
		b.must(err)
		do := b.randomStep(random, j.Head(), stamp, i)
		if a, c := do(j), do(twin); (a == nil) != (c == nil) {
			t.Fatalf("step %d: %v beside %v", i, a, c)
		}
		b.must(failed)
		if i%restart == 0 {
			stop()
			if i%2 == 0 {
				b.crash(f)
			} else {
				b.must(f.Close())
			}
			f, _, err = Open(b.doc("a.hone"), b.options())
			b.must(err)
			j = f.Journal()
			stop = j.Observe(store)
		}
		if i%rounds(1, 50) == 0 && !model.Diff(j.Head(), twin.Head()).IsEmpty() || j.CanUndo() != twin.CanUndo() || j.CanRedo() != twin.CanRedo() {
			t.Fatalf("step %d: %q beside %q", i, names(j.Head()), names(twin.Head()))
		}
	}
	for range 20 {
		n := random.IntN(len(versions))
		m, err := f.Version(uint64(n))
		b.must(err)
		if !model.Diff(versions[n], m).IsEmpty() {
			t.Fatalf("version %d is another", n)
		}
	}
	b.isSmall(f)
}

// isSmall adds to a long history until the text is no longer tiny, and checks
// that the store can be made about as small as the text.
func (b *bench) isSmall(f *File) {
	b.Helper()
	var c model.Change
	for i := range 2000 {
		d := model.Deliverable{ID: model.ID(fmt.Sprintf("end%04d", i)), Name: strings.Repeat("長い名前", 10)}
		c.Edits = append(c.Edits, model.Edit{After: d})
	}
	b.append(f, c)
	for range 5 {
		b.rename(f, "end0000", fmt.Sprint("x", f.State().Head))
	}
	b.must(f.Compact(5))
	b.must(f.WriteBack())
	text, err := os.Stat(f.Path())
	b.must(err)
	store, err := os.Stat(f.store)
	b.must(err)
	if store.Size() > 3*text.Size() {
		b.Fatalf("the store has %d bytes, the text %d", store.Size(), text.Size())
	}
	b.rename(f, "end0001", "and it grows again")
	want := f.Head()
	b.crash(f)
	f, _, err = Open(f.Path(), b.options())
	b.must(err)
	if !model.Diff(want, f.Head()).IsEmpty() {
		b.Fatal("an edit is lost")
	}
	b.must(f.Close())
}

func (b *bench) randomStep(random *rand.Rand, m *model.Model, stamp model.Change, i int) func(*model.Journal) error {
	b.Helper()
	edit := func(c model.Change, err error) func(*model.Journal) error {
		if err != nil {
			return func(*model.Journal) error { return err }
		}
		c.ID, c.Author, c.Time = stamp.ID, stamp.Author, stamp.Time
		return func(j *model.Journal) error { return j.Do(c) }
	}
	all := model.All[model.Deliverable](m)
	pick := func() model.ID {
		if len(all) == 0 {
			return "none"
		}
		return all[random.IntN(len(all))].ID
	}
	choice := random.IntN(8)
	if len(all) > 200 {
		choice = 3
	}
	switch choice {
	case 0, 1:
		return func(j *model.Journal) error { return j.Undo(stamp) }
	case 2:
		return func(j *model.Journal) error { return j.Redo(stamp) }
	case 3:
		return edit(m.Remove(pick()))
	case 4:
		return edit(m.Relate(model.Relation{Rel: model.Needs, From: pick(), To: pick()}))
	case 5:
		return edit(m.Set(pick(), "note", strings.Repeat("x", i%50)))
	}
	return edit(m.Add(model.Deliverable{ID: model.ID(fmt.Sprint("n", i)), Name: fmt.Sprint("new ", i), Parent: ""}))
}
