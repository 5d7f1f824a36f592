package model

import (
	"math/bits"
	"slices"
)

// landmarkMatrix holds, for each node of a cone, the set of nodes without which
// it is lost, itself included.
//
// What is an input of a single node that takes all its inputs is lost by itself
// or together with that node, its carrier, and so stands behind its carrier's
// column: most models are trees for the most part, and only what several need
// or what is one of several has a column of its own. Columns are numbered in the
// cone's order, and a node's set holds none beyond its own; its row ends there.
type landmarkMatrix struct {
	*cone
	carrier []int32    // by number: the number of its carrier, -1 of what has a column of its own and of choices
	column  []int32    // by number: its own or the last carrier's, -1 of choices
	kept    []int32    // by column: the number
	carried edges      // by number: the numbers of what it carries
	words   int        // that the rows take at most
	rows    [][]uint64 // by number
	store   []uint64   // what is left for further rows
	stack   []int32
}

// matrixWords is the size up to which one matrix answers for all goals at once
// (25 MB); beyond it each goal is searched by itself.
const matrixWords = 3_200_000

// matrix computes the landmarks of every node of the cone: the greatest
// solution of LM(v) = {v} ∪ the union (AND) or intersection (OR) of LM over the
// inputs, component by component. Inside a component it sweeps up and down over
// the nodes whose inputs have changed, until none has.
func (c *cone) matrix() *landmarkMatrix { return c.blankMatrix().fill() }

// smallMatrix is the matrix if it is not too large, else nil.
func (c *cone) smallMatrix() *landmarkMatrix {
	if m := c.blankMatrix(); m.words <= matrixWords {
		return m.fill()
	}
	return nil
}

// blankMatrix knows its columns, and no landmarks yet.
func (c *cone) blankMatrix() *landmarkMatrix {
	n := len(c.nodes)
	m := &landmarkMatrix{cone: c, carrier: make([]int32, n), column: make([]int32, n)}
	isRoot := make([]bool, n)
	for _, root := range c.roots {
		isRoot[c.number[root]] = true
	}
	var pairs [][2]int32
	for _, comp := range c.comps {
		for n := comp[0]; n < comp[1]; n++ {
			m.carrier[n], m.column[n] = -1, -1
			if isLone := comp[1]-comp[0] == 1; isLone && !isRoot[n] {
				m.carrier[n] = c.carrierOf(n)
			}
			if by := m.carrier[n]; by >= 0 {
				pairs = append(pairs, [2]int32{by, int32(n)})
			} else if !c.g.IsOr(int(c.nodes[n])) {
				m.column[n] = int32(len(m.kept))
				m.kept = append(m.kept, int32(n))
			}
			m.words += len(m.kept)>>6 + 1
		}
	}
	for n := len(c.nodes) - 1; n >= 0; n-- { // carriers come after what they carry
		if by := m.carrier[n]; by >= 0 {
			m.column[n] = m.column[by]
		}
	}
	m.carried = layOut(pairs, len(c.nodes), 0)
	return m
}

// carrierOf is the number of the only node that an element is an input of, if
// that takes all its inputs; else -1.
func (c *cone) carrierOf(n int) int32 {
	v := c.nodes[n]
	if c.g.IsOr(int(v)) {
		return -1
	}
	by := int32(-1)
	for _, out := range c.g.Out(int(v)) {
		switch to := c.number[out]; {
		case to < 0 || to == by:
		case by >= 0 || c.g.IsOr(int(out)):
			return -1
		default:
			by = to
		}
	}
	return by
}

func (m *landmarkMatrix) fill() *landmarkMatrix {
	m.rows = make([][]uint64, len(m.nodes))
	spare := make([]uint64, len(m.kept)>>6+1)
	kept := 0
	for _, comp := range m.comps {
		if comp[1]-comp[0] == 1 {
			n := comp[0]
			if m.carrier[n] < 0 && m.column[n] >= 0 {
				kept++
			}
			row := m.take(m.width(n))
			m.combine(n, row)
			m.rows[n] = row
			continue
		}
		kept = m.sweep(comp, kept, spare)
	}
	return m
}

// width is how many words the set of a lone node takes, by those of its inputs.
func (m *landmarkMatrix) width(n int) int {
	if m.carrier[n] < 0 && m.column[n] >= 0 {
		return int(m.column[n])>>6 + 1
	}
	isOr := m.g.IsOr(int(m.nodes[n]))
	width := -1
	m.live(m.nodes[n], func(in int32) {
		w := len(m.rows[m.number[in]])
		if width < 0 || isOr && w < width || !isOr && w > width {
			width = w
		}
	})
	return max(width, 0)
}

// take cuts a row off a store that is filled up when it is used up.
func (m *landmarkMatrix) take(words int) []uint64 {
	if len(m.store) < words || m.store == nil {
		m.store = make([]uint64, max(words, min(m.words, 1<<16)))
	}
	row := m.store[:words:words]
	m.store = m.store[words:]
	return row
}

