package render

import (
	"math"
	"slices"

	"hone/model"
)

// journeyStep is a box of the checkpoint lane, with the room before it.
type journeyStep struct {
	id    model.ID
	label label
	gap   float64 // to the step before in its row
	or    bool    // an alternative to the step before
	open  bool    // one of several
}

func rowWidth(row []journeyStep) float64 {
	w := 0.0
	for i, s := range row {
		if i > 0 {
			w += s.gap
		}
		w += journeyStepW
	}
	return w
}

// stepRows sets a phase's steps in even rows of a few, alternatives of one
// another in one row as far as they fit.
func (j *journey) stepRows(p model.JourneyPhase) [][]journeyStep {
	units := j.stepUnits(p)
	count := 0
	for _, u := range units {
		count += len(u)
	}
	if count == 0 {
		return nil
	}
	rows := (count + j.row - 1) / j.row
	even := (count + rows - 1) / rows
	var out [][]journeyStep
	for _, u := range units {
		last := len(out) - 1
		if last < 0 || len(out[last])+len(u) > even {
			out = append(out, nil)
			last++
		}
		out[last] = append(out[last], u...)
	}
	return out
}

// stepUnits groups neighbouring alternatives.
func (j *journey) stepUnits(p model.JourneyPhase) [][]journeyStep {
	choice := map[model.ID]int{}
	for i, e := range p.EitherOr {
		for _, id := range e.OneOf {
			choice[id] = i + 1
		}
	}
	var units [][]journeyStep
	for i, id := range p.Steps {
		s := journeyStep{
			id: id, gap: journeyStepGap, open: choice[id] > 0,
			label: fitStep(j.Measure, j.name(id)),
		}
		if i > 0 && s.open && choice[p.Steps[i-1]] == choice[id] && len(units[len(units)-1]) < j.row {
			s.or, s.gap = true, journeyOrGap
			units[len(units)-1] = append(units[len(units)-1], s)
			continue
		}
		units = append(units, []journeyStep{s})
	}
	return units
}

func fitStep(m Measure, name string) label {
	kind := Type{Size: SizeText}
	l := label{kind: kind, lines: kind.Wrap(m, name, journeySlack*(journeyStepW-2*journeyPad), 4)}
	return l.sized(m)
}

// steps draws a column's checkpoints and choices and answers their height.
func (j *journey) steps(c journeyCol, y float64) float64 {
	top := y
	for i, row := range c.rows {
		if i > 0 {
			y += journeyStepGap
		}
		h := 0.0
		for _, s := range row {
			h = max(h, math.Ceil(s.label.height()+2*boxPadY))
		}
		x := c.x + journeyPad
		for i, s := range row {
			if i > 0 {
				x += s.gap
			}
			j.step(c, s, Rect{hundredth(x), y, journeyStepW, h})
			x += journeyStepW
		}
		y += h
	}
	return y - top
}

func (j *journey) step(c journeyCol, s journeyStep, r Rect) {
	b := Box{
		ID: s.id, Kind: "step", Title: j.name(s.id), Rect: r, Shape: ShapeRound,
		Fill: InkPaper, Stroke: InkAccent, Width: 1.4, Marks: []Mark{MarkCheckpoint},
	}
	switch d, isDeliverable := model.Find[model.Deliverable](j.Model, s.id); {
	case s.open:
		b.Stroke, b.Dashed, b.Marks = InkMuted, true, []Mark{MarkEitherOr}
	case !j.Derivation.IsCheckpoint(s.id):
		b.Marks = nil
	case isDeliverable && d.Goal:
		b.Double = true
	}
	if d, ok := model.Find[model.Deliverable](j.Model, s.id); ok && d.Goal {
		b.Double = true
	} else if !ok {
		b.Shape = ShapePill
	}
	if slices.Contains(c.Closing, s.id) {
		b.Marks = append(b.Marks, MarkCloses)
	}
	if !j.Derivation.Obtainable(s.id) {
		b.Marks, b.Stroke = append(b.Marks, MarkUnobtainable), InkAlarm
	}
	j.scene.Boxes = append(j.scene.Boxes, b)
	inner := r
	inner.W -= 2
	j.scene.Texts = append(j.scene.Texts, s.label.textsIn(j.Measure, s.id, inner, InkText)...)
	if s.or {
		or := j.Words.Say("word.or")
		w := j.Measure.Width(or, SizeSmall, false)
		t := lineOfText(or, Rect{r.X - journeyOrGap/2 - w/2, r.Y + r.H/2 - 7.5, w, 15}, Type{Size: SizeSmall})
		t.Of, t.Ink = cellID(c.JourneyPhase, model.LaneSteps), InkMuted
		j.scene.Texts = append(j.scene.Texts, t)
	}
}
