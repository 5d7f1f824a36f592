package app

import (
	"slices"
	"strings"

	"hone/model"
)

// slide is one picture of a presentation: what it is, which of its kind, the
// words above and below.
type slide struct {
	kind  slideKind
	n     int // step of the replay, or phase
	head  string
	foot  string
	focus []model.ID // brought into sight
	lanes []model.Lane
}

// slideKind is what a slide shows.
type slideKind int

const (
	slideOpening slideKind = iota // what the model is about, in words
	slideWhole                    // both views
	slideStep                     // both views as far as the flow has come
	slideXray                     // a phase's checkpoints
	slideJourney                  // a phase of the journey map
)

// plan lists the slides: what it is about, both views, the flow step by step, the
// X-ray and the journey map phase by phase.
func (p *presentation) plan() []slide {
	t := p.app.texts
	slides := []slide{{kind: slideOpening}, {kind: slideWhole, head: p.title(), foot: t.say("present.whole",
		"n", itoa(len(p.d.Model.Records(model.KindDeliverable))), "actions", itoa(len(p.d.Model.Records(model.KindAction))))}}
	for n, step := range p.steps {
		if n > 0 || len(step.Born) > 0 {
			slides = append(slides, p.stepSlide(n, step))
		}
	}
	slides = append(slides, p.xraySlides()...)
	for n, phase := range p.d.Journey().Phases {
		for _, lanes := range p.halves() {
			if p.saysAny(phase, lanes) {
				slides = append(slides, slide{kind: slideJourney, n: n, foot: p.closing(phase), lanes: lanes})
			}
		}
	}
	return slides
}

// halves are the lanes of the map in two parts, so that both can be read from
// afar: what the customer goes through, and what we do about it.
func (p *presentation) halves() [2][]model.Lane {
	all := model.JourneyRows()
	cut := slices.Index(all, model.LaneOwn)
	return [2][]model.Lane{all[:cut], all[cut:]}
}

// saysAny tells whether a phase has anything in some lanes.
func (p *presentation) saysAny(phase model.JourneyPhase, lanes []model.Lane) bool {
	return slices.ContainsFunc(lanes, func(lane model.Lane) bool {
		_, edited := phase.Edit(lane)
		return edited || p.d.JourneyText(phase, lane) != ""
	})
}

func (p *presentation) title() string {
	if title := p.d.Model.Info().Title; title != "" {
		return title
	}
	return p.app.windowTitle()
}

// stepSlide says who does what, and what comes into being by it.
func (p *presentation) stepSlide(n int, step model.ReplayStep) slide {
	t := p.app.texts
	s := slide{kind: slideStep, n: n, head: p.phaseName(step), focus: step.Born}
	born := p.quoted(step.Born)
	switch {
	case step.Action == "" && n == 0 && len(step.Born) > mostNamed:
		s.foot = t.say("present.given.many", "n", itoa(len(step.Born)))
	case step.Action == "" && n == 0:
		s.foot = t.say("present.given", "names", born)
	case step.Action == "":
		s.foot = t.say("present.follows", "names", born)
	}
	if step.Action == "" {
		return s
	}
	s.focus = append(slices.Clone(step.Born), step.Action)
	action, _ := model.Find[model.Action](p.d.Model, step.Action)
	does := action.Name
	if action.Role != "" {
		does = nameIn(p.d.Model, action.Role) + t.say("punctuation.colon") + does
	}
	s.foot = does
	if born != "" {
		s.foot = t.say("present.born", "action", does, "names", born)
	}
	for _, id := range step.Born {
		if d, _ := model.Find[model.Deliverable](p.d.Model, id); d.Goal {
			s.foot = t.say("present.goal", "action", does, "name", d.Name)
		}
	}
	return s
}

// mostNamed is how many deliverables a slide names one by one.
const mostNamed = 6

// phaseName is the phase that a step is in.
func (p *presentation) phaseName(step model.ReplayStep) string {
	of := step.Action
	if of == "" && len(step.Born) > 0 {
		of = step.Born[0]
	}
	if phase := p.d.PhaseOf(of); phase != "" {
		return nameIn(p.d.Model, phase)
	}
	return p.title()
}

// quoted are names in a row, each in quotes.
func (p *presentation) quoted(ids []model.ID) string {
	t, text := p.app.texts, ""
	for _, id := range ids {
		text += t.say("present.quoted", "name", nameIn(p.d.Model, id))
	}
	return strings.TrimRight(text, ", ")
}

// xraySlides show the checkpoints, a slide a phase.
func (p *presentation) xraySlides() []slide {
	t, of := p.app.texts, map[model.ID][]model.ID{}
	for _, id := range p.d.Order() {
		if p.d.IsCheckpoint(id) {
			of[p.d.PhaseOf(id)] = append(of[p.d.PhaseOf(id)], id)
		}
	}
	var slides []slide
	for n, phase := range p.d.Journey().Phases {
		if ids := of[phase.ID]; len(ids) > 0 {
			name := phase.Name
			if name == "" {
				name = p.title()
			}
			slides = append(slides, slide{kind: slideXray, n: n, head: name, focus: ids, foot: t.say("present.xray", "n", itoa(len(ids)))})
		}
	}
	return slides
}

// closing says what ends a phase.
func (p *presentation) closing(phase model.JourneyPhase) string {
	if len(phase.Closing) == 0 {
		return ""
	}
	return p.app.texts.say("present.closing", "names", p.quoted(phase.Closing))
}

// opening is what the model is about, in lines: the first is its title.
func (p *presentation) opening() []string {
	t, info := p.app.texts, p.d.Model.Info()
	lines := []string{p.title()}
	about := info.Customer
	if info.Viewpoint != "" {
		about = strings.TrimPrefix(about+"　"+t.say("viewpoint."+string(info.Viewpoint)), "　")
	}
	for _, line := range []string{about, info.Purpose} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	for _, id := range p.d.Goals() {
		d, _ := model.Find[model.Deliverable](p.d.Model, id)
		line := "◎ " + d.Name
		if d.DoneWhen != "" {
			line += t.say("punctuation.colon") + d.DoneWhen
		}
		lines = append(lines, line)
	}
	return lines
}
