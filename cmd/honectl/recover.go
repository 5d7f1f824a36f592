package main

import (
	"fmt"
	"strconv"

	"hone/model/store"
)

func runRecover(c *call) error {
	args, err := c.take(1)
	if err != nil {
		return err
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	if c.has("snapshot") {
		return c.restore(args[0], o)
	}
	f, report, err := store.Open(args[0], o)
	if err != nil {
		return err
	}
	c.tellReport(report)
	if report.IsQuiet() {
		fmt.Fprintln(c.out, "the document holds everything that the store does")
	}
	for i, s := range f.Snapshots() {
		fmt.Fprintf(c.out, "snapshot %d  %s  %s %s\n", i+1, s.Time.Local().Format("2006-01-02 15:04:05"), s.Reason, s.Name)
	}
	return f.Close()
}

// restore writes a snapshot, by its number in the list, as a new file.
func (c *call) restore(path string, o store.Options) error {
	if !c.has("o") {
		return c.misused("where the snapshot goes is missing: -o NEW")
	}
	kept, err := store.ListSnapshots(path, o.Folder)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(c.value("snapshot"))
	if err != nil || n < 1 || n > len(kept) {
		return c.misused(fmt.Sprintf("there is no snapshot %s, there are %d", c.value("snapshot"), len(kept)))
	}
	if err := kept[n-1].Restore(c.value("o"), c.has("force")); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "made %s\n", c.value("o"))
	return nil
}

// tellReport tells what opening found, a line each, on the stream for people.
func (c *call) tellReport(r store.Report) {
	say := func(format string, args ...any) { fmt.Fprintf(c.err, "honectl: "+format+"\n", args...) }
	switch r.Case {
	case store.Ahead:
		say("the store held %d changes that the document lacked; they are back", r.Changes)
	case store.Outside:
		say("the document was changed by another program; the model follows it")
	case store.Older:
		say("an older version of the document was put back; the model follows it, and undo brings the later changes back")
	case store.Merged:
		say("the document was changed here and elsewhere; both are brought together, with %d conflicts", len(r.Conflicts))
	}
	for _, conflict := range r.Conflicts {
		say("%s", conflictLine(conflict, "here", "there"))
	}
	if r.MovedFrom != "" {
		say("the document was moved here from %s", r.MovedFrom)
	}
	if r.CopyOf != "" {
		say("this is a copy of %s: from now on each goes its own way", r.CopyOf)
	}
	if d := r.Damage; d != nil {
		c.tellDamage(d)
	}
	if r.Beside != "" {
		say("the document could not be used (%v); it was written anew as %s", r.Document, r.Beside)
	}
	if r.Unwritten != nil {
		say("the document could not be written: %v", r.Unwritten)
	}
}

func (c *call) tellDamage(d *store.Damage) {
	fmt.Fprintf(c.err, "honectl: the store was damaged and is rebuilt from the %s; %d changes of its log came back\n", d.Source, d.Applied)
	switch {
	case d.Lost > 0:
		fmt.Fprintf(c.err, "honectl: %d changes are lost\n", d.Lost)
	case d.Lost < 0:
		fmt.Fprintln(c.err, "honectl: whether later changes are lost cannot be told")
	}
	if !d.History {
		fmt.Fprintln(c.err, "honectl: the history could not be kept")
	}
	fmt.Fprintf(c.err, "honectl: the damaged file is kept as %s\n", d.Kept)
	for _, fault := range d.Faults {
		fmt.Fprintf(c.err, "honectl:   %s\n", oneLine(fault.Error()))
	}
}
