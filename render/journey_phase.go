package render

import (
	"math"
	"slices"

	"hone/model"
)

// JourneyPart is a part of the journey map: a phase, counted from 0 in the map's
// order, some of its lanes (none: all), and how wide it is drawn, in points.
type JourneyPart struct {
	Phase int
	Lanes []model.Lane
	Width float64
}

// JourneyPhase is one phase of the journey map by itself: its lanes with their
// entries side by side where there is room, below the row of all phases. It is
// what a room looks at, phase by phase. Of a phase that there is not, the scene is
// empty.
func JourneyPhase(in Input, part JourneyPart) Scene {
	in = in.ready()
	j := &journey{Input: in, result: in.Derivation.Journey()}
	j.scene.Title, j.scene.Language = in.Words.Say("view.journey"), in.Language
	if part.Phase < 0 || part.Phase >= len(j.result.Phases) {
		return j.scene
	}
	p := j.result.Phases[part.Phase]
	c := journeyCol{JourneyPhase: p, x: journeyMargin + journeyLaneW}
	c.w = max(journeyLeast, part.Width-c.x-journeyMargin)
	j.row = max(1, int((c.w-2*journeyPad+journeyOrGap)/(journeyStepW+journeyOrGap)))
	j.split = max(1, int(c.w/journeyEntryW))
	c.rows = j.stepRows(p)
	for _, row := range c.rows {
		c.w = max(c.w, rowWidth(row)+2*journeyPad)
	}
	j.cols = []journeyCol{c}
	y := j.phaseRow(part.Phase, journeyMargin)
	for _, lane := range j.lanes() {
		if len(part.Lanes) == 0 || slices.Contains(part.Lanes, lane.lane) {
			y = j.lane(lane, y)
		}
	}
	j.rule(y)
	j.scene.Width, j.scene.Height = hundredth(j.right()+journeyMargin), hundredth(y+journeyMargin)
	return j.scene
}

// journeyEntryW is the least width, in points, of entries side by side.
const journeyEntryW = 250

// phaseRow draws all phases as arrows, the one that is shown filled.
func (j *journey) phaseRow(shown int, y float64) float64 {
	all := j.result.Phases
	left, w := float64(journeyMargin), (j.right()-journeyMargin)/float64(len(all))
	kind := Type{Size: SizeHead, Bold: true}
	for i, p := range all {
		name := p.Name
		if name == "" {
			name = j.Words.Say("view.journey")
		}
		box := Box{ID: p.ID, Kind: "phase", Title: name, Shape: ShapeChevron, Fill: InkWash, Rect: Rect{hundredth(left + float64(i)*w), y, hundredth(w - 6), journeyChevron}}
		if box.ID == "" {
			box.ID = "journey"
		}
		ink := InkMuted
		if i == shown {
			box.Fill, ink = InkAccent, InkOnDark
		}
		j.scene.Frames = append(j.scene.Frames, box)
		line := kind.Wrap(j.Measure, name, w-3*chevronTip-journeyPad, 1)[0]
		t := lineOfText(line, Rect{box.Rect.X + 2*journeyPad, y + 10, j.Measure.Width(line, kind.Size, true), 22}, kind)
		t.Of, t.Ink = box.ID, ink
		j.scene.Texts = append(j.scene.Texts, t)
	}
	return y + journeyChevron + journeyPadY
}

// beside draws a cell's entries in columns, read downwards one after the other,
// and answers their height.
func (j *journey) beside(at Rect, c journeyCol, cell laneCell) float64 {
	columns := min(j.split, (len(cell.entries)+1)/2)
	if columns < 2 {
		return j.lines(at, cellID(c.JourneyPhase, cell.lane), cell.entries)
	}
	each := int(math.Ceil(float64(len(cell.entries)) / float64(columns)))
	at.W /= float64(columns)
	height := 0.0
	for from := 0; from < len(cell.entries); from += each {
		part := cell.entries[from:min(from+each, len(cell.entries))]
		height = max(height, j.lines(at, cellID(c.JourneyPhase, cell.lane), part))
		at.X += at.W
	}
	return height
}
