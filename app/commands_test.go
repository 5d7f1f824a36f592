package app

import (
	"strings"
	"testing"

	"hone/model"
)

// does says what a command that runs is seen to do; those with a verb or a name
// are tried by what they change in the model.
var does = map[string]func(h *hands) bool{
	"edit.undo":        func(h *hands) bool { return h.app.journal.CanRedo() > 0 },
	"edit.redo":        func(h *hands) bool { return h.app.journal.CanUndo() > 0 },
	"edit.cut":         func(h *hands) bool { return h.app.clipboard() != "" && h.app.journal.CanUndo() > 0 },
	"edit.copy":        func(h *hands) bool { return h.app.clipboard() != "" },
	"edit.paste":       func(h *hands) bool { return h.app.journal.CanUndo() > 0 },
	"edit.selectAll":   func(h *hands) bool { return len(h.app.selection.ids) > 3 },
	"edit.rename":      namesOne,
	"edit.find":        func(h *hands) bool { return h.app.desk.find.isOpen },
	"add.remark":       listsMore,
	"edit.split":       listsMore,
	"edit.pasteNeeds":  func(h *hands) bool { return h.app.journal.CanUndo() > 0 },
	"edit.into":        listsMore,
	"edit.merge":       func(h *hands) bool { return listsMore(h) || h.app.journal.CanUndo() > 0 },
	"account.add":      listsMore,
	"account.import":   listsMore,
	"account.walk":     func(h *hands) bool { return h.app.desk.panels.open.name == "accounts" },
	"edit.replace":     func(h *hands) bool { return h.app.desk.find.replacing },
	"find.next":        func(h *hands) bool { return h.app.desk.find.at == 0 },
	"find.before":      func(h *hands) bool { return h.app.desk.find.at > 0 },
	"edit.info":        func(h *hands) bool { return h.app.desk.card.subject().Kind() == model.KindInfo },
	"edit.compose":     namesOne,
	"link.needs":       listsMore,
	"link.sync":        listsMore,
	"link.helps":       listsMore,
	"link.uses":        listsMore,
	"link.yields":      listsMore,
	"action.lane":      listsMore,
	"add.role":         listsMore,
	"add.phase":        listsMore,
	"add.phases":       listsMore,
	"add.roles":        listsMore,
	"add.kpis":         listsMore,
	"add.sources":      listsMore,
	"file.new":         func(h *hands) bool { return len(h.app.head().Records(model.KindDeliverable)) == 0 },
	"file.open":        listsMore,
	"file.window":      func(h *hands) bool { return len(h.launched) == 1 && h.launched[0] == "--new" },
	"file.openWindow":  listsMore,
	"file.save":        func(h *hands) bool { return h.app.saver.state() == stateSaved },
	"file.saveAs":      listsMore,
	"file.saveCopy":    listsMore,
	"file.export":      listsMore,
	"file.copyPicture": func(h *hands) bool { return len(h.copied) > 0 },
	"file.snapshots":   listsMore,
	"file.snapshot":    listsMore,
	"file.repair":      listsMore,
	"notice.act":       func(h *hands) bool { return !h.app.desk.toast.root.Visible() },
	"file.status":      listsMore,
	"file.quit":        func(h *hands) bool { return h.app.saver.store == nil },
	"view.flip":        func(h *hands) bool { return h.app.active == h.app.actions || h.app.active == h.app.deliverables },
	"view.beside":      func(h *hands) bool { return h.app.actions.Visible() && h.app.deliverables.Visible() },
	"view.stacked":     func(h *hands) bool { return h.app.settings.Panes.Views == viewsStacked },
	"view.alone":       func(h *hands) bool { return h.app.desk.views[0].root.Visible() != h.app.desk.views[1].root.Visible() },
	"view.outline":     func(h *hands) bool { return !h.app.desk.outline.root.Visible() },
	"view.card":        func(h *hands) bool { return !h.app.desk.card.root.Visible() },
	"view.panel":       func(h *hands) bool { return !h.app.desk.panels.root.Visible() },
	"view.panelNext": func(h *hands) bool {
		return h.app.desk.panels.open.name == "journey" && h.focused() == h.app.desk.panels.focusable()
	},
	"view.panelBefore":  func(h *hands) bool { p := h.app.desk.panels; return p.open == p.all[len(p.all)-1] },
	"view.panelLarge":   func(h *hands) bool { return h.app.isPanelLarge && h.app.desk.panels.root.Size().Height > 500 },
	"view.xray":         func(h *hands) bool { return h.app.xray },
	"view.overlay":      func(h *hands) bool { return h.app.overlay && h.app.wants().input(nil).Options.Overlay != nil },
	"view.fit":          func(h *hands) bool { return showsAll(h.app.active) },
	"view.fitSelection": func(h *hands) bool { return showsSelection(h.app.active) },
	"view.actual":       func(h *hands) bool { return abs(h.app.active.camera.Zoom-1) < 1e-9 },
	"view.zoomIn":       func(h *hands) bool { return h.app.active.camera.Zoom > 0.7 },
	"view.zoomOut":      func(h *hands) bool { return h.app.active.camera.Zoom < 0.7 },
	"view.fold":         func(h *hands) bool { return len(h.app.folds.shut) == 1 },
	"view.tidy":         func(h *hands) bool { return len(h.app.steps.layouts) == 1 },
	"view.relayout":     func(h *hands) bool { return len(h.app.steps.layouts) == 1 },
	"view.present": func(h *hands) bool {
		return h.app.presentation != nil && h.app.window.Content() == h.app.presentation.root
	},
	"view.light":        func(h *hands) bool { return !h.app.look.isDark() },
	"view.dark":         func(h *hands) bool { return h.app.look.isDark() },
	"view.system":       func(h *hands) bool { return h.app.look.brightness == BrightSystem },
	"view.preferences":  listsMore,
	"view.ja":           func(h *hands) bool { return h.app.desk.bar.menus[0].text == "ファイル" },
	"view.en":           func(h *hands) bool { return h.app.desk.bar.menus[0].text == "File" },
	"view.table":        func(h *hands) bool { return h.app.twinOf(h.app.active).isOpen },
	"list.deliverables": lists(model.KindDeliverable),
	"list.actions":      lists(model.KindAction),
	"list.phases":       lists(model.KindPhase),
	"list.roles":        lists(model.KindRole),
	"list.kpis":         lists(model.KindKPI),
	"list.signals":      lists(model.KindSignal),
	"list.plays":        lists(model.KindPlay),
	"list.remarks":      lists(model.KindRemark),
	"list.accounts":     lists(model.KindAccount),
	"walk.left":         moves, "walk.right": moves, "walk.up": moves, "walk.down": moves,
	"walk.goal":     func(h *hands) bool { return h.app.selection.lead() == goalOf(h) },
	"walk.away":     func(h *hands) bool { return len(h.app.selection.ids) == 0 },
	"focus.next":    func(h *hands) bool { return h.app.active == h.app.actions },
	"focus.menu":    listsMore,
	"help.commands": listsMore,
	"help.keys":     listsMore,
	"help.tour":     func(h *hands) bool { return h.app.tourAt == 1 && h.app.desk.tour.root.Visible() },
	"help.about":    listsMore,

	"workshop.start":        func(h *hands) bool { return h.app.workshop.running == h.app.desk.question.rail.Visible() },
	"workshop.step":         listsMore,
	"workshop.nextStep":     func(h *hands) bool { return h.app.workshop.step == 2 },
	"workshop.previousStep": func(h *hands) bool { return h.app.workshop.step == 0 },
	"workshop.answer":       answers,
	"workshop.next":         func(h *hands) bool { return len(h.app.workshop.trail) == 2 && answers(h) },
	"workshop.back":         func(h *hands) bool { return h.app.workshop.step == 0 && len(h.app.workshop.trail) == 0 },
	"workshop.park":         func(h *hands) bool { return h.app.desk.question.parks && answers(h) },
	"workshop.hypothesis":   func(h *hands) bool { return h.app.journal.CanUndo() > 0 && h.app.desk.question.entry.Text == "" },
	"workshop.hear":         func(h *hands) bool { return h.app.workshop.hearing == h.app.selection.lead() && answers(h) },
	"workshop.by":           func(h *hands) bool { return h.focused() == h.app.desk.question.by },
	"workshop.timer":        func(h *hands) bool { return h.app.workshop.clock.running },
	"workshop.longer":       func(h *hands) bool { return h.app.workshop.clock.planned[1] == usualMinutes[1]+5 },
	"workshop.shorter":      func(h *hands) bool { return h.app.workshop.clock.planned[1] == usualMinutes[1]-5 },
	"workshop.reset":        func(h *hands) bool { return h.app.workshop.clock.seconds[1] == 0 },
	"workshop.summary":      listsMore,
	"selfcheck": func(h *hands) bool {
		return h.app.desk.panels.open.name == "selfcheck" && h.app.desk.panels.root.Visible()
	},
}

