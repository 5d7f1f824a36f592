package store

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"hone/model"
)

// Options say who opens a document and where the stores are. Now and Random
// are called by whoever uses the File, so they must bear several goroutines.
type Options struct {
	Folder      string // of the stores; see Folder
	ReadOnly    bool   // look at the document alone, without a store
	Author      string // of the Changes; empty: the one that the store knows
	Application string // version of the program, for the store's meta
	Now         func() time.Time
	Random      io.Reader
}

// State is what is on disk, for the status line. An error is that of the last
// attempt; nil means that it went well.
type State struct {
	Head     uint64 // sequence of the newest Change in the store
	Written  bool   // the document holds all that the store does
	Store    error  // why the last Change could not be stored
	Document error  // why the document could not be written
}

// File is one open model. Its methods may be called from several goroutines;
// Append, WriteBack, Snapshot and Close wait for the disk and for each other.
type File struct {
	options Options
	id      model.ID
	author  string

	writing sync.Mutex // held by whoever changes what is on disk
	meta    meta
	version *model.Model
	first   uint64 // sequence of log[0]
	log     []trace
	began   []model.ID    // lineage when the session began
	due     []versionThen // snapshots to be made before the next write-back
	session bool          // an edit was made in this session
	closed  bool

	since     uint64 // sequence of the newest snapshot made or due
	sinceTime time.Time

	using sync.RWMutex // guards bolt against being exchanged while in use
	bolt  *bolt
	store string // path of the store

	telling sync.Mutex // never held while the disk is waited for
	state   State
	path    string
}

// versionThen is a version and the Change that led to it.
type versionThen struct {
	version  *model.Model
	change   model.ID
	sequence uint64
	reason   string
}

// Path is the document's file, at the end of symbolic links.
func (f *File) Path() string {
	f.telling.Lock()
	defer f.telling.Unlock()
	return f.path
}

// ModelID is the model's own ID.
func (f *File) ModelID() model.ID { return f.id }

// Author is who makes the Changes of this session.
func (f *File) Author() string { return f.author }

// Head is the newest version that is on disk.
func (f *File) Head() *model.Model {
	f.writing.Lock()
	defer f.writing.Unlock()
	return f.version
}

// State tells what is on disk. It never waits for the disk.
func (f *File) State() State {
	f.telling.Lock()
	defer f.telling.Unlock()
	return f.state
}

func (f *File) tell(change func(*State)) {
	f.telling.Lock()
	defer f.telling.Unlock()
	change(&f.state)
	f.state.Head, f.state.Written, f.path = f.meta.Head.Sequence, !f.isBehind(), f.meta.Document.Path
}

// Stamp gives a Change what the log needs: an ID, the author and the time.
func (f *File) Stamp(c model.Change) (model.Change, error) {
	id, err := model.NewID("c", f.options.Random)
	if err != nil {
		return c, err
	}
	c.ID, c.Author, c.Time = id, f.author, f.options.Now().UnixMilli()
	return c, nil
}

// Journal is a journal at the head with everything in the log to undo. Each
// entry is read when it is undone.
func (f *File) Journal() *model.Journal {
	f.writing.Lock()
	defer f.writing.Unlock()
	past := make([]model.Past, len(f.log))
	for i, t := range f.log {
		n := f.first + uint64(i)
		past[i] = model.Past{Cause: t.cause, Load: func() (model.Change, error) { return f.change(n) }}
	}
	return model.Open(f.version, past)
}

// Append makes one Change durable: it is on disk when Append returns nil. The
// Change must start from Head and carry an ID (see Stamp). After an error the
// Change is not on disk and may be appended again, as soon as there is space
// or the folder is back; appending what is there already does nothing.
func (f *File) Append(c model.Change) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	err := f.append(c)
	f.tell(func(s *State) { s.Store = err })
	return err
}

func (f *File) append(c model.Change) error {
	if err := f.writable(); err != nil {
		return fmt.Errorf("store change: %w", err)
	}
	switch {
	case c.ID == "":
		return errors.New("store change: it has no id")
	case c.ID == f.meta.Head.Change && f.holds(c):
		return nil
	case c.ID == f.meta.Head.Change: // one undo may take several entries
		c.ID += "-2"
	}
	next, err := f.version.Apply(c)
	if err != nil {
		return fmt.Errorf("store change: %w", err)
	}
	if err := f.commit(c); err != nil {
		return fmt.Errorf("store change: %w", err)
	}
	f.remember(c)
	f.version = next
	return nil
}

// writable tells why nothing may be written, if so.
func (f *File) writable() error {
	switch {
	case f.closed:
		return ErrClosed
	case f.options.ReadOnly:
		return ErrReadOnly
	}
	return nil
}

// holds tells whether the head is what a Change leads to.
func (f *File) holds(c model.Change) bool {
	for _, e := range c.Edits {
		if now, _ := f.version.Get(e.ID()); now != e.After {
			return false
		}
	}
	return true
}

// remember notes in memory what commit has put on disk.
func (f *File) remember(c model.Change) {
	if !f.session {
		f.session = true
		f.snapshotDue("session")
	} else if f.meta.Head.Sequence-f.since >= snapshotEvery || f.options.Now().Sub(f.sinceTime) >= snapshotAfter {
		f.snapshotDue("edits")
	}
	f.log = append(f.log, trace{c.ID, c.Of, c.Cause})
}

// Close writes the document if it lags behind and lets go of the store. The
// File is closed whatever the error, which is that of the write-back.
func (f *File) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return nil
	}
	var err error
	if !f.options.ReadOnly && f.isBehind() {
		err = f.writeBack()
	}
	if !f.options.ReadOnly {
		_ = f.compactAtClose() // the file as it is will do
	}
	return errors.Join(err, f.leave())
}

// leave closes the store for good.
func (f *File) leave() error {
	f.using.Lock()
	defer f.using.Unlock()
	f.closed = true
	if f.bolt == nil {
		return nil
	}
	err := f.bolt.close()
	f.bolt = nil
	return err
}
