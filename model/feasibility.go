package model

import "math"

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
// alternatives. Cheapest is a way without elements then.
//
// Fastest is the way that the schedule counts with, where that is done sooner
// than the cheapest. OverBudget: the cheapest way costs more than the budget, or
// the goal's finish in the schedule is later than the budget's days.
type GoalFeasibility struct {
	Goal       ID      `json:"goal"`
	Obtainable bool    `json:"obtainable"`
	Blocking   []ID    `json:"blocking"`
	Because    []ID    `json:"because"`
	Cheapest   Way     `json:"cheapest"`
	Fastest    *Way    `json:"fastest,omitempty"`
	OverBudget bool    `json:"overBudget"`
	WhatIf     *WhatIf `json:"whatIf,omitempty"`
}

// Way is a set of deliverables and actions, in display order, that derives a
// goal and of which the cheapest way can spare none. Cost and Days are those of
// its elements, each counted once; Finish is the day on which the goal is there
// when only these are. The cost is proved to be the least where Exact says so;
// else no way costs less than Lower.
type Way struct {
	Cost     float64 `json:"cost"`
	Days     float64 `json:"days"`
	Exact    bool    `json:"exact"`
	Lower    float64 `json:"lower"`
	Finish   float64 `json:"finish"`
	Elements []ID    `json:"elements"`
}

// WhatIf is what a what-if does to a goal that stays obtainable: checkpoints
// that were none before, and what the cheapest way costs more (proved where
// Exact says so).
type WhatIf struct {
	NewCheckpoints []ID    `json:"newCheckpoints"`
	ExtraCost      float64 `json:"extraCost"`
	Exact          bool    `json:"exact"`
}

// Feasibility computes whether the goals can be reached and at what cost.
func (d *Derivation) Feasibility() FeasibilityResult {
	return d.feasibility.get(func() FeasibilityResult {
		f := FeasibilityResult{Goals: []GoalFeasibility{}, Lost: d.Lost(), Circles: d.Circles()}
		causes := d.causes()
		ways := d.cheapestWays()
		for _, id := range d.Goals() {
			f.Goals = append(f.Goals, d.goalFeasibility(id, causes, ways[id]))
		}
		d.compare(f.Goals)
		return f
	})
}

func (d *Derivation) goalFeasibility(id ID, causes []bool, cheapest Way) GoalFeasibility {
	v := d.Graph.Of[id]
	goal := GoalFeasibility{Goal: id, Obtainable: d.Fixpoint.In(v), Blocking: []ID{}, Because: []ID{}, Cheapest: Way{Elements: []ID{}}}
	if !goal.Obtainable {
		goal.Blocking = d.among(causes, d.reach(v, func(int32) bool { return true }))
		goal.Because = d.among(causes, d.reach(v, func(in int32) bool { return !d.Fixpoint.In(int(in)) }))
		return goal
	}
	goal.Cheapest = cheapest
	finish, _ := d.FinishOf(id)
	if finish < cheapest.Finish {
		goal.Fastest = d.scheduledWay(v)
		goal.Fastest.Lower = cheapest.Lower
	}
	info := d.Model.Info()
	goal.OverBudget = info.BudgetCost > 0 && cheapest.Cost > info.BudgetCost || info.BudgetDays > 0 && finish > info.BudgetDays
	return goal
}

// compare adds what the what-if does to the goals.
func (d *Derivation) compare(goals []GoalFeasibility) {
	if len(d.Options.Block) == 0 {
		return
	}
	before := Derive(d.Model, Options{Goal: d.Options.Goal})
	ways := before.cheapestWays()
	points := map[ID]map[ID]bool{}
	for _, g := range before.Checkpoints().Goals {
		points[g.Goal] = map[ID]bool{}
		for _, c := range g.Checkpoints {
			points[g.Goal][c.ID] = true
		}
	}
	for i, now := range d.Checkpoints().Goals {
		if !now.Obtainable {
			continue
		}
		was, is := ways[now.Goal], goals[i].Cheapest
		w := &WhatIf{NewCheckpoints: []ID{}, ExtraCost: is.Cost - was.Cost, Exact: is.Exact && was.Exact}
		for _, c := range now.Checkpoints {
			if !points[now.Goal][c.ID] {
				w.NewCheckpoints = append(w.NewCheckpoints, c.ID)
			}
		}
		goals[i].WhatIf = w
	}
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

// figure is a sum in floating point, or the sum in small units where the two
// only differ by the errors of adding fractions.
func figure(sum float64, small int64, units float64) float64 {
	if exact := float64(small) / units; math.Abs(exact-sum) <= 1e-9*math.Abs(sum) {
		return exact
	}
	return sum
}
