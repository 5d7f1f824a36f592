package app

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hone/model"
	"hone/render"
)

// newIndicatorPanel shows the accepted signals, which can be changed in their
// place, and below them the health-indicator candidates, ranked, each with the
// parts of its score.
func newIndicatorPanel(a *App) *panel {
	columns := []float32{84, -1.15, 62, 96, 50, 58, 50, 50, 68, 70, -0.75}
	if a.texts.language == model.English {
		columns = []float32{88, -1.15, 92, 118, 50, 60, 54, 50, 58, 82, -0.75}
	}
	p := newDerivedPanel(a, "indicators", telling.indicators, columns...)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.indicators"), a.offers("add.sources", "add.roles")
	return p
}

func (t telling) indicators() []line {
	ranked := t.d.Indicators(t.lens.weights())
	signals := model.All[model.Signal](t.d.Model)
	if len(ranked)+len(signals) == 0 {
		return t.outOfReach()
	}
	lines := append([]line{title(t.say("indicator.hypothesis"))}, t.signals(signals, ranked)...)
	if len(ranked) == 0 {
		return lines
	}
	lines = append(lines, t.indicatorHeads(), t.weights())
	for _, i := range ranked {
		lines = append(lines, t.indicator(i))
	}
	return lines
}

// indicatorHeads are the titles of the candidates' columns; each part of the score
// says what it is while it is pointed at.
func (t telling) indicatorHeads() line {
	parts := []string{"indicator.criticality", "indicator.reach", "indicator.lead", "indicator.observability", "indicator.actionability"}
	keys := append([]string{"indicator.rank", "term.candidate", "field.class", "field.kind", "indicator.score"}, parts...)
	l := t.heads(append(keys, "kind.play")...)
	for i, part := range parts {
		l.cells[len(keys)-len(parts)+i].tip = t.say(part + ".tip")
	}
	return l
}

// weights is the line in which the weight of each part of the score is set.
func (t telling) weights() line {
	w := t.lens.weights()
	l := line{row: row{tip: t.say("indicator.weights.tip"), cells: []cell{{}, {text: t.say("indicator.weights"), ink: render.InkMuted}, {}, {}, {}}}}
	for part, weight := range []float64{w.Criticality, w.Reach, w.Lead, w.Observability, w.Actionability} {
		text := share(weight)
		l.cells = append(l.cells, cell{text: text, edit: &change{
			how: changeType, value: text, local: func(a *App, value string) {
				n, err := strconv.ParseFloat(strings.TrimSpace(folded(value)), 64)
				if err != nil || n < 0 || math.IsInf(n, 0) || math.IsNaN(n) {
					a.notice(a.texts.say("reason.no-weight"))
					return
				}
				a.weigh(part, n)
			},
		}})
	}
	l.cells = append(l.cells, cell{})
	if t.lens.Weights != nil {
		l.action = t.say("indicator.weights.usual")
		l.act = &change{local: func(a *App, _ string) { a.weighAsUsual() }}
	}
	return l
}

func (t telling) indicator(i model.Indicator) line {
	rank := itoa(i.Rank)
	if best, worst := i.RankRange(); best != worst {
		rank += t.say("indicator.range", "from", itoa(best), "to", itoa(worst))
	}
	parts, muted := i.Parts, render.InkMuted
	l := line{key: i.Key, about: elementsOf(i), row: row{id: i.For, tip: t.whyIndicator(i), cells: []cell{
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

func (t telling) whyIndicator(i model.Indicator) string {
	return i.Sentence().In(t.language) + t.say("punctuation.gap") + t.say("term.because") + t.say("punctuation.colon") + t.because(i.Because)
}

// elementsOf are what a candidate speaks of, and last what it hangs on.
func elementsOf(i model.Indicator) []model.ID {
	about := slices.DeleteFunc(slices.Clone(i.About), func(id model.ID) bool { return id == i.For })
	return append(about, i.For)
}

// playOf names the play for a candidate: the accepted one, else the draft, else
// the action that improves it.
func (t telling) playOf(i model.Indicator) string {
	for p := range model.Each[model.Play](t.d.Model) {
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
