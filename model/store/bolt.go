package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"hone/model"
)

const (
	// lockWait is how long another process may keep us waiting.
	lockWait  = 400 * time.Millisecond
	lockPause = 20 * time.Millisecond
)

// bolt is one open store file.
type bolt struct {
	db   *bbolt.DB
	file *os.File
	path string
}

// locked is a store's file that this process alone may touch, read and checked
// but not yet open.
type locked struct {
	file     *os.File
	path     string
	contents *contents
}

// lockStore locks a store and reads it. fs.ErrNotExist: there is none;
// ErrLocked: another process has it.
func lockStore(path string) (*locked, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	for end := time.Now().Add(lockWait); ; time.Sleep(lockPause) {
		got, err := tryLock(f)
		if got {
			break
		}
		if err == nil && time.Now().After(end) {
			err = ErrLocked
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("open store: %w", err), f.Close())
		}
	}
	if !isAt(f, path) { // replaced between opening and locking
		return nil, errors.Join(fmt.Errorf("open store: %w", ErrReplaced), f.Close())
	}
	c, err := readContents(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &locked{f, path, c}, nil
}

// isAt tells whether an open file is still the one that its path names.
func isAt(f *os.File, path string) bool {
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(ours, named)
}

// open hands a sound, locked file to bbolt.
func (l *locked) open() (b *bolt, err error) {
	if err := beforeBolt(l.file); err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), l.file.Close())
	}
	defer recoverDamage(&err)
	db, err := bbolt.Open(l.path, 0o600, &bbolt.Options{
		Timeout:  lockWait,
		OpenFile: func(string, int, fs.FileMode) (*os.File, error) { return l.file, nil },
	})
	if err != nil {
		return nil, fmt.Errorf("open store: %w", errors.Join(boltCause(err), err))
	}
	return &bolt{db, l.file, l.path}, nil
}

func boltCause(err error) error {
	if errors.Is(err, bolterrors.ErrTimeout) {
		return ErrLocked
	}
	return nil
}

// recoverDamage turns bbolt's panic over a damaged page into an error.
func recoverDamage(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("use store: %w: %v", ErrDamaged, r)
	}
}

// update runs one transaction. After an error its outcome is not known: bbolt
// may fail after the Change is on disk.
func (b *bolt) update(write func(*bbolt.Tx) error) (err error) {
	if !isAt(b.file, b.path) {
		return ErrReplaced
	}
	defer recoverDamage(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	if err := b.db.Update(write); err != nil {
		return err
	}
	if !isAt(b.file, b.path) {
		return ErrReplaced
	}
	return nil
}

func (b *bolt) view(read func(*bbolt.Tx) error) (err error) {
	defer recoverDamage(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return b.db.View(read)
}

// close ends with an empty transaction: both meta pages then lead to the same
// records, so that damage to either costs nothing.
func (b *bolt) close() error {
	err := b.update(func(*bbolt.Tx) error { return nil })
	if errors.Is(err, ErrDamaged) {
		return err // bbolt's own locks are in an unknown state
	}
	return errors.Join(err, b.db.Close())
}

// build is a new store under a temporary name, closed and then moved to its
// place: a file that was torn while it was made is never found there. fill
// runs in one transaction.
func build(path string, replace bool, fill func(*bbolt.Tx) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	f, err := createTemp(path)
	if err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	temp := f.Name()
	f.Close()
	os.Chmod(temp, 0o600)
	db, err := bbolt.Open(temp, 0o600, &bbolt.Options{Timeout: lockWait})
	if err == nil {
		err = db.Update(fill)
		err = errors.Join(err, db.Update(func(*bbolt.Tx) error { return nil }), db.Close())
	}
	if err != nil {
		os.Remove(temp)
		return fmt.Errorf("make store: %w", err)
	}
	if err := place(temp, path, replace); err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	return nil
}

// fill writes a whole store: meta's head is counted from the version.
func fill(tx *bbolt.Tx, m meta, version *model.Model) error {
	buckets := map[string]*bbolt.Bucket{}
	for _, name := range []string{metaBucket, recordBucket, logBucket, sessionBucket} {
		b, err := tx.CreateBucket([]byte(name))
		if err != nil {
			return err
		}
		buckets[name] = b
	}
	m.Head.Records, m.Head.Sum = version.Len(), 0
	for _, k := range model.Kinds() {
		for _, r := range version.Records(k) {
			text := model.MarshalRecord(r)
			m.Head.Sum += weight([]byte(r.Key()), text)
			if err := buckets[recordBucket].Put([]byte(r.Key()), seal(text)); err != nil {
				return err
			}
		}
	}
	return putMeta(tx, &m, "")
}

// putMeta writes one value of meta, or all of them.
func putMeta(tx *bbolt.Tx, m *meta, only string) error {
	for _, v := range m.values() {
		if only != "" && only != v.name {
			continue
		}
		value, err := sealJSON(v.field)
		if err == nil {
			err = tx.Bucket([]byte(metaBucket)).Put([]byte(v.name), value)
		}
		if err != nil {
			return fmt.Errorf("write meta: %w", err)
		}
	}
	return nil
}

// putChange writes a Change's records, its log entry and the head that it
// leads to.
func putChange(tx *bbolt.Tx, m *meta, c model.Change) error {
	records := tx.Bucket([]byte(recordBucket))
	for _, e := range c.Edits {
		if err := putRecord(records, e, &m.Head); err != nil {
			return err
		}
	}
	text, err := model.MarshalChange(c)
	if err != nil {
		return err
	}
	m.Head.Sequence++
	m.Head.Change = c.ID
	log := tx.Bucket([]byte(logBucket))
	log.FillPercent = 0.9 // entries only ever come at the end
	if err := log.Put(sequenceKey(m.Head.Sequence), seal(text)); err != nil {
		return err
	}
	return putMeta(tx, m, "head")
}

func putRecord(records *bbolt.Bucket, e model.Edit, h *head) error {
	key := []byte(e.ID())
	if old := records.Get(key); old != nil {
		text, err := unseal(old)
		if err != nil {
			return err
		}
		h.Sum -= weight(key, text)
		h.Records--
	}
	if e.After == nil {
		return records.Delete(key)
	}
	text := model.MarshalRecord(e.After)
	h.Sum += weight(key, text)
	h.Records++
	return records.Put(key, seal(text))
}
