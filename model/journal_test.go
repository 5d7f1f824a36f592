package model

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// recorder keeps what a journal tells its observers: the log and the versions.
type recorder struct {
	log      []Past
	versions []*Model
}

func record(j *Journal) *recorder {
	r := &recorder{versions: []*Model{j.Head()}}
	j.Observe(func(e Event) {
		c := e.Change
		r.log = append(r.log, Past{c.Cause, func() (Change, error) { return c, nil }})
		r.versions = append(r.versions, e.After)
	})
	return r
}

func stamp(n int) Change { return Change{ID: ID(fmt.Sprintf("u%d", n)), Author: "me"} }

// TestUndoAllWalksTheSameVersionsBack: undo goes back through every version
// that was seen, redo forward again.
func TestUndoAllWalksTheSameVersionsBack(t *testing.T) {
	overSeeds(t, 30, nil, func(t *testing.T, d *dice) {
		j := Open(d.model(30), nil)
		seen := []*Model{j.Head()}
		for i := range 25 {
			c, _ := d.step(t, j.Head())
			c.Time = int64(i) * 1000
			if err := j.Do(c); err != nil {
				t.Fatal(err)
			}
			seen = append(seen, j.Head())
		}
		for i := len(seen) - 2; i >= 0; i-- {
			if err := j.Undo(stamp(i)); err != nil || !same(j.Head(), seen[i]) {
				t.Fatalf("undo to version %d: %v", i, err)
			}
		}
		if err := j.Undo(stamp(0)); !errors.Is(err, ErrNothingToUndo) {
			t.Fatalf("undo past the beginning: %v", err)
		}
		for i := range seen[1:] {
			if err := j.Redo(stamp(i)); err != nil || !same(j.Head(), seen[i+1]) {
				t.Fatalf("redo to version %d: %v", i+1, err)
			}
		}
		if err := j.Redo(stamp(0)); !errors.Is(err, ErrNothingToRedo) {
			t.Fatalf("redo past the end: %v", err)
		}
	})
}

// TestJournalFromItsLogIsTheLiveOne: at every step, a journal opened again from
// the log undoes and redoes as the live one would.
func TestJournalFromItsLogIsTheLiveOne(t *testing.T) {
	overSeeds(t, 25, nil, func(t *testing.T, d *dice) {
		j := Open(d.model(20), nil)
		r := record(j)
		for i := range 40 {
			d.drive(t, j, i)
			reopened := Open(j.Head(), slices.Clone(r.log))
			if reopened.CanUndo() != j.CanUndo() || reopened.CanRedo() != j.CanRedo() {
				t.Fatalf("step %d: %d/%d steps live, %d/%d reopened", i,
					j.CanUndo(), j.CanRedo(), reopened.CanUndo(), reopened.CanRedo())
			}
			live := Open(j.Head(), nil)
			live.done, live.undone = slices.Clone(j.done), slices.Clone(j.undone)
			walkBoth(t, live, reopened)
		}
	})
}

// drive does, undoes, redoes or lets somebody else change something.
func (d *dice) drive(t *testing.T, j *Journal, i int) {
	t.Helper()
	var err error
	switch roll := d.IntN(10); {
	case roll < 2:
		err = j.Undo(stamp(i))
	case roll < 4:
		err = j.Redo(stamp(i))
	default:
		c, _ := d.step(t, j.Head())
		c.ID, c.Time = ID(fmt.Sprintf("c%d", i)), int64(i)*300
		if roll == 4 {
			c.Cause, c.Author = Outside, "other"
		}
		err = j.Do(c)
	}
	if err != nil && !errors.Is(err, ErrNothingToUndo) && !errors.Is(err, ErrNothingToRedo) {
		t.Fatal(err)
	}
	if err := j.Head().Check(); err != nil {
		t.Fatal(err)
	}
}

func walkBoth(t *testing.T, a, b *Journal) {
	t.Helper()
	for _, walk := range []func(*Journal) error{
		func(j *Journal) error { return j.Undo(stamp(0)) },
		func(j *Journal) error { return j.Redo(stamp(0)) },
	} {
		for {
			errA, errB := walk(a), walk(b)
			if (errA == nil) != (errB == nil) || !same(a.Head(), b.Head()) {
				t.Fatalf("the ways part: %v, %v", errA, errB)
			}
			if errA != nil {
				break
			}
		}
	}
}

// TestUndoAfterTheEditsOfOthers: undo takes back one's own latest step and
// leaves what others did since.
func TestUndoAfterTheEditsOfOthers(t *testing.T) {
	j := Open(build(t, d1, d2), nil)
	must(t, j.Do(do(set("d1", "name", "締結済みの契約"))(t, j.Head())))
	theirs := do(set("d1", "days", "3"), relate(Needs, "d1", "d2", "", ""))(t, j.Head())
	theirs.Cause = Outside
	must(t, j.Do(theirs))
	must(t, j.Undo(stamp(1)))
	want := build(t, Deliverable{ID: "d1", Name: "契約書", Days: 3}, d2, needs("d1", "d2"))
	if !same(j.Head(), want) {
		t.Errorf("from what is wanted: %v", Diff(want, j.Head()).Edits)
	}
	must(t, j.Redo(stamp(2)))
	if got, _ := Find[Deliverable](j.Head(), "d1"); got.Name != "締結済みの契約" || got.Days != 3 {
		t.Errorf("redo: %+v", got)
	}
}

