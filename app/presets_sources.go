package app

import (
	"strings"

	"hone/model"
)

// sourcePreset is a usage log by the end of its text's key: what a system counts,
// never what is in it. A ratio is of the baseline, growth against the time before.
type sourcePreset struct {
	key        string
	kind       model.SignalKind
	red, green float64
}

var sourcePresets = []sourcePreset{
	{"logins", model.SignalRatio, 50, 80},
	{"changes", model.SignalGrowth, 25, 50},
	{"licences", model.SignalRatio, 60, 80},
	{"records", model.SignalGrowth, 50, 60},
	{"chat", model.SignalGrowth, 25, 50},
	{"reports", model.SignalRatio, 30, 70},
	{"platform", model.SignalRatio, 50, 80},
}

// signalOf is the signal of a usage log, about the selected deliverable. Where
// that is a candidate already, it is that candidate.
func (a *App) signalOf(p sourcePreset) model.Signal {
	word := func(part string) string { return a.texts.say("preset.source." + p.key + part) }
	s := model.Signal{
		Name: word(""), Class: model.ClassProcess, Measure: p.kind, Unit: word(".unit"), Red: p.red, Green: p.green, Weight: 1,
		Source: a.texts.say("preset.source", "baseline", word(".baseline"), "alert", word(".alert")),
	}
	if d, ok := model.Find[model.Deliverable](a.head(), a.selection.lead()); ok {
		s.Deliverable = d.ID
		s.Name += a.texts.say("punctuation.colon") + clip(d.Name, 60)
		s.SignalKey = a.usageKey(d.ID, p.key)
	}
	return s
}

// usageKey is the key of the candidate for a usage log of a deliverable; empty
// when it is none, so that the signal stands by itself.
func (a *App) usageKey(of model.ID, usage string) string {
	key := "usage:" + string(of) + ":" + usage
	if a.drawn.derivation == nil {
		return ""
	}
	for _, i := range a.drawn.derivation.Indicators(model.DefaultWeights()) {
		if i.Key == key && !i.Accepted {
			return key
		}
	}
	return ""
}

func (a *App) pickSources() {
	var options []option
	for _, p := range sourcePresets {
		s := a.signalOf(p)
		options = append(options, option{title: s.Name, side: strings.TrimSpace(s.Source), pick: func() {
			a.edit(a.head().AddSignals([]model.Signal{s}, a.mint))
		}})
	}
	a.pickFrom(a.texts.say("command.add.sources"), options, nil)
}
