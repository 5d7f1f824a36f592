package app

import (
	"slices"
	"strings"

	"hone/model"
	"hone/render"
)

// newPlayPanel lists the drafts of the playbook: when, what to do, the other
// ways, who, by when, and when it is done.
func newPlayPanel(a *App) *panel {
	p := newDerivedPanel(a, "playbook", telling.plays, -0.85, -0.85, -1, 120, 110, -0.6)
	list := p.object.(*rows)
	list.empty, list.offers = a.texts.say("empty.playbook"), a.offers("workshop.start")
	return p
}

func (t telling) plays() []line {
	drafts, accepted := t.d.Plays(), model.All[model.Play](t.d.Model)
	if len(drafts)+len(accepted) == 0 {
		return t.outOfReach()
	}
	lines := t.accepted(accepted, drafts)
	if len(drafts) > 0 {
		lines = append(lines, t.heads("play.drafts", "play.when", "play.do", "field.owner", "play.until", "field.exit"))
	}
	for _, p := range drafts {
		lines = append(lines, t.play(p))
	}
	return lines
}

// accepted lists the playbook itself, each of whose entries can be changed in its
// place; one without the ground that it was accepted on says so.
func (t telling) accepted(plays []model.Play, drafts []model.PlayDraft) []line {
	if len(plays) == 0 {
		return nil
	}
	head := t.heads("view.playbook", "play.when", "play.do", "field.owner", "field.limitDays", "field.exit")
	lines, lost := []line{head}, t.d.LostGround()
	by := map[model.ID]*model.PlayDraft{}
	for i := range drafts {
		if drafts[i].Accepted {
			by[drafts[i].Play] = &drafts[i]
		}
	}
	for _, p := range plays {
		l := t.entry(p, by[p.ID])
		if slices.Contains(lost.Plays, p.ID) {
			t.markLost(&l)
		}
		lines = append(lines, l)
	}
	return lines
}

func (t telling) entry(p model.Play, from *model.PlayDraft) line {
	l := line{key: "entry:" + string(p.ID), about: existing(p.Deliverable, p.ID), act: removing(p.ID), row: row{
		id: p.ID, action: t.say("button.remove"), tip: t.whyPlay(p.Deliverable), cells: []cell{
			{text: p.Name, bold: true, edit: t.types(p.ID, "name")},
			{text: oneLine(p.When), edit: t.writes(p.ID, "when")},
			{text: oneLine(p.Steps), edit: t.writes(p.ID, "steps")},
			{text: t.named(p.Owner), edit: t.picks(p.ID, "owner")},
			{text: figure(p.LimitDays), edit: t.types(p.ID, "limitDays")},
			{text: oneLine(p.Exit), edit: t.writes(p.ID, "exit")},
		},
	}}
	if from != nil {
		l.about, l.below = append(playElements(*from), p.ID), t.playDetails(*from)
	}
	return l
}

// whyPlay is the chain from a goal to what a play is for.
func (t telling) whyPlay(of model.ID) string {
	chain := t.reasons()[of]
	if chain == nil {
		return ""
	}
	return t.say("term.because") + t.say("punctuation.colon") + t.because(chain)
}

func (t telling) play(p model.PlayDraft) line {
	muted := render.InkMuted
	l := line{key: p.Key, about: playElements(p), row: row{id: p.For, tip: t.whyPlay(p.For), cells: []cell{
		{text: p.Name().In(t.language), bold: true},
		{text: t.when(p), ink: muted},
		{text: t.firstStep(p)},
		{text: t.name(p.Owner)},
		{text: p.Until().In(t.language), ink: muted},
		{text: oneLine(p.DoneWhen), ink: muted},
	}}}
	if p.Accepted {
		l.cells[0].text = "✓ " + l.cells[0].text
	} else {
		l.action, l.makes = t.say("button.accept"), model.KindPlay
		l.accept = func(m *model.Model, id model.ID) (model.Change, error) { return m.AcceptPlay(id, p) }
	}
	l.below = t.playDetails(p)
	return l
}

// when is what sets a play off, without the word that the title has already.
func (t telling) when(p model.PlayDraft) string {
	return strings.TrimPrefix(p.When().In(t.language), "When ")
}

// playElements are what a play does and chooses from, and last what it is for.
func playElements(p model.PlayDraft) []model.ID {
	var about []model.ID
	about = append(append(about, p.Do...), p.OneOf...)
	return append(about, p.For)
}

// firstStep is what to do first; without an action the play says whom to ask.
func (t telling) firstStep(p model.PlayDraft) string {
	if len(p.Do) > 0 {
		return t.names(p.Do, " → ")
	}
	first, _, _ := strings.Cut(p.Steps().In(t.language), "\n")
	return strings.TrimPrefix(first, "1. ")
}

func (t telling) playDetails(p model.PlayDraft) []line {
	below := t.detail("play.when", t.when(p), p.For)
	steps := strings.Split(p.Steps().In(t.language), "\n")
	own := len(steps) - len(p.Routes)
	for n, step := range steps {
		if n < own {
			below = append(below, t.detail("play.do", step, playElements(p)...)...)
			continue
		}
		r := p.Routes[n-own]
		below = append(below, t.detail("play.routes", step, append(slices.Clone(r.Actions), r.Of)...)...)
	}
	if p.Owner != "" {
		below = append(below, t.detail("field.owner", t.name(p.Owner), p.Owner)...)
	}
	below = append(below, t.detail("play.until", p.Until().In(t.language), p.For)...)
	if p.DoneWhen != "" {
		below = append(below, t.detail("field.doneWhen", p.DoneWhen, p.For)...)
	}
	chain := t.reasons()[p.For]
	if chain == nil {
		chain = []model.ID{p.For}
	}
	return append(below, t.detail("term.because", t.because(chain), chain...)...)
}
