package model

import (
	"cmp"
	"math"
	"slices"
)

// score fills in the scores and ranks of candidates in display order and sorts
// them.
func score(ranked []Indicator, weights IndicatorParts) {
	w := weights.list()
	sum := 0.0
	for i := range w {
		w[i] = max(0, w[i])
		sum += w[i]
	}
	if sum == 0 || math.IsInf(sum, 0) || math.IsNaN(sum) {
		w, sum = DefaultWeights().list(), 1
	}
	for i := range ranked {
		ranked[i].Score = math.Exp(weighted(ranked[i].logs, w) / sum)
	}
	rankRanges(ranked, w)
	slices.SortStableFunc(ranked, func(a, b Indicator) int { return cmp.Compare(b.Score, a.Score) })
	for i := range ranked {
		r := &ranked[i]
		r.Rank = i + 1
		r.RankFrom, r.RankTo = min(r.RankFrom, i+1), max(r.RankTo, i+1)
	}
}

// weighted is the logarithm of the weighted product; a part of zero makes it
// minus infinity, unless its weight is zero.
func weighted(logs, w [5]float64) float64 {
	sum := 0.0
	for i, weight := range w {
		if weight > 0 {
			sum += weight * logs[i]
		}
	}
	return sum
}

// rankRanges tries every combination of each weight a quarter up or down.
func rankRanges(ranked []Indicator, w [5]float64) {
	keys := make([]float64, len(ranked))
	for i := range ranked {
		ranked[i].RankFrom, ranked[i].RankTo = len(ranked), 1
	}
	for corner := range 1 << len(w) {
		tried := w
		sum := 0.0
		for i := range tried {
			tried[i] *= 0.75 + 0.5*float64(corner>>i&1)
			sum += tried[i]
		}
		for i := range ranked {
			keys[i] = weighted(ranked[i].logs, tried) / sum
		}
		for rank, i := range byKey(keys) {
			r := &ranked[i]
			r.RankFrom, r.RankTo = min(r.RankFrom, rank+1), max(r.RankTo, rank+1)
		}
	}
}

// byKey lists indices by their keys, the largest first, ties in order. Keys are
// logarithms of scores, read to eight decimals; what is below e^-32 counts as
// nothing. (A radix sort, for ranges of ranks take thirty-two of them.)
func byKey(keys []float64) []int32 {
	const digit, digits, perUnit = 11, 3, 1 << 32 / 32
	order, next := make([]int32, len(keys)), make([]int32, len(keys))
	value := make([]uint32, len(keys))
	for i, key := range keys {
		order[i] = int32(i)
		value[i] = uint32(min(-key, 31.999) * perUnit)
	}
	for pass := range digits {
		var start [1<<digit + 1]int32
		for _, v := range value {
			start[v>>(pass*digit)&(1<<digit-1)+1]++
		}
		for i := range 1 << digit {
			start[i+1] += start[i]
		}
		for _, i := range order {
			d := value[i] >> (pass * digit) & (1<<digit - 1)
			next[start[d]] = i
			start[d]++
		}
		order, next = next, order
	}
	return order
}
