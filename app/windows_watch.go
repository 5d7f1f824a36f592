package app

import (
	"os"
	"time"

	"hone/model/store"
)

// watchEvery is how often the open document is looked at: whatever somebody
// else makes of it is seen within a second.
const watchEvery = 700 * time.Millisecond

// patience is how many looks a document that cannot be read is given: it may
// be being written by a program that does not write safely.
const patience = 4

// watch looks at the open document for what others make of it.
type watch struct {
	app    *App
	seen   stamp
	busy   bool
	failed int // looks in a row
	looks  int
}

// sightEvery is how many looks there are between two of what is looked at.
const sightEvery = 6

// stamp is what tells, without reading a file, that it may have changed.
type stamp struct {
	path string
	time time.Time
	size int64
}

func stampOf(path string) stamp {
	s := stamp{path: path}
	if info, err := os.Stat(path); err == nil {
		s.time, s.size = info.ModTime(), info.Size()
	}
	return s
}

// begin watches another document.
func (w *watch) begin() {
	w.seen, w.failed = stampOf(w.app.file.Path()), 0
	w.app.border.every("watch", watchEvery, w.look)
}

// look reads the document again when its stamp is another.
func (w *watch) look() {
	a := w.app
	if a.file == nil || w.busy || a.saver.working {
		return
	}
	if w.looks++; w.looks%sightEvery == 0 {
		a.keepSight()
	}
	file, seen, readOnly := a.file, w.seen, a.saver.readOnly
	w.busy = true
	a.border.run(func() func() {
		now := stampOf(file.Path())
		changed := now != seen
		if changed && !readOnly {
			changed, _ = file.DocumentChanged() // what cannot be read is told when it is written
		}
		return func() { w.looked(file, now, changed) }
	})
}

func (w *watch) looked(file *store.File, now stamp, changed bool) {
	a := w.app
	w.busy = false
	if file != a.file {
		return
	}
	switch {
	case !changed:
		w.seen, w.failed = now, 0
		if file.Path() != now.path { // it was renamed, and the file goes with it
			a.remember(file.Path())
			a.desk.bar.follow()
		}
	case a.saver.readOnly:
		w.reload(now)
	default:
		w.seen = now
		a.saver.seeOutside()
	}
}

// reload shows what a document that is only read says now.
func (w *watch) reload(now stamp) {
	a := w.app
	file, report, err := store.Open(now.path, a.storeOptions(true))
	if err != nil {
		if w.failed++; w.failed == patience {
			a.notice(a.messageOf(err, now.path).sentence)
		}
		return
	}
	w.seen, w.failed = now, 0
	kept := a.selection.ids
	a.file, a.journal = file, file.Journal()
	a.held.Store(file)
	a.journal.Observe(a.show)
	a.selection = selected(a.head(), kept)
	a.saver.serve(file, report.Case == store.Viewed)
	a.showAll()
	a.notice(a.texts.say("save.reloaded"))
}
