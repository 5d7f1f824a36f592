package model

import "slices"

// sortBy sorts nodes by their position in display order, in place.
func sortBy[N int | int32](nodes []N, at []int) {
	slices.SortFunc(nodes, func(a, b N) int { return at[a] - at[b] })
}

// fillSteps puts checkpoints, either-ors and closing deliverables into their
// columns, then what else is on the way.
func (d *Derivation) fillSteps(columns []*journeyColumn) {
	vital := d.unavoidable()
	for _, c := range columns {
		for _, v := range c.closing {
			c.place(v)
		}
	}
	order := d.sorted()
	for _, v := range order {
		c := columns[d.columnOf(v)]
		first := vital.first.of(v)
		if len(first) == 0 && vital.isCheckpoint(d, v) {
			c.step(v)
		}
		for _, i := range first {
			c.EitherOr = append(c.EitherOr, vital.choices[i])
			for _, member := range vital.choices[i].oneOf {
				c.step(int(member))
			}
		}
	}
	for _, c := range columns {
		c.steps = append(c.steps, c.closing...)
		c.Steps = make([]ID, 0, len(c.steps))
		for _, v := range c.steps {
			c.Steps = append(c.Steps, d.Graph.IDs[v])
		}
	}
	d.fillWay(columns, order)
}

func (c *journeyColumn) step(v int) {
	if c.place(v) {
		c.steps = append(c.steps, v)
	}
}

// place tells whether a node is new among the steps.
func (c *journeyColumn) place(v int) bool {
	word, bit := &c.placed[v>>6], uint64(1)<<(v&63)
	isNew := *word&bit == 0
	*word |= bit
	return isNew
}

// vital is the union over the goals of what cannot be avoided, by element, and
// the different either-ors in display order of what they are of.
type vital struct {
	unavoidable []bool // checkpoints and actions
	count       int    // of checkpoints and either-ors, at most
	choices     []EitherOr
	first       edges // by element: the choices of which it is the first member
}

func (v vital) isCheckpoint(d *Derivation, node int) bool {
	return node < d.Graph.Deliverables && v.unavoidable[node]
}

func (d *Derivation) unavoidable() vital {
	return d.vital.get(func() vital {
		v := vital{unavoidable: make([]bool, d.Graph.Elements)}
		type choice struct {
			of    ID
			group string
		}
		seen := map[choice]bool{}
		for _, goal := range d.Checkpoints().Goals {
			for _, c := range goal.nodes {
				v.unavoidable[c] = true
			}
			v.count += len(goal.Checkpoints) + len(goal.EitherOr)
			for _, a := range goal.acts {
				v.unavoidable[a] = true
			}
			for _, e := range goal.EitherOr {
				if !seen[choice{e.Of, e.Group}] {
					seen[choice{e.Of, e.Group}] = true
					v.choices = append(v.choices, e)
				}
			}
		}
		at := d.positions()
		slices.SortStableFunc(v.choices, func(a, b EitherOr) int { return at[a.of] - at[b.of] })
		pairs := make([][2]int32, len(v.choices))
		for i, e := range v.choices {
			pairs[i] = [2]int32{e.oneOf[0], int32(i)}
		}
		v.first = layOut(pairs, d.Graph.Elements, 0)
		return v
	})
}

// fillWay lists, in display order, what a goal takes on some way and is no step
// of any column; without a goal, every deliverable.
func (d *Derivation) fillWay(columns []*journeyColumn, order []int) {
	isStep := make([]bool, d.Graph.Elements)
	for _, c := range columns {
		for _, v := range c.steps {
			isStep[v] = true
		}
	}
	onWay := d.onTheWay()
	for _, v := range order {
		if v < d.Graph.Deliverables && onWay[v] && !isStep[v] {
			c := columns[d.columnOf(v)]
			c.Way = append(c.Way, d.Graph.IDs[v])
		}
	}
}

// onTheWay tells which nodes a goal depends on, itself included; without any
// goal it is all of them.
func (d *Derivation) onTheWay() []bool {
	on := make([]bool, d.Graph.Nodes())
	var stack []int32
	for _, v := range d.goals() {
		on[v] = true
		stack = append(stack, int32(v))
	}
	if len(stack) == 0 {
		for v := range on {
			on[v] = true
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, in := range d.Graph.In(int(v)) {
			if !on[in] {
				on[in] = true
				stack = append(stack, in)
			}
		}
	}
	return on
}

// stepOf tells for each node the first step, in the map's order, that depends on
// it; a step is its own, and a node that no step depends on has -1.
func (d *Derivation) stepOf(columns []*journeyColumn) []int32 {
	of := make([]int32, d.Graph.Nodes())
	for v := range of {
		of[v] = -1
	}
	var steps []int32
	for _, c := range columns {
		for _, v := range c.steps {
			of[v] = int32(v)
			steps = append(steps, int32(v))
		}
	}
	var stack []int32
	for _, step := range steps {
		stack = append(stack[:0], step)
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, in := range d.Graph.In(int(v)) {
				if of[in] < 0 {
					of[in] = step
					stack = append(stack, in)
				}
			}
		}
	}
	return of
}
