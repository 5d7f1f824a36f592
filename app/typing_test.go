package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hone/model"
)

// beside clicks beside what lies over the window.
func (h *hands) beside() { h.app.window.Canvas().Overlays().Top().(fyne.Tappable).Tapped(nil) }

// overlong is a name that the model refuses.
var overlong = strings.Repeat("長", model.MaxName+1)

// nothing is a place of a picture where nothing is.
func nothing(v *picture) fyne.Position { return fyne.NewPos(2, v.Size().Height-2) }

func TestAClickElsewhereTakesTheNameThatIsTyped(t *testing.T) {
	for _, where := range []string{"on nothing", "on another box", "in the other view"} {
		t.Run(where, func(t *testing.T) {
			h := start(t, sample(t, "restaurant"))
			v := h.app.deliverables
			v.fit()
			menu := h.named("メニュー")
			h.click(v, h.at(v, menu), 0)
			h.press("Tab")
			h.write("料理の写真")
			camera := v.camera
			switch where {
			case "on nothing":
				h.click(v, nothing(v), 0)
			case "on another box":
				h.click(v, h.at(v, h.named("注文票")), 0)
			default:
				h.click(h.app.actions, nothing(h.app.actions), 0)
			}
			if !h.related(model.Needs, "メニュー", "料理の写真") || h.app.journal.CanUndo() != 1 {
				t.Fatal("what was typed is lost")
			}
			want := h.named("料理の写真")
			if where == "on another box" {
				want = h.named("注文票")
			}
			if h.app.selection.lead() != want {
				t.Errorf("%q is selected", nameIn(h.app.head(), h.app.selection.lead()))
			}
			if where != "in the other view" && v.camera != camera {
				t.Error("the picture moved under the pointer")
			}
		})
	}
}

func TestARefusedNameStaysOpen(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v, before := h.app.deliverables, h.app.head()
	v.fit()
	for _, end := range []func(){
		func() { h.press("Enter") },
		func() { h.press("Tab") },
		func() { h.press("Ctrl+K") },
		func() { h.click(v, nothing(v), 0) },
		func() { h.app.focusPicture(h.app.actions); h.app.border.settle() },
		func() { h.app.quit() },
	} {
		h.press("Home", "Tab")
		v.naming.entry.SetText(overlong)
		h.app.desk.toast.said = ""
		end()
		if !v.naming.isOpen() || v.naming.entry.Text != overlong || h.focused() != fyne.Focusable(v.naming.entry) {
			t.Fatal("a name that is refused is lost")
		}
		if h.app.desk.toast.said == "" {
			t.Error("nothing says why")
		}
		h.press("Esc")
		if h.app.head() != before || v.naming.isOpen() {
			t.Fatal("Escape does not leave things as they were")
		}
	}
	h.app.focusPicture(v)
	h.app.desk.outline.list.at = h.app.desk.outline.list.find(goalOf(h))
	h.app.window.Canvas().Focus(h.app.desk.outline.list)
	h.press("Tab")
	n := h.app.desk.outline.naming
	n.entry.SetText(overlong)
	h.press("Enter")
	if !n.isOpen() || n.entry.Text != overlong {
		t.Error("in the outline a name that is refused is lost")
	}
	h.press("Esc")
	if h.app.head() != before {
		t.Error("it changed the model")
	}
}

func TestAShortcutTakesTheNameAndDoesItsCommand(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home", "Tab")
	h.write("控え")
	h.press("Ctrl+K")
	if !h.related(model.Needs, nameIn(h.app.head(), goalOf(h)), "控え") || !listsMore(h) {
		t.Error("Ctrl+K in a name does not take it and list the commands")
	}
}

