package render_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// hostile are names that mean something to one reader or another.
var hostile = []string{
	`"><script>alert(1)</script>`, `]]>`, `&#x0;&amp;&lt;`, `\N\G\l`, `=cmd|'/c calc'!A1`, `javascript:alert(1)`,
	"' onload='alert(1)", `" onload="alert(1)`, "<!--", "-->", "<![CDATA[", "<?xml?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;",
	"a\x00b\x01c\x1b[31m", "a\u202eb\u2066c\u200fd\u200be\ufefff", "\ufffe\uffff", "\xff\xfe", "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	"<image href='http://example.invalid/a.png'/>", "url(http://example.invalid)", "</text></g></svg>", "</title><script/>", "{{.}}", "${x}", "%s%n",
}

// TestHostileNamesStayText puts such names into every text field of every
// sample and reads the pictures back against what a picture may contain.
func TestHostileNamesStayText(t *testing.T) {
	for i, name := range assets.Samples() {
		m := poisoned(t, sampleInput(t, name, model.Japanese).Model, i)
		in := inputOf(m, model.Japanese)
		in.Options = render.Options{Title: true, Legend: true}
		for _, v := range append(views, view{"journey", render.Journey}) {
			s := v.make(in)
			what := name + " " + v.name
			svg := render.SVG(s, render.LightPalette())
			if v.name == "deliverables" && name == "reservation" && !bytes.Contains(svg, []byte("&lt;script&gt;")) {
				t.Error("no hostile name reached the picture")
			}
			checkSVG(t, what, svg)
			checkJSON(t, what, render.JSON(s))
		}
	}
}

// poisoned is a model with a hostile text in every field that takes any text.
func poisoned(t *testing.T, m *model.Model, seed int) *model.Model {
	t.Helper()
	next := seed
	for _, kind := range model.Kinds() {
		for _, r := range m.Records(kind) {
			for _, f := range model.Fields(kind) {
				if f.Type != model.Text {
					continue
				}
				next++
				changed, err := model.With(r, f, hostile[next%len(hostile)])
				if err != nil {
					continue // a field with a form of its own
				}
				if rel, ok := changed.(model.Relation); ok {
					changed = model.WithID(changed, model.RelationID(rel.Rel, rel.From, rel.To, rel.Group))
				}
				after, err := m.Apply(model.Change{Edits: edits(r, changed)})
				if err == nil {
					m, r = after, changed
				}
			}
		}
	}
	return m
}

// edits replaces a record, under another ID where it has changed.
func edits(before, after model.Record) []model.Edit {
	if before.Key() == after.Key() {
		return []model.Edit{{Before: before, After: after}}
	}
	return []model.Edit{{Before: before}, {After: after}}
}

// allowed are the elements and attributes of a picture.
var allowed = map[string]string{
	"svg": "xmlns width height viewBox lang font-family", "title": "", "g": "data-id data-kind",
	"rect": "x y width height rx fill stroke stroke-width stroke-dasharray", "circle": "cx cy r fill stroke stroke-width stroke-dasharray",
	"path": "d fill stroke stroke-width stroke-dasharray", "text": "x y font-size font-weight fill text-anchor",
}

// attributeForms are what the values of attributes look like.
var attributeForms = map[string]*regexp.Regexp{
	"fill": regexp.MustCompile(`^(none|#[0-9a-f]{6})$`), "stroke": regexp.MustCompile(`^(none|#[0-9a-f]{6})$`),
	"d": regexp.MustCompile(`^[MLCZ0-9 .-]*$`), "xmlns": regexp.MustCompile(`^http://www\.w3\.org/2000/svg$`),
	"text-anchor": regexp.MustCompile(`^(middle|end)$`), "font-family": regexp.MustCompile(`^[A-Za-z ,-]+$`),
	"lang": regexp.MustCompile(`^(ja|en)$`), "data-kind": regexp.MustCompile(`^[a-z-]+$`),
}

var plainNumbers = regexp.MustCompile(`^-?[0-9.]+( -?[0-9.]+)*$`)

func checkSVG(t *testing.T, what string, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	d.Entity = map[string]string{}
	titled := true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: not well-formed: %v", what, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !titled && e.Name.Local != "title" {
				t.Errorf("%s: a group begins with %s instead of its title", what, e.Name.Local)
			}
			titled = e.Name.Local != "g"
			checkElement(t, what, e)
		case xml.CharData:
			checkCharacters(t, what, string(e))
		case xml.EndElement:
		default:
			t.Errorf("%s: %T in the picture", what, e)
		}
	}
}

