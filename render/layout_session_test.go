package render

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// session is a picture under random edits, checked after each.
type session struct {
	*rand.Rand
	t      *testing.T
	g      LayoutGraph
	pinned map[string]LayoutPoint
	rects  map[string]LayoutRect
	made   int
}

func newSession(t *testing.T, size int, seed uint64) *session {
	s := &session{Rand: seeded(seed), t: t, g: randomGraph(size, size/10, seed), pinned: map[string]LayoutPoint{}}
	s.g.BottomUp = seed%2 == 1
	s.rects = LocalPlace(nil, s.g, nil)
	s.check(s.rects)
	return s
}

// place runs LocalPlace twice and checks what must hold after any edit.
func (s *session) place() map[string]LayoutRect {
	s.t.Helper()
	got := LocalPlace(s.rects, s.g, s.pinned)
	if !maps.Equal(got, LocalPlace(s.rects, s.g, s.pinned)) {
		s.t.Fatal("placing twice gives two pictures")
	}
	s.check(got)
	return got
}

func (s *session) check(got map[string]LayoutRect) {
	s.t.Helper()
	if len(got) != len(s.g.Nodes) {
		s.t.Fatalf("%d places for %d boxes", len(got), len(s.g.Nodes))
	}
	boxes := make([]LayoutRect, len(s.g.Nodes))
	for i, node := range s.g.Nodes {
		boxes[i] = got[node.ID]
		if boxes[i].W != node.W || boxes[i].H != node.H {
			s.t.Fatalf("%s is %v, not %g by %g", node.ID, boxes[i], node.W, node.H)
		}
		if at, isPinned := s.pinned[node.ID]; isPinned && (boxes[i].X != at.X || boxes[i].Y != at.Y) {
			s.t.Fatalf("pinned %s stands at %v, not %v", node.ID, boxes[i], at)
		}
	}
	mustNotOverlap(s.t, boxes)
}

// mustStay fails if any box but the excepted one has another corner than before.
func (s *session) mustStay(got map[string]LayoutRect, except string) {
	s.t.Helper()
	for id, was := range s.rects {
		now, there := got[id]
		if there && id != except && (now.X != was.X || now.Y != was.Y) {
			s.t.Fatalf("%s moved from %v to %v", id, was, now)
		}
	}
}

func (s *session) any() *LayoutNode { return &s.g.Nodes[s.IntN(len(s.g.Nodes))] }

func (s *session) add() string {
	s.made++
	id := fmt.Sprint("new", s.made)
	s.g.Nodes = append(s.g.Nodes, LayoutNode{ID: id, W: 90 + 30*float64(s.IntN(4)), H: 34 + 16*float64(s.IntN(3))})
	return id
}

// before says whether a stands wholly before b along the ranks.
func (s *session) before(a, b LayoutRect) bool {
	if s.g.BottomUp {
		return b.Y+b.H <= a.Y
	}
	return a.X+a.W <= b.X
}

// addNeed adds what an old box needs, which must come before it.
func (s *session) addNeed() {
	needing := s.any().ID
	id := s.add()
	s.g.Edges = append(s.g.Edges, LayoutEdge{id, needing})
	got := s.place()
	s.mustStay(got, "")
	s.mustStayAlone(got)
	if !s.before(got[id], got[needing]) {
		s.t.Fatalf("%s %v is not before %s %v that needs it", id, got[id], needing, got[needing])
	}
	s.rects = got
}

// addUse adds what needs an old box, which must come behind it.
func (s *session) addUse() {
	needed := s.any().ID
	id := s.add()
	s.g.Edges = append(s.g.Edges, LayoutEdge{needed, id})
	got := s.place()
	s.mustStay(got, "")
	s.mustStayAlone(got)
	if !s.before(got[needed], got[id]) {
		s.t.Fatalf("%s %v is not behind %s %v that it needs", id, got[id], needed, got[needed])
	}
	s.rects = got
}

// paste adds several boxes that hang together, and some that hang on nothing.
func (s *session) paste() {
	from := len(s.g.Nodes)
	for range 2 + s.IntN(6) {
		id := s.add()
		if at := from + s.IntN(len(s.g.Nodes)-from); s.g.Nodes[at].ID != id {
			s.g.Edges = append(s.g.Edges, LayoutEdge{id, s.g.Nodes[at].ID})
		}
	}
	if s.IntN(2) == 0 {
		s.g.Edges = append(s.g.Edges, LayoutEdge{s.g.Nodes[from].ID, s.g.Nodes[s.IntN(from)].ID})
	}
	got := s.place()
	s.mustStay(got, "")
	s.rects = got
}

