package app

import (
	"errors"
	"os"
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

// exportEndings are what a view can be written to that people open.
func exportEndings(view string) []string {
	var endings []string
	for _, f := range render.Formats(view) {
		if f != "json" {
			endings = append(endings, "."+f)
		}
	}
	return endings
}

// exportScale is how fine a PNG is, in pixels a point.
const exportScale = 2

// askExportOf asks where to write a view.
func (a *App) askExportOf(view string, endings []string) {
	folder := a.settings.Folder
	if _, err := os.Stat(folder); folder == "" || err != nil {
		folder = a.usualFolder()
	}
	s := &saving{title: "menu.export", folder: folder, name: a.suggestedName() + " " + a.texts.say("view."+view), ending: endings[0], endings: endings}
	in := a.pictureInput(a.wants(), view)
	s.write = func(path string, replace bool) error {
		picture, err := exported(in, view, strings.TrimPrefix(s.ending, "."))
		if err != nil {
			return err
		}
		return store.SafeWrite(path, picture, replace)
	}
	s.after = func(string) { a.settings.Folder = s.folder }
	a.askPlace(s)
}

// exported writes a view, as pixels fine enough for slides unless the picture is
// too large for that.
func exported(in render.Input, view, format string) ([]byte, error) {
	picture, err := render.Export(in, view, format, render.Output{Scale: exportScale})
	var many *render.TooManyPixels
	if errors.As(err, &many) && many.Fits > 0 {
		return render.Export(in, view, format, render.Output{Scale: many.Fits})
	}
	return picture, err
}

// pictureInput is what a view is exported from: the head, with the boxes where
// the window shows them.
func (a *App) pictureInput(w wanted, view string) render.Input {
	in := w.input(nil)
	switch view {
	case "deliverables":
		in.Positions = w.positions.deliverables
	case "actions":
		in.Positions = w.positions.actions
	default:
		in.Options = render.Options{}
	}
	return in
}
