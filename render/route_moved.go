package render

// moveBy follows a picture that was moved as a whole after its lines were drawn,
// by whole points: its ways are known where it is now.
func (m *Routes) moveBy(by Point) {
	if m == nil || by == (Point{}) {
		return
	}
	boxes := make([]routeBox, len(m.boxes))
	for i, b := range m.boxes {
		b.Rect = b.movedBy(by)
		boxes[i] = b
	}
	m.boxes = boxes
	m.rules = [2][]float64{addedTo(m.rules[0], by.Y), addedTo(m.rules[1], by.X)}
	for i := range m.wires {
		w := &m.wires[i]
		w.start, w.end, w.path = w.start.movedBy(by), w.end.movedBy(by), pathMovedBy(w.path, by)
	}
	keys := make(map[boxKey]int, len(m.keys))
	for key, n := range m.keys {
		keys[key.movedBy(by)] = n
	}
	m.keys = keys
	for pass, ways := range m.ways {
		m.ways[pass] = make(map[wayKey]way, len(ways))
		for key, w := range ways {
			w.path, w.looked = pathMovedBy(w.path, by), w.looked.movedBy(by)
			m.ways[pass][key.movedBy(by)] = w
		}
	}
}

func (r Rect) movedBy(by Point) Rect { return Rect{r.X + by.X, r.Y + by.Y, r.W, r.H} }

// ifAny moves a rectangle that a key may be without.
func (r Rect) ifAny(by Point) Rect {
	if r == (Rect{}) {
		return r
	}
	return r.movedBy(by)
}

func (p Point) movedBy(by Point) Point { return Point{p.X + by.X, p.Y + by.Y} }

func (k boxKey) movedBy(by Point) boxKey {
	k.Rect, k.in = k.Rect.movedBy(by), k.in.ifAny(by)
	return k
}

func (k wayKey) movedBy(by Point) wayKey {
	k.start, k.end, k.joint = k.start.movedBy(by), k.end.movedBy(by), k.joint.ifAny(by)
	k.from, k.to = k.from.movedBy(by), k.to.movedBy(by)
	return k
}

func pathMovedBy(path []Point, by Point) []Point {
	out := make([]Point, len(path))
	for i, at := range path {
		out[i] = at.movedBy(by)
	}
	return out
}

func addedTo(list []float64, by float64) []float64 {
	out := make([]float64, len(list))
	for i, at := range list {
		out[i] = at + by
	}
	return out
}
