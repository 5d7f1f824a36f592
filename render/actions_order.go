package render

import (
	"cmp"
	"slices"

	"hone/model"
)

// rankSteps gives each action its column: behind those that the flow runs
// before it in its phase, lines back left out; where the flow says nothing,
// behind those that yield what it uses.
func (f *flowChart) rankSteps() {
	order := f.flowOrder()
	place := make([]int, len(f.steps))
	for i, v := range order {
		place[v] = i
	}
	f.joinSteps(place)
	column := make([]int, len(f.steps))
	for _, v := range order {
		for _, u := range f.steps[v].in {
			if f.leaves[u].phase == f.leaves[v].phase {
				column[v] = max(column[v], column[u]+1)
			}
		}
	}
	f.rankLateSteps(order, column)
	f.spreadCells(order, column)
	f.addColumns(column)
}

// joinSteps notes which action comes before which, for ranking.
func (f *flowChart) joinSteps(place []int) {
	join := func(a, b int) {
		if place[a] < place[b] && !slices.Contains(f.steps[b].in, a) {
			f.steps[a].out = append(f.steps[a].out, b)
			f.steps[b].in = append(f.steps[b].in, a)
		}
	}
	for _, k := range f.links {
		join(f.at[k.from], f.at[k.to])
	}
	makers := map[model.ID][]int{}
	relations := model.Each[model.Relation](f.Model)
	for r := range relations {
		if r.Rel == model.Yields {
			makers[r.To] = append(makers[r.To], f.at[r.From])
		}
	}
	for r := range relations {
		if r.Rel != model.Uses {
			continue
		}
		for _, a := range makers[r.To] {
			if b := f.at[r.From]; a != b {
				join(a, b)
			}
		}
	}
}

// flowOrder sorts the actions along the flow, lines that close a circle left
// out; what the flow leaves open is in display order.
func (f *flowChart) flowOrder() []int {
	next := make([][]int, len(f.steps))
	entered := make([]bool, len(f.steps))
	for _, k := range f.links {
		next[f.at[k.from]] = append(next[f.at[k.from]], f.at[k.to])
		entered[f.at[k.to]] = true
	}
	shown := make([]int, 0, len(f.steps))
	for _, id := range f.Derivation.Order() {
		if v, ok := f.at[id]; ok {
			shown = append(shown, v)
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int { return cmp.Compare(f.startRank(a, entered), f.startRank(b, entered)) })
	return along(shown, withoutCircles(shown, next))
}

// startRank puts starts first, then what no line enters, then the rest.
func (f *flowChart) startRank(v int, entered []bool) int {
	switch {
	case f.steps[v].does == model.ActionStart:
		return 0
	case !entered[v]:
		return 1
	}
	return 2
}

// withoutCircles leaves out the edges that close a circle on a depth-first walk
// from the given starts, in their order.
func withoutCircles(starts []int, next [][]int) [][]int {
	const open, done = 1, 2
	type visit struct{ at, next int }
	state := make([]byte, len(next))
	kept := make([][]int, len(next))
	for _, start := range starts {
		if state[start] != 0 {
			continue
		}
		state[start] = open
		stack := []visit{{start, 0}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(next[top.at]) {
				state[top.at] = done
				stack = stack[:len(stack)-1]
				continue
			}
			to := next[top.at][top.next]
			top.next++
			if state[to] != open {
				kept[top.at] = append(kept[top.at], to)
			}
			if state[to] == 0 {
				state[to] = open
				stack = append(stack, visit{to, 0})
			}
		}
	}
	return kept
}

// along sorts nodes so that edges lead forward, as near to the given order as
// they let it.
func along(shown []int, next [][]int) []int {
	missing, place := make([]int, len(next)), make([]int, len(next))
	for i, v := range shown {
		place[v] = i
		for _, to := range next[v] {
			missing[to]++
		}
	}
	var ready []int // places, descending: the next one is at the end
	add := func(v int) {
		at, _ := slices.BinarySearchFunc(ready, place[v], func(a, b int) int { return cmp.Compare(b, a) })
		ready = slices.Insert(ready, at, place[v])
	}
	for _, v := range shown {
		if missing[v] == 0 {
			add(v)
		}
	}
	order := make([]int, 0, len(next))
	for len(ready) > 0 {
		v := shown[ready[len(ready)-1]]
		ready = ready[:len(ready)-1]
		order = append(order, v)
		for _, to := range next[v] {
			if missing[to]--; missing[to] == 0 {
				add(to)
			}
		}
	}
	return order
}

// rankLateSteps moves what nothing leads to right before what it leads to.
func (f *flowChart) rankLateSteps(order []int, column []int) {
	for i := len(order) - 1; i >= 0; i-- {
		v := order[i]
		latest := -1
		for _, u := range f.steps[v].out {
			if f.leaves[u].phase == f.leaves[v].phase && (latest < 0 || column[u]-1 < latest) {
				latest = column[u] - 1
			}
		}
		before := slices.ContainsFunc(f.steps[v].in, func(u int) bool { return f.leaves[u].phase == f.leaves[v].phase })
		if latest > column[v] && !before && f.steps[v].does != model.ActionStart {
			column[v] = latest
		}
	}
}

// mostStacked is how many actions with nothing between them stand above each
// other in one lane before they go on to the right.
const mostStacked = 3

// spreadCells moves actions that neither follow nor lead anywhere out of
// crowded cells into the next ones.
func (f *flowChart) spreadCells(order []int, column []int) {
	type cell struct{ lane, phase, column int }
	count := map[cell]int{}
	at := func(v int) cell { return cell{f.steps[v].lane, f.leaves[v].phase, column[v]} }
	free := func(v int) bool { return len(f.steps[v].in)+len(f.steps[v].out) == 0 }
	for _, v := range order {
		if !free(v) {
			count[at(v)]++
		}
	}
	for _, v := range order {
		if free(v) {
			for count[at(v)] >= mostStacked {
				column[v]++
			}
			count[at(v)]++
		}
	}
}

// addColumns numbers the columns of all phases in one row.
func (f *flowChart) addColumns(column []int) {
	for phase := -1; phase < len(f.phases); phase++ {
		first, most := len(f.columns), -1
		for v := range f.steps {
			if f.leaves[v].phase == phase {
				f.steps[v].column = first + column[v]
				most = max(most, column[v])
			}
		}
		for range most + 1 {
			f.columns = append(f.columns, flowColumn{phase: phase})
		}
	}
}
