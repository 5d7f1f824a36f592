package render

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"hone/model"
)

// pdfFile gathers the objects of a PDF (ISO 32000-1:2008, chapter 7). The
// catalog, the tree of pages and the title are the first three, written last.
type pdfFile struct {
	out   []byte
	at    []int // where each object begins; 0: not written
	pages []int
}

const catalogObject, pagesObject, titleObject, resourcesObject, fixedObjects = 1, 2, 3, 4, 4

func newPDFFile() *pdfFile {
	f := &pdfFile{at: make([]int, fixedObjects+1)}
	f.raw("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f
}

func (f *pdfFile) raw(s string) { f.out = append(f.out, s...) }

// add writes an object and tells its number.
func (f *pdfFile) add(object string) int {
	f.at = append(f.at, 0)
	f.put(len(f.at)-1, object)
	return len(f.at) - 1
}

func (f *pdfFile) put(n int, object string) {
	f.at[n] = len(f.out)
	f.raw(strconv.Itoa(n) + " 0 obj\n" + object + "\nendobj\n")
}

// addStream writes compressed content; entries are further ones of its
// dictionary.
func (f *pdfFile) addStream(content []byte, entries string) int {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(content) // a bytes.Buffer takes everything
	w.Close()
	return f.add(fmt.Sprintf("<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream", packed.Len(), entries, packed.Bytes()))
}

func (f *pdfFile) addPage(size Rect, content []byte) {
	stream := f.addStream(content, "")
	box := append(append(appendNumber(nil, size.W), ' '), appendNumber(nil, size.H)...)
	f.pages = append(f.pages, f.add(fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources %s/Contents %s>>",
		reference(pagesObject), box, reference(resourcesObject), reference(stream))))
}

// finish writes what the pages have in common, and the table of all objects.
func (f *pdfFile) finish(title string, l model.Language, fonts string) []byte {
	var kids strings.Builder
	for _, n := range f.pages {
		kids.WriteString(reference(n) + " ")
	}
	f.put(pagesObject, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(f.pages), kids.String()))
	f.put(titleObject, "<</Title "+pdfText(title)+"/Creator(Hone)>>")
	f.put(resourcesObject, "<</Font"+fonts+">>")
	f.put(catalogObject, fmt.Sprintf("<</Type/Catalog/Pages %s/Lang %s/ViewerPreferences<</DisplayDocTitle true>>>>",
		reference(pagesObject), pdfText(string(l))))
	start := len(f.out)
	f.raw(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(f.at)))
	for _, at := range f.at[1:] {
		f.raw(fmt.Sprintf("%010d 00000 n \n", at))
	}
	// The mark of a file is made of its content, so that the same picture has
	// the same mark.
	sum := sha256.Sum256(f.out)
	id := hex.EncodeToString(sum[:16])
	f.raw(fmt.Sprintf("trailer\n<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.at), reference(catalogObject), reference(titleObject), id, id, start))
	return f.out
}

func reference(n int) string { return strconv.Itoa(n) + " 0 R" }

// pdfText is a text as the hexadecimal digits of UTF-16, which mean nothing
// but themselves.
func pdfText(s string) string { return "<FEFF" + utf16Digits(s) + ">" }

func utf16Digits(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// appendDecimal writes a number with at most so many decimals.
func appendDecimal(out []byte, x float64, decimals int) []byte {
	factor := math.Pow10(decimals)
	whole := math.Round(x * factor)
	if whole == 0 || math.IsNaN(whole) || math.IsInf(whole, 0) {
		return append(out, '0')
	}
	return strconv.AppendFloat(out, whole/factor, 'f', -1, 64)
}