// namesOne tells whether a name is being asked for, and the model takes it.
func namesOne(h *hands) bool {
	before := h.app.head()
	if !h.app.active.naming.isOpen() {
		return false
	}
	h.press("Ctrl+A")
	h.write("新しい名前")
	h.press("Enter")
	return h.app.head() != before
}

// listsMore tells whether a list or a sheet lies over the window.
func listsMore(h *hands) bool { return h.app.window.Canvas().Overlays().Top() != nil }

// lists tells whether the records of a kind are shown as a table that has the
// keys.
func lists(kind model.Kind) func(h *hands) bool {
	return func(h *hands) bool {
		table, ok := h.focused().(*table)
		return ok && table.kind == kind
	}
}

// moves tells whether there is still something selected.
func moves(h *hands) bool { return h.app.selection.lead() != "" }

func showsAll(v *picture) bool {
	whole, sight := v.whole(), v.camera.sees(v.Size())
	return sight.X <= whole.X && sight.Y <= whole.Y && sight.X+sight.W >= whole.X+whole.W && sight.Y+sight.H >= whole.Y+whole.H
}

func showsSelection(v *picture) bool {
	sight := v.camera.sees(v.Size())
	for _, id := range v.app.selection.ids {
		if r, ok := v.box(id); ok && !contains(sight, middle(r)) {
			return false
		}
	}
	return true
}

