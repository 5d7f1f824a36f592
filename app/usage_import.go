package app

import (
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mostUsageBytes is how large a table of usage figures may be.
const mostUsageBytes = 8 << 20

// askUsage lets the user choose a table of usage figures.
func (a *App) askUsage() {
	a.askFileOf("command.account.import", []string{".csv", ".tsv", ".txt"}, a.readUsage)
}

// readUsage reads a table of usage figures and shows what would come of it.
func (a *App) readUsage(path string) {
	a.border.run(func() func() {
		text, err := readTable(path)
		return func() {
			switch {
			case errors.Is(err, model.ErrTooLarge):
				a.notice(a.texts.say("usage.tooLarge"))
			case err != nil:
				a.notice(a.texts.say("usage.unreadable", "name", filepath.Base(path)))
				a.log("read usage figures", err)
			default:
				a.previewUsage(filepath.Base(path), text)
			}
		}
	})
}

// readTable reads a text in one of the encodings that spreadsheets write.
func readTable(path string) (string, error) {
	raw, err := readUpTo(path, mostUsageBytes)
	if err != nil {
		return "", err
	}
	return decoded(raw)
}

// previewUsage shows what a table would bring and which lines are wrong, before
// anything is in the model.
func (a *App) previewUsage(name, text string) {
	u := model.ReadUsage(a.head(), text)
	list := newRows(a.look, 78, 170, 104, -1, 190)
	list.marked = func(row) bool { return false }
	list.step = func(i int) { list.at = i }
	list.show(a.usageRows(u))
	hint := a.texts.say("usage.found", "n", itoa(a.newFigures(u)), "accounts", itoa(len(u.Accounts)), "faults", itoa(len(u.Faults)))
	s := &sheet{title: a.texts.say("usage.title", "name", name), hint: hint, body: list, size: fyne.NewSize(820, 380)}
	if a.newFigures(u) > 0 {
		s.answers = append(s.answers, answer{text: a.texts.say("usage.take"), main: true, do: func() { a.takeUsage(u) }})
	}
	s.answers = append(s.answers, answer{text: a.texts.say("button.cancel"), main: len(s.answers) == 0})
	list.keys = func(c chord) bool {
		if c == "Esc" {
			s.close()
		}
		return true
	}
	a.showSheet(s)
}

// newFigures counts the figures that are not in the model already.
func (a *App) newFigures(u model.Usage) int {
	n := 0
	for _, r := range u.Rows {
		if r.Was != r.Value {
			n++
		}
	}
	return n
}

func (a *App) takeUsage(u model.Usage) {
	if a.edit(a.head().Import(u, a.mint)) {
		a.openPanel("accounts", leastAccounts)
		a.notice(a.texts.say("usage.taken", "n", itoa(a.newFigures(u)), "accounts", itoa(len(u.Accounts))))
	}
}

// usageRows lists the wrong lines first, then the figures line by line.
func (a *App) usageRows(u model.Usage) []row {
	t := a.texts
	var list []row
	if len(u.Faults) > 0 {
		list = append(list, row{heading: true, cells: []cell{{text: t.say("usage.faults", "n", itoa(len(u.Faults)))}}, columns: []float32{-1}})
	}
	for _, f := range u.Faults {
		list = append(list, row{columns: []float32{78, -1}, tip: f.Sentence.In(t.language), cells: []cell{
			{text: "× " + t.say("usage.line", "n", itoa(f.Line)), ink: render.InkAlarm}, {text: f.Sentence.In(t.language)},
		}})
	}
	if len(u.Rows) == 0 {
		return list
	}
	list = append(list, row{heading: true, cells: []cell{{text: t.say("usage.row")}, {text: t.say("kind.account")}, {text: t.say("field.date")}, {text: t.say("usage.of")}, {text: t.say("field.value")}}})
	for _, r := range u.Rows {
		list = append(list, a.usageRow(u, r))
	}
	return list
}

func (a *App) usageRow(u model.Usage, r model.UsageRow) row {
	name := cell{text: r.Account}
	if slices.Contains(u.Accounts, r.Account) {
		name = cell{text: "＋ " + r.Account, bold: true}
	}
	value := cell{text: r.Value, bold: true}
	switch {
	case r.Was == r.Value:
		value = cell{text: a.texts.say("usage.same", "value", r.Value), ink: render.InkMuted}
	case r.Was != "":
		value.text = r.Was + " → " + r.Value
	}
	return row{cells: []cell{{text: itoa(r.Line), ink: render.InkMuted}, name, {text: r.Date}, {text: nameIn(a.head(), r.Of)}, value}}
}
