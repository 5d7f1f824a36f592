package app

import (
	"errors"
	"slices"

	"hone/model"
	"hone/model/store"
)

// seeOutside reads what somebody else has just made of the document.
func (s *saver) seeOutside() {
	s.outside, s.unbacked = true, true
	s.writeBack()
}

// takeIn enters what somebody else has made of the document. Where both sides
// have changed the same, nothing is entered before the user has chosen.
func (s *saver) takeIn(in store.Incoming) error {
	chosen := s.chosen
	if len(in.Conflicts) > 0 && (chosen == nil || !slices.Equal(chosen.conflicts, in.Conflicts)) {
		s.conflicts, s.chosen = in.Conflicts, nil
		return errUndecided
	}
	s.conflicts, s.chosen, s.taken = nil, nil, &in
	if err := s.enter(in.Change); err != nil {
		s.taken = nil
		return err
	}
	if chosen != nil {
		if err := s.enterChoices(*chosen); err != nil {
			return err
		}
	}
	if !in.Change.IsEmpty() || chosen != nil {
		s.app.notice(s.app.texts.say("save.outside"))
	}
	return nil
}

// enter makes a Change that is not the user's own part of the model.
func (s *saver) enter(c model.Change) error {
	if c.IsEmpty() {
		return nil
	}
	c, err := s.app.file.Stamp(c)
	if err != nil {
		return err
	}
	return s.app.journal.Do(c)
}

// enterChoices makes what the user chose part of the model, one step to undo.
func (s *saver) enterChoices(c choices) error {
	change, refused := c.decide(s.app.head())
	if refused > 0 {
		s.app.notice(s.app.texts.say("conflict.refused", "n", itoa(refused)))
	}
	return s.enter(change)
}

// accept tells the store, off the window's goroutine, that what came in is in
// the model; then the document can be written.
func (s *saver) accept() {
	s.working = true
	to, in := s.store, *s.taken
	s.app.border.run(func() func() {
		err := to.Accept(in)
		return func() { s.accepted(to, err) }
	})
}

func (s *saver) accepted(to changeStore, err error) {
	if to != s.store {
		return
	}
	s.working = false
	if err == nil {
		s.taken, s.outside, s.unbacked = nil, false, true
	}
	s.failed(err)
	if err == nil {
		s.work()
	}
}

// conflictsKey is where the session keeps what is still to be decided.
const conflictsKey = "conflicts"

// hold keeps a document from being written until it is decided what holds; the
// model has both sides already.
func (s *saver) hold(conflicts []store.Conflict) {
	s.conflicts, s.merged = conflicts, len(conflicts) > 0
	s.note()
	s.tell()
}

// note keeps what is undecided for the next start.
func (s *saver) note() {
	var pending []store.Conflict
	if s.merged {
		pending = s.conflicts
	}
	if err := s.app.file.PutSession(conflictsKey, pending); err != nil {
		s.app.log("keep conflicts", err)
	}
}

// decide goes on with what the user chose.
func (s *saver) decide(c choices) {
	if !slices.Equal(c.conflicts, s.conflicts) { // the other side went on meanwhile
		s.app.showConflicts()
		return
	}
	s.unbacked = true
	if !s.merged {
		s.chosen = &c
		s.writeBack()
		return
	}
	s.conflicts, s.merged = nil, false
	s.note()
	err := s.enterChoices(c)
	s.failed(err)
	if err == nil {
		s.work()
	}
}

// keepOurs decides everything for this side.
func (s *saver) keepOurs() {
	s.decide(choices{s.conflicts, make([]bool, len(s.conflicts))})
}

// isUndecided tells whether an error is that nobody has chosen yet.
func isUndecided(err error) bool { return errors.Is(err, errUndecided) }
