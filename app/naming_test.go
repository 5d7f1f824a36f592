package app

import (
	"testing"
)

// A long name is read whole while it is typed: the field grows to the right
// where there is room, and its beginning stays where it is.
func TestTheFieldOfANameGrowsWithIt(t *testing.T) {
	h := start(t, sample(t, "restaurant"))
	h.press("Home", "F2")
	n := h.app.deliverables.naming
	at := n.entry.Position()
	for range 30 {
		h.write("記録")
		if right := n.entry.Position().X + n.entry.Size().Width; right > h.app.deliverables.Size().Width {
			t.Fatalf("%q ends at %v, outside the canvas", n.entry.Text, right)
		}
		if n.entry.Size().Width >= n.wanted() && n.entry.Position().X < at.X && at.X+n.wanted() < h.app.deliverables.Size().Width-edgeRoom {
			t.Fatalf("%q moved its beginning from %v to %v with room to its right", n.entry.Text, at, n.entry.Position())
		}
	}
	if room := h.app.deliverables.Size().Width - 2*edgeRoom; n.entry.Size().Width < min(n.wanted(), room)-1 {
		t.Errorf("%v wide for %v of text in %v of room", n.entry.Size().Width, n.wanted(), room)
	}
	h.press("Esc")
}
