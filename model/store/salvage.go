package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"hone/model"
)

// salvaged is what could be brought out of a damaged store.
type salvaged struct {
	meta    meta
	version *model.Model
	log     []Entry // those before the head without a gap; may be empty
	session map[string][]byte
	damage  Damage
}

// salvage rebuilds a damaged store from the best source there is. The damaged
// file is set aside as it was.
func (op *opening) salvage(l *locked) (*File, error) {
	s, err := op.bringOut(l)
	if closing := l.file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return nil, err
	}
	if s.damage.Kept, err = keepAside(l.path, op.Options); err != nil {
		return nil, fmt.Errorf("set damaged store aside: %w", err)
	}
	if err := build(l.path, true, s.fill); err != nil {
		return nil, err
	}
	f, again, err := op.attach(l.path)
	if err != nil {
		return nil, err
	}
	if f == nil {
		return nil, errors.Join(ErrDamaged, errors.Join(again.contents.faults...), again.file.Close())
	}
	op.report.Damage = &s.damage
	return f, nil
}

// fork makes the store of an exact copy out of the first document's, which it
// leaves as it is. Without a File nor an error, that store is in use.
func (op *opening) fork(first, path string) (*File, error) {
	if first == "" {
		return nil, nil
	}
	l, err := lockStore(first)
	if errors.Is(err, ErrLocked) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s, err := op.bringOut(l)
	err = errors.Join(err, l.file.Close())
	if err != nil {
		return nil, err
	}
	s.meta.Document.Path = op.path
	if err := build(path, false, s.fill); err != nil {
		return nil, err
	}
	if !l.contents.isSound() {
		s.damage.Kept, op.report.Damage = first, &s.damage
	}
	return op.existing(path)
}

// bringOut tries the sources in turn.
func (op *opening) bringOut(l *locked) (*salvaged, error) {
	c := l.contents
	s := &salvaged{session: c.session, damage: Damage{Faults: c.faults, Lost: -1}}
	if err := op.salvageMeta(s, c); err != nil {
		return nil, err
	}
	entries := readEntries(l.file)
	if c.recordsAreSound() {
		if version, err := c.version(); err == nil {
			s.fromStore(c, version, entries)
			return s, nil
		}
	}
	if op.docErr == nil {
		op.fromText(s, c, entries, op.doc)
		s.damage.Source = FromDocument
		s.meta.Document.Hash, s.meta.Document.Path, s.meta.Document.Lineage = op.hash, op.path, op.doc.Lineage
		return s, nil
	}
	for _, kept := range snapshotsIn(snapshotFolder(l.path)) {
		doc, err := kept.Read()
		if err != nil || doc.ID != s.meta.Model {
			continue
		}
		op.fromText(s, c, entries, doc)
		s.damage.Source = FromSnapshot
		s.meta.Document.Change = ""
		return s, nil
	}
	return s, s.fromRecords(c)
}

// salvageMeta takes what meta still says and makes up the rest.
func (op *opening) salvageMeta(s *salvaged, c *contents) error {
	s.meta = c.meta
	s.meta.Format, s.meta.Application = format{FormatName, FormatVersion}, op.Application
	s.meta.Model = cmp.Or(s.meta.Model, op.doc.ID, sniffID(op.text))
	if s.meta.Model == "" {
		return errors.Join(ErrDamaged, errors.Join(c.faults...))
	}
	s.meta.Document.Path = cmp.Or(s.meta.Document.Path, op.path)
	if s.meta.Author != "" {
		return nil
	}
	author, err := model.NewID("u", op.Random)
	s.meta.Author = cmp.Or(op.Author, string(author))
	return err
}

// recordsAreSound tells whether the records are exactly those of the head.
func (c *contents) recordsAreSound() bool {
	return c.found["head"] && len(c.records) == c.meta.Head.Records && c.sum == c.meta.Head.Sum
}

// fromStore keeps the records; only the history may have lost something.
func (s *salvaged) fromStore(c *contents, version *model.Model, entries []Entry) {
	s.version, s.damage.Source, s.damage.Lost = version, FromStore, 0
	h := c.meta.Head
	for _, e := range entries { // a transaction whose meta page is damaged
		if e.Sequence != h.Sequence+1 {
			continue
		}
		next, err := s.version.Apply(e.Change)
		if err != nil {
			break
		}
		s.version, h.Sequence, h.Change = next, e.Sequence, e.Change.ID
		s.damage.Applied++
	}
	s.keepLog(tail(entries), h)
}

// keepLog keeps entries that lead to the head without a gap, and starts a log
// anew otherwise.
func (s *salvaged) keepLog(entries []Entry, h head) {
	s.meta.Head = h
	n := len(entries)
	if n > 0 && entries[n-1].Sequence == h.Sequence && entries[n-1].Change.ID == h.Change {
		s.log, s.damage.History = entries, true
		if before := entries[0].Sequence - 1; before != s.meta.Start.Sequence {
			s.meta.Start = start{Sequence: before}
		}
		return
	}
	s.damage.History = n == 0 && s.meta.Start.Sequence == h.Sequence
	s.meta.Start = start{h.Change, h.Sequence}
}

