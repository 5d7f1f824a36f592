package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// businessModel is a model shaped like a real one: n deliverables in layers,
// one and a half needs each, a fifth of them alternatives, half as many actions.
func businessModel(n int) *Model {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	m := newModel(map[ID]Record{InfoID: Info{}})
	put := func(record Record) { m.records.set(record.Key(), record) }
	name := func(i int) ID { return ID(fmt.Sprintf("d%06d", i)) }
	for p := range 4 {
		put(Phase{ID: ID(fmt.Sprintf("p%d", p)), Name: fmt.Sprintf("phase %d", p), Rank: fmt.Sprint(p)})
	}
	for i := range n {
		put(Deliverable{ID: name(i), Name: fmt.Sprintf("thing %d", i), Goal: i == 0, Days: float64(r.IntN(9)), Cost: float64(r.IntN(90))})
	}
	for i := range n {
		if up := i - 1 - r.IntN(min(i+1, 25)); i > 0 {
			put(NewRelation(Needs, name(max(up, 0)), name(i), ""))
		}
		if to := i + 1 + r.IntN(25); r.IntN(2) == 0 && to < n {
			put(NewRelation(Needs, name(i), name(to), []string{"", "", "g"}[r.IntN(3)]))
		}
		if i%2 == 0 {
			a := ID(fmt.Sprintf("a%06d", i))
			put(Action{ID: a, Name: "act", Days: 1, Cost: float64(r.IntN(50))})
			put(NewRelation(Yields, a, name(r.IntN(n)), ""))
		}
	}
	return m
}

func BenchmarkCheckpoints(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		m := businessModel(n)
		m.indexed()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				d := Derive(m, Options{})
				d.Checkpoints()
			}
		})
	}
}

// BenchmarkEverything derives, after each of many edits, all that the window
// shows but the cheapest way, which has a budget of its own. The edits themselves
// are told beside it, in milliseconds.
func BenchmarkEverything(b *testing.B) {
	for _, n := range []int{1_000, 2_000, 5_000, 10_000, 20_000} {
		m := businessModel(n)
		m.indexed()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var edits time.Duration
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				before := time.Now()
				m = withOneEdit(b, m, i)
				m.indexed()
				edits += time.Since(before)
				b.StartTimer()
				deriveAll(m)
			}
			b.ReportMetric(float64(edits.Microseconds())/1000/float64(b.N), "ms/edit")
		})
	}
}

// withOneEdit is the next version, in which one deliverable has another name.
func withOneEdit(b *testing.B, m *Model, i int) *Model {
	id := ID(fmt.Sprintf("d%06d", i%1_000))
	c, err := m.Rename(id, fmt.Sprintf("thing %d of version %d", i%1_000, i))
	if err != nil {
		b.Fatal(err)
	}
	next, err := m.Apply(c)
	if err != nil {
		b.Fatal(err)
	}
	return next
}

func deriveAll(m *Model) {
	d := Derive(m, Options{})
	d.Checkpoints()
	d.Schedule()
	d.Journey()
	d.Indicators(DefaultWeights())
	d.Plays()
	d.KPIs()
	d.Expectation()
	d.Findings(nil)
}
