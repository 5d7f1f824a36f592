package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// NameSnapshot gives a kept version a name, and with it a place for good. Its
// text and its time stay as they are.
func (f *File) NameSnapshot(s Snapshot, name string) (Snapshot, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.writable(); err != nil {
		return s, fmt.Errorf("name snapshot: %w", err)
	}
	if name == "" {
		return s, errors.New("name snapshot: no name is given")
	}
	text, err := readText(s.Path)
	if err != nil {
		return s, fmt.Errorf("name snapshot: %w", err)
	}
	named := s
	named.Reason, named.Name = namedReason, name
	named.Path = filepath.Join(filepath.Dir(s.Path), named.fileName())
	if named.Path == s.Path {
		return s, nil
	}
	if err := SafeWrite(named.Path, text, false); err != nil {
		return s, fmt.Errorf("name snapshot: %w", err)
	}
	if err := os.Remove(s.Path); err != nil { // both stay then, which does no harm
		return named, fmt.Errorf("name snapshot: %w", err)
	}
	return named, nil
}
