package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"hone/model"
	"hone/model/store"
)

const (
	// idle is how long after the last edit the document is written.
	idle = time.Second
	// longestLine is enough for any record with all its texts escaped.
	longestLine = 4 << 20
)

// editor takes edits from lines. Its lock is held by a line under way and by
// the write-back that follows when no line comes.
type editor struct {
	*call
	sync.Mutex
	file    *store.File
	journal *model.Journal
	stored  error // of the latest Change
}

func runEdit(c *call) error {
	args, err := c.take(1)
	if err != nil {
		return err
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	f, report, err := store.Open(args[0], o)
	if err != nil {
		return err
	}
	c.tellReport(report)
	e := &editor{call: c, file: f}
	e.restart()
	err = e.lines()
	e.Lock()
	defer e.Unlock()
	err = errors.Join(err, e.writeBack())
	return errors.Join(err, f.Close())
}

// lines answers every line until the input ends.
func (e *editor) lines() error {
	later := time.AfterFunc(idle, e.whenIdle)
	defer later.Stop()
	in := bufio.NewScanner(e.in)
	in.Buffer(make([]byte, 0, 64<<10), longestLine)
	for in.Scan() {
		words, err := splitWords(in.Text())
		if err == nil && len(words) == 0 {
			continue
		}
		later.Stop()
		if err == nil {
			err = e.locked(func() error { return e.perform(words) })
		}
		if err != nil {
			fmt.Fprintf(e.out, "error %s\n", oneLine(err.Error()))
		} else {
			fmt.Fprintf(e.out, "ok %d\n", e.file.State().Head)
		}
		later.Reset(idle)
	}
	if err := in.Err(); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read edits: %w", err)
	}
	return nil
}

func (e *editor) locked(do func() error) error {
	e.Lock()
	defer e.Unlock()
	return do()
}

// restart begins with what is on disk, first and after a Change that could not
// be stored.
func (e *editor) restart() {
	e.journal = e.file.Journal()
	e.journal.Observe(func(event model.Event) {
		if e.stored == nil {
			e.stored = e.file.Append(event.Change)
		}
	})
}

// perform makes one edit and waits until it is on disk. Each line is a step of
// undo by itself, however fast they come.
func (e *editor) perform(words []word) error {
	e.stored = nil
	e.journal.Break()
	verb, ok := editVerbs[words[0].text]
	if !ok || words[0].quoted {
		return fmt.Errorf("there is no edit %q", words[0].text)
	}
	if err := verb(e, words[1:]); err != nil {
		return err
	}
	if e.stored != nil {
		e.restart()
	}
	return e.stored
}

// do stamps a Change and enters it.
func (e *editor) do(c model.Change, err error) error {
	if err != nil {
		return err
	}
	if c, err = e.file.Stamp(c); err != nil {
		return err
	}
	return e.journal.Do(c)
}

func (e *editor) whenIdle() {
	e.Lock()
	defer e.Unlock()
	if err := e.writeBack(); err != nil {
		fmt.Fprintf(e.err, "honectl: %s\ntry: %s\n", oneLine(err.Error()), remedy(err))
	}
}

// writeBack writes the document, and first brings in what somebody else has
// made of it.
func (e *editor) writeBack() error {
	err := e.file.WriteBack()
	if !errors.Is(err, store.ErrChangedOutside) {
		return err
	}
	in, err := e.file.Incoming()
	if err != nil {
		return err
	}
	e.stored = nil
	if err := e.do(in.Change, nil); err != nil {
		return err
	}
	if e.stored != nil {
		defer e.restart()
		return e.stored
	}
	fmt.Fprintf(e.err, "honectl: the document was changed by another program; both are brought together, with %d conflicts\n", len(in.Conflicts))
	for _, conflict := range in.Conflicts {
		fmt.Fprintf(e.err, "honectl: %s\n", conflictLine(conflict, "here", "there"))
	}
	if err := e.file.Accept(in); err != nil {
		return err
	}
	return e.file.WriteBack()
}
