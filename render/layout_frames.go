package render

import "math"

// clear moves the rungs apart until every cluster, over all ranks it spans, is
// a rectangle that holds its members and nothing else. Rows alone do not see
// to that: each keeps a cluster together for itself, at a height of its own.
// Every condition is "this middle or edge at least so far after that one";
// the mean of pushing all forward and pushing all back obeys them, too.
func (l *ladder) clear(middle []float64) {
	if len(l.net.clusters) == 0 {
		return
	}
	g := &pushes{ladder: l, count: len(l.rungs) + 2*len(l.net.clusters)}
	g.out, g.in = make([][]push, g.count), make([][]push, g.count)
	for r := range l.rows {
		g.addRow(l.rows[r])
	}
	g.addFrames()
	order := g.sorted()
	if len(order) < g.count {
		return // the order of clusters contradicts itself; rows still are free of overlaps
	}
	start := g.start(middle)
	forth, back := make([]float64, g.count), make([]float64, g.count)
	copy(forth, start)
	copy(back, start)
	for _, v := range order {
		for _, p := range g.in[v] {
			forth[v] = max(forth[v], forth[p.other]+p.gap)
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		v := order[i]
		for _, p := range g.out[v] {
			back[v] = min(back[v], back[p.other]-p.gap)
		}
	}
	for v := range middle {
		middle[v] = (forth[v] + back[v]) / 2
	}
}

// pushes is the graph of conditions. Its first numbers are the rungs' middles,
// then come each cluster's beginning and end.
type pushes struct {
	*ladder
	count   int
	out, in [][]push
}

type push struct {
	other int
	gap   float64
}

// begin and end number the edges of cluster c after the rungs.
func (g *pushes) begin(c int) int { return len(g.rungs) + 2*c }
func (g *pushes) end(c int) int   { return len(g.rungs) + 2*c + 1 }

// add demands that after lies at least gap behind before.
func (g *pushes) add(before, after int, gap float64) {
	g.out[before] = append(g.out[before], push{after, gap})
	g.in[after] = append(g.in[after], push{before, gap})
}

// addRow keeps neighbours apart, or the frames that part them.
func (g *pushes) addRow(row []int) {
	for i := 1; i < len(row); i++ {
		v, w := row[i-1], row[i]
		a, b := g.rungs[v], g.rungs[w]
		outerA, outerB := g.apart(a.home, b.home)
		if outerA < 0 && outerB < 0 {
			g.add(v, w, g.gap(v, w))
			continue
		}
		before, after, gap := v, w, g.net.nodeSep/2
		if outerA >= 0 {
			before = g.end(outerA)
		} else {
			gap += a.across / 2
		}
		if outerB >= 0 {
			after = g.begin(outerB)
		} else {
			gap += b.across / 2
		}
		g.add(before, after, gap)
	}
}

// addFrames keeps members and inner frames inside.
func (g *pushes) addFrames() {
	for v, r := range g.rungs {
		if r.home >= 0 {
			room := r.across/2 + g.net.clusters[r.home].pad
			g.add(g.begin(r.home), v, room)
			g.add(v, g.end(r.home), room)
		}
	}
	for c, cluster := range g.net.clusters {
		if cluster.parent >= 0 {
			pad := g.net.clusters[cluster.parent].pad
			g.add(g.begin(cluster.parent), g.begin(c), pad)
			g.add(g.end(c), g.end(cluster.parent), pad)
		}
	}
}

// sorted returns an order that all conditions follow (Kahn, 1962), shorter
// than it should be if there is none.
func (g *pushes) sorted() []int {
	missing := make([]int, g.count)
	order := make([]int, 0, g.count)
	for v := range missing {
		missing[v] = len(g.in[v])
		if missing[v] == 0 {
			order = append(order, v)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, p := range g.out[order[i]] {
			missing[p.other]--
			if missing[p.other] == 0 {
				order = append(order, p.other)
			}
		}
	}
	return order
}

// start returns the middles as they are and the frames that just hold them.
func (g *pushes) start(middle []float64) []float64 {
	at := make([]float64, g.count)
	copy(at, middle)
	for c := range g.net.clusters {
		at[g.begin(c)], at[g.end(c)] = math.Inf(1), math.Inf(-1)
	}
	for v, r := range g.rungs {
		room := r.across / 2
		for c := r.home; c >= 0; c = g.net.clusters[c].parent {
			room += g.net.clusters[c].pad
			at[g.begin(c)] = min(at[g.begin(c)], middle[v]-room)
			at[g.end(c)] = max(at[g.end(c)], middle[v]+room)
		}
	}
	for c := range g.net.clusters {
		if math.IsInf(at[g.begin(c)], 0) {
			at[g.begin(c)], at[g.end(c)] = 0, 0
		}
	}
	return at
}
