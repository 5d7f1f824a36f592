package model

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Level tells how much a finding matters: an error makes results wrong or
// empty, a warning is probably a mistake, a hint is worth a question.
type Level string

// The levels, the gravest first.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
	LevelHint    Level = "hint"
)

// Finding is one thing that a facilitator would raise about a model: On are the
// elements it is about (none: the whole model), Because a chain of elements
// that makes it so. Its texts and fixes are made when asked for.
type Finding struct {
	Rule    string
	Level   Level
	On      []ID
	Because []ID
	rule    *rule
	in      *survey
	more    []any // values for the rule's texts, after the names of On
	alone   bool  // or without them
	place   int32 // in display order of the first of On, where it is known; else 0
}

// Fix is a ready Change that removes the cause of a finding.
type Fix struct {
	Label  Phrase
	Change Change
}

// Sentence says what was found.
func (f Finding) Sentence() Phrase { return saying(f.rule.says, f.values()) }

// Question is what a facilitator asks about it.
func (f Finding) Question() Phrase { return saying(f.rule.asks, f.values()) }

// values are what {0}, {1} … of the rule's texts stand for.
func (f Finding) values() []any {
	var values []any
	for _, id := range f.On {
		if !f.alone {
			values = append(values, f.in.name(id))
		}
	}
	return append(values, f.more...)
}

