package render

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// pdfFont is a typeface as a PDF carries it: the letters used, each under a
// number of its own, so that what is drawn can be read back, whatever it is.
type pdfFont struct {
	name    string // on the pages
	face    *typeface
	numbers map[rune]int
	chars   []glyph // number - 1 → letter
}

func newPDFFont(name string, face *typeface) *pdfFont {
	return &pdfFont{name: name, face: face, numbers: map[rune]int{}}
}

// mostLetters is how many letters two bytes can number beside the first, which
// stands for none.
const mostLetters = 0xfff0

func (f *pdfFont) number(g glyph) int {
	n, ok := f.numbers[g.char]
	if !ok && len(f.chars) < mostLetters {
		f.chars = append(f.chars, g)
		n = len(f.chars)
		f.numbers[g.char] = n
	}
	return n
}

// appendShown writes letters as the operand of TJ: their numbers, and in
// thousandths of an em to the left where one does not follow on the other.
func (f *pdfFont) appendShown(out []byte, letters []placedGlyph) []byte {
	out = append(out, "[<"...)
	pen := letters[0].x
	for _, l := range letters {
		if gap := math.Round((pen - l.x) * thousandth); gap != 0 {
			out = fmt.Appendf(out, ">%d<", int(gap))
		}
		out = fmt.Appendf(out, "%04X", f.number(l.glyph))
		pen = l.x + l.advance
	}
	return append(out, ">]"...)
}

// write embeds the letters used and tells the number of the font's object.
func (f *pdfFont) write(file *pdfFile) (int, error) {
	trueType, err := subset(f.face.file, f.chars)
	if err != nil {
		return 0, fmt.Errorf("embed font: %w", err)
	}
	data := file.addStream(trueType, fmt.Sprintf("/Length1 %d", len(trueType)))
	name := f.tag() + "+" + f.postScriptName()
	descriptor := file.add(f.descriptor(name, data))
	var widths strings.Builder
	for _, g := range f.chars {
		fmt.Fprintf(&widths, "%d ", int(math.Round(g.advance*thousandth)))
	}
	letters := file.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %s/CIDToGIDMap/Identity/DW 1000/W[1[%s]]>>", name, reference(descriptor), widths.String()))
	unicode := file.addStream([]byte(f.unicode()), "")
	return file.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, reference(letters), reference(unicode))), nil
}

// tag is six capitals that differ between subsets.
func (f *pdfFont) tag() string {
	sum := sha256.New()
	for _, g := range f.chars {
		fmt.Fprintf(sum, "%x ", g.char)
	}
	digits := sum.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + digits[i]%26
	}
	return string(tag)
}

func (f *pdfFont) postScriptName() string {
	name, err := f.face.font.Name(&f.face.buf, sfnt.NameIDPostScript)
	isPlain := func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-'
	}
	if err != nil || name == "" || strings.ContainsFunc(name, func(r rune) bool { return !isPlain(r) }) {
		return "Font"
	}
	return name
}

func (f *pdfFont) descriptor(name string, data int) string {
	ppem := fixed.I(thousandth)
	b, err := f.face.font.Bounds(&f.face.buf, ppem, font.HintingNone)
	if err != nil {
		b = fixed.R(0, -thousandth, thousandth, thousandth)
	}
	capitals := int(ascent * thousandth)
	if m, err := f.face.font.Metrics(&f.face.buf, ppem, font.HintingNone); err == nil {
		capitals = m.CapHeight.Round()
	}
	const symbolic = 4 // its letters are numbered in an order of their own
	return fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>",
		name, symbolic, b.Min.X.Floor(), -b.Max.Y.Ceil(), b.Max.X.Ceil(), -b.Min.Y.Floor(),
		int(ascent*thousandth), -int(descent*thousandth), capitals, reference(data))
}

// unicode is the table from the letters' numbers to their characters, in
// groups of a hundred as its format demands.
func (f *pdfFont) unicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const group = 100
	for from := 0; from < len(f.chars); from += group {
		to := min(from+group, len(f.chars))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i, g := range f.chars[from:to] {
			fmt.Fprintf(&b, "<%04X><%s>\n", from+i+1, utf16Digits(string(g.char)))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.String()
}
