package store

import (
	"cmp"
	"encoding/binary"
	"io"
	"os"
	"slices"

	"hone/model"
)

// readEntries reads every entry of the log that is anywhere in a file, in
// order, each once. Those that the tree leads to come first; the others are
// looked for in every page, for bbolt writes a page before what leads to it.
func readEntries(f *os.File) []Entry {
	info, err := f.Stat()
	if err != nil {
		return nil
	}
	return entriesOf(f, info.Size())
}

func entriesOf(file io.ReaderAt, size int64) []Entry {
	p, err := openPages(file, size)
	if err != nil {
		return nil
	}
	var out []Entry
	keep := func(it item) {
		if len(it.key) != 8 || it.bucket {
			return
		}
		if c, err := readChange(it.value); err == nil && c.ID != "" {
			out = append(out, Entry{binary.BigEndian.Uint64(it.key), c})
		}
	}
	p.top(func(name string) func(item) {
		if name == logBucket {
			return keep
		}
		return nil
	})
	p.leaves(keep)
	slices.SortStableFunc(out, func(a, b Entry) int { return cmp.Compare(a.Sequence, b.Sequence) })
	return slices.CompactFunc(out, func(a, b Entry) bool { return a.Sequence == b.Sequence })
}

// leaves reads the leaf pages that no tree led to so far.
func (p *pages) leaves(each func(item)) {
	p.root.pages = uint64(p.size / p.root.pageSize) // pages of a newer transaction lie beyond the mark
	p.seen = append(p.seen, make([]bool, p.root.pages-uint64(len(p.seen)))...)
	for id := uint64(2); id < p.root.pages; id++ {
		if p.seen[id] {
			continue
		}
		header := make([]byte, pageHeader)
		order := binary.NativeEndian
		if _, err := p.file.ReadAt(header, int64(id)*p.root.pageSize); err != nil {
			return
		}
		if order.Uint64(header) == id && order.Uint16(header[8:]) == leafPage && uint64(order.Uint32(header[12:])) < p.root.pages-id {
			if page, ok := p.take(id); ok {
				(&tree{pages: p, each: each}).leaf(page)
			}
		}
	}
}

// at is the ID of the entry with that sequence, if it is among the entries.
func at(entries []Entry, n uint64) (model.ID, bool) {
	i, ok := slices.BinarySearchFunc(entries, n, func(e Entry, n uint64) int { return cmp.Compare(e.Sequence, n) })
	if !ok {
		return "", false
	}
	return entries[i].Change.ID, true
}
