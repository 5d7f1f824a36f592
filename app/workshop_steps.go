package app

import (
	"hone/model"
)

// goTo goes to a step, as far as there is one.
func (w *workshop) goTo(step int) {
	w.step, w.at, w.hearing, w.lit = min(max(step, 0), model.StepClose), "", "", w.app.selection.lead()
	w.clock.pause()
	w.app.desk.question.show()
	w.app.desk.panels.show()
	w.openPanel()
	w.light()
}

// panelOf is the panel that belongs to a step; the others have the cards.
var panelOf = map[int]string{9: "feasibility", 10: "checkpoints", 11: "journey", 12: "accounts"}

// panelFor are the panels that some cards are about.
var panelFor = map[model.CardKind]string{
	"low": "journey", "low-why": "journey", "signal": "indicators", "play": "playbook", "kpi-customer": "kpis", "kpi-own": "kpis",
}

// openPanelOf shows the panel that the card at hand is about, if it has one.
func (w *workshop) openPanelOf() {
	c, _ := w.now()
	if name := panelFor[c.Kind]; name != "" && name != w.app.desk.panels.open.name {
		w.app.desk.panels.choose(name)
	}
}

// openPanel shows what a step is about, unless it is hidden.
func (w *workshop) openPanel() {
	name := panelOf[w.step]
	if name == "" {
		name = "workshop"
	}
	w.app.desk.panels.choose(name)
}
