package store

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"hone/model"
)

// past is a store's history as it is read without a lock: while the window has
// the model open, or for a document that is not to be opened.
type past struct {
	*contents
	version *model.Model
	entries []Entry
}

// readPast reads a store. It may meet one that is being written, so it tries
// again a few times before it calls it damaged.
func readPast(path string) (*past, error) {
	var faults error
	for range 3 {
		p, err := tryPast(path)
		if err == nil || !errors.Is(err, ErrDamaged) {
			return p, err
		}
		faults = err
	}
	return nil, faults
}

func tryPast(path string) (*past, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read store: %w", err)
	}
	defer f.Close()
	c, err := readContents(f)
	if err != nil {
		return nil, err
	}
	if !c.isSound() {
		return nil, fmt.Errorf("read store: %w: %w", ErrDamaged, errors.Join(c.faults...))
	}
	version, err := c.version()
	if err != nil {
		return nil, fmt.Errorf("read store: %w: %w", ErrDamaged, err)
	}
	entries := slices.DeleteFunc(readEntries(f), func(e Entry) bool {
		return e.Sequence < c.first || e.Sequence > c.meta.Head.Sequence
	})
	if len(entries) != len(c.log) {
		return nil, fmt.Errorf("read store: %w: entries of the log are missing", ErrDamaged)
	}
	return &past{c, version, entries}, nil
}

// at is the version to which a Change led, if the log knows it.
func (p *past) at(change model.ID) (*model.Model, bool) {
	n, ok := findChange(p.log, p.first, p.meta.Start, change)
	if !ok || n+1 < p.first {
		return nil, false
	}
	m, err := rewind(p.version, p.entries[n+1-p.first:])
	return m, err == nil
}

// ReadLog reads the history of a document from its store, oldest first. It
// takes no lock: the model may be open elsewhere. ErrNoStore: there is none.
func ReadLog(path, folder string) ([]Entry, error) {
	store, err := storeFor(path, folder)
	if err != nil {
		return nil, fmt.Errorf("read log of %s: %w", path, err)
	}
	p, err := readPast(store)
	if err != nil {
		return nil, fmt.Errorf("read log of %s: %w", path, err)
	}
	return p.entries, nil
}

// ListSnapshots lists the snapshots of a document's model, newest first.
func ListSnapshots(path, folder string) ([]Snapshot, error) {
	store, err := storeFor(path, folder)
	if err != nil {
		return nil, fmt.Errorf("list snapshots of %s: %w", path, err)
	}
	return snapshotsIn(snapshotFolder(store)), nil
}

// storeFor finds the store that Open would take.
func storeFor(path, folder string) (string, error) {
	target, err := Target(path)
	if err != nil {
		return "", err
	}
	if at := storesAt(folder, target); len(at) > 0 {
		return at[0].path, nil
	}
	text, err := readText(target)
	if err != nil {
		return "", err
	}
	doc, err := model.Decode(text)
	if err != nil {
		return "", err
	}
	if c := choose(folder, target, doc, digest(text)); !c.isNew {
		return c.path, nil
	}
	return "", ErrNoStore
}

// Ancestor is the newest version that two documents of one model both come
// from: one of the two itself, or one that a store or a snapshot in the folder
// still has.
func Ancestor(folder string, a, b model.Document) (*model.Model, bool) {
	var stores []*past
	var kept []Snapshot
	for _, c := range storesOf(folder, a.ID) {
		if p, err := readPast(c.path); err == nil {
			stores = append(stores, p)
		}
		kept = append(kept, snapshotsIn(snapshotFolder(c.path))...)
	}
	for _, p := range slices.Backward(b.Lineage) {
		if !isBefore(p, a, stores) {
			continue
		}
		for _, doc := range []model.Document{a, b} {
			if last, _ := lastPoint(doc.Lineage); last == p && isExact(doc) {
				return doc.Model, true
			}
		}
		for _, s := range stores {
			if m, ok := s.at(changeOf(p)); ok {
				return m, true
			}
		}
		if m, ok := snapshotOf(kept, p); ok {
			return m, true
		}
	}
	return nil, false
}

// isBefore tells whether a document comes from a hand-over point: its lineage
// names it, or a log has it before the document's own.
func isBefore(p model.ID, doc model.Document, stores []*past) bool {
	if slices.Contains(doc.Lineage, p) {
		return true
	}
	last, _ := lastPoint(doc.Lineage)
	for _, s := range stores {
		there, ok := findChange(s.log, s.first, s.meta.Start, changeOf(p))
		own, known := findChange(s.log, s.first, s.meta.Start, changeOf(last))
		if ok && known && there <= own {
			return true
		}
	}
	return false
}
