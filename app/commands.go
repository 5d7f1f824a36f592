package app

import (
	"hone/model"
)

// command is one thing that the user can do. Menus, keys, the palette, the
// context menu and the sheet of keys all come from the one table of them. It
// has one of edit, name and run.
type command struct {
	name string  // for the program: "edit.undo"
	text string  // key of its text
	keys []chord // the first is shown
	on   scope

	edit  func(a *App) (model.Change, error) // a verb of the model
	grow  *growth                            // asks for a name first
	run   func(a *App)
	check func(a *App) error // why run does not apply now; nil: it always does
	title func(a *App) string
}

// scope is where a command's keys work.
type scope int

const (
	anywhere scope = iota
	onPictures
	onDeliverables
	onActions
)

// reason is why a command that is no verb of the model does not apply: the key
// of a sentence.
type reason string

func (r reason) Error() string { return string(r) }

func commandTable() []command {
	var table []command
	for _, part := range [][]command{
		fileCommands(),
		editCommands(),
		buildCommands(),
		flowCommands(),
		presetCommands(),
		viewCommands(),
		tableCommands(),
		findCommands(),
		remarkCommands(),
		shapeCommands(),
		arrangeCommands(),
		intoCommands(),
		noticeCommands(),
		reachCommands(),
		panelCommands(),
		foldCommands(),
		walkCommands(),
		workshopCommands(),
		accountCommands(),
		helpCommands(),
	} {
		table = append(table, part...)
	}
	return table
}

// command finds a command by its name.
func (a *App) command(name string) *command {
	for i := range a.commands {
		if a.commands[i].name == name {
			return &a.commands[i]
		}
	}
	return nil
}

// refusalOf is why a command does not apply now: its verb is run on the head and
// the result dropped.
func (a *App) refusalOf(c *command) error {
	switch {
	case c.edit != nil:
		if err := a.editable(); err != nil {
			return err
		}
		_, err := c.edit(a)
		return err
	case c.grow != nil:
		if err := a.editable(); err != nil {
			return err
		}
		return c.grow.check(a)
	case c.check != nil:
		return c.check(a)
	}
	return nil
}

// run does a command by its name, or says why not.
func (a *App) run(name string) {
	if c := a.command(name); c != nil {
		a.do(c)
	}
}

func (a *App) do(c *command) { a.meter.work(c.name, func() { a.carryOut(c) }) }

func (a *App) carryOut(c *command) {
	a.cancelDrags()
	if c.edit != nil {
		if err := a.editable(); err != nil {
			a.notice(a.reason(err))
			return
		}
		a.edit(c.edit(a))
		return
	}
	if err := a.refusalOf(c); err != nil {
		a.notice(a.reason(err))
		return
	}
	if c.grow != nil {
		c.grow.begin(a)
		return
	}
	c.run(a)
}

// typed does the command of a chord, if there is one where the keys go now.
func (a *App) typed(c chord) bool {
	for i := range a.commands {
		k := &a.commands[i]
		if a.isInScope(k.on) && k.hasKey(c) {
			a.do(k)
			return true
		}
	}
	return false
}

// typedElsewhere does the commands that work wherever the keys go.
func (a *App) typedElsewhere(c chord) bool {
	for i := range a.commands {
		if k := &a.commands[i]; k.on == anywhere && k.hasKey(c) && !c.isLetter() {
			a.do(k)
			return true
		}
	}
	return false
}

func (c *command) hasKey(k chord) bool {
	for _, own := range c.keys {
		if own == k {
			return true
		}
	}
	return false
}

func (c *command) key() chord {
	if len(c.keys) == 0 {
		return ""
	}
	return c.keys[0]
}

func (a *App) isInScope(s scope) bool {
	switch s {
	case onPictures:
		return true
	case onDeliverables:
		return a.active == a.deliverables
	case onActions:
		return a.active == a.actions
	}
	return true
}

// titleOf is a command's text in the language of the window.
func (a *App) titleOf(c *command) string {
	if c.title != nil {
		return c.title(a)
	}
	return a.texts.say(c.text)
}
