package model

// FeasibilityResult tells, goal by goal in display order, whether it can be
// reached at all and what the cheapest way costs. Lost lists the deliverables
// that the what-if makes unobtainable, Circles those of the whole model.
type FeasibilityResult struct {
	Goals   []GoalFeasibility `json:"goals"`
	Lost    []ID              `json:"lost"`
	Circles []Circle          `json:"circles"`
}

// GoalFeasibility is the result for one goal. Blocking lists, for a goal that is
// not obtainable, the causes in its cone: what is blocked, and the circles of
// deadlocks; supplying them all makes the whole cone obtainable. Because are
// those of them that the goal's loss comes from; the others are made up for by
// alternatives. OverBudget compares the cheapest way's cost and the goal's finish
// in the schedule with the budgets that are set.
type GoalFeasibility struct {
	Goal       ID   `json:"goal"`
	Obtainable bool `json:"obtainable"`
	Blocking   []ID `json:"blocking"`
	Because    []ID `json:"because"`
	OverBudget bool `json:"overBudget"`
}

// Feasibility computes whether the goals can be reached and at what cost.
func (d *Derivation) Feasibility() FeasibilityResult {
	return d.feasibility.get(func() FeasibilityResult {
		f := FeasibilityResult{Goals: []GoalFeasibility{}, Lost: d.Lost(), Circles: d.Circles()}
		causes := d.causes()
		for _, id := range d.Goals() {
			v := d.Graph.Of[id]
			goal := GoalFeasibility{Goal: id, Obtainable: d.Fixpoint.In(v), Blocking: []ID{}, Because: []ID{}}
			if !goal.Obtainable {
				goal.Blocking = d.among(causes, d.reach(v, func(int32) bool { return true }))
				goal.Because = d.among(causes, d.reach(v, func(in int32) bool { return !d.Fixpoint.In(int(in)) }))
			}
			f.Goals = append(f.Goals, goal)
		}
		return f
	})
}

// causes tells of each element whether it is blocked or on a deadlock's circle.
func (d *Derivation) causes() []bool {
	causes := make([]bool, d.Graph.Elements)
	copy(causes, d.Graph.Blocked)
	for _, circle := range d.Circles() {
		for _, id := range circle.Elements {
			if circle.Deadlock {
				causes[d.Graph.Of[id]] = true
			}
		}
	}
	return causes
}

// among lists the elements that are in both sets, in display order.
func (d *Derivation) among(a, b []bool) []ID {
	ids := []ID{}
	for _, id := range d.Order() {
		if v := d.Graph.Of[id]; a[v] && b[v] {
			ids = append(ids, id)
		}
	}
	return ids
}

// reach tells of each node whether it is a goal or reached from it over inputs
// that pass.
func (d *Derivation) reach(goal int, pass func(in int32) bool) []bool {
	reached := make([]bool, d.Graph.Nodes())
	reached[goal] = true
	for stack := []int32{int32(goal)}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, in := range d.Graph.In(int(v)) {
			if !reached[in] && pass(in) {
				reached[in] = true
				stack = append(stack, in)
			}
		}
	}
	return reached
}
