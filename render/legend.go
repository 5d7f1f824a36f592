package render

import (
	"slices"

	"hone/model"
)

// legendSign is an entry of a legend: a small box or line, and the key of what
// it means. It is shown when a picture has an element that wears it.
type legendSign struct {
	key   string
	box   *Box
	line  *Line
	wears func(b Box, l Line) bool // one of the two is set
}

// signBox is an entry for boxes.
func signBox(key string, sample Box, wears func(b Box) bool) legendSign {
	return legendSign{key: key, box: &sample, wears: func(b Box, _ Line) bool { return b.ID != "" && wears(b) }}
}

// signMark is an entry for a mark.
func signMark(key string, m Mark) legendSign {
	sample := Box{Shape: ShapeRound, Fill: InkPaper, Stroke: InkOutline, Width: 1.2, Marks: []Mark{m}}
	switch m {
	case MarkCheckpoint:
		sample.Stroke = InkAccent
	case MarkBlocked, MarkUnobtainable:
		sample.Stroke = InkAlarm
	case MarkCritical, MarkOverBudget, MarkChanged:
		sample.Stroke = InkWarm
	case MarkAdded:
		sample.Stroke = InkAccent
	case MarkRemoved:
		sample.Stroke, sample.Dashed = InkAlarm, true
	}
	return signBox(key, sample, func(b Box) bool { return slices.Contains(b.Marks, m) })
}

// signLine is an entry for a kind of line.
func signLine(kind string, sample Line) legendSign {
	return legendSign{key: "legend." + kind, line: &sample, wears: func(_ Box, l Line) bool { return l.Kind == kind }}
}

// signTrace is an entry for the lines that trace one KPI to another.
func signTrace(key string, sample Line) legendSign {
	kind := "trace-" + key[len("term."):]
	return legendSign{key: key, line: &sample, wears: func(b Box, l Line) bool { return l.Kind == kind || b.Kind == kind }}
}

// legendSigns lists all entries in the order in which they are shown.
func legendSigns() []legendSign {
	return slices.Concat(boxSigns(), stepSigns(), kpiSigns(), lineSigns())
}

// plainSign is the sample that others are variations of.
func plainSign() Box {
	return Box{Shape: ShapeRound, Fill: InkPaper, Stroke: InkOutline, Width: 1.2}
}

func boxSigns() []legendSign {
	goal, external, assumption, composite, lit := plainSign(), plainSign(), plainSign(), plainSign(), plainSign()
	goal.Stroke, goal.Width, goal.Double = InkAccent, 1.6, true
	external.Fill, external.Stroke = InkPale, InkPaleRim
	assumption.Dashed = true
	composite.Dashed, composite.Fill = true, InkSubtle
	lit.Fill, lit.Stroke, lit.Width = InkWash, InkAccent, litWidth
	return []legendSign{
		signBox("legend.goal", goal, func(b Box) bool { return b.Double && b.Kind == "deliverable" }),
		signMark("legend.checkpoint", MarkCheckpoint),
		signMark("term.eitherOr", MarkEitherOr),
		signMark("legend.closes", MarkCloses),
		signBox("legend.external", external, func(b Box) bool { return b.Fill == InkPale && b.Kind != "kpi" }),
		signBox("legend.assumption", assumption, func(b Box) bool { return b.Dashed && b.Kind == "deliverable" && !slices.Contains(b.Marks, MarkRemoved) }),
		signBox("legend.composite", composite, isKind("composite")),
		signMark("legend.done", MarkDone),
		signMark("legend.blocked", MarkBlocked),
		signMark("legend.unobtainable", MarkUnobtainable),
		signMark("legend.critical", MarkCritical),
		signMark("legend.overBudget", MarkOverBudget),
		signBox("term.cheapest", lit, func(b Box) bool { return b.Fill == InkWash && (b.Kind == "deliverable" || b.Kind == "composite") }),
		signMark("legend.added", MarkAdded),
		signMark("legend.removed", MarkRemoved),
		signMark("legend.changed", MarkChanged),
	}
}

func isKind(kind string) func(Box) bool { return func(b Box) bool { return b.Kind == kind } }

func stepSigns() []legendSign {
	task, decision, start, end := plainSign(), plainSign(), plainSign(), plainSign()
	task.Shape = ShapePill
	decision.Shape = ShapeDiamond
	start.Shape, start.Fill, start.Stroke = ShapePill, InkAccent, InkAccent
	end.Shape, end.Stroke, end.Double = ShapePill, InkAccent, true
	return []legendSign{
		signBox("legend.start", start, isKind("start")),
		signBox("legend.task", task, isKind("action")),
		signBox("legend.decision", decision, isKind("decision")),
		signBox("legend.end", end, isKind("end")),
	}
}

