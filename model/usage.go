package model

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
)

// Usage is a table of usage figures read against a model: the readings that it
// would make, the accounts that are new, and the lines that cannot be taken.
// Nothing of it is in the model until Import.
type Usage struct {
	Rows     []UsageRow
	Accounts []string // new ones, in the table's order
	Faults   []UsageFault
}

// UsageRow is one figure: of a signal its value, of a deliverable its state. Line
// counts from 1, the heading included. Was is what the model holds for that day,
// empty when there is nothing.
type UsageRow struct {
	Line    int
	Account string
	Date    string
	Of      ID
	Value   string
	Was     string
}

// UsageFault is why a line, or one figure in it, is left out.
type UsageFault struct {
	Line     int
	Sentence Phrase
}

// MostUsage is how many figures one table may hold.
const MostUsage = 100_000

// usageTable is a table of figures while it is read. Columns that name a signal
// or a deliverable hold its figures; a table with a column for the name and one
// for the value has a figure a line.
type usageTable struct {
	m                        *Model
	account, date, of, value int // columns, below zero where there are none
	columns                  map[int]Record
	known                    map[string]Record // signals and deliverables by folded name
	accounts                 map[string]string // the accounts' names by their folded ones
	was                      map[[3]string]string
	usage                    Usage
}

// ReadUsage reads a table of comma-, semicolon- or tab-separated figures. Its
// first line names the columns: one for the account and one for the date, and
// either one for each signal or deliverable by its name, or one called "signal"
// and one called "value". Names are compared as the findings do, whatever their
// width and case.
func ReadUsage(m *Model, text string) Usage {
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\ufeff"), "\ufffd")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = separator(text), true, -1, true
	t := newUsageTable(m)
	head, err := r.Read()
	if err != nil {
		t.fault(1, usageEmpty)
		return t.usage
	}
	if !t.readHead(head) {
		return t.usage
	}
	for len(t.usage.Rows) < MostUsage {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t.usage
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			t.fault(line, usageBroken)
			return t.usage
		}
		t.readLine(line, cells)
	}
	line, _ := r.FieldPos(0)
	t.fault(line, usageTooMany)
	return t.usage
}

// separator is the one of the usual three that the first line has most of.
func separator(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, c := range []rune{'\t', ';'} {
		if strings.Count(head, string(c)) > strings.Count(head, string(best)) {
			best = c
		}
	}
	return best
}

func newUsageTable(m *Model) *usageTable {
	t := &usageTable{
		m: m, account: -1, date: -1, of: -1, value: -1, columns: map[int]Record{},
		known: map[string]Record{}, accounts: map[string]string{}, was: map[[3]string]string{},
	}
	for d := range Each[Deliverable](m) {
		t.known[spelt(d.Name)] = d
	}
	for s := range Each[Signal](m) { // before a deliverable of the same name
		t.known[spelt(s.Name)] = s
	}
	names := map[ID]string{}
	for a := range Each[Account](m) {
		t.accounts[spelt(a.Name)], names[a.ID] = a.Name, a.Name
	}
	readings := All[Reading](m)
	slices.SortFunc(readings, compareReadings)
	for _, r := range readings {
		t.was[[3]string{names[r.Account], dayOf(r.Date), string(r.Of)}] = r.Value
	}
	return t
}

// spelt is a name without what spelling variants differ in.
func spelt(name string) string {
	var f folder
	f.fold(name)
	return string(f.folded)
}

func (t *usageTable) fault(line int, say Phrase, values ...string) {
	t.usage.Faults = append(t.usage.Faults, UsageFault{line, Phrase{fill(say.JA, values...), fill(say.EN, values...)}})
}

// readHead finds out what the columns hold.
func (t *usageTable) readHead(cells []string) bool {
	for i, cell := range cells {
		name := spelt(cell)
		switch {
		case name == "":
		case t.account < 0 && slices.Contains(usageAccount, name):
			t.account = i
		case t.date < 0 && slices.Contains(usageDate, name):
			t.date = i
		case t.of < 0 && slices.Contains(usageSignal, name):
			t.of = i
		case t.value < 0 && slices.Contains(usageValue, name):
			t.value = i
		case t.known[name] != nil:
			t.columns[i] = t.known[name]
		default:
			t.fault(1, usageColumn, clip(cell))
		}
	}
	switch {
	case t.account < 0:
		t.fault(1, usageNoAccount)
	case t.date < 0:
		t.fault(1, usageNoDate)
	case (t.of < 0 || t.value < 0) && len(t.columns) == 0:
		t.fault(1, usageNoFigures)
	default:
		return true
	}
	return false
}