// sweep solves one component of several nodes, before which so many columns are
// used. On the first way up every node finds what it needs: it was obtained
// after an input that obtains it.
func (m *landmarkMatrix) sweep(comp [2]int, kept int, spare []uint64) (keptThen int) {
	dirty, columns := make([]bool, comp[1]-comp[0]), make([]int, comp[1]-comp[0])
	left := len(dirty)
	for i := range dirty {
		if m.column[comp[0]+i] >= 0 {
			kept++
		}
		dirty[i], columns[i] = true, kept
	}
	for up := true; left > 0; up = !up {
		for i := range dirty {
			if !up {
				i = len(dirty) - 1 - i
			}
			n := comp[0] + i
			if !dirty[i] {
				continue
			}
			row := spare[:columns[i]>>6+1]
			dirty[i] = false
			left--
			if !m.combine(n, row) {
				continue
			}
			row[columns[i]>>6] &= 1<<(columns[i]&63) - 1
			if slices.Equal(row, m.rows[n]) {
				continue
			}
			if m.rows[n] == nil {
				m.rows[n] = m.take(len(row))
			}
			copy(m.rows[n], row)
			for _, out := range m.g.Out(int(m.nodes[n])) {
				o := int(m.number[out])
				if o >= comp[0] && o < comp[1] && !dirty[o-comp[0]] {
					dirty[o-comp[0]] = true
					left++
				}
			}
		}
	}
	return kept
}

// combine writes the row of node n from its inputs' rows. An input without a
// row yet stands for everything: an OR passes over it, an AND must wait.
func (m *landmarkMatrix) combine(n int, row []uint64) bool {
	v := m.nodes[n]
	isOr := m.g.IsOr(int(v))
	known, waits := 0, false
	if !isOr {
		clear(row)
	}
	m.live(v, func(in int32) {
		other := m.rows[m.number[in]]
		switch {
		case other == nil:
			waits = true
		case !isOr:
			known++
			unite(row, other)
		case known == 0:
			known++
			clear(row[copy(row, other):])
		default:
			known++
			for i := range row {
				if i < len(other) {
					row[i] &= other[i]
				} else {
					row[i] = 0
				}
			}
		}
	})
	if isOr && known == 0 || !isOr && waits {
		return false
	}
	if own := m.column[n]; own >= 0 && m.carrier[n] < 0 {
		row[own>>6] |= 1 << (own & 63)
	}
	return true
}

// unite adds the words of a set that the other has room for.
func unite(set, other []uint64) {
	other = other[:min(len(set), len(other))]
	for i, word := range other {
		set[i] |= word
	}
}

// landmarks reads the row of a root of the cone.
func (m *landmarkMatrix) landmarks(goal int) landmarks {
	var found landmarks
	n := m.number[goal]
	row := m.rows[n]
	found.elements = make([]int, 0, len(m.nodes))
	for u, v := range m.nodes {
		if has(row, m.column[u]) && u != int(n) {
			found.elements = append(found.elements, int(v))
		}
	}
	found.pairs = make([][2]int, 0, len(found.elements)+len(found.elements)/2)
	rest := make([]uint64, len(m.kept)>>6+1)
	m.reduce(int(n), rest, &found)
	for _, v := range found.elements {
		if v < m.g.Deliverables {
			m.reduce(int(m.number[v]), rest, &found)
		}
	}
	return found
}

func has(set []uint64, column int32) bool {
	return column >= 0 && int(column>>6) < len(set) && set[column>>6]>>(column&63)&1 == 1
}

// reduce lists the deliverables directly before one: those that it carries, and
// of the columns the last that is left, again and again, dropping all that is
// before each. For an action stands what it carries.
func (m *landmarkMatrix) reduce(n int, rest []uint64, found *landmarks) {
	rest = rest[:copy(rest, m.rows[n])]
	if own := m.column[n]; m.carrier[n] < 0 {
		rest[own>>6] &^= 1 << (own & 63)
	}
	emit := func(u int32) {
		found.pairs = append(found.pairs, [2]int{int(m.nodes[u]), int(m.nodes[n])})
		before := m.rows[u]
		before = before[:min(len(rest), len(before))]
		for i, word := range before {
			rest[i] &^= word
		}
	}
	m.eachCarried(int32(n), emit)
	for i := len(rest) - 1; i >= 0; i-- {
		for rest[i] != 0 {
			column := i<<6 + 63 - bits.LeadingZeros64(rest[i])
			rest[i] &^= 1 << (column & 63)
			if u := m.kept[column]; int(m.nodes[u]) < m.g.Deliverables {
				emit(u)
			} else {
				m.eachCarried(u, emit)
			}
		}
	}
}

// eachCarried calls f with the number of each deliverable that a node carries,
// itself or by actions.
func (m *landmarkMatrix) eachCarried(n int32, f func(u int32)) {
	m.stack = append(m.stack[:0], n)
	for len(m.stack) > 0 {
		by := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for _, u := range m.carried.of(int(by)) {
			if int(m.nodes[u]) < m.g.Deliverables {
				f(u)
			} else {
				m.stack = append(m.stack, u)
			}
		}
	}
}
