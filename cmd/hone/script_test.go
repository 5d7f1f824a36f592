//go:build window

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hone/assets"
	"hone/model"
	"hone/model/store"
)

// keysyms are the keys that xdotool calls otherwise than the sheet of keys.
var keysyms = strings.NewReplacer("Enter", "Return", "Esc", "Escape", "Del", "Delete", "Ctrl", "ctrl", "Shift", "shift", "Alt", "alt", "Space", "space")

// plain are the letters that a keyboard has.
var plain = strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "–", "-", "…", "...", "÷", "/", "×", "x")

// pace is how fast a script is played: the milliseconds of a key that is a command,
// and of a letter.
type pace struct{ key, letter string }

// play presses and types a script, as the test driver did: many lines with one
// call, which ends when the display has done them. Where the script looks at what
// was derived, the document and the window are waited for.
func (d *desktop) play(path, script string, at pace) (actions int) {
	d.Helper()
	var call []string
	flush := func() {
		if len(call) > 0 {
			d.xdo(call...)
			call = nil
		}
	}
	for line := range strings.Lines(script) {
		switch what, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " "); what {
		case "key":
			call = append(call, "key", "--delay", at.key, keysym(rest))
			actions++
		case "type":
			call = append(call, "type", "--delay", at.letter, "--args", "1", "--", plain.Replace(rest))
		case "see":
			flush()
			d.until(path, rest+" records", func(m *model.Model) bool { return strconv.Itoa(m.Len()) == rest })
			d.quiet()
		}
		if len(call) > 400 {
			flush()
		}
	}
	flush()
	return actions
}

// quiet waits until the program does nothing any more: what was derived is shown.
func (d *desktop) quiet() {
	d.Helper()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	late := time.After(2 * time.Second)
	for before, still := "", 0; still < 3; {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", d.process.Process.Pid))
		if err != nil {
			d.Fatal(err)
		}
		fields := strings.Fields(string(stat))
		now := fields[13] + " " + fields[14] // processor time, its own and the system's
		if still++; now != before {
			still = 0
		}
		before = now
		select {
		case <-tick.C:
		case <-late:
			return // something blinks
		}
	}
}

// keysym is a chord as xdotool calls it.
func keysym(chord string) string {
	if len(chord) == 1 {
		return strings.ToLower(chord)
	}
	if at := strings.LastIndex(chord, "+"); at > 0 && at == len(chord)-2 {
		chord = chord[:at+1] + strings.ToLower(chord[at+1:])
	}
	return keysyms.Replace(chord)
}

// joined are the relations of some kinds between the elements of these names.
func joined(m *model.Model, kinds []model.RelationKind, among map[string]bool) []string {
	nameOf := map[model.ID]string{}
	for _, k := range []model.Kind{model.KindDeliverable, model.KindAction} {
		for _, r := range m.Records(k) {
			nameOf[r.Key()] = plain.Replace(model.NameOf(r))
		}
	}
	var list []string
	for _, r := range model.All[model.Relation](m) {
		if from, to := nameOf[r.From], nameOf[r.To]; slices.Contains(kinds, r.Rel) && among[from] && among[to] {
			list = append(list, string(r.Rel)+" "+from+" > "+to)
		}
	}
	slices.Sort(list)
	return list
}

// scriptOf is a script of the test driver's, and the sample that it makes.
func scriptOf(t *testing.T, name string) (string, model.Document) {
	t.Helper()
	script, err := os.ReadFile("../../app/testdata/" + name + ".en.keys")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := assets.Sample("reservation", "en")
	sample, err := model.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(script), sample
}

// empty writes an empty document.
func (d *desktop) empty() (path string) {
	d.Helper()
	path = filepath.Join(d.folder, "empty.hone")
	if err := store.WriteDocument(path, model.Document{ID: "m-empty", Model: model.Empty()}, false); err != nil {
		d.Fatal(err)
	}
	return path
}

// onEmptyLedger opens the window on an empty document.
func onEmptyLedger(t *testing.T) (d *desktop, path string) {
	t.Helper()
	d = newDesktop(t)
	path = d.empty()
	d.open(path)
	d.keys("Escape")
	return d, path
}

// TestTheLedgerByKeyboardInARealWindow plays the workshop script in the real
// window: twenty deliverables and twenty actions of the reservation ledger with
// all their links, by the keyboard alone.
func TestTheLedgerByKeyboardInARealWindow(t *testing.T) {
	script, want := scriptOf(t, "ledger")
	d, path := onEmptyLedger(t)
	begun := time.Now()
	actions := d.play(path, script, pace{"60", "12"})
	t.Logf("%d keys beside typing names, %.0f s", actions, time.Since(begun).Seconds())
	d.until(path, "the whole ledger", func(m *model.Model) bool {
		return count(m, model.KindDeliverable) == 20 && count(m, model.KindAction) == 20 && count(m, model.KindRelation) == 86
	})
	d.close()

	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	among := map[string]bool{}
	for _, k := range []model.Kind{model.KindDeliverable, model.KindAction} {
		for _, r := range doc.Model.Records(k) {
			among[model.NameOf(r)] = true
		}
	}
	kinds := []model.RelationKind{model.Needs, model.Yields}
	if got, wanted := joined(doc.Model, kinds, among), joined(want.Model, kinds, among); len(among) != 40 || !slices.Equal(got, wanted) {
		t.Errorf("joined by\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

// TestTheWholeLedgerByKeyboardInARealWindow plays the whole sample: every element,
// field and line of it. The file is then the sample but for its IDs.
func TestTheWholeLedgerByKeyboardInARealWindow(t *testing.T) {
	script, sample := scriptOf(t, "whole")
	wanted := spelt(sample.Model)
	d, path := onEmptyLedger(t)
	begun := time.Now()
	actions := d.play(path, script, pace{"16", "2"})
	d.until(path, "all that is said", func(m *model.Model) bool { return len(spelt(m)) == len(wanted) })
	t.Logf("%d keys beside typing, %.0f s", actions, time.Since(begun).Seconds())
	d.close()

	doc, err := store.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	got := spelt(doc.Model)
	for _, line := range wanted {
		if !slices.Contains(got, line) {
			t.Errorf("missing: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(wanted, line) {
			t.Errorf("besides: %s", line)
		}
	}
}
