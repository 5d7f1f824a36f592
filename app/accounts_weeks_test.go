package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"hone/model"
)

// weeks is a table of three shops over twelve weeks: one that rises, one that
// falls, and one that stands still and is asked only every other week.
func weeks(entries, mood string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "顧客,日付,%s,%s\n", entries, mood)
	first := time.Date(2026, 8, 31, 0, 0, 0, 0, time.UTC)
	for week := range 12 {
		day := first.AddDate(0, 0, 7*week).Format(time.DateOnly)
		fmt.Fprintf(&b, "そば処 まつ,%s,%d,%d\n", day, 30+5*week, min(5, 2+week/3))
		fmt.Fprintf(&b, "すし 海,%s,%d,%d\n", day, 90-5*week, max(1, 5-week/3))
		if week%2 == 0 {
			fmt.Fprintf(&b, "ビストロ雅,%s,%d,%d\n", day, 60, 3)
		}
	}
	return b.String()
}

// Three accounts are walked through the reservation ledger with the figures of
// twelve weeks: the panel says in both languages how each does, and the course
// goes the way that the figures go.
func TestThreeAccountsOverTwelveWeeks(t *testing.T) {
	h := start(t, sample(t, "reservation"))
	signals := model.All[model.Signal](h.app.head())
	u := model.ReadUsage(h.app.head(), weeks(signals[0].Name, signals[1].Name))
	if len(u.Faults) > 0 || len(u.Rows) != 60 || len(u.Accounts) != 3 {
		t.Fatalf("%d rows, accounts %v, faults %v", len(u.Rows), u.Accounts, u.Faults)
	}
	h.app.edit(h.app.head().Import(u, h.app.mint))
	rising, falling := map[string]bool{"そば処 まつ": true}, map[string]bool{"すし 海": true}
	for _, language := range []model.Language{model.Japanese, model.English} {
		h.app.setLanguage(language)
		l := h.list("accounts")
		for _, a := range model.All[model.Account](h.app.head()) {
			h.tapCell(l, h.saying(l, a.Name), 1)
			chart := h.app.desk.panels.open.object.(*fyne.Container).Objects[1].(*healthChart)
			last := len(chart.course) - 1
			if want := 11; a.Name != "ビストロ雅" && last != want || a.Name == "ビストロ雅" && last != 5 {
				t.Fatalf("%s: %d points", a.Name, last+1)
			}
			from, to := *chart.course[0].Score, *chart.course[last].Score
			if rising[a.Name] != (to > from) || falling[a.Name] != (to < from) {
				t.Errorf("%s goes from %v to %v", a.Name, from, to)
			}
			health := model.Derive(h.app.head(), model.Options{}).AccountHealth(a.ID)
			row := said(l.list[h.saying(l, a.Name)])
			weakest := health.Goals[0].Weakest
			if end := nameIn(h.app.head(), weakest[len(weakest)-1]); len(health.Goals) == 1 && !strings.Contains(row, end) {
				t.Errorf("%s: the weakest, %s, is not in %q", a.Name, end, row)
			}
			for _, step := range append(health.Next, health.Stuck...) {
				if i := h.saying(l, nameIn(h.app.head(), step.ID), step.Sentence.In(language)); l.list[i].id != step.ID {
					t.Errorf("%s: %s is told elsewhere", a.Name, step.ID)
				}
			}
		}
	}
}
