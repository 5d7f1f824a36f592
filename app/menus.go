package app

import (
	"path/filepath"
	"strings"

	"hone/assets"
	"hone/model"
)

// menu lists commands by name; "-" is a line between them, and a name that
// ends in ">" another menu.
type menu struct {
	text  string
	items []string
}

func menuTable() []menu {
	return []menu{
		{"menu.file", []string{
			"file.new", "file.sample>", "file.open", "file.recent>", "-",
			"file.window", "file.openWindow", "-",
			"file.save", "file.saveAs", "file.saveCopy", "-",
			"file.export", "file.copyPicture", "-",
			"file.snapshot", "file.snapshots", "file.conflicts", "file.repair", "-",
			"file.quit",
		}},
		{"menu.edit", []string{
			"edit.undo", "edit.redo", "-",
			"edit.cut", "edit.copy", "edit.paste", "edit.pasteNeeds", "edit.duplicate", "edit.delete", "-",
			"edit.selectAll", "edit.rename", "edit.find", "edit.replace",
		}},
		{"menu.view", []string{
			"view.flip", "view.beside", "view.stacked", "view.alone", "view.table", "-",
			"view.outline", "view.card", "view.panel", "view.panelNext", "view.panelBefore", "view.panelLarge", "-",
			"view.xray", "view.overlay", "view.fit", "view.fitSelection", "view.actual", "view.zoomIn", "view.zoomOut", "-",
			"view.tidy", "view.relayout", "view.arrange>", "-",
			"view.present", "view.theme>", "view.language>", "view.preferences",
		}},
		{"menu.model", []string{
			"add.need", "add.dependent", "add.sibling", "add.higher", "add.alternative", "add.free", "add.yielding", "-",
			"action.next", "action.before", "action.parallel", "action.free", "add.yield", "action.decision", "action.lane", "action.follow", "-",
			"link.needs", "link.sync", "link.helps", "link.uses", "link.yields", "-",
			"edit.goal", "edit.alternatives", "edit.compose", "edit.into", "edit.ungroup", "view.fold", "edit.merge", "edit.split", "-",
			"add.remark", "list.roles", "list.phases", "list.remarks", "add.role", "add.phase", "add.preset>", "add.roles", "add.kpis", "add.sources", "edit.info",
		}},
		{"menu.workshop", []string{
			"workshop.start", "workshop.step", "workshop.previousStep", "workshop.nextStep", "-",
			"workshop.answer", "workshop.next", "workshop.back", "workshop.by", "workshop.hypothesis", "workshop.hear", "-",
			"workshop.park", "-",
			"workshop.timer", "workshop.longer", "workshop.shorter", "workshop.reset", "-",
			"workshop.summary", "selfcheck",
		}},
		{"menu.help", []string{
			"help.commands", "help.keys", "help.tour", "-",
			"help.about",
		}},
	}
}

// submenus are the menus inside menus whose items are commands.
func submenus() map[string]menu {
	return map[string]menu{
		"view.theme":    {"menu.theme", []string{"view.light", "view.dark", "view.system"}},
		"view.arrange":  {"menu.arrange", []string{"align.left", "align.centre", "align.right", "align.top", "align.middle", "align.bottom", "-", "spread.across", "spread.down", "-", "edit.unpin"}},
		"view.language": {"menu.language", []string{"view.ja", "view.en"}},
		"add.preset":    {"menu.phases.preset", []string{"add.laer", "add.adoption", "add.onboarding"}},
	}
}

// contextOf is the menu of what can be done with the selection in a view.
func contextOf(v model.View) menu {
	if v == model.ViewActions {
		return menu{items: []string{"edit.rename", "action.next", "action.before", "action.parallel", "add.yield", "-", "action.decision", "action.lane", "link.needs", "link.uses", "link.yields", "-", "edit.unpin", "view.arrange>", "edit.duplicate", "edit.delete"}}
	}
	return menu{items: []string{"edit.rename", "add.need", "add.dependent", "add.sibling", "add.alternative", "add.yielding", "-", "link.needs", "link.sync", "link.helps", "-", "edit.goal", "edit.alternatives", "edit.compose", "edit.into", "edit.ungroup", "view.fold", "edit.merge", "edit.split", "edit.unpin", "view.arrange>", "-", "edit.duplicate", "edit.delete"}}
}

// menuItems are a menu's items as they are now.
func (a *App) menuItems(m menu) []menuItem {
	var items []menuItem
	for _, name := range m.items {
		switch sub, isMenu := strings.CutSuffix(name, ">"); {
		case name == "-":
			items = append(items, menuItem{rule: true})
		case isMenu:
			items = append(items, a.submenu(sub))
		default:
			items = append(items, a.menuItem(name))
		}
	}
	return items
}

func (a *App) menuItem(name string) menuItem {
	c := a.command(name)
	item := menuItem{text: a.titleOf(c), key: keyText(c.key()), checked: a.isOn(name), run: func() { a.do(c) }}
	if err := a.refusalOf(c); err != nil {
		item.why = a.reason(err)
	}
	return item
}

// isOn tells whether a command is about a state that holds now.
func (a *App) isOn(name string) bool {
	switch name {
	case "view.light":
		return a.look.brightness == BrightLight
	case "view.dark":
		return a.look.brightness == BrightDark
	case "view.system":
		return a.look.brightness == BrightSystem
	case "view.ja", "view.en":
		return name == "view."+string(a.texts.language)
	case "view.xray":
		return a.xray
	case "view.overlay":
		return a.overlay
	}
	return false
}

func (a *App) submenu(name string) menuItem {
	var items []menuItem
	text := ""
	switch name {
	case "file.recent":
		text = "menu.recent"
		for _, path := range a.recent() {
			items = append(items, menuItem{text: clip(filepath.Base(path), 40), key: shortFolder(path), run: func() { a.open(path) }})
		}
	case "file.sample":
		text = "menu.sample"
		for _, sample := range assets.Samples() {
			items = append(items, menuItem{text: a.texts.say("preset.sample." + sample), run: func() { a.openSample(sample) }})
		}
	default:
		m := submenus()[name]
		text, items = m.text, a.menuItems(m)
	}
	item := menuItem{text: a.texts.say(text), more: func() []menuItem { return items }}
	if len(items) == 0 {
		item.why, item.more = a.texts.say("reason.nothing-recent"), nil
	}
	return item
}

// shortFolder is the end of the folder that a file is in.
func shortFolder(path string) string {
	folder := filepath.Dir(path)
	if parts := strings.Split(filepath.ToSlash(folder), "/"); len(parts) > 3 {
		return "…/" + strings.Join(parts[len(parts)-2:], "/")
	}
	return folder
}
