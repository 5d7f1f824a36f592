package model

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var acceptFindings = flag.Bool("accept-findings", false, "write what the findings' cases give into their files")

// TestFindingCases runs the files of testdata/findings: one a rule, written so
// that somebody who knows the business can read and add to them. Each is a
// text of sections:
//
//	what the rule is about
//	-- fires --
//	a model on which the rule speaks, in the edits that honectl takes
//	-- finds --
//	what it says: level, elements, sentence and question in both languages, fixes
//	-- quiet --
//	a like model on which it does not
func TestFindingCases(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			name := filepath.Join("testdata", "findings", r.ID+".txt")
			text, err := os.ReadFile(name)
			must(t, err)
			c := sectionsOf(string(text))
			got := findsText(findingsOf(jotted(t, c["fires"]), r.ID))
			if *acceptFindings {
				c["finds"] = got
				must(t, os.WriteFile(name, []byte(c.text()), 0o644))
			}
			if got == "" || got != c["finds"] {
				t.Errorf("finds\n%s\nwant\n%s", got, c["finds"])
			}
			if quiet := findsText(findingsOf(jotted(t, c["quiet"]), r.ID)); quiet != "" {
				t.Errorf("should be quiet, and finds\n%s", quiet)
			}
			checkFixes(t, jotted(t, c["fires"]), r.ID)
		})
	}
}

func findingsOf(m *Model, rule string) []Finding {
	return slices.DeleteFunc(Findings(m, nil), func(f Finding) bool { return f.Rule != rule })
}

func findsText(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s\n", strings.TrimSpace(fmt.Sprint(f.Level, " ", strings.Trim(fmt.Sprint(f.On), "[]"))))
		if len(f.Because) > 0 {
			fmt.Fprintf(&b, "  because %s\n", strings.Trim(fmt.Sprint(f.Because), "[]"))
		}
		fmt.Fprintf(&b, "  %s\n  %s\n  %s\n  %s\n", f.Sentence().JA, f.Question().JA, f.Sentence().EN, f.Question().EN)
		for _, fix := range f.Fixes() {
			fmt.Fprintf(&b, "  ☞ %s / %s\n", fix.Label.JA, fix.Label.EN)
		}
	}
	return b.String()
}

// checkFixes: every fix applies, keeps the laws, and makes its finding go away.
func checkFixes(t *testing.T, m *Model, rule string) {
	t.Helper()
	for _, f := range findingsOf(m, rule) {
		for _, fix := range f.Fixes() {
			next := apply(t, m, fix.Change)
			checkLaws(t, m, fix.Change, next)
			for _, left := range findingsOf(next, rule) {
				if slices.Equal(left.On, f.On) && left.Sentence() == f.Sentence() {
					t.Errorf("%s does not mend: %s", fix.Label.EN, left.Sentence().EN)
				}
			}
		}
	}
}

// sections are the parts of a case file; "" is what stands before the first.
type sections map[string]string

func sectionsOf(text string) sections {
	s, name := sections{}, ""
	for line := range strings.Lines(text) {
		if inner, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(inner, " --") {
			name = strings.TrimSuffix(inner, " --")
			continue
		}
		s[name] += line
	}
	return s
}

func (s sections) text() string {
	return s[""] + "-- fires --\n" + s["fires"] + "-- finds --\n" + s["finds"] + "-- quiet --\n" + s["quiet"]
}

// jotted is the model that edits make, one a line:
//
//	add KIND ID "NAME" field=value …
//	relate KIND FROM TO group=G label=L
func jotted(t *testing.T, text string) *Model {
	t.Helper()
	m := Empty()
	for line := range strings.Lines(text) {
		if words := wordsOf(line); len(words) > 0 {
			c, err := edited(m, words)
			if err != nil {
				t.Fatalf("%s: %v", strings.TrimSpace(line), err)
			}
			m = apply(t, m, c)
		}
	}
	return m
}

func edited(m *Model, w []string) (Change, error) {
	fields := map[string]string{}
	for len(w) > 0 && strings.Contains(w[len(w)-1], "=") {
		name, value, _ := strings.Cut(w[len(w)-1], "=")
		fields[name], w = value, w[:len(w)-1]
	}
	if w[0] == "relate" {
		return m.Relate(NewRelation(RelationKind(w[1]), ID(w[2]), ID(w[3]), fields["group"]))
	}
	r, ok := NewRecord(Kind(w[1]), ID(w[2]))
	if !ok {
		return Change{}, refuse("not-a-kind", w[1])
	}
	if len(w) > 3 {
		fields["name"] = w[3]
	}
	for _, f := range Fields(r.Kind()) {
		if value, ok := fields[f.Name]; ok {
			with, err := With(r, f, value)
			if err != nil {
				return Change{}, err
			}
			r = with
		}
	}
	return m.Add(r)
}

// wordsOf splits a line at its spaces, but not inside double quotes.
func wordsOf(line string) []string {
	var words []string
	word, quoted, open := "", false, false
	for _, c := range strings.TrimSpace(line) + " " {
		switch {
		case c == '"':
			quoted, open = !quoted, true
		case c == ' ' && !quoted:
			if word != "" || open {
				words = append(words, word)
			}
			word, open = "", false
		default:
			word += string(c)
		}
	}
	return words
}
