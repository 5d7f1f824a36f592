package render

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSheetsCoverThePicture: every sheet shows its part in place, neighbours
// share a strip, nothing is lost, type is legible, and no fewer sheets would do.
func TestSheetsCoverThePicture(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 9))
	for range 500 {
		s := Scene{Width: math.Exp(3 + 6*random.Float64()), Height: math.Exp(3 + 6*random.Float64())}
		paper := []Paper{PaperA4, PaperA3}[random.IntN(2)]
		pages, err := pagesOf(s, paper)
		if err != nil {
			if fewest(s, paper) <= mostPages {
				t.Fatalf("%v × %v on %s: %v", s.Width, s.Height, paper, err)
			}
			continue
		}
		if n := fewest(s, paper); len(pages) != n {
			t.Errorf("%v × %v on %s: %d sheets, %d would do", s.Width, s.Height, paper, len(pages), n)
		}
		names := map[string]bool{}
		for _, p := range pages {
			checkSheet(t, s, p, pages)
			names[p.name()] = true
		}
		if len(names) != len(pages) {
			t.Errorf("%d names for %d sheets", len(names), len(pages))
		}
	}
}

func checkSheet(t *testing.T, s Scene, p page, pages []page) {
	t.Helper()
	if p.scale < paperScale-1e-9 || p.scale > 1 {
		t.Errorf("scale %v", p.scale)
	}
	right, bottom := p.at.X+p.view.W*p.scale, p.at.Y+p.view.H*p.scale
	if p.at.X < paperMargin-1e-6 || p.at.Y < paperMargin-1e-6 || right > p.paper.W-paperMargin+1e-6 || bottom > p.paper.H-paperMargin+1e-6 {
		t.Errorf("%s lies in the margin: %v to %v %v on %v", p.name(), p.at, right, bottom, p.paper)
	}
	if last := p.col == int(p.grid.cols)-1; last {
		if math.Abs(p.view.X+p.view.W-s.Width) > 1e-6 {
			t.Errorf("%s ends at %v of %v", p.name(), p.view.X+p.view.W, s.Width)
		}
	} else if next := pages[p.row*int(p.grid.cols)+p.col+1]; math.Abs(p.view.X+p.view.W-next.view.X-paperOverlap/p.scale) > 1e-6 {
		t.Errorf("%s and %s share %v", p.name(), next.name(), p.view.X+p.view.W-next.view.X)
	}
	if p.row == int(p.grid.rows)-1 && math.Abs(p.view.Y+p.view.H-s.Height) > 1e-6 {
		t.Errorf("%s ends at %v of %v", p.name(), p.view.Y+p.view.H, s.Height)
	}
}

// fewest lays sheets one after another at the smallest scale.
func fewest(s Scene, p Paper) int {
	short, long := 210*millimetre, 297*millimetre
	if p == PaperA3 {
		short, long = 297*millimetre, 420*millimetre
	}
	count := func(length, sheet float64) int {
		n, covered := 1, sheet-2*paperMargin
		for covered < length*paperScale-1e-6 {
			covered += sheet - 2*paperMargin - paperOverlap
			n++
		}
		return n
	}
	return min(count(s.Width, long)*count(s.Height, short), count(s.Width, short)*count(s.Height, long))
}

func TestSheetNames(t *testing.T) {
	for want, p := range map[string]page{"A1": {}, "Z2": {col: 25, row: 1}, "AA10": {col: 26, row: 9}, "AZ1": {col: 51}, "BA1": {col: 52}} {
		if got := p.name(); got != want {
			t.Errorf("column %d, row %d is %s, want %s", p.col, p.row, got, want)
		}
	}
}