// answers tells whether the keys go to the answer of the question.
func answers(h *hands) bool { return h.focused() == h.app.desk.question.entry }

// situations are those in which every command is tried.
var situations = []struct {
	name string
	set  func(h *hands)
}{
	{"nothing selected", func(h *hands) { h.press("Esc") }},
	{"a deliverable", func(h *hands) { h.app.focusPicture(h.app.deliverables); h.app.jump(h.named("注文票")) }},
	{"an action", func(h *hands) { h.app.focusPicture(h.app.actions); h.app.jump(h.named("卓で注文を取る")) }},
	{"two deliverables", func(h *hands) {
		h.app.focusPicture(h.app.deliverables)
		h.app.choose(h.named("予約一覧"), h.named("注文票"))
	}},
	{"something searched", func(h *hands) {
		h.press("Ctrl+F", "Ctrl+A")
		h.write("一覧")
		h.app.focusPicture(h.app.deliverables)
	}},
	{"something undone", func(h *hands) {
		h.app.focusPicture(h.app.deliverables)
		h.app.jump(h.named("注文票"))
		h.press("Del", "Ctrl+Z")
	}},
	{"something done and copied", func(h *hands) {
		h.app.focusPicture(h.app.deliverables)
		h.app.jump(h.named("注文票"))
		h.press("Ctrl+C", "Ctrl+G")
	}},
	{"in the workshop", func(h *hands) {
		h.app.jump(h.named("注文票"))
		w := h.app.workshop
		w.start()
		w.trail = nil
		w.goTo(0)
		w.pass()
		w.goTo(1)
		w.clock.seconds[1] = 70
		h.app.desk.question.entry.SetText("一言")
		h.app.focusPicture(h.app.deliverables)
	}},
}

