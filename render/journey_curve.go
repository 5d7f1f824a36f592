package render

import "hone/model"

// The feelings' scale, from very bad to very good.
const leastFeeling, mostFeeling = -2, 2

// feelings draws the customer's feelings along the steps as one curve, with
// the middle line and the ends of the scale. Steps without a customer's action
// say nothing; a phase without steps gets the mean of its actions.
func (j *journey) feelings(y, h float64) {
	middle := hundredth(y + h/2)
	left := j.cols[0].x
	j.ruled(Line{Width: 1, Points: []Point{{left, middle}, {j.right(), middle}}})
	for _, end := range []struct {
		text string
		y    float64
	}{{"＋", y}, {"−", y + h - 15}} {
		t := lineOfText(end.text, Rect{left - journeyPad - 11, end.y, 11, 15}, Type{Size: SizeSmall})
		t.Of, t.Ink = model.ID("lane:"+string(model.LaneFeeling)), InkMuted
		j.scene.Texts = append(j.scene.Texts, t)
	}
	curve := Line{ID: "feeling", Kind: "feeling", Stroke: InkAccent, Width: 2, Smooth: true, Title: j.Words.Say("lane.feeling")}
	for _, c := range j.cols {
		for _, f := range feelingsOf(c.JourneyPhase) {
			at := Point{hundredth(c.x + journeyPad + (c.w-2*journeyPad)*f.along), hundredth(middle - f.value*(h/2-9)/mostFeeling)}
			curve.Points = append(curve.Points, at)
			j.scene.Boxes = append(j.scene.Boxes, j.feelingDot(f, at))
		}
	}
	if len(curve.Points) > 1 {
		j.scene.Lines = append(j.scene.Lines, curve)
	}
}

// feeling is a point of the curve; along runs from 0 to 1 over its column.
type feeling struct {
	of    model.ID
	along float64
	value float64
}

func feelingsOf(p model.JourneyPhase) []feeling {
	var out []feeling
	for i, s := range p.Detail {
		if s.Feeling != nil {
			out = append(out, feeling{s.ID, (float64(i) + 0.5) / float64(len(p.Detail)), *s.Feeling})
		}
	}
	if len(out) == 0 && p.Lanes.Feeling != nil {
		out = append(out, feeling{p.ID, 0.5, *p.Lanes.Feeling})
	}
	return out
}

func (j *journey) feelingDot(f feeling, at Point) Box {
	const size = 9
	b := Box{
		ID: "feeling:" + f.of, Kind: "feeling", Shape: ShapeDot, Fill: InkPaper, Stroke: InkAccent, Width: 1.6,
		Rect:  Rect{at.X - size/2.0, at.Y - size/2.0, size, size},
		Title: j.name(f.of) + ": " + j.Words.Say("feeling."+decimal(int(rounded(f.value)))),
	}
	if f.value < 0 {
		b.Stroke = InkWarm
	}
	return b
}

func rounded(v float64) float64 {
	if v < 0 {
		return float64(int(v - 0.5))
	}
	return float64(int(v + 0.5))
}
