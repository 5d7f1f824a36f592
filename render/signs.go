package render

import "hone/model"

// signs tells how elements look, by what is derived of them.
type signs struct {
	derived    *model.Derivation
	checkpoint map[model.ID]bool
	eitherOr   map[model.ID]bool
	closes     map[model.ID]bool
	xray       bool
}

func newSigns(in Input) signs {
	s := signs{derived: in.Derivation, checkpoint: map[model.ID]bool{}, eitherOr: map[model.ID]bool{}, closes: map[model.ID]bool{}, xray: in.Options.XRay}
	for _, goal := range in.Derivation.Checkpoints().Goals {
		for _, c := range goal.Checkpoints {
			s.checkpoint[c.ID] = true
		}
		for _, e := range goal.EitherOr {
			for _, id := range e.OneOf {
				s.eitherOr[id] = true
			}
		}
	}
	for r := range model.Each[model.Relation](in.Model) {
		if r.Rel == model.Closes {
			s.closes[r.To] = true
		}
	}
	return s
}

// isBlocked tells whether a deliverable itself cannot be had as things stand.
func isBlocked(d model.Deliverable) bool {
	return d.State == model.StateBlocked || d.Cover == model.CoverNobody
}

// deliverable is the box of a deliverable, without its place and size.
func (s signs) deliverable(d model.Deliverable) Box {
	b := Box{ID: d.ID, Kind: "deliverable", Shape: ShapeRound, Fill: InkPaper, Stroke: InkOutline, Width: 1.2, Title: d.Name}
	if d.Origin == model.OriginExternal {
		b.Fill, b.Stroke = InkPale, InkPaleRim
	}
	b.Dashed = d.Origin == model.OriginAssumption
	if s.checkpoint[d.ID] {
		b.Stroke = InkAccent
		b.Marks = append(b.Marks, MarkCheckpoint)
	} else if s.eitherOr[d.ID] {
		b.Marks = append(b.Marks, MarkEitherOr)
	}
	if d.Goal {
		b.Stroke, b.Width, b.Double = InkAccent, 1.6, true
	}
	switch {
	case isBlocked(d):
		b.Stroke = InkAlarm
		b.Marks = append(b.Marks, MarkBlocked)
	case !s.derived.Obtainable(d.ID):
		b.Stroke = InkAlarm
		b.Marks = append(b.Marks, MarkUnobtainable)
	case d.State == model.StateDone:
		b.Marks = append(b.Marks, MarkDone)
	}
	if s.closes[d.ID] {
		b.Marks = append(b.Marks, MarkCloses)
	}
	if s.fades(d) {
		b.Stroke = InkFaded
		if b.Fill == InkPale {
			b.Fill = InkPaper
		}
	}
	return b
}

// fades tells whether the X-ray looks through a deliverable.
func (s signs) fades(d model.Deliverable) bool {
	return s.xray && !d.Goal && !s.checkpoint[d.ID] && !s.eitherOr[d.ID]
}
