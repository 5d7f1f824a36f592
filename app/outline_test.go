package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

func TestOutlineBuildsWithoutAPicture(t *testing.T) {
	h := start(t, model.Empty())
	list := h.app.desk.outline.list
	h.app.window.Canvas().Focus(list)
	h.press("Enter")
	h.write("店舗運営")
	h.press("Tab") // accepts, and what it needs
	h.write("予約データ")
	h.press("Enter", "Enter") // accepts; a sibling
	h.write("端末")
	h.press("Enter")
	if h.focused() != fyne.Focusable(list) {
		t.Fatal("the keys left the outline")
	}
	if !h.related(model.Needs, "店舗運営", "予約データ") || !h.related(model.Needs, "店舗運営", "端末") {
		t.Error("the needs are not joined")
	}
	h.press("F2", "Ctrl+A")
	h.write("店の端末")
	h.press("Esc")
	h.press("F2", "Ctrl+A")
	h.write("店の端末")
	h.press("Enter")
	if h.app.journal.CanUndo() != 4 {
		t.Errorf("%d steps for four names", h.app.journal.CanUndo())
	}
	h.named("店の端末")
	h.press("Up", "Del")
	if n := len(h.app.head().Records(model.KindDeliverable)); n != 2 {
		t.Errorf("%d deliverables after one was removed", n)
	}
	if h.app.deliverables.naming.isOpen() {
		t.Error("a name is open over the picture")
	}
}

func TestOutlineBuildsOnWhereverTheKeysCameBy(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home")
	goal := h.app.selection.lead()
	for h.focused() != fyne.Focusable(h.app.desk.outline.list) {
		h.press("F6") // through the flow, among others
	}
	h.press("Tab")
	h.write("領収書の控え")
	h.press("Enter")
	if !h.related(model.Needs, nameIn(h.app.head(), goal), "領収書の控え") {
		t.Error("Tab in the outline does not build on from its line")
	}
}

func TestOutlineRenamesRolesInPlace(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	list := h.app.desk.outline.list
	h.app.window.Canvas().Focus(list)
	role := model.All[model.Role](h.app.head())[0]
	list.at = list.find(role.ID)
	list.pick(list.at)
	h.write("主")
	h.press("Enter")
	if got := nameIn(h.app.head(), role.ID); got != "主" {
		t.Errorf("the role is %q", got)
	}
}

func TestNarrowOutlineKeepsDeepNames(t *testing.T) {
	var records []model.Record
	c, last := model.Change{}, model.ID("")
	m := model.Empty()
	for i := range 30 {
		id := model.ID("d" + itoa(100+i))
		records = append(records, model.Deliverable{ID: id, Name: "段" + itoa(i)})
		if last != "" {
			records = append(records, model.NewRelation(model.Needs, last, id, ""))
		}
		last = id
	}
	c, err := m.Enter("build", model.Sheet{Add: records})
	if err != nil {
		t.Fatal(err)
	}
	if m, err = m.Apply(c); err != nil {
		t.Fatal(err)
	}
	h := start(t, m)
	list := h.app.desk.outline.list
	list.Resize(fyne.NewSize(140, 900))
	list.draw()
	seen := 0
	for _, text := range list.painter.texts.made[:list.painter.texts.used] {
		if strings.HasPrefix(text.Text, "段") && !strings.Contains(text.Text, "…") {
			seen++
		}
	}
	if seen < 29 {
		t.Errorf("only %d of 30 names can be read at 140 pixels", seen)
	}
}

func TestWhatIsTypedDoesNotReplaceAnOldSelection(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.focusPicture(h.app.deliverables)
	h.app.jump(h.named("注文票"))
	h.press("F2", "Esc") // the whole name was selected
	h.write("伝票の束")
	h.press("Enter")
	h.named("伝票の束")
	h.app.window.Canvas().Focus(h.app.desk.outline.list)
	h.press("F2", "Esc")
	h.write("伝票の山")
	h.press("Enter")
	h.named("伝票の山")
}

// In the outline, too, an empty name lets an element pass.
func TestOutlineAsksForOneActionAfterAnother(t *testing.T) {
	h := start(t, model.Empty())
	h.press("Enter")
	for _, name := range []string{"A", "B", "C"} {
		h.write(name)
		h.press("Tab")
	}
	h.press("Esc", "Ctrl+A")
	h.app.window.Canvas().Focus(h.app.desk.outline.list)
	h.press("Y")
	h.write("a")
	h.press("Enter", "Enter") // B passes
	h.write("c")
	h.press("Enter")
	got := map[string]bool{}
	for r := range model.Each[model.Relation](h.app.head()) {
		if r.Rel == model.Yields {
			got[h.app.name(r.From)+h.app.name(r.To)] = true
		}
	}
	if len(got) != 2 || !got["aA"] || !got["cC"] || h.app.desk.outline.naming.isOpen() {
		t.Errorf("yielded: %v", got)
	}
}
