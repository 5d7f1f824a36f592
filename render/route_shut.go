package render

// isShutIn tells whether one of the ends of a wire is closed in by the boxes of
// the lattice's window, so that no wider window holds a way to it.
func (s *routeSearch) isShutIn(w *wire) bool {
	return !s.isOpen(w.enters(), w.in) || !s.isOpen(w.leaves(), w.out)
}

// isOpen tells whether from a crossing one comes to the border of the lattice.
func (s *routeSearch) isOpen(at Point, by side) bool {
	columns, rows := int32(len(s.xs)), int32(len(s.ys))
	first := s.node(at, by) / 2
	been := map[int32]bool{first: true}
	for open := []int32{first}; len(open) > 0; {
		cell := open[len(open)-1]
		open = open[:len(open)-1]
		x, y := cell%columns, cell/columns
		if x == 0 || y == 0 || x == columns-1 || y == rows-1 {
			return true
		}
		for _, next := range [...]struct {
			cell    int32
			blocked bool
		}{
			{cell + 1, s.blocked[0][cell]},
			{cell - 1, s.blocked[0][cell-1]},
			{cell + columns, s.blocked[1][cell]},
			{cell - columns, s.blocked[1][cell-columns]},
		} {
			if !next.blocked && !been[next.cell] {
				been[next.cell] = true
				open = append(open, next.cell)
			}
		}
	}
	return false
}