func TestWhatIsTypedIntoACellIsKept(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip := h.named("注文票")
	table := h.sheet(model.KindDeliverable)
	h.cell(table, slip, h.app.texts.say("field.days"))
	h.press("F2")
	table.editor.entry.SetText("三日")
	h.app.focusPicture(h.app.actions)
	h.app.border.settle()
	if e := table.editor; !e.isOpen() || e.entry.Text != "三日" || h.focused() != fyne.Focusable(e.entry) {
		t.Error("what is refused is lost")
	}
	table.editor.entry.SetText("3")
	h.click(h.app.actions, nothing(h.app.actions), 0)
	if h.value(slip, "days") != "3" {
		t.Error("what was typed is lost")
	}
}

func TestWhatIsTypedOnTheCardIsKept(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	v, slip := h.app.deliverables, h.named("注文票")
	h.click(v, h.at(v, slip), 0)
	h.entry("days")
	entry := h.focused().(*field)
	entry.SetText("三日")
	h.press("Enter")
	if entry.Text != "三日" || h.value(slip, "days") == "三日" {
		t.Errorf("what was refused became %q", entry.Text)
	}
	h.press("Esc")
	if entry.Text != h.value(slip, "days") {
		t.Error("Escape does not leave it as it was")
	}
	h.entry("doneWhen")
	h.focused().(*field).SetText("番号が振られている")
	h.click(v, h.at(v, h.named("メニュー")), 0)
	if h.value(slip, "doneWhen") != "番号が振られている" {
		t.Error("what was typed is lost by a click elsewhere")
	}
}

func TestWhatIsTypedOverTheWindowIsKept(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.app.focusPicture(h.app.deliverables)
	h.app.jump(h.named("注文票"))
	for name, command := range map[string]string{"a remark": "add.remark", "a role": "add.role", "a link": "link.needs"} {
		before := h.app.head()
		h.app.run(command)
		h.write("書きかけのことば")
		h.beside()
		if h.app.head() != before || listsMore(h) {
			t.Fatalf("%s: a click beside it did something", name)
		}
		h.app.run(command)
		entry := h.focused().(*chooserEntry)
		if entry.Text != "書きかけのことば" || entry.SelectedText() != entry.Text || len(entry.chooser.shown) == 0 {
			t.Errorf("%s: what was typed is lost: %q", name, entry.Text)
		}
		h.press("Esc")
		h.app.run(command)
		if text := h.focused().(*chooserEntry).Text; text != "" {
			t.Errorf("%s: given up with Escape, it says %q", name, text)
		}
		h.press("Esc")
	}
	h.app.run("edit.split")
	h.write("控え")
	h.beside()
	if h.app.topSheet() == nil || h.focused().(*field).Text != "控え" {
		t.Error("a split that is being named is lost")
	}
	h.press("Esc")
	if listsMore(h) {
		t.Error("Escape does not close it")
	}
}

func TestALongTextIsTakenByAClickBeside(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	slip := h.named("注文票")
	list := h.list("checkpoints")
	ask := func(text string) {
		h.app.alter(list, &change{how: changeText, value: "", verb: setting(slip, "note")}, "")
		h.focused().(*textEntry).SetText(text)
		h.beside()
	}
	ask("三枚つづり")
	if h.value(slip, "note") != "三枚つづり" || listsMore(h) {
		t.Error("what was typed is lost")
	}
	long := strings.Repeat("長", model.MaxText+1)
	ask(long)
	if e, ok := h.focused().(*textEntry); !ok || e.Text != long {
		t.Error("what is refused is lost")
	}
	h.press("Esc")
	if listsMore(h) || h.value(slip, "note") != "三枚つづり" {
		t.Error("Escape does not leave it as it was")
	}
}

func TestParkingKeepsTheAnswerThatIsBegun(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	q := h.app.desk.question
	h.app.window.Canvas().Focus(q.entry)
	h.write("途中の答え")
	h.press("Ctrl+M")
	h.write("あとで聞く")
	h.press("Enter")
	if q.entry.Text != "途中の答え" || len(model.All[model.Remark](h.app.head())) == 0 {
		t.Errorf("the answer is %q", q.entry.Text)
	}
}
