package render

import (
	"encoding/binary"
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

// TestPartsAreNumberedAnew: the parts of a composed glyph are found behind
// whatever places and scales the ones before.
func TestPartsAreNumberedAnew(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 7))
	for range 200 {
		s, err := openSubset(goregular.TTF)
		if err != nil {
			t.Fatal(err)
		}
		composed := append([]byte{0xff, 0xff}, make([]byte, 8)...)
		var at []int
		parts := 1 + random.IntN(5)
		for i := range parts {
			flags, size := uint16(0), 2
			if random.IntN(2) == 0 {
				flags, size = partWords, 4
			}
			scales := random.IntN(4)
			flags |= []uint16{0, partScale, partTwoScales, partMatrix}[scales]
			size += []int{0, 2, 4, 8}[scales]
			if i < parts-1 {
				flags |= partMore
			}
			at = append(at, len(composed)+2)
			composed = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(composed, flags), uint16(30+i%3))
			for range size {
				composed = append(composed, byte(random.IntN(256)))
			}
		}
		s.glyphs = [][]byte{composed}
		if !s.takeParts(0) || len(s.glyphs) != 1+min(parts, 3) {
			t.Fatalf("%d parts give %d glyphs", parts, len(s.glyphs))
		}
		for i, place := range at {
			if got := binary.BigEndian.Uint16(s.glyphs[0][place:]); int(got) != 1+i%3 {
				t.Fatalf("part %d of %d is %d", i, parts, got)
			}
		}
		s.glyphs = [][]byte{composed[:len(composed)-1]}
		if s.takeParts(0) {
			t.Fatal("a glyph that ends too early is accepted")
		}
	}
}

// TestMarksSitOnTheirLetters: a mark that makes no letter with the one before
// is drawn over it, not over the next.
func TestMarksSitOnTheirLetters(t *testing.T) {
	face, err := newTypeface(assets.Font(false))
	if err != nil {
		t.Fatal(err)
	}
	if letters, width := face.set("か\u3099e\u0301"); len(letters) != 2 || letters[0].char != 'が' || letters[1].char != 'é' || width != letters[0].advance+letters[1].advance {
		t.Errorf("letters and marks are not composed: %v", letters)
	}
	for _, text := range []string{"あ\u3099い", "q\u0301w", "ア\u309aイ"} {
		letters, width := face.set(text)
		if len(letters) != 3 || width != letters[0].advance+letters[2].advance {
			t.Fatalf("%q: %v", text, letters)
		}
		low, high := 9.0, -9.0
		for _, s := range face.outline(letters[1].glyph) {
			if s.kind != stepClose {
				low, high = min(low, letters[1].x+s.to.X), max(high, letters[1].x+s.to.X)
			}
		}
		if low < 0 || high > letters[0].advance+0.01 || high < letters[0].advance/2 {
			t.Errorf("%q: the mark is at %v to %v on a letter of %v", text, low, high, letters[0].advance)
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