// readLine reads the figures of one line.
func (t *usageTable) readLine(line int, cells []string) {
	at := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return
	}
	row := UsageRow{Line: line, Account: at(t.account)}
	if row.Account == "" {
		t.fault(line, usageNobody)
		return
	}
	day, ok := readDay(at(t.date))
	if !ok {
		t.fault(line, usageNotADate, clip(at(t.date)))
		return
	}
	row.Date = day
	if t.of >= 0 && t.value >= 0 {
		of := t.known[spelt(at(t.of))]
		if of == nil {
			t.fault(line, usageUnknown, clip(at(t.of)))
			return
		}
		t.readFigure(row, of, at(t.value))
	}
	for i := range cells {
		if of := t.columns[i]; of != nil {
			t.readFigure(row, of, at(i))
		}
	}
}

// readFigure takes one figure; an empty one says nothing.
func (t *usageTable) readFigure(row UsageRow, of Record, text string) {
	if text == "" {
		return
	}
	value, ok := figureOf(of, text)
	if !ok {
		t.fault(row.Line, usageNotAFigure, NameOf(of), clip(text))
		return
	}
	key := spelt(row.Account)
	name, known := t.accounts[key]
	if !known {
		name = clipTo(row.Account, MaxName)
		t.accounts[key] = name
		t.usage.Accounts = append(t.usage.Accounts, name)
	}
	row.Account, row.Of, row.Value = name, of.Key(), value
	row.Was = t.was[[3]string{name, row.Date, string(row.Of)}]
	t.usage.Rows = append(t.usage.Rows, row)
}

// figureOf reads a signal's value, or a deliverable's state by its usual words.
func figureOf(of Record, text string) (string, bool) {
	text = narrow(text)
	if s, ok := of.(Signal); ok {
		text = strings.ReplaceAll(text, ",", "")
		_, isScore := s.score(text)
		return text, isScore && len([]rune(text)) <= MaxName
	}
	word := strings.ToLower(text)
	for state, words := range usageStates {
		if slices.Contains(words, word) {
			return string(state), true
		}
	}
	return "", false
}

// narrow turns full-width figures and signs into plain ones.
func narrow(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '！' && c <= '～' {
			return c - '！' + '!'
		}
		return c
	}, strings.TrimSpace(text))
}

// readDay reads a date with the year first, as 2026-11-23, 2026/11/23, 2026.11.23
// or 2026年11月23日. One with the day or the month first can be read in two ways,
// so it is none.
func readDay(text string) (string, bool) {
	text, _, _ = strings.Cut(narrow(text), " ")
	text, _, _ = strings.Cut(text, "T")
	text = strings.TrimSuffix(strings.NewReplacer("/", "-", ".", "-", "年", "-", "月", "-").Replace(text), "日")
	day, err := time.Parse("2006-1-2", text)
	return day.Format(time.DateOnly), err == nil
}

// Import makes one Change of the figures that could be read, with the accounts
// that are new. A figure of a day that has one already takes its place.
func (m *Model) Import(u Usage, mint func(Kind) ID) (Change, error) {
	v, ids := m.verb("import-usage"), map[string]ID{}
	for a := range Each[Account](m) {
		ids[a.Name] = a.ID
	}
	rank := m.rankLast(KindAccount)
	for _, name := range u.Accounts {
		a := Account{ID: mint(KindAccount), Name: name, Rank: rank}
		ids[name], rank = a.ID, RankBetween(rank, "")
		v.put(a)
	}
	taken := map[[3]string]Reading{}
	for r := range Each[Reading](m) {
		taken[[3]string{string(r.Account), dayOf(r.Date), string(r.Of)}] = r
	}
	for _, row := range u.Rows {
		key := [3]string{string(ids[row.Account]), row.Date, string(row.Of)}
		r, ok := taken[key]
		if !ok {
			r = Reading{ID: mint(KindReading), Account: ids[row.Account], Of: row.Of, Date: row.Date}
		}
		r.Value = row.Value
		taken[key] = r
		v.put(r)
	}
	c, err := v.done()
	if err == nil && c.IsEmpty() {
		return c, refuse("no-change")
	}
	return c, err
}
