package render_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"hone/model"
	"hone/render"
)

// workbook is an XLSX as a spreadsheet reads it: formulas and values by sheet
// and place, reckoned when they are asked for.
type workbook struct {
	*testing.T
	cells map[string]string // 'sheet'!A1: a value, "text or =formula
	busy  map[string]bool
}

func readWorkbook(t *testing.T, file []byte) *workbook {
	t.Helper()
	parts := unzipped(t, file)
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal(parts["xl/workbook.xml"], &book); err != nil {
		t.Fatal(err)
	}
	w := &workbook{T: t, cells: map[string]string{}, busy: map[string]bool{}}
	for i, s := range book.Sheets {
		var sheet struct {
			Cells []struct {
				At      string `xml:"r,attr"`
				Formula string `xml:"f"`
				Value   string `xml:"v"`
				Text    string `xml:"is>t"`
			} `xml:"sheetData>row>c"`
		}
		if err := xml.Unmarshal(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)], &sheet); err != nil {
			t.Fatal(err)
		}
		for _, c := range sheet.Cells {
			at := "'" + s.Name + "'!" + c.At
			switch {
			case c.Formula != "":
				w.cells[at] = "=" + c.Formula
			case c.Value != "":
				w.cells[at] = c.Value
			case c.Text != "":
				w.cells[at] = `"` + c.Text
			}
		}
	}
	return w
}

// value is what a cell shows: a number, a text, or nil where it is empty.
func (w *workbook) value(at string) any {
	content, ok := w.cells[at]
	switch {
	case !ok:
		return nil
	case content[0] == '"':
		return content[1:]
	case content[0] != '=':
		n, err := strconv.ParseFloat(content, 64)
		if err != nil {
			w.Fatalf("%s: %v", at, err)
		}
		return n
	case w.busy[at]:
		w.Fatalf("%s depends on itself", at)
	}
	w.busy[at] = true
	defer delete(w.busy, at)
	sheet, _, _ := strings.Cut(at, "!")
	r := &reckoner{book: w, sheet: sheet + "!", text: content[1:]}
	v := r.compared()
	if r.text != "" {
		w.Fatalf("%s: %q is left of %s", at, r.text, content)
	}
	return single(v)
}

func (w *workbook) number(at string) float64 {
	n, ok := w.value(at).(float64)
	if !ok {
		w.Fatalf("%s is %v, no number", at, w.value(at))
	}
	return n
}

// TestFormulasScoreAsTheModelDoes: with the usual weights and with others, also
// of zero, the sheet's scores and ranks are those that the model derives.
func TestFormulasScoreAsTheModelDoes(t *testing.T) {
	for _, weights := range []model.IndicatorParts{
		model.DefaultWeights(),
		{Criticality: 1, Reach: 0, Lead: 2, Observability: 0.5, Actionability: 0},
		{Criticality: 0.1, Reach: 3, Lead: 0, Observability: 0, Actionability: 0.2},
	} {
		in := sampleInput(t, "reservation", model.Japanese)
		w := readWorkbook(t, exported(t, in, "indicators", "xlsx"))
		const sheet, given, first = "'指標の候補'!", 5, 7
		for i, x := range []float64{weights.Criticality, weights.Reach, weights.Lead, weights.Observability, weights.Actionability} {
			w.cells[fmt.Sprintf("%s%c%d", sheet, 'F'+i, given)] = strconv.FormatFloat(x, 'g', -1, 64)
		}
		ranked := map[string]model.Indicator{}
		for _, i := range in.Derivation.Indicators(weights) {
			ranked[i.Sentence().JA] = i
		}
		for row := range len(ranked) {
			at := func(column rune) string { return fmt.Sprintf("%s%c%d", sheet, column, first+row) }
			want := ranked[w.value(at('O')).(string)]
			if got := w.number(at('E')); math.Abs(got-want.Score) > 1e-9 {
				t.Errorf("%v: %s scores %g instead of %g", weights, at('E'), got, want.Score)
			}
			// Of equal scores either may come first.
			if got := w.number(at('A')); math.Abs(got-float64(want.Rank)) > 0 && !hasTie(ranked, want) {
				t.Errorf("%v: %s is %g instead of %d", weights, at('A'), got, want.Rank)
			}
		}
	}
}

