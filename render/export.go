package render

import (
	"fmt"
	"slices"
	"strings"
)

// view is a picture or sheet by the name that commands and menus use.
type view struct {
	name  string
	scene func(Input) Scene
}

// views lists what can be exported, in menu order. A new view is one line here.
func views() []view {
	return []view{
		{"deliverables", Deliverables},
		{"actions", Actions},
		{"journey", Journey},
	}
}

// Views are the names of the views that Export makes.
func Views() []string {
	var names []string
	for _, v := range views() {
		names = append(names, v.name)
	}
	return names
}

// formats are the writers of a scene, by file ending without its dot.
var formats = map[string]func(Scene) ([]byte, error){
	"svg":  func(s Scene) ([]byte, error) { return SVG(s.AtOrigin(), LightPalette()), nil },
	"json": func(s Scene) ([]byte, error) { return JSON(s.AtOrigin()), nil },
}

// Formats are the endings that a view can be written to, sorted.
func Formats(string) []string {
	var names []string
	for name := range formats {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
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
// The errors are *UnknownView and *UnsuitedFormat.
func Export(in Input, viewName, format string) ([]byte, error) {
	all := views()
	i := slices.IndexFunc(all, func(v view) bool { return v.name == viewName })
	if i < 0 {
		return nil, &UnknownView{viewName}
	}
	write, ok := formats[strings.ToLower(format)]
	if !ok {
		return nil, &UnsuitedFormat{viewName, format, Formats(viewName)}
	}
	return write(all[i].scene(in))
}
