package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Options narrow a derivation: to one goal, and to what is left when some
// elements are blocked ("what if").
type Options struct {
	Goal  ID   // empty: every goal
	Block []ID // further blocked deliverables and actions
}

// Derivation is what follows from one version. Every result is a pure function
// of the version and the options, computed when first asked for and kept. Safe
// for use by several goroutines. Results are shared: do not change them.
type Derivation struct {
	Model    *Model
	Options  Options
	Graph    *Graph
	Fixpoint *Fixpoint

	phases      lazy[phasing]
	targets     lazy[[]int]
	nodes       lazy[[]int]
	position    lazy[[]int]
	ground      lazy[grounds]
	checkpoints lazy[CheckpointResult]
	circles     lazy[[]Circle]
	feasibility lazy[FeasibilityResult]
	schedule    lazy[ScheduleResult]
	vital       lazy[vital]
	casting     lazy[*cast]
	journey     lazy[JourneyResult]
	indicators  lazy[candidates]
	plays       lazy[[]PlayDraft]
	kpis        lazy[KPIResult]
	expectation lazy[ExpectationResult]
	surveyed    lazy[*survey]
}

// lazy is a value that is computed once.
type lazy[T any] struct {
	once  sync.Once
	done  atomic.Bool
	value T
}

func (l *lazy[T]) get(compute func() T) T {
	l.once.Do(func() {
		l.value = compute()
		l.done.Store(true)
	})
	return l.value
}

// known is the value if it has been computed.
func (l *lazy[T]) known() (value T, ok bool) {
	if !l.done.Load() {
		return value, false
	}
	return l.value, true
}

// Derive prepares all derivations of a version.
func Derive(m *Model, o Options) *Derivation {
	g := Compile(m, o.Block)
	return &Derivation{Model: m, Options: o, Graph: g, Fixpoint: g.Obtain(nil)}
}

// Phrase is a text in the languages of the product.
type Phrase struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// In is the phrase in a language; without one it is Japanese.
func (p Phrase) In(l Language) string {
	if l == English {
		return p.EN
	}
	return p.JA
}

// Obtainable tells whether an element can be had or done at all.
func (d *Derivation) Obtainable(id ID) bool {
	v, ok := d.Graph.Of[id]
	return ok && d.Fixpoint.In(v)
}

// Goals lists the goals looked at, in display order.
func (d *Derivation) Goals() []ID {
	var goals []ID
	for _, v := range d.goals() {
		goals = append(goals, d.Graph.IDs[v])
	}
	return goals
}

// goals are the nodes of the goals, in display order. The slice is shared.
func (d *Derivation) goals() []int {
	return d.targets.get(func() []int {
		var goals []int
		for v, id := range d.Graph.IDs[:d.Graph.Deliverables] {
			if d.Graph.things[v].Goal && d.Options.Goal == "" || id == d.Options.Goal {
				goals = append(goals, v)
			}
		}
		sortBy(goals, d.positions())
		return goals
	})
}

// Lost lists the deliverables that the what-if makes unobtainable, in display
// order; what it blocks itself is among them.
func (d *Derivation) Lost() []ID {
	lost := []ID{}
	if len(d.Options.Block) == 0 {
		return lost
	}
	before := Compile(d.Model, nil).Obtain(nil)
	for _, v := range d.sorted() {
		if v < d.Graph.Deliverables && before.In(v) && !d.Fixpoint.In(v) {
			lost = append(lost, d.Graph.IDs[v])
		}
	}
	return lost
}

// Order is the display order of deliverables and actions: phase, then the
// round in which they are first obtained, then rank, then ID.
func (d *Derivation) Order() []ID {
	ids := make([]ID, d.Graph.Elements)
	for i, v := range d.sorted() {
		ids[i] = d.Graph.IDs[v]
	}
	return ids
}

func (d *Derivation) sorted() []int { return d.nodes.get(d.inDisplayOrder) }

// inDisplayOrder lists the elements' nodes in display order: sorted by the last
// criterion first, each sort keeping what the one before has done.
func (d *Derivation) inDisplayOrder() []int {
	p := d.phasing()
	nodes := d.Graph.byRank()
	rounds := 0
	for _, v := range d.Fixpoint.Fired {
		rounds = max(rounds, int(d.Fixpoint.Round[v])+1)
	}
	nodes = countingSort(nodes, rounds+1, func(v int) int { return min(int(d.Fixpoint.Round[v]), rounds) })
	if len(p.phases) > 1 {
		nodes = countingSort(nodes, len(p.phases), func(v int) int { return p.of[v] })
	}
	return nodes
}

// byRank merges the deliverables and the actions, each by rank and ID already.
func (g *Graph) byRank() []int {
	nodes := make([]int, 0, g.Elements)
	v, a := 0, g.Deliverables
	for v < g.Deliverables && a < g.Elements {
		thing, act := g.things[v], g.acts[a-g.Deliverables]
		if cmp.Or(strings.Compare(thing.Rank, act.Rank), compareID(thing.ID, act.ID)) < 0 {
			nodes = append(nodes, v)
			v++
		} else {
			nodes = append(nodes, a)
			a++
		}
	}
	for ; v < g.Deliverables; v++ {
		nodes = append(nodes, v)
	}
	for ; a < g.Elements; a++ {
		nodes = append(nodes, a)
	}
	return nodes
}

// countingSort sorts nodes by keys from 0 to below keys, keeping the order of
// those with the same key.
func countingSort(nodes []int, keys int, key func(v int) int) []int {
	next := make([]int32, keys+1)
	for _, v := range nodes {
		next[key(v)+1]++
	}
	for k := range keys {
		next[k+1] += next[k]
	}
	sorted := make([]int, len(nodes))
	for _, v := range nodes {
		k := key(v)
		sorted[next[k]] = v
		next[k]++
	}
	return sorted
}

// inOrder sorts IDs of elements into display order, in place.
func (d *Derivation) inOrder(ids []ID) []ID {
	at := d.positions()
	slices.SortFunc(ids, func(a, b ID) int { return cmp.Compare(at[d.Graph.Of[a]], at[d.Graph.Of[b]]) })
	return ids
}

// positions tells for each element where it stands in display order. The
// slice is shared.
func (d *Derivation) positions() []int {
	return d.position.get(func() []int {
		at := make([]int, d.Graph.Elements)
		for i, v := range d.sorted() {
			at[v] = i
		}
		return at
	})
}
