package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// dotAnswer is Graphviz's json0, as far as it is read: places are points, y
// upward, sizes inches, all as text.
type dotAnswer struct {
	Box     string    `json:"bb"`
	Objects []dotNode `json:"objects"`
	Edges   []dotEdge `json:"edges"`
}

// dotNode is a node, a cluster or a row; only nodes have a Pos.
type dotNode struct {
	Number int    `json:"_gvid"`
	Name   string `json:"name"`
	Pos    string `json:"pos"`
	Width  string `json:"width"`
	Height string `json:"height"`
}

type dotEdge struct {
	Tail int `json:"tail"`
	Head int `json:"head"`
}

// slack is by how much, in points, an answer may miss a size or the picture's
// edge: it writes five digits.
const slack = 0.5

// largestPicture bounds both sides of an answer, in points.
const largestPicture = 1e7

// read checks an answer through and through and returns the places in it.
// Graphviz returns without an error what is cut off, blank or from the request
// before, so nothing is believed: every node sent must be there once, with its
// size, a finite place inside the picture and no other node over it; the edges
// must be those sent, and run forward. What it may miss for once, the order
// within rows, is put right.
func (d *dotGraph) read(body []byte) (LayoutResult, error) {
	var a dotAnswer
	if err := json.Unmarshal(body, &a); err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: %w", err)
	}
	box, err := numbers(a.Box, 4)
	if err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: size: %w", err)
	}
	w, h := box[2]-box[0], box[3]-box[1]
	if !(w >= 0 && h >= 0 && w <= largestPicture && h <= largestPicture) {
		return LayoutResult{}, fmt.Errorf("read layout: picture of %g by %g points", w, h)
	}
	named, err := d.readNodes(a.Objects)
	if err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: %w", err)
	}
	if err := d.checkEdges(a.Edges, named); err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: %w", err)
	}
	places, err := d.places(a.Objects, named, box)
	if err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: %w", err)
	}
	if err := d.checkPlaces(places, w, h); err != nil {
		return LayoutResult{}, fmt.Errorf("read layout: %w", err)
	}
	if len(d.held) > 0 {
		d.net.keepOrder(d.held, places)
	}
	return d.net.picture(places), nil
}

// readNodes returns the node number behind each object number, and fails
// unless the objects are just the nodes and subgraphs sent.
func (d *dotGraph) readNodes(objects []dotNode) (map[int]int, error) {
	sent := len(d.net.nodes)
	if d.root {
		sent++
	}
	if want := sent + len(d.clusters) + d.rows; len(objects) != want {
		return nil, fmt.Errorf("%d objects for %d sent", len(objects), want)
	}
	named := make(map[int]int, sent)
	seen := make([]bool, sent)
	for _, o := range objects {
		v, err := strconv.Atoi(strings.TrimPrefix(o.Name, "n"))
		if err != nil || !strings.HasPrefix(o.Name, "n") {
			continue
		}
		if v < 0 || v >= sent || seen[v] {
			return nil, fmt.Errorf("node %q was not sent, or is there twice", o.Name)
		}
		seen[v] = true
		named[o.Number] = v
	}
	if len(named) != sent {
		return nil, fmt.Errorf("%d nodes for %d sent", len(named), sent)
	}
	return named, nil
}

// checkEdges fails unless the edges are just those sent, each as often as sent.
// A statement that Graphviz cut short, or edges of the request before, show here.
func (d *dotGraph) checkEdges(edges []dotEdge, named map[int]int) error {
	if len(edges) != len(d.edges) {
		return fmt.Errorf("%d edges for %d sent", len(edges), len(d.edges))
	}
	count := make(map[netEdge]int, len(edges))
	for _, e := range d.edges {
		count[e]++
	}
	for _, e := range edges {
		from, fromKnown := named[e.Tail]
		to, toKnown := named[e.Head]
		back := netEdge{from, to}
		if !fromKnown || !toKnown || count[back] == 0 {
			return fmt.Errorf("edge %d to %d was not sent", e.Tail, e.Head)
		}
		count[back]--
	}
	return nil
}

