package app

import (
	"slices"
	"strings"

	"hone/model"
)

func editCommands() []command {
	return []command{
		{name: "edit.undo", text: "menu.undo", keys: []chord{"Ctrl+Z"}, check: canUndo, run: func(a *App) { a.undo() }, title: (*App).undoTitle},
		{name: "edit.redo", text: "menu.redo", keys: []chord{"Ctrl+Y", "Ctrl+Shift+Z"}, check: canRedo, run: func(a *App) { a.redo() }, title: (*App).redoTitle},
		{name: "edit.cut", text: "menu.cut", keys: []chord{"Ctrl+X"}, on: onPictures, check: removable, run: func(a *App) { a.copy(); a.edit(removeSelected(a)) }},
		{name: "edit.copy", text: "menu.copy", keys: []chord{"Ctrl+C"}, on: onPictures, check: hasSelection, run: (*App).copy},
		{name: "edit.paste", text: "menu.paste", keys: []chord{"Ctrl+V"}, on: onPictures, check: pasteable, run: (*App).paste},
		{name: "edit.duplicate", text: "menu.duplicate", keys: []chord{"Ctrl+D"}, on: onPictures, edit: func(a *App) (model.Change, error) { return a.head().Duplicate(a.selection.ids, a.mint) }},
		{name: "edit.delete", text: "menu.delete", keys: []chord{"Del"}, on: onPictures, edit: removeSelected},
		{name: "edit.selectAll", text: "menu.selectAll", keys: []chord{"Ctrl+A"}, on: onPictures, run: (*App).selectAll},
		{name: "edit.rename", text: "command.rename", keys: []chord{"F2"}, on: onPictures, check: renamable, run: func(a *App) { a.renameFrom("") }},
		{name: "edit.info", text: "menu.info", run: func(a *App) { a.choose() }},
		{name: "nudge.left", text: "command.nudge.left", keys: []chord{"Alt+Left"}, on: onPictures, edit: nudge(-8, 0)},
		{name: "nudge.right", text: "command.nudge.right", keys: []chord{"Alt+Right"}, on: onPictures, edit: nudge(8, 0)},
		{name: "nudge.up", text: "command.nudge.up", keys: []chord{"Alt+Up"}, on: onPictures, edit: nudge(0, -8)},
		{name: "nudge.down", text: "command.nudge.down", keys: []chord{"Alt+Down"}, on: onPictures, edit: nudge(0, 8)},
		{name: "edit.unpin", text: "command.unpin", on: onPictures, edit: func(a *App) (model.Change, error) { return a.head().Unpin(a.active.view, a.selection.ids...) }},
	}
}

func canUndo(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if a.journal.CanUndo() == 0 && len(a.steps.layouts) == 0 {
		return reason("nothing-to-undo")
	}
	return nil
}

func canRedo(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if a.journal.CanRedo() == 0 && len(a.steps.unlaid) == 0 {
		return reason("nothing-to-redo")
	}
	return nil
}

func (a *App) undo() {
	if !a.unlay() {
		a.back(1)
	}
}

func (a *App) redo() {
	if !a.relay() {
		a.back(-1)
	}
}

// back undoes n steps, or brings back −n.
func (a *App) back(n int) {
	for ; n != 0; n -= sign(n) {
		stamp, err := a.file.Stamp(model.Change{})
		if err == nil && n > 0 {
			err = a.journal.Undo(stamp)
		} else if err == nil {
			err = a.journal.Redo(stamp)
		}
		if err != nil {
			a.notice(a.reason(err))
			return
		}
	}
}

func (a *App) undoTitle() string { return a.stepTitle("menu.undo", a.steps.done) }

func (a *App) redoTitle() string { return a.stepTitle("menu.redo", a.steps.undone) }

// stepTitle names the step that undo or redo is about.
func (a *App) stepTitle(key string, stack []step) string {
	if len(stack) == 0 {
		return a.texts.say(key)
	}
	return a.texts.say("command.step", "do", a.texts.say(key), "step", a.stepText(stack[len(stack)-1], stepInMenu))
}

func hasSelection(a *App) error {
	if len(a.selection.ids) == 0 {
		return reason("nothing-selected")
	}
	return nil
}

func removable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	_, err := removeSelected(a)
	return err
}

func removeSelected(a *App) (model.Change, error) { return a.head().Remove(a.selection.ids...) }

func renamable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	lead := a.selection.lead()
	if isRelation(a.head(), lead) || a.pictureOf(lead) == nil && !(a.desk.outline.hasKeys() && lead != "") {
		return reason("nothing-selected")
	}
	return nil
}

