package model

// counter counts, for each bit of a word, how often it was set: plane i holds
// the i-th binary digit of all sixty-four counts.
type counter [32]uint64

func (c *counter) add(word uint64) {
	for i := 0; word != 0; i++ {
		c[i], word = c[i]^word, c[i]&word
	}
}

func (c *counter) count(bit int) int {
	n := 0
	for i, plane := range c {
		n |= int(plane>>bit&1) << i
	}
	return n
}

// lostWithout counts by number how many deliverables of the cone cannot exist
// without a node, itself included if it is one.
func (m *landmarkMatrix) lostWithout() []int32 {
	counters := make([]counter, len(m.nodes)>>6+1)
	for n, row := range m.rows {
		if m.deliverables[n>>6]>>(n&63)&1 == 0 {
			continue
		}
		for i, word := range row {
			counters[i].add(word)
		}
	}
	lost := make([]int32, len(m.nodes))
	for n := range lost {
		lost[n] = int32(counters[n>>6].count(n & 63))
	}
	return lost
}

// lostWithoutAll counts for each set of nodes how many deliverables of the cone
// cannot exist once all of the set is gone.
func (c *cone) lostWithoutAll(sets [][]int) []int {
	lost := make([]int, 0, len(sets))
	for len(sets) > 0 {
		block := sets[:min(lanes, len(sets))]
		sets = sets[len(block):]
		removed := map[int32]lane{}
		for i, set := range block {
			for _, v := range set {
				if n := c.number[v]; n >= 0 {
					bit := removed[n]
					bit[i>>6] |= 1 << (i & 63)
					removed[n] = bit
				}
			}
		}
		var counters [lanes / 64]counter
		c.without(removed, func(has []lane) {
			for n, v := range c.nodes {
				if int(v) < c.g.Deliverables {
					for w, word := range has[n] {
						counters[w].add(^word)
					}
				}
			}
		})
		for i := range block {
			lost = append(lost, counters[i>>6].count(i&63))
		}
	}
	return lost
}
