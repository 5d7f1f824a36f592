package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// rowPen appends rows of a worksheet to out.
type rowPen struct {
	book   *workbook
	part   int
	out    strings.Builder
	row    int // the one that cells go to
	opened int // the one that is open
	column int
	lines  int // of the tallest cell of the row
}

// lines is how many lines the tallest of a row's cells takes. Spreadsheets do
// not agree on whether they work that out themselves.
func (t Table) lines(cells []Cell) int {
	most := 1
	for i, c := range cells {
		n := 0
		for line := range strings.SplitSeq(cleanLines(c.Text), "\n") {
			n += 1 + int(halfWidths(line)/max(t.Columns[i].Wide-2, 4))
		}
		most = max(most, n)
	}
	return most
}

// halfWidths is about how wide a text is, in figures.
func halfWidths(text string) float64 {
	wide := 0.0
	for _, r := range text {
		if r >= 0x1100 {
			wide++
		}
		wide++
	}
	return wide
}

// height is an attribute for a row of several lines.
func (w *rowPen) height() string {
	const line, most = 15.75, 405
	n := w.lines
	w.lines = 0
	if n < 2 {
		return ""
	}
	return ` ht="` + trimmed(min(line*float64(n), most), 2) + `" customHeight="1"`
}

func (w *rowPen) next() { w.row = max(w.row, 1) + 1 }

func (w *rowPen) close() {
	if w.opened > 0 {
		w.out.WriteString(`</row>`)
	}
}

func (w *rowPen) cells(cells []Cell) {
	for _, c := range cells {
		w.put(c, c.style())
	}
}

func (w *rowPen) put(c Cell, style cellStyle) {
	w.row = max(w.row, 1)
	if w.row != w.opened {
		w.close()
		fmt.Fprintf(&w.out, `<row r="%d"%s>`, w.row, w.height())
		w.opened, w.column = w.row, 0
	}
	at := letters(w.column) + strconv.Itoa(w.row)
	w.column++
	formula := ""
	if c.Formula != "" {
		formula = `<f>` + cellText(w.book.resolved(c.Formula, w.part, w.row)) + `</f>`
	}
	text := cutCell(cleanLines(c.Text))
	switch {
	case c.Form != FormText:
		fmt.Fprintf(&w.out, `<c r="%s" s="%d">%s<v>%s</v></c>`, at, style, formula, trimmed(c.Number, 12))
	case formula != "":
		fmt.Fprintf(&w.out, `<c r="%s" s="%d" t="str">%s<v>%s</v></c>`, at, style, formula, cellText(text))
	case text == "":
		fmt.Fprintf(&w.out, `<c r="%s" s="%d"/>`, at, style)
	default:
		if style == styleText && looksLikeFormula(text) {
			style = styleQuoted
		}
		fmt.Fprintf(&w.out, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, cellText(text))
	}
}

// resolved puts places for the braces of a formula.
func (b *workbook) resolved(formula string, part, row int) string {
	put := []string{"{r}", strconv.Itoa(row), "{before}", strconv.Itoa(row - 1)}
	place := func(prefix string, i int) {
		put = append(put, "{"+prefix+"first}", strconv.Itoa(b.first[i]), "{"+prefix+"last}", strconv.Itoa(b.first[i]+max(len(b.sheet.Parts[i].Table.Rows), 1)-1))
	}
	place("", part)
	put = append(put, "{given}", strconv.Itoa(b.first[part]-2), "{head}", strconv.Itoa(b.first[part]-1))
	for i, p := range b.sheet.Parts {
		if p.Key != "" {
			place(p.Key+".", i)
			put = append(put, "{"+p.Key+"!}", "'"+b.names[i]+"'!")
		}
	}
	return strings.NewReplacer(put...).Replace(formula)
}

// mostCellLetters is what a cell of a spreadsheet holds.
const mostCellLetters = 32767

func cutCell(text string) string {
	if len(text) <= mostCellLetters {
		return text
	}
	if r := []rune(text); len(r) > mostCellLetters/2 { // of which some may count twice
		return string(r[:mostCellLetters/2-1]) + "…"
	}
	return text
}

// encoded is what spreadsheets read as one character in a text.
var encoded = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// cellText is a text that stands for itself in the XML of a workbook.
func cellText(text string) string {
	lines := strings.Split(encoded.ReplaceAllString(text, "_x005F_$1"), "\n")
	var out []byte
	for i, line := range lines {
		if i > 0 {
			out = append(out, '\n')
		}
		out = appendEscaped(out, line)
	}
	return string(out)
}
