package render

import (
	"encoding/json"
	"math"

	"hone/assets"
	"hone/model"
)

// Input is what a picture is made from.
type Input struct {
	Model      *model.Model
	Derivation *model.Derivation
	Measure    Measure
	Language   model.Language // of the fixed words
	Words      Words          // nil: those of the language
	// Positions are the boxes of the picture before, see Positions; nil for a
	// picture from scratch. Views on a grid of their own pass them over.
	Positions map[model.ID]Rect
	// Routes remembers the ways of lines from one picture of the view to the
	// next; nil for a picture alone. It changes the time that it takes only.
	Routes  *Routes
	Options Options
}

// Options choose what a picture shows.
type Options struct {
	Legend bool              // what the signs mean, below
	Title  bool              // title and scope, above
	XRay   bool              // all but the checkpoints faded
	Folded map[model.ID]bool // composites of the deliverable graph shown as one box
	// BottomUp lets the deliverable graph and the PFD view rise to the goal
	// instead of running to the right. Boxes pinned by hand are where they are
	// in a picture that runs to the right, so their pins do not count then.
	BottomUp bool
	// Overlay shows a further result on the graphs; see FeasibilityOverlay,
	// ScheduleOverlay and CompareOverlay.
	Overlay *Overlay
}

// Words are the product's texts in one language, by key.
type Words map[string]string

// WordsIn reads the texts of a language.
func WordsIn(l model.Language) Words {
	w := Words{}
	if err := json.Unmarshal(assets.Text(string(l)), &w); err != nil {
		panic("internal error: read texts: " + err.Error())
	}
	return w
}

// Say is the text of a key; a key without one stands for itself, so that a gap
// shows.
func (w Words) Say(key string) string {
	if text, ok := w[key]; ok {
		return text
	}
	return key
}

// ready fills what a caller may leave out.
func (in Input) ready() Input {
	if in.Language == "" {
		in.Language = in.Model.Info().Language
	}
	if in.Language != model.English {
		in.Language = model.Japanese
	}
	if in.Words == nil {
		in.Words = WordsIn(in.Language)
	}
	if in.Derivation == nil {
		in.Derivation = model.Derive(in.Model, model.Options{})
	}
	return in
}

// Positions are the boxes of a scene by ID, for the picture of the next
// version: what is known there stays where it is.
func Positions(s Scene) map[model.ID]Rect {
	at := make(map[model.ID]Rect, len(s.Boxes))
	for _, b := range s.Boxes {
		at[b.ID] = b.Rect
	}
	return at
}

// Placed makes the boxes of a layout a picture's Positions.
func Placed(g LayoutGraph, r LayoutResult) map[model.ID]Rect {
	at := make(map[model.ID]Rect, len(g.Nodes))
	for _, n := range g.Nodes {
		if p, ok := r.At[n.ID]; ok {
			at[model.ID(n.ID)] = Rect{p.X, p.Y, n.W, n.H}
		}
	}
	return at
}

// Bounds is the part of the plane that a scene fills.
func (s Scene) Bounds() Rect { return Rect{s.Left, s.Top, s.Width, s.Height} }

// AtOrigin is the scene moved so that its top left corner is the origin, as
// exports want it.
func (s Scene) AtOrigin() Scene {
	if s.Left == 0 && s.Top == 0 {
		return s
	}
	by := Point{-s.Left, -s.Top}
	s.Frames, s.Boxes = movedBoxes(s.Frames, by), movedBoxes(s.Boxes, by)
	lines := make([]Line, len(s.Lines))
	for i, l := range s.Lines {
		l.Points = pathMovedBy(l.Points, by)
		lines[i] = l
	}
	texts := make([]Text, len(s.Texts))
	for i, t := range s.Texts {
		t.Rect = t.Rect.movedBy(by)
		t.Base += by.Y
		texts[i] = t
	}
	s.Lines, s.Texts = lines, texts
	s.Left, s.Top = 0, 0
	return s
}

func movedBoxes(boxes []Box, by Point) []Box {
	out := make([]Box, len(boxes))
	for i, b := range boxes {
		b.Rect = b.Rect.movedBy(by)
		out[i] = b
	}
	return out
}

// fit sets the scene's corner and size to hold everything with a margin. A
// picture that nothing placed before starts at the origin.
func (s *Scene) fit(margin float64) {
	low, high := Point{0, 0}, Point{0, 0}
	first := true
	take := func(r Rect) {
		if first {
			low, high, first = Point{r.X, r.Y}, Point{r.X + r.W, r.Y + r.H}, false
		}
		low = Point{min(low.X, r.X), min(low.Y, r.Y)}
		high = Point{max(high.X, r.X+r.W), max(high.Y, r.Y+r.H)}
	}
	for _, b := range s.Frames {
		take(b.Rect)
	}
	for _, b := range s.Boxes {
		take(b.Rect)
	}
	for _, t := range s.Texts {
		take(t.Rect)
	}
	for _, l := range s.Lines {
		for _, at := range l.Points {
			take(Rect{at.X, at.Y, 0, 0})
		}
	}
	// Whole points, so that boxes stay on them when the picture is moved.
	s.Left, s.Top = math.Floor(low.X-margin), math.Floor(low.Y-margin)
	s.Width, s.Height = math.Ceil(high.X+margin-s.Left), math.Ceil(high.Y+margin-s.Top)
}

// sceneMargin is the white round a picture.
const sceneMargin = 24
