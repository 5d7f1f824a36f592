package render

import (
	"slices"
	"strings"

	"hone/model"
)

// Sheet is a text with tables: what a view is written as where a picture is not
// what is wanted. Its words are in one language, its elements called by name.
type Sheet struct {
	Title    string
	Scope    string // whose business, as it is or as it shall be
	Language model.Language
	Parts    []Part
	Main     int // the part that is written where there is room for one table
}

// Part is a chapter of a sheet: paragraphs, and a table when it has columns.
type Part struct {
	Key   string // for formulas of other parts
	Title string
	Text  []string
	Table Table
	Cards bool // in texts each row is a chapter of its own, for long cells
	Live  bool // of use in a spreadsheet alone
}

// Table is rows of cells below named columns. Given is a row above the names,
// for figures that the user may change and formulas count with.
type Table struct {
	Columns []Column
	Given   []Cell
	Rows    [][]Cell
}

// Column is a column's name and its width in letters.
type Column struct {
	Name string
	Wide float64
	Live bool // of use in a spreadsheet alone
}

// Cell is a text or a number. Its formula, of a spreadsheet, is ours alone and
// never holds a name of the model; the text or number is its result. In it {r}
// is the cell's row, {before} the one above, {given} that of the given figures,
// {head} that of the names, {first} and {last} the first and last of the table;
// {key!}, {key.first} and {key.last} are the sheet and the rows of the part with
// that key.
type Cell struct {
	Text    string
	Number  float64
	Form    CellForm
	Formula string
	Bold    bool
	Input   bool // to be filled in by the user
}

// CellForm is how a cell is shown.
type CellForm int

// The forms of cells.
const (
	FormText CellForm = iota
	FormNumber
	FormPercent // from 0 to 1
	FormScore   // two decimals
)

func words(text string) Cell    { return Cell{Text: text} }
func strong(text string) Cell   { return Cell{Text: text, Bold: true} }
func figure(n float64) Cell     { return Cell{Number: n, Form: FormNumber} }
func score(n float64) Cell      { return Cell{Number: n, Form: FormScore} }
func percent(n float64) Cell    { return Cell{Number: n, Form: FormPercent} }
func known(n float64) Cell      { return knownOr(n, figure(n)) }
func (c Cell) is(f string) Cell { c.Formula = f; return c }
func (c Cell) toFill() Cell     { c.Input = true; return c }

// knownOr is an empty cell for a figure that nobody has given.
func knownOr(n float64, c Cell) Cell {
	if n == 0 {
		return Cell{}
	}
	return c
}

// shown is a cell's text where there are no formulas.
func (c Cell) shown() string {
	switch {
	case c.Form == FormText:
		return cleanLines(c.Text)
	case c.Form == FormPercent:
		return trimmed(c.Number*100, 0) + " %"
	case c.Form == FormScore:
		return exactly(c.Number, 2)
	}
	return trimmed(c.Number, 2)
}

// trimmed is a number with at most so many decimals, exactly one with exactly as
// many.
func trimmed(n float64, decimals int) string { return string(appendDecimal(nil, n, decimals)) }

func exactly(n float64, decimals int) string {
	text := trimmed(n, decimals)
	whole, fraction, _ := strings.Cut(text, ".")
	return whole + "." + fraction + strings.Repeat("0", decimals-len(fraction))
}

// cleanLines is a text of several lines, each fit to be shown; empty ones at
// the end are gone.
func cleanLines(text string) string {
	if !strings.ContainsAny(text, "\n\r") {
		return Clean(text)
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// forReading is the sheet without what is of use in a spreadsheet alone.
func (s Sheet) forReading() Sheet {
	var parts []Part
	for _, p := range s.Parts {
		if !p.Live {
			p.Table = p.Table.forReading()
			parts = append(parts, p)
		}
	}
	s.Parts = parts
	return s
}

func (t Table) forReading() Table {
	if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Live }) {
		return t
	}
	kept := Table{Given: t.Given}
	for _, c := range t.Columns {
		if !c.Live {
			kept.Columns = append(kept.Columns, c)
		}
	}
	for _, r := range t.Rows {
		var cells []Cell
		for i, c := range r {
			if !t.Columns[i].Live {
				cells = append(cells, c)
			}
		}
		kept.Rows = append(kept.Rows, cells)
	}
	return kept
}

// sheetFormats are the writers of a sheet, by file ending without its dot.
var sheetFormats = map[string]func(Sheet) ([]byte, error){
	"xlsx": XLSX,
	"csv":  func(s Sheet) ([]byte, error) { return CSV(s), nil },
	"md":   func(s Sheet) ([]byte, error) { return Markdown(s), nil },
	"html": func(s Sheet) ([]byte, error) { return HTML(s), nil },
}
