package store

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"hone/model"
)

const (
	// snapshotEvery is how many Changes there are between two snapshots at most.
	snapshotEvery = 200
	// keepNewest snapshots stay, besides one a day for keepDays and the named.
	keepNewest = 10
	keepDays   = 30
	// snapshotAfter is how much time there is between two at most, while edited.
	snapshotAfter = 10 * time.Minute
	// maxFileName is how many bytes of a file's name a snapshot's name may take.
	maxFileName = 150
	// dueAtMost bounds what waits in memory for the next write-back.
	dueAtMost = 10

	snapshotTime = "20060102T150405.000"
	namedReason  = "named"
)

// Snapshot is one kept version: a document file of its own.
type Snapshot struct {
	Path   string
	Time   time.Time
	Reason string // session, edits, incoming, merge, named, …
	Name   string // given by the user; never removed by the program
	check  string // of the hand-over point
}

// snapshotFolder is where the snapshots of a store are.
func snapshotFolder(store string) string { return strings.TrimSuffix(store, ".db") + ".snapshots" }

// snapshotDue notes the present version, to be kept before the document is
// written over the next time: until then the document is that version's copy.
func (f *File) snapshotDue(reason string) {
	f.since, f.sinceTime = f.meta.Head.Sequence, f.options.Now()
	if len(f.due) >= dueAtMost {
		f.due = slices.Delete(f.due, 1, 2)
	}
	change := f.meta.Start.Change
	if n := len(f.log); n > 0 {
		change = f.log[n-1].id
	}
	f.due = append(f.due, versionThen{f.version, change, f.since, reason})
}

// makeSnapshots writes what is due. A snapshot that cannot be written does not
// keep the document from being written.
func (f *File) makeSnapshots() {
	for _, v := range f.due {
		if _, err := f.keep(v, ""); err != nil {
			break
		}
	}
	f.due = nil
	f.thinOut()
}

// Snapshot keeps the present version under a reason such as "import", or, with
// a name, for good.
func (f *File) Snapshot(reason, name string) (Snapshot, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return Snapshot{}, fmt.Errorf("keep snapshot: %w", err)
	}
	if name != "" {
		reason = namedReason
	}
	s, err := f.keep(versionThen{f.version, f.meta.Head.Change, f.meta.Head.Sequence, reason}, name)
	if err == nil {
		f.thinOut()
	}
	return s, err
}

func (f *File) keep(v versionThen, name string) (Snapshot, error) {
	lineage := extend(f.began, point(v.change, sumOf(v.version)))
	text := model.Encode(model.Document{ID: f.meta.Model, Lineage: lineage, Model: v.version})
	return f.keepAs(text, lineage, v.reason, name)
}

// keepText keeps a text as it came.
func (f *File) keepText(text []byte, reason string) {
	doc, err := model.Decode(text)
	if err != nil {
		return
	}
	_, _ = f.keepAs(text, doc.Lineage, reason, "")
}

func (f *File) keepAs(text []byte, lineage []model.ID, reason, name string) (Snapshot, error) {
	folder := snapshotFolder(f.store)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Snapshot{}, fmt.Errorf("keep snapshot: %w", err)
	}
	last, _ := lastPoint(lineage)
	s := Snapshot{Time: f.options.Now().UTC(), Reason: reason, Name: name, check: digest([]byte(last))[:12]}
	for _, old := range f.snapshots() {
		if old.check == s.check && old.Name == name && sameText(old.Path, text) {
			return old, nil
		}
	}
	for s.Path == "" || exists(s.Path) {
		s.Path = filepath.Join(folder, s.fileName())
		s.Time = s.Time.Add(time.Millisecond)
	}
	s.Time = s.Time.Add(-time.Millisecond)
	if err := SafeWrite(s.Path, text, false); err != nil {
		return Snapshot{}, fmt.Errorf("keep snapshot: %w", err)
	}
	return s, nil
}

func sameText(path string, text []byte) bool {
	there, err := readText(path)
	return err == nil && string(there) == string(text)
}

// fileName is time_check_reason[_name].hone, so that a list is in order of time.
func (s Snapshot) fileName() string {
	name := s.Time.Format(snapshotTime) + "_" + s.check + "_" + s.Reason
	if s.Name != "" {
		name += "_" + fileLetters(s.Name)
	}
	return name + ".hone"
}

// fileLetters writes a name so that any file system takes it: letters and
// digits as they are, all else escaped, and no longer than fits.
func fileLetters(name string) string {
	var b strings.Builder
	for _, c := range name {
		part := string(c)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			part = strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(part), "_", "%5F"), ".", "%2E")
		}
		if b.Len()+len(part) > maxFileName {
			break
		}
		b.WriteString(part)
	}
	return b.String()
}

func snapshotFrom(path string) (Snapshot, bool) {
	parts := strings.Split(strings.TrimSuffix(filepath.Base(path), ".hone"), "_")
	if len(parts) < 3 {
		return Snapshot{}, false
	}
	at, err := time.Parse(snapshotTime, parts[0])
	s := Snapshot{Path: path, Time: at, check: parts[1], Reason: parts[2]}
	if len(parts) > 3 {
		s.Name, _ = url.QueryUnescape(parts[3])
	}
	return s, err == nil
}

// Snapshots lists what is kept, newest first.
func (f *File) Snapshots() []Snapshot {
	f.writing.Lock()
	defer f.writing.Unlock()
	return f.snapshots()
}

func (f *File) snapshots() []Snapshot { return snapshotsIn(snapshotFolder(f.store)) }

func snapshotsIn(folder string) []Snapshot {
	files, _ := filepath.Glob(filepath.Join(globEscape(folder), "*.hone"))
	var out []Snapshot
	for _, path := range files {
		if s, ok := snapshotFrom(path); ok {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Snapshot) int { return cmp.Or(b.Time.Compare(a.Time), cmp.Compare(b.Path, a.Path)) })
	return out
}

// globEscape takes the meaning from the signs that a path may hold.
func globEscape(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// Read is the kept document, checked like any other.
func (s Snapshot) Read() (model.Document, error) { return ReadDocument(s.Path) }

// Restore writes the kept version as a file of its own; see SafeWrite.
func (s Snapshot) Restore(path string, replace bool) error {
	doc, err := s.Read()
	if err != nil {
		return fmt.Errorf("restore snapshot: %w", err)
	}
	return WriteDocument(path, doc, replace)
}

// snapshotOf is the kept version of a hand-over point, if there is one.
func (f *File) snapshotOf(p model.ID) (*model.Model, bool) { return snapshotOf(f.snapshots(), p) }

func snapshotOf(kept []Snapshot, p model.ID) (*model.Model, bool) {
	check := digest([]byte(p))[:12]
	for _, s := range kept {
		if s.check != check {
			continue
		}
		doc, err := s.Read()
		if last, _ := lastPoint(doc.Lineage); err == nil && last == p && isExact(doc) {
			return doc.Model, true
		}
	}
	return nil, false
}

// thinOut removes the snapshots that need not stay, but nothing as long as the
// newest cannot be read back.
func (f *File) thinOut() {
	all := f.snapshots()
	if len(all) <= keepNewest {
		return
	}
	if _, err := all[0].Read(); err != nil {
		return
	}
	oldest := f.options.Now().UTC().AddDate(0, 0, -keepDays)
	days := map[string]bool{}
	for i, s := range all {
		day := s.Time.Format("20060102")
		isDaily := !days[day] && s.Time.After(oldest)
		days[day] = true
		if i >= keepNewest && !isDaily && s.Name == "" {
			os.Remove(s.Path)
		}
	}
}
