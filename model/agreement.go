package model

import (
	"slices"
	"strings"
)

// Agreement compares two people's models of one customer by name, for their IDs
// have nothing to do with each other. Share is the part of all nouns, and of
// the needs among the nouns that both have, that both have: from 0 to 1, and 1
// where there is nothing to compare. The lists are sorted by name.
type Agreement struct {
	Share    float64    `json:"share"`
	Nouns    int        `json:"nouns"` // that both have
	Needs    int        `json:"needs"`
	OnlyA    []string   `json:"onlyA"` // nouns
	OnlyB    []string   `json:"onlyB"`
	NeedsOfA []NeedPair `json:"needsOfA"` // that B lacks, between nouns that both have
	NeedsOfB []NeedPair `json:"needsOfB"`
}

// NeedPair says that the noun From needs the noun To.
type NeedPair struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Agree compares the deliverables and needs of two models. Names that differ in
// width, case or spacing alone are the same.
func Agree(a, b *Model) Agreement {
	nounsA, nounsB := nounsOf(a), nounsOf(b)
	result := Agreement{OnlyA: []string{}, OnlyB: []string{}, NeedsOfA: []NeedPair{}, NeedsOfB: []NeedPair{}}
	for key, name := range nounsA {
		if _, ok := nounsB[key]; ok {
			result.Nouns++
		} else {
			result.OnlyA = append(result.OnlyA, name)
		}
	}
	for key, name := range nounsB {
		if _, ok := nounsA[key]; !ok {
			result.OnlyB = append(result.OnlyB, name)
		}
	}
	slices.Sort(result.OnlyA)
	slices.Sort(result.OnlyB)
	needsA, needsB := needPairs(a, nounsA, nounsB), needPairs(b, nounsB, nounsA)
	for key, pair := range needsA {
		if _, ok := needsB[key]; ok {
			result.Needs++
		} else {
			result.NeedsOfA = append(result.NeedsOfA, pair)
		}
	}
	for key, pair := range needsB {
		if _, ok := needsA[key]; !ok {
			result.NeedsOfB = append(result.NeedsOfB, pair)
		}
	}
	slices.SortFunc(result.NeedsOfA, compareNeeds)
	slices.SortFunc(result.NeedsOfB, compareNeeds)
	result.Share = result.share()
	return result
}

func compareNeeds(x, y NeedPair) int {
	return slices.Compare([]string{x.From, x.To}, []string{y.From, y.To})
}

func (r Agreement) share() float64 {
	same := r.Nouns + r.Needs
	all := same + len(r.OnlyA) + len(r.OnlyB) + len(r.NeedsOfA) + len(r.NeedsOfB)
	if all == 0 {
		return 1
	}
	return float64(same) / float64(all)
}

// nounsOf are the deliverables' names by what makes them the same.
func nounsOf(m *Model) map[string]string {
	found := map[string]string{}
	for d := range Each[Deliverable](m) {
		if key := sameNoun(d.Name); key != "" && found[key] == "" {
			found[key] = strings.TrimSpace(d.Name)
		}
	}
	return found
}

// needPairs are the needs of a model between nouns that the other has too.
func needPairs(m *Model, own, others map[string]string) map[[2]string]NeedPair {
	found := map[[2]string]NeedPair{}
	for r := range Each[Relation](m) {
		if r.Rel != Needs {
			continue
		}
		from, _ := Find[Deliverable](m, r.From)
		to, _ := Find[Deliverable](m, r.To)
		key := [2]string{sameNoun(from.Name), sameNoun(to.Name)}
		if _, ok := others[key[0]]; !ok || key[0] == "" || key[1] == "" || key[0] == key[1] {
			continue
		}
		if _, ok := others[key[1]]; ok {
			found[key] = NeedPair{own[key[0]], own[key[1]]}
		}
	}
	return found
}

// sameNoun is what two spellings of a noun share: full-width letters as narrow
// ones, without case and blanks.
func sameNoun(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ' || c == '\u3000' || c == '\t':
			return -1
		case c >= '！' && c <= '～':
			c -= '！' - '!'
		}
		return c
	}, strings.ToLower(strings.TrimSpace(name)))
}
