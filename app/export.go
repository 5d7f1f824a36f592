package app

import (
	"os"
	"strings"

	"hone/model/store"
	"hone/render"
)

// askExport asks what to write and where.
func (a *App) askExport() {
	var options []option
	for _, view := range []string{"deliverables", "actions", "journey"} {
		options = append(options, option{title: a.texts.say("view." + view), side: ".svg", pick: func() { a.askExportOf(view) }})
	}
	a.pickFrom(strings.TrimSuffix(a.texts.say("menu.export"), "…"), options, nil)
}

func (a *App) askExportOf(view string) {
	folder := a.settings.Folder
	if _, err := os.Stat(folder); folder == "" || err != nil {
		folder = a.usualFolder()
	}
	s := &saving{title: "menu.export", folder: folder, name: a.suggestedName() + " " + a.texts.say("view."+view), ending: ".svg"}
	s.write = func(path string, replace bool) error {
		a.settings.Folder = s.folder
		return store.SafeWrite(path, a.exported(view), replace)
	}
	a.askPlace(s)
}

// exported is a view as SVG. It is drawn from the head, so that it is never a
// version behind.
func (a *App) exported(view string) []byte {
	d := drawAll(a.wants())
	scene := d.deliverables
	switch view {
	case "actions":
		scene = d.actions
	case "journey":
		scene = d.journey
	}
	return render.SVG(scene.AtOrigin(), render.LightPalette())
}
