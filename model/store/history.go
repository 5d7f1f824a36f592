package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"hone/model"
)

// Entry is one Change of the log with its place in it.
type Entry struct {
	Sequence uint64
	Change   model.Change
}

// Log lists the newest entries of the history, oldest first; newest below one
// means all of them.
func (f *File) Log(newest int) ([]Entry, error) {
	f.writing.Lock()
	first, end := f.first, f.meta.Head.Sequence+1
	f.writing.Unlock()
	if n := end - first; newest > 0 && n > uint64(newest) {
		first = end - uint64(newest)
	}
	return f.entries(first, end)
}

// entries reads the log from first up to, but not with, end.
func (f *File) entries(first, end uint64) ([]Entry, error) {
	f.using.RLock()
	defer f.using.RUnlock()
	if f.bolt == nil {
		return nil, fmt.Errorf("read log: %w", ErrClosed)
	}
	var out []Entry
	err := f.bolt.view(func(tx *bbolt.Tx) error {
		log := tx.Bucket([]byte(logBucket))
		for n := first; n < end; n++ {
			c, err := readChange(log.Get(sequenceKey(n)))
			if err != nil {
				return fmt.Errorf("entry %d: %w", n, err)
			}
			out = append(out, Entry{n, c})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read log: %w", err)
	}
	return out, nil
}

// Version is the model as it was after the entry of that sequence; the entry
// before the log's first gives the version that the log starts from.
func (f *File) Version(sequence uint64) (*model.Model, error) {
	f.writing.Lock()
	first, end, version := f.first, f.meta.Head.Sequence+1, f.version
	f.writing.Unlock()
	return f.versionAt(sequence, first, end, version)
}

func (f *File) versionAt(sequence, first, end uint64, version *model.Model) (*model.Model, error) {
	if sequence+1 < first || sequence >= end {
		return nil, fmt.Errorf("find version %d: the log has %d to %d", sequence, first-1, end-1)
	}
	later, err := f.entries(sequence+1, end)
	if err != nil {
		return nil, err
	}
	return rewind(version, later)
}

// rewind takes entries back from the version that they led to. It touches each
// record once, however many entries there are.
func rewind(version *model.Model, entries []Entry) (*model.Model, error) {
	then := map[model.ID]model.Record{}
	for i := len(entries) - 1; i >= 0; i-- {
		for _, e := range entries[i].Change.Edits {
			then[e.ID()] = e.Before
		}
	}
	var c model.Change
	for _, id := range sortedIDs(then) {
		if now, _ := version.Get(id); now != then[id] {
			c.Edits = append(c.Edits, model.Edit{Before: now, After: then[id]})
		}
	}
	return version.Apply(c)
}
