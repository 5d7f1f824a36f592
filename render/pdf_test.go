package render_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// pictures are the pictures of the samples, the specimen, and hostile names.
func pictures(t testing.TB) map[string]render.Scene {
	all := map[string]render.Scene{"specimen": specimen(), "hostile": hostileScene()}
	for _, name := range assets.Samples() {
		for _, l := range languages {
			in := sampleInput(t, name, l)
			all[name+"."+string(l)+".journey"] = render.Journey(in)
			for _, v := range views {
				all[name+"."+string(l)+"."+v.name] = v.make(in)
			}
		}
	}
	return all
}

// readable is a text as it can be read back at least: composed, without what
// shows nothing and without marks that the font may lack.
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0x200d || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFC.String(render.Clean(text)))
}

func TestPDFTextsReadBack(t *testing.T) {
	for name, s := range pictures(t) {
		file := written(t, s, "pdf", render.Output{})
		p := readPDF(t, file)
		var want []string
		for _, text := range s.Texts {
			if line := readable(text.Text); line != "" {
				want = append(want, line)
			}
		}
		pages := p.pages(t)
		if len(pages) != 1 {
			t.Fatalf("%s: %d pages", name, len(pages))
		}
		var got []string
		for _, line := range p.texts(t, pages[0]) {
			got = append(got, readable(line))
		}
		slices.Sort(want)
		slices.Sort(got)
		if len(got) != len(want) {
			t.Fatalf("%s: %d texts read back, want %d", name, len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: text %.99q reads back as %.99q", name, want[i], got[i])
			}
		}
		if p.title != render.Clean(s.Title) {
			t.Errorf("%s: title %q", name, p.title)
		}
	}
}

// TestPDFIsSearchable asks another program, where there is one, after the test
// above has asked the file itself.
func TestPDFIsSearchable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "specimen.pdf")
	picture := written(t, specimen(), "pdf", render.Output{})
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	text := []byte(strings.Join(readPDF(t, picture).texts(t, readPDF(t, picture).pages(t)[0]), "\n"))
	if program, err := exec.LookPath("pdftotext"); err == nil {
		if text, err = exec.Command(program, file, "-").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	for _, word := range []string{"永字", "Aé", "が", "𠮟", "右寄せ(株)", "中央"} {
		if !bytes.Contains(text, []byte(word)) {
			t.Errorf("%q is not found in %q", word, text)
		}
	}
}

func written(t testing.TB, s render.Scene, format string, o render.Output) []byte {
	t.Helper()
	file, err := render.Write(s, format, o)
	if err != nil {
		t.Fatalf("write %s as %s: %v", s.Title, format, err)
	}
	return file
}

var pdfBox = regexp.MustCompile(`/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]`)

// pageSizes are the widths and heights of a PDF's pages.
func pageSizes(t testing.TB, file []byte) []string {
	t.Helper()
	p := readPDF(t, file)
	var sizes []string
	for _, n := range p.pages(t) {
		sizes = append(sizes, strings.Join(pdfBox.FindStringSubmatch(p.objects[n])[1:], "×"))
	}
	return sizes
}

func TestPDFPages(t *testing.T) {
	const lying, upright = "841.89×595.28", "595.28×841.89"
	for _, c := range []struct {
		w, h  float64
		page  render.Paper
		sizes string
	}{
		{500, 300, "", "500×300"},
		{500, 300, render.PaperFit, "500×300"},
		{28800, 300, render.PaperFit, "14400×150"},
		{700, 500, render.PaperA4, lying},
		{500, 700, render.PaperA4, upright},
		{1300, 800, render.PaperA4, lying},
		{1320, 200, render.PaperA4, strings.TrimSpace(strings.Repeat(lying+" ", 2))},
		{1320, 200, render.PaperA3, "1190.55×841.89"},
		{2500, 1600, render.PaperA4, strings.TrimSpace(strings.Repeat(lying+" ", 4))},
	} {
		s := render.Scene{Width: c.w, Height: c.h}
		if got := strings.Join(pageSizes(t, written(t, s, "pdf", render.Output{Page: c.page})), " "); got != c.sizes {
			t.Errorf("%v × %v on %q: pages %s, want %s", c.w, c.h, c.page, got, c.sizes)
		}
	}
}

