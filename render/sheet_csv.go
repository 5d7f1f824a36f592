package render

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// CSV writes the main table of a sheet as comma-separated values (RFC 4180) in
// UTF-8, marked as such so that spreadsheets read Japanese right. A text that a
// spreadsheet would take for a formula begins with an apostrophe.
func CSV(s Sheet) []byte {
	table := s.Parts[s.Main].Table.forReading()
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	var names []string
	for _, c := range table.Columns {
		names = append(names, inert(Clean(c.Name)))
	}
	w.Write(names) // a bytes.Buffer takes everything
	for _, r := range table.Rows {
		line := make([]string, len(r))
		for i, c := range r {
			switch c.Form {
			case FormText:
				line[i] = inert(cleanLines(c.Text))
			default:
				line[i] = trimmed(c.Number, 4)
			}
		}
		w.Write(line)
	}
	w.Flush()
	return out.Bytes()
}

// inert is a text that no spreadsheet takes for a formula, also where it trims
// blanks first.
func inert(text string) string {
	if looksLikeFormula(text) {
		return "'" + text
	}
	return text
}

// looksLikeFormula tells whether a spreadsheet might reckon a text, in half- or
// full-width letters.
func looksLikeFormula(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\u00a0\u3000\"")
	return text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0])
}
