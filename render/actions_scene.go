package render

import (
	"slices"
	"strings"

	"hone/model"
)

// actionSigns tells how actions look.
type actionSigns struct {
	derived     *model.Derivation
	unavoidable map[model.ID]bool
	xray        bool
}

func newActionSigns(in Input) actionSigns {
	s := actionSigns{derived: in.Derivation, unavoidable: map[model.ID]bool{}, xray: in.Options.XRay}
	for _, goal := range in.Derivation.Checkpoints().Goals {
		for _, id := range goal.Actions {
			s.unavoidable[id] = true
		}
	}
	return s
}

// action is the box of an action, without its place and size.
func (s actionSigns) action(a model.Action) Box {
	b := Box{ID: a.ID, Kind: "action", Shape: ShapePill, Fill: InkPaper, Stroke: InkOutline, Width: 1.2, Title: a.Name}
	switch a.Does {
	case model.ActionDecision:
		b.Kind, b.Shape = "decision", ShapeDiamond
	case model.ActionStart:
		b.Kind, b.Fill, b.Stroke = "start", InkAccent, InkAccent
	case model.ActionEnd:
		b.Kind, b.Stroke, b.Double = "end", InkAccent, true
	}
	if s.unavoidable[a.ID] {
		b.Stroke = InkAccent
		if b.Shape == ShapePill && b.Kind == "action" {
			b.Marks = append(b.Marks, MarkCheckpoint)
		}
	}
	if !s.derived.Obtainable(a.ID) {
		b.Stroke = InkAlarm
		b.Marks = append(b.Marks, MarkUnobtainable)
	}
	if s.fades(a) {
		b.Stroke = InkFaded
		if b.Fill == InkAccent {
			b.Fill = InkFaded
		}
	}
	return b
}

func (s actionSigns) fades(a model.Action) bool { return s.xray && !s.unavoidable[a.ID] }

// startDot is the size of a start or end without a name.
const startDot = 22

// diamondText is how wide the text of a decision may be, in parts of its size.
const diamondText = 7.5

// fitDiamond wraps a decision's name, wider where it would be cut off otherwise.
func fitDiamond(m Measure, name string) label {
	kind := Type{Size: SizeText}
	l := label{kind: kind}
	for _, width := range [...]float64{diamondText, 1.25 * diamondText, 1.5 * diamondText} {
		l.lines = kind.Wrap(m, name, width*kind.Size, 3)
		if isWhole(name, l.lines) {
			break
		}
	}
	return l.sized(m)
}

// isWhole tells whether lines hold all of a name, no word of it torn.
func isWhole(name string, lines []string) bool {
	return strings.Join(strings.Fields(Clean(name)), " ") == strings.Join(lines, " ") ||
		!strings.ContainsRune(Clean(name), ' ') && strings.Join(lines, "") == Clean(name)
}

func (g *graph) actionNode(a model.Action, s actionSigns) node {
	n := node{Box: s.action(a), phase: g.phaseOf(a.ID), faded: s.fades(a)}
	switch {
	case Clean(a.Name) == "" && (a.Does == model.ActionStart || a.Does == model.ActionEnd):
		n.Shape, n.Rect.W, n.Rect.H = ShapeDot, startDot, startDot
		n.Title = g.Words.Say("actionKind." + string(a.Does))
		n.label = label{kind: Type{Size: SizeText}}
	case a.Does == model.ActionDecision:
		n.label = fitDiamond(g.Measure, a.Name)
	default:
		n.label = fitLabel(g.Measure, a.Name, Type{Size: SizeText}).withMeta(g.Measure, days(a.Days, g.Words))
	}
	return n
}

// scene assembles the picture of the flow.
func (f *flowChart) scene() Scene {
	s := Scene{Title: f.Words.Say("view.actions"), Language: f.Language}
	f.layOver(f.Options.Overlay)
	f.addPhaseFrames(&s)
	f.addLaneFrames(&s)
	s.Boxes = slices.Grow(s.Boxes, len(f.leaves))
	s.Texts = slices.Grow(s.Texts, 2*len(f.leaves))
	for i := range f.leaves {
		n := &f.leaves[i]
		s.Boxes = append(s.Boxes, n.Box)
		s.Texts = n.label.setIn(s.Texts, f.Measure, spot{n.ID, n.Rect, n.textInk()})
	}
	r := f.router(s)
	r.run()
	s.Lines = slices.Grow(s.Lines, len(f.links))
	for i, k := range f.links {
		k.Points = r.wires[i].path
		if f.Options.XRay && (f.isFaded(k.from) || f.isFaded(k.to)) {
			k.Stroke = InkFaded
		}
		s.Lines = append(s.Lines, k.Line)
	}
	f.holdLines(&s)
	f.nameLines(&s)
	f.fresh = true
	return f.finish(s)
}

// addLaneFrames draws the lanes and their heads.
func (f *flowChart) addLaneFrames(s *Scene) {
	for i, l := range f.lanes {
		lane := Box{
			ID: l.id, Kind: "lane", Shape: ShapePlain, Stroke: InkHair, Width: 1, Title: l.name,
			Rect: Rect{0, l.top, f.right(), l.high},
		}
		if i%2 == 1 {
			lane.Fill = InkSubtle
		}
		head := Box{
			ID: "head:" + l.id, Shows: l.id, Kind: "lane-head", Shape: ShapePlain, Fill: InkWash, Stroke: InkHair, Width: 1,
			Title: l.name, Rect: Rect{0, l.top, f.heads, l.high},
		}
		if l.id == noRoleLane {
			head.Shows = ""
		}
		s.Frames = append(s.Frames, lane, head)
		s.Texts = append(s.Texts, f.headTexts(head, l)...)
	}
}

// headTexts sets a role's name and side in the head of its lane.
func (f *flowChart) headTexts(head Box, l flowLane) []Text {
	name := label{kind: Type{Size: SizeText, Bold: true}, lines: headLines(f.Measure, l)}.sized(f.Measure)
	if l.side != "" && name.height()+lineHeight(SizeSmall) <= l.high-4 {
		name = name.withMeta(f.Measure, f.Words.Say("side."+string(l.side)))
	}
	if name.height() > l.high {
		name.lines = name.lines[:1]
	}
	return name.textsIn(f.Measure, head.ID, head.Rect, InkAccent)
}

// addPhaseFrames draws the phases as groups of columns.
func (f *flowChart) addPhaseFrames(s *Scene) {
	for i, p := range f.phases {
		left, right := f.phaseExtent(i)
		if right <= left {
			continue
		}
		b := Box{
			ID: p.ID, Kind: "phase", Shape: ShapePlain, Stroke: InkHair, Width: 1, Title: p.Name,
			Rect: Rect{left, 0, right - left, f.bottom()},
		}
		s.Frames = append(s.Frames, b)
		if t := f.phaseTitle(b); t.Text != "" {
			s.Texts = append(s.Texts, t)
		}
	}
}

// phaseExtent is where a phase's columns begin and end, the gaps shared with
// its neighbours.
func (f *flowChart) phaseExtent(phase int) (left, right float64) {
	for i, c := range f.columns {
		if c.phase != phase {
			continue
		}
		if right == 0 {
			left = f.heads
			if i > 0 {
				left = (f.columns[i-1].left + f.columns[i-1].wide + c.left) / 2
			}
		}
		right = f.right()
		if i+1 < len(f.columns) {
			right = (c.left + c.wide + f.columns[i+1].left) / 2
		}
	}
	return left, right
}