// TestTiledPDFShowsEverything: each text stands on some page, in its place on
// the poster that the pages make, and on no page that does not show it; the
// pages say where they belong.
func TestTiledPDFShowsEverything(t *testing.T) {
	s := render.Scene{Width: 2500, Height: 1600, Title: "地図"}
	places := map[string]render.Point{}
	for x := range 25 {
		for y := range 16 {
			text := textAt(fmt.Sprintf("%c%02d", 'a'+x, y), render.Point{X: 100*float64(x) + 5, Y: 100*float64(y) + 15}, 11, render.AlignStart)
			s.Texts = append(s.Texts, text)
			places[text.Text] = render.Point{X: text.Rect.X, Y: text.Base}
		}
	}
	p := readPDF(t, written(t, s, "pdf", render.Output{Page: render.PaperA4}))
	const margin, overlap, paperW, paperH = 10 * 72 / 25.4, 10 * 72 / 25.4, 841.89, 595.28
	seen := map[string]int{}
	for i, page := range p.pages(t) {
		texts := p.texts(t, page)
		if name := []string{"A1 1/4", "B1 2/4", "A2 3/4", "B2 4/4"}[i]; !slices.Contains(texts, name) {
			t.Errorf("page %d does not say that it is %s: %q", i, name, texts[len(texts)-2:])
		}
		scale, at := p.places(t, page)
		for j, text := range texts {
			place, ok := places[text]
			if !ok {
				continue
			}
			seen[text]++
			x := at[j].X - margin + float64(i%2)*(paperW-2*margin-overlap)
			y := paperH - at[j].Y - margin + float64(i/2)*(paperH-2*margin-overlap)
			if math.Abs(x-(place.X+0.5)*scale) > 0.05 || math.Abs(y-(place.Y+0.5)*scale) > 0.05 {
				t.Fatalf("%s is at %v, %v of the poster, want %v, %v", text, x, y, place.X*scale, place.Y*scale)
			}
		}
	}
	for text := range places {
		if n := seen[text]; n == 0 || n == 4 {
			t.Errorf("%s stands on %d pages", text, n)
		}
	}
	if seen["a00"] != 1 || seen["y15"] != 1 {
		t.Errorf("corners stand on %d and %d pages", seen["a00"], seen["y15"])
	}
}

func BenchmarkJourneyOfSixtyCheckpoints(b *testing.B) {
	in := inputOf(sixtyCheckpoints(b), model.Japanese)
	for _, format := range []string{"svg", "pdf", "png"} {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if _, err := render.Export(in, "journey", format, render.Output{Scale: 2}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// sixtyCheckpoints is one chain to a goal through four phases.
func sixtyCheckpoints(t testing.TB) *model.Model {
	b := &modelBuilder{t: t, m: model.Empty()}
	for i := range 4 {
		b.add(model.Phase{ID: model.ID(fmt.Sprintf("p%d", i)), Name: "フェーズ", Rank: fmt.Sprint(i)})
	}
	for i := range 61 {
		b.add(model.Deliverable{
			ID: model.ID(fmt.Sprintf("d%02d", i)), Name: fmt.Sprintf("締結済みの契約 %d", i), Goal: i == 0,
			Phase: model.ID(fmt.Sprintf("p%d", 3-i/16)),
		})
		if i > 0 {
			b.add(model.NewRelation(model.Needs, model.ID(fmt.Sprintf("d%02d", i-1)), model.ID(fmt.Sprintf("d%02d", i)), ""))
		}
	}
	return b.m
}