func checkElement(t *testing.T, what string, e xml.StartElement) {
	t.Helper()
	names, ok := allowed[e.Name.Local]
	if !ok {
		t.Errorf("%s: element %s", what, e.Name.Local)
	}
	for _, a := range e.Attr {
		if !strings.Contains(" "+names+" ", " "+a.Name.Local+" ") {
			t.Errorf("%s: attribute %s of %s", what, a.Name.Local, e.Name.Local)
		}
		checkCharacters(t, what, a.Value)
		form := attributeForms[a.Name.Local]
		if form == nil {
			form = plainNumbers
		}
		if a.Name.Local != "data-id" && !form.MatchString(a.Value) {
			t.Errorf("%s: %s=%q", what, a.Name.Local, a.Value)
		}
	}
}

func checkCharacters(t *testing.T, what, text string) {
	t.Helper()
	for _, r := range text {
		switch {
		case r == '\n':
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x200b, r == 0xfeff, r == 0xfffe, r == 0xffff, r == unicode.ReplacementChar:
			t.Errorf("%s: %U in %q", what, r, text)
		}
	}
}

// checkJSON reads the exchange text back: the promised keys, finite numbers,
// nothing that a web page would take for its own.
func checkJSON(t *testing.T, what string, text []byte) {
	t.Helper()
	type box struct {
		ID, Kind   string
		X, Y, W, H *float64
		Shows      string
		Marks      []string
	}
	var s struct {
		Width, Height *float64
		Boxes, Frames []box
		Lines         []struct {
			ID, Kind string
			Points   [][2]float64
		}
		Texts []struct {
			Of, Text   string
			X, Y, W, H *float64
		}
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if bytes.ContainsAny(text, "<>&") {
		t.Errorf("%s: the text is not safe inside a page", what)
	}
	for _, b := range append(s.Boxes, s.Frames...) {
		if b.X == nil || b.Y == nil || b.W == nil || b.H == nil || b.ID == "" || b.Kind == "" {
			t.Errorf("%s: box %+v lacks a key", what, b)
		}
	}
	for _, w := range s.Texts {
		checkCharacters(t, what, w.Text)
	}
}

// TestSceneTextIsStable writes a small scene to the letter.
func TestSceneTextIsStable(t *testing.T) {
	s := render.Scene{
		Width: 200, Height: 100.456, Left: -10, Top: 5,
		Frames: []render.Box{{ID: "p1", Kind: "phase", Rect: render.Rect{X: -10, Y: 5, W: 200, H: 95}}},
		Boxes:  []render.Box{{ID: "d1", Kind: "deliverable", Rect: render.Rect{X: 0, Y: 10.005, W: 124, H: 48}, Marks: []render.Mark{render.MarkCheckpoint}}},
		Lines:  []render.Line{{ID: "needs:d1:d2", Kind: "needs", Points: []render.Point{{X: 0, Y: 5}, {X: 10, Y: 5}}}},
		Texts:  []render.Text{{Of: "d1", Text: "契約", Rect: render.Rect{X: 3, Y: 12, W: 26, H: 18}}},
	}
	want := `{"width":200,"height":100.46,
"boxes":[
{"id":"d1","kind":"deliverable","x":10,"y":5.01,"w":124,"h":48,"marks":["checkpoint"]}],
"frames":[
{"id":"p1","kind":"phase","x":0,"y":0,"w":200,"h":95}],
"lines":[
{"id":"needs:d1:d2","kind":"needs","points":[[10,0],[20,0]]}],
"texts":[
{"of":"d1","text":"契約","x":13,"y":7,"w":26,"h":18}]}
`
	if got := string(render.JSON(s)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if reflect.DeepEqual(s, s.AtOrigin()) {
		t.Error("a scene off the origin was not moved")
	}
	if fmt.Sprint(s.AtOrigin().Bounds()) != "{0 0 200 100.456}" {
		t.Errorf("bounds %v", s.AtOrigin().Bounds())
	}
}
