package model

import (
	"fmt"
	"testing"
)

func BenchmarkJourney(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		m := businessModel(n)
		m.indexed()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				d := Derive(m, Options{})
				d.Checkpoints()
				b.StartTimer()
				d.Journey()
			}
		})
	}
}
