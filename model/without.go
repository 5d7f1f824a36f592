package model

import "slices"

// counter counts, for each bit of a word, how often it was set, up to a million
// times: plane i holds the i-th binary digit of all sixty-four counts.
type counter [20]uint64

func (c *counter) add(word uint64) { c.addAt(0, word) }

func (c *counter) addAt(plane int, word uint64) {
	for ; word != 0; plane++ {
		c[plane], word = c[plane]^word, c[plane]&word
	}
}

// addEight adds eight words by full adders, without a branch but for the carry
// (Harley and Seal; Warren, Hacker's Delight, 2nd edition, 2012, section 5-1).
func (c *counter) addEight(w *[8]uint64) {
	ones, twos, fours := c[0], c[1], c[2]
	ones, a := fullAdd(ones, w[0], w[1])
	ones, b := fullAdd(ones, w[2], w[3])
	twos, p := fullAdd(twos, a, b)
	ones, a = fullAdd(ones, w[4], w[5])
	ones, b = fullAdd(ones, w[6], w[7])
	twos, q := fullAdd(twos, a, b)
	fours, carry := fullAdd(fours, p, q)
	c[0], c[1], c[2] = ones, twos, fours
	c.addAt(3, carry)
}

func fullAdd(a, b, c uint64) (sum, carry uint64) {
	return a ^ b ^ c, a&b | (a^b)&c
}

func (c *counter) count(bit int) int {
	n := 0
	for i, plane := range c {
		n |= int(plane>>bit&1) << i
	}
	return n
}

// lostWithout counts by number how many deliverables of the cone cannot exist
// without an element, itself included if it is one.
func (m *landmarkMatrix) lostWithout() []int32 {
	counters := make([]counter, len(m.kept)>>6+1)
	rows := m.byLength()
	for len(rows) >= 8 {
		r := rows[:8]
		for i := range r[0] {
			counters[i].addEight(&[8]uint64{r[0][i], r[1][i], r[2][i], r[3][i], r[4][i], r[5][i], r[6][i], r[7][i]})
		}
		for _, row := range r[1:] {
			for i := len(r[0]); i < len(row); i++ {
				counters[i].add(row[i])
			}
		}
		rows = rows[8:]
	}
	for _, row := range rows {
		for i, word := range row {
			counters[i].add(word)
		}
	}
	return m.countLost(counters)
}

// byLength lists the deliverables' rows, the short ones first.
func (m *landmarkMatrix) byLength() [][]uint64 {
	start := make([]int, len(m.kept)>>6+3)
	for n, row := range m.rows {
		if int(m.nodes[n]) < m.g.Deliverables {
			start[len(row)+1]++
		}
	}
	for i := range len(start) - 1 {
		start[i+1] += start[i]
	}
	sorted := make([][]uint64, start[len(start)-1])
	for n, row := range m.rows {
		if int(m.nodes[n]) < m.g.Deliverables {
			sorted[start[len(row)]] = row
			start[len(row)]++
		}
	}
	return sorted
}

// countLost reads the columns' counters; what is carried is lost by itself and
// with its carrier.
func (m *landmarkMatrix) countLost(counters []counter) []int32 {
	lost := make([]int32, len(m.nodes))
	for n := len(lost) - 1; n >= 0; n-- {
		column := m.column[n]
		switch by := m.carrier[n]; {
		case by < 0 && column >= 0:
			lost[n] = int32(counters[column>>6].count(int(column & 63)))
		case by >= 0 && int(m.nodes[n]) < m.g.Deliverables:
			lost[n] = lost[by] + 1
		case by >= 0:
			lost[n] = lost[by]
		}
	}
	return lost
}

// isAll tells whether some nodes are all the members of one choice and of use to
// nothing else.
func (m *landmarkMatrix) isAll(members []int) bool {
	or := int32(-1)
	for _, v := range members {
		for _, out := range m.g.Out(v) {
			if m.number[v] < 0 || m.number[out] >= 0 && (!m.g.IsOr(int(out)) || or >= 0 && out != or) {
				return false
			}
			if m.number[out] >= 0 {
				or = out
			}
		}
	}
	if or < 0 {
		return false
	}
	live := 0
	m.live(or, func(int32) { live++ })
	return live == len(members)
}

// lostWithoutChoice counts the deliverables that are lost without all members of
// a choice: they themselves, and what is lost without the owner of the choice.
func (m *landmarkMatrix) lostWithoutChoice(single []int32, members []int) int {
	or := slices.IndexFunc(m.g.Out(members[0]), func(out int32) bool { return m.number[out] >= 0 })
	owner := m.g.Ors[int(m.g.Out(members[0])[or])-m.g.Elements].Owner
	lost := int(single[m.number[owner]])
	for _, v := range members {
		isCounted := has(m.rows[m.number[v]], m.column[m.number[owner]]) // in a circle
		if v < m.g.Deliverables && !isCounted {
			lost++
		}
	}
	return lost
}

// lostWithoutAll counts for each set of nodes how many deliverables of the cone
// cannot exist once all of the set is gone.
func (c *cone) lostWithoutAll(sets [][]int) []int {
	order, first := make([]int, len(sets)), make([]int32, len(sets))
	for i, set := range sets {
		order[i], first[i] = i, int32(len(c.nodes))
		for _, v := range set {
			if n := c.number[v]; n >= 0 {
				first[i] = min(first[i], n)
			}
		}
	}
	slices.SortFunc(order, func(a, b int) int { return int(first[a] - first[b]) })
	lost := make([]int, len(sets))
	removed, has := make([]lane, len(c.nodes)), make([]lane, len(c.nodes))
	for block := range slices.Chunk(order, lanes) {
		clear(removed)
		for i, of := range block {
			for _, v := range sets[of] {
				if n := c.number[v]; n >= 0 {
					removed[n][i>>6] |= 1 << (i & 63)
				}
			}
		}
		var counters [lanes / 64]counter
		c.without(removed, has)
		for n := int(first[block[0]]); n < len(c.nodes); n++ {
			if int(c.nodes[n]) < c.g.Deliverables {
				for w, word := range &has[n] {
					counters[w].add(^word)
				}
			}
		}
		for i, of := range block {
			lost[of] = counters[i>>6].count(i & 63)
		}
	}
	return lost
}
