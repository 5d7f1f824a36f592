package model

import (
	"fmt"
	"testing"
)

// BenchmarkSheets measures each derived sheet on a version whose checkpoints and
// schedule are there already.
func BenchmarkSheets(b *testing.B) {
	sheets := []struct {
		name   string
		derive func(*Derivation)
	}{
		{"journey", func(d *Derivation) { d.Journey() }},
		{"plays", func(d *Derivation) { d.Plays() }},
		{"kpis", func(d *Derivation) { d.KPIs() }},
		{"expectation", func(d *Derivation) { d.Expectation() }},
		{"indicators", func(d *Derivation) { d.Indicators(DefaultWeights()) }},
	}
	for _, n := range []int{1_000, 10_000} {
		m := staffedModel(n)
		m.indexed()
		for _, s := range sheets {
			b.Run(fmt.Sprintf("%s/%d", s.name, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					d := Derive(m, Options{})
					d.Checkpoints()
					d.Schedule()
					b.StartTimer()
					s.derive(d)
				}
			})
		}
	}
}

// staffedModel is a business model with roles on three sides, what actions wait
// for, evidence, alternatives and KPIs.
func staffedModel(n int) *Model {
	m := businessModel(n)
	put := func(r Record) { m.records.set(r.Key(), r) }
	m = newModel(m.records.copied())
	roles := []ID{"r0", "r1", "r2", "r3"}
	for i, side := range []Side{SideCustomer, SideOwn, SidePartner, SideCustomer} {
		put(Role{ID: roles[i], Name: fmt.Sprintf("role %d", i), Side: side, Stake: []Stake{StakeDecider, StakeNone, StakeNone, StakePromoter}[i]})
	}
	for i := range n {
		id := ID(fmt.Sprintf("d%06d", i))
		d := m.at(id).(Deliverable)
		d.Owner, d.DoneWhen = roles[i%4], []string{"seen in the log", "", "somebody says so"}[i%3]
		put(d)
		if a, ok := m.at(ID(fmt.Sprintf("a%06d", i))).(Action); ok {
			a.Role, a.When = roles[(i/2)%4], "the sheet arrives"
			put(a)
		}
		if i%10 == 0 && i+30 < n {
			put(NewRelation(Needs, id, ID(fmt.Sprintf("d%06d", i+20)), "way"))
			put(NewRelation(Needs, id, ID(fmt.Sprintf("d%06d", i+29)), "way"))
		}
	}
	for i := range 40 {
		k := KPI{ID: ID(fmt.Sprintf("k%d", i)), Name: "figure", Side: []Side{SideCustomer, SideOwn}[i%2]}
		put(k)
		put(NewRelation(Measures, k.ID, ID(fmt.Sprintf("d%06d", i*n/40)), ""))
	}
	return m
}
