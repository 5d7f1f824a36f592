package model

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// obtainableByRounds is design's definition of the obtainable set, word for
// word: rounds over the records until nothing is added. It shares no code with
// the graph.
func obtainableByRounds(m *Model, block ...ID) map[ID]bool {
	s := map[ID]bool{}
	for again := true; again; {
		again = false
		for _, k := range []Kind{KindDeliverable, KindAction} {
			for _, r := range m.Records(k) {
				if !s[r.Key()] && !slices.Contains(block, r.Key()) && standsOn(m, r, s) {
					s[r.Key()], again = true, true
				}
			}
		}
	}
	return s
}

func standsOn(m *Model, record Record, s map[ID]bool) bool {
	if a, ok := record.(Action); ok {
		for _, r := range m.RelationsOf(a.ID, Uses) {
			if !s[r.To] {
				return false
			}
		}
		return true
	}
	d := record.(Deliverable)
	if d.State == StateBlocked || d.Cover == CoverNobody {
		return false
	}
	if d.Origin == OriginExternal || d.Origin == OriginAssumption {
		return true
	}
	groups := map[string]bool{}
	for _, r := range m.RelationsOf(d.ID, Needs) {
		switch {
		case r.From != d.ID:
		case r.Group == "" && !s[r.To]:
			return false
		case r.Group != "":
			groups[r.Group] = groups[r.Group] || s[r.To]
		}
	}
	for _, met := range groups {
		if !met {
			return false
		}
	}
	for _, part := range m.Records(KindDeliverable) {
		if part.(Deliverable).Parent == d.ID && !s[part.Key()] {
			return false
		}
	}
	yields := m.RelationsOf(d.ID, Yields)
	return len(yields) == 0 || slices.ContainsFunc(yields, func(r Relation) bool { return s[r.From] })
}

func TestObtainableByDefinition(t *testing.T) {
	for seed := range int64(3000) {
		m := randomModel(seed, 14)
		want := obtainableByRounds(m)
		d := Derive(m, Options{})
		for _, id := range d.Graph.IDs {
			if d.Obtainable(id) != want[id] {
				t.Fatalf("seed %d: %s obtainable: got %v, want %v", seed, id, d.Obtainable(id), want[id])
			}
		}
	}
}

// removal is the oracle: block an element and see what is lost.
type removal struct {
	m       *Model
	without map[ID]map[ID]bool
}

func newRemoval(m *Model) removal {
	r := removal{m, map[ID]map[ID]bool{"": obtainableByRounds(m)}}
	for id := range r.without[""] {
		r.without[id] = obtainableByRounds(m, id)
	}
	return r
}

func (r removal) loses(blocked, of ID) bool { return blocked != of && !r.without[blocked][of] }

// checkpoints, unavoidable actions and the pairs of the reduced order.
func (r removal) of(goal ID) (points, actions []ID, pairs [][2]ID) {
	if !r.without[""][goal] {
		return nil, nil, nil
	}
	for _, id := range slices.Sorted(maps.Keys(r.without[""])) {
		if !r.loses(id, goal) {
			continue
		}
		if _, ok := Find[Action](r.m, id); ok {
			actions = append(actions, id)
		} else {
			points = append(points, id)
		}
	}
	all := append(slices.Clone(points), goal)
	for _, c := range all {
		for _, d := range all {
			between := func(e ID) bool { return r.loses(c, e) && r.loses(e, d) }
			if r.loses(c, d) && !slices.ContainsFunc(all, between) {
				pairs = append(pairs, [2]ID{c, d})
			}
		}
	}
	return points, actions, pairs
}

func comparePairs(a, b [2]ID) int {
	if a[0] != b[0] {
		return compareID(a[0], b[0])
	}
	return compareID(a[1], b[1])
}

func checkAgainstRemoval(t *testing.T, name string, d *Derivation) {
	t.Helper()
	oracle := newRemoval(d.Model)
	for _, g := range d.Checkpoints().Goals {
		points, actions, pairs := oracle.of(g.Goal)
		got := make([]ID, len(g.Checkpoints))
		for i, c := range g.Checkpoints {
			got[i] = c.ID
		}
		gotActions, gotPairs := slices.Clone(g.Actions), slices.Clone(g.Orderings)
		slices.Sort(got)
		slices.Sort(gotActions)
		slices.SortFunc(gotPairs, comparePairs)
		slices.SortFunc(pairs, comparePairs)
		if g.Obtainable != oracle.without[""][g.Goal] || !slices.Equal(got, points) || !slices.Equal(gotActions, actions) || !slices.Equal(gotPairs, pairs) {
			t.Fatalf("%s, goal %s:\ngot  %v %v %v\nwant %v %v %v", name, g.Goal, got, gotActions, gotPairs, points, actions, pairs)
		}
		if err := oracle.choices(g, append(got, gotActions...)); err != nil {
			t.Fatalf("%s, goal %s: %v", name, g.Goal, err)
		}
		for _, c := range g.Checkpoints {
			checkChain(t, name, d, g.Goal, c)
		}
	}
}

// checkChain: the because leads from the goal down to the checkpoint, each
// element resting on the next.
func checkChain(t *testing.T, name string, d *Derivation, goal ID, c Checkpoint) {
	t.Helper()
	if c.Because[0] != goal || c.Because[len(c.Because)-1] != c.ID {
		t.Fatalf("%s: because of %s is %v", name, c.ID, c.Because)
	}
	for i, from := range c.Because[1:] {
		if !restsOn(d.Model, c.Because[i], from) || !d.Obtainable(from) {
			t.Fatalf("%s: because of %s: %s does not rest on %s", name, c.ID, c.Because[i], from)
		}
	}
}