// TestUndoSkipsWhatIsGone: when others removed what a step made, undo goes on
// to the step before.
func TestUndoSkipsWhatIsGone(t *testing.T) {
	j := Open(build(t, d1), nil)
	must(t, j.Do(do(set("d1", "days", "3"))(t, j.Head())))
	must(t, j.Do(do(add(d2))(t, j.Head())))
	theirs := do(remove("d2"))(t, j.Head())
	theirs.Cause = Outside
	must(t, j.Do(theirs))
	must(t, j.Undo(stamp(1)))
	if !same(j.Head(), build(t, d1)) || j.CanUndo() != 0 {
		t.Errorf("undo stopped at a step that takes nothing back")
	}
	must(t, j.Redo(stamp(2)))
	if got, _ := Find[Deliverable](j.Head(), "d1"); got.Days != 3 {
		t.Errorf("redo: %+v", got)
	}
}

func TestTypingIsOneStep(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []Change // Label, Author, Time and Cause only
		steps int
	}{
		{"letters in a row", []Change{{Time: 0}, {Time: 400}, {Time: 800}}, 1},
		{"a pause", []Change{{Time: 0}, {Time: 501}}, 2},
		{"a clock set back", []Change{{Time: 1000}, {Time: 400}}, 2},
		{"two authors", []Change{{Author: "a"}, {Author: "b"}}, 2},
		{"somebody else's", []Change{{Cause: Outside}, {}}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := Open(build(t, d1), nil)
			for i, stamp := range c.edits {
				edit := do(set("d1", "name", fmt.Sprint("契約", i)))(t, j.Head())
				edit.Label, edit.Author, edit.Time, edit.Cause = "rename", stamp.Author, stamp.Time, stamp.Cause
				must(t, j.Do(edit))
			}
			if j.CanUndo() != c.steps {
				t.Errorf("%d steps, not %d", j.CanUndo(), c.steps)
			}
		})
	}
}

func TestTypingJoinsOneFieldOnly(t *testing.T) {
	j := Open(build(t, d1, d2), nil)
	must(t, j.Do(do(set("d1", "days", "1"))(t, j.Head())))
	must(t, j.Do(do(set("d2", "days", "1"))(t, j.Head())))
	must(t, j.Do(do(set("d2", "cost", "1"))(t, j.Head())))
	must(t, j.Do(do(add(d3))(t, j.Head())))
	must(t, j.Do(do(remove("d3"))(t, j.Head())))
	must(t, j.Undo(stamp(0)))
	must(t, j.Redo(stamp(0)))
	if j.CanUndo() != 5 {
		t.Errorf("%d steps, not 5", j.CanUndo())
	}
}

// TestJoinedGoesWithTheOneBefore: what a caller joins by hand is undone at once,
// also when it takes away what the first made.
func TestJoinedGoesWithTheOneBefore(t *testing.T) {
	base := build(t, d1)
	j := Open(base, nil)
	must(t, j.Do(do(add(d2))(t, j.Head())))
	removal := do(remove("d2"), set("d1", "days", "1"))(t, j.Head())
	removal.Cause = Joined
	must(t, j.Do(removal))
	must(t, j.Undo(stamp(0)))
	if !same(j.Head(), base) || j.CanUndo() != 0 {
		t.Errorf("undo left %v", Diff(base, j.Head()).Edits)
	}
}

func TestTypingAfterUndoIsAStepOfItsOwn(t *testing.T) {
	j := Open(build(t, d1), nil)
	must(t, j.Do(do(set("d1", "days", "1"))(t, j.Head())))
	must(t, j.Undo(stamp(0)))
	must(t, j.Redo(stamp(0)))
	must(t, j.Do(do(set("d1", "days", "2"))(t, j.Head())))
	if j.CanUndo() != 2 {
		t.Errorf("%d steps, not 2", j.CanUndo())
	}
}

func TestAnEditForgetsWhatWasUndone(t *testing.T) {
	j := Open(build(t, d1), nil)
	must(t, j.Do(do(set("d1", "days", "1"))(t, j.Head())))
	must(t, j.Undo(stamp(0)))
	must(t, j.Do(do(set("d1", "cost", "1"))(t, j.Head())))
	if err := j.Redo(stamp(0)); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo after an edit: %v", err)
	}
}

func TestNothingIsNotEntered(t *testing.T) {
	j := Open(build(t, d1), nil)
	r := record(j)
	must(t, j.Do(Change{}))
	must(t, j.Do(do(set("d1", "name", "契約書"))(t, j.Head())))
	if len(r.log) != 0 {
		t.Errorf("entered %d changes that do nothing", len(r.log))
	}
}

func TestObserveUntilStopped(t *testing.T) {
	j := Open(build(t, d1), nil)
	var events []Event
	stop := j.Observe(func(e Event) { events = append(events, e) })
	must(t, j.Do(do(set("d1", "days", "1"))(t, j.Head())))
	stop()
	stop()
	must(t, j.Do(do(set("d1", "days", "2"))(t, j.Head())))
	if len(events) != 1 || !same(apply(t, events[0].Before, events[0].Change), events[0].After) {
		t.Errorf("events: %v", events)
	}
}

// TestUndoKeepsTheHeadWhenTheLogCannotBeRead: a log entry that is lost costs
// the undo, not the model.
func TestUndoKeepsTheHeadWhenTheLogCannotBeRead(t *testing.T) {
	broken := errors.New("checksum")
	j := Open(build(t, d1), []Past{{Edited, func() (Change, error) { return Change{}, broken }}})
	head := j.Head()
	if err := j.Undo(stamp(0)); !errors.Is(err, broken) || j.Head() != head || j.CanUndo() != 1 {
		t.Errorf("%v, %d steps", err, j.CanUndo())
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
