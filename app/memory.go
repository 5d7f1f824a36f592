package app

import (
	"runtime/debug"
	"time"
)

// memory gives back to the system, when the hands rest, what only starting
// needed, for reading the fonts above all, what the versions before the last
// edit had, and what was drawn on the way.
type memory struct {
	waits bool // for the hands to rest
	used  bool // since it began to wait
}

// restAfter is how long the hands rest before that is done: longer than a group
// talks between two edits, for the first edit after it has to ask for memory anew.
const restAfter = 10 * time.Second

// use notes that something was done that needs memory.
func (m *memory) use(a *App) {
	if m.used = true; m.waits || a.border.inline {
		return
	}
	m.waits = true
	m.wait(a)
}

func (m *memory) wait(a *App) {
	m.used = false
	a.border.after("tidy memory", restAfter, func() {
		if m.used {
			m.wait(a)
			return
		}
		m.waits = false
		a.border.run(func() func() {
			debug.FreeOSMemory()
			return func() {}
		})
	})
}
