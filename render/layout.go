package render

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
)

// LayoutPoint is a place in points, x to the right and y downward.
type LayoutPoint struct{ X, Y float64 }

// LayoutRect is a box in points: its top-left corner and its size.
type LayoutRect struct{ X, Y, W, H float64 }

// LayoutNode is a box to place; W and H are points and never changed.
type LayoutNode struct {
	ID   string
	W, H float64
	// Rank is the least column, counted from the start, that the box may have,
	// and takes unless what leads to it stands there or beyond;
	// 0 and less leave it free.
	Rank int
}

// LayoutEdge says that From, the prerequisite, comes before To: to the left of
// it, or below it in a bottom-up picture. An end may be a cluster.
type LayoutEdge struct{ From, To string }

// LayoutCluster is a frame: its members, boxes or other clusters, stay
// together, and no other box comes into their bounding box grown by Pad points.
type LayoutCluster struct {
	ID      string
	Members []string
	Pad     float64
}

// LayoutGraph is what a layout starts from. What it cannot use (an edge to
// nowhere or to its own start, the second box of one ID, the second frame
// round one box) it passes over.
type LayoutGraph struct {
	Nodes    []LayoutNode
	Edges    []LayoutEdge
	Clusters []LayoutCluster
	// Keep is the present order within each rank, rank by rank along the
	// edges, top to bottom (left to right when bottom-up): boxes named here stay
	// in this order and with their rank as far as the edges allow. Empty for a
	// layout from scratch.
	Keep [][]string
	// RankSep is the least gap between ranks, NodeSep that between boxes of
	// one rank, in points; 0 for the usual ones.
	RankSep, NodeSep float64
	// BottomUp lets the ranks rise from bottom to top instead of going from
	// left to right.
	BottomUp bool
}

// LayoutResult holds the top-left corner of every box, in points, and the size
// of the whole, whose own top-left corner is the origin.
type LayoutResult struct {
	At   map[string]LayoutPoint
	W, H float64
}

const (
	usualRankSep = 48
	usualNodeSep = 18
	usualPad     = 8
	leastSize    = 1
	largestSize  = 20000
	largestSep   = 2000
	largestRank  = 200
	// deepestCluster is how far clusters may nest; a cluster beyond it is
	// dissolved into the one round it. Graphviz corrupts its memory at 300.
	deepestCluster = 24
)

var (
	// ErrSuperseded is the result of a request that a newer one has replaced.
	ErrSuperseded = errors.New("lay out graph: superseded by a newer request")
	// ErrLayoutTime is the result of a request that took longer than allowed.
	ErrLayoutTime = errors.New("lay out graph: time limit passed")
	// ErrLayoutSize is the result of a request too large for the worker.
	ErrLayoutSize = errors.New("lay out graph: too many boxes or lines")
	// ErrLayoutClosed is the result of a request to a closed Layouter.
	ErrLayoutClosed = errors.New("lay out graph: layout is closed")
)

// FindLayoutProgram returns the layout worker beside the program executable,
// and whether there is one.
func FindLayoutProgram(executable string) (string, bool) {
	name := "honelayout"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if real, err := filepath.EvalSymlinks(executable); err == nil {
		executable = real
	}
	program := filepath.Join(filepath.Dir(executable), name)
	stat, err := os.Stat(program)
	return program, err == nil && stat.Mode().IsRegular()
}

// within returns x between low and high, and low where x is not a number.
func within(x, low, high float64) float64 {
	if math.IsNaN(x) {
		return low
	}
	return min(max(x, low), high)
}

// orUsual returns a usable separation: x, or usual where x says nothing.
func orUsual(x, usual float64) float64 {
	if !(x > 0) {
		return usual
	}
	return within(x, leastSize, largestSep)
}
