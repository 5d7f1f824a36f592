//go:build window

package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hone/model"
	"hone/model/store"
)

// composing is a desktop with a window manager and a Japanese input method, as a
// user in Japan has it: fcitx5 with anthy, spoken to by XIM.
type composing struct {
	*desktop
	bus string // of the session
}

// imeProfile makes anthy the input method of every window from the start.
const imeProfile = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=anthy

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=anthy
Layout=

[GroupOrder]
0=Default
`

const imeSettings = `[Behavior]
ActiveByDefault=True
`

// newComposing says plainly what is missing when there is no input method here.
func newComposing(t *testing.T) *composing {
	for _, wanted := range []string{"fcitx5", "openbox", "dbus-daemon", "xprop"} {
		if _, err := exec.LookPath(wanted); err != nil {
			t.Skipf("no Japanese input was tried: %s is not installed (make ime installs it)", wanted)
		}
	}
	if locales, err := exec.Command("locale", "-a").Output(); err != nil || !bytes.Contains(locales, []byte("ja_JP.utf8")) {
		t.Skip("no Japanese input was tried: there is no locale ja_JP.UTF-8 (make ime makes it)")
	}
	if found, _ := filepath.Glob("/usr/lib/*/fcitx5/*anthy*"); len(found) == 0 {
		t.Skip("no Japanese input was tried: fcitx5-anthy is not installed (make ime installs it)")
	}
	c := &composing{desktop: newDesktop(t)}
	c.more = []string{
		"LANG=ja_JP.UTF-8", "LC_ALL=ja_JP.UTF-8", "XMODIFIERS=@im=fcitx", "GTK_IM_MODULE=", "WAYLAND_DISPLAY=",
		"XDG_DATA_HOME=" + filepath.Join(c.folder, "data"),
	}
	for name, text := range map[string]string{"profile": imeProfile, "config": imeSettings} {
		path := filepath.Join(c.folder, "fcitx5", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c.beginSession()
	c.more = append(c.more, "DBUS_SESSION_BUS_ADDRESS="+c.bus)
	c.begin("openbox")
	c.begin("fcitx5", "--disable=wayland,waylandim", "-r")
	c.untilShown("the input method", func() bool {
		out, err := c.ask("xprop", "-root", "XIM_SERVERS")
		return err == nil && strings.Contains(out, "@server=fcitx")
	})
	return c
}

// beginSession starts a bus for the session and reads its address.
func (c *composing) beginSession() {
	c.Helper()
	bus := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	bus.Env = c.environment()
	out, err := bus.StdoutPipe()
	if err != nil {
		c.Fatal(err)
	}
	c.start(bus)
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		c.Fatalf("read the address of the bus: %v", err)
	}
	c.bus = strings.TrimSpace(address)
}

// begin starts a program that lives as long as the test.
func (c *composing) begin(name string, args ...string) {
	c.Helper()
	p := exec.Command(name, args...)
	p.Env = c.environment()
	c.start(p)
}

func (c *composing) start(p *exec.Cmd) {
	c.Helper()
	if err := p.Start(); err != nil {
		c.Fatalf("start %s: %v", p.Path, err)
	}
	c.Cleanup(func() {
		_ = p.Process.Kill() // it may have ended with its display
		_ = p.Wait()
	})
}

// ask runs a program of the desktop and gives what it says.
func (c *composing) ask(name string, args ...string) (string, error) {
	p := exec.Command(name, args...)
	p.Env = c.environment()
	out, err := p.Output()
	return string(out), err
}

// untilShown waits for what a program says of itself.
func (c *composing) untilShown(what string, isSo func() bool) {
	c.Helper()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for late := time.After(60 * time.Second); !isSo(); {
		select {
		case <-tick.C:
		case <-late:
			c.Fatalf("%s never came", what)
		}
	}
}

// candidates are the windows that the input method shows: its preedit and its
// list.
func (c *composing) candidates() int {
	out, err := c.ask("xdotool", "search", "--onlyvisible", "--class", "fcitx")
	if err != nil {
		return 0 // none is found
	}
	return len(strings.Fields(out))
}

// compose types Latin letters, which the input method makes kana of, and waits
// until it shows them.
func (c *composing) compose(letters string) {
	c.Helper()
	c.xdo("type", "--delay", "90", letters)
	c.untilShown("what is composed", func() bool { return c.candidates() > 0 })
}

// converting presses keys that belong to the conversion.
func (c *composing) converting(keys ...string) {
	c.Helper()
	c.xdo(append([]string{"key", "--delay", "250"}, keys...)...)
}

// ends presses the key by which the conversion ends, and waits until the input
// method has nothing left to show.
func (c *composing) ends(key string) {
	c.Helper()
	c.converting(key)
	c.untilShown("the end of the conversion", func() bool { return c.candidates() == 0 })
}

// converts composes a word, has it converted, and takes the conversion.
func (c *composing) converts(letters string) {
	c.Helper()
	c.compose(letters)
	c.converting("space")
	c.see("converting " + letters)
	c.ends("Return")
}

// untilNamed waits for the document to have these elements.
func (c *composing) untilNamed(path string, wanted ...string) {
	c.Helper()
	c.until(path, strings.Join(wanted, ", "), func(m *model.Model) bool {
		got := names(m)
		slices.Sort(got)
		return slices.Equal(got, slices.Sorted(slices.Values(wanted)))
	})
}

// see keeps a picture of the screen in the folder HONE_SCREENS, if there is one, to
// be looked at: the text beside the input method's window.
func (c *composing) see(what string) {
	c.Helper()
	folder := os.Getenv("HONE_SCREENS")
	if folder == "" {
		return
	}
	if _, err := c.ask("import", "-window", "root", filepath.Join(folder, c.Name()+" "+what+".png")); err != nil {
		c.Errorf("take a picture: %v", err)
	}
}

// TestJapaneseIsComposedIntoNames types with a real input method into the real
// window: the Enter, Tab, BackSpace and Esc of a conversion belong to it alone.
func TestJapaneseIsComposedIntoNames(t *testing.T) {
	c := newComposing(t)
	path := filepath.Join(c.folder, "names.hone")
	if err := store.WriteDocument(path, model.Document{ID: "m-ime", Model: model.Empty()}, false); err != nil {
		t.Fatal(err)
	}
	c.open(path)
	c.xdo("windowactivate", "--sync", c.window)
	has := func(wanted ...string) { t.Helper(); c.untilNamed(path, wanted...) }

	c.keys("Escape", "Return")
	c.compose("seikabutsu")
	c.converting("space")
	c.ends("Return") // of the conversion
	c.keys("Return") // takes the name
	has("成果物")

	c.keys("Tab")
	c.compose("nihongo")
	c.converting("space")
	c.ends("Return")
	c.compose("de")
	c.ends("Return")
	c.compose("komyunike-shonn")
	c.converting("BackSpace", "n", "n", "space", "Tab", "F7") // F7 writes katakana
	c.ends("Return")
	c.keys("Return")
	has("成果物", "日本語でコミュニケーション")

	c.keys("Home", "Tab")
	c.compose("keiyaku")
	c.converting("space", "Escape")
	c.ends("Escape") // the name stays open
	c.compose("tanmatsu")
	c.converting("space")
	c.ends("Return")
	c.keys("Return")
	has("成果物", "日本語でコミュニケーション", "端末")
	c.close()

	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := doc.Model.Len() - model.Empty().Len(); n != 5 {
		t.Errorf("%d records, want three deliverables and two needs", n)
	}
}

// TestJapaneseIsComposedInListsAndFields types into the other places where names are
// typed: cells of a table, the outline, the chooser, the search and the card.
func TestJapaneseIsComposedInListsAndFields(t *testing.T) {
	c := newComposing(t)
	path := filepath.Join(c.folder, "lists.hone")
	if err := store.WriteDocument(path, model.Document{ID: "m-ime", Model: model.Empty()}, false); err != nil {
		t.Fatal(err)
	}
	c.open(path)
	c.xdo("windowactivate", "--sync", c.window)
	c.keys("Escape", "ctrl+t")

	// The row for a new record, whose cell opens when the conversion is taken.
	c.compose("tanmatsu")
	c.converting("BackSpace", "t", "s", "u", "space")
	c.see("a new row")
	c.ends("Return")
	c.untilNamed(path) // the Enter was the conversion's
	c.keys("Return")   // takes the name and goes to the next row
	c.untilNamed(path, "端末")
	c.compose("keiyaku")
	c.converting("space", "Escape")
	c.ends("Escape")
	c.converts("nihongo")
	c.keys("Tab")
	c.untilNamed(path, "端末", "日本語")

	// A cell in which a record is picked, or made by a new name: its owner.
	c.converts("seikabutsu")
	c.keys("Return")
	c.until(path, "an owner", func(m *model.Model) bool {
		owners := model.All[model.Role](m)
		return len(owners) == 1 && owners[0].Name == "成果物"
	})

	// The outline: a line that is named in its place.
	c.keys("ctrl+t", "Home", "F6", "F6", "F6", "F6", "F6", "Tab")
	c.compose("seikabutsu")
	c.converting("space", "BackSpace", "space")
	c.see("a line of the outline")
	c.ends("Return")
	c.keys("Return")
	c.untilNamed(path, "端末", "日本語", "成果物")

	// The chooser: the other end of a line.
	c.keys("Escape", "Home", "ctrl+l")
	c.converts("nihongo")
	c.keys("Return")
	c.until(path, "a second need", func(m *model.Model) bool { return count(m, model.KindRelation) == 2 })

	// The search, and the card of what it has found.
	c.keys("ctrl+f")
	c.converts("nihongo")
	c.keys("Return", "Escape", "F6", "F6", "ctrl+a")
	c.compose("tanmatsu")
	c.converting("space", "Escape", "space")
	c.see("a field of the card")
	c.ends("Return")
	c.keys("Return")
	c.untilNamed(path, "端末", "端末", "成果物")
	c.close()
}