func TestEveryCommandDoesOrRefuses(t *testing.T) {
	tried := map[string]bool{}
	for i, s := range situations {
		refusing := start(t, sample(t, "restaurant"))
		s.set(refusing)
		for _, c := range refusing.app.commands {
			// What does not change the model is seen to work once.
			applies := refusing.app.refusalOf(&c) == nil
			isEdit := c.edit != nil || c.grow != nil
			if applies && (isEdit || !tried[c.name]) || !applies && (dependsOnSelection(c) || i == 1) {
				tried[c.name] = tried[c.name] || applies && i > 0
				t.Run(s.name+"/"+c.name, func(t *testing.T) { tryIn(t, refusing, s.set, c.name) })
			}
		}
	}
}

// dependsOnSelection tells whether a command may do otherwise in another
// situation; the others are tried in one.
func dependsOnSelection(c command) bool {
	return c.edit != nil || c.grow != nil || c.check != nil || strings.HasPrefix(c.name, "walk.") || c.name == "view.flip"
}

// tryIn tries a command that refuses, or that one undo takes back, in the window
// that is there, and any other in a window of its own.
func tryIn(t *testing.T, there *hands, set func(h *hands), name string) {
	c := there.app.command(name)
	there.T = t
	set(there)
	if there.app.refusalOf(c) != nil || c.edit != nil || c.grow != nil || strings.HasPrefix(name, "panel.") {
		there.app.desk.toast.root.Hide()
		tryCommand(there, c)
		return
	}
	h := start(t, sample(t, "restaurant"))
	set(h)
	tryCommand(h, h.app.command(name))
}

func tryCommand(h *hands, c *command) {
	before, refused := h.app.head(), h.app.refusalOf(c)
	if h.app.head() != before {
		h.Fatal("asking whether it applies changed the model")
	}
	if !h.app.isInScope(c.on) {
		return
	}
	h.app.do(c)
	if refused != nil {
		if text := h.app.desk.toast.text.Text; text == "" || !h.app.desk.toast.root.Visible() {
			h.Error("it refuses without saying why")
		}
		if h.app.head() != before || h.app.window.Canvas().Overlays().Top() != nil {
			h.Error("it refuses and does something")
		}
		return
	}
	switch {
	case c.edit != nil:
		if h.app.head() == before {
			h.Error("it applies and changes nothing")
		}
		h.press("Ctrl+Z")
		if d := model.Diff(before, h.app.head()); !d.IsEmpty() {
			h.Errorf("one undo does not take it back: %d records differ", len(d.Edits))
		}
	case c.grow != nil:
		if !namesOne(h) {
			h.Error("it asks for no name, or drops it")
		}
		h.press("Ctrl+Z")
	default:
		if seen := seenOf(c.name); seen == nil || !seen(h) {
			h.Error("it applies and is not seen to do what it says")
		}
	}
}

func TestEveryCommandHasItsTextAndItsKeys(t *testing.T) {
	ja, en := loadTexts(model.Japanese), loadTexts(model.English)
	type place struct {
		on  scope
		key chord
	}
	taken := map[place]string{}
	for _, c := range commandTable() {
		if !ja.has(c.text) || !en.has(c.text) {
			t.Errorf("%s has no text %q", c.name, c.text)
		}
		for _, k := range c.keys {
			scopes := []scope{c.on}
			if c.on == onPictures || c.on == anywhere {
				scopes = []scope{onDeliverables, onActions}
			}
			for _, s := range scopes {
				if other := taken[place{s, k}]; other != "" {
					t.Errorf("%s and %s have the same key %s", other, c.name, k)
				}
				taken[place{s, k}] = c.name
			}
		}
	}
}

func TestEveryMenuListsCommands(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	for _, m := range append(menuTable(), contextOf(model.ViewDeliverables), contextOf(model.ViewActions)) {
		for _, item := range h.app.menuItems(m) {
			if !item.rule && item.text == "" {
				t.Errorf("an item of %s has no text", m.text)
			}
			if item.more != nil && len(item.more()) == 0 {
				t.Errorf("%s leads to nothing", item.text)
			}
		}
	}
}
