package model

import (
	"cmp"
	"math"
	"slices"
)

// CheckpointResult is what cannot be avoided, goal by goal in display order.
type CheckpointResult struct {
	Goals []GoalCheckpoints `json:"goals"`
}

// GoalCheckpoints are the checkpoints of one goal in display order: the
// deliverables without which it is lost. Actions are the unavoidable actions.
// Orderings are the pairs (before, after) of the transitively reduced order
// over the checkpoints and the goal. All lists are empty when the goal is not
// obtainable: feasibility speaks then.
type GoalCheckpoints struct {
	Goal        ID           `json:"goal"`
	Obtainable  bool         `json:"obtainable"`
	Checkpoints []Checkpoint `json:"checkpoints"`
	EitherOr    []EitherOr   `json:"eitherOr"`
	Actions     []ID         `json:"actions"`
	Orderings   [][2]ID      `json:"orderings"`
	nodes       []int32      // of the checkpoints
	acts        []int32      // of the actions
}

// Checkpoint is one unavoidable deliverable. Needs are the checkpoints directly
// before it; Because is a shortest chain of elements from the goal down to it.
type Checkpoint struct {
	ID      ID   `json:"id"`
	Phase   ID   `json:"phase"`
	Needs   []ID `json:"needs"`
	Because []ID `json:"because"`
	Shared  bool `json:"shared,omitempty"` // of several goals
}

// EitherOr says that Of, a goal or checkpoint, takes one of several deliverables
// (of the group) or of several actions that yield it (Group empty).
type EitherOr struct {
	Of    ID     `json:"of"`
	OneOf []ID   `json:"oneOf"`
	Group string `json:"group,omitempty"`
	of    int32
	oneOf []int32
}

// Checkpoints computes what every way to each goal passes: the causal landmarks
// of an AND/OR graph (Zhu and Givan, Landmark extraction via planning graph
// propagation, 2003; Keyder, Richter and Helmert, Sound and complete landmarks
// for AND/OR graphs, ECAI 2010).
func (d *Derivation) Checkpoints() CheckpointResult {
	return d.checkpoints.get(func() CheckpointResult {
		result := CheckpointResult{Goals: []GoalCheckpoints{}}
		find := d.landmarkFinder()
		for _, goal := range d.grounds().goals {
			result.Goals = append(result.Goals, d.goalCheckpoints(goal, find))
		}
		d.markShared(result.Goals)
		return result
	})
}

// IsCheckpoint tells whether a deliverable is a checkpoint of any goal.
func (d *Derivation) IsCheckpoint(id ID) bool {
	v, ok := d.Graph.Of[id]
	return ok && d.unavoidable().isCheckpoint(d, v)
}

// landmarks are the unavoidable elements of one goal (without it) and the pairs
// (before, after) of the reduced order over its deliverables and the goal.
type landmarks struct {
	elements []int
	pairs    [][2]int
}

// grounds is what the obtainable goals rest on, with the matrix where it is not
// too large.
type grounds struct {
	*cone
	goals  []int // obtainable or not, in display order
	matrix *landmarkMatrix
}

func (d *Derivation) grounds() grounds {
	return d.ground.get(func() grounds {
		var g grounds
		g.goals = d.goals()
		g.cone = d.cone(g.goals)
		g.matrix = g.cone.smallMatrix()
		return g
	})
}

func (d *Derivation) landmarkFinder() func(goal int) landmarks {
	if m := d.grounds().matrix; m != nil {
		return func(goal int) landmarks { return m.landmarks(goal) }
	}
	return func(goal int) landmarks {
		cone := d.cone([]int{goal})
		if m := cone.smallMatrix(); m != nil {
			return m.landmarks(goal)
		}
		return cone.search(goal)
	}
}

