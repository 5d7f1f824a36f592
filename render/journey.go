package render

import (
	"strings"

	"hone/model"
)

// Sizes of the journey map, in points.
const (
	journeyMargin  = 36
	journeyLaneW   = 112 // the lanes' names
	journeyStepW   = 132 // a step's box
	journeySign    = 16  // a sign before an entry
	journeyStepGap = 9
	journeyOrGap   = 38 // between alternatives, where "or" is written
	journeyPad     = 12 // beside a cell's text
	journeyPadY    = 10
	journeyRow     = 4   // most steps side by side
	journeyLeast   = 236 // a column's least width
	journeyChevron = 42
	journeyCurve   = 112 // the height of the feeling lane

	// journeySlack is the part of a cell's width that its text may take: viewers
	// without the font use a wider one.
	journeySlack = 0.92
)

// Journey is the customer's journey map as a table: a column a phase, a lane
// for each question, the feelings as a curve. It is no graph layout.
func Journey(in Input) Scene {
	in = in.ready()
	j := &journey{Input: in, result: in.Derivation.Journey(), row: journeyRow, split: 1}
	j.scene.Title, j.scene.Language = in.Words.Say("view.journey"), in.Language
	j.columns()
	y := j.heading()
	y = j.chevrons(y)
	for _, lane := range j.lanes() {
		y = j.lane(lane, y)
	}
	j.rule(y)
	j.separators(y)
	end := j.footer(y)
	j.scene.Width = hundredth(max(end, j.right()) + journeyMargin)
	return j.scene
}

// journey is the map being drawn.
type journey struct {
	Input
	result model.JourneyResult
	cols   []journeyCol
	scene  Scene
	top    float64 // of the lanes
	row    int     // most steps side by side
	split  int     // most columns of a cell's entries
}

// journeyCol is a column: its phase, its place, and its steps in rows.
type journeyCol struct {
	model.JourneyPhase
	x, w float64
	rows [][]journeyStep
}

// columns gives each phase the width that its widest row of steps takes.
func (j *journey) columns() {
	x := float64(journeyMargin + journeyLaneW)
	for _, p := range j.result.Phases {
		c := journeyCol{JourneyPhase: p, x: x, rows: j.stepRows(p)}
		c.w = journeyLeast
		for _, row := range c.rows {
			c.w = max(c.w, rowWidth(row)+2*journeyPad)
		}
		j.cols = append(j.cols, c)
		x += c.w
	}
}

func (j *journey) right() float64 {
	last := j.cols[len(j.cols)-1]
	return last.x + last.w
}

// heading sets the title and the scope; it answers where the map begins.
func (j *journey) heading() float64 {
	info := j.Model.Info()
	title := info.Title
	if title == "" {
		title = j.Words.Say("view.journey")
	}
	width := j.right() - journeyMargin
	y := float64(journeyMargin - 8)
	y = j.paragraph(paragraph{text: title, kind: Type{Size: SizeTitle, Bold: true}, lines: 2, ink: InkText, at: Rect{journeyMargin, y, width, 0}, of: headingID})
	scope := []string{}
	for _, part := range []struct{ before, text string }{
		{"", info.Customer}, {"", j.viewpoint(info)}, {j.Words.Say("term.goal") + ": ", strings.Join(j.goals(), "・")},
	} {
		if part.text != "" {
			scope = append(scope, part.before+part.text)
		}
	}
	y = j.paragraph(paragraph{text: strings.Join(scope, "　｜　"), kind: Type{Size: SizeText}, lines: 2, ink: InkMuted, at: Rect{journeyMargin, y + 2, width, 0}, of: headingID})
	if info.Persona != "" {
		y = j.paragraph(paragraph{text: info.Persona, kind: Type{Size: SizeSmall}, lines: 2, ink: InkMuted, at: Rect{journeyMargin, y + 2, width, 0}, of: headingID})
	}
	if len(j.Model.Records(model.KindDeliverable)) == 0 {
		y = j.paragraph(paragraph{text: j.Words.Say("empty.journey"), kind: Type{Size: SizeText}, lines: 2, ink: InkWarm, at: Rect{journeyMargin, y + 6, width, 0}, of: headingID})
	}
	j.scene.Frames = append(j.scene.Frames, Box{
		ID: headingID, Kind: "heading", Shape: ShapePlain, Title: title, Rect: Rect{journeyMargin, journeyMargin - 8, width, y - journeyMargin + 8},
	})
	return y + 14
}

// The IDs of what shows no record.
const headingID, legendID model.ID = "heading", "legend"

func (j *journey) viewpoint(info model.Info) string {
	if info.Viewpoint == "" {
		return ""
	}
	return j.Words.Say("viewpoint." + string(info.Viewpoint))
}

