package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestRankBetweenIsBetween drops ranks at random places of a growing list, at
// its ends and always at the same place.
func TestRankBetweenIsBetween(t *testing.T) {
	for _, where := range []struct {
		name    string
		at      func(d *dice, n int) int
		longest int
	}{
		{"at random", func(d *dice, n int) int { return d.IntN(n + 1) }, 20},
		{"at the end", func(_ *dice, n int) int { return n }, 6},
		{"at the beginning", func(*dice, int) int { return 0 }, 900},
		{"after the first", func(_ *dice, n int) int { return min(1, n) }, 900},
		{"before the last", func(_ *dice, n int) int { return max(0, n-1) }, 10},
	} {
		t.Run(where.name, func(t *testing.T) {
			d := newDice(3)
			ranks := []string{}
			for range 2000 {
				at := where.at(d, len(ranks))
				low, high := rankAt(ranks, at-1), rankAt(ranks, at)
				got := RankBetween(low, high)
				if got <= low || high != "" && got >= high {
					t.Fatalf("%q is not between %q and %q", got, low, high)
				}
				if strings.HasSuffix(got, "0") {
					t.Fatalf("nothing fits before %q", got)
				}
				ranks = slices.Insert(ranks, at, got)
			}
			for _, rank := range ranks {
				if len(rank) > where.longest {
					t.Fatalf("%d letters: %q", len(rank), rank)
				}
			}
		})
	}
}

func rankAt(ranks []string, i int) string {
	if i < 0 || i >= len(ranks) {
		return ""
	}
	return ranks[i]
}

// TestRankBetweenTakesAnyRanks: files written by hand hold ranks of all kinds.
func TestRankBetweenTakesAnyRanks(t *testing.T) {
	hand := []string{"!", "0", "00", "01", "1", "10", "2", "A", "Z", "a", "a0", "a01", "aa", "z", "zz", "~", "あ", "いろ", "漢字", "😀"}
	for i, low := range hand {
		for _, high := range append(hand[i+1:], "") {
			got, ok := rankBetween(low, high)
			if ok && (got <= low || high != "" && got >= high || strings.ToValidUTF8(got, "?") != got) {
				t.Errorf("%q is not between %q and %q", got, low, high)
			}
			roomless := high != "" && strings.Trim(strings.TrimPrefix(high, low), "0!") == "" && strings.HasPrefix(high, low)
			if ok == roomless {
				t.Errorf("room between %q and %q: %v", low, high, ok)
			}
		}
		if got := RankBetween(low, low); got <= low {
			t.Errorf("after %q without room: %q", low, got)
		}
	}
}

func TestRanksBetweenAreInOrder(t *testing.T) {
	for _, ends := range [][2]string{{"", ""}, {"", "a"}, {"a", "b"}, {"a", "a1"}, {"zz", ""}} {
		ranks, ok := ranksBetween(ends[0], ends[1], 1000)
		if !ok || len(ranks) != 1000 || !slices.IsSorted(ranks) || len(slices.Compact(slices.Clone(ranks))) != 1000 {
			t.Fatalf("between %q: %v", ends, ok)
		}
		if ranks[0] <= ends[0] || ends[1] != "" && ranks[999] >= ends[1] {
			t.Fatalf("outside %q: %q … %q", ends, ranks[0], ranks[999])
		}
		for _, rank := range ranks {
			if len(rank) > 8 {
				t.Fatalf("between %q: %q is long", ends, rank)
			}
		}
	}
}

// TestNewElementsStandNextToTheirNeighbour holds for a model with ranks, for
// one without any, and for one with equal and worn-out ones.
func TestNewElementsStandNextToTheirNeighbour(t *testing.T) {
	worn := strings.Repeat("0", 120)
	for name, ranks := range map[string][]string{
		"ranks":    {"a", "b", "c"},
		"none":     {"", "", ""},
		"equal":    {"b", "b", "b"},
		"worn out": {"a", "a" + worn + "1", "b"},
	} {
		t.Run(name, func(t *testing.T) {
			m := Empty()
			for i, rank := range ranks {
				c, err := m.Add(Deliverable{ID: ID(fmt.Sprint("d", i+1)), Name: "物", Rank: rank})
				must(t, err)
				m = apply(t, m, c)
			}
			want := []ID{"d1", "d2", "d3"}
			for i := range 50 {
				id, near := ID(fmt.Sprint("n", i)), want[i%3]
				c, err := m.AddNeed(near, id, "新しい物")
				must(t, err)
				m = apply(t, m, c)
				if rank := rankOf(m.at(id)); len(rank) > longRank {
					t.Fatalf("%q is long", rank)
				}
				want = slices.Insert(want, slices.Index(want, near)+1, id)
				if got := idsOf(All[Deliverable](m)); !slices.Equal(got, want) {
					t.Fatalf("after %s:\n%v, want\n%v", near, got, want)
				}
			}
		})
	}
}

func idsOf[R Record](records []R) []ID {
	ids := make([]ID, len(records))
	for i, r := range records {
		ids[i] = r.Key()
	}
	return ids
}
