package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"hone/model"
)

// commit puts one Change on disk in one transaction and moves the head.
func (f *File) commit(c model.Change) error {
	next := f.meta
	err := f.transact(c.ID, func(tx *bbolt.Tx) error {
		next = f.meta
		return putChange(tx, &next, c)
	})
	if err == nil {
		f.meta = next
	}
	return err
}

// transact runs one transaction. When it fails, the store is opened anew and
// its head read: bbolt can fail after the transaction is on disk. head is the
// Change that the store's head names if it is; the transaction is tried a
// second time when the store's file had to be put back in its place.
func (f *File) transact(head model.ID, write func(*bbolt.Tx) error) error {
	err := f.attempt(write)
	if err == nil {
		return nil
	}
	f.using.Lock()
	defer f.using.Unlock()
	if errors.Is(err, ErrReplaced) && f.bolt != nil {
		if err := f.putBack(); err != nil {
			return err
		}
	} else if again := f.reopen(); again != nil {
		return errors.Join(err, again)
	}
	stored, readErr := f.storedHead()
	switch {
	case readErr != nil:
		return errors.Join(err, readErr)
	case stored == head:
		return nil
	case errors.Is(err, ErrReplaced):
		return f.bolt.update(write)
	}
	return err
}

// attempt runs a transaction while others may read.
func (f *File) attempt(write func(*bbolt.Tx) error) error {
	f.using.RLock()
	defer f.using.RUnlock()
	if f.bolt == nil { // it could not be opened again after an error
		return fmt.Errorf("use store: %w", ErrReplaced)
	}
	return f.bolt.update(write)
}

func (f *File) storedHead() (model.ID, error) {
	var h head
	err := f.bolt.view(func(tx *bbolt.Tx) error {
		return unsealJSON(tx.Bucket([]byte(metaBucket)).Get([]byte("head")), &h)
	})
	return h.Change, err
}

// reopen closes the store and opens it again, checked like the first time.
func (f *File) reopen() error {
	if f.bolt != nil {
		f.bolt.abandon()
		f.bolt = nil
	}
	l, err := lockStore(f.store)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", ErrReplaced, err)
	}
	if err != nil {
		return err
	}
	if !l.contents.isSound() || l.contents.meta.Model != f.meta.Model {
		return errors.Join(ErrDamaged, errors.Join(l.contents.faults...), l.file.Close())
	}
	f.bolt, err = l.open()
	return err
}

// putBack makes a new store out of the one whose file was taken away or
// replaced: it is still open here and holds every Change. What stands in its
// place is moved aside.
func (f *File) putBack() error {
	if err := os.MkdirAll(filepath.Dir(f.store), 0o700); err != nil {
		return fmt.Errorf("%w: %w", ErrReplaced, err)
	}
	temp, err := createTemp(f.store)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrReplaced, err)
	}
	err = f.bolt.view(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(temp)
		return err
	})
	err = errors.Join(err, temp.Chmod(0o600), temp.Sync(), temp.Close())
	if err == nil {
		err = f.setAside("replaced")
	}
	if err == nil {
		err = place(temp.Name(), f.store, false)
	}
	if err != nil {
		os.Remove(temp.Name())
		return fmt.Errorf("%w: %w", ErrReplaced, err)
	}
	return f.reopen()
}

// setAside renames the file that stands in the store's place, which is left as
// it is otherwise.
func (f *File) setAside(why string) error {
	if !exists(f.store) {
		return nil
	}
	return rename(f.store, asideName(f.store, why, f.options))
}

// keepAside gives a damaged store a second name, under which it stays when a
// new one takes its place; where there are no links, a copy. At no moment is
// there none: a crash leaves the damaged one or the new.
func keepAside(path string, o Options) (string, error) {
	aside := asideName(path, "damaged", o)
	if os.Link(path, aside) == nil {
		return aside, nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return aside, SafeWrite(aside, content, false)
}

// asideName is a free name beside a file.
func asideName(path, why string, o Options) string {
	stamp := o.Now().UTC().Format("20060102T150405")
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.%s-%s", path, why, stamp)
		if n > 1 {
			aside += fmt.Sprintf("-%d", n)
		}
		if !exists(aside) {
			return aside
		}
	}
}

// abandon lets go of a store in which a transaction failed.
func (b *bolt) abandon() {
	defer func() { _ = recover() }() // the file may be damaged; it is read again
	b.db.Close()
}

// change reads one entry of the log.
func (f *File) change(n uint64) (model.Change, error) {
	f.using.RLock()
	defer f.using.RUnlock()
	if f.bolt == nil {
		return model.Change{}, fmt.Errorf("read change %d: %w", n, ErrClosed)
	}
	var c model.Change
	err := f.bolt.view(func(tx *bbolt.Tx) (err error) {
		c, err = readChange(tx.Bucket([]byte(logBucket)).Get(sequenceKey(n)))
		return err
	})
	if err != nil {
		return c, fmt.Errorf("read change %d: %w", n, err)
	}
	return c, nil
}

func readChange(value []byte) (model.Change, error) {
	text, err := unseal(value)
	if err != nil {
		return model.Change{}, err
	}
	return model.UnmarshalChange(text)
}
