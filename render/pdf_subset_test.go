package render

import (
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"hone/assets"
)

// TestSubsetDrawsTheSameLetters reads embedded fonts back with another reader:
// each letter has the outline and the width that it has in the whole font. The
// second font composes letters of parts and carries hints.
func TestSubsetDrawsTheSameLetters(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for name, file := range map[string][]byte{"bundled": assets.Font(false), "bold": assets.Font(true), "go": goregular.TTF} {
		face, err := newTypeface(file)
		if err != nil {
			t.Fatal(err)
		}
		var letters []glyph
		for len(letters) < 300 {
			if g := face.glyph([]rune("éÅñg…契が𠮟")[random.IntN(8)] + rune(random.IntN(300))); g.advance > 0 {
				letters = append(letters, g)
			}
		}
		small := readSubset(t, file, letters)
		for i, g := range letters {
			want, wide := segmentsOf(t, face.font, g.index)
			got, width := segmentsOf(t, small, sfnt.GlyphIndex(i+1))
			if g.index == 0 {
				want, wide = got, width // a box of our own
			}
			if !slices.Equal(withoutCloses(got), withoutCloses(want)) || width != wide {
				t.Fatalf("%s: letter %q is not the same: %v, want %v", name, g.char, got, want)
			}
		}
	}
}

// readSubset opens a subset; the tables that a PDF does without are borrowed.
func readSubset(t *testing.T, file []byte, letters []glyph) *sfnt.Font {
	t.Helper()
	small, err := subset(file, letters)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := openSubset(file)
	if err != nil {
		t.Fatal(err)
	}
	part, err := openSubset(small)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if part.tables[name] == nil {
			part.tables[name] = whole.tables[name]
		}
		if part.tables[name] != nil {
			names = append(names, name)
		}
	}
	if sumOf(small) != 0xb1b0afba {
		t.Error("the file's sum is wrong")
	}
	f, err := sfnt.Parse(joinTables(names, part.tables))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func segmentsOf(t *testing.T, f *sfnt.Font, g sfnt.GlyphIndex) ([]sfnt.Segment, fixed.Int26_6) {
	t.Helper()
	var buf sfnt.Buffer
	segments, err := f.LoadGlyph(&buf, g, fixed.I(int(f.UnitsPerEm())), nil)
	if err != nil {
		t.Fatal(err)
	}
	segments = slices.Clone(segments)
	advance, err := f.GlyphAdvance(&buf, g, fixed.I(int(f.UnitsPerEm())), font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return segments, advance
}

// withoutCloses drops lines to where a shape began.
func withoutCloses(segments []sfnt.Segment) []sfnt.Segment {
	var out []sfnt.Segment
	var start fixed.Point26_6
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			start = s.Args[0]
		}
		if s.Op == sfnt.SegmentOpLineTo && s.Args[0] == start {
			continue
		}
		out = append(out, s)
	}
	return out
}

// TestDamagedFontsAreRefused: cut anywhere or with bytes changed, a font gives
// an error or some letters, and never a panic.
func TestDamagedFontsAreRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 1))
	letters := []glyph{{char: 'A', index: 36, advance: 0.6}, {char: 'é', index: 180, advance: 0.5}, {char: '無', advance: 1}}
	for range 2000 {
		file := slices.Clone(goregular.TTF)
		for range 1 + random.IntN(20) {
			file[random.IntN(min(len(file), 40+random.IntN(len(file))))] = byte(random.IntN(256))
		}
		if random.IntN(3) == 0 {
			file = file[:random.IntN(len(file))]
		}
		if small, err := subset(file, letters); err == nil && len(small) < 100 {
			t.Fatalf("a font of %d bytes without an error", len(small))
		}
	}
}