// tail is the newest entries without a gap.
func tail(entries []Entry) []Entry {
	for i := len(entries) - 1; i > 0; i-- {
		if entries[i-1].Sequence+1 != entries[i].Sequence {
			return entries[i:]
		}
	}
	return entries
}

// fromText starts from a document or snapshot and brings back what the log
// holds beyond it. Where somebody else changed the text since, both are kept as
// in a merge.
func (op *opening) fromText(s *salvaged, c *contents, entries []Entry, doc model.Document) {
	from, known := op.placeOf(c, entries, doc)
	end := from
	var later []Entry
	for _, e := range entries {
		if e.Sequence > from && known {
			later, end = append(later, e), e.Sequence
		}
	}
	whole := fold(later)
	carried := whole.On(doc.Model)
	version, err := doc.Model.Apply(carried)
	if err != nil {
		version, later, end = doc.Model, nil, from
	}
	s.version, s.damage.Applied = version, len(later)
	if c.found["head"] && known {
		s.damage.Lost = int(max(end, c.meta.Head.Sequence)-from) - len(later)
	}
	op.report.Conflicts = overruled(whole, doc.Model)
	isSame := slices.Equal(carried.Edits, whole.Edits)
	id := func(n uint64) model.ID {
		if change, ok := at(entries, n); ok {
			return change
		}
		return s.meta.Start.Change
	}
	h := head{Change: id(end), Sequence: end}
	s.meta.Document.Change, s.meta.Document.Sequence = id(from), from
	if run := tail(entries); isSame && known && s.damage.Lost <= 0 && h.Change != "" && (len(run) == 0 || run[0].Sequence <= from+1) {
		s.keepLog(run, h)
		return
	}
	anew, _ := model.NewID("c", op.Random)
	s.keepLog(nil, head{Change: anew, Sequence: max(end, c.meta.Head.Sequence) + 1})
	if len(later) == 0 {
		s.meta.Document.Change, s.meta.Document.Sequence = anew, s.meta.Head.Sequence
	}
}

// placeOf is the place in the log of a document's text.
func (op *opening) placeOf(c *contents, entries []Entry, doc model.Document) (uint64, bool) {
	for i := len(doc.Lineage) - 1; i >= 0; i-- {
		change := changeOf(doc.Lineage[i])
		for _, e := range slices.Backward(entries) {
			if e.Change.ID == change || e.Change.Cause == model.Outside && e.Change.Of == change {
				return e.Sequence, true
			}
		}
		if c.found["start"] && c.meta.Start.Change == change {
			return c.meta.Start.Sequence, true
		}
	}
	if c.found["document"] && c.meta.Document.Hash == op.hash {
		return c.meta.Document.Sequence, true
	}
	return 0, false
}

// fold is one Change that does what all the entries do, whatever is missing
// between them.
func fold(entries []Entry) model.Change {
	edits := map[model.ID]model.Edit{}
	for _, entry := range entries {
		for _, e := range entry.Change.Edits {
			if first, ok := edits[e.ID()]; ok {
				e.Before = first.Before
			}
			edits[e.ID()] = e
		}
	}
	var c model.Change
	for _, id := range sortedIDs(edits) {
		if e := edits[id]; e.Before != e.After {
			c.Edits = append(c.Edits, e)
		}
	}
	return c
}

// overruled lists the fields in which a Change that is carried over takes the
// place of what somebody else wrote.
func overruled(c model.Change, on *model.Model) []Conflict {
	var out []Conflict
	for _, e := range c.Edits {
		now, _ := on.Get(e.ID())
		if now == nil || e.Before == nil || e.After == nil || now.Kind() != e.After.Kind() {
			continue
		}
		for _, f := range model.Fields(now.Kind()) {
			was, mine, theirs := model.Value(e.Before, f), model.Value(e.After, f), model.Value(now, f)
			if was != mine && was != theirs && mine != theirs {
				out = append(out, Conflict{e.ID(), now.Kind(), model.NameOf(now), f.Name, mine, theirs})
			}
		}
	}
	return out
}

// fromRecords keeps the records that can be read, without what names others.
func (s *salvaged) fromRecords(c *contents) error {
	if len(c.records) == 0 {
		return errors.Join(ErrDamaged, errors.Join(c.faults...))
	}
	found := make([]model.Record, 0, len(c.records))
	for _, id := range sortedIDs(c.records) {
		found = append(found, c.records[id])
	}
	version := standing(found)
	s.version, s.damage.Source = version, FromRecords
	s.meta.Document.Change = ""
	h := c.meta.Head
	h.Change = cmp.Or(h.Change, model.ID("salvaged"))
	h.Sequence++
	s.keepLog(nil, h)
	return nil
}

func (s *salvaged) fill(tx *bbolt.Tx) error {
	if err := fill(tx, s.meta, s.version); err != nil {
		return err
	}
	for _, e := range s.log {
		text, err := model.MarshalChange(e.Change)
		if err == nil {
			err = tx.Bucket([]byte(logBucket)).Put(sequenceKey(e.Sequence), seal(text))
		}
		if err != nil {
			return err
		}
	}
	for key, text := range s.session {
		if err := tx.Bucket([]byte(sessionBucket)).Put([]byte(key), seal(text)); err != nil {
			return err
		}
	}
	return nil
}
