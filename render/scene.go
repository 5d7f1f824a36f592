// Package render makes pictures and sheets of a model version. It knows no
// window: the Scene it makes is drawn by the canvas and written by the exports.
package render

import "hone/model"

// Scene is a picture in points (1/72 inch), y down. It is the only picture:
// what is on screen is what is exported, there with its corner at the origin. Frames are drawn first,
// then lines, boxes, and texts; each list in its order.
type Scene struct {
	Width, Height float64
	Left, Top     float64 // its corner: boxes placed by hand may lie beyond the origin
	Frames        []Box   // composites, lanes, phases; may hold boxes
	Lines         []Line
	Boxes         []Box // never overlap one another
	Texts         []Text
	Title         string         // what the picture is called, for readers
	Language      model.Language // of the fixed words; fonts choose kanji by it
}

// Point is a place in points.
type Point struct{ X, Y float64 }

// Rect is an upright rectangle in points: its top left corner and its size.
type Rect struct{ X, Y, W, H float64 }

// Shape is a box's outline.
type Shape string

// The shapes of boxes.
const (
	ShapeRound   Shape = "round"   // 6 points of corner radius
	ShapePill    Shape = "pill"    // half-round ends: actions
	ShapeDiamond Shape = "diamond" // decisions
	ShapeDot     Shape = "dot"     // the join of alternatives, starts and ends
	ShapePlain   Shape = "plain"   // square corners: lanes, cells
	ShapeChevron Shape = "chevron" // phases of the journey map
)

// Ink is a colour by its meaning; a Palette gives it a value per theme.
type Ink string

// The inks. InkNone draws nothing.
const (
	InkNone    Ink = ""
	InkPaper   Ink = "paper"   // the page
	InkText    Ink = "text"    // names
	InkMuted   Ink = "muted"   // lines, secondary text
	InkHair    Ink = "hair"    // hairlines, lane borders
	InkAccent  Ink = "accent"  // the one accent: checkpoints, goals
	InkWash    Ink = "wash"    // the accent's pale fill
	InkPale    Ink = "pale"    // externals: pale blue
	InkWarm    Ink = "warm"    // questions, selection, what needs a look
	InkAlarm   Ink = "alarm"   // blocked, lost
	InkOnDark  Ink = "on-dark" // text on an accent fill
	InkSubtle  Ink = "subtle"  // zebra of lanes
	InkOutline Ink = "outline" // plain box border

	InkFaded    Ink = "faded"     // what the X-ray looks through
	InkPaleRim  Ink = "pale-rim"  // border of externals
	InkWarmPale Ink = "warm-pale" // fill behind warm text
)

// Mark is a sign on a box that says something by form, not by colour alone.
type Mark string

// The marks.
const (
	MarkCheckpoint   Mark = "checkpoint"   // bookmark, top right
	MarkEitherOr     Mark = "either-or"    // hollow bookmark
	MarkBlocked      Mark = "blocked"      // crossed corner
	MarkUnobtainable Mark = "unobtainable" // hatched left edge
	MarkCloses       Mark = "closes"       // closes a phase: ◎ bottom right
	MarkDone         Mark = "done"         // tick
	MarkCritical     Mark = "critical"     // a hand of a clock, bottom left: no slack
	MarkOverBudget   Mark = "over-budget"  // a triangle, top left
	MarkAdded        Mark = "added"        // plus in a circle, top left
	MarkRemoved      Mark = "removed"      // minus in a circle, top left
	MarkChanged      Mark = "changed"      // delta in a circle, top left
)

// Box is an element's shape. ID is the record it shows, and unique among the
// boxes and frames of a Scene; where a record is shown again or the box is no
// record's, ID is made up and Shows names the record, if any. Kind is what it
// is ("deliverable", "action", "lane", "phase", "composite", "cell", …).
type Box struct {
	ID           model.ID
	Shows        model.ID // the record meant, when it is not ID
	Kind         string
	Rect         Rect
	Shape        Shape
	Fill, Stroke Ink
	Width        float64 // of the border
	Dashed       bool
	Double       bool // a second border 3 points inside: goals
	Marks        []Mark
	Title        string // the whole name, for readers and hover
}

// Tip is how a line ends.
type Tip string

// The tips of lines.
const (
	TipNone     Tip = ""
	TipCircle   Tip = "circle"   // at the prerequisite
	TipTriangle Tip = "triangle" // hollow, at the dependent
	TipArrow    Tip = "arrow"    // solid, in the action flow
)

// Line is a relation: a chain of straight pieces from Points[0] on.
type Line struct {
	ID       model.ID
	Kind     string
	Points   []Point
	Stroke   Ink
	Width    float64
	Dashed   bool
	Double   bool // two parallel lines: sync
	Smooth   bool // drawn as a curve through the points in exports: feelings
	From, To Tip
	Title    string
}

// Align is the side of a text that stays where it is when another font makes
// it longer or shorter: the left one, the middle, the right one.
type Align string

// The alignments.
const (
	AlignStart  Align = "start"
	AlignMiddle Align = "middle"
	AlignEnd    Align = "end"
)

// Record is the record that the box stands for; empty for none.
func (b Box) Record() model.ID {
	if b.Shows != "" {
		return b.Shows
	}
	return b.ID
}

// Text is one line of text. Rect is the measured space that it takes; Base is
// the y of its baseline. Of is the element that it belongs to, empty for the
// picture's own words.
type Text struct {
	Of    model.ID
	About model.ID // the record that a line of a cell speaks of, else empty
	Text  string
	Rect  Rect
	Base  float64
	Size  float64
	Bold  bool
	Ink   Ink
	Align Align
}
