package render

import "slices"

// nameGroups sets the names of composites.
func (g *graph) nameGroups(s *Scene) {
	taken := g.named(s)
	for _, n := range g.groups {
		for _, t := range g.groupName(n, taken) {
			s.Texts = append(s.Texts, t)
			taken = append(taken, t.Rect)
		}
	}
}

// groupName sets a composite's name in the upper border of its frame, or in the
// lower one, where a box that was pinned into the frame leaves it room.
func (g *graph) groupName(n node, taken []Rect) []Text {
	const high, step = 18, 24
	kind := Type{Size: SizeSmall, Bold: true}
	room := n.Rect.W - 2*boxPad - bookmarkRight
	line := kind.Wrap(g.Measure, n.Title, room, 1)[0]
	if line == "" {
		return nil
	}
	w := g.Measure.Width(line, kind.Size, kind.Bold)
	for _, y := range [...]float64{n.Rect.Y + 3, n.Rect.Y + n.Rect.H - 3 - high} {
		for x := n.Rect.X + boxPad; x+w <= n.Rect.X+boxPad+room+hair; x += step {
			at := Rect{x, y, w, high}
			if slices.ContainsFunc(taken, func(r Rect) bool { return overlaps(at, r) }) {
				continue
			}
			t := lineOfText(line, at, kind)
			t.Of, t.Ink = n.ID, InkMuted
			if n.faded {
				t.Ink = InkFaded
			}
			return []Text{t}
		}
	}
	return nil
}

// named lists what the names of groups must keep off.
func (g *graph) named(s *Scene) []Rect {
	var taken []Rect
	if len(g.groups) == 0 {
		return nil
	}
	for _, n := range g.leaves {
		taken = append(taken, n.Rect)
	}
	for _, l := range s.Lines {
		for i := 1; i < len(l.Points); i++ {
			taken = append(taken, grown(stretch(l.Points[i-1], l.Points[i]), 2))
		}
	}
	return taken
}
