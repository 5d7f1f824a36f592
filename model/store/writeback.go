package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"hone/model"
)

// isBehind tells whether the document lacks what the store has.
func (f *File) isBehind() bool { return f.meta.Document.Change != f.meta.Head.Change }

// WriteBack writes the document, if it lags behind the store. It refuses with
// ErrChangedOutside when somebody else has changed the document since it was
// last read or written: call Incoming then.
func (f *File) WriteBack() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	if !f.isBehind() {
		f.tell(func(*State) {})
		return nil
	}
	return f.writeBack()
}

func (f *File) writeBack() error {
	err := f.tryWriteBack()
	f.tell(func(s *State) { s.Document = err })
	return err
}

func (f *File) tryWriteBack() error {
	changed, err := f.isDocumentChanged()
	if err == nil && changed {
		err = ErrChangedOutside
	}
	if err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	lineage := extend(f.began, point(f.meta.Head.Change, f.meta.Head.Sum))
	text := model.Encode(model.Document{ID: f.meta.Model, Lineage: lineage, Model: f.version})
	if len(text) > model.MaxBytes { // nobody could read it again
		return fmt.Errorf("write document: %w: more than %d MiB", model.ErrTooLarge, model.MaxBytes>>20)
	}
	f.makeSnapshots()
	if err := SafeWrite(f.meta.Document.Path, text, true); err != nil {
		return err
	}
	next := f.meta.Document
	next.Hash, next.Lineage = digest(text), lineage
	next.Change, next.Sequence = f.meta.Head.Change, f.meta.Head.Sequence
	return f.setDocument(next)
}

// setDocument notes in the store what the document is. The document itself is
// safe whether this succeeds or not: opening knows it again by its lineage.
func (f *File) setDocument(w written) error {
	f.meta.Document = w
	err := f.transact("", func(tx *bbolt.Tx) error { return putMeta(tx, &f.meta, "document") })
	if err != nil {
		return fmt.Errorf("note document in store: %w", err)
	}
	return nil
}

// DocumentChanged tells whether the document on disk is no longer what this
// File last read or wrote. A document that is gone counts as not changed: the
// next write-back makes it anew.
func (f *File) DocumentChanged() (bool, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	return f.isDocumentChanged()
}

func (f *File) isDocumentChanged() (bool, error) {
	text, err := readText(f.meta.Document.Path)
	if errors.Is(err, fs.ErrNotExist) {
		f.followRename()
		return false, nil
	}
	return err == nil && digest(text) != f.meta.Document.Hash, err
}

// followRename looks for the document under another name in its folder.
func (f *File) followRename() {
	gone := f.meta.Document
	beside, _ := filepath.Glob(filepath.Join(globEscape(filepath.Dir(gone.Path)), "*"+filepath.Ext(gone.Path)))
	for _, path := range beside {
		if text, err := readText(path); err == nil && digest(text) == gone.Hash {
			f.meta.Document.Path = path
			f.tell(func(*State) {})
			return
		}
	}
}

// SaveCopy writes the present version as a file of its own elsewhere: the way
// out when the document's place cannot be written. The File goes on with its
// own document.
func (f *File) SaveCopy(path string, replace bool) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	lineage := extend(f.began, point(f.meta.Head.Change, f.meta.Head.Sum))
	return WriteDocument(path, model.Document{ID: f.meta.Model, Lineage: lineage, Model: f.version}, replace)
}

// MoveTo writes the document at another place, from now on the File's own. The
// old file is left as it is. Without replace, an existing file is ErrExists.
func (f *File) MoveTo(path string, replace bool) error {
	if err := f.SaveCopy(path, replace); err != nil {
		return err
	}
	target, err := Target(path)
	if err != nil {
		return fmt.Errorf("move document: %w", err)
	}
	text, err := readText(target)
	if err != nil {
		return err
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return fmt.Errorf("move document: %w", err)
	}
	next := f.meta.Document
	next.Path, next.Hash = target, digest(text)
	next.Change, next.Sequence = f.meta.Head.Change, f.meta.Head.Sequence
	err = f.setDocument(next)
	f.tell(func(s *State) { s.Document = err })
	return err
}

// Incoming is what somebody else has made of the document while it was open.
type Incoming struct {
	Change    model.Change // brings it over to the head it was asked for
	Conflicts []Conflict   // fields in which the Change keeps what is here
	text      []byte
	lineage   []model.ID
}

// Incoming reads the document that somebody else has changed and merges it with
// the head. Do the Change through the Journal, Append it, then Accept; the next
// WriteBack goes through. The error of a document that cannot be read any more
// is Decode's; it is not overwritten: MoveTo goes on beside it.
func (f *File) Incoming() (Incoming, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	text, err := readText(f.meta.Document.Path)
	if err != nil {
		return Incoming{}, fmt.Errorf("merge document: %w", err)
	}
	doc, err := model.Decode(text)
	if err != nil {
		return Incoming{}, fmt.Errorf("merge document: %w", err)
	}
	if doc.ID != "" && doc.ID != f.meta.Model {
		return Incoming{}, fmt.Errorf("merge document: %w", ErrOtherModel)
	}
	a, err := f.compare(doc)
	if err != nil {
		return Incoming{}, fmt.Errorf("merge document: %w", err)
	}
	in := Incoming{text: text, lineage: doc.Lineage}
	if a.kind != sameContent && a.kind != olderContent {
		in.Change, in.Conflicts = a.change, a.conflicts
	}
	in.Change.Label, in.Change.Cause = "changed-outside", model.Outside
	return in, nil
}

// Accept notes that what came in is part of the model now, and keeps the text
// that came in as a snapshot, so that nothing of it is lost.
func (f *File) Accept(in Incoming) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return fmt.Errorf("merge document: %w", err)
	}
	return f.accept(in.text, in.lineage)
}

func (f *File) accept(text []byte, lineage []model.ID) error {
	f.keepText(text, "incoming")
	f.began = extend(f.began, lineage...)
	next := f.meta.Document
	next.Hash = digest(text)
	next.Change = "" // it holds no version of ours
	next.Sequence = f.meta.Head.Sequence
	return f.setDocument(next)
}

func sortedIDs[T any](m map[model.ID]T) []model.ID {
	ids := make([]model.ID, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return cmp.Compare(a, b) })
	return ids
}

// exists tells whether there is anything at a path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
