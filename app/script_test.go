package app

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hone/model"
)

// script is a workshop at the keyboard: what is pressed and typed, one a line,
// as the window plays it again.
type script struct {
	*hands
	lines  []string
	counts map[string]int
	part   string
	order  []string // the parts
}

func newScript(h *hands) *script { return &script{hands: h, counts: map[string]int{}} }

// begins heads a part of the workshop.
func (s *script) begins(part string) {
	s.part = part
	s.order = append(s.order, part)
	s.lines = append(s.lines, "# "+part)
}

// key is one input action for each chord.
func (s *script) key(chords ...chord) {
	s.Helper()
	for _, c := range chords {
		s.press(c)
		s.lines = append(s.lines, "key "+string(c))
		s.counts[s.part]++
	}
}

// name types the name of what is new, say the text of a field: neither counts.
func (s *script) name(text string) {
	s.Helper()
	s.write(text)
	s.lines = append(s.lines, "type "+text)
}

// pick types what is there already, so that it is referred to: one input action.
func (s *script) pick(text string) {
	s.Helper()
	s.name(text)
	s.counts[s.part]++
}

// keep compares the script with the one that the real window plays.
func (s *script) keep(path string) {
	s.Helper()
	text := []byte(strings.Join(s.lines, "\n") + "\n")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			s.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(path); err != nil || !bytes.Equal(kept, text) {
		s.Errorf("%s is not what was pressed (%v): make golden writes it", path, err)
	}
}

// allNames are the elements of a sample by their IDs there.
func allNames(m *model.Model) map[model.ID]string {
	names := map[model.ID]string{}
	for _, k := range model.Kinds() {
		for _, r := range m.Records(k) {
			names[r.Key()] = model.NameOf(r)
		}
	}
	return names
}

// stroke is a key by which a name is begun, and what is named.
type stroke struct {
	key chord
	of  model.ID
}

// coreNouns is the backward chain of the reservation ledger: from what is wanted
// in the end to what there must be first. A noun that comes again is linked.
var coreNouns = []stroke{
	{"Enter", "d2"},
	{"Tab", "d27"},
	{"Tab", "d26"},
	{"Tab", "d1"},
	{"Tab", "d16"},
	{"Tab", "d15"},
	{"Ctrl+Shift+Enter", "d23"},
	{"Tab", "d22"},
	{"Tab", "d14"},
	{"Tab", "d12"},
	{"Ctrl+Shift+Enter", "d13"},
	{"Ctrl+Enter", "d21"},
	{"Tab", "d17"},
	{"Alt+Enter", "d20"},
	{"Tab", "d19"},
	{"Ctrl+Enter", "d18"},
	{"Tab", "d10"},
	{"Shift+Tab", "d16"},
	{"Shift+Tab", "d17"},
	{"Tab", "d9"},
	{"Shift+Tab", "d13"},
	{"Tab", "d8"},
	{"Tab", "d7"},
}

// core builds the twenty deliverables and twenty actions of the ledger with all
// their links.
func (s *script) core(m *model.Model) {
	names := allNames(m)
	s.begins("deliverables")
	there := map[model.ID]bool{}
	for _, n := range coreNouns {
		s.key(n.key)
		if there[n.of] {
			s.pick(names[n.of])
		} else {
			s.name(names[n.of])
		}
		there[n.of] = true
	}
	s.key("Enter")
	s.begins("actions")
	s.key("Ctrl+A", "Y")
	for range there {
		of := nameIn(s.app.head(), s.app.selection.lead())
		s.name(names[yielder(m, of)])
		s.key("Enter")
	}
	s.begins("flow")
	s.key("Ctrl+A", "Ctrl+Shift+F")
}

// yielder is the first action that yields the deliverable of a name.
func yielder(m *model.Model, name string) model.ID {
	for _, a := range m.Records(model.KindAction) {
		for _, r := range m.RelationsOf(a.Key(), model.Yields) {
			if nameIn(m, r.To) == name {
				return a.Key()
			}
		}
	}
	return ""
}

// spoken are the relations of these kinds between these elements, as a reader
// says them.
func spoken(m *model.Model, kinds []model.RelationKind, among map[string]bool) []string {
	var list []string
	for _, r := range model.All[model.Relation](m) {
		from, to := nameIn(m, r.From), nameIn(m, r.To)
		if slices.Contains(kinds, r.Rel) && among[from] && among[to] {
			group := ""
			if r.Group != "" {
				group = " or"
			}
			list = append(list, fmt.Sprint(r.Rel, " ", from, " > ", to, group))
		}
	}
	slices.Sort(list)
	return list
}

// mostActions is how many input actions an element may cost beside typing its
// name.
const mostActions = 1.3

func TestTwentyAndTwentyWithinTheBudget(t *testing.T) {
	for _, language := range []string{"ja", "en"} {
		want := sampleIn(t, "reservation", language)
		s := newScript(start(t, model.Empty()))
		s.core(want)
		m := s.app.head()
		nouns, verbs := m.Records(model.KindDeliverable), m.Records(model.KindAction)
		if len(nouns) != 20 || len(verbs) != 20 {
			t.Fatalf("%d deliverables and %d actions: %s", len(nouns), len(verbs), strings.Join(s.lines, "\n"))
		}
		among := map[string]bool{}
		for _, r := range append(slices.Clone(nouns), verbs...) {
			among[model.NameOf(r)] = true
		}
		joins := []model.RelationKind{model.Needs, model.Yields}
		if got, wanted := spoken(m, joins, among), spoken(want, joins, among); !slices.Equal(got, wanted) {
			t.Errorf("%s: joined by\n%s\nwant\n%s", language, strings.Join(got, "\n"), strings.Join(wanted, "\n"))
		}
		if c, err := m.FollowNeeds(); err == nil {
			t.Errorf("%s: %d relations of the flow are missing", language, len(c.Edits))
		}
		total := 0
		for _, part := range s.order {
			total += s.counts[part]
			t.Logf("%s: %-14s %3d input actions", language, part, s.counts[part])
		}
		links := len(m.Records(model.KindRelation))
		each := float64(total) / 40
		t.Logf("%s: %d input actions for 40 elements and %d links: %.3f an element, %.2f a box or line", language, total, links, each, float64(total)/float64(40+links))
		s.keep("testdata/ledger." + language + ".keys")
		if each > mostActions {
			t.Errorf("%s: %.3f input actions an element, at most %.1f wanted", language, each, mostActions)
		}
	}
}