func (j *journey) goals() []string {
	var names []string
	for _, id := range j.Derivation.Goals() {
		names = append(names, j.name(id))
	}
	return names
}

func (j *journey) name(id model.ID) string {
	r, _ := j.Model.Get(id)
	if r == nil {
		return ""
	}
	return model.NameOf(r)
}

// chevrons draws the phases as arrows that lead on.
func (j *journey) chevrons(y float64) float64 {
	j.top = y
	for i, c := range j.cols {
		name := c.Name
		if name == "" {
			name = j.Words.Say("view.journey")
		}
		box := Box{
			ID: c.ID, Kind: "phase", Title: name, Shape: ShapeChevron, Fill: InkWash,
			Rect: Rect{c.x + 3, y, c.w - 6, journeyChevron},
		}
		if box.ID == "" {
			box.ID = "journey"
		}
		ink := InkAccent
		if i == 0 {
			box.Fill, ink = InkAccent, InkOnDark
		}
		j.scene.Frames = append(j.scene.Frames, box)
		kind := Type{Size: SizeHead, Bold: true}
		line := kind.Wrap(j.Measure, name, c.w-3*chevronTip-2*journeyPad, 1)[0]
		t := lineOfText(line, Rect{c.x + 2*journeyPad, y + 10, j.Measure.Width(line, kind.Size, true), 22}, kind)
		t.Of, t.Ink = box.ID, ink
		j.scene.Texts = append(j.scene.Texts, t)
	}
	return y + journeyChevron
}

// rule is a hairline over the whole map.
func (j *journey) rule(y float64) {
	j.ruled(Line{Width: 1, Points: []Point{{journeyMargin, hundredth(y)}, {j.right(), hundredth(y)}}})
}

// separators are fine lines between the columns, below the chevrons.
func (j *journey) separators(bottom float64) {
	for _, c := range j.cols[1:] {
		j.ruled(Line{Width: 0.8, Dashed: true, Points: []Point{{c.x, j.top + journeyChevron + 4}, {c.x, hundredth(bottom)}}})
	}
}

// ruled adds a line that shows no record, under an ID of its own.
func (j *journey) ruled(l Line) {
	l.ID, l.Kind, l.Stroke = model.ID("rule:"+decimal(len(j.scene.Lines))), "rule", InkHair
	j.scene.Lines = append(j.scene.Lines, l)
}

// footer explains the signs and answers where it ends to the right.
func (j *journey) footer(y float64) float64 {
	x := float64(journeyMargin)
	small := Type{Size: SizeSmall}
	for _, sign := range []struct{ glyph, key string }{
		{"◎", "legend.closes"}, {"", "legend.checkpoint"}, {"", "legend.or"}, {"？", "legend.question"}, {"※", "legend.edited"},
	} {
		at := Rect{x, y + 12, 14, 15}
		switch sign.key {
		case "legend.checkpoint":
			j.sample(at, Box{Stroke: InkAccent, Marks: []Mark{MarkCheckpoint}})
		case "legend.or":
			j.sample(at, Box{Stroke: InkMuted, Dashed: true, Marks: []Mark{MarkEitherOr}})
		default:
			t := lineOfText(sign.glyph, Rect{x, y + 12, 14, 15}, small)
			t.Of, t.Ink = legendID, InkAccent
			j.scene.Texts = append(j.scene.Texts, t)
		}
		words := j.Words.Say(sign.key)
		w := j.Measure.Width(words, SizeSmall, false)
		shift := 18.0
		if sign.glyph == "" {
			shift = 34
		}
		t := lineOfText(words, Rect{x + shift, y + 12, w, 15}, small)
		t.Of, t.Ink = legendID, InkMuted
		j.scene.Texts = append(j.scene.Texts, t)
		x += shift + w + 22
	}
	j.scene.Frames = append(j.scene.Frames, Box{
		ID: legendID, Kind: "legend", Shape: ShapePlain, Title: j.Words.Say("view.legend"), Rect: Rect{journeyMargin, y + 8, max(x, j.right()) - journeyMargin, 24},
	})
	j.scene.Height = hundredth(y + 12 + 15 + journeyMargin - 8)
	return x
}

// sample is a small box that shows a sign in the legend.
func (j *journey) sample(at Rect, b Box) {
	b.ID, b.Kind, b.Shape, b.Fill, b.Width = model.ID("legend:"+string(b.Marks[0])), "legend", ShapeRound, InkPaper, 1.2
	b.Rect = Rect{at.X, at.Y - 1, 28, 18}
	j.scene.Frames = append(j.scene.Frames, b)
}
