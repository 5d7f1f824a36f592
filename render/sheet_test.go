package render_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// allFormats are the endings that a user may try.
var allFormats = []string{"svg", "png", "pdf", "json", "xlsx", "csv", "md", "html", "dot", "bpmn", "exe", ""}

// TestEachPairWorksOrNamesWhatDoes: a view is written in the formats it lists,
// and any other format is told with that list.
func TestEachPairWorksOrNamesWhatDoes(t *testing.T) {
	in := sampleInput(t, "restaurant", model.English)
	for _, view := range render.Views() {
		suited := render.Formats(view)
		if len(suited) == 0 {
			t.Errorf("%s can be written as nothing", view)
		}
		for _, format := range allFormats {
			file, err := render.Export(in, view, format, render.Output{})
			var unsuited *render.UnsuitedFormat
			switch {
			case slices.Contains(suited, format):
				if err != nil || len(file) == 0 {
					t.Errorf("%s as %s: %v", view, format, err)
				}
			case !errors.As(err, &unsuited) || !slices.Equal(unsuited.Suited, suited):
				t.Errorf("%s as %q: %v", view, format, err)
			}
		}
	}
}

// sheetViews are the views that are no pictures.
var sheetViews = []string{"deliverables", "actions", "journey", "playbook", "indicators", "expectation", "kpis", "paper", "summary"}

// TestHostileNamesStayInertInSheets puts names that mean something to one reader
// or another into every field, and reads each format back as its readers do.
func TestHostileNamesStayInertInSheets(t *testing.T) {
	for i, name := range assets.Samples() {
		for _, l := range languages {
			plain := sampleInput(t, name, l)
			in := inputOf(peopled(t, poisoned(t, plain.Model, i)), l)
			for _, view := range sheetViews {
				what := name + " " + view + " "
				for _, format := range []string{"xlsx", "csv", "md", "html", "pdf"} {
					if slices.Contains(render.Formats(view), format) {
						checkSheet(t, what+format, format, exported(t, in, view, format))
					}
				}
			}
		}
	}
}

func exported(t testing.TB, in render.Input, view, format string) []byte {
	t.Helper()
	file, err := render.Export(in, view, format, render.Output{})
	if err != nil {
		t.Fatalf("%s as %s: %v", view, format, err)
	}
	return file
}

// peopled adds an account with readings and remarks of every kind, all with
// hostile texts.
func peopled(t *testing.T, m *model.Model) *model.Model {
	t.Helper()
	b := &modelBuilder{t: t, m: m}
	b.add(model.Account{ID: "acc1", Name: hostile[0]})
	for i, s := range model.All[model.Signal](m) {
		b.add(model.Reading{ID: model.ID("read" + strconv.Itoa(i)), Account: "acc1", Of: s.ID, Date: "2026-11-01", Value: "3"})
	}
	for i, kind := range model.RemarkKind("").Choices() {
		b.add(model.Remark{ID: model.ID("say" + strconv.Itoa(i)), About: model.RemarkKind(kind), Text: hostile[4], By: hostile[5], Status: model.StatusOpen})
		b.add(model.Remark{ID: model.ID("too" + strconv.Itoa(i)), About: model.RemarkKind(kind), Text: "see http://example.invalid www.example.invalid a@example.invalid", By: hostile[i]})
	}
	return b.m
}

func checkSheet(t *testing.T, what, format string, file []byte) {
	t.Helper()
	switch format {
	case "csv":
		checkCSV(t, what, file)
	case "md":
		checkMarkdown(t, what, file)
	case "html":
		checkHTML(t, what, file)
	case "xlsx":
		checkXLSX(t, what, file)
	default:
		checkFile(t, what, format, file)
	}
}

func checkCSV(t *testing.T, what string, file []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for _, r := range rows {
		for _, c := range r {
			_, err := strconv.ParseFloat(c, 64)
			if err != nil && c != "" && strings.ContainsAny(c[:1], "=+-@\t\r") {
				t.Errorf("%s: the cell %q would be reckoned", what, c)
			}
			checkCharacters(t, what, c)
		}
	}
}

// checkMarkdown parses with everything on that GitHub has: addresses that
// become links by themselves too.
func checkMarkdown(t *testing.T, what string, file []byte) {
	t.Helper()
	checkCharacters(t, what, string(file))
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(file))
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Link, *ast.AutoLink, *ast.Image, *ast.HTMLBlock, *ast.RawHTML, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.CodeSpan, *ast.Blockquote:
			if entering {
				t.Errorf("%s: a name became %s", what, n.Kind())
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Error(err)
	}
}

var (
	allowedTag  = regexp.MustCompile(`^(html|head|meta|title|style|body|h1|h2|h3|p|br|b|table|colgroup|col|tr|th|td|dl|dt|dd)$`)
	allowedAttr = regexp.MustCompile(`^(lang|charset|http-equiv|content|name|class|style)$`)
	ownStyle    = regexp.MustCompile(`^width:[0-9.]+%$`)
)

func checkHTML(t *testing.T, what string, file []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(file, []byte("<!DOCTYPE html>\n"))))
	d.Strict, d.AutoClose = false, []string{"meta", "br", "col"}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !allowedTag.MatchString(e.Name.Local) {
				t.Errorf("%s: element %s", what, e.Name.Local)
			}
			for _, a := range e.Attr {
				if !allowedAttr.MatchString(a.Name.Local) || a.Name.Local == "style" && !ownStyle.MatchString(a.Value) {
					t.Errorf("%s: attribute %s=%q", what, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			checkCharacters(t, what, string(e))
		case xml.Comment, xml.Directive, xml.ProcInst:
			t.Errorf("%s: %T", what, e)
		}
	}
}

// ownFormula is what our formulas are made of; a name of the model would bring
// something else in. Quoted words are those of lights, sheets those of parts.
var ownFormula = regexp.MustCompile(`^(IF|AND|SUM|SUMIF|SUMPRODUCT|COUNTIF|RANK|EXP|LN|MAX|MIN|N|ISNUMBER|\$?[A-Z]\$?[0-9]+|[0-9.]+|[()<>=+*/,:!-]|""|"(赤|黄|緑|判断材料なし|Red|Yellow|Green|No evidence)"|'(採用した指標|Accepted signals)')+$`)

func checkXLSX(t *testing.T, what string, file []byte) {
	t.Helper()
	for name, part := range unzipped(t, file) {
		d := xml.NewDecoder(bytes.NewReader(part))
		inFormula := false
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", what, name, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				inFormula = e.Name.Local == "f"
				if strings.Contains(strings.ToLower(e.Name.Local), "link") || e.Name.Local == "ddeLink" {
					t.Errorf("%s: %s has %s", what, name, e.Name.Local)
				}
			case xml.EndElement:
				inFormula = false
			case xml.CharData:
				checkCharacters(t, what, string(e))
				if inFormula && !ownFormula.Match(e) {
					t.Errorf("%s: %s: formula %s", what, name, e)
				}
			case xml.Directive, xml.Comment:
				t.Errorf("%s: %s: %T", what, name, e)
			}
		}
	}
}

func unzipped(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// TestGoldenSheets holds the texts of one sample as they were read.
func TestGoldenSheets(t *testing.T) {
	for _, l := range languages {
		in := sampleInput(t, "restaurant", l)
		for _, view := range []string{"expectation"} {
			checkGolden(t, filepath.Join("testdata", "restaurant."+string(l)+"."+view+".md"), exported(t, in, view, "md"))
		}
	}
}