func (d *Derivation) goalCheckpoints(goal int, find func(int) landmarks) GoalCheckpoints {
	r := GoalCheckpoints{
		Goal: d.Graph.IDs[goal], Obtainable: d.Fixpoint.In(goal),
		Checkpoints: []Checkpoint{}, EitherOr: []EitherOr{}, Actions: []ID{}, Orderings: [][2]ID{},
	}
	if !r.Obtainable {
		return r
	}
	found, at, p := find(goal), d.positions(), d.phasing()
	d.arrange(found.elements)
	needs := d.order(&r, found.pairs)
	because := d.chains(goal, found)
	r.Checkpoints = make([]Checkpoint, 0, len(found.elements))
	r.nodes = make([]int32, 0, len(found.elements))
	for _, v := range found.elements {
		id := d.Graph.IDs[v]
		if v >= d.Graph.Deliverables {
			r.Actions, r.acts = append(r.Actions, id), append(r.acts, int32(v))
			continue
		}
		r.nodes = append(r.nodes, int32(v))
		r.Checkpoints = append(r.Checkpoints, Checkpoint{ID: id, Phase: p.id(v), Needs: needs(v), Because: because(v)})
	}
	r.EitherOr = d.eitherOrs(goal, found.elements, at)
	return r
}

// arrange puts elements into display order: many by going through the order once.
func (d *Derivation) arrange(elements []int) {
	if len(elements) < 64 {
		sortBy(elements, d.positions())
		return
	}
	is := make([]bool, d.Graph.Nodes())
	for _, v := range elements {
		is[v] = true
	}
	n := 0
	for _, v := range d.sorted() {
		if is[v] {
			elements[n] = v
			n++
		}
	}
}

// order writes the pairs into a result, by what comes after and then by what
// comes before, and tells for each node what is directly before it.
func (d *Derivation) order(r *GoalCheckpoints, pairs [][2]int) (before func(v int) []ID) {
	at := d.positions()
	keys := make([]uint64, len(pairs))
	for i, p := range pairs {
		keys[i] = uint64(at[p[1]])<<32 | uint64(at[p[0]])
	}
	slices.Sort(keys)
	nodes := d.sorted()
	r.Orderings = make([][2]ID, len(keys))
	ids := make([]ID, len(keys))
	from, to := make([]int32, d.Graph.Deliverables), make([]int32, d.Graph.Deliverables)
	for i, key := range keys {
		v := nodes[key>>32]
		ids[i] = d.Graph.IDs[nodes[key&math.MaxUint32]]
		r.Orderings[i] = [2]ID{ids[i], d.Graph.IDs[v]}
		if to[v] == 0 {
			from[v] = int32(i)
		}
		to[v] = int32(i + 1)
	}
	return func(v int) []ID { return ids[from[v]:to[v]:to[v]] }
}

func orEmpty(ids []ID) []ID {
	if ids == nil {
		return []ID{}
	}
	return ids
}

func (d *Derivation) markShared(goals []GoalCheckpoints) {
	if len(goals) < 2 {
		return
	}
	times := make([]int32, d.Graph.Deliverables)
	for _, g := range goals {
		for _, v := range g.nodes {
			times[v]++
		}
	}
	for _, g := range goals {
		for i, v := range g.nodes {
			g.Checkpoints[i].Shared = times[v] > 1
		}
	}
}

// longBecause is how many elements all chains of a goal may have together
// before they are cut: a chain of 10 000 needs would say 50 million names.
const longBecause = 1_000_000

// chains answers with a shortest chain from the goal down to an element. When
// the chains are too long to say in full, each starts at the nearest later
// checkpoint on its way instead.
func (d *Derivation) chains(goal int, found landmarks) func(v int) []ID {
	up, depth := d.shortestWays(goal)
	sought, total := make([]bool, d.Graph.Nodes()), 0
	for _, v := range found.elements {
		sought[v] = v < d.Graph.Deliverables
		total += int(depth[v])
	}
	sought[goal] = true
	if total > longBecause {
		return func(v int) []ID { return d.climb(v, up, sought) }
	}
	// The longest chain of a way holds those of all elements on it, so only the
	// last of each way is written out.
	order, at := slices.Clone(found.elements), make([][]ID, d.Graph.Nodes())
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(depth[b], depth[a]) })
	for _, v := range order {
		if sought[v] && at[v] == nil {
			d.share(d.climb(v, up, nil), v, up, at)
		}
	}
	return func(v int) []ID { return at[v] }
}

