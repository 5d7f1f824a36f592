package render_test

import (
	"testing"

	"hone/model"
	"hone/render"
)

// TestAPhaseOfTheMapFitsItsWidth: each phase alone says what its column says, with
// no box over another and nothing beyond its borders.
func TestAPhaseOfTheMapFitsItsWidth(t *testing.T) {
	for seed := range uint64(60) {
		m := journeyModel(t, seed)
		in := inputOf(m, model.Japanese)
		d := model.Derive(m, model.Options{})
		for n, p := range d.Journey().Phases {
			for _, width := range []float64{300, 900, 1600} {
				s := render.JourneyPhase(in, render.JourneyPart{Phase: n, Width: width})
				if s.Width > width+0.01 && s.Width > 560 {
					t.Fatalf("seed %d: %v points wide, asked for %v", seed, s.Width, width)
				}
				for i, b := range s.Boxes {
					if b.Rect.X < 0 || b.Rect.X+b.Rect.W > s.Width || b.Rect.Y+b.Rect.H > s.Height {
						t.Fatalf("seed %d: %s lies outside", seed, b.ID)
					}
					for _, other := range s.Boxes[:i] {
						if b.Rect.X < other.Rect.X+other.Rect.W && other.Rect.X < b.Rect.X+b.Rect.W && b.Rect.Y < other.Rect.Y+other.Rect.H && other.Rect.Y < b.Rect.Y+b.Rect.H {
							t.Fatalf("seed %d: %s over %s", seed, b.ID, other.ID)
						}
					}
				}
				if shown := count(s, "step"); shown != len(p.Steps) {
					t.Fatalf("seed %d: %d of %d steps", seed, shown, len(p.Steps))
				}
			}
		}
		if s := render.JourneyPhase(in, render.JourneyPart{Phase: 99, Width: 900}); len(s.Texts) != 0 {
			t.Fatal("a phase that is not there says something")
		}
	}
}

func count(s render.Scene, kind string) (n int) {
	for _, b := range s.Boxes {
		if b.Kind == kind {
			n++
		}
	}
	return n
}
