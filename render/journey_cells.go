package render

import (
	"strings"

	"hone/model"
)

// journeyLane is a lane of the map: its key in the model and the text key of
// its name.
type journeyLane struct {
	lane model.Lane
	name string
}

// lanes lists the lanes to draw: partners, people without a role and the five
// kinds of experience only where there is something to say.
func (j *journey) lanes() []journeyLane {
	all := []journeyLane{
		{model.LaneClosing, "lane.goal"},
		{model.LaneSteps, "lane.checkpoints"},
		{model.LaneCustomer, "lane.customer"},
		{model.LaneTouchpoints, "lane.touchpoints"},
		{model.LaneFeeling, "lane.feeling"},
		{model.LaneThoughts, "lane.thoughts"},
		{model.LaneOwn, "lane.own"},
		{model.LanePartner, "lane.partner"},
		{model.LaneUnassigned, "lane.unassigned"},
		{model.LaneWay, "lane.way"},
		{model.LaneSignals, "lane.signals"},
		{model.LanePlays, "lane.plays"},
		{model.LaneQuestions, "lane.questions"},
		{model.LaneSense, "experience.sense"},
		{model.LaneFeel, "experience.feel"},
		{model.LaneThink, "experience.think"},
		{model.LaneAct, "experience.act"},
		{model.LaneRelate, "experience.relate"},
	}
	var shown []journeyLane
	for _, l := range all {
		if usual(l.lane) || j.says(l.lane) {
			shown = append(shown, l)
		}
	}
	return shown
}

func usual(l model.Lane) bool {
	switch l {
	case model.LanePartner, model.LaneUnassigned, model.LaneSense, model.LaneFeel, model.LaneThink, model.LaneAct, model.LaneRelate:
		return false
	}
	return true
}

func (j *journey) says(l model.Lane) bool {
	for _, p := range j.result.Phases {
		if _, edited := p.Edit(l); edited || j.Derivation.JourneyText(p, l) != "" {
			return true
		}
	}
	return false
}

func cellID(p model.JourneyPhase, l model.Lane) model.ID {
	return model.ID(model.JourneyKey(p.ID, l))
}

// lane draws one lane with its name and answers where the next begins.
func (j *journey) lane(l journeyLane, y float64) float64 {
	if l.lane != model.LaneClosing {
		j.rule(y)
	}
	top := y + journeyPadY
	bottom := j.paragraph(paragraph{
		text: j.Words.Say(l.name), kind: Type{Size: SizeText, Bold: true}, lines: 3, ink: InkMuted,
		at: Rect{journeyMargin, top, journeyLaneW - journeyPad, 0}, of: model.ID("lane:" + string(l.lane)),
	})
	if l.lane == model.LaneFeeling {
		bottom = max(bottom, top+journeyCurve)
		j.feelings(top, journeyCurve)
	}
	for _, c := range j.cols {
		bottom = max(bottom, top+j.cell(c, l.lane, top))
	}
	bottom = hundredth(bottom + journeyPadY)
	j.scene.Frames = append(j.scene.Frames, Box{
		ID: model.ID("lane:" + string(l.lane)), Kind: "lane", Title: j.Words.Say(l.name), Shape: ShapePlain,
		Rect: Rect{journeyMargin, y, j.right() - journeyMargin, bottom - y},
	})
	for _, c := range j.cols {
		j.scene.Frames = append(j.scene.Frames, Box{
			ID: cellID(c.JourneyPhase, l.lane), Kind: "cell", Shape: ShapePlain, Rect: Rect{c.x, y, c.w, bottom - y},
			Title: j.cellTitle(c.JourneyPhase, l),
		})
	}
	return bottom
}

// cellTitle names a cell, with the derived text where a hand edit hides it.
func (j *journey) cellTitle(p model.JourneyPhase, l journeyLane) string {
	title := strings.TrimPrefix(p.Name+" · "+j.Words.Say(l.name), " · ")
	if e, ok := p.Edit(l.lane); ok {
		title += "\n" + j.Words.Say("term.derived") + ": " + e.Derived
	}
	return title
}

// cell draws what a lane says of a phase and answers its height.
func (j *journey) cell(c journeyCol, l model.Lane, y float64) float64 {
	at := Rect{c.x + journeyPad, y, c.w - 2*journeyPad, 0}
	of := cellID(c.JourneyPhase, l)
	if e, ok := c.Edit(l); ok {
		return j.lines(at, of, []entry{{sign: "※", text: e.Text, about: e.Overlay, ink: InkText, lines: 8}})
	}
	switch l {
	case model.LaneSteps:
		if len(c.rows) > 0 {
			return j.steps(c, y)
		}
	case model.LaneFeeling:
		return 0
	case model.LaneTouchpoints:
		if len(c.Lanes.Touchpoints) > 0 {
			return j.touchpoints(c.JourneyPhase, at)
		}
	case model.LaneSignals:
		if len(c.Lanes.Signals) > 0 {
			return j.chips(c, at)
		}
	}
	entries := j.entries(c.JourneyPhase, l)
	if len(entries) == 0 {
		entries = []entry{{text: "–", ink: InkFaded}}
	}
	return j.beside(at, c, laneCell{l, entries})
}

