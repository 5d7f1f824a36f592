package model

import (
	"math"
	"strconv"
	"strings"
)

// classes scores the signals class by class.
func (w *walk) classes() (classes []ClassHealth, score *float64, level Light) {
	classes = []ClassHealth{}
	sum, weights, level := 0.0, 0.0, Green
	for _, name := range SignalClass("").Choices() {
		c := ClassHealth{Class: SignalClass(name), Level: NoEvidence}
		for s := range Each[Signal](w.d.Model) {
			if s.Class == c.Class {
				c.Signals = append(c.Signals, w.signal(s))
				c.Weight += s.Weight
			}
		}
		if len(c.Signals) == 0 {
			continue
		}
		w.share(&c)
		if c.Score != nil {
			weight := c.Weight
			if weight == 0 {
				weight = 1
			}
			sum, weights = sum+weight**c.Score, weights+weight
		}
		level = min(level, c.Level)
		classes = append(classes, c)
	}
	if weights == 0 {
		return classes, nil, NoEvidence
	}
	sum /= weights
	return classes, &sum, level
}

// share hands the class's weight out among the signals that were read. The
// class's level is that of its score against the signals' thresholds, weighted
// alike.
func (w *walk) share(c *ClassHealth) {
	weight := func(i int) float64 {
		s, _ := Find[Signal](w.d.Model, c.Signals[i].Signal)
		if c.Weight == 0 {
			return 1
		}
		return s.Weight
	}
	read := 0.0
	for i, s := range c.Signals {
		if s.Score != nil {
			read += weight(i)
		}
	}
	if read == 0 {
		return
	}
	sum, red, green := 0.0, 0.0, 0.0
	for i := range c.Signals {
		if s := &c.Signals[i]; s.Score != nil {
			s.Share = weight(i) / read
			of, _ := Find[Signal](w.d.Model, s.Signal)
			low, high := of.thresholds()
			sum, red, green = sum+s.Share**s.Score, red+s.Share*low, green+s.Share*high
		}
	}
	c.Score = &sum
	c.Level = levelBetween(sum, red, green)
}

// signal is the latest reading of a signal. A value that is no number counts as
// none.
func (w *walk) signal(s Signal) SignalHealth {
	r, ok := w.latest[s.ID]
	h := SignalHealth{Signal: s.ID, Value: r.Value, Date: r.Date, Level: NoEvidence, Play: s.Play}
	if score, isScore := s.score(r.Value); ok && isScore {
		low, high := s.thresholds()
		h.Score, h.Level = &score, levelBetween(score, low, high)
	}
	return h
}

// levelBetween compares a score with two thresholds.
func levelBetween(score, red, green float64) Light {
	switch {
	case score >= green:
		return Green
	case score <= red:
		return Red
	}
	return Yellow
}

// IsReading tells whether a value can be read as one of the signal.
func (s Signal) IsReading(value string) bool {
	_, ok := s.score(value)
	return ok
}

// score brings a reading of a signal to 0 to 100: a ratio in per cent as it is,
// growth as current / previous × 50 (given as points, or as "current/previous"),
// a flag as 0, 50 or 100, a judgement from 1 to 5 evenly spread.
func (s Signal) score(value string) (float64, bool) {
	value = strings.TrimSuffix(strings.TrimSpace(value), "%")
	now, before, isPair := strings.Cut(value, "/")
	n, err := strconv.ParseFloat(strings.TrimSpace(now), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, false
	}
	if isPair {
		was, err := strconv.ParseFloat(strings.TrimSpace(before), 64)
		if err != nil || math.IsNaN(was) || was <= 0 {
			return 0, false
		}
		if n /= was; s.Measure == SignalGrowth {
			n *= 50
		} else {
			n *= 100
		}
	}
	return s.points(n), true
}

// points spreads a judgement over 0 to 100 and keeps the others within it. Where
// less is better, which is when green is below red, they are turned round.
func (s Signal) points(n float64) float64 {
	if s.Measure == SignalJudgement {
		n = (n - 1) * 25
	}
	n = min(100, max(0, n))
	if s.Green < s.Red {
		n = 100 - n
	}
	return n
}

// thresholds are the scores at and below which a signal is red, at and above
// which green. Without any they are 50 and 80.
func (s Signal) thresholds() (red, green float64) {
	if s.Red == 0 && s.Green == 0 {
		return 50, 80
	}
	return s.points(s.Red), s.points(s.Green)
}