func (s *session) remove() {
	if len(s.g.Nodes) < 5 {
		return
	}
	id := s.any().ID
	s.g.Nodes = slices.DeleteFunc(slices.Clone(s.g.Nodes), func(n LayoutNode) bool { return n.ID == id })
	s.g.Edges = slices.DeleteFunc(slices.Clone(s.g.Edges), func(e LayoutEdge) bool { return e.From == id || e.To == id })
	delete(s.pinned, id)
	got := s.place()
	s.mustStay(got, "")
	s.rects = got
}

// relate draws or removes a line, which moves nothing.
func (s *session) relate() {
	if s.IntN(2) == 0 && len(s.g.Edges) > 0 {
		s.g.Edges = slices.Delete(slices.Clone(s.g.Edges), 0, 1)
	} else {
		s.g.Edges = append(s.g.Edges, LayoutEdge{s.any().ID, s.any().ID})
	}
	got := s.place()
	s.mustStay(got, "")
	s.rects = got
}

// addMember adds to a frame what one of its boxes needs. A frame that held its
// members alone goes on doing so: who stood in its way has left.
func (s *session) addMember() {
	s.g.Clusters = slices.Clone(s.g.Clusters)
	c := &s.g.Clusters[s.IntN(len(s.g.Clusters))]
	members := slices.DeleteFunc(slices.Clone(c.Members), func(id string) bool { _, there := s.rects[id]; return !there })
	if len(members) == 0 {
		return
	}
	alone := s.alone(*c, s.rects)
	id := s.add()
	s.g.Edges = append(s.g.Edges, LayoutEdge{id, members[s.IntN(len(members))]})
	c.Members = append(members, id)
	got := s.place()
	if alone && !s.alone(*c, got) {
		s.t.Fatalf("frame %s is no longer alone", c.ID)
	}
	s.rects = got
}

// mustStayAlone fails if a frame has come to hold what is not its own.
func (s *session) mustStayAlone(got map[string]LayoutRect) {
	s.t.Helper()
	for _, c := range s.g.Clusters {
		if s.alone(c, s.rects) && !s.alone(c, got) {
			s.t.Fatalf("frame %s is no longer alone", c.ID)
		}
	}
}

// alone says whether the bounding box of a frame's members covers nothing else.
func (s *session) alone(c LayoutCluster, rects map[string]LayoutRect) bool {
	first := true
	var left, top, right, bottom float64
	for _, id := range c.Members {
		r, there := rects[id]
		switch {
		case !there:
			continue
		case first:
			left, top, right, bottom = r.X, r.Y, r.X+r.W, r.Y+r.H
			first = false
		}
		left, top = min(left, r.X), min(top, r.Y)
		right, bottom = max(right, r.X+r.W), max(bottom, r.Y+r.H)
	}
	for id, r := range rects {
		if !first && !slices.Contains(c.Members, id) && cover(LayoutRect{left, top, right - left, bottom - top}, r) {
			return false
		}
	}
	return true
}

// resize renames a box. Where it does not reach another nothing may move, and
// where it does neither it nor a pinned box may.
func (s *session) resize() {
	node := s.any()
	if _, isPinned := s.pinned[node.ID]; isPinned {
		return // two pins that grow into one another cannot both stay
	}
	node.W, node.H = 60+60*float64(s.IntN(4)), 30+20*float64(s.IntN(4))
	reached := false
	was := s.rects[node.ID]
	now := LayoutRect{was.X, was.Y, node.W, node.H}
	pushesPin := false
	for id, other := range s.rects {
		if id != node.ID && cover(now, other) {
			reached = true
			_, isPinned := s.pinned[id]
			pushesPin = pushesPin || isPinned
		}
	}
	got := s.place()
	if !reached && len(s.g.Clusters) == 0 {
		s.mustStay(got, "")
	}
	if !pushesPin && (got[node.ID].X != was.X || got[node.ID].Y != was.Y) {
		s.t.Fatalf("%s grew and moved from %v to %v", node.ID, was, got[node.ID])
	}
	s.rects = got
}

// pin puts a box where it touches no other pinned box; others give way.
func (s *session) pin() {
	node := s.any()
	to := s.any()
	at := LayoutPoint{s.rects[to.ID].X + float64(s.IntN(80)) - 40, s.rects[to.ID].Y + float64(s.IntN(60)) - 30}
	for id, other := range s.pinned {
		if id != node.ID && cover(LayoutRect{at.X, at.Y, node.W, node.H}, LayoutRect{other.X, other.Y, s.rects[id].W, s.rects[id].H}) {
			return
		}
	}
	s.pinned[node.ID] = at
	s.rects = s.place()
}

func (s *session) unpin() {
	for _, node := range s.g.Nodes {
		if _, isPinned := s.pinned[node.ID]; isPinned {
			delete(s.pinned, node.ID)
			got := s.place()
			s.mustStay(got, "")
			s.rects = got
			return
		}
	}
}
