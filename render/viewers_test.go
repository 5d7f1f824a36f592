package render_test

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"hone/model"
	"hone/render"
)

// viewers are programs that draw an SVG of a size in pixels.
var viewers = []struct {
	name string
	args func(svg, png string, wide, high int) []string
}{
	{"rsvg-convert", func(svg, png string, wide, high int) []string {
		return []string{"-w", fmt.Sprint(wide), "-h", fmt.Sprint(high), svg, "-o", png}
	}},
	{"inkscape", func(svg, png string, wide, high int) []string {
		return []string{svg, "--export-type=png", "--export-filename=" + png, "-w", fmt.Sprint(wide), "-h", fmt.Sprint(high)}
	}},
	{"chromium", func(svg, png string, wide, high int) []string {
		return []string{"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--screenshot=" + png, fmt.Sprintf("--window-size=%d,%d", wide, high), "file://" + svg}
	}},
}

// unlike is how far two drawings of one picture may be apart, as the root of
// the mean square over all pixels: letters differ by their smoothing and, where
// they are no shapes, by the font at hand; lines and boxes do not.
var unlike = map[bool]float64{true: 0.05, false: 0.09}

// TestViewersDrawAlike draws every view by each of the programs that there are
// and by ourselves; the short form takes the first program and one view.
func TestViewersDrawAlike(t *testing.T) {
	long := os.Getenv("HONE_SOAK") != ""
	tried := 0
	for _, v := range viewers {
		path, err := exec.LookPath(v.name)
		if err != nil || !long && tried > 0 {
			continue
		}
		for _, view := range []string{"journey", "deliverables", "actions", "pfd", "kpis"} {
			if !long && view != "journey" {
				continue
			}
			for _, outlines := range []bool{true, false} {
				tried++
				svg, size := drawnAt(t, view, outlines)
				out := filepath.Join(t.TempDir(), "out.png")
				if text, err := exec.Command(path, v.args(svg, out, size.X, size.Y)...).CombinedOutput(); err != nil {
					t.Fatalf("%s: %v: %s", v.name, err, text)
				}
				apart := distance(readPicture(t, out), readPicture(t, svg+".png"))
				t.Logf("%s draws %s (outlines: %v) %.4f apart from ours", v.name, view, outlines, apart)
				if apart > unlike[outlines] {
					t.Errorf("%s draws %s (outlines: %v) %.4f apart from ours", v.name, view, outlines, apart)
				}
			}
		}
	}
	if tried == 0 {
		t.Skip("none of rsvg-convert, inkscape and chromium is installed")
	}
}

// drawnAt writes a view as SVG and, beside it, as our own PNG, and tells its
// size in pixels.
func drawnAt(t *testing.T, view string, outlines bool) (svg string, size image.Point) {
	t.Helper()
	in := sampleInput(t, "reservation", model.Japanese)
	in.Options = render.Options{Legend: true, Title: true}
	svg = filepath.Join(t.TempDir(), "in.svg")
	for path, o := range map[string]render.Output{svg: {Outlines: outlines}, svg + ".png": {}} {
		file, err := render.Export(in, view, filepath.Ext(path)[1:], o)
		if err == nil {
			err = os.WriteFile(path, file, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return svg, readPicture(t, svg+".png").Rect.Size()
}

func readPicture(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(picture.Bounds())
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, picture, image.Point{}, draw.Over)
	return out
}

// distance is the root of the mean square of what two pictures differ by, 0 for
// the same to 1; pictures of different sizes are 1 apart.
func distance(a, b *image.RGBA) float64 {
	if a.Rect != b.Rect {
		return 1
	}
	sum := 0.0
	for i := range a.Pix {
		d := float64(a.Pix[i]) - float64(b.Pix[i])
		sum += d * d
	}
	// Of four values a pixel, the fourth is the same everywhere.
	return math.Sqrt(sum/float64(max(len(a.Pix)*3/4, 1))) / 255
}
