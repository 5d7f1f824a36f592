package model

import (
	"cmp"
	"slices"
	"strings"
)

// Ranks order records of a kind as fractions between 0 and 1 whose digits are
// the text's characters, compared as text: there is always room between two,
// and placing one touches no other. (Fractional indexing, as Figma describes in
// "Realtime editing of ordered sequences", 2017.)
const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// longRank is where ranks are dealt anew rather than made longer.
const longRank = 100

// RankBetween is a rank after a and before b. An empty a is the beginning, an
// empty b the end. Where there is no room, because a is not before b, the
// result is just after a.
func RankBetween(a, b string) string {
	if rank, ok := rankBetween(a, b); ok {
		return rank
	}
	return rankAfter(a)
}

func rankBetween(a, b string) (string, bool) {
	if b == "" {
		return rankAfter(a), true
	}
	if a >= b {
		return "", false
	}
	low, high := []rune(a), []rune(b)
	same := 0
	for same < len(low) && low[same] == high[same] {
		same++
	}
	prefix, low, high := string(low[:same]), low[same:], high[same:]
	if digit, ok := digitBetween(low, high); ok {
		return prefix + string(digit), true
	}
	if len(low) > 0 {
		return prefix + string(low[0]) + rankAfter(string(low[1:])), true
	}
	if high[0] > rune(rankDigits[0]) {
		return prefix + rankDigits[:1] + rankAfter(""), true
	}
	if len(high) == 1 {
		return "", false
	}
	rest, ok := rankBetween("", string(high[1:]))
	return prefix + string(high[0]) + rest, ok
}

// digitBetween is the middle digit strictly between the first ones of low
// (none: below all) and high.
func digitBetween(low, high []rune) (rune, bool) {
	var between []rune
	for i, digit := range rankDigits {
		above := len(low) == 0 && i > 0 || len(low) > 0 && digit > low[0]
		if above && digit < high[0] {
			between = append(between, digit)
		}
	}
	if len(between) == 0 {
		return 0, false
	}
	return between[len(between)/2], true
}

// rankAfter is the next rank when nothing follows: it counts up, and gets two
// digits longer and room for a thousand more only when it runs over, so that
// appending keeps ranks short.
func rankAfter(a string) string {
	if a == "" {
		return "a"
	}
	digits := []rune(a)
	for i := len(digits) - 1; i >= 0; i-- {
		at := strings.IndexRune(rankDigits, digits[i])
		if at < 0 {
			break
		}
		if at+1 < len(rankDigits) {
			return string(digits[:i]) + rankDigits[at+1:at+2] + strings.Repeat("0", max(0, len(digits)-i-2)) + last(len(digits)-i-1)
		}
	}
	return a + "01"
}

// last is the lowest final digit of what was counted over; a rank never ends
// in 0, because nothing would fit before it.
func last(n int) string {
	if n == 0 {
		return ""
	}
	return "1"
}

// ranksBetween is n ranks in order after a and before b, as short as can be.
func ranksBetween(a, b string, n int) ([]string, bool) {
	if n == 0 {
		return nil, true
	}
	if b == "" {
		ranks := make([]string, n)
		for i := range ranks {
			a = rankAfter(a)
			ranks[i] = a
		}
		return ranks, true
	}
	middle, ok := rankBetween(a, b)
	if !ok || len(middle) > longRank {
		return nil, false
	}
	lower, ok := ranksBetween(a, middle, n/2)
	if !ok {
		return nil, false
	}
	upper, ok := ranksBetween(middle, b, n-1-n/2)
	return append(append(lower, middle), upper...), ok
}

// ranksAfter is n ranks that put new records right after near, the first of
// them next to it. Those that follow near without room between, because their
// ranks are equal or have grown long, are dealt new ranks in the same Change.
func (v *verb) ranksAfter(near Record, n int) []string {
	others := v.on.Records(near.Kind())
	at, _ := slices.BinarySearchFunc(others, near, byRank)
	at = min(at+1, len(others))
	for crowded := 0; ; crowded++ {
		upper := ""
		if at+crowded < len(others) {
			upper = rankOf(others[at+crowded])
			if upper <= rankOf(near) {
				continue
			}
		}
		ranks, ok := ranksBetween(rankOf(near), upper, n+crowded)
		if !ok {
			continue
		}
		for i, r := range others[at : at+crowded] {
			if after, err := withRank(v.now(r.Key()), ranks[n+i]); err == nil {
				v.put(after)
			}
		}
		return ranks[:n]
	}
}

// rankLast is a rank after all records of a kind.
func (m *Model) rankLast(k Kind) string { return rankAfter(lastRank(m.Records(k))) }

func lastRank(records []Record) string {
	if len(records) == 0 {
		return ""
	}
	return rankOf(records[len(records)-1])
}

func withRank(r Record, rank string) (Record, error) {
	f, _ := FieldOf(r.Kind(), "rank")
	return With(r, f, rank)
}

func byRank(a, b Record) int {
	return cmp.Or(strings.Compare(rankOf(a), rankOf(b)), cmp.Compare(a.Key(), b.Key()))
}

func rankOf(r Record) string {
	switch r := r.(type) {
	case Phase:
		return r.Rank
	case Role:
		return r.Rank
	case Deliverable:
		return r.Rank
	case Action:
		return r.Rank
	case KPI:
		return r.Rank
	case Account:
		return r.Rank
	}
	return ""
}
