package render_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"hone/render"
)

// pdfRead is a PDF read back by its own table of objects.
type pdfRead struct {
	objects map[int]string // without streams
	streams map[int][]byte // unpacked
	root    int
	title   string
}

var (
	pdfReference = regexp.MustCompile(`/(\w+) (\d+) 0 R`)
	pdfShown     = regexp.MustCompile(`/(F\d) [\d.]+ Tf 1 0 0 -1 [-\d.]+ [-\d.]+ Tm \[([^\]]*)\] TJ`)
	pdfHex       = regexp.MustCompile(`<([0-9A-F]*)>`)
	pdfPair      = regexp.MustCompile(`<([0-9A-F]{4})><([0-9A-F]+)>`)
)

func readPDF(t testing.TB, file []byte) pdfRead {
	t.Helper()
	p := pdfRead{objects: map[int]string{}, streams: map[int][]byte{}}
	_, after, ok := strings.Cut(string(file), "\nstartxref\n")
	start, err := strconv.Atoi(strings.TrimSuffix(after, "\n%%EOF\n"))
	if !ok || err != nil || !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) {
		t.Fatalf("no PDF: %v", err)
	}
	table := strings.Split(string(file[start:]), "\n")
	count, err := strconv.Atoi(strings.TrimPrefix(table[1], "0 "))
	if err != nil || table[0] != "xref" {
		t.Fatalf("no table of objects at %d", start)
	}
	for n := 1; n < count; n++ {
		entry := table[2+n]
		at, err := strconv.Atoi(entry[:10])
		if err != nil || entry[10:] != " 00000 n " {
			t.Fatalf("object %d: entry %q", n, entry)
		}
		p.object(t, n, file[at:])
	}
	trailer := string(file[start:])
	p.root = pdfLink(t, trailer, "Root")
	title := pdfHex.FindStringSubmatch(p.objects[pdfLink(t, trailer, "Info")])
	p.title = strings.TrimPrefix(ofUTF16(t, title[1]), "\ufeff")
	return p
}

func (p *pdfRead) object(t testing.TB, n int, file []byte) {
	t.Helper()
	head := strconv.Itoa(n) + " 0 obj\n"
	if !bytes.HasPrefix(file, []byte(head)) {
		t.Fatalf("object %d is not where the table has it", n)
	}
	body, _, _ := bytes.Cut(file[len(head):], []byte("\nendobj\n"))
	dictionary, _, isStream := bytes.Cut(body, []byte(">>\nstream\n"))
	p.objects[n] = string(dictionary)
	if !isStream {
		return
	}
	size, err := strconv.Atoi(regexp.MustCompile(`/Length (\d+)`).FindStringSubmatch(string(dictionary))[1])
	if err != nil {
		t.Fatal(err)
	}
	content := file[len(head)+len(dictionary)+len(">>\nstream\n"):]
	if !bytes.HasPrefix(content[size:], []byte("\nendstream\nendobj\n")) {
		t.Fatalf("object %d: its length is wrong", n)
	}
	r, err := zlib.NewReader(bytes.NewReader(content[:size]))
	if err != nil {
		t.Fatal(err)
	}
	if p.streams[n], err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
}

// pdfLink is the number of the object that an entry refers to.
func pdfLink(t testing.TB, dictionary, name string) int {
	t.Helper()
	for _, found := range pdfReference.FindAllStringSubmatch(dictionary, -1) {
		if n, err := strconv.Atoi(found[2]); err == nil && found[1] == name {
			return n
		}
	}
	t.Fatalf("no %s in %s", name, dictionary)
	return 0
}

// pages are the numbers of the pages' objects.
func (p pdfRead) pages(t testing.TB) []int {
	t.Helper()
	_, kids, _ := strings.Cut(p.objects[pdfLink(t, p.objects[p.root], "Pages")], "/Kids[")
	var pages []int
	for _, word := range strings.Split(kids, " 0 R") {
		if n, err := strconv.Atoi(strings.TrimSpace(word)); err == nil {
			pages = append(pages, n)
		}
	}
	return pages
}

// texts are the texts of a page as its own fonts say they read.
func (p pdfRead) texts(t testing.TB, page int) []string {
	t.Helper()
	fonts := p.objects[pdfLink(t, p.objects[page], "Resources")]
	content := p.streams[pdfLink(t, p.objects[page], "Contents")]
	read := map[string]map[string]string{}
	var texts []string
	for _, shown := range pdfShown.FindAllStringSubmatch(string(content), -1) {
		font := shown[1]
		if read[font] == nil {
			read[font] = map[string]string{}
			table := p.streams[pdfLink(t, p.objects[pdfLink(t, fonts, font)], "ToUnicode")]
			for _, pair := range pdfPair.FindAllStringSubmatch(string(table), -1) {
				read[font][pair[1]] = ofUTF16(t, pair[2])
			}
		}
		var text strings.Builder
		for _, hex := range pdfHex.FindAllStringSubmatch(shown[2], -1) {
			for digits := hex[1]; len(digits) >= 4; digits = digits[4:] {
				letter, ok := read[font][digits[:4]]
				if !ok {
					t.Fatalf("letter %s of %s reads as nothing", digits[:4], font)
				}
				text.WriteString(letter)
			}
		}
		texts = append(texts, text.String())
	}
	return texts
}

var pdfPlaced = regexp.MustCompile(`([-\d.]+) 0 0 [-\d.]+ ([-\d.]+) ([-\d.]+) cm|Tf 1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm`)

// places are where the texts of a page begin, in points from its lower left
// corner, and the scale that the first of them are set in.
func (p pdfRead) places(t testing.TB, page int) (float64, []render.Point) {
	t.Helper()
	number := func(text string) float64 {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var first, scale, right, up float64
	var at []render.Point
	for _, found := range pdfPlaced.FindAllStringSubmatch(string(p.streams[pdfLink(t, p.objects[page], "Contents")]), -1) {
		if found[1] == "" {
			at = append(at, render.Point{X: right + scale*number(found[4]), Y: up - scale*number(found[5])})
			continue
		}
		scale, right, up = number(found[1]), number(found[2]), number(found[3])
		if first == 0 {
			first = scale
		}
	}
	return first, at
}

func ofUTF16(t testing.TB, digits string) string {
	t.Helper()
	var units []uint16
	for ; len(digits) >= 4; digits = digits[4:] {
		unit, err := strconv.ParseUint(digits[:4], 16, 16)
		if err != nil {
			t.Fatal(err)
		}
		units = append(units, uint16(unit))
	}
	return string(utf16.Decode(units))
}
