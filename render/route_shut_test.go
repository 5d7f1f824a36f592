package render

import (
	"math"
	"math/rand/v2"
	"testing"
)

// crowd is a router with boxes at random, many of which touch or lie over one
// another, and wires between them.
func crowd(random *rand.Rand) *router {
	r := &router{clear: usualClear}
	for range 12 + random.IntN(30) {
		at := Rect{X: random.Float64() * 900, Y: random.Float64() * 700, W: 30 + random.Float64()*90, H: 15 + random.Float64()*60}
		if random.IntN(3) == 0 { // a wall
			at.W, at.H = 10+random.Float64()*600, 10+random.Float64()*600
		}
		r.boxes = append(r.boxes, routeBox{Rect: at, inside: -1})
	}
	for range 20 {
		w := wire{from: random.IntN(len(r.boxes)), to: random.IntN(len(r.boxes)), out: side(random.IntN(4)), in: side(random.IntN(4)), leave: 10, enter: 14}
		if w.from != w.to {
			r.wires = append(r.wires, w)
		}
	}
	r.grid.build(r.boxes)
	r.placePorts()
	return r
}

// TestAWireThatIsShutInHasNoWayAnywhere compares what is found in the narrowest
// window with a search of the whole plane.
func TestAWireThatIsShutInHasNoWayAnywhere(t *testing.T) {
	shut, free := 0, 0
	for seed := range uint64(150) {
		r := crowd(rand.New(rand.NewPCG(seed, 3)))
		for i := range r.wires {
			w := &r.wires[i]
			r.lattice(w, routeWindows[0])
			isShut := r.search.isShutIn(w)
			r.lattice(w, math.Inf(1))
			path, found := r.searchWay(w)
			if isShut && found {
				t.Fatalf("seed %d, wire %d: is shut in, but there is %v", seed, i, path)
			}
			if isShut {
				shut++
			} else if found {
				free++
			}
		}
	}
	if shut < 200 || free < 200 {
		t.Errorf("%d wires were shut in and %d free: this proves nothing", shut, free)
	}
}
