package app

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"hone/model"
)

// dropped takes files that are dropped on the window: a document opens, more
// than one in windows of their own; a text or table offers its lines; of
// anything else it is said what can be dropped.
func (a *App) dropped(_ fyne.Position, files []fyne.URI) {
	var documents, texts []string
	for _, f := range files {
		switch strings.ToLower(filepath.Ext(f.Path())) {
		case ".hone":
			documents = append(documents, f.Path())
		case ".txt", ".md", ".csv", ".tsv":
			texts = append(texts, f.Path())
		}
	}
	switch {
	case len(documents) > 0:
		a.open(documents[0])
		for _, path := range documents[1:] {
			a.openElsewhere(path, false)
		}
	case len(texts) > 0:
		a.takeText(texts[0])
	case len(files) > 0:
		a.notice(a.texts.say("drop.foreign", "name", filepath.Base(files[0].Path())))
	}
}

// mostText is how large a text may be whose lines become elements, in bytes.
const mostText = 1 << 20

// errNoText is why a file's text cannot be read.
var errNoText = errors.New("no-text")

// takeText reads a text and asks what its lines are to become.
func (a *App) takeText(path string) {
	if a.file != nil {
		if err := a.editable(); err != nil {
			a.notice(a.reason(err))
			return
		}
	}
	a.border.run(func() func() {
		text, err := readOutline(path)
		return func() {
			switch {
			case errors.Is(err, errNoText):
				a.notice(a.texts.say("drop.unreadable", "name", filepath.Base(path)))
			case err != nil:
				a.report(err, path)
			case a.file != nil && len(model.ReadUsage(a.head(), text).Rows) > 0:
				a.previewUsage(filepath.Base(path), text)
			default:
				a.offerLines(filepath.Base(path), text)
			}
		}
	})
}

// readOutline reads an outline: the lines of a text, or the rows of a table with
// tabs between the cells.
func readOutline(path string) (string, error) {
	raw, err := readUpTo(path, mostText)
	if err != nil {
		return "", err
	}
	text, err := decoded(raw)
	if err != nil {
		return "", err
	}
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		text = commasAsTabs(text)
	}
	if strings.TrimSpace(text) == "" {
		return "", errNoText
	}
	return text, nil
}

// readUpTo reads a file of at most so many bytes; a larger one is ErrTooLarge.
func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(raw)) > most {
		err = model.ErrTooLarge
	}
	return raw, err
}

// decoded is a text in UTF-8, of UTF-8, UTF-16 with its mark, or Shift_JIS as
// spreadsheets in Japan write it.
func decoded(raw []byte) (string, error) {
	var err error
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		raw, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
	case !utf8.Valid(raw):
		raw, err = japanese.ShiftJIS.NewDecoder().Bytes(raw)
	}
	text := strings.TrimPrefix(string(raw), "\uFEFF")
	if err != nil || strings.ContainsAny(text, "\x00\uFFFD") {
		return "", errNoText
	}
	return text, nil
}

// commasAsTabs turns a table with commas into one with tabs; one that is no
// such table stays as it is.
func commasAsTabs(text string) string {
	table := csv.NewReader(strings.NewReader(text))
	table.FieldsPerRecord = -1
	rows, err := table.ReadAll()
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, cells := range rows {
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return b.String()
}

// mostPreview is how many lines of a text are shown before they are taken.
const mostPreview = 200

// offerLines shows the lines of a text and asks what they are to become.
func (a *App) offerLines(name, text string) {
	lines := slices.DeleteFunc(strings.Split(cellsAsLines(text), "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
	list := newRows(a.look, -1)
	list.marked = func(row) bool { return false }
	var shown []row
	for _, l := range lines[:min(len(lines), mostPreview)] {
		words := strings.TrimLeft(l, "\t ")
		shown = append(shown, row{indent: len(l) - len(words), cells: []cell{{text: words}}})
	}
	list.show(shown)
	a.showSheet(&sheet{
		title: a.texts.say("drop.title", "name", clip(name, 36)), hint: a.texts.say("drop.hint", "n", itoa(len(lines))),
		body: list, size: fyne.NewSize(560, 240),
		answers: []answer{
			{text: a.texts.say("drop.nouns"), do: func() { a.takeLines(model.KindDeliverable, text) }, main: true},
			{text: a.texts.say("drop.verbs"), do: func() { a.takeLines(model.KindAction, text) }},
			{text: a.texts.say("button.cancel")},
		},
	})
}

// takeLines makes an element of each line, or of each row where the first names
// columns, one step to undo; without a model, in a new one.
func (a *App) takeLines(kind model.Kind, text string) {
	if a.file == nil {
		if a.newFile(); a.file == nil {
			return
		}
		a.border.cancel("first name")
	}
	before := a.head()
	if a.enterTable(kind, text) {
		if a.head() != before {
			a.notice(a.texts.say("drop.taken", "name", a.texts.say("kind."+string(kind))))
		}
		return
	}
	at := a.selection.lead()
	if r, ok := a.head().Get(at); !ok || r.Kind() != kind {
		at = ""
	}
	if a.edit(a.head().PasteOutline(at, kind, cellsAsLines(text), a.mint)) {
		a.notice(a.texts.say("drop.taken", "name", a.texts.say("kind."+string(kind))))
	}
}
