// Package assets holds what the programs carry inside them: the icon, the
// font, the product's texts, the notices and the samples. Nothing here is read from
// disk at run time, so the programs look alike on every machine.
package assets

import (
	"embed"
	"slices"
	"strings"
)

// Texts and samples exist once per language; the font in two weights.
var (
	//go:embed icon.png
	icon []byte
	//go:embed font/HoneSans-Regular.ttf
	regular []byte
	//go:embed font/HoneSans-Bold.ttf
	bold []byte
	//go:embed THIRD_PARTY.md
	notices string
	//go:embed text/*.json samples/*.hone
	files embed.FS
)

// languages are tried in this order when the one asked for is absent.
var languages = []string{"ja", "en"}

// Icon is the application's icon, a PNG of 512 × 512 pixels. Callers must not
// change the bytes.
func Icon() []byte { return icon }

// Font is Hone Sans as a TrueType file, Regular or Bold. It has Japanese
// (JIS X 0213 plane 1 and the cp932 extras), Latin, Greek and Cyrillic, and no
// layout tables: a text is as wide as its advances add up to. Callers must not
// change the bytes.
func Font(isBold bool) []byte {
	if isBold {
		return bold
	}
	return regular
}

// Notices are, in Markdown, the licence that the program is under and those of
// its parts.
func Notices() string { return notices }

// Text is the table of the product's texts in a language, "ja" or "en", as a
// JSON object; Japanese for a language that there is no table of.
func Text(lang string) []byte {
	text, ok := inLanguage("text/", lang, ".json")
	if !ok {
		panic("internal error: no text table is embedded")
	}
	return text
}

// Samples are the names of the sample models, sorted.
func Samples() []string {
	entries, err := files.ReadDir("samples")
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		name, _, _ := strings.Cut(entry.Name(), ".")
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Sample is a sample model as a document's text, in the language asked for or
// else in another. It reports false for a name that Samples does not list.
func Sample(name, lang string) ([]byte, bool) {
	return inLanguage("samples/"+name+".", lang, ".hone")
}

// inLanguage reads the embedded file before+lang+after, or the same file in
// the first other language that has it.
func inLanguage(before, lang, after string) ([]byte, bool) {
	for _, l := range append([]string{lang}, languages...) {
		if found, err := files.ReadFile(before + l + after); err == nil {
			return found, true
		}
	}
	return nil, false
}
