package render_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// sampleInput is a picture's input from a sample model.
func sampleInput(t testing.TB, name string, l model.Language) render.Input {
	t.Helper()
	text, ok := assets.Sample(name, string(l))
	if !ok {
		t.Fatalf("no sample %s", name)
	}
	doc, err := model.Decode(text)
	if err != nil {
		t.Fatalf("read sample %s: %v", name, err)
	}
	return inputOf(doc.Model, l)
}

func inputOf(m *model.Model, l model.Language) render.Input {
	return render.Input{Model: m, Derivation: model.Derive(m, model.Options{}), Measure: measured, Language: l}
}

// view is a picture that every model has.
type view struct {
	name string
	make func(render.Input) render.Scene
}

var views = []view{
	{"deliverables", render.Deliverables},
	{"actions", render.Actions},
	{"pfd", render.PFD},
	{"kpis", render.KPIs},
}

var languages = []model.Language{model.Japanese, model.English}

// TestGoldenPictures holds the pictures of the samples as they were looked at;
// UPDATE_GOLDEN=1 writes them anew.
func TestGoldenPictures(t *testing.T) {
	for _, name := range assets.Samples() {
		for _, l := range languages {
			in := sampleInput(t, name, l)
			in.Options = render.Options{Title: true, Legend: true}
			for _, v := range views {
				file := filepath.Join("testdata", name+"."+string(l)+"."+v.name+".svg")
				checkGolden(t, file, render.SVG(v.make(in), render.LightPalette()))
			}
		}
	}
}

func checkGolden(t *testing.T, file string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: the picture has changed; look at it, then accept it with UPDATE_GOLDEN=1", file)
	}
}