// climb is the chain from the goal, or from the first that stops it, down to an
// element.
func (d *Derivation) climb(v int, up []int32, stops []bool) []ID {
	n := 1
	for u := v; int(up[u]) != u; {
		if u = int(up[u]); !d.Graph.IsOr(u) {
			n++
		}
		if stops != nil && stops[u] {
			break
		}
	}
	chain := make([]ID, n)
	for u := v; ; u = int(up[u]) {
		if !d.Graph.IsOr(u) {
			n--
			chain[n] = d.Graph.IDs[u]
		}
		if n == 0 {
			return chain
		}
	}
}

// share gives every element on the way up from v its part of the chain to v.
func (d *Derivation) share(chain []ID, v int, up []int32, at [][]ID) {
	for u, n := v, len(chain); at[u] == nil; u = int(up[u]) {
		at[u] = chain[:n:n]
		if !d.Graph.IsOr(u) {
			n--
		}
		if int(up[u]) == u {
			return
		}
	}
}

// shortestWays tells for each live node the next one on a shortest way up to
// the goal, -1 where there is none, and the steps of that way.
func (d *Derivation) shortestWays(goal int) (up, depth []int32) {
	up, depth = make([]int32, d.Graph.Nodes()), make([]int32, d.Graph.Nodes())
	for v := range up {
		up[v] = -1
	}
	up[goal] = int32(goal)
	queue := append(make([]int32, 0, d.Graph.Nodes()), int32(goal))
	for i := 0; i < len(queue); i++ {
		for _, in := range d.Graph.In(int(queue[i])) {
			if up[in] < 0 && d.Fixpoint.In(int(in)) {
				up[in], depth[in] = queue[i], depth[queue[i]]+1
				queue = append(queue, in)
			}
		}
	}
	return up, depth
}

// eitherOrs lists the open choices of the goal and its checkpoints.
func (d *Derivation) eitherOrs(goal int, unavoidable, at []int) []EitherOr {
	is := make([]bool, d.Graph.Elements)
	owners := append(make([]int, 0, len(unavoidable)+1), goal)
	for _, v := range unavoidable {
		is[v] = true
		if v < d.Graph.Deliverables {
			owners = append(owners, v)
		}
	}
	sortBy(owners, at)
	found := []EitherOr{}
	for _, owner := range owners {
		for _, in := range d.Graph.In(owner) {
			if !d.Graph.IsOr(int(in)) {
				continue
			}
			if oneOf := d.openMembers(int(in), is, at); len(oneOf) > 1 {
				group := d.Graph.Ors[int(in)-d.Graph.Elements].Group
				found = append(found, EitherOr{Of: d.Graph.IDs[owner], OneOf: d.ids(oneOf), Group: group, of: int32(owner), oneOf: oneOf})
			}
		}
	}
	return found
}

// openMembers lists a choice's live members, or none when one of them is
// unavoidable anyway.
func (d *Derivation) openMembers(or int, unavoidable []bool, at []int) []int32 {
	members := make([]int32, 0, len(d.Graph.In(or)))
	for _, v := range d.Graph.In(or) {
		if unavoidable[v] {
			return nil
		}
		if d.Fixpoint.In(int(v)) {
			members = append(members, v)
		}
	}
	sortBy(members, at)
	return members
}

func (d *Derivation) ids(nodes []int32) []ID {
	ids := make([]ID, len(nodes))
	for i, v := range nodes {
		ids[i] = d.Graph.IDs[v]
	}
	return ids
}
