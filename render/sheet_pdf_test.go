package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// sheetsOnPaper are the sheets that a PDF is set of.
var sheetsOnPaper = map[string]func(render.Input) render.Sheet{
	"playbook": render.PlaybookSheet, "indicators": render.IndicatorsSheet, "expectation": render.ExpectationSheet,
	"paper": render.PaperSheet, "summary": render.SummarySheet, "deliverables": render.DeliverablesSheet,
}

// TestSheetPagesHoldEveryText: on paper of either size no text leaves the page
// or runs into another, and every letter of the sheet is there.
func TestSheetPagesHoldEveryText(t *testing.T) {
	for _, name := range assets.Samples() {
		for view, make := range sheetsOnPaper {
			for _, paper := range []render.Paper{render.PaperFit, render.PaperA3} {
				in := sampleInput(t, name, model.Japanese)
				sheet := make(in)
				pages := render.SheetPages(sheet, measured, paper)
				got := ""
				for i, p := range pages {
					checkPage(t, fmt.Sprintf("%s %s %s, page %d", name, view, paper, i+1), p)
					for _, text := range p.Texts {
						got += text.Text
					}
				}
				checkLetters(t, name+" "+view, sheet, got)
			}
		}
	}
}

func checkPage(t *testing.T, what string, p render.Scene) {
	t.Helper()
	const margin = 30
	for i, a := range p.Texts {
		if a.Rect.X < margin || a.Rect.X+a.Rect.W > p.Width-margin || a.Rect.Y < margin || a.Rect.Y+a.Rect.H > p.Height-10 {
			t.Errorf("%s: %q leaves the page at %v", what, a.Text, a.Rect)
		}
		for _, b := range p.Texts[:i] {
			if a.Rect.X+0.1 < b.Rect.X+b.Rect.W && b.Rect.X+0.1 < a.Rect.X+a.Rect.W && a.Rect.Y+0.1 < b.Rect.Y+b.Rect.H && b.Rect.Y+0.1 < a.Rect.Y+a.Rect.H {
				t.Errorf("%s: %q lies over %q", what, a.Text, b.Text)
			}
		}
	}
}

// checkLetters counts the letters of a sheet's texts and of the pages: each is
// there as often, but for the columns' names, which each page repeats.
func checkLetters(t *testing.T, what string, s render.Sheet, got string) {
	t.Helper()
	count := func(text string) map[rune]int {
		n := map[rune]int{}
		for _, r := range text {
			n[r]++
		}
		return n
	}
	want := s.Title
	for _, p := range s.Parts {
		if p.Live {
			continue
		}
		want += p.Title + strings.Join(p.Text, "")
		for _, r := range p.Table.Rows {
			for i, c := range r {
				if !p.Table.Columns[i].Live {
					want += render.Clean(c.Text)
				}
			}
		}
	}
	has := count(got)
	for r, n := range count(want) {
		if r != ' ' && r != '\n' && has[r] < n {
			t.Errorf("%s: %q is there %d times of %d", what, r, has[r], n)
		}
	}
}

// TestSheetsAsPDF: pages of A4, each text once, and found by its letters.
func TestSheetsAsPDF(t *testing.T) {
	in := sampleInput(t, "reservation", model.Japanese)
	all := strings.Join(exportedTexts(t, in, "paper"), "")
	if figures := exportedTexts(t, in, "indicators"); !slices.Contains(figures, "0.86") {
		t.Error("a figure is parted")
	}
	if n := strings.Count(all, "ほかで使うときの条件"); n != 1 {
		t.Errorf("a chapter's title is there %d times", n)
	}
}

func exportedTexts(t *testing.T, in render.Input, view string) []string {
	t.Helper()
	p := readPDF(t, exported(t, in, view, "pdf"))
	var all []string
	for _, page := range p.pages(t) {
		all = append(all, p.texts(t, page)...)
	}
	return all
}
