package main

import (
	"fmt"
	"strings"

	"hone/model"
)

// derivation is one WHAT of honectl derive: what it is for programs, and how a
// person reads it.
type derivation struct {
	name string
	json func(*model.Derivation) any
	text func(*page, *model.Derivation)
}

func derivations() []derivation {
	return []derivation{
		{"checkpoints", func(d *model.Derivation) any { return d.Checkpoints() }, (*page).checkpoints},
		{"feasibility", func(d *model.Derivation) any { return d.Feasibility() }, (*page).feasibility},
		{"schedule", func(d *model.Derivation) any { return d.Schedule() }, (*page).schedule},
		{"journey", func(d *model.Derivation) any { return d.Journey() }, (*page).journey},
		{"indicators", func(d *model.Derivation) any { return d.Indicators(model.DefaultWeights()) }, (*page).indicators},
		{"plays", func(d *model.Derivation) any { return d.Plays() }, (*page).plays},
		{"kpis", func(d *model.Derivation) any { return d.KPIs() }, (*page).kpis},
		{"expectation", func(d *model.Derivation) any { return d.Expectation() }, (*page).expectation},
		{"questions", func(d *model.Derivation) any { return d.Questions(nil) }, (*page).questions},
	}
}

func derivationNames() []string {
	var names []string
	for _, d := range derivations() {
		names = append(names, d.name)
	}
	return names
}

func runDerive(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	what, err := c.derivation(args[1])
	if err != nil {
		return err
	}
	doc, err := c.read(args[0])
	if err != nil {
		return err
	}
	options, err := c.narrowed(doc.Model)
	if err != nil {
		return err
	}
	lang, err := c.language(doc.Model)
	if err != nil {
		return err
	}
	d := model.Derive(doc.Model, options)
	if c.has("json") {
		return c.printJSON(what.json(d))
	}
	p := &page{model: doc.Model, language: lang}
	what.text(p, d)
	_, err = fmt.Fprint(c.out, p.text.String())
	return err
}

func (c *call) derivation(name string) (derivation, error) {
	for _, d := range derivations() {
		if d.name == name {
			return d, nil
		}
	}
	return derivation{}, c.misused(fmt.Sprintf("%q cannot be derived; one of %s can", name, strings.Join(derivationNames(), ", ")))
}

// narrowed are the options that --goal and --block ask for. Both take an ID or
// a name that is unique.
func (c *call) narrowed(m *model.Model) (model.Options, error) {
	var o model.Options
	if c.has("goal") {
		id, err := element(m, c.value("goal"))
		if err != nil {
			return o, err
		}
		if _, ok := model.Find[model.Deliverable](m, id); !ok {
			return o, advise(fmt.Errorf("derive for %s: it is no deliverable", id), "--goal with a deliverable's id or name")
		}
		o.Goal = id
	}
	for _, name := range c.values["block"] {
		id, err := element(m, name)
		if err != nil {
			return o, err
		}
		o.Block = append(o.Block, id)
	}
	return o, nil
}

// element finds a deliverable or action by its ID or its name.
func element(m *model.Model, name string) (model.ID, error) {
	if r, ok := m.Get(model.ID(name)); ok && (r.Kind() == model.KindDeliverable || r.Kind() == model.KindAction) {
		return r.Key(), nil
	}
	var found []model.ID
	for _, k := range []model.Kind{model.KindDeliverable, model.KindAction} {
		for _, r := range m.Records(k) {
			if model.NameOf(r) == name {
				found = append(found, r.Key())
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", advise(fmt.Errorf("find element: there is no deliverable or action %q", name), "an id or a whole name from the model")
	}
	return "", advise(fmt.Errorf("find element: %q is the name of %d elements", name, len(found)), "one of their ids: %s", joinIDs(found))
}

func joinIDs(ids []model.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}
