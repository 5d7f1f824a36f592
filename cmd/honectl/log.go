package main

import (
	"fmt"
	"strings"
	"time"

	"hone/model"
	"hone/model/store"
)

// logged is one Change of the history for programs.
type logged struct {
	Sequence uint64       `json:"sequence"`
	ID       model.ID     `json:"id"`
	Time     string       `json:"time"`
	Author   string       `json:"author"`
	Label    string       `json:"label"`
	Cause    model.Cause  `json:"cause,omitempty"`
	Of       model.ID     `json:"of,omitempty"`
	Edits    []difference `json:"edits"`
}

func runLog(c *call) error {
	args, err := c.take(1)
	if err != nil {
		return err
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	entries, err := store.ReadLog(args[0], o.Folder)
	if err != nil {
		return err
	}
	out := make([]logged, len(entries))
	for i, e := range entries {
		out[i] = entryOf(e)
	}
	if c.has("json") {
		return c.printJSON(out)
	}
	for i, l := range out {
		at := time.UnixMilli(entries[i].Change.Time).Format("2006-01-02 15:04:05")
		fmt.Fprintf(c.out, "%d  %s  %s  %s\n", l.Sequence, at, l.Author, l.summary())
	}
	return nil
}

func entryOf(e store.Entry) logged {
	c := e.Change
	l := logged{
		Sequence: e.Sequence, ID: c.ID, Time: time.UnixMilli(c.Time).UTC().Format(time.RFC3339Nano),
		Author: c.Author, Label: c.Label, Cause: c.Cause, Of: c.Of, Edits: []difference{},
	}
	for _, edit := range c.Edits {
		l.Edits = append(l.Edits, differenceOf(edit, model.Empty(), model.Empty()))
	}
	for i, edit := range c.Edits {
		if r := edit.After; r == nil || model.NameOf(r) != "" {
			l.Edits[i].Name = nameOf(edit)
		}
	}
	return l
}

func nameOf(e model.Edit) string {
	r := e.After
	if r == nil {
		r = e.Before
	}
	if name := model.NameOf(r); name != "" {
		return oneLine(name)
	}
	return string(r.Key())
}

// summary is what a Change did in one line.
func (l logged) summary() string {
	const most = 3
	var parts []string
	for i, d := range l.Edits {
		if i == most {
			parts = append(parts, fmt.Sprintf("… %d more", len(l.Edits)-most))
			break
		}
		part := d.Change + " " + string(d.Kind) + " " + d.Name
		for _, f := range d.Fields {
			part += fmt.Sprintf(" (%s: %s → %s)", f.Field, oneLine(f.From), oneLine(f.To))
		}
		parts = append(parts, part)
	}
	head := l.Label
	if l.Cause != "" {
		head = string(l.Cause) + " " + l.Label
	}
	return head + ": " + strings.Join(parts, "; ")
}
