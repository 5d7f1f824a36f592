package model

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
)

// TestLayeredMapsAreMaps changes versions of a map at random: each holds what a
// plain copy of the version before, changed likewise, would hold, and the version
// before stays as it was.
func TestLayeredMapsAreMaps(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 3))
		now, want := layered[int]{below: map[ID]int{}}, map[ID]int{}
		for step := range 120 {
			before, kept := now, maps.Clone(want)
			changes := random.IntN(1 + 8<<random.IntN(6))
			now = now.next(changes)
			for range changes {
				id := ID(fmt.Sprint(random.IntN(300)))
				if random.IntN(3) == 0 {
					now.remove(id)
					delete(want, id)
				} else {
					now.set(id, step)
					want[id] = step
				}
			}
			for of, pair := range map[string]struct {
				is   *layered[int]
				want map[ID]int
			}{"the version": {&now, want}, "the version before": {&before, kept}} {
				if !maps.Equal(pair.is.copied(), pair.want) || pair.is.len() != len(pair.want) {
					t.Fatalf("seed %d, step %d: %s holds %d, want %d", seed, step, of, pair.is.len(), len(pair.want))
				}
				id := ID(fmt.Sprint(random.IntN(300)))
				v, is := pair.is.get(id)
				if w, wanted := pair.want[id]; v != w || is != wanted {
					t.Fatalf("seed %d, step %d: %s has %d, %v for %s", seed, step, of, v, is, id)
				}
			}
		}
	}
}
