package app

import (
	"slices"
	"testing"

	"hone/model"
)

func TestSelfCheckIsTickedAndCharted(t *testing.T) {
	m := model.Empty()
	c, err := m.Add(model.Checkup{ID: "c1", Date: "2026-05-01", Answers: "1110000000"})
	if err == nil {
		m, err = m.Apply(c)
	}
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, m)
	h.app.run("selfcheck")
	list := h.app.desk.panels.open.keys.(*rows)
	if h.focused() != list || len(list.list) < model.CheckupStatements+3 {
		t.Fatalf("%d rows", len(list.list))
	}
	list.move(5 - list.at)
	h.press("Enter") // the fifth statement
	all := model.Checkups(h.app.head())
	if len(all) != 2 || all[1].Answers != "1110100000" || all[0].Answers != "1110000000" || h.app.journal.CanUndo() != 1 {
		t.Fatalf("%+v", all)
	}
	if model.CheckupLevel(all[0].Score()) != 1 || model.CheckupLevel(all[1].Score()) != 2 {
		t.Error("levels")
	}
	h.write(" ") // leads nowhere: the statement holds
	list.move(4 - list.at)
	h.write(" ") // the fourth does not hold: to its panel
	if got := h.app.desk.panels.open.name; got != helpFor[3] {
		t.Errorf("the fourth statement leads to %s", got)
	}
	var names []string
	for _, p := range h.app.desk.panels.all {
		names = append(names, p.name)
	}
	for _, name := range helpFor {
		if !slices.Contains(names, name) {
			t.Errorf("no panel %s", name)
		}
	}
	for _, name := range []string{panelOf[9], panelOf[10], panelOf[11], panelOf[12], panelFor["signal"], panelFor["play"], panelFor["kpi-own"]} {
		if !slices.Contains(names, name) {
			t.Errorf("no panel %s", name)
		}
	}
}
