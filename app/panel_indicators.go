package app

import (
	"slices"

	"hone/model"
	"hone/render"
)

// newIndicatorPanel ranks the health-indicator candidates, each with the parts
// of its score; one that is accepted becomes a signal.
func newIndicatorPanel(a *App) *panel {
	class, kind := float32(62), float32(92)
	if a.texts.language == model.English {
		class, kind = 98, 140
	}
	p := newDerivedPanel(a, "indicators", telling.indicators, 88, 400, class, kind, 46, 62, 52, 46, 62, 76)
	p.object.(*rows).empty = a.texts.say("empty.indicators")
	return p
}

func (t telling) indicators() []line {
	ranked := t.d.Indicators(model.DefaultWeights())
	if len(ranked) == 0 {
		return nil
	}
	lines := []line{title(t.say("indicator.hypothesis")), t.heads(
		"indicator.rank", "field.name", "field.class", "field.kind", "indicator.score", "indicator.criticality", "indicator.reach",
		"indicator.lead", "indicator.observability", "indicator.actionability", "kind.play",
	)}
	for _, i := range ranked {
		lines = append(lines, t.indicator(i))
	}
	return lines
}

func (t telling) indicator(i model.Indicator) line {
	rank := itoa(i.Rank)
	if best, worst := i.RankRange(); best != worst {
		rank += t.say("indicator.range", "from", itoa(best), "to", itoa(worst))
	}
	parts, muted := i.Parts, render.InkMuted
	l := line{key: i.Key, about: elementsOf(i), row: row{id: i.For, cells: []cell{
		{text: rank, ink: muted},
		{text: i.Name().In(t.language), bold: true},
		{text: t.say("class." + string(i.Class))},
		{text: t.say("signal." + string(i.Kind))},
		{text: share(i.Score), bold: true},
		{text: share(parts.Criticality), ink: muted},
		{text: share(parts.Reach), ink: muted},
		{text: share(parts.Lead), ink: muted},
		{text: share(parts.Observability), ink: muted},
		{text: share(parts.Actionability), ink: muted},
		{text: t.playOf(i), ink: muted},
	}}}
	if i.Accepted {
		l.cells[1].text = "✓ " + l.cells[1].text
		l.cells[10].text = t.say("indicator.accepted") + t.say("punctuation.gap") + l.cells[10].text
	} else {
		l.action, l.makes = t.say("button.accept"), model.KindSignal
		l.accept = func(m *model.Model, id model.ID) (model.Change, error) { return m.AcceptIndicator(id, i) }
	}
	l.below = t.indicatorDetails(i)
	return l
}

// elementsOf are what a candidate speaks of, and last what it hangs on.
func elementsOf(i model.Indicator) []model.ID {
	about := slices.DeleteFunc(slices.Clone(i.About), func(id model.ID) bool { return id == i.For })
	return append(about, i.For)
}

// playOf names the play for a candidate: the accepted one, else the draft, else
// the action that improves it.
func (t telling) playOf(i model.Indicator) string {
	for _, p := range model.All[model.Play](t.d.Model) {
		if p.PlayKey == i.Play && i.Play != "" || p.ID == i.Improves {
			return p.Name
		}
	}
	for _, p := range t.d.Plays() {
		if p.Key == i.Play {
			return p.Name().In(t.language)
		}
	}
	if i.Tied {
		return t.name(i.Improves)
	}
	return t.say("empty.plays.none")
}

func (t telling) indicatorDetails(i model.Indicator) []line {
	what, about := "term.candidate", elementsOf(i)
	if i.Tied {
		what = "term.indicator"
	}
	below := t.detail(what, i.Sentence().In(t.language), about...)
	below = append(below, t.detail("field.source", i.Source().In(t.language), about...)...)
	return append(below, t.detail("term.because", t.because(i.Because), i.Because...)...)
}
