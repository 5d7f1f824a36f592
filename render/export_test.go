package render_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// TestEveryViewInEveryFormat: what the table of formats promises is written,
// and twice the same.
func TestEveryViewInEveryFormat(t *testing.T) {
	for _, view := range render.Views() {
		for _, format := range render.Formats(view) {
			for _, o := range []render.Output{{}, {Page: render.PaperA4, Outlines: true}} {
				in := sampleInput(t, "restaurant", model.Japanese)
				once, err := render.Export(in, view, format, o)
				if err != nil {
					t.Fatalf("%s as %s: %v", view, format, err)
				}
				if twice, err := render.Export(in, view, format, o); err != nil || !bytes.Equal(once, twice) {
					t.Errorf("%s as %s: twice the same gives different bytes (%v)", view, format, err)
				}
				checkFile(t, view, format, once)
			}
		}
	}
}

// checkFile: a file of its format that runs nothing and reaches nowhere.
func checkFile(t *testing.T, name, format string, file []byte) {
	t.Helper()
	switch format {
	case "svg":
		checkXML(t, name, file)
	case "json":
		if !json.Valid(file) {
			t.Errorf("%s: no JSON", name)
		}
	case "pdf":
		p := readPDF(t, file)
		for n, object := range p.objects {
			if found := activePDF.FindString(object); found != "" {
				t.Errorf("%s: object %d of the PDF has %s", name, n, found)
			}
		}
		for _, page := range p.pages(t) {
			p.texts(t, page)
		}
	case "png":
		if !bytes.HasPrefix(file, []byte("\x89PNG")) {
			t.Errorf("%s: no PNG", name)
		}
	}
}

// activePDF is what a PDF would need to do anything.
var activePDF = regexp.MustCompile(`/(JS|JavaScript|Action|OpenAction|AA|URI|Launch|GoToR|SubmitForm|EmbeddedFile|Annots|AcroForm)\b`)

// allowedSVG are the elements and attributes that our SVG is made of.
var allowedSVG = regexp.MustCompile(`^(svg|title|g|rect|circle|path|text|xmlns|width|height|viewBox|lang|data-id|data-kind|x|y|rx|cx|cy|r|d|fill|stroke|stroke-width|stroke-dasharray|font-family|font-size|font-weight|text-anchor|aria-label)$`)

func checkXML(t *testing.T, name string, file []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: SVG: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				if !allowedSVG.MatchString(a.Name.Local) {
					t.Errorf("%s: SVG has attribute %s", name, a.Name.Local)
				}
			}
			if !allowedSVG.MatchString(token.Name.Local) {
				t.Errorf("%s: SVG has element %s", name, token.Name.Local)
			}
		case xml.ProcInst, xml.Directive, xml.Comment:
			t.Errorf("%s: SVG has %T", name, token)
		}
	}
}

// TestHostileNamesStayInert: in scenes of any content and in models of hostile
// names, in every format and every way of writing it.
func TestHostileNamesStayInert(t *testing.T) {
	scenes := map[string]render.Scene{"scene": hostileScene()}
	in := inputOf(hostileModel(t), model.English)
	in.Options = render.Options{Title: true, Legend: true}
	scenes["deliverables"], scenes["actions"], scenes["journey"] = render.Deliverables(in), render.Actions(in), render.Journey(in)
	for name, s := range scenes {
		for _, format := range render.Formats("") {
			for _, o := range []render.Output{{}, {Outlines: true, Page: render.PaperA3}} {
				checkFile(t, name, format, written(t, s, format, o))
			}
		}
	}
}

func hostileModel(t testing.TB) *model.Model {
	b := &modelBuilder{t: t, m: model.Empty()}
	names := hostileNames()
	for i, name := range names {
		name = strings.ToValidUTF8(string([]rune(name)[:min(200, len([]rune(name)))]), "")
		d, a := model.ID(fmt.Sprintf("d%d", i)), model.ID(fmt.Sprintf("a%d", i))
		b.add(model.Deliverable{ID: d, Name: name, Goal: i == 0})
		b.add(model.Action{ID: a, Name: name, Thought: name, Channel: name, Feeling: float64(i%5 - 2)})
		b.add(model.NewRelation(model.Yields, a, d, ""))
		if i > 0 {
			r := model.NewRelation(model.Needs, "d0", d, "")
			r.Label = name
			b.add(r)
		}
	}
	return b.m
}

func TestWhatCannotBeWrittenIsToldClearly(t *testing.T) {
	in := inputOf(model.Empty(), model.English)
	var view *render.UnknownView
	if _, err := render.Export(in, "nonsense", "svg", render.Output{}); !errors.As(err, &view) {
		t.Errorf("unknown view: %v", err)
	}
	var format *render.UnsuitedFormat
	if _, err := render.Export(in, "journey", "exe", render.Output{}); !errors.As(err, &format) || len(format.Suited) < 4 {
		t.Errorf("unknown format: %v", err)
	}
	if _, err := render.Export(in, "journey", "pdf", render.Output{Page: "B5"}); err == nil || !strings.Contains(err.Error(), `"B5"`) {
		t.Errorf("unknown page: %v", err)
	}
	var pages *render.TooManyPages
	if _, err := render.Write(render.Scene{Width: 1e6, Height: 1e6}, "pdf", render.Output{Page: render.PaperA4}); !errors.As(err, &pages) {
		t.Errorf("endless picture: %v", err)
	}
	for _, font := range [][]byte{{}, []byte("no font"), assets.Font(false)[:3000]} {
		for _, name := range []string{"png", "pdf"} {
			if _, err := render.Write(specimen(), name, render.Output{Regular: font}); err == nil {
				t.Errorf("a font of %d bytes is accepted for %s", len(font), name)
			}
		}
	}
}

// TestOutlinesKeepNames: shapes instead of letters, but every element and every
// text can still be told by a reader.
func TestOutlinesKeepNames(t *testing.T) {
	s := render.Journey(sampleInput(t, "renewal", model.Japanese))
	plain, outlined := string(written(t, s, "svg", render.Output{})), string(written(t, s, "svg", render.Output{Outlines: true}))
	if strings.Contains(outlined, "<text") || strings.Contains(outlined, "font-family") {
		t.Error("there is still text")
	}
	groups := regexp.MustCompile(`<g data-id="[^"]*" data-kind="[^"]*"><title>[^<]*</title>`)
	if a, b := groups.FindAllString(plain, -1), groups.FindAllString(outlined, -1); strings.Join(a, "") != strings.Join(b, "") {
		t.Error("elements have lost their names")
	}
	for _, text := range s.Texts {
		if text.Text != "" && !strings.Contains(outlined, `aria-label="`+strings.ReplaceAll(text.Text, "&", "&amp;")+`"`) && !strings.ContainsAny(text.Text, `<>"'`) {
			t.Errorf("text %q is not told", text.Text)
		}
	}
}
