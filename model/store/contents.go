package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"

	"hone/model"
)

// The store's buckets.
const (
	metaBucket    = "meta"
	recordBucket  = "records"
	logBucket     = "log"
	sessionBucket = "session"
)

// FormatName and FormatVersion are what a store says it is.
const (
	FormatName    = "hone-store"
	FormatVersion = 1
)

// format is meta's first value.
type format struct {
	Name    string `json:"name"`
	Version int    `json:"version"`
}

// head is the present version: the Change that led to it, and what tells that
// all of its records are there.
type head struct {
	Change   model.ID `json:"change"`
	Sequence uint64   `json:"sequence"`
	Records  int      `json:"records"`
	Sum      uint64   `json:"sum,string"`
}

// start is the version before the log's first entry.
type start struct {
	Change   model.ID `json:"change"`
	Sequence uint64   `json:"sequence"`
}

// written is the document as it was last read or written: where, the SHA-256
// of its text, the version it holds and its lineage.
type written struct {
	Path     string     `json:"path"`
	Hash     string     `json:"hash"`
	Change   model.ID   `json:"change"`
	Sequence uint64     `json:"sequence"`
	Lineage  []model.ID `json:"lineage"`
}

// meta is the bucket of that name; every field is a sealed value of its own.
type meta struct {
	Format      format
	Application string
	Model       model.ID
	Author      string
	Start       start
	Head        head
	Document    written
}

// metaValue is one value of the bucket and the field that it is read into or
// written from.
type metaValue struct {
	name  string
	field any
}

func (m *meta) values() []metaValue {
	return []metaValue{
		{"format", &m.Format},
		{"application", &m.Application},
		{"model", &m.Model},
		{"author", &m.Author},
		{"start", &m.Start},
		{"head", &m.Head},
		{"document", &m.Document},
	}
}

// trace is what is kept in memory of each entry of the log.
type trace struct {
	id, of model.ID
	cause  model.Cause
}

// contents is a store's file as the reader of pages finds it.
type contents struct {
	meta    meta
	found   map[string]bool // values of meta that are sound
	records map[model.ID]model.Record
	sum     uint64
	first   uint64 // sequence of log[0]
	log     []trace
	gaps    bool // in the log: what follows a gap is left out
	session map[string][]byte
	faults  []error
}

// isSound tells whether everything in the file is what was last committed.
func (c *contents) isSound() bool { return len(c.faults) == 0 }

func (c *contents) fault(format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, fmt.Errorf(format, args...))
	}
}

// readContents reads a whole store without bbolt. Faults are gathered in the
// result; the error is that of a file that cannot be read at all, or that a
// newer program wrote.
func readContents(f *os.File) (*contents, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("read store: %w", err)
	}
	return contentsOf(f, info.Size())
}

func contentsOf(file io.ReaderAt, size int64) (*contents, error) {
	c := &contents{found: map[string]bool{}, records: map[model.ID]model.Record{}, session: map[string][]byte{}}
	p, err := openPages(file, size)
	if err != nil {
		c.fault("%w", err)
		return c, nil
	}
	p.top(func(name string) func(item) {
		switch name {
		case metaBucket:
			return c.readMeta
		case recordBucket:
			return c.readRecord
		case logBucket:
			return c.readTrace
		case sessionBucket:
			return c.readSession
		}
		c.fault("unknown bucket %.20q", name)
		return nil
	})
	p.checkFree()
	c.faults = append(c.faults, p.faults...)
	if c.found["format"] && (c.meta.Format.Name != FormatName || c.meta.Format.Version > FormatVersion) {
		return c, fmt.Errorf("read store: %w: %s %d", model.ErrNewer, c.meta.Format.Name, c.meta.Format.Version)
	}
	c.checkTogether()
	return c, nil
}

func pagesOf(f *os.File) (*pages, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return openPages(f, info.Size())
}

func (c *contents) readMeta(it item) {
	for _, v := range c.meta.values() { // a later program may say more
		if v.name != string(it.key) {
			continue
		}
		if err := unsealJSON(it.value, v.field); err != nil {
			c.fault("meta %s: %w", it.key, err)
			return
		}
		c.found[v.name] = true
	}
}