// places returns where the nodes begin across and along the ranks.
func (d *dotGraph) places(objects []dotNode, named map[int]int, box []float64) ([]rankPlace, error) {
	places := make([]rankPlace, len(d.net.nodes))
	for _, o := range objects {
		v, isNode := named[o.Number]
		if !isNode || !strings.HasPrefix(o.Name, "n") || v >= len(places) {
			continue
		}
		center, err := numbers(o.Pos, 2)
		if err != nil {
			return nil, fmt.Errorf("place of node %d: %w", v, err)
		}
		across, along := d.net.across(v), d.net.along(v)
		if !sizeIs(o.Width, across) || !sizeIs(o.Height, along) {
			return nil, fmt.Errorf("node %d has size %q by %q inches for %g by %g points", v, o.Width, o.Height, across, along)
		}
		places[v] = rankPlace{center[0] - box[0] - across/2, box[3] - center[1] - along/2}
	}
	return places, nil
}

// sizeIs says whether a size in inches, as text, is that many points.
func sizeIs(text string, points float64) bool {
	got, err := numbers(text, 1)
	return err == nil && math.Abs(got[0]*pointsPerInch-points) <= slack+points/1000
}

// numbers reads just so many finite numbers with commas between.
func numbers(text string, count int) ([]float64, error) {
	parts := strings.Split(text, ",")
	if len(parts) != count {
		return nil, fmt.Errorf("%d numbers for %d", len(parts), count)
	}
	out := make([]float64, count)
	for i, part := range parts {
		x, err := strconv.ParseFloat(part, 64)
		if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || math.Abs(x) > largestPicture {
			return nil, fmt.Errorf("number %d is none", i+1)
		}
		out[i] = x
	}
	return out, nil
}

// checkPlaces checks the places in a picture so wide (across) and high (along
// the ranks).
func (d *dotGraph) checkPlaces(places []rankPlace, w, h float64) error {
	boxes := make([]LayoutRect, len(places))
	for v, at := range places {
		b := LayoutRect{at.across, at.along, d.net.across(v), d.net.along(v)}
		boxes[v] = b
		margin := slack + max(w, h)/10000
		if b.X < -margin || b.Y < -margin || b.X+b.W > w+margin || b.Y+b.H > h+margin {
			return fmt.Errorf("node %d lies outside the picture", v)
		}
	}
	if a, b, found := overlapping(boxes); found {
		return fmt.Errorf("nodes %d and %d overlap", a, b)
	}
	for _, e := range d.edges[:d.forward] {
		if places[e.from].along+d.net.along(e.from) > places[e.to].along {
			return fmt.Errorf("edge %d to %d runs back", e.from, e.to)
		}
	}
	return nil
}

// overlapping returns two boxes that share more than a line, if any do. Boxes are swept by their left sides; those still open are kept by their
// tops and do not overlap one another, so a new one meets few.
func overlapping(boxes []LayoutRect) (int, int, bool) {
	byLeft := make([]int, len(boxes))
	for i := range byLeft {
		byLeft[i] = i
	}
	slices.SortStableFunc(byLeft, func(a, b int) int { return cmp.Compare(boxes[a].X, boxes[b].X) })
	var open []int
	for _, i := range byLeft {
		b := boxes[i]
		open = slices.DeleteFunc(open, func(j int) bool { return boxes[j].X+boxes[j].W <= b.X })
		at, _ := slices.BinarySearchFunc(open, b.Y, func(j int, y float64) int { return cmp.Compare(boxes[j].Y, y) })
		if at > 0 && boxes[open[at-1]].Y+boxes[open[at-1]].H > b.Y {
			return open[at-1], i, true
		}
		if at < len(open) && b.Y+b.H > boxes[open[at]].Y {
			return open[at], i, true
		}
		open = slices.Insert(open, at, i)
	}
	return 0, 0, false
}
