package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// bbolt maps its file and trusts what it finds there: a damaged page makes it
// panic, hang or read past the end. So the file is read here first, page by
// page, with every number checked (bbolt file format version 2).

const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader  = 16
	elementSize = 16

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketFlag = 0x01
	maxDepth   = 40
	maxFaults  = 20
)

// root is one of the two meta pages: the entrance to one transaction's tree.
type root struct {
	pageSize int64
	page     uint64 // of the root bucket
	freelist uint64
	pages    uint64 // high water mark
	tx       uint64
}

// pages reads one bbolt file. It never reads a page twice, so that it ends on
// any input.
type pages struct {
	file   io.ReaderAt
	size   int64
	root   root
	seen   []bool
	faults []error
}

func (p *pages) fault(format string, args ...any) {
	if len(p.faults) < maxFaults {
		p.faults = append(p.faults, fmt.Errorf(format, args...))
	}
}

// openPages finds the newest sound meta page. A torn one may be what a power cut
// left behind, with the other one leading to the last transaction, or may have
// led to a newer one: that is a fault, and leaves decides.
func openPages(file io.ReaderAt, size int64) (*pages, error) {
	if size == 0 {
		return nil, fmt.Errorf("read store: %w: empty", ErrDamaged)
	}
	first, firstErr := readRoot(file, 0)
	second, secondErr := secondRoot(file, first, firstErr, size)
	if firstErr != nil && secondErr != nil {
		return nil, fmt.Errorf("read store: %w: %w", ErrDamaged, errors.Join(firstErr, secondErr))
	}
	p := &pages{file: file, size: size, root: first}
	if firstErr != nil || secondErr == nil && second.tx > first.tx {
		p.root = second
	}
	if err := errors.Join(firstErr, secondErr); err != nil {
		p.fault("the last transaction may be missing: %w", err)
	}
	if firstErr == nil && secondErr == nil && second.tx-first.tx != 1 && first.tx-second.tx != 1 {
		p.fault("the two meta pages are of transactions %d and %d", first.tx, second.tx)
	}
	if have := uint64(size / p.root.pageSize); p.root.pages > have || p.root.pages < 4 {
		p.fault("the file has %d pages, it should have %d", have, p.root.pages)
		p.root.pages = min(p.root.pages, have)
	}
	p.seen = make([]bool, p.root.pages)
	return p, nil
}

func secondRoot(file io.ReaderAt, first root, firstErr error, size int64) (root, error) {
	if firstErr == nil {
		return readRoot(file, first.pageSize)
	}
	for at := int64(1024); at <= 1024<<14 && at < size; at *= 2 {
		if r, err := readRoot(file, at); err == nil && r.pageSize == at {
			return r, nil
		}
	}
	return root{}, errors.New("no sound meta page")
}

func readRoot(file io.ReaderAt, at int64) (root, error) {
	b := make([]byte, pageHeader+64)
	if _, err := file.ReadAt(b, at); err != nil {
		return root{}, fmt.Errorf("meta page: %w", err)
	}
	b = b[pageHeader:]
	order := binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(b[:56])
	r := root{
		pageSize: int64(order.Uint32(b[8:])), page: order.Uint64(b[16:]),
		freelist: order.Uint64(b[32:]), pages: order.Uint64(b[40:]), tx: order.Uint64(b[48:]),
	}
	switch {
	case order.Uint32(b) != boltMagic || order.Uint32(b[4:]) != boltVersion:
		return root{}, errors.New("meta page: not a store")
	case order.Uint64(b[56:]) != sum.Sum64():
		return root{}, errors.New("meta page: wrong checksum")
	case r.pageSize < 1024 || r.pageSize > 1<<24 || r.pageSize&(r.pageSize-1) != 0:
		return root{}, errors.New("meta page: impossible page size")
	}
	return r, nil
}

// take reads a page with its overflow, once.
func (p *pages) take(id uint64) ([]byte, bool) {
	if id < 2 || id >= p.root.pages {
		p.fault("page %d is outside the file", id)
		return nil, false
	}
	page := make([]byte, p.root.pageSize)
	if _, err := p.file.ReadAt(page, int64(id)*p.root.pageSize); err != nil {
		p.fault("page %d: %w", id, err)
		return nil, false
	}
	order := binary.NativeEndian
	more := uint64(order.Uint32(page[12:]))
	if order.Uint64(page) != id || more >= p.root.pages-id {
		p.fault("page %d has a wrong header", id)
		return nil, false
	}
	for i := id; i <= id+more; i++ {
		if p.seen[i] {
			p.fault("page %d is used twice", i)
			return nil, false
		}
		p.seen[i] = true
	}
	if more > 0 {
		whole := make([]byte, int64(more+1)*p.root.pageSize)
		if _, err := p.file.ReadAt(whole, int64(id)*p.root.pageSize); err != nil {
			p.fault("page %d: %w", id, err)
			return nil, false
		}
		page = whole
	}
	return page, true
}

