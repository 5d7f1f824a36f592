package store

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
)

const (
	// longestLog is how many entries a store keeps at least; past it and a
	// quarter more, closing leaves the oldest out.
	longestLog = 100_000
	// roomy is the size in bytes from which a file that is mostly free pages is
	// made anew at closing.
	roomy = 4 << 20
	// besideEnding follows a store's name while it is made anew.
	besideEnding = ".compact"
)

// Compact makes the store's file anew, without free pages and with no more than
// the newest entries of the log; below zero means all of them.
func (f *File) Compact(newest int) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return fmt.Errorf("compact store: %w", err)
	}
	if err := f.compact(newest); err != nil {
		return fmt.Errorf("compact store: %w", err)
	}
	return nil
}

// compactAtClose makes a file smaller that has grown too large.
func (f *File) compactAtClose() error {
	if len(f.log) > longestLog+longestLog/4 {
		return f.compact(longestLog)
	}
	info, err := os.Stat(f.store)
	if err != nil || info.Size() < roomy || f.bolt == nil {
		return nil
	}
	stats := f.bolt.db.Stats()
	if free := int64(stats.FreePageN) * int64(os.Getpagesize()); free > info.Size()/2 {
		return f.compact(-1)
	}
	return nil
}

// compact builds the new file beside the old one, reads it back and puts it in
// its place: a crash leaves one or the other whole.
func (f *File) compact(newest int) error {
	f.using.Lock()
	defer f.using.Unlock()
	if f.bolt == nil || !isAt(f.bolt.file, f.store) {
		return ErrReplaced
	}
	small, cut := f.meta, 0
	if newest >= 0 && newest < len(f.log) {
		cut = len(f.log) - newest
		small.Start = start{f.log[cut-1].id, f.first + uint64(cut) - 1}
	}
	beside := f.store + besideEnding
	os.Remove(beside)
	err := f.bolt.view(func(old *bbolt.Tx) error {
		return build(beside, false, func(tx *bbolt.Tx) error { return f.copyInto(tx, old, small) })
	})
	if err == nil {
		err = trim(beside)
	}
	if err == nil {
		err = checkStore(beside, small.Head)
	}
	if err != nil {
		os.Remove(beside)
		return err
	}
	f.bolt.abandon()
	f.bolt = nil
	if err := place(beside, f.store, true); err != nil {
		return errors.Join(err, f.reopen())
	}
	f.meta, f.log, f.first = small, f.log[cut:], small.Start.Sequence+1
	return f.reopen()
}

// copyInto writes what a store holds into an empty one.
func (f *File) copyInto(tx, old *bbolt.Tx, m meta) error {
	if err := fill(tx, m, f.version); err != nil {
		return err
	}
	for _, name := range []string{logBucket, sessionBucket} {
		from, to := old.Bucket([]byte(name)).Cursor(), tx.Bucket([]byte(name))
		to.FillPercent = 1
		key, value := from.First()
		if name == logBucket {
			key, value = from.Seek(sequenceKey(m.Start.Sequence + 1))
		}
		for ; key != nil; key, value = from.Next() {
			if err := to.Put(key, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// trim cuts off the room that bbolt keeps for what is to come.
func trim(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	p, err := pagesOf(file)
	if err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(p.root.pages)*p.root.pageSize), file.Sync())
}

// checkStore reads a store back whole.
func checkStore(path string, want head) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	c, err := readContents(file)
	if err != nil {
		return err
	}
	if !c.isSound() || c.meta.Head != want {
		return errors.Join(ErrDamaged, errors.Join(c.faults...))
	}
	return nil
}
