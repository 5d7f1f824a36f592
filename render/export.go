package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hone/assets"
	"hone/model"
)

// view is a picture, a sheet or both, by the name that commands and menus use.
type view struct {
	name  string
	scene func(Input) Scene
	sheet func(Input) Sheet
	// texts are the formats that the view's elements have of their own.
	texts map[string]func(Input) []byte
	table bool // the sheet's main part makes sense as one table
}

// views lists what can be exported, in menu order. A new view is one line here.
func views() []view {
	dot := func(write func(Input) []byte) map[string]func(Input) []byte {
		return map[string]func(Input) []byte{"dot": write}
	}
	actions := dot(ActionsDOT)
	actions["bpmn"] = BPMN
	return []view{
		{name: "deliverables", scene: Deliverables, sheet: DeliverablesSheet, table: true, texts: dot(DeliverablesDOT)},
		{name: "actions", scene: Actions, sheet: ActionsSheet, table: true, texts: actions},
		{name: "pfd", scene: PFD, texts: dot(PFDDOT)},
		{name: "journey", scene: Journey, sheet: JourneySheet, table: true},
		{name: "playbook", sheet: PlaybookSheet, table: true},
		{name: "indicators", sheet: IndicatorsSheet, table: true},
		{name: "expectation", sheet: ExpectationSheet, table: true},
		{name: "kpis", scene: KPIs, sheet: KPIsSheet, table: true},
		{name: "paper", sheet: PaperSheet},
		{name: "summary", sheet: SummarySheet},
	}
}

// formatOrder lists all formats, the usual first.
var formatOrder = []string{"svg", "png", "pdf", "xlsx", "csv", "md", "html", "dot", "bpmn", "json"}

// Views are the names of the views that Export makes.
func Views() []string {
	var names []string
	for _, v := range views() {
		names = append(names, v.name)
	}
	return names
}

// Output says how a picture is written to a file; the zero value is the usual
// way.
type Output struct {
	Scale    int   // of PNG, in pixels a point; 0 is 1
	Page     Paper // of PDF; "" is PaperFit
	Outlines bool  // of SVG: texts as shapes
	// Step is told now and then what part of a long writing is done, from 0 to
	// 1; when it answers false, the writing ends with ErrStopped. Nil: it goes
	// on to its end.
	Step func(done float64) bool
	// The two weights of the font that PNG, PDF and outlines are set in, as
	// TrueType files: those that the texts were measured with. Nil is the
	// bundled font.
	Regular, Bold []byte
}

// ErrStopped is the end of a writing that was told to stop.
var ErrStopped = errors.New("write picture: stopped")

func (o Output) goesOn(done float64) bool { return o.Step == nil || o.Step(done) }

func (o Output) typefaces() (*typefaces, error) {
	if o.Regular == nil {
		o.Regular = assets.Font(false)
	}
	if o.Bold == nil {
		o.Bold = assets.Font(true)
	}
	return newTypefaces(o.Regular, o.Bold)
}

// formats are the writers of a scene, by file ending without its dot.
var formats = map[string]func(Scene, Output) ([]byte, error){
	"svg": func(s Scene, o Output) ([]byte, error) {
		if o.Outlines {
			return SVGOutlines(s, LightPalette(), o)
		}
		return SVG(s, LightPalette()), nil
	},
	"png":  func(s Scene, o Output) ([]byte, error) { return PNG(s, LightPalette(), o) },
	"pdf":  func(s Scene, o Output) ([]byte, error) { return PDF(s, LightPalette(), o) },
	"json": func(s Scene, _ Output) ([]byte, error) { return JSON(s), nil },
}

// Formats are the endings that a view can be written to, the usual first; of
// no view, those of a scene.
func Formats(name string) []string {
	of := view{scene: Deliverables}
	for _, v := range views() {
		if v.name == name {
			of = v
		}
	}
	return slices.DeleteFunc(slices.Clone(formatOrder), func(f string) bool { return !of.suits(f) })
}

// suits tells whether a view can be written in a format.
func (v view) suits(format string) bool {
	_, isPicture := formats[format]
	_, isSheet := sheetFormats[format]
	return isPicture && v.scene != nil || isSheet && v.sheet != nil && (v.table || format != "csv") ||
		format == "pdf" && v.sheet != nil || v.texts[format] != nil
}

// Draws tells whether a view is drawn in a format, so that legend, heading and
// direction matter; else it is set as a text with tables.
func Draws(viewName, format string) bool {
	v, err := suitedView(viewName, format)
	return err == nil && v.draws(strings.ToLower(format))
}

func (v view) draws(format string) bool {
	_, ok := formats[format]
	return ok && v.scene != nil
}

// UnknownView is a view that there is none of.
type UnknownView struct{ View string }

func (e *UnknownView) Error() string {
	return fmt.Sprintf("export %s: there is no such view (one of %s)", e.View, strings.Join(Views(), ", "))
}

// UnsuitedFormat is a format that a view cannot be written to.
type UnsuitedFormat struct {
	View, Format string
	Suited       []string
}

func (e *UnsuitedFormat) Error() string {
	return fmt.Sprintf("export %s: cannot be written as %q, only as %s", e.View, e.Format, strings.Join(e.Suited, ", "))
}

// Export writes a view of in as a file of a format: its ending without the dot.
// The errors are *UnknownView, *UnsuitedFormat, ErrStopped, and those of Write.
func Export(in Input, viewName, format string, o Output) ([]byte, error) {
	v, err := suitedView(viewName, format)
	if err != nil {
		return nil, err
	}
	format = strings.ToLower(format)
	in = in.ready()
	if !o.goesOn(0) {
		return nil, ErrStopped
	}
	if write := v.texts[format]; write != nil {
		return write(in), nil
	}
	if write, ok := sheetFormats[format]; ok {
		return write(v.sheet(in))
	}
	if !v.draws(format) {
		return sheetPDF(v.sheet(in), in.Measure, o)
	}
	scene := titled(v.picture(in), in.Model)
	if !o.goesOn(0) {
		return nil, ErrStopped
	}
	return Write(scene, format, o)
}

// suitedView finds a view that can be written in a format.
func suitedView(name, format string) (view, error) {
	all := views()
	i := slices.IndexFunc(all, func(v view) bool { return v.name == name })
	switch {
	case i < 0:
		return view{}, &UnknownView{name}
	case !all[i].suits(strings.ToLower(format)):
		return view{}, &UnsuitedFormat{name, format, Formats(name)}
	}
	return all[i], nil
}

// titled names a picture after its model as well.
func titled(s Scene, m *model.Model) Scene {
	if title := Clean(m.Info().Title); title != "" {
		s.Title = title + " – " + s.Title
	}
	return s
}

// Write writes a scene as a file of a format. The errors are *UnsuitedFormat,
// *TooManyPixels of PNG, *TooManyPages of PDF, and those of a font that is none.
func Write(s Scene, format string, o Output) ([]byte, error) {
	write, ok := formats[strings.ToLower(format)]
	if !ok {
		return nil, &UnsuitedFormat{s.Title, format, Formats("")}
	}
	return write(s, o)
}
