//go:build window

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"hone/model"
	"hone/model/store"
)

// kill ends the program as a crash does, at once and without a word.
func (d *desktop) kill() {
	d.Helper()
	if err := d.process.Process.Signal(syscall.SIGKILL); err != nil {
		d.Fatalf("kill hone: %v", err)
	}
	<-d.ended // with the signal's error
}

func names(m *model.Model) []string {
	var all []string
	for _, r := range m.Records(model.KindDeliverable) {
		all = append(all, model.NameOf(r))
	}
	return all
}

// TestKilledWindowKeepsItsEdits kills the real window again and again right
// after a name was taken: what the store acknowledged before is in the document
// after the next start, and at most the last name is missing.
func TestKilledWindowKeepsItsEdits(t *testing.T) {
	d := newDesktop(t)
	path := d.empty()
	d.open(path)
	d.keys("Escape", "Return")
	d.write("Goal")
	d.keys("Return")
	d.until(path, "the goal", func(m *model.Model) bool { return slices.Contains(names(m), "Goal") })
	sure := []string{"Goal"}
	for _, name := range []string{"One", "Two", "Three"} {
		d.keys("Home", "Tab")
		d.write(name + " kept")
		d.keys("Return")
		d.until(path, name, func(m *model.Model) bool { return slices.Contains(names(m), name+" kept") })
		sure = append(sure, name+" kept")
		d.keys("Home", "Tab")
		d.write(name + " last")
		d.keys("Return")
		d.keys("Home", "Tab")
		d.write("never ta")
		d.kill()
		d.open(path)
		d.keys("Escape")
		d.until(path, "what was kept", func(m *model.Model) bool {
			return !slices.ContainsFunc(sure, func(n string) bool { return !slices.Contains(names(m), n) })
		})
	}
	d.close()
	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := names(doc.Model); slices.Contains(got, "never ta") || len(got) > len(sure)+3 {
		t.Errorf("the document has %q", got)
	}
}

// TestSecondWindowLeavesTheFirstAlone starts the program twice on one document:
// the second looks at it, the first goes on.
func TestSecondWindowLeavesTheFirstAlone(t *testing.T) {
	d := newDesktop(t)
	path := d.empty()
	first, second := *d, *d
	first.open(path)
	second.open(path)
	second.keys("Return") // opens for reading
	second.keys("Tab")
	second.write("not here")
	second.keys("Return")
	first.xdo("windowfocus", "--sync", first.window)
	first.keys("Escape", "Return")
	first.write("Goal")
	first.keys("Return")
	first.until(path, "the goal", func(m *model.Model) bool { return slices.Equal(names(m), []string{"Goal"}) })
	second.xdo("windowfocus", "--sync", second.window)
	second.close()
	first.xdo("windowfocus", "--sync", first.window)
	first.close()
	doc, err := store.ReadDocument(path)
	if err != nil || !slices.Equal(names(doc.Model), []string{"Goal"}) {
		t.Errorf("the document has %q, %v", names(doc.Model), err)
	}
}

// Where other programs watch as many files as the system allows, the window
// cannot watch its settings; it opens and ends all the same.
func TestTheWindowEndsWhereNothingCanBeWatched(t *testing.T) {
	d := newDesktop(t)
	path := d.empty()
	for {
		watch, err := syscall.InotifyInit()
		if err != nil {
			break
		}
		t.Cleanup(func() { _ = syscall.Close(watch) }) // nothing was watched
	}
	d.open(path)
	d.close()
}

// buses are the message buses that run on this machine.
func buses(t *testing.T) int {
	t.Helper()
	names, err := filepath.Glob("/proc/[0-9]*/comm")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range names {
		if comm, err := os.ReadFile(name); err == nil && strings.TrimSpace(string(comm)) == "dbus-daemon" {
			count++
		}
	}
	return count
}

// Where the session has no message bus, none is started for the window alone: it
// would stay behind.
func TestTheWindowLeavesNoBusBehind(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	before := buses(t)
	d := newDesktop(t)
	d.more = []string{"FYNE_THEME="} // so that the desktop is asked
	path := d.empty()
	d.open(path)
	d.close()
	if after := buses(t); after > before {
		t.Errorf("%d buses, before %d", after, before)
	}
}
