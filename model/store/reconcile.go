package store

import (
	"fmt"

	"hone/model"
)

// reconcile compares the text, the head and the document that the store last
// read or wrote, and brings the three together.
func (op *opening) reconcile(f *File) error {
	ahead := f.isBehind()
	if f.meta.Document.Path != op.path {
		next := f.meta.Document
		next.Path = op.path
		if err := f.setDocument(next); err != nil {
			return err
		}
	}
	if op.hash == f.meta.Document.Hash {
		op.report.Case = Same
		if ahead {
			op.broughtBack(f)
		}
		return nil
	}
	a, err := f.compare(op.doc)
	if err != nil {
		return fmt.Errorf("compare document and store: %w", err)
	}
	f.began = extend(f.began, op.doc.Lineage...)
	switch {
	case a.kind == sameContent:
		return op.same(f)
	case a.kind == olderContent && ahead:
		op.broughtBack(f)
		return nil
	case a.kind == bothChanged:
		return op.merge(f, a)
	case a.kind == olderContent:
		op.report.Case = Older
		f.snapshotDue("older")
	default:
		op.report.Case = Outside
	}
	return op.takeOver(f, a)
}

// broughtBack writes the document from a store that is ahead of it.
func (op *opening) broughtBack(f *File) {
	op.report.Case = Ahead
	if f.meta.Document.Change == "" && op.report.NewID {
		op.report.Case = Same // only the ID was still to be written
	}
	op.report.Changes = int(f.meta.Head.Sequence - min(f.meta.Head.Sequence, f.meta.Document.Sequence))
	next := f.meta.Document
	next.Hash = op.hash // read and understood: this text may be replaced
	f.meta.Document = next
	op.writeNow(f)
}

// same notes a text that says the same in another form.
func (op *opening) same(f *File) error {
	op.report.Case = Same
	next := f.meta.Document
	next.Hash, next.Lineage = op.hash, op.doc.Lineage
	next.Change, next.Sequence = f.meta.Head.Change, f.meta.Head.Sequence
	if op.report.NewID {
		next.Change = ""
	}
	if err := f.setDocument(next); err != nil {
		return err
	}
	if op.report.NewID {
		op.writeNow(f)
	}
	return nil
}

// takeOver makes the head what the text says.
func (op *opening) takeOver(f *File, a arrival) error {
	c, err := f.outside(a, op.doc)
	if a.kind == olderContent { // an edit of the user's, who can take it back
		c.Label, c.Cause = "older-version", model.Edited
	}
	if err == nil {
		err = f.append(c)
	}
	if err != nil {
		return err
	}
	f.makeSnapshots()
	f.session = false
	next := f.meta.Document
	next.Hash, next.Lineage = op.hash, op.doc.Lineage
	next.Change, next.Sequence = f.meta.Head.Change, f.meta.Head.Sequence
	if op.report.NewID {
		next.Change = ""
	}
	if err := f.setDocument(next); err != nil {
		return err
	}
	if op.report.NewID {
		op.writeNow(f)
	}
	return nil
}

// merge enters what came in on top of what is here. With conflicts the document
// is left as it is until the next edit or write-back, so that the user sees them
// first; either way the text that came in is kept as a snapshot.
func (op *opening) merge(f *File, a arrival) error {
	op.report.Case, op.report.Conflicts = Merged, a.conflicts
	f.snapshotDue("merge")
	if !a.change.IsEmpty() {
		c, err := f.outside(a, op.doc)
		if err == nil {
			err = f.append(c)
		}
		if err != nil {
			return err
		}
	}
	f.makeSnapshots()
	f.session = false
	if err := f.accept(op.text, op.doc.Lineage); err != nil {
		return err
	}
	if len(a.conflicts) == 0 {
		op.writeNow(f)
	}
	return nil
}

// writeNow writes the document while opening; a failure is told, not fatal.
func (op *opening) writeNow(f *File) {
	op.report.Unwritten = f.writeBack()
}
