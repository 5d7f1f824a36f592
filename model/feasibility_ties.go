package model

import "slices"

// tieBreak looks among the ways that take the same for the first by ID: of two,
// the one that has the smallest ID that is not in both. It decides elements to
// be in or out, from the goal down, and leaves what cannot come before the
// first way found so far.
type tieBreak struct {
	*ways
	byID  []int32 // elements
	comp  []int32 // strongly connected components, by node
	cover *cover
	price price // what every way takes that counts
	first []bool
}

// tieSize is the most choices that a tie is broken among: a search goes as deep.
const tieSize = 400

// firstByID is the first of the ways as cheap as a given cheapest one; that one
// itself where the steps run out or there are too many choices.
func (w *ways) firstByID(way []bool, sets []landmark) []bool {
	if len(w.nodes)-w.elements > tieSize {
		return way
	}
	t := &tieBreak{ways: w, cover: newCover(w, sets), price: w.price(way), first: way, byID: make([]int32, w.elements)}
	for v := range t.byID {
		t.byID[v] = int32(v)
	}
	slices.SortFunc(t.byID, func(a, b int32) int { return compareID(w.ids[a], w.ids[b]) })
	t.comp, _ = components(w.in)
	s := verdicts{in: make([]bool, len(w.nodes)), out: make([]bool, w.elements)}
	t.search(s, w.goal)
	return t.first
}

// verdicts are what is decided: elements and choices that are in, elements that
// are out.
type verdicts struct{ in, out []bool }

func (s verdicts) clone() verdicts { return verdicts{slices.Clone(s.in), slices.Clone(s.out)} }

// search tries every way that agrees with the verdicts and has an element.
func (t *tieBreak) search(s verdicts, with int32) {
	*t.left -= 4 * len(t.nodes)
	if *t.left < 0 || !t.follow(s, with) || !t.affords(s) || !t.canBeFirst(s) {
		return
	}
	members := t.openChoice(s)
	if members == nil {
		tide := t.tide(s.in)
		if tide.there[t.goal] {
			t.take(s.in[:t.elements])
			return
		}
		members = t.exits(s, tide)
	}
	s = s.clone()
	for _, v := range members {
		t.search(s.clone(), v)
		s.out[v] = true
	}
}

// follow puts an element in with all that it takes; false when something of
// that is out.
func (t *tieBreak) follow(s verdicts, v int32) bool {
	s.in[v] = true
	for stack := []int32{v}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if t.isOr(v) {
			continue
		}
		if s.out[v] {
			return false
		}
		in := t.ways.in.of(int(v))
		*t.left -= len(in)
		for _, u := range in {
			if !s.in[u] {
				s.in[u] = true
				stack = append(stack, u)
			}
		}
	}
	return true
}

// affords rules out what would make every way too dear; false when there is no
// other any more.
func (t *tieBreak) affords(s verdicts) bool {
	c := t.cover
	for i := range c.hits {
		c.hits[i] = 0
	}
	for i, v := range c.elements {
		c.out[i] = s.out[v]
		if s.in[v] {
			c.choose(int32(i), 1)
		}
	}
	least, _ := c.bound()
	least = least.plus(t.ways.price(s.in[:t.elements]))
	if t.price.less(least) {
		return false
	}
	for v := range t.elements {
		rest := t.prices[v]
		if i, ok := slices.BinarySearch(c.elements, int32(v)); ok {
			rest = c.rest[i]
		}
		if !s.in[v] && t.price.less(least.plus(rest)) {
			s.out[v] = true
		}
	}
	return true
}

// openChoice lists the members, by ID, of a choice that is in and has none yet:
// the choice with the first such member. Nil when there is none.
func (t *tieBreak) openChoice(s verdicts) []int32 {
	for _, v := range t.byID {
		if s.out[v] || s.in[v] {
			continue
		}
		for _, to := range t.out.of(int(v)) {
			if t.isOr(to) && s.in[to] && !t.met(s, to) {
				return t.undecided(s, func(u int32) bool { return slices.Contains(t.ways.in.of(int(to)), u) })
			}
		}
	}
	return nil
}

func (t *tieBreak) met(s verdicts, choice int32) bool {
	return slices.ContainsFunc(t.ways.in.of(int(choice)), func(v int32) bool { return s.in[v] })
}

// undecided lists elements that are neither in nor out, by ID.
func (t *tieBreak) undecided(s verdicts, are func(v int32) bool) []int32 {
	var found []int32
	for _, v := range t.byID {
		if !s.in[v] && !s.out[v] && are(v) {
			found = append(found, v)
		}
	}
	return found
}

// exits lists what could bring in the choices that only support themselves.
func (t *tieBreak) exits(s verdicts, tide *tide) []int32 {
	return t.undecided(s, func(v int32) bool {
		return slices.ContainsFunc(t.out.of(int(v)), func(to int32) bool { return t.isOr(to) && s.in[to] && !tide.there[to] })
	})
}

// take keeps a way that is the first so far, if nothing in it can be spared.
func (t *tieBreak) take(way []bool) {
	if !t.before(way, t.first) {
		return
	}
	needed := t.forced(way, make([]bool, len(t.nodes)))
	for v, in := range way {
		if in && !needed[v] {
			without := slices.Clone(way)
			without[v] = false
			if t.derives(without) {
				return
			}
		}
	}
	t.first = slices.Clone(way)
}

func (t *tieBreak) before(a, b []bool) bool {
	for _, v := range t.byID {
		if a[v] != b[v] {
			return a[v]
		}
	}
	return false
}

// canBeFirst tells whether some way that agrees with the verdicts may come
// before the first one so far: the first element that such a way may have and
// that one has not must come before the first that it cannot have.
func (t *tieBreak) canBeFirst(s verdicts) bool {
	may := t.mayBeIn(s)
	for _, v := range t.byID {
		switch {
		case may[v] && !t.first[v]:
			return true
		case !may[v] && t.first[v]:
			return false
		}
	}
	return false
}

// mayBeIn is what is in and what open choices may still bring in. A choice is
// settled by a member that does not rest on the choice itself.
func (t *tieBreak) mayBeIn(s verdicts) []bool {
	may := slices.Clone(s.in)
	var stack []int32
	for v := t.elements; v < len(t.nodes); v++ {
		if s.in[v] && !t.settled(s, int32(v)) {
			stack = append(stack, int32(v))
		}
	}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		in := t.ways.in.of(int(v))
		*t.left -= len(in)
		for _, u := range in {
			if !may[u] && (t.isOr(u) || !s.out[u]) {
				may[u] = true
				stack = append(stack, u)
			}
		}
	}
	return may
}

func (t *tieBreak) settled(s verdicts, choice int32) bool {
	return slices.ContainsFunc(t.ways.in.of(int(choice)), func(v int32) bool { return s.in[v] && t.comp[v] != t.comp[choice] })
}