// laneCell is what a lane says of a phase.
type laneCell struct {
	lane    model.Lane
	entries []entry
}

// entry is one thing that a cell says, with the sign before it.
type entry struct {
	sign  string
	text  string
	about model.ID
	ink   Ink
	bold  bool
	small bool
	lines int // most lines, 3 when nothing is said
}

func (j *journey) entries(p model.JourneyPhase, l model.Lane) []entry {
	var out []entry
	each := func(ids []model.ID, say func(id model.ID) entry) {
		for _, id := range ids {
			e := say(id)
			e.about = id
			out = append(out, e)
		}
	}
	act := func(id model.ID) entry { return entry{sign: "・", text: j.actionText(id), ink: InkText} }
	switch l {
	case model.LaneClosing:
		each(p.Closing, func(id model.ID) entry { return entry{sign: "◎", text: j.name(id), ink: InkText, bold: true} })
	case model.LaneCustomer:
		each(p.Lanes.Customer, act)
	case model.LaneOwn:
		each(p.Lanes.Own, act)
	case model.LanePartner:
		each(p.Lanes.Partner, act)
	case model.LaneUnassigned:
		each(p.Lanes.Unassigned, act)
	case model.LanePlays:
		each(p.Lanes.Plays, func(id model.ID) entry { return entry{sign: "・", text: j.playText(id), ink: InkText, lines: 4} })
	case model.LaneQuestions:
		each(p.Lanes.Questions, func(id model.ID) entry { return entry{sign: "？", text: j.name(id), ink: InkWarm, lines: 4} })
	case model.LaneThoughts:
		for _, text := range p.Lanes.Thoughts {
			out = append(out, entry{text: j.Words.Say("journey.open") + text + j.Words.Say("journey.close"), ink: InkMuted, small: true, lines: 2})
		}
	case model.LaneWay:
		if n := len(p.Way); n > 0 {
			out = append(out, entry{text: strings.ReplaceAll(j.Words.Say("journey.way"), "{n}", decimal(n)), ink: InkMuted})
		}
	}
	return out
}

// actionText is what is done and by whom.
func (j *journey) actionText(id model.ID) string {
	a, _ := model.Find[model.Action](j.Model, id)
	if a.Role == "" {
		return a.Name
	}
	return strings.NewReplacer("{role}", j.name(a.Role), "{action}", a.Name).Replace(j.Words.Say("journey.action"))
}

// playText is when something is done, and what.
func (j *journey) playText(id model.ID) string {
	p, _ := model.Find[model.Play](j.Model, id)
	if p.When == "" {
		return p.Name
	}
	return p.When + " → " + p.Name
}

// chips draws the accepted signals: name, class and where it turns green.
func (j *journey) chips(c journeyCol, at Rect) float64 {
	small := Type{Size: SizeSmall, Bold: true}
	if j.split > 1 {
		at.W = min(at.W, 2*journeyEntryW)
	}
	y := at.Y
	for i, id := range c.Lanes.Signals {
		if i > 0 {
			y += 6
		}
		s, _ := model.Find[model.Signal](j.Model, id)
		class := j.Words.Say("class." + string(s.Class))
		classW := j.Measure.Width(class, SizeSmall, true)
		name := fitColumn(j.Measure, s.Name, Type{Size: SizeText}, journeySlack*(at.W-2*journeyPad-classW-10))
		h := name.height() + 8
		j.scene.Boxes = append(j.scene.Boxes, Box{
			ID: id, Kind: "signal", Title: s.Name + " " + s.Unit, Rect: Rect{at.X, y, at.W, h}, Shape: ShapeRound, Fill: InkWash,
		})
		for n, line := range name.lines {
			t := lineOfText(line, Rect{at.X + journeyPad, y + 4 + float64(n)*lineHeight(SizeText), j.Measure.Width(line, SizeText, false), lineHeight(SizeText)}, Type{Size: SizeText})
			t.Of = id
			j.scene.Texts = append(j.scene.Texts, t)
		}
		t := lineOfText(class, Rect{at.X + at.W - journeyPad - classW, y + 5, classW, 15}, small)
		t.Of, t.Ink, t.Align = id, InkAccent, AlignEnd
		j.scene.Texts = append(j.scene.Texts, t)
		y += h
	}
	return y - at.Y
}

func fitColumn(m Measure, text string, t Type, width float64) label {
	l := label{kind: t, lines: t.Wrap(m, text, width, 3)}
	return l.sized(m)
}
