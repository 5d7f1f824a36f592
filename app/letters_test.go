package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"hone/assets"
	"hone/model"
)

// Every letter and sign that the window writes is in the bundled font: another
// font would stand in for it otherwise, or a box.
func TestTheFontHasEveryLetterThatIsWritten(t *testing.T) {
	font, err := sfnt.Parse(assets.Font(false))
	if err != nil {
		t.Fatal(err)
	}
	var b sfnt.Buffer
	isMissing := func(r rune) bool {
		i, err := font.GlyphIndex(&b, r)
		return r > ' ' && (err != nil || i == 0)
	}
	for _, l := range []model.Language{model.Japanese, model.English} {
		for key, text := range loadTexts(l).table {
			if i := strings.IndexFunc(text, isMissing); i >= 0 {
				t.Errorf("%s: %q has a letter that the font has not, %q", key, text, []rune(text[i:])[0])
			}
		}
	}
	ours, err := filepath.Glob("*.go")
	if err != nil || len(ours) == 0 {
		t.Fatalf("no files: %v", err)
	}
	drawn, err := filepath.Glob("../render/*.go")
	if err != nil || len(drawn) == 0 {
		t.Fatalf("no files: %v", err)
	}
	files := append(ours, drawn...)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for at, text := range literals(t, file, source) {
			if i := strings.IndexFunc(text, isMissing); i >= 0 {
				t.Errorf("%s: %q has a letter that the font has not, %q", at, text, []rune(text[i:])[0])
			}
		}
	}
}

// literals are the strings of a source file by where they stand, without those
// that are looked for in what others write.
func literals(t *testing.T, file string, source []byte) map[string]string {
	t.Helper()
	files, found := token.NewFileSet(), map[string]string{}
	tree, err := parser.ParseFile(files, file, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if text, err := strconv.Unquote(l.Value); err == nil && !strings.ContainsAny(text, "\x00\ufeff\ufffd") {
				found[files.Position(l.Pos()).String()] = text
			}
		}
		return true
	})
	return found
}
