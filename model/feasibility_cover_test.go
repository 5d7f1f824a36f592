package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCoverByTrying compares covers with all sets of ten elements; with too few
// steps the bound must hold all the same.
func TestCoverByTrying(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 3))
		left := 1 << 30
		w := &ways{prices: make([]price, 10), left: &left}
		for v := range w.prices {
			w.prices[v] = price{r.Int64N(4), 1 + r.Int64N(3)}
		}
		sets := make([]landmark, 1+r.IntN(9))
		for i := range sets {
			for range 1 + r.IntN(4) {
				sets[i] = append(sets[i], int32(r.IntN(10)))
			}
			slices.Sort(sets[i])
			sets[i] = slices.Compact(sets[i])
		}
		least := price{dearest, dearest}
		for set := range 1 << 10 {
			if sum := sumOf(w, set); meetsAll(sets, set) && sum.less(least) {
				least = sum
			}
		}
		for _, steps := range []int{1 << 20, 5} {
			chosen, lower := w.cheapestCover(sets, steps)
			set := 0
			for _, v := range chosen {
				set |= 1 << v
			}
			if !meetsAll(sets, set) || least.less(lower) || sumOf(w, set).less(least) || steps > 5 && (lower != least || sumOf(w, set) != least) {
				t.Fatalf("seed %d: %v covered by %v from %v on, want %v", seed, sets, chosen, lower, least)
			}
		}
	}
}

func sumOf(w *ways, set int) price {
	var sum price
	for v, p := range w.prices {
		if set&(1<<v) != 0 {
			sum = sum.plus(p)
		}
	}
	return sum
}

func meetsAll(sets []landmark, set int) bool {
	return !slices.ContainsFunc(sets, func(l landmark) bool {
		return !slices.ContainsFunc(l, func(v int32) bool { return set&(1<<v) != 0 })
	})
}
