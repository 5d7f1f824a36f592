package render

// mostPorts is how many lines leave (or enter) a side of a box one by one; more
// of them are a fan: they share one port and a trunk from which they branch.
const mostPorts = 7

// findFans notes the sides at which more lines than that start, or end, and lets
// their lines run upon each other.
func (r *router) findFans(sides []portSide, ends map[portSide][]portEnd) {
	if r.fans != nil {
		return
	}
	r.fans, r.trunks = map[portSide]bool{}, sides
	for i, s := range sides {
		if len(ends[s]) <= mostPorts || r.boxes[s.box].frame || !areAlike(ends[s]) {
			continue
		}
		r.fans[s] = true
		for _, e := range ends[s] {
			if w := &r.wires[e.wire]; w.joint == 0 {
				w.joint = -1 - i
			}
		}
	}
}

// areAlike tells whether all lines of a side start there, or all end there.
func areAlike(ends []portEnd) bool {
	for _, e := range ends {
		if e.last != ends[0].last {
			return false
		}
	}
	return true
}

// isSingle tells whether all lines of a side share the port in its middle.
func (r *router) isSingle(s portSide) bool { return r.boxes[s.box].single || r.fans[s] }
