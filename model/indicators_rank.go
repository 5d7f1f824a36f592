package model

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// candidates are all candidates as they were found, the logarithms of their
// parts, and their order of display.
type candidates struct {
	found   []Indicator
	logs    [][5]float64 // in display order
	display []int32      // which is found where
}

// ranked lists the candidates by their scores.
func (c candidates) ranked(weights IndicatorParts) []Indicator {
	w := weights.list()
	sum := 0.0
	for i := range w {
		w[i] = max(0, w[i])
		sum += w[i]
	}
	if sum == 0 || math.IsInf(sum, 0) || math.IsNaN(sum) {
		w, sum = DefaultWeights().list(), 1
	}
	type place struct {
		score float64
		at    int32
	}
	places := make([]place, len(c.logs))
	for i, logs := range c.logs {
		places[i] = place{math.Exp(weighted(logs, w) / sum), int32(i)}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		return int(a.at - b.at)
	})
	ranked := make([]Indicator, len(places))
	ranges := &rankRanges{logs: c.logs, weights: w, order: make([]int32, len(places))}
	for rank, p := range places {
		r := &ranked[rank]
		*r = c.found[c.display[p.at]]
		r.Score, r.Rank, r.ranges = p.score, rank+1, ranges
		ranges.order[rank] = p.at
	}
	return ranked
}

// RankRange are the best and worst rank of the candidate when each weight is up
// to a quarter off.
func (i Indicator) RankRange() (best, worst int) {
	i.ranges.once.Do(i.ranges.try)
	return int(i.ranges.best[i.Rank-1]), int(i.ranges.worst[i.Rank-1])
}

// rankRanges are the ranges of a ranking, worked out when one is asked for.
type rankRanges struct {
	logs        [][5]float64 // in display order
	weights     [5]float64
	order       []int32 // of logs, by rank
	once        sync.Once
	best, worst []int32 // by rank
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

// try sorts by every combination of each weight a quarter up or down.
func (r *rankRanges) try() {
	n := len(r.order)
	keys, best, worst := make([]float64, n), make([]int32, n), make([]int32, n) // by display order
	note := func(i int32, rank int) {
		best[i], worst[i] = min(best[i], int32(rank+1)), max(worst[i], int32(rank+1))
	}
	for i := range best {
		best[i] = int32(n)
	}
	for rank, i := range r.order {
		note(i, rank)
	}
	for corner := range 1 << len(r.weights) {
		tried := r.weights
		sum := 0.0
		for i := range tried {
			tried[i] *= 0.75 + 0.5*float64(corner>>i&1)
			sum += tried[i]
		}
		for i, logs := range r.logs {
			keys[i] = weighted(logs, tried) / sum
		}
		for rank, i := range byKey(keys) {
			note(i, rank)
		}
	}
	r.best, r.worst = make([]int32, n), make([]int32, n)
	for rank, i := range r.order {
		r.best[rank], r.worst[rank] = best[i], worst[i]
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
