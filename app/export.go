package app

import (
	"os"
	"slices"
	"strings"

	"hone/model/store"
	"hone/render"
)

// askExport asks what to write.
func (a *App) askExport() {
	var options []option
	for _, view := range render.Views() {
		endings := exportEndings(view)
		options = append(options, option{title: a.texts.say("view." + view), side: strings.Join(endings, " "), pick: func() { a.askExportOf(view, endings) }})
	}
	a.pickFrom(strings.TrimSuffix(a.texts.say("menu.export"), "…"), options, nil)
}

// exportEndings are what a view can be written to that people open, SVG first.
func exportEndings(view string) []string {
	var endings []string
	for _, f := range render.Formats(view) {
		if f != "json" && f != "svg" {
			endings = append(endings, "."+f)
		}
	}
	return slices.Insert(endings, 0, ".svg")
}

// askExportOf asks where to write a view.
func (a *App) askExportOf(view string, endings []string) {
	folder := a.settings.Folder
	if _, err := os.Stat(folder); folder == "" || err != nil {
		folder = a.usualFolder()
	}
	s := &saving{title: "menu.export", folder: folder, name: a.suggestedName() + " " + a.texts.say("view."+view), ending: endings[0], endings: endings}
	s.write = func(path string, replace bool) error {
		a.settings.Folder = s.folder
		text, err := render.Export(a.pictureInput(a.wants(), view), view, strings.TrimPrefix(s.ending, "."), render.Output{Scale: 2})
		if err != nil {
			return err
		}
		return store.SafeWrite(path, text, replace)
	}
	a.askPlace(s)
}

// pictureInput is what a view is exported from: the head, with the boxes where
// the window shows them.
func (a *App) pictureInput(w wanted, view string) render.Input {
	in := render.Input{Model: w.model, Measure: w.measure, Language: w.language, Words: w.words}
	switch view {
	case "deliverables":
		in.Positions, in.Options.XRay = w.positions, w.xray
	case "actions":
		in.Positions, in.Options.XRay = w.steps, w.xray
	}
	return in
}
