package store

import (
	"os"
	"path/filepath"
	"slices"
	"time"

	"hone/model"
)

// candidate is a store that may be a document's, as a glance at its meta shows.
// A glance takes no lock, so it may catch a store while it is written; it looks
// again then.
type candidate struct {
	path string
	meta meta
	read bool // meta could be read
}

func glance(path string) candidate {
	c := candidate{path: path}
	for range 3 {
		f, err := os.Open(path)
		if err != nil {
			return c
		}
		found := &contents{found: map[string]bool{}}
		if p, err := pagesOf(f); err == nil {
			p.top(func(name string) func(item) {
				if name == metaBucket {
					return found.readMeta
				}
				return nil
			})
		}
		f.Close()
		if c.meta, c.read = found.meta, found.found["model"] && found.found["document"]; c.read {
			return c
		}
	}
	return c
}

// candidates lists the stores in the folder whose names fit, by name.
func candidates(folder string, patterns ...string) []candidate {
	var paths []string
	for _, pattern := range patterns {
		found, _ := filepath.Glob(filepath.Join(globEscape(folder), pattern))
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	out := make([]candidate, 0, len(paths))
	for _, path := range slices.Compact(paths) {
		out = append(out, glance(path))
	}
	return out
}

// storesOf lists the stores that hold a model, its own and those of copies.
func storesOf(folder string, id model.ID) []candidate {
	return slices.DeleteFunc(candidates(folder, storeName(id)+".db", storeName(id)+"~*.db"), func(c candidate) bool {
		return c.read && c.meta.Model != id
	})
}

// storesAt lists the stores whose document is at a path, the one used last first.
func storesAt(folder, path string) []candidate {
	found := slices.DeleteFunc(candidates(folder, "*.db"), func(c candidate) bool { return !c.read || !c.isOf(path) })
	slices.SortStableFunc(found, func(a, b candidate) int { return b.used().Compare(a.used()) })
	return found
}

// used is when the store was last written.
func (c candidate) used() time.Time {
	info, err := os.Stat(c.path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// isOf tells whether the store's document is the file at path.
func (c candidate) isOf(path string) bool {
	if c.meta.Document.Path == path {
		return true
	}
	here, err := os.Stat(path)
	if err != nil {
		return false
	}
	there, err := os.Stat(c.meta.Document.Path)
	return err == nil && os.SameFile(here, there)
}

// isForsaken tells whether the store's document is no longer where it was: it
// was moved, or another model took its place.
func (c candidate) isForsaken() bool {
	doc, err := ReadDocument(c.meta.Document.Path)
	if err == nil {
		return doc.ID != c.meta.Model
	}
	return !exists(c.meta.Document.Path)
}

// isKinOf tells whether a document comes from what the store has written.
func (c candidate) isKinOf(doc model.Document, hash string) bool {
	if c.meta.Document.Hash == hash {
		return true
	}
	for _, p := range doc.Lineage {
		if slices.Contains(c.meta.Document.Lineage, p) || changeOf(p) == c.meta.Head.Change || changeOf(p) == c.meta.Start.Change {
			return true
		}
	}
	return false
}

// choice is the store to open for a document.
type choice struct {
	path      string
	isNew     bool
	movedFrom string
	copyOf    string
	forkOf    string // store to copy, for a document that is an exact copy
}

// choose finds a document's store. A store belongs to one document: a copy of
// the file elsewhere, with the first still in place, gets a store of its own,
// so that the two never run into one. It starts with the history of the first
// when the two are alike to the byte. A file that was moved keeps its store.
func choose(folder, path string, doc model.Document, hash string) choice {
	stores := storesOf(folder, doc.ID)
	for _, c := range stores {
		if c.read && c.isOf(path) {
			return choice{path: c.path}
		}
	}
	for _, c := range stores {
		if c.read && c.isKinOf(doc, hash) && c.isForsaken() {
			return choice{path: c.path, movedFrom: c.meta.Document.Path}
		}
	}
	own := filepath.Join(folder, storeName(doc.ID)+".db")
	second := filepath.Join(folder, copyName(doc.ID, path)+".db")
	made := choice{path: own, isNew: true}
	for _, c := range stores {
		switch {
		case !c.read && (c.path == own || c.path == second):
			return choice{path: c.path} // damaged; opening it will tell
		case !c.read:
		case c.meta.Document.Hash == hash && !c.isForsaken():
			made.copyOf, made.forkOf = c.meta.Document.Path, c.path
		case made.copyOf == "" && !c.isForsaken():
			made.copyOf = c.meta.Document.Path
		}
	}
	if exists(own) {
		made.path = second
	}
	return made
}
