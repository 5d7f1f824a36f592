package store

import (
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"
)

// Session reads what the window remembers of a model under a key, such as
// "zoom", into a pointer. It tells whether there was anything that fits.
func (f *File) Session(key string, into any) bool {
	f.using.RLock()
	defer f.using.RUnlock()
	if f.bolt == nil {
		return false
	}
	err := f.bolt.view(func(tx *bbolt.Tx) error {
		return unsealJSON(tx.Bucket([]byte(sessionBucket)).Get([]byte(key)), into)
	})
	return err == nil
}

// PutSession remembers a value under a key. It is no Change: it is neither in
// the document nor undone.
func (f *File) PutSession(key string, value any) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return fmt.Errorf("remember %s: %w", key, err)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("remember %s: %w", key, err)
	}
	err = f.transact("", func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(sessionBucket)).Put([]byte(key), seal(text))
	})
	if err != nil {
		return fmt.Errorf("remember %s: %w", key, err)
	}
	return nil
}
