package app

import (
	"os"
	"slices"
	"strings"

	"hone/model"
	"hone/render"
)

// exportChoice is how the user last wrote pictures and sheets.
type exportChoice struct {
	Picture  string         `json:"picture"` // format of views that are drawn
	Sheet    string         `json:"sheet"`   // format of the others
	Scale    int            `json:"scale"`
	Paper    render.Paper   `json:"paper"`
	Legend   bool           `json:"legend"`
	Heading  bool           `json:"heading"`
	Outlines bool           `json:"outlines"`
	Language model.Language `json:"language,omitempty"` // empty: that of the window
	// Direction in which the graphs go to the goal.
	Direction string `json:"direction,omitempty"`
}

// usualExport is a picture for slides that explains itself.
func usualExport() exportChoice {
	return exportChoice{Picture: "png", Sheet: "xlsx", Scale: 2, Paper: render.PaperFit, Legend: true, Heading: true}
}

// The directions of graphs.
const exportRight, exportUp = "right", "up"

// turns tells whether a view can go in either direction.
func turns(view string) bool { return view == "deliverables" || view == "pfd" }

// valid is the choice without values that there are none of.
func (c exportChoice) valid() exportChoice {
	usual := usualExport()
	if !slices.Contains(exportScales, c.Scale) {
		c.Scale = usual.Scale
	}
	if !slices.Contains(render.Papers(), c.Paper) {
		c.Paper = usual.Paper
	}
	if c.Language != model.Japanese && c.Language != model.English {
		c.Language = ""
	}
	if c.Direction != exportUp {
		c.Direction = exportRight
	}
	return c
}

// exportScales are how fine a PNG can be, in pixels a point.
var exportScales = []int{1, 2, 4}

// format is what a view was last written as, of those that it can be.
func (c exportChoice) format(view string) string {
	formats := exportFormats(view)
	last := []string{c.Picture, c.Sheet}
	if !render.Draws(view, "svg") {
		slices.Reverse(last)
	}
	for _, f := range last {
		if slices.Contains(formats, f) {
			return f
		}
	}
	return formats[0]
}

// exportFormats are what a view can be written to that people open.
func exportFormats(view string) []string {
	return slices.DeleteFunc(render.Formats(view), func(f string) bool { return f == "json" })
}

// askExport asks what to write, and where.
func (a *App) askExport() { a.askExportOf(a.viewInSight()) }

// viewInSight is the view that the user works in.
func (a *App) viewInSight() string {
	switch a.active {
	case a.actions:
		return "actions"
	case a.journey:
		return "journey"
	}
	return "deliverables"
}

func (a *App) askExportOf(view string) *exportForm {
	f := newExportForm(a, view)
	f.show()
	return f
}

// exportFolder is where the last export went, else beside the document.
func (a *App) exportFolder() string {
	if _, err := os.Stat(a.settings.Folder); a.settings.Folder != "" && err == nil {
		return a.settings.Folder
	}
	return a.usualFolder()
}

// exportName is what a file of a view is called at first.
func (a *App) exportName(view string) string {
	return a.suggestedName() + " " + fileName(a.texts.say("view."+view))
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

// exportInput is what a view is written from in these ways.
func (a *App) exportInput(view string, c exportChoice) render.Input {
	in := a.pictureInput(a.wants(), view)
	in.Options.Legend, in.Options.Title = c.Legend, c.Heading
	if upward := turns(view) && c.Direction == exportUp; upward != in.Options.BottomUp {
		in.Options.BottomUp, in.Positions = upward, nil // the boxes stand for the other direction
	}
	if c.Language != "" && c.Language != in.Language {
		in.Language, in.Words = c.Language, nil
	}
	return in
}

func (c exportChoice) output() render.Output {
	return render.Output{Scale: c.Scale, Page: c.Paper, Outlines: c.Outlines}
}

// exportPath is the file that a name in a folder means.
func exportPath(name, format string) string {
	name = strings.TrimSpace(name)
	if ending := "." + format; strings.HasSuffix(strings.ToLower(name), ending) {
		name = name[:len(name)-len(ending)]
	}
	if name = fileName(name); name == "" {
		return ""
	}
	return name + "." + format
}
