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
	stateUndecided
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

	outside   bool             // somebody else has changed the document
	unclear   int              // times in a row that it could not be read
	conflicts []store.Conflict // to be decided before the document is written
	merged    bool             // the model has both sides already, and ours in conflict
	chosen    *choices         // what the user decided
	taken     *store.Incoming  // is in the model; the store is still to be told
	isOver    bool             // the window is gone: nothing is told any more
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
	case len(s.conflicts) > 0:
		return stateUndecided
	case s.fault != nil:
		return stateFailed
	case s.working || len(s.waiting) > 0:
		return stateSaving
	}
	return stateSaved
}

func (s *saver) tell() {
	if !s.isOver {
		s.app.desk.bar.follow()
	}
}

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
		s.rest()
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

// rest goes on when every Change is on disk: what came from elsewhere is
// accepted, and then the document is written when the hands rest.
func (s *saver) rest() {
	if s.taken != nil {
		s.accept()
		return
	}
	s.app.border.after("write back", writeAfter, s.writeBack)
	s.tell()
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
	if len(s.waiting) > 0 || s.taken != nil {
		s.work()
		return
	}
	s.writeBack()
}

// writeBack writes the document, off the window's goroutine. What somebody else
// has made of it is read first.
func (s *saver) writeBack() {
	if !s.unbacked || s.working || s.readOnly || s.merged || s.store == nil || len(s.waiting) > 0 {
		return
	}
	s.working, s.unbacked = true, false
	to, outside := s.store, s.outside
	s.app.border.run(func() func() {
		in, err := backed(to, outside)
		return func() { s.wroteBack(to, in, err) }
	})
}

// backed writes the document, or reads what somebody else has made of it.
func backed(to changeStore, outside bool) (*store.Incoming, error) {
	if !outside {
		if err := to.WriteBack(); !errors.Is(err, store.ErrChangedOutside) {
			return nil, err
		}
	}
	in, err := to.Incoming()
	if err != nil {
		return nil, err
	}
	return &in, nil
}

func (s *saver) wroteBack(to changeStore, in *store.Incoming, err error) {
	if to != s.store {
		return
	}
	s.working = false
	if in != nil && len(s.waiting) > 0 { // it was read for a head that is past
		s.unbacked = true
		s.work()
		return
	}
	if in != nil {
		s.unclear = 0
		err = s.takeIn(*in)
	}
	if err != nil {
		s.unbacked = true
	}
	if s.isUnclear(err) {
		s.app.border.after("retry", watchEvery, s.retry)
		return
	}
	s.failed(err)
	if err == nil && (len(s.waiting) > 0 || s.taken != nil) {
		s.work()
	}
}

// isUnclear tells whether a document cannot be read because it may just be
// being written.
func (s *saver) isUnclear(err error) bool {
	var fault *model.ReadError
	if !s.outside || !errors.As(err, &fault) && !errors.Is(err, model.ErrForeign) || s.unclear >= patience {
		return false
	}
	s.unclear++
	return true
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
		if err := s.finish(); err != nil {
			s.unbacked = true
			s.failed(err)
			return err
		}
	}
	return s.abandon()
}

// finish writes everything while the window waits.
func (s *saver) finish() error {
	err := s.settle()
	if err == nil && s.merged {
		return errUndecided
	}
	if err != nil {
		return err
	}
	in, err := backed(s.store, s.outside)
	if err != nil || in == nil {
		return err
	}
	if err := s.takeIn(*in); err != nil {
		return err
	}
	if err := s.settle(); err != nil {
		return err
	}
	return s.store.WriteBack()
}

// settle stores what waits and accepts what came in, now.
func (s *saver) settle() error {
	if err := s.flush(); err != nil || s.taken == nil {
		return err
	}
	err := s.store.Accept(*s.taken)
	if err == nil {
		s.taken, s.outside = nil, false
	}
	return err
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