func (c *contents) readRecord(it item) {
	text, err := unseal(it.value)
	if err != nil {
		c.fault("record %.40q: %w", it.key, err)
		return
	}
	r, err := model.UnmarshalRecord(text)
	if err != nil || r.Key() != model.ID(it.key) {
		c.fault("record %.40q: %w: %w", it.key, ErrDamaged, err)
		return
	}
	c.records[r.Key()] = r
	c.sum += weight(it.key, text)
}

func (c *contents) readTrace(it item) {
	text, err := unseal(it.value)
	if err != nil || len(it.key) != 8 {
		c.fault("log entry %x: %w", it.key, ErrDamaged)
		c.gaps = c.gaps || len(c.log) > 0
		return
	}
	n := binary.BigEndian.Uint64(it.key)
	if len(c.log) > 0 && n != c.first+uint64(len(c.log)) {
		c.fault("log entry %d follows %d", n, c.first+uint64(len(c.log))-1)
		c.gaps, c.log = true, nil
	}
	if len(c.log) == 0 {
		c.first = n
	}
	t, ok := traceOf(text)
	if !ok {
		c.fault("log entry %d: %w", n, ErrDamaged)
	}
	c.log = append(c.log, t)
}

func (c *contents) readSession(it item) {
	text, err := unseal(it.value)
	if err != nil {
		c.fault("session %.20q: %w", it.key, err)
		return
	}
	c.session[string(it.key)] = bytes.Clone(text)
}

// checkTogether checks the buckets against each other: a page that was lost or
// is stale is sound by itself.
func (c *contents) checkTogether() {
	for _, v := range c.meta.values() {
		if !c.found[v.name] {
			c.fault("meta %s is missing", v.name)
		}
	}
	if len(c.faults) > 0 {
		return
	}
	h, s := c.meta.Head, c.meta.Start
	if len(c.records) != h.Records || c.sum != h.Sum {
		c.fault("there are %d records, there should be %d, or one is stale", len(c.records), h.Records)
	}
	last := trace{id: s.Change}
	if n := len(c.log); n > 0 {
		last = c.log[n-1]
	} else {
		c.first = s.Sequence + 1
	}
	if c.first != s.Sequence+1 || c.first+uint64(len(c.log)) != h.Sequence+1 || last.id != h.Change {
		c.fault("the log has %d entries from %d on and does not end at the head", len(c.log), c.first)
	}
}

// version is the model of the records, if they make one.
func (c *contents) version() (*model.Model, error) {
	records := make([]model.Record, 0, len(c.records))
	for _, r := range c.records {
		records = append(records, r)
	}
	return modelOf(records)
}

// modelOf is the model of these records. The error is that of a broken
// reference or a field out of bounds.
func modelOf(records []model.Record) (*model.Model, error) {
	empty := model.Empty()
	var c model.Change
	for _, r := range records {
		before, _ := empty.Get(r.Key())
		if before != r {
			c.Edits = append(c.Edits, model.Edit{Before: before, After: r})
		}
	}
	slices.SortFunc(c.Edits, func(a, b model.Edit) int { return cmp.Compare(a.ID(), b.ID()) })
	return empty.Apply(c)
}

// traceOf reads the beginning of a log entry, which MarshalChange writes in a
// fixed order, so that a hundred thousand entries are read in a moment.
func traceOf(text []byte) (t trace, ok bool) {
	rest := text
	for _, field := range []struct {
		name string
		into func(string)
	}{
		{`{"id":"`, func(s string) { t.id = model.ID(s) }},
		{`,"cause":"`, func(s string) { t.cause = model.Cause(s) }},
		{`,"of":"`, func(s string) { t.of = model.ID(s) }},
	} {
		if !bytes.HasPrefix(rest, []byte(field.name)) {
			continue
		}
		rest = rest[len(field.name):]
		end := bytes.IndexAny(rest, `"\`)
		if end < 0 || rest[end] == '\\' {
			return slowTrace(text)
		}
		field.into(string(rest[:end]))
		rest = rest[end+1:]
	}
	return t, t.id != ""
}

func slowTrace(text []byte) (trace, bool) {
	c, err := model.UnmarshalChange(text)
	return trace{c.ID, c.Of, c.Cause}, err == nil && c.ID != ""
}
