package render

import "hone/model"

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

func (g *graph) actionNode(a model.Action, s actionSigns) node {
	n := node{Box: s.action(a), phase: g.phaseOf(a.ID), faded: s.fades(a)}
	switch {
	case Clean(a.Name) == "" && (a.Does == model.ActionStart || a.Does == model.ActionEnd):
		n.Shape, n.Rect.W, n.Rect.H = ShapeDot, startDot, startDot
		n.Title = g.Words.Say("actionKind." + string(a.Does))
		n.label = label{kind: Type{Size: SizeText}}
	case a.Does == model.ActionDecision:
		n.label = label{kind: Type{Size: SizeText}, lines: Type{Size: SizeText}.Wrap(g.Measure, a.Name, diamondText*SizeText, 3)}.sized(g.Measure)
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
	for _, n := range f.leaves {
		s.Boxes = append(s.Boxes, n.Box)
		s.Texts = append(s.Texts, n.label.textsIn(f.Measure, n.ID, n.Rect, n.textInk())...)
	}
	r := f.router(s)
	r.run()
	for i, k := range f.links {
		k.Points = r.wires[i].path
		if f.Options.XRay && (f.isFaded(k.from) || f.isFaded(k.to)) {
			k.Stroke = InkFaded
		}
		s.Lines = append(s.Lines, k.Line)
	}
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

// router prepares the lines, which keep out of the lanes' heads.
func (f *flowChart) router(Scene) *router {
	r := &router{memory: f.Routes}
	for _, n := range f.leaves {
		single := n.Shape == ShapeDot || n.Shape == ShapeDiamond
		r.boxes = append(r.boxes, routeBox{Rect: n.Rect, inside: -1, single: single})
	}
	const far = 2000
	r.boxes = append(r.boxes, routeBox{Rect: Rect{-far, -far, f.heads + far, f.bottom() + 2*far}, inside: -1})
	if len(f.phases) > 0 {
		r.boxes = append(r.boxes, routeBox{Rect: Rect{f.heads, -far, f.right(), far + phaseTop - usualClear}, inside: -1})
	}
	for _, l := range f.lanes {
		r.rules[0] = append(r.rules[0], l.top+l.high)
	}
	for i := range f.phases {
		_, right := f.phaseExtent(i)
		r.rules[1] = append(r.rules[1], right)
	}
	used := map[portSide]bool{}
	for _, k := range f.links {
		r.wires = append(r.wires, wire{from: f.at[k.from], to: f.at[k.to], leave: usualClear, enter: tipEnter})
	}
	for _, level := range []bool{true, false} { // what goes straight on has the first choice
		for i := range r.wires {
			w := &r.wires[i]
			if f.isLevel(w.from, w.to) == level {
				w.out, w.in = f.sides(w.from, w.to, used)
				used[portSide{w.from, w.out}] = true
			}
		}
	}
	for i := range r.wires {
		w := &r.wires[i]
		if w.in != sideLeft && f.leaves[w.to].Shape == ShapeDiamond && used[portSide{w.to, w.in}] {
			w.in = w.in.opposite() // off the branches
			if used[portSide{w.to, w.in}] {
				w.in = sideLeft
			}
		}
	}
	return r
}

// isLevel tells whether two steps stand in one row.
func (f *flowChart) isLevel(from, to int) bool {
	a, b := f.steps[from], f.steps[to]
	return a.lane == b.lane && a.row == b.row
}

// sides chooses the sides of a line in the flow: right to left onward; below
// and above within a column; under both for lines back. A decision's branches
// leave by different tips as far as they go round.
func (f *flowChart) sides(from, to int, used map[portSide]bool) (out, in side) {
	a, b := f.leaves[from].Rect, f.leaves[to].Rect
	below := b.Y > a.Y+a.H/2
	switch {
	case b.X-(a.X+a.W) >= tipLeave+tipEnter:
		out, in = sideRight, sideLeft
	case f.steps[from].column == f.steps[to].column && below:
		out, in = sideBottom, sideTop
	case f.steps[from].column == f.steps[to].column:
		out, in = sideTop, sideBottom
	default:
		out, in = sideBottom, sideBottom
	}
	if f.leaves[from].Shape != ShapeDiamond {
		return out, in
	}
	return f.freeTip(portSide{from, out}, below, f.isLevel(from, to), used), in
}

// freeTip is the tip of a decision for one more branch.
func (f *flowChart) freeTip(wanted portSide, below, level bool, used map[portSide]bool) side {
	tries := [...]side{wanted.side, sideBottom, sideTop}
	switch {
	case wanted.side == sideBottom:
		tries = [...]side{sideBottom, sideTop, sideBottom}
	case level:
	case below:
		tries = [...]side{sideBottom, sideRight, sideTop}
	default:
		tries = [...]side{sideTop, sideRight, sideBottom}
	}
	for _, s := range tries {
		if !used[portSide{wanted.box, s}] {
			return s
		}
	}
	return wanted.side
}
