package render_test

import (
	"fmt"
	"testing"

	"hone/model"
	"hone/render"
)

// TestFoldedPicturesHoldTheLaws folds every other composite of random models:
// what it holds is gone, its own box is there, and no element is drawn twice.
func TestFoldedPicturesHoldTheLaws(t *testing.T) {
	folded := 0
	for seed := range uint64(60) {
		m := randomGraph(t, seed)
		shut, parent := map[model.ID]bool{}, map[model.ID]model.ID{}
		for i, d := range model.All[model.Deliverable](m) {
			parent[d.ID] = d.Parent
			if d.Parent != "" && (uint64(i)+seed)%2 == 0 {
				shut[d.Parent] = true
			}
		}
		in := inputOf(m, model.Japanese)
		in.Options.Folded = shut
		s := render.Deliverables(in)
		checkScene(t, fmt.Sprintf("seed %d", seed), s)
		shown := map[model.ID]int{}
		for _, b := range append(s.Boxes, s.Frames...) {
			shown[b.ID]++
		}
		for id := range parent {
			want := 1
			for up := parent[id]; up != ""; up = parent[up] {
				if shut[up] {
					want = 0
				}
			}
			folded += 1 - want
			if shown[id] != want {
				t.Errorf("seed %d: %s is shown %d times, want %d", seed, id, shown[id], want)
			}
		}
	}
	if folded < 100 {
		t.Errorf("only %d deliverables were folded away", folded)
	}
}
