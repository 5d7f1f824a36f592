package main

import (
	"errors"
	"fmt"
	"strings"

	"hone/render"
)

// Exit codes: done; the answer is "no"; wrong usage or input that cannot be
// read, or output that cannot be written.
const (
	exitDone = iota
	exitNo
	exitFault
)

// errNo is the answer "no": findings, differences, conflicts. It is not told.
var errNo = errors.New("no")

// command is one of honectl's verbs.
type command struct {
	name  string
	usage string // what follows the name
	does  string
	run   func(*call) error
}

func commands() []command {
	return []command{
		{"new", "FILE [--sample NAME|list] [--lang ja|en]", "make a model file, empty with phases or from a sample", runNew},
		{"convert", "IN OUT", "read one format and write another, by the files' endings", runConvert},
		{"check", "FILE [--json] [--rule ID=off]… [--lang ja|en]", "findings, one a line: rule level element message", runCheck},
		{"derive", "FILE WHAT [--goal ID] [--block ID]… [--json]", "what follows from the model: " + strings.Join(derivationNames(), ", "), runDerive},
		{"export", "FILE VIEW OUT [--lang ja|en] [--scale N] [--page A4|A3|fit] [--text outlines] [--legend] [--heading] [--direction right|up] [--overlay feasibility]", "write a picture or a sheet, by the ending of OUT; VIEW: " + strings.Join(render.Views(), ", "), runExport},
		{"diff", "A B [--agree] [--json] [--svg OUT [--view VIEW] [--direction right|up]]", "what differs, element by element and field by field; --agree: by name", runDiff},
		{"merge", "A B -o OUT [--base C] [--prefer a|b] [--json]", "bring two versions together, field by field", runMerge},
		{"log", "FILE [--json]", "the history, from the store", runLog},
		{"recover", "FILE [--snapshot N -o NEW]", "write back what the store holds beyond the document; list snapshots, restore one", runRecover},
		{"edit", "FILE", "read one edit a line and answer each once it is on disk", runEdit},
		{"anonymise", "IN OUT [--replace NAME=OTHER]…", "replace the names of customers, companies and persons everywhere", runAnonymise},
		{"repair", "IN OUT", "bring every readable record of a damaged file into a new one", runRepair},
		{"help", "[COMMAND]", "this, or more about one command", runHelp},
	}
}

func find(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

func (t *terminal) run(args []string) int {
	if len(args) == 0 || args[0] == "-h" || args[0] == "--help" {
		args = append([]string{"help"}, args[min(1, len(args)):]...)
	}
	c, ok := find(args[0])
	if !ok {
		return t.fail(&usageError{"run " + args[0], "there is no such command", "honectl help"})
	}
	parsed, err := t.parse(c, args[1:])
	if err == nil && parsed.help {
		parsed.rest, c = []string{c.name}, command{run: runHelp}
	}
	if err == nil {
		err = c.run(parsed)
	}
	return t.fail(err)
}

func runHelp(c *call) error {
	if len(c.rest) == 1 {
		if asked, ok := find(c.rest[0]); ok {
			fmt.Fprintf(c.out, "usage: honectl %s %s\n%s\n", asked.name, asked.usage, asked.does)
			for _, f := range flagTable {
				if strings.Contains(f.of, " "+asked.name+" ") {
					fmt.Fprintf(c.out, "  %-20s %s\n", f.spelled(), f.does)
				}
			}
			return nil
		}
	}
	fmt.Fprintln(c.out, "usage: honectl COMMAND …")
	for _, known := range commands() {
		fmt.Fprintf(c.out, "  %s %s\n      %s\n", known.name, known.usage, known.does)
	}
	return nil
}
