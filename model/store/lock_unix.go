//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// tryLock takes the lock that bbolt takes, on the same open file, so that
// handing the file to bbolt afterwards keeps it.
func tryLock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// beforeBolt is called just before the locked file goes to bbolt.
func beforeBolt(*os.File) error { return nil }

func isFull(error) bool { return false }

// syncFolder makes a rename in the folder durable.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) { // one that can be written but not listed
		return nil
	}
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some file systems cannot, and need not
	}
	return errors.Join(err, folder.Close())
}

func rename(from, to string) error { return os.Rename(from, to) }