// Fixes are the ready ways to mend it, the likeliest first; often there are none.
func (f Finding) Fixes() []Fix {
	if f.rule.mend == nil {
		return nil
	}
	var fixes []Fix
	for _, fix := range f.rule.mend(f) {
		if !fix.Change.IsEmpty() {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// MarshalJSON gives a finding with its texts, and the labels of its fixes.
func (f Finding) MarshalJSON() ([]byte, error) {
	text := struct {
		Rule     string   `json:"rule"`
		Level    Level    `json:"level"`
		On       []ID     `json:"on"`
		Sentence Phrase   `json:"sentence"`
		Question Phrase   `json:"question"`
		Because  []ID     `json:"because"`
		Fixes    []Phrase `json:"fixes"`
	}{f.Rule, f.Level, orNone(f.On), f.Sentence(), f.Question(), orNone(f.Because), []Phrase{}}
	for _, fix := range f.Fixes() {
		text.Fixes = append(text.Fixes, fix.Label)
	}
	return json.Marshal(text)
}

func orNone(ids []ID) []ID {
	if ids == nil {
		return []ID{}
	}
	return ids
}

// RuleText describes a rule to those who may switch it off.
type RuleText struct {
	ID    string
	Level Level
	Title Phrase
}

// Rules lists the rules in the order of their findings.
func Rules() []RuleText {
	var texts []RuleText
	for _, r := range rules() {
		texts = append(texts, RuleText{r.id, r.level, r.title})
	}
	return texts
}

// rule finds one kind of thing and has the words for it. In its texts {0}, {1} …
// stand for the values of a finding.
type rule struct {
	id    string
	level Level
	title Phrase
	says  Phrase
	asks  Phrase
	find  func(*inspection)
	mend  func(Finding) []Fix
}

// Findings looks a version through with all rules but those that are off, in
// display order: by level, then by rule, then by element.
func Findings(m *Model, off map[string]bool) []Finding {
	return Derive(m, Options{}).Findings(off)
}

// Findings looks the version through; see the function of that name.
func (d *Derivation) Findings(off map[string]bool) []Finding {
	in := &inspection{survey: d.survey()}
	room := len(in.d.Graph.IDs) + len(in.things)/2 // growing costs more
	in.found, in.ids = make([]Finding, 0, room), make([]ID, 0, room)
	all := rules()
	slices.SortStableFunc(all, func(a, b rule) int { return cmp.Compare(gravity(a.level), gravity(b.level)) })
	for i := range all {
		if !off[all[i].id] {
			from := len(in.found)
			in.rule = &all[i]
			in.rule.find(in)
			in.sortFrom(from)
		}
	}
	return in.found
}

func gravity(l Level) int { return slices.Index([]Level{LevelError, LevelWarning, LevelHint}, l) }

// add notes a finding of the present rule. The values of its texts are the
// names of on, and then more.
func (in *inspection) add(on, because []ID, more ...any) {
	in.found = append(in.found, Finding{
		Rule: in.rule.id, Level: in.rule.level, On: in.kept(on), Because: in.kept(because), rule: in.rule, in: in.survey, more: more,
	})
}

// addOf notes a finding about one element, by its node.
func (in *inspection) addOf(v int, more ...any) {
	on := in.d.Graph.IDs[v : v+1 : v+1]
	in.found = append(in.found, Finding{
		Rule: in.rule.id, Level: in.rule.level, On: on, rule: in.rule, in: in.survey, more: more, place: int32(in.d.positions()[v]) + 1,
	})
}

// addSaying notes a finding whose texts take other values than names.
func (in *inspection) addSaying(on, because []ID, values ...any) {
	in.add(on, because, values...)
	in.found[len(in.found)-1].alone = true
}

// kept copies IDs into one slice for all findings, so that thousands of them
// cost no thousands of allocations.
func (in *inspection) kept(ids []ID) []ID {
	if len(ids) == 0 {
		return nil
	}
	from := len(in.ids)
	in.ids = append(in.ids, ids...)
	return in.ids[from:len(in.ids):len(in.ids)]
}

// sortFrom puts the findings of one rule into display order of their elements,
// in which most rules look at them anyway.
func (in *inspection) sortFrom(from int) {
	at := in.d.positions()
	place := func(f *Finding, i int) int {
		if i == 0 && f.place > 0 {
			return int(f.place) - 1
		}
		if v, ok := in.d.Graph.Of[f.On[i]]; ok {
			return at[v]
		}
		return len(at)
	}
	order := func(a, b *Finding) int {
		for i := range min(len(a.On), len(b.On)) {
			if c := cmp.Compare(place(a, i), place(b, i)); c != 0 {
				return c
			}
		}
		return cmp.Compare(len(a.On), len(b.On))
	}
	found := in.found[from:]
	for i := 1; i < len(found); i++ {
		if order(&found[i-1], &found[i]) > 0 {
			slices.SortStableFunc(found, func(a, b Finding) int { return order(&a, &b) })
			return
		}
	}
}

// longestName is where a name in a sentence is cut, in characters.
const longestName = 60

// nameList is a list of names, each in the quotes of the language.
type nameList []string

// saying fills a phrase in both languages. A value is a name, a number, a
// nameList or a Phrase.
func saying(p Phrase, values []any) Phrase {
	ja, en := make([]string, len(values)), make([]string, len(values))
	for i, value := range values {
		switch v := value.(type) {
		case Phrase:
			ja[i], en[i] = v.JA, v.EN
		case nameList:
			ja[i], en[i] = quotedList(v, "「", "」", "と"), quotedList(v, "“", "”", " and ")
		case int:
			ja[i] = strconv.Itoa(v)
			en[i] = ja[i]
		case string:
			ja[i], en[i] = orElse(clipTo(v, longestName), "（名前なし）"), orElse(clipTo(v, longestName), "(unnamed)")
		}
	}
	return Phrase{fill(p.JA, ja...), fill(p.EN, en...)}
}

// quotedList joins names; past five it says how many more there are.
func quotedList(names []string, before, after, and string) string {
	const most = 5
	var quoted []string
	for i, name := range names {
		if i == most {
			quoted = append(quoted, "+"+strconv.Itoa(len(names)-most))
			break
		}
		quoted = append(quoted, before+clipTo(name, longestName)+after)
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	separator := ", "
	if and == "と" {
		separator = "、"
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], separator) + and + quoted[last]
}