func hasTie(all map[string]model.Indicator, of model.Indicator) bool {
	for _, i := range all {
		if i.Key != of.Key && math.Abs(i.Score-of.Score) < 1e-9 {
			return true
		}
	}
	return false
}

// TestFormulasJudgeHealthAsTheModelDoes: readings that are filled in give the
// points, lights and sums of the same account in the model.
func TestFormulasJudgeHealthAsTheModelDoes(t *testing.T) {
	b := &modelBuilder{t: t, m: sampleInput(t, "restaurant", model.English).Model}
	b.add(model.Account{ID: "acc", Name: "Shop"})
	type signal struct {
		class      model.SignalClass
		kind       model.SignalKind
		red, green float64
		weight     float64
		value      string
	}
	given := []signal{
		{model.ClassProcess, model.SignalRatio, 50, 80, 2, "67"},
		{model.ClassProcess, model.SignalGrowth, 40, 50, 1, "55"},
		{model.ClassProcess, model.SignalFlag, 0, 100, 3, ""},
		{model.ClassProcess, model.SignalRatio, 30, 10, 1, "12"}, // less is better
		{model.ClassRelationship, model.SignalJudgement, 2, 4, 0, "4"},
		{model.ClassRelationship, model.SignalJudgement, 0, 0, 0, "1"},
		{model.ClassOutcome, model.SignalRatio, 20, 90, 5, ""},
		{model.ClassOutcome, model.SignalRatio, 20, 90, 1, "140"},
	}
	for i, s := range given {
		id := model.ID(fmt.Sprintf("sig%d", i))
		b.add(model.Signal{ID: id, Name: fmt.Sprintf("signal %d", i), Class: s.class, Measure: s.kind, Red: s.red, Green: s.green, Weight: s.weight})
		if s.value != "" {
			b.add(model.Reading{ID: "r" + id, Account: "acc", Of: id, Date: "2026-11-01", Value: s.value})
		}
	}
	in := inputOf(b.m, model.English)
	w := readWorkbook(t, exported(t, in, "indicators", "xlsx"))
	rows := map[string]int{}
	for row := 4; w.value(fmt.Sprintf("'Accepted signals'!A%d", row)) != nil; row++ {
		rows[w.value(fmt.Sprintf("'Accepted signals'!A%d", row)).(string)] = row
	}
	for i, s := range given {
		if s.value != "" {
			w.cells[fmt.Sprintf("'Accepted signals'!H%d", rows[fmt.Sprintf("signal %d", i)])] = s.value
		}
	}
	checkHealth(t, w, in, rows)
}

func checkHealth(t *testing.T, w *workbook, in render.Input, rows map[string]int) {
	t.Helper()
	lights := map[model.Light]string{model.Red: "Red", model.Yellow: "Yellow", model.Green: "Green", model.NoEvidence: "No evidence"}
	health := in.Derivation.AccountHealth("acc")
	row := 5
	for _, class := range health.Classes {
		for _, s := range class.Signals {
			of, _ := model.Find[model.Signal](in.Model, s.Signal)
			at := fmt.Sprint(rows[of.Name])
			if got := w.value("'Accepted signals'!K" + at); got != lights[s.Level] {
				t.Errorf("%s is %v instead of %s", of.Name, got, lights[s.Level])
			}
			if s.Score == nil {
				if got := w.value("'Accepted signals'!J" + at); got != "" {
					t.Errorf("%s without a reading has %v points", of.Name, got)
				}
				continue
			}
			if got := w.number("'Accepted signals'!J" + at); math.Abs(got-*s.Score) > 1e-9 {
				t.Errorf("%s has %g points instead of %g", of.Name, got, *s.Score)
			}
		}
		if got := w.number(fmt.Sprintf("'Health'!C%d", row)); math.Abs(got-*class.Score) > 1e-9 {
			t.Errorf("class %s has %g points instead of %g", class.Class, got, *class.Score)
		}
		row++
	}
	if got := w.number(fmt.Sprintf("'Health'!C%d", row)); math.Abs(got-*health.Score) > 1e-9 {
		t.Errorf("the whole has %g points instead of %g", got, *health.Score)
	}
}
