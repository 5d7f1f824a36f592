package render_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"hone/assets"
	"hone/model"
	"hone/render"
)

// TestSheetsCallElementsByName: in no sheet of a sample does an ID stand for
// what has a name, nor the key of a text for the text.
func TestSheetsCallElementsByName(t *testing.T) {
	id := regexp.MustCompile(`(^|[\s|:、,（(])([a-z]{1,2}[0-9]{1,2}|(needs|yields|uses):\S+)($|[\s|、,）)])`)
	key := regexp.MustCompile(`\b(field|sheet|paper|term|view|choice|cover|class|signal|remark|status|state|origin|side|stake|light|relation|punctuation)\\?\.[a-zA-Z]`)
	for _, name := range assets.Samples() {
		for _, l := range languages {
			in := sampleInput(t, name, l)
			for _, view := range sheetViews {
				for i, line := range strings.Split(string(exported(t, in, view, "md")), "\n") {
					if id.MatchString(line) || key.MatchString(line) {
						t.Errorf("%s %s %s, line %d: %s", name, l, view, i+1, line)
					}
				}
			}
		}
	}
}

// TestSheetsHoldEverythingTheySpeakOf: a row for each element, checkpoint, play,
// candidate and KPI there is.
func TestSheetsHoldEverythingTheySpeakOf(t *testing.T) {
	for _, name := range assets.Samples() {
		in := sampleInput(t, name, model.English)
		d := in.Derivation
		rows := func(s render.Sheet, part int) int { return len(s.Parts[part].Table.Rows) }
		for _, c := range []struct {
			what      string
			got, want int
		}{
			{"deliverables", rows(render.DeliverablesSheet(in), 0), len(model.All[model.Deliverable](in.Model))},
			{"actions", rows(render.ActionsSheet(in), 0), len(model.All[model.Action](in.Model))},
			{"plays", rows(render.PlaybookSheet(in), 0), len(d.Plays())},
			{"candidates", rows(render.IndicatorsSheet(in), 0), len(d.Indicators(model.DefaultWeights()))},
			{"signals", rows(render.IndicatorsSheet(in), 1), len(model.All[model.Signal](in.Model))},
			{"expectation", rows(render.ExpectationSheet(in), 0), len(d.Expectation().Rows)},
			{"kpis", rows(render.KPIsSheet(in), 0), len(model.All[model.KPI](in.Model))},
			{"against", rows(render.SummarySheet(in), 1), len(model.All[model.Deliverable](in.Model))},
			{"checkpoints", rows(render.SummarySheet(in), 3), countCheckpoints(d)},
		} {
			if c.got != c.want {
				t.Errorf("%s: %d rows of %s for %d", name, c.got, c.what, c.want)
			}
		}
	}
}

func countCheckpoints(d *model.Derivation) int {
	all := map[model.ID]bool{}
	for _, g := range d.Checkpoints().Goals {
		for _, c := range g.Checkpoints {
			all[c.ID] = true
		}
	}
	return len(all)
}

// TestCasePaperHasItsChapters in their order, in both languages.
func TestCasePaperHasItsChapters(t *testing.T) {
	want := map[model.Language][]string{
		model.Japanese: {"背景", "前提", "モデル", "仮説", "方法", "結果", "限界", "ほかで使うときの条件"},
		model.English:  {"Background", "Premises", "The model", "Hypotheses", "Method", "Results", "Limits", "Conditions of reuse"},
	}
	for _, l := range languages {
		parts := render.PaperSheet(sampleInput(t, "reservation", l)).Parts
		if len(parts) != len(want[l]) {
			t.Fatalf("%s: %d chapters", l, len(parts))
		}
		for i, p := range parts {
			if !strings.HasPrefix(p.Title, want[l][i]) {
				t.Errorf("%s: chapter %d is %q", l, i+1, p.Title)
			}
			if len(p.Text) == 0 && len(p.Table.Rows) == 0 {
				t.Errorf("%s: chapter %q is empty without a word", l, p.Title)
			}
		}
	}
}

// TestSummaryOfRemarks: questions that are open, decisions, and what each person
// does next, the nearest day first and what is done last.
func TestSummaryOfRemarks(t *testing.T) {
	b := &modelBuilder{t: t, m: sampleInput(t, "restaurant", model.English).Model}
	say := func(id model.ID, kind model.RemarkKind, text, by, due string, status model.Status) {
		b.add(model.Remark{ID: id, About: kind, Text: text, By: by, Due: due, Status: status})
	}
	say("s1", model.RemarkQuestion, "who asks?", "Ann", "", model.StatusOpen)
	say("s2", model.RemarkQuestion, "answered", "Ann", "", model.StatusConfirmed)
	say("s3", model.RemarkDecision, "decided", "Bob", "", "")
	say("s4", model.RemarkNextAction, "later", "Bob", "2026-12-24", model.StatusOpen)
	say("s5", model.RemarkNextAction, "soon", "Bob", "2026-12-01", model.StatusOpen)
	say("s6", model.RemarkNextAction, "over", "Bob", "2026-11-01", model.StatusDone)
	say("s7", model.RemarkNextAction, "call", "Ann", "", model.StatusOpen)
	say("s8", model.RemarkNextAction, "nobody's", "", "2026-11-30", model.StatusOpen)
	s := render.SummarySheet(inputOf(b.m, model.English))
	texts := func(part, column int) (all []string) {
		for _, r := range s.Parts[part].Table.Rows {
			all = append(all, r[column].Text)
		}
		return all
	}
	open, decided := texts(4, 1), texts(5, 1)
	if !slices.Contains(open, "who asks?") || slices.Contains(open, "answered") || slices.Contains(open, "decided") {
		t.Errorf("open: %q", open)
	}
	if !slices.Equal(decided, []string{"decided"}) {
		t.Errorf("decided: %q", decided)
	}
	if got := texts(6, 1); !slices.Equal(got, []string{"call", "soon", "later", "over", "nobody's"}) {
		t.Errorf("next: %q", got)
	}
}
