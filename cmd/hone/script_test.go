//go:build window

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hone/assets"
	"hone/model"
	"hone/model/store"
)

// keysyms are the keys that xdotool calls otherwise than the sheet of keys.
var keysyms = strings.NewReplacer("Enter", "Return", "Esc", "Escape", "Del", "Delete", "Ctrl", "ctrl", "Shift", "shift", "Alt", "alt")

// plain are the letters that a keyboard has.
var plain = strings.NewReplacer("’", "'")

// play presses and types a script line by line, as the test driver did.
func (d *desktop) play(script string) (actions int) {
	d.Helper()
	for line := range strings.Lines(script) {
		switch what, rest, _ := strings.Cut(strings.TrimSpace(line), " "); what {
		case "key":
			if len(rest) == 1 {
				rest = strings.ToLower(rest)
			} else if at := strings.LastIndex(rest, "+"); at > 0 && at == len(rest)-2 {
				rest = rest[:at+1] + strings.ToLower(rest[at+1:])
			}
			d.keys(keysyms.Replace(rest))
			actions++
		case "type":
			d.xdo("type", "--delay", "12", plain.Replace(rest))
		}
	}
	return actions
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

// TestTheLedgerByKeyboardInARealWindow plays the workshop script in the real
// window: twenty deliverables and twenty actions of the reservation ledger with
// all their links, by the keyboard alone.
func TestTheLedgerByKeyboardInARealWindow(t *testing.T) {
	script, err := os.ReadFile("../../app/testdata/ledger.en.keys")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := assets.Sample("reservation", "en")
	want, err := model.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesktop(t)
	path := filepath.Join(d.folder, "ledger.hone")
	if err := store.WriteDocument(path, model.Document{ID: "m-ledger", Model: model.Empty()}, false); err != nil {
		t.Fatal(err)
	}
	d.open(path)
	d.keys("Escape")
	begun := time.Now()
	actions := d.play(string(script))
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
