package render

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// XLSX writes a sheet as a workbook (ECMA-376, SpreadsheetML), one worksheet a
// part, with live formulas and their results. Texts are texts, also when they
// are edited: no name of the model is ever reckoned. The same sheet gives the
// same bytes.
func XLSX(s Sheet) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	book := newWorkbook(s)
	files := []struct{ name, text string }{
		{"[Content_Types].xml", book.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"xl/workbook.xml", book.workbook()},
		{"xl/_rels/workbook.xml.rels", book.relations()},
		{"xl/styles.xml", stylesOf(s.Language)},
	}
	for i := range s.Parts {
		files = append(files, struct{ name, text string }{"xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml", book.worksheet(i)})
	}
	for _, f := range files {
		// The first day that a zip knows: an own time would make each file differ.
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			return nil, fmt.Errorf("write workbook: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return out.Bytes(), nil
}

// workbook knows where each part of a sheet comes to stand.
type workbook struct {
	sheet Sheet
	names []string
	first []int // row of the part's first row of the table, from 1
}

func newWorkbook(s Sheet) *workbook {
	b := &workbook{sheet: s}
	taken := map[string]bool{}
	for _, p := range s.Parts {
		b.names = append(b.names, worksheetName(p.Title, taken))
		b.first = append(b.first, b.headRow(p)+1)
	}
	return b
}

// headRow is the row of the columns' names: below the title, the paragraphs, a
// blank row and the given figures.
func (b *workbook) headRow(p Part) int {
	row := 1 + len(p.Text) + 2
	if len(p.Table.Given) > 0 {
		row++
	}
	return row
}

// mostNameLetters is how long a worksheet's name may be.
const mostNameLetters = 31

// worksheetName is a name that spreadsheets accept and that is not taken yet.
func worksheetName(title string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return '-'
		}
		return r
	}, Clean(title))
	letters := []rune(name)
	name = string(letters[:min(len(letters), mostNameLetters-3)])
	for n := 2; name == "" || taken[strings.ToLower(name)]; n++ {
		name = string(letters[:min(len(letters), mostNameLetters-3)]) + " " + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	return name
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`

func (b *workbook) contentTypes() string {
	text := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`
	for i := range b.names {
		text += `<Override PartName="/xl/worksheets/sheet` + strconv.Itoa(i+1) + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
	}
	return text + `</Types>`
}

const relationsOf = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`

func (b *workbook) workbook() string {
	text := xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + relationsOf + `"><sheets>`
	for i, name := range b.names {
		text += `<sheet name="` + cellText(name) + `" sheetId="` + strconv.Itoa(i+1) + `" r:id="rId` + strconv.Itoa(i+1) + `"/>`
	}
	return text + `</sheets><calcPr fullCalcOnLoad="1"/></workbook>`
}

func (b *workbook) relations() string {
	text := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i := range b.names {
		n := strconv.Itoa(i + 1)
		text += `<Relationship Id="rId` + n + `" Type="` + relationsOf + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`
	}
	return text + `<Relationship Id="rId0" Type="` + relationsOf + `/styles" Target="styles.xml"/></Relationships>`
}

func (b *workbook) worksheet(i int) string {
	p := b.sheet.Parts[i]
	head := b.headRow(p)
	w := &rowPen{book: b, part: i}
	w.put(Cell{Text: p.Title}, styleTitle)
	for _, t := range p.Text {
		w.next()
		w.put(words(t), styleNote)
	}
	if len(p.Table.Given) > 0 {
		w.row = head - 1
		w.cells(p.Table.Given)
	}
	if len(p.Table.Columns) > 0 {
		var names []Cell
		for _, c := range p.Table.Columns {
			names = append(names, strong(c.Name))
		}
		w.row, w.lines = head, p.Table.lines(names)
		for _, c := range names {
			w.put(c, styleHead)
		}
		for _, r := range p.Table.Rows {
			w.next()
			w.lines = p.Table.lines(r)
			w.cells(r)
		}
	}
	w.close()
	return xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
		frozen(head, len(p.Table.Rows)) + columnWidths(p.Table) + `<sheetData>` + w.out.String() + `</sheetData>` + filter(p.Table, head) +
		`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

// frozen keeps the columns' names in sight.
func frozen(head, rows int) string {
	if rows == 0 {
		return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>`
	}
	return fmt.Sprintf(`<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`, head, head+1)
}

func columnWidths(t Table) string {
	if len(t.Columns) == 0 {
		return `<cols><col min="1" max="1" width="100" customWidth="1"/></cols>`
	}
	text := `<cols>`
	for i, c := range t.Columns {
		text += fmt.Sprintf(`<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, trimmed(c.Wide, 1))
	}
	return text + `</cols>`
}

func filter(t Table, head int) string {
	if len(t.Rows) == 0 {
		return ""
	}
	return fmt.Sprintf(`<autoFilter ref="A%d:%s%d"/>`, head, letters(len(t.Columns)-1), head+len(t.Rows))
}

// letters is the name of a column, from 0.
func letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
