package store

import (
	"fmt"

	"hone/model"
)

// arrival is how a document's text stands to the store's head.
type arrival struct {
	kind      contentKind
	change    model.Change // brings it over to the head
	conflicts []Conflict
	exact     bool // after the change the head is the text's model
}

type contentKind int

const (
	sameContent  contentKind = iota
	olderContent             // a version of ours from before
	theirContent             // somebody else changed it, nobody here
	bothChanged
)

// compare finds the version that a text and the head both come from and what
// each has changed since.
func (f *File) compare(doc model.Document) (arrival, error) {
	whole := model.Diff(f.version, doc.Model)
	if whole.IsEmpty() {
		return arrival{kind: sameContent, exact: true}, nil
	}
	ancestor, err := f.ancestor(doc)
	if err != nil {
		return arrival{}, err
	}
	switch {
	case model.Diff(ancestor, doc.Model).IsEmpty():
		return arrival{kind: olderContent, change: whole, exact: true}, nil
	case model.Diff(ancestor, f.version).IsEmpty():
		return arrival{kind: theirContent, change: whole, exact: true}, nil
	}
	m := Merge(ancestor, f.version, doc.Model)
	return arrival{bothChanged, m.Change, m.Conflicts, model.Diff(m.Model, doc.Model).IsEmpty()}, nil
}

// ancestor is the newest version that the text's lineage names and the log or a
// snapshot still has. A text without lineage, written by hand or by a script,
// comes from what the document was last; one with an unknown lineage has
// nothing with the head in common but what is equal.
func (f *File) ancestor(doc model.Document) (*model.Model, error) {
	for i := len(doc.Lineage) - 1; i >= 0; i-- {
		change := changeOf(doc.Lineage[i])
		if n, ok := f.find(change); ok {
			return f.versionAt(n, f.first, f.meta.Head.Sequence+1, f.version)
		}
		if m, ok := f.snapshotOf(doc.Lineage[i]); ok {
			return m, nil
		}
	}
	if n := f.meta.Document.Sequence; len(doc.Lineage) == 0 && n+1 >= f.first {
		return f.versionAt(n, f.first, f.meta.Head.Sequence+1, f.version)
	}
	return SharedPart(f.version, doc.Model), nil
}

// find is the place in the log at which a Change was the latest.
func (f *File) find(change model.ID) (uint64, bool) {
	return findChange(f.log, f.first, f.meta.Start, change)
}

// findChange looks for a Change by its own ID, or for one from outside whose
// content was taken over as it was.
func findChange(log []trace, first uint64, from start, change model.ID) (uint64, bool) {
	if change == "" {
		return 0, false
	}
	for i := len(log) - 1; i >= 0; i-- {
		t := log[i]
		if t.id == change || t.cause == model.Outside && t.of == change {
			return first + uint64(i), true
		}
	}
	return from.Sequence, from.Change == change
}

// outside is the Change that takes an arrival over at opening.
func (f *File) outside(a arrival, doc model.Document) (model.Change, error) {
	c, err := f.Stamp(a.change)
	if err != nil {
		return c, fmt.Errorf("take over document: %w", err)
	}
	c.Label, c.Cause = "changed-outside", model.Outside
	if last, ok := lastPoint(doc.Lineage); ok && a.exact && isExact(doc) {
		c.Of = changeOf(last)
	}
	return c, nil
}
