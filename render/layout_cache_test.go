package render

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// Damaged compiled code must neither be run nor keep the worker from starting.
func TestDamagedCacheIsCleared(t *testing.T) {
	cache := t.TempDir()
	spoil := map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)/3] },
		"empty":   func([]byte) []byte { return nil },
		"garbage": func(b []byte) []byte { return []byte("garbage in place of native code") },
		"flipped": func(b []byte) []byte { b[len(b)/2] ^= 0x40; return b },
	}
	for _, name := range slices.Sorted(maps.Keys(spoil)) {
		l := NewLayouter(realProgram(t), cache)
		if _, err := l.Layout(t.Context(), chain()); err != nil {
			t.Fatal(err)
		}
		l.Close()
		files := 0
		err := filepath.WalkDir(cache, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			files++
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, spoil[name](text), 0o600)
		})
		if err != nil || files == 0 {
			t.Fatalf("%d cached files: %v", files, err)
		}
		l = NewLayouter(realProgram(t), cache)
		if _, err := l.Layout(t.Context(), chain()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		l.Close()
	}
}

func TestCacheIsPrivate(t *testing.T) {
	cache := t.TempDir()
	folder := filepath.Join(cache, cacheName)
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	l := NewLayouter(evilProgram(t, "faultless"), cache)
	defer l.Close()
	if _, err := l.Layout(t.Context(), chain()); err != nil {
		t.Fatal(err)
	}
	if stat, err := os.Stat(folder); err != nil || runtime.GOOS != "windows" && stat.Mode().Perm() != 0o700 {
		t.Errorf("cache folder is %v (%v)", stat.Mode(), err)
	}
	elsewhere := t.TempDir()
	cache = t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(cache, cacheName)); err != nil {
		t.Fatal(err)
	}
	l = NewLayouter(evilProgram(t, "faultless"), cache)
	defer l.Close()
	if _, err := l.Layout(t.Context(), chain()); err == nil {
		t.Error("a link was taken for the cache folder")
	}
	if _, err := os.Stat(elsewhere); err != nil {
		t.Errorf("what the link leads to was removed: %v", err)
	}
}

func TestNoProgram(t *testing.T) {
	folder := t.TempDir()
	program, found := FindLayoutProgram(filepath.Join(folder, "hone"))
	if found {
		t.Fatalf("found %s", program)
	}
	l := newLayouter(t, program)
	if _, err := l.Layout(t.Context(), chain()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
	if err := os.WriteFile(program, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, found := FindLayoutProgram(filepath.Join(folder, "hone")); !found {
		t.Error("the worker beside the program is not found")
	}
}