func isRelation(m *model.Model, id model.ID) bool {
	_, ok := model.Find[model.Relation](m, id)
	return ok
}

// renameFrom opens the selected element's name; typed has been typed already,
// and replaces it. With nothing selected, typing begins a new element.
func (a *App) renameFrom(typed string) {
	id := a.selection.lead()
	if a.editable() != nil {
		a.notice(a.reason(a.editable()))
		return
	}
	if id == "" && typed != "" {
		a.growFrom(typed)
		return
	}
	v := a.pictureOf(id)
	if isRelation(a.head(), id) {
		return
	}
	if v == nil && a.desk.outline.hasKeys() {
		a.renameLine(id, typed)
	}
	if v == nil {
		return
	}
	r, _ := a.head().Get(id)
	a.naming(v, &plan{
		of: id, was: model.NameOf(r),
		accept: func(name string) (model.Change, error) { return a.head().Rename(id, name) },
	}, typed)
}

// growFrom begins a free element whose name has been begun.
func (a *App) growFrom(typed string) {
	name := "add.free"
	if a.active == a.actions {
		name = "action.free"
	}
	a.run(name)
	if n := a.desk.outline.naming; n.isOpen() {
		n.entry.SetText(typed)
		n.entry.CursorColumn = len([]rune(typed))
	}
	if n := a.active.naming; n.isOpen() {
		n.entry.SetText(typed)
		n.entry.CursorColumn = len([]rune(typed))
	}
}

// selectAll selects every box, and what was made since the picture was drawn.
func (a *App) selectAll() {
	v := a.active
	ids := v.inside(grown(v.whole(), 1e6))
	kind := model.KindDeliverable
	if v == a.actions {
		kind = model.KindAction
	}
	for _, r := range a.head().Records(kind) {
		isDrawn := a.drawn.model != nil && a.drawn.model.Has(r.Key())
		if v.view != "" && !isDrawn && !slices.Contains(ids, r.Key()) {
			ids = append(ids, r.Key())
		}
	}
	a.choose(ids...)
}

// nudge pins the selected boxes a little further.
func nudge(dx, dy float64) func(a *App) (model.Change, error) {
	return func(a *App) (model.Change, error) {
		var boxes []model.ID
		for _, id := range a.selection.ids {
			if _, ok := a.active.box(id); ok && !isRelation(a.head(), id) {
				boxes = append(boxes, id)
			}
		}
		if len(boxes) == 0 || a.active.view == "" {
			return model.Change{}, reason("nothing-selected")
		}
		return a.active.pinned(boxes, point(dx, dy))
	}
}

// outlineText is the names of records as an outline.
func (a *App) outlineText(ids []model.ID) string {
	var b strings.Builder
	written := map[model.ID]bool{}
	set := map[model.ID]bool{}
	for _, id := range ids {
		set[id] = true
	}
	var write func(id model.ID, depth int)
	write = func(id model.ID, depth int) {
		r, ok := a.head().Get(id)
		if !ok || written[id] || r.Kind() == model.KindRelation {
			return
		}
		written[id] = true
		b.WriteString(strings.Repeat("\t", depth) + model.NameOf(r) + "\n")
		for _, need := range needsOf(a.head(), id) {
			if set[need] {
				write(need, depth+1)
			}
		}
	}
	for _, pass := range []bool{true, false} { // first those that nothing selected needs
		for _, id := range ids {
			if !pass || !isNeededIn(a.head(), id, set) {
				write(id, 0)
			}
		}
	}
	return b.String()
}

func needsOf(m *model.Model, id model.ID) []model.ID {
	var needs []model.ID
	for _, r := range m.RelationsOf(id, model.Needs) {
		if r.From == id {
			needs = append(needs, r.To)
		}
	}
	return needs
}

func isNeededIn(m *model.Model, id model.ID, set map[model.ID]bool) bool {
	for _, r := range m.RelationsOf(id, model.Needs) {
		if r.To == id && set[r.From] {
			return true
		}
	}
	return false
}

func pasteable(a *App) error {
	if err := a.editable(); err != nil {
		return err
	}
	if strings.TrimSpace(a.clipboard()) == "" {
		return reason("clipboard-empty")
	}
	return nil
}

func (a *App) clipboard() string {
	if c := a.fyne.Clipboard(); c != nil {
		return c.Content()
	}
	return ""
}

func cellsAsLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimRight(line, "\r\n\t "), "\t")
		for depth, cell := range cells {
			if strings.TrimSpace(cell) != "" {
				b.WriteString(strings.Repeat("\t", depth) + cell + "\n")
			}
		}
	}
	return b.String()
}