// item is one key with its value; Bucket holds a bucket's header and, when it
// is small, its only page.
type item struct {
	key, value []byte
	bucket     bool
}

// tree walks a tree of pages in order of its keys. What cannot be read is a
// fault; the walk goes on with what can.
type tree struct {
	*pages
	last []byte
	each func(item)
}

func (t *tree) walk(id uint64, depth int) {
	page, ok := t.take(id)
	if !ok {
		return
	}
	if depth > maxDepth {
		t.fault("page %d is too deep", id)
		return
	}
	switch binary.NativeEndian.Uint16(page[8:]) {
	case branchPage:
		t.branch(page, depth)
	case leafPage:
		t.leaf(page)
	default:
		t.fault("page %d is neither branch nor leaf", id)
	}
}

func (t *tree) branch(page []byte, depth int) {
	order := binary.NativeEndian
	count := int(order.Uint16(page[10:]))
	if count == 0 || pageHeader+count*elementSize > len(page) {
		t.fault("a branch has %d entries", count)
		return
	}
	for i := range count {
		at := pageHeader + i*elementSize
		key, ok := slice(page, at, order.Uint32(page[at:]), order.Uint32(page[at+4:]))
		if !ok || t.last != nil && bytes.Compare(key, t.last) <= 0 {
			t.fault("a branch entry is out of place")
		}
		t.walk(order.Uint64(page[at+8:]), depth+1)
	}
}

func (t *tree) leaf(page []byte) {
	order := binary.NativeEndian
	count := int(order.Uint16(page[10:]))
	if pageHeader+count*elementSize > len(page) {
		t.fault("a leaf has %d entries", count)
		return
	}
	for i := range count {
		at := pageHeader + i*elementSize
		flags, pos, keys := order.Uint32(page[at:]), order.Uint32(page[at+4:]), order.Uint32(page[at+8:])
		key, ok := slice(page, at, pos, keys)
		value, fits := slice(page, at, pos+keys, order.Uint32(page[at+12:]))
		if !ok || !fits || pos+keys < pos || flags > bucketFlag || len(key) == 0 {
			t.fault("a leaf entry is out of bounds")
			continue
		}
		if t.last != nil && bytes.Compare(key, t.last) <= 0 {
			t.fault("the key %.20q is out of order", key)
		}
		t.last = key
		t.each(item{key, value, flags == bucketFlag})
	}
}

func slice(page []byte, at int, pos, size uint32) ([]byte, bool) {
	from, to := uint64(at)+uint64(pos), uint64(at)+uint64(pos)+uint64(size)
	if to > uint64(len(page)) {
		return nil, false
	}
	return page[from:to:to], true
}

// top walks the root bucket, which holds nothing but buckets, and gives each
// to the function that open answers for its name; a nil function passes it by.
func (p *pages) top(open func(name string) func(item)) {
	var buckets []item
	(&tree{pages: p, each: func(it item) { buckets = append(buckets, it) }}).walk(p.root.page, 0)
	for _, b := range buckets {
		each := open(string(b.key))
		if !b.bucket || len(b.value) < 16 {
			p.fault("%.20q is not a bucket", b.key)
			continue
		}
		if each == nil {
			continue
		}
		p.bucket(b.value, each)
	}
}

func (p *pages) bucket(header []byte, each func(item)) {
	flat := func(it item) {
		if it.bucket {
			p.fault("a bucket inside a bucket")
			return
		}
		each(it)
	}
	t := &tree{pages: p, each: flat}
	if id := binary.NativeEndian.Uint64(header); id != 0 {
		t.walk(id, 0)
		return
	}
	if page := header[16:]; len(page) < pageHeader || binary.NativeEndian.Uint16(page[8:]) != leafPage {
		p.fault("a small bucket has no leaf")
	} else {
		t.leaf(page)
	}
}

// checkFree checks the list of free pages, from which bbolt takes pages to
// overwrite: none of them may be in use. Call it after everything was walked.
func (p *pages) checkFree() {
	page, ok := p.take(p.root.freelist)
	if !ok {
		return
	}
	order := binary.NativeEndian
	if order.Uint16(page[8:]) != freelistPage {
		p.fault("the list of free pages is not one")
		return
	}
	count, at := uint64(order.Uint16(page[10:])), uint64(pageHeader)
	if count == 0xFFFF {
		count, at = order.Uint64(page[pageHeader:]), pageHeader+8
	}
	if count > (uint64(len(page))-at)/8 {
		p.fault("the list of free pages is too long")
		return
	}
	for ; count > 0; count, at = count-1, at+8 {
		id := order.Uint64(page[at:])
		if id < 2 || id >= p.root.pages || p.seen[id] {
			p.fault("page %d is free and in use", id)
			return
		}
		p.seen[id] = true
	}
}
