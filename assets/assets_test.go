package assets_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"maps"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"

	"hone/assets"
)

func TestFontHasEveryCharacterOfTheProduct(t *testing.T) {
	written := string(assets.Text("ja")) + string(assets.Text("en")) + "髙﨑①㈱〜－ｱ｡吞噓→⇒■◇✓Ωя"
	for _, name := range assets.Samples() {
		for _, lang := range []string{"ja", "en"} {
			sample, _ := assets.Sample(name, lang)
			written += string(sample)
		}
	}
	for _, isBold := range []bool{false, true} {
		font, err := sfnt.Parse(assets.Font(isBold))
		if err != nil {
			t.Fatalf("parse font: %v", err)
		}
		missing := map[rune]bool{}
		var buf sfnt.Buffer
		for _, r := range written {
			glyph, err := font.GlyphIndex(&buf, r)
			if (err != nil || glyph == 0) && r >= ' ' {
				missing[r] = true
			}
		}
		for _, r := range slices.Sorted(maps.Keys(missing)) {
			t.Errorf("bold %v: no glyph for %q (%U)", isBold, r, r)
		}
	}
}

func TestFontIsNamedAsItsOwn(t *testing.T) {
	for isBold, want := range map[bool]string{false: "Hone Sans Regular", true: "Hone Sans Bold"} {
		font, err := sfnt.Parse(assets.Font(isBold))
		if err != nil {
			t.Fatalf("parse font: %v", err)
		}
		name, err := font.Name(nil, sfnt.NameIDFull)
		if err != nil || name != want {
			t.Errorf("name = %q, %v; want %q", name, err, want)
		}
	}
}

func TestIconIsAPicture(t *testing.T) {
	size, err := png.DecodeConfig(bytes.NewReader(assets.Icon()))
	if err != nil {
		t.Fatalf("decode icon: %v", err)
	}
	if size.Width != 512 || size.Height != 512 {
		t.Errorf("icon is %d × %d", size.Width, size.Height)
	}
}

func TestTextsAreTablesWithTheSameKeys(t *testing.T) {
	tables := map[string]map[string]any{}
	for _, lang := range []string{"ja", "en"} {
		table := map[string]any{}
		if err := json.Unmarshal(assets.Text(lang), &table); err != nil {
			t.Fatalf("read texts of %s: %v", lang, err)
		}
		if len(table) == 0 {
			t.Errorf("no text in %s", lang)
		}
		tables[lang] = table
	}
	for _, pair := range [][2]string{{"ja", "en"}, {"en", "ja"}} {
		for _, key := range slices.Sorted(maps.Keys(tables[pair[0]])) {
			if _, ok := tables[pair[1]][key]; !ok {
				t.Errorf("text %q is in %s but not in %s", key, pair[0], pair[1])
			}
		}
	}
	if !bytes.Equal(assets.Text("fr"), assets.Text("ja")) {
		t.Error("a language without a table does not get the Japanese one")
	}
}

func TestSamplesAreFoundInAnyLanguage(t *testing.T) {
	names := assets.Samples()
	if len(names) == 0 || !slices.IsSorted(names) {
		t.Fatalf("samples = %v", names)
	}
	for _, name := range names {
		for _, lang := range []string{"ja", "en", "fr"} {
			if sample, ok := assets.Sample(name, lang); !ok || !json.Valid(sample) {
				t.Errorf("sample %s in %s: found %v, or not JSON", name, lang, ok)
			}
		}
	}
	for _, name := range []string{"", "none", "../text/ja", "renewal.ja"} {
		if _, ok := assets.Sample(name, "ja"); ok {
			t.Errorf("sample %q was found", name)
		}
	}
}
