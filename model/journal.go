package model

import (
	"errors"
	"fmt"
)

// Errors of the Journal.
var (
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
)

// joinWithin is how close, in milliseconds, two edits of one field must follow
// each other to be one step of undo.
const joinWithin = 500

// Event tells the views what happened: Before.Apply(Change) is After.
type Event struct {
	Before, After *Model
	Change        Change
}

// Past is one entry of a log as the Journal needs it to undo across restarts:
// its cause, and the Change itself when it is asked for.
type Past struct {
	Cause Cause
	Load  func() (Change, error)
}

// step is one thing that undo takes back: a Change and those joined to it.
type step []Past

// Journal holds the head version and what can be undone. It belongs to one
// goroutine. Every Change that goes through it is a new entry of the log,
// undo and redo too, so that the log alone tells how the head came about.
// Undo is personal: what came from Outside is no step of it.
type Journal struct {
	head      *Model
	done      []step
	undone    []step
	last      Change // the latest edit, to join the next to
	observers []*func(Event)
}

// Open starts a journal at a version, with the log that led to it, oldest first.
func Open(head *Model, log []Past) *Journal {
	j := &Journal{head: head}
	for _, past := range log {
		j.remember(past)
	}
	return j
}

// Head is the present version.
func (j *Journal) Head() *Model { return j.head }

// CanUndo and CanRedo tell how many steps there are either way.
func (j *Journal) CanUndo() int { return len(j.done) }

// CanRedo tells how many undone steps can be brought back.
func (j *Journal) CanRedo() int { return len(j.undone) }

// Do applies a Change, carried over to the head when it started elsewhere, and
// tells the observers. An edit of the same field soon after the one before is
// joined to it. A Change that does nothing is not entered.
func (j *Journal) Do(c Change) error {
	c = c.On(j.head)
	if c.IsEmpty() {
		return nil
	}
	if c.Cause == Edited && len(j.done) > 0 && len(j.undone) == 0 && joins(j.last, c) {
		c.Cause = Joined
	}
	if err := j.enter(c); err != nil {
		return err
	}
	j.last = c
	return nil
}

func joins(last, c Change) bool {
	return (last.Cause == Edited || last.Cause == Joined) && last.Label == c.Label && last.Author == c.Author && c.Time-last.Time <= joinWithin && c.Time >= last.Time &&
		len(last.Edits) == 1 && len(c.Edits) == 1 && last.Edits[0].ID() == c.Edits[0].ID() &&
		last.Edits[0].Before != nil && c.Edits[0].After != nil
}

// Break ends the joining of edits: the next one is a step of undo by itself.
func (j *Journal) Break() { j.last = Change{} }

// Undo takes back the latest step that is not undone, carried over to the head.
// stamp gives the new entry its ID, Author and Time.
func (j *Journal) Undo(stamp Change) error {
	return j.back(stamp, &j.done, Undone, ErrNothingToUndo)
}

// Redo brings back what the latest undo took back.
func (j *Journal) Redo(stamp Change) error {
	return j.back(stamp, &j.undone, Redone, ErrNothingToRedo)
}

func (j *Journal) back(stamp Change, stack *[]step, cause Cause, empty error) error {
	for len(*stack) > 0 {
		whole, err := (*stack)[len(*stack)-1].load()
		if err != nil {
			return fmt.Errorf("%s change: %w", cause, err)
		}
		c := whole.Inverse().On(j.head)
		c.ID, c.Author, c.Time, c.Cause, c.Of = stamp.ID, stamp.Author, stamp.Time, cause, whole.ID
		j.last = Change{}
		if err := j.enter(c); err != nil || !c.IsEmpty() {
			return err
		}
		// All that the step touched is gone since. The empty entry keeps the
		// log in step with the stacks; the user meant the step before it.
	}
	return empty
}

func (s step) load() (Change, error) {
	whole, err := s[0].Load()
	for _, past := range s[1:] {
		next, e := past.Load()
		err = errors.Join(err, e)
		whole = whole.Then(next)
	}
	return whole, err
}

func (j *Journal) enter(c Change) error {
	next, err := j.head.Apply(c)
	if err != nil {
		return err
	}
	event := Event{j.head, next, c}
	j.head = next
	j.remember(Past{c.Cause, func() (Change, error) { return c, nil }})
	for _, f := range j.observers {
		(*f)(event)
	}
	return nil
}

// remember moves the stacks as one entry of the log says.
func (j *Journal) remember(past Past) {
	switch past.Cause {
	case Undone:
		j.done = pop(j.done)
		j.undone = append(j.undone, step{past})
	case Redone:
		j.undone = pop(j.undone)
		j.done = append(j.done, step{past})
	case Outside:
	case Joined:
		if last := len(j.done) - 1; last >= 0 {
			j.done[last] = append(j.done[last][:len(j.done[last]):len(j.done[last])], past)
			return
		}
		j.done = append(j.done, step{past})
	default:
		j.done, j.undone = append(j.done, step{past}), nil
	}
}

func pop(s []step) []step {
	if len(s) == 0 {
		return s
	}
	return s[:len(s)-1]
}

// Observe calls f after every Change, on the journal's goroutine, until stop.
func (j *Journal) Observe(f func(Event)) (stop func()) {
	own := &f
	j.observers = append(j.observers, own)
	return func() {
		for i, o := range j.observers {
			if o == own {
				j.observers = append(j.observers[:i:i], j.observers[i+1:]...)
				return
			}
		}
	}
}