func restsOn(m *Model, on, from ID) bool {
	if part, ok := Find[Deliverable](m, from); ok && part.Parent == on {
		return true
	}
	return slices.ContainsFunc(m.RelationsOf(on, Needs), func(r Relation) bool { return r.From == on && r.To == from }) ||
		slices.ContainsFunc(m.RelationsOf(on, Uses), func(r Relation) bool { return r.From == on && r.To == from }) ||
		slices.ContainsFunc(m.RelationsOf(on, Yields), func(r Relation) bool { return r.To == on && r.From == from })
}

// choices holds a goal's either-ors against the definition: the live members of
// each group, and of each set of yielding actions, of the goal and what it
// cannot avoid, when none of them is unavoidable itself.
func (r removal) choices(g GoalCheckpoints, unavoidable []ID) error {
	want, got := map[string]bool{}, map[string]bool{}
	for _, e := range g.EitherOr {
		got[fmt.Sprint(e.Of, slices.Sorted(slices.Values(e.OneOf)))] = true
	}
	for _, x := range append(slices.Clone(unavoidable), g.Goal) {
		for _, ids := range membersOf(r.m, x) {
			alive := slices.DeleteFunc(ids, func(id ID) bool { return !r.without[""][id] })
			if g.Obtainable && len(alive) > 1 && !slices.ContainsFunc(alive, func(id ID) bool { return slices.Contains(unavoidable, id) }) {
				slices.Sort(alive)
				want[fmt.Sprint(x, alive)] = true
			}
		}
	}
	if !maps.Equal(got, want) {
		return fmt.Errorf("choices: got %v, want %v", got, want)
	}
	return nil
}

// membersOf are the groups and the yielding actions of a deliverable that is
// made here.
func membersOf(m *Model, id ID) map[string][]ID {
	members := map[string][]ID{}
	if d, ok := Find[Deliverable](m, id); !ok || d.Origin != OriginMade {
		return members
	}
	for _, r := range m.RelationsOf(id, Needs) {
		if r.From == id && r.Group != "" {
			members["group "+r.Group] = append(members["group "+r.Group], r.To)
		}
	}
	for _, r := range m.RelationsOf(id, Yields) {
		members["yields"] = append(members["yields"], r.From)
	}
	return members
}

func TestCheckpointsByRemoval(t *testing.T) {
	for seed := range int64(3000) {
		m := randomModel(seed, 14)
		checkAgainstRemoval(t, fmt.Sprintf("seed %d", seed), Derive(m, Options{}))
		goal := m.Records(KindDeliverable)[0].Key()
		checkAgainstRemoval(t, fmt.Sprintf("seed %d of one goal", seed), Derive(m, Options{Goal: goal}))
	}
	for seed := range int64(20) {
		checkAgainstRemoval(t, fmt.Sprintf("large seed %d", seed), Derive(randomModel(seed, 90), Options{}))
	}
}

// TestLargeConesBySearch holds what is used for large cones, event by event and
// many at once, against the matrix on every model.
func TestLargeConesBySearch(t *testing.T) {
	for seed := range int64(3000) {
		m := randomModel(seed, 30)
		d := Derive(m, Options{})
		for _, id := range d.Goals() {
			goal := d.Graph.Of[id]
			if !d.Fixpoint.In(goal) {
				continue
			}
			c := d.cone([]int{goal})
			want, got := c.matrix().landmarks(goal), c.search(goal)
			together := c.tryTogether(goal, c.derivation(goal))
			for _, l := range []*[]int{&want.elements, &got.elements, &together} {
				slices.Sort(*l)
			}
			if !slices.Equal(got.elements, want.elements) || !slices.Equal(together, want.elements) {
				t.Fatalf("seed %d goal %s: search %v, together %v, matrix %v", seed, id, got.elements, together, want.elements)
			}
			if !sameSet(got.pairs, want.pairs) {
				t.Fatalf("seed %d goal %s: order %v, matrix %v", seed, id, got.pairs, want.pairs)
			}
		}
	}
}

func sameSet[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// chainOf is a goal at the end of n needs in a row.
func chainOf(n int) *Model {
	m := newModel(map[ID]Record{InfoID: Info{}})
	name := func(i int) ID { return ID(fmt.Sprintf("d%07d", i)) }
	for i := range n {
		m.records.set(name(i), Deliverable{ID: name(i), Name: "link", Goal: i == 0})
		if i > 0 {
			r := NewRelation(Needs, name(i-1), name(i), "")
			m.records.set(r.ID, r)
		}
	}
	return m
}

// TestDeepChains: no recursion, and every link is a checkpoint.
func TestDeepChains(t *testing.T) {
	for _, n := range []int{10_000, 60_000} {
		g := Derive(chainOf(n), Options{}).Checkpoints().Goals[0]
		if len(g.Checkpoints) != n-1 || len(g.Orderings) != n-1 {
			t.Fatalf("%d links: %d checkpoints, %d orderings", n, len(g.Checkpoints), len(g.Orderings))
		}
	}
	if g := Derive(chainOf(1_000_000), Options{}); !g.Obtainable("d0000000") {
		t.Fatal("the end of a long chain is lost")
	}
}
