package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"hone/model"
)

// rounds is how often a test with random damage runs: long in the soak.
func rounds(short, soak int) int {
	if os.Getenv("HONE_SOAK") != "" {
		return soak
	}
	return short
}

// specimen is a model on disk whose true content is known.
type specimen struct {
	*bench
	name      string
	text      []byte // of the document
	store     []byte
	snapshots map[string][]byte
	want      *model.Model
	inText    *model.Model
}

// specimens makes stores as they are left: closed, or in the middle of a
// session with the document behind.
func specimens(t *testing.T) []specimen {
	closed, open := newBench(t), newBench(t)
	closed.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	f, _ := closed.open("a.hone", New)
	closed.work(f, 40)
	closed.must(f.Close())
	open.write("a.hone", "m-1", "d1=ledger", "d2=slip")
	g, _ := open.open("a.hone", New)
	open.work(g, 25)
	open.must(g.WriteBack())
	open.work(g, 30)
	open.crash(g)
	return []specimen{closed.specimen("closed", f), open.specimen("killed", g)}
}

func (b *bench) work(f *File, edits int) {
	random := rand.New(rand.NewPCG(uint64(edits), 2))
	for i := range edits {
		if i%3 == 0 {
			b.add(f, model.ID(fmt.Sprintf("n%d-%d", edits, i)), fmt.Sprintf("new %d", i))
			continue
		}
		all := model.All[model.Deliverable](f.Head())
		b.rename(f, all[random.IntN(len(all))].ID, fmt.Sprintf("name %d of %d", i, edits))
	}
}

func (b *bench) specimen(name string, f *File) specimen {
	b.Helper()
	text, err := os.ReadFile(b.doc("a.hone"))
	b.must(err)
	store, err := os.ReadFile(filepath.Join(b.data, "m-1.db"))
	b.must(err)
	doc, err := model.Decode(text)
	b.must(err)
	s := specimen{bench: b, name: name, text: text, store: store, inText: doc.Model, want: f.version, snapshots: map[string][]byte{}}
	for _, kept := range f.snapshots() {
		s.snapshots[filepath.Base(kept.Path)], err = os.ReadFile(kept.Path)
		b.must(err)
	}
	return s
}

// place puts a specimen back on its machine, the store with damage done.
func (s specimen) place(t *testing.T, store []byte) *bench {
	b := *s.bench
	b.TB = t
	b.must(errors.Join(os.RemoveAll(b.data), os.RemoveAll(b.docs), os.MkdirAll(b.docs, 0o755)))
	b.must(os.MkdirAll(filepath.Join(b.data, "m-1.snapshots"), 0o700))
	b.must(os.WriteFile(b.doc("a.hone"), s.text, 0o644))
	b.must(os.WriteFile(filepath.Join(b.data, "m-1.db"), store, 0o600))
	for name, text := range s.snapshots {
		b.must(os.WriteFile(filepath.Join(b.data, "m-1.snapshots", name), text, 0o600))
	}
	return &b
}

// damage is one way in which a file rots.
func damage(random *rand.Rand, file []byte) ([]byte, string) {
	rotten := append([]byte(nil), file...)
	at := random.IntN(len(rotten))
	switch random.IntN(6) {
	case 0, 1:
		rotten[at] ^= 1 << random.IntN(8)
		return rotten, fmt.Sprintf("bit flip at %d", at)
	case 2:
		at = random.IntN(2 * 4096)
		rotten[at] ^= 1 << random.IntN(8)
		return rotten, fmt.Sprintf("bit flip in a meta page at %d", at)
	case 3:
		return rotten[:at], fmt.Sprintf("cut off at %d", at)
	case 4:
		page := at / 4096 * 4096
		clear(rotten[page:min(page+4096, len(rotten))])
		return rotten, fmt.Sprintf("page %d zeroed", page/4096)
	}
	from, to := at/4096*4096, random.IntN(len(rotten)/4096)*4096
	copy(rotten[to:to+4096], rotten[from:min(from+4096, len(rotten))])
	return rotten, fmt.Sprintf("page %d over page %d", from/4096, to/4096)
}

func TestDamagedStore(t *testing.T) {
	for _, s := range specimens(t) {
		t.Run(s.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, uint64(len(s.store))))
			found := map[string]int{}
			for range rounds(100, 1000) {
				store, how := damage(random, s.store)
				found[s.check(t, store, how)]++
			}
			t.Log(found)
		})
	}
}

// check opens a damaged specimen: the model is right, or what is missing is told.
func (s specimen) check(t *testing.T, store []byte, how string) string {
	b := s.place(t, store)
	f, report, err := Open(b.doc("a.hone"), b.options())
	if err != nil {
		t.Fatalf("%s: %v", how, err)
	}
	head := f.Head()
	if err := head.Check(); err != nil {
		t.Fatalf("%s: %v", how, err)
	}
	b.must(f.Close())
	isRight := model.Diff(s.want, head).IsEmpty()
	if report.Damage == nil {
		if !isRight {
			t.Fatalf("%s: a wrong model is shown as right", how)
		}
		return "unharmed"
	}
	if kept, err := os.ReadFile(report.Damage.Kept); err != nil || string(kept) != string(store) {
		t.Fatalf("%s: the damaged file was not kept as it was: %v", how, err)
	}
	if report.Damage.Lost == 0 && !isRight {
		t.Fatalf("%s: changes are missing and this is not told: %+v", how, report.Damage)
	}
	if !isRight && model.Diff(s.inText, head).IsEmpty() != (report.Damage.Applied == 0) {
		t.Fatalf("%s: %+v", how, report.Damage)
	}
	again, after := b.open("a.hone", Same)
	if after.Damage != nil || !model.Diff(head, again.Head()).IsEmpty() {
		t.Fatalf("%s: the rebuilt store opens as %+v", how, after)
	}
	if err := again.Journal().Undo(model.Change{ID: "u"}); report.Damage.History && err != nil {
		t.Fatalf("%s: undo: %v", how, err)
	}
	b.must(again.Close())
	return fmt.Sprintf("from the %s, complete %v", report.Damage.Source, isRight)
}
