package app

import (
	"errors"
	"time"

	"hone/model"
	"hone/model/store"
)

// changeStore is where edits go to be safe; a store.File is one.
type changeStore interface {
	Append(c model.Change) error
	WriteBack() error
	Incoming() (store.Incoming, error)
	Accept(in store.Incoming) error
	Close() error
}

// saveState is what the window says about saving. It never says saved before
// the store has the edit on disk.
type saveState int

const (
	stateSaved saveState = iota
	stateSaving
	stateFailed
	stateReadOnly
)

// The pauses of the saver: a document is written this long after an edit, and
// what failed is tried again this long after.
const (
	writeAfter = 400 * time.Millisecond
	retryAfter = 3 * time.Second
)

// saver hands committed Changes to the store, in order and one at a time, and
// has the document written when the hands rest.
type saver struct {
	app      *App
	store    changeStore
	readOnly bool
	waiting  []model.Change // not on disk yet, oldest first
	working  bool           // a Change or the document is being written
	unbacked bool           // the document lags behind the store
	fault    error          // why the last attempt failed
}

func newSaver(a *App) *saver { return &saver{app: a} }

// serve begins to save to a store.
func (s *saver) serve(to changeStore, readOnly bool) {
	*s = saver{app: s.app, store: to, readOnly: readOnly}
	s.tell()
}

func (s *saver) state() saveState {
	switch {
	case s.readOnly:
		return stateReadOnly
	case s.fault != nil:
		return stateFailed
	case s.working || len(s.waiting) > 0:
		return stateSaving
	}
	return stateSaved
}

func (s *saver) tell() { s.app.desk.bar.follow() }

// save takes a Change on its way to disk.
func (s *saver) save(c model.Change) {
	if s.readOnly || s.store == nil {
		return
	}
	s.waiting = append(s.waiting, c)
	s.unbacked = true
	s.work()
}

// work writes what waits, off the window's goroutine.
func (s *saver) work() {
	if s.working || s.store == nil {
		return
	}
	if len(s.waiting) == 0 {
		s.app.border.after("write back", writeAfter, s.writeBack)
		s.tell()
		return
	}
	s.working = true
	s.tell()
	to, batch := s.store, s.waiting
	s.app.border.run(func() func() {
		written, err := appendAll(to, batch)
		return func() { s.appended(to, written, err) }
	})
}

// appendAll stores Changes until one fails.
func appendAll(to changeStore, batch []model.Change) (written int, err error) {
	for _, c := range batch {
		if err := to.Append(c); err != nil {
			return written, err
		}
		written++
	}
	return written, nil
}

func (s *saver) appended(to changeStore, written int, err error) {
	if to != s.store {
		return
	}
	s.working = false
	s.waiting = s.waiting[written:]
	s.failed(err)
	if err == nil {
		s.work()
	}
}

// failed notes how an attempt ended; after a failure another follows.
func (s *saver) failed(err error) {
	s.fault = err
	if err != nil {
		s.app.border.after("retry", retryAfter, s.retry)
	} else {
		s.app.border.cancel("retry")
	}
	s.tell()
}

// retry tries again what failed.
func (s *saver) retry() {
	if len(s.waiting) > 0 {
		s.work()
		return
	}
	s.writeBack()
}

// writeBack writes the document, off the window's goroutine.
func (s *saver) writeBack() {
	if !s.unbacked || s.working || s.readOnly || s.store == nil || len(s.waiting) > 0 {
		return
	}
	s.working, s.unbacked = true, false
	to := s.store
	s.app.border.run(func() func() {
		err := to.WriteBack()
		return func() { s.wroteBack(to, err) }
	})
}

func (s *saver) wroteBack(to changeStore, err error) {
	if to != s.store {
		return
	}
	s.working = false
	if errors.Is(err, store.ErrChangedOutside) {
		err = s.takeIn()
	}
	if err != nil {
		s.unbacked = true
	}
	s.failed(err)
	if err == nil && len(s.waiting) > 0 {
		s.work()
	}
}

// takeIn merges what somebody else has made of the document.
func (s *saver) takeIn() error {
	in, err := s.store.Incoming()
	if err != nil {
		return err
	}
	if !in.Change.IsEmpty() {
		c, err := s.app.file.Stamp(in.Change)
		if err != nil {
			return err
		}
		if err := s.app.journal.Do(c); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	if err := s.store.Accept(in); err != nil {
		return err
	}
	s.unbacked = true
	s.app.border.after("write back", writeAfter, s.writeBack)
	s.app.notice(s.app.texts.say("save.outside"))
	return nil
}

// flush stores what waits, now.
func (s *saver) flush() error {
	written, err := appendAll(s.store, s.waiting)
	s.waiting = s.waiting[written:]
	return err
}

// close writes everything and lets go of the store. After an error the store
// stays open, so that nothing is lost while the user decides.
func (s *saver) close() error {
	if s.store == nil {
		return nil
	}
	s.app.border.cancel("write back")
	s.app.border.cancel("retry")
	if !s.readOnly {
		err := s.flush()
		if err == nil {
			err = s.store.WriteBack()
		}
		if errors.Is(err, store.ErrChangedOutside) {
			if err = s.takeIn(); err == nil {
				err = s.store.WriteBack()
			}
		}
		if err != nil {
			s.failed(err)
			return err
		}
	}
	return s.abandon()
}

// abandon lets go of the store with what could not be written.
func (s *saver) abandon() error {
	from := s.store
	*s = saver{app: s.app}
	if from == nil {
		return nil
	}
	return from.Close()
}
