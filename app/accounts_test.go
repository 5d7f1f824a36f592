package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"hone/model"
)

// withAccounts is a sample with two accounts and one accepted signal.
func withAccounts(t *testing.T) *hands {
	t.Helper()
	m := sample(t, "reservation")
	goal := model.Derive(m, model.Options{}).Goals()[0]
	c := model.Change{Label: "add"}
	for _, r := range []model.Record{
		model.Account{ID: "n1", Name: "そば処 まつ", Rank: "a"},
		model.Account{ID: "n2", Name: "すし 海", Rank: "b"},
		model.Signal{ID: "sx", Name: "週の予約入力率", Class: model.ClassProcess, Measure: model.SignalRatio, Red: 50, Green: 80, Weight: 1, Deliverable: goal},
	} {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	m, err := m.Apply(c)
	if err != nil {
		t.Fatal(err)
	}
	return start(t, m)
}

func (h *hands) readings() []model.Reading { return model.All[model.Reading](h.app.head()) }

// What comes next is ticked in its place, for the account that is looked at; then
// something else comes next.
func TestTickingWhatComesNext(t *testing.T) {
	h := withAccounts(t)
	l := h.list("accounts")
	h.tapCell(l, h.saying(l, "すし 海"), 1)
	next := model.Derive(h.app.head(), model.Options{}).AccountHealth("n2").Next[0]
	before := len(h.readings())
	h.tap(l, l.find(next.ID), true)
	all := h.readings()
	if len(all) != before+1 {
		t.Fatalf("%d readings", len(all))
	}
	if r := all[len(all)-1]; r.Account != "n2" || r.Of != next.ID || r.Value != "done" || r.Date != "2026-11-23" {
		t.Errorf("%+v", r)
	}
	if h.app.journal.CanUndo() != 1 {
		t.Errorf("%d steps", h.app.journal.CanUndo())
	}
	for _, step := range model.Derive(h.app.head(), model.Options{}).AccountHealth("n2").Next {
		if step.ID == next.ID {
			t.Error("what is there still comes next")
		}
	}
}

// A value is typed in its place, for the day that is looked at; one that says
// nothing is refused with what to write.
func TestASignalIsReadOnTheDayLookedAt(t *testing.T) {
	h := withAccounts(t)
	h.app.lens.Account = "n1"
	h.list("accounts")
	h.app.lookAtDay("２０２６/11/9")
	tell := telling{texts: h.app.texts, d: h.app.drawn.derivation, lens: h.app.lens}
	verb := tell.takeValue("sx")
	if h.app.edit(verb(h.app, "たくさん")) {
		t.Error("a word was taken for a share")
	}
	if !h.app.edit(verb(h.app, "７２％")) {
		t.Fatal("a share was refused")
	}
	if r := h.readings()[0]; r.Date != "2026-11-09" || r.Value != "72%" && r.Value != "72％" {
		t.Errorf("%+v", r)
	}
	h.app.lookAtDay("いつか")
	if h.app.lens.Day != "2026-11-09" {
		t.Errorf("looks at %q", h.app.lens.Day)
	}
	h.app.lookAtDay("")
	if h.app.lens.Day != "" {
		t.Error("does not go back to today")
	}
}

const usageTable = "顧客,日付,週の予約入力率\nそば処 まつ,2026-11-02,45\nそば処 まつ,2026-11-09,62\n新しい店,2026-11-09,30\nそば処 まつ,11/16/2026,70\n"

// The table is previewed with its wrong lines, and only then imported, as one
// step, whatever encoding the spreadsheet wrote.
func TestUsageIsPreviewedThenImported(t *testing.T) {
	sjis, err := japanese.ShiftJIS.NewEncoder().String(usageTable)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(usageTable)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"utf8": usageTable, "utf8 with mark": "\ufeff" + usageTable, "sjis": sjis, "utf16": utf16} {
		t.Run(name, func(t *testing.T) {
			h := withAccounts(t)
			path := filepath.Join(t.TempDir(), "usage.csv")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			before := h.app.head()
			h.app.takeText(path) // as when it is dropped on the window
			if h.app.head() != before || len(h.app.sheets) != 1 {
				t.Fatal("not previewed first")
			}
			list := h.app.sheets[0].body.(*rows)
			if h.saying(list, "5行目") < 0 || h.saying(list, "＋ 新しい店") < 0 {
				t.Error("the preview names neither the wrong line nor the new account")
			}
			h.press("Enter")
			if len(h.readings()) != 3 || len(model.All[model.Account](h.app.head())) != 3 || h.app.journal.CanUndo() != 1 {
				t.Errorf("%d readings, %d accounts, %d steps", len(h.readings()), len(model.All[model.Account](h.app.head())), h.app.journal.CanUndo())
			}
			if h.app.desk.panels.open.name != "accounts" {
				t.Error("what was imported is not in sight")
			}
		})
	}
}

func TestATableThatIsTooLargeIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "usage.csv")
	if err := os.WriteFile(path, []byte(strings.Repeat("x", mostUsageBytes+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readTable(path); !errors.Is(err, model.ErrTooLarge) {
		t.Errorf("%v", err)
	}
}

// The chart has a point for every day with a reading, and each class a line.
func TestTheCourseIsDrawn(t *testing.T) {
	h := withAccounts(t)
	h.app.edit(h.app.head().Import(model.ReadUsage(h.app.head(), usageTable), h.app.mint))
	h.list("accounts")
	chart := h.app.desk.panels.open.object.(*fyne.Container).Objects[1].(*healthChart)
	if len(chart.course) != 2 || len(chart.all()) != 2 {
		t.Errorf("%d points, %d lines", len(chart.course), len(chart.all()))
	}
	if len(chart.painter.out) == 0 {
		t.Error("nothing is drawn")
	}
}
