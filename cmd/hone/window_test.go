//go:build window

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hone/model"
	"hone/model/store"
)

// desktop is a display without a screen, with the real program on it, driven
// by made-up keys and clicks.
type desktop struct {
	testing.TB
	display string
	program string
	folder  string
	window  string
	more    []string // of the environment
	process *exec.Cmd
	ended   chan error
}

func newDesktop(t testing.TB) *desktop {
	d := &desktop{TB: t, folder: t.TempDir(), program: program(t)}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1500x950x24", "+extension", "GLX", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatalf("start Xvfb: %v", err)
	}
	t.Cleanup(func() {
		if err := server.Process.Kill(); err != nil {
			t.Errorf("stop Xvfb: %v", err)
		}
		_ = server.Wait() // it was killed
	})
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("read display: %v", err)
	}
	d.display = ":" + strings.TrimSpace(number)
	return d
}

// program is the one in HONE_BIN, else the one that make has built, else one
// built here.
func program(t testing.TB) string {
	if own := os.Getenv("HONE_BIN"); own != "" {
		return own
	}
	if made, err := filepath.Abs("../../bin/hone"); err == nil {
		if _, err := os.Stat(made); err == nil {
			return made
		}
	}
	path := filepath.Join(t.TempDir(), "hone")
	if out, err := exec.Command("go", "build", "-tags", "x11", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("build hone: %v\n%s", err, out)
	}
	return path
}

func (d *desktop) environment() []string {
	own := append(os.Environ(), "DISPLAY="+d.display, "FYNE_SCALE=1", "FYNE_THEME=light", "LANG=en_US.UTF-8",
		"HOME="+d.folder, "XDG_RUNTIME_DIR="+d.folder, "XDG_CONFIG_HOME="+d.folder, "XDG_CACHE_HOME="+d.folder)
	return append(own, d.more...)
}

// open starts the program on a document and waits for its window.
func (d *desktop) open(path string) {
	d.Helper()
	d.process = exec.Command(d.program, path, "--data", filepath.Join(d.folder, "stores"))
	d.process.Env, d.process.Stderr = d.environment(), os.Stderr
	if err := d.process.Start(); err != nil {
		d.Fatalf("start hone: %v", err)
	}
	d.ended = make(chan error, 1)
	process := d.process
	go func() { d.ended <- process.Wait() }()
	d.window = d.find(process.Process.Pid)
	d.xdo("windowfocus", "--sync", d.window)
}

// find waits for the window of a program; while a window manager takes it over,
// a search may fail.
func (d *desktop) find(pid int) string {
	d.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for late := time.After(60 * time.Second); ; {
		search := exec.Command("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(pid))
		search.Env = d.environment()
		if out, err := search.Output(); err == nil && len(strings.Fields(string(out))) > 0 {
			return strings.Fields(string(out))[0]
		}
		select {
		case <-tick.C:
		case <-late:
			d.Fatal("no window came")
		}
	}
}

// xdo gives xdotool a command; it ends when the display has done it.
func (d *desktop) xdo(args ...string) string {
	d.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = append(d.environment(), "LC_ALL=C.UTF-8") // to read what it is to type
	out, err := c.CombinedOutput()
	if err != nil {
		d.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// keys presses keys one after the other, write types letters: at the pace of a
// fast typist.
func (d *desktop) keys(names ...string) {
	d.Helper()
	d.xdo(append([]string{"key", "--delay", "60"}, names...)...)
}

func (d *desktop) write(text string) {
	d.Helper()
	d.xdo("type", "--delay", "25", text)
}

// close ends the program as its user does.
func (d *desktop) close() {
	d.Helper()
	d.keys("ctrl+q")
	select {
	case err := <-d.ended:
		if err != nil {
			d.Errorf("hone ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		d.Error("hone did not end")
		_ = d.process.Process.Kill() // the test has failed already
	}
}

// until waits for the document to be as wanted; the program writes it within a
// second.
func (d *desktop) until(path string, what string, isSo func(*model.Model) bool) {
	d.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	late := time.After(20 * time.Second)
	for {
		doc, err := store.ReadDocument(path)
		has := "nothing that can be read"
		if err == nil {
			has = fmt.Sprintf("%s; %d actions, %d relations", strings.Join(names(doc.Model), ", "), count(doc.Model, model.KindAction), count(doc.Model, model.KindRelation))
		}
		if err == nil && isSo(doc.Model) {
			return
		}
		select {
		case <-tick.C:
		case <-late:
			d.Fatalf("the document never came to have %s (%v); it has %s", what, err, has)
		}
	}
}

func count(m *model.Model, k model.Kind) int { return len(m.Records(k)) }

func TestTenAndTenInARealWindow(t *testing.T) {
	d := newDesktop(t)
	path := d.empty()
	d.open(path)
	d.keys("Escape", "Return")
	d.write("Shop without paper")
	for _, name := range []string{"Migrated data", "Old ledger", "Signed contract"} {
		d.keys("Tab")
		d.write(name)
	}
	d.keys("Return", "Home")
	for _, name := range []string{"Agreed input rule", "Trained staff", "Tablet", "Weekly report", "Help page", "Open questions"} {
		d.keys("Tab")
		d.write(name)
		d.keys("Return", "Home")
	}
	d.keys("y")
	d.write("Throw the ledger away")
	for i := range 9 {
		d.keys("shift+Tab")
		d.write(fmt.Sprintf("Step %d", 9-i))
	}
	d.keys("Return")
	d.until(path, "ten deliverables and ten actions", func(m *model.Model) bool {
		return count(m, model.KindDeliverable) == 10 && count(m, model.KindAction) == 10
	})
	d.close()

	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := count(doc.Model, model.KindRelation); n != 9+1+9 {
		t.Errorf("%d relations, want 19", n)
	}
	d.open(path)
	d.keys("Escape")
	for range 5 {
		d.keys("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	}
	d.until(path, "nothing left", func(m *model.Model) bool { return m.Len() == model.Empty().Len() })
	d.close()
}
