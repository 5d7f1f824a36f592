package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SafeWrite puts a whole file in its place: a temp file in the same folder is
// written, synced and renamed, so that a reader finds the old content or the
// new one, never a part. An old file's permissions stay, and a symbolic link
// is followed, not replaced. Without replace, an existing file is ErrExists.
func SafeWrite(path string, content []byte, replace bool) error {
	target, err := Target(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	old, err := os.Stat(target)
	switch {
	case err == nil && !replace:
		return fmt.Errorf("write %s: %w", path, ErrExists)
	case err == nil && !old.Mode().IsRegular():
		return fmt.Errorf("write %s: not a plain file", path)
	case err == nil && old.Mode().Perm()&0o200 == 0:
		return fmt.Errorf("write %s: %w", path, ErrProtected)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("write %s: %w", path, bare(err))
	}
	temp, err := writeTemp(target, content, old)
	if err == nil {
		err = place(temp, target, replace)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, bare(err))
	}
	return nil
}

// Target is the absolute path at the end of all symbolic links; the file
// itself need not exist.
func Target(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range 40 {
		whole, err := filepath.EvalSymlinks(path)
		if err == nil {
			return whole, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		link, err := os.Readlink(path)
		if err != nil { // nothing there yet: resolve the folder alone
			folder, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return path, nil
			}
			return filepath.Join(folder, filepath.Base(path)), nil
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(path), link)
		}
		path = link
	}
	return "", fmt.Errorf("%s: too many links", path)
}

func writeTemp(target string, content []byte, old fs.FileInfo) (string, error) {
	f, err := createTemp(target)
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	if old != nil {
		err = errors.Join(err, f.Chmod(old.Mode().Perm()))
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// createTemp makes a new file beside target, with the permissions that the
// user gives to new files. Its name does not grow with the target's, which may
// be as long as the file system allows.
func createTemp(target string) (*os.File, error) {
	for n := 0; ; n++ {
		name := fmt.Sprintf("%s%d-%d.tmp", tempPrefix(target), os.Getpid(), n)
		f, err := os.OpenFile(filepath.Join(filepath.Dir(target), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil || !errors.Is(err, fs.ErrExist) || n > 1000 {
			return f, err
		}
	}
}

func tempPrefix(target string) string {
	return ".hone-" + digest([]byte(filepath.Base(target)))[:8] + "-"
}

// sweepTemps removes what a process that was killed while writing target left
// behind. Only the owner of the target may call it.
func sweepTemps(target string) {
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(target), tempPrefix(target)+"*.tmp"))
	for _, name := range left {
		os.Remove(name)
	}
}

// place moves a finished temp file to its name. Without replace it never takes
// the place of a file that somebody made in the meantime.
func place(temp, target string, replace bool) error {
	err := error(nil)
	if replace {
		err = rename(temp, target)
	} else if err = os.Link(temp, target); err == nil {
		os.Remove(temp)
	} else if !errors.Is(err, fs.ErrExist) { // a file system without links
		if _, exists := os.Lstat(target); exists == nil {
			err = fs.ErrExist
		} else {
			err = rename(temp, target)
		}
	}
	if err != nil {
		os.Remove(temp)
		if errors.Is(err, fs.ErrExist) {
			return ErrExists
		}
		return err
	}
	return syncFolder(filepath.Dir(target))
}
