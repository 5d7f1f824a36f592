package render

import (
	"hone/model"
)

// Actions is the action flow: a lane for each role from top to bottom, a group
// of columns for each phase from left to right, the steps of a phase by the
// order of the flow. The grid is the picture's own; a box pinned by hand stays
// where it was put as far as its lane and the other boxes let it.
func Actions(in Input) Scene {
	f := newFlowChart(in)
	f.rankSteps()
	f.placeRows()
	f.setOut()
	f.honourPins()
	return f.scene()
}

// flowChart is the action flow on its way to a picture.
type flowChart struct {
	graph
	lanes   []flowLane
	steps   []flowStep // one a leaf of the graph
	columns []flowColumn
	cells   [][][]int // the steps by lane and column
	heads   float64   // width of the lanes' heads
}

// flowLane is a role's lane: it has one or more rows of boxes.
type flowLane struct {
	id    model.ID
	name  string
	side  model.Side
	rows  int
	first int // row, counted over all lanes
	top   float64
	high  float64
}

// flowColumn is a column of boxes; phase is −1 where there are no phases.
type flowColumn struct {
	phase int
	left  float64
	wide  float64
}

// flowStep is where an action stands in the grid.
type flowStep struct {
	does   model.ActionKind
	lane   int
	column int
	row    int // within its lane
	out    []int
	in     []int // actions before it, backward lines left out
}

func newFlowChart(in Input) *flowChart {
	f := &flowChart{graph: *newGraph(in, model.ViewActions)}
	f.addLanes()
	signs := newActionSigns(f.Input)
	lane := map[model.ID]int{}
	for i, l := range f.lanes {
		lane[l.id] = i
	}
	f.steps = make([]flowStep, 0, cap(f.leaves))
	for a := range model.Each[model.Action](f.Model) {
		at, ok := lane[a.Role]
		if !ok || a.Role == "" {
			at = len(f.lanes) - 1
		}
		f.addLeaf(f.actionNode(a, signs))
		f.steps = append(f.steps, flowStep{does: a.Does, lane: at})
	}
	for r := range model.Each[model.Relation](f.Model) {
		if r.Rel == model.Then {
			f.addThen(r)
		}
	}
	return f
}

// noRoleLane is the lane of actions that nobody does yet.
const noRoleLane model.ID = "lane:"

func (f *flowChart) addLanes() {
	for r := range model.Each[model.Role](f.Model) {
		f.lanes = append(f.lanes, flowLane{id: r.ID, name: r.Name, side: r.Side})
	}
	for a := range model.Each[model.Action](f.Model) {
		if a.Role == "" {
			f.lanes = append(f.lanes, flowLane{id: noRoleLane, name: f.Words.Say("lane.unassigned")})
			return
		}
	}
}

// addThen adds the line to the next action. Its words are the branch's
// condition.
func (f *flowChart) addThen(r model.Relation) {
	f.addLink(link{from: r.From, to: r.To, text: r.Label, Line: Line{
		ID: r.ID, Kind: string(r.Rel), Stroke: InkMuted, Width: 1.3, To: TipArrow,
		Title: f.nameOf(r.From) + " → " + f.nameOf(r.To),
	}})
}