func kpiSigns() []legendSign {
	customer, own := plainSign(), plainSign()
	customer.Fill, customer.Stroke = InkPale, InkPaleRim
	own.Fill, own.Stroke = InkWash, InkAccent
	must := Line{Stroke: InkAccent, Width: 1.4, To: TipArrow}
	may := must
	may.Dashed = true
	return []legendSign{
		signBox("side.customer", customer, func(b Box) bool { return b.Kind == "kpi" && b.Fill == InkPale }),
		signBox("side.own", own, func(b Box) bool { return b.Kind == "kpi" && b.Fill == InkWash }),
		signTrace("term.must", must),
		signTrace("term.may", may),
	}
}

func lineSigns() []legendSign {
	dot := Box{Shape: ShapeDot, Fill: InkPaper, Stroke: InkMuted, Width: 1.1}
	line := Line{Stroke: InkMuted, Width: 1.3}
	needs, helps, sync, then := line, line, line, line
	needs.From, needs.To = TipCircle, TipTriangle
	helps.From, helps.To, helps.Dashed = TipCircle, TipTriangle, true
	sync.Dashed, sync.Double = true, true
	then.To = TipArrow
	return []legendSign{
		signBox("legend.or", dot, isKind("or")),
		signLine("needs", needs),
		signLine("helps", helps),
		signLine("sync", sync),
		signLine("then", then),
		signLine("uses", then),
		signLine("yields", then),
	}
}

// Sizes of a legend's entries, in points.
const (
	legendSampleW = 34
	legendSampleH = 22
	legendGap     = 20
	legendAbove   = 18
)

// addLegend explains below a picture the signs that it has.
func (in Input) addLegend(s *Scene) {
	all := contentBounds(*s)
	left, y := all.X, all.Y+all.H+legendAbove
	x, right := left, max(all.X+all.W, left+600)
	legend := Box{ID: legendID, Kind: "legend", Shape: ShapePlain, Title: in.Words.Say("view.legend")}
	for _, sign := range legendSigns() {
		if !sign.isWorn(*s) {
			continue
		}
		words := in.Words.Say(sign.key)
		w := in.Measure.Width(words, SizeSmall, false)
		if x > left && x+legendSampleW+8+w > right {
			x, y = left, y+legendSampleH+8
		}
		sign.draw(s, Rect{x, y, legendSampleW, legendSampleH})
		t := lineOfText(words, Rect{x + legendSampleW + 8, y, w, legendSampleH}, Type{Size: SizeSmall})
		t.Of, t.Ink = legendID, InkMuted
		s.Texts = append(s.Texts, t)
		x += legendSampleW + 8 + w + legendGap
		legend.Rect = union(Rect{left, all.Y + all.H + legendAbove, x - legendGap - left, y + legendSampleH - (all.Y + all.H + legendAbove)}, nonEmpty(legend.Rect, t.Rect))
	}
	if legend.Rect.W > 0 {
		s.Frames = append(s.Frames, legend)
	}
}

// nonEmpty is a rectangle, or another where it is empty.
func nonEmpty(r, or Rect) Rect {
	if r.W == 0 {
		return or
	}
	return r
}

func (sign legendSign) isWorn(s Scene) bool {
	wears := func(b Box) bool { return sign.wears(b, Line{}) }
	return slices.ContainsFunc(s.Boxes, wears) || slices.ContainsFunc(s.Frames, wears) ||
		slices.ContainsFunc(s.Lines, func(l Line) bool { return sign.wears(Box{}, l) })
}

func (sign legendSign) draw(s *Scene, r Rect) {
	id := model.ID("legend:" + sign.key)
	if sign.line != nil {
		l := *sign.line
		y := r.Y + r.H/2
		l.ID, l.Kind, l.Points = id, "legend", []Point{{r.X, y}, {r.X + r.W, y}}
		s.Lines = append(s.Lines, l)
		return
	}
	b := *sign.box
	b.ID, b.Kind, b.Rect = id, "legend", r
	if b.Shape == ShapeDot {
		b.Rect = Rect{r.X + (r.W-r.H)/2, r.Y, r.H, r.H}
	}
	s.Boxes = append(s.Boxes, b)
}
