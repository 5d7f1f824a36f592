package main

import (
	"fmt"
	"slices"
	"strings"

	"hone/model/store"
	"hone/render"
)

// call is one command with what was given to it. Flags may stand anywhere
// after the command; after "--" everything is an argument.
type call struct {
	*terminal
	command command
	rest    []string
	values  map[string][]string
	help    bool
}

// flagOf describes a flag: the commands it is of, with blanks around each, and
// the name of its value, empty for a switch.
type flagOf struct {
	name, of, value, does string
}

var flagTable = []flagOf{
	{"sample", " new ", "NAME", "start from this sample; \"list\" names them"},
	{"lang", " new check derive diff export anonymise ", "ja|en", "language of the text"},
	{"force", " new convert diff merge recover export anonymise repair ", "", "replace an existing file"},
	{"json", " check derive diff merge log ", "", "for programs"},
	{"rule", " check ", "ID=off", "leave a rule out"},
	{"goal", " derive ", "ID", "for this goal alone"},
	{"block", " derive ", "ID", "what if this were blocked; may be repeated"},
	{"svg", " diff ", "OUT", "draw both in one picture"},
	{"agree", " diff ", "", "compare two people's models of one customer by name"},
	{"replace", " anonymise ", "NAME=OTHER", "replace this too; may be repeated"},
	{"scale", " export ", "N", "pixels a point of a .png, 1 to 8"},
	{"page", " export ", "A4|A3|fit", "pages of a .pdf: paper, or one as large as the picture"},
	{"text", " export ", "outlines", "texts of a .svg as shapes, where the font may be missing"},
	{"legend", " export ", "", "explain the signs below a picture"},
	{"heading", " export ", "", "title and scope above a picture"},
	{"direction", " export diff ", "right|up", "where deliverables and pfd run to"},
	{"overlay", " export ", strings.Join(render.Overlays(), "|"), "over deliverables or pfd: cheapest way, critical path, both"},
	{"view", " diff ", "deliverables|actions|pfd", "the view that --svg draws"},
	{"o", " merge recover ", "FILE", "where the result goes"},
	{"base", " merge ", "FILE", "the version that both come from"},
	{"prefer", " merge ", "a|b", "decide every conflict for this side"},
	{"snapshot", " recover ", "N", "the snapshot of that number"},
	{"data", " merge log recover edit ", "DIR", "folder of the stores"},
}

func (f flagOf) spelled() string {
	dashes := "--"
	if len(f.name) == 1 {
		dashes = "-"
	}
	return strings.TrimSpace(dashes + f.name + " " + f.value)
}

func (t *terminal) parse(c command, args []string) (*call, error) {
	parsed := &call{terminal: t, command: c, values: map[string][]string{}}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			parsed.rest = append(parsed.rest, args...)
			return parsed, nil
		case arg == "-h" || arg == "--help":
			parsed.help = true
			return parsed, nil
		case len(arg) < 2 || arg[0] != '-':
			parsed.rest = append(parsed.rest, arg)
			continue
		}
		used, err := parsed.flag(arg, args)
		if err != nil {
			return nil, err
		}
		args = args[used:]
	}
	return parsed, nil
}

// flag reads one flag; it tells how many of the arguments after it are its value.
func (c *call) flag(arg string, next []string) (int, error) {
	name, value, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	i := slices.IndexFunc(flagTable, func(f flagOf) bool {
		return f.name == name && strings.Contains(f.of, " "+c.command.name+" ")
	})
	switch {
	case i < 0:
		return 0, c.misused("there is no flag " + arg)
	case flagTable[i].value == "" && joined:
		return 0, c.misused(arg + ": this flag takes no value")
	case flagTable[i].value == "":
		c.values[name] = append(c.values[name], "yes")
		return 0, nil
	case joined:
		c.values[name] = append(c.values[name], value)
		return 0, nil
	case len(next) == 0:
		return 0, c.misused(arg + ": the value is missing: " + flagTable[i].spelled())
	}
	c.values[name] = append(c.values[name], next[0])
	return 1, nil
}

func (c *call) has(name string) bool { return len(c.values[name]) > 0 }

// value is the flag's last value, or empty.
func (c *call) value(name string) string {
	if all := c.values[name]; len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// oneOf is the flag's value, which must be one of these; the first when absent.
func (c *call) oneOf(name string, allowed ...string) (string, error) {
	value := c.value(name)
	if !c.has(name) {
		return allowed[0], nil
	}
	if !slices.Contains(allowed, value) {
		return "", c.misused(fmt.Sprintf("--%s %s: not one of %s", name, value, strings.Join(allowed, ", ")))
	}
	return value, nil
}

// take is exactly n arguments.
func (c *call) take(n int) ([]string, error) {
	if len(c.rest) != n {
		return nil, c.misused(fmt.Sprintf("%d of %d arguments are given", len(c.rest), n))
	}
	return c.rest, nil
}

func (c *call) misused(cause string) error {
	return &usageError{"run " + c.command.name, cause, "honectl " + c.command.name + " " + c.command.usage}
}

// options are those of opening a document with its store.
func (c *call) options() (store.Options, error) {
	folder := c.value("data")
	if folder == "" {
		found, err := store.Folder(c.env)
		if err != nil {
			return store.Options{}, err
		}
		folder = found
	}
	return store.Options{Folder: folder, Application: "honectl", Now: c.now, Random: c.random}, nil
}
