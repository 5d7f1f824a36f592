package app

import (
	"hone/model"
	"hone/render"
)

// grip says which boxes on the move the two ends of a line are at; empty for
// those that stay.
type grip struct{ first, last model.ID }

// gripsOf finds the grips of a scene's lines, by the ends that touch a box or
// frame that is on the move.
func gripsOf[V any](s *render.Scene, moving map[model.ID]V) []grip {
	grips := make([]grip, len(s.Lines))
	for _, boxes := range [][]render.Box{s.Frames, s.Boxes} {
		for i := range boxes {
			b := &boxes[i]
			if _, moves := moving[b.ID]; !moves {
				continue
			}
			near := grown(b.Rect, 2)
			for j := range s.Lines {
				points := s.Lines[j].Points
				if len(points) < 2 {
					continue
				}
				if contains(near, points[0]) {
					grips[j].first = b.ID
				}
				if contains(near, points[len(points)-1]) {
					grips[j].last = b.ID
				}
			}
		}
	}
	return grips
}

// bent is a line while boxes are on the move: an end at such a box goes with
// it, and the way between is drawn anew as one step.
func (p *painter) bent(points []render.Point, a, b render.Point) []render.Point {
	p.bend = p.bend[:0]
	if a == b {
		for _, at := range points {
			p.bend = append(p.bend, render.Point{X: at.X + a.X, Y: at.Y + a.Y})
		}
		return p.bend
	}
	first, last := points[0], points[len(points)-1]
	first, last = render.Point{X: first.X + a.X, Y: first.Y + a.Y}, render.Point{X: last.X + b.X, Y: last.Y + b.Y}
	half := (first.X + last.X) / 2
	p.bend = append(p.bend, first, render.Point{X: half, Y: first.Y}, render.Point{X: half, Y: last.Y}, last)
	return p.bend
}
