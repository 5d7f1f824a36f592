package app

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/model/store"
	"hone/render"
)

// snapshotList shows the versions of a model that were kept, newest first, and
// what can be done with the one that is marked.
type snapshotList struct {
	app   *App
	list  *rows
	kept  []store.Snapshot
	sheet *sheet
}

// snapshotWidth is how wide the list is, in pixels at 100 %.
const snapshotWidth = 820

// showSnapshots lists the versions that were kept.
func (a *App) showSnapshots() {
	l := &snapshotList{app: a, list: newRows(a.look, 180, -1, 140, 80)}
	l.list.wraps = true
	l.list.Resize(fyne.NewSize(snapshotWidth*a.look.scale(), 0))
	l.list.step = func(i int) { l.list.at = i }
	l.list.pick = func(i int) { l.list.at = i }
	l.list.marked = func(row) bool { return false }
	l.list.keys = func(c chord) bool {
		if c == "Esc" {
			l.sheet.close()
		}
		return true
	}
	l.fill()
	l.list.at = 0
	l.sheet = a.showSheet(&sheet{
		title: a.texts.say("snapshot.title"), hint: a.texts.say("snapshot.hint"),
		body: l.list, size: fyne.NewSize(snapshotWidth, min(320, max(120, float32(len(l.kept))*l.list.height()/a.look.scale()+8))), first: l.list,
		answers: []answer{
			{text: a.texts.say("snapshot.look"), do: l.look, stays: true},
			{text: a.texts.say("snapshot.name"), do: l.name},
			{text: a.texts.say("snapshot.restore"), do: l.restore, main: true},
			{text: a.texts.say("button.close")},
		},
	})
}

func (l *snapshotList) fill() {
	l.kept = l.app.file.Snapshots()
	slices.SortStableFunc(l.kept, func(x, y store.Snapshot) int { return y.Time.Compare(x.Time) })
	lines := make([]row, len(l.kept))
	for i, s := range l.kept {
		why := l.app.texts.say("snapshot." + s.Reason)
		lines[i] = row{cells: []cell{
			{text: s.Time.Local().Format("2006-01-02 15:04:05"), ink: render.InkMuted}, {text: s.Name, bold: true}, {text: why}, {text: l.counts(s), ink: render.InkMuted},
		}}
	}
	l.list.show(lines)
}

// counts tells how much is in a kept version.
func (l *snapshotList) counts(s store.Snapshot) string {
	doc, err := s.Read()
	if err != nil {
		return l.app.texts.say("snapshot.unreadable")
	}
	n := len(doc.Model.Records(model.KindDeliverable)) + len(doc.Model.Records(model.KindAction))
	return l.app.texts.say("snapshot.count", "n", itoa(n))
}

// marked is the version that the keyboard is at.
func (l *snapshotList) marked() (store.Snapshot, bool) {
	if l.list.at < 0 || l.list.at >= len(l.kept) {
		return store.Snapshot{}, false
	}
	return l.kept[l.list.at], true
}

// look opens the marked version read-only in a window of its own, beside this.
func (l *snapshotList) look() {
	if s, ok := l.marked(); ok {
		l.app.openElsewhere(s.Path, true)
	}
}

func (l *snapshotList) restore() {
	if s, ok := l.marked(); ok {
		l.app.restore(s)
	}
}

// name keeps the marked version under a name, and for good.
func (l *snapshotList) name() {
	s, ok := l.marked()
	if !ok {
		return
	}
	a, file := l.app, l.app.file
	a.pickFrom(a.texts.say("command.snapshot.hint"), nil, func(name string) (option, bool) {
		return option{title: a.texts.say("command.snapshot.keep", "name", name), pick: func() {
			a.keptAs(name, func() error {
				_, err := file.NameSnapshot(s, name)
				return err
			}, a.showSnapshots)
		}}, true
	})
}

// restore makes a document of its own from a kept version and opens it; the one
// that was open stays as it is.
func (a *App) restore(s store.Snapshot) {
	doc, err := store.ReadDocument(s.Path)
	if err == nil {
		err = a.create(a.suggestedName()+" "+s.Time.Local().Format("2006-01-02 1504"), doc.Model)
	}
	if err != nil {
		a.report(err, s.Path)
		return
	}
	a.notice(a.texts.say("snapshot.restored", "name", filepath.Base(a.file.Path())))
}

// snapshotTime is when a kept version was kept, as its file's name says.
func snapshotTime(path string) time.Time {
	at, _, _ := strings.Cut(filepath.Base(path), "_")
	t, err := time.Parse("20060102T150405.000", at)
	if err != nil {
		return time.Time{}
	}
	return t
}

// askSnapshot keeps the present version under a name.
func (a *App) askSnapshot() {
	a.pickFrom(a.texts.say("command.snapshot.hint"), nil, func(name string) (option, bool) {
		return option{title: a.texts.say("command.snapshot.keep", "name", name), pick: func() { a.keepSnapshot(name) }}, true
	})
}

func (a *App) keepSnapshot(name string) {
	file := a.file
	a.keptAs(name, func() error {
		_, err := file.Snapshot("named", name)
		return err
	}, nil)
}

// keptAs keeps a version under a name and says so, then goes on.
func (a *App) keptAs(name string, keep func() error, then func()) {
	a.border.run(func() func() {
		err := keep()
		return func() {
			if err != nil {
				a.report(err, "")
				return
			}
			a.notice(a.texts.say("command.snapshot.kept", "name", name))
			if then != nil {
				then()
			}
		}
	})
}

// hasSnapshots is why the kept versions cannot be shown.
func hasSnapshots(a *App) error {
	if err := isOpen(a); err != nil {
		return err
	}
	if a.isReadOnly() || len(a.file.Snapshots()) == 0 {
		return reason("no-snapshots")
	}
	return nil
}

// plain is a menu's text as a title.
func (t texts) plain(key string) string { return strings.TrimSuffix(t.say(key), "…") }
