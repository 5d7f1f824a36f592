package main

import (
	"fmt"

	"hone/model"
)

// difference is one record that two models do not share.
type difference struct {
	ID     model.ID          `json:"id"`
	Kind   model.Kind        `json:"kind"`
	Name   string            `json:"name"`
	Change string            `json:"change"` // added, removed, changed
	Fields []fieldDifference `json:"fields,omitempty"`
}

type fieldDifference struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func runDiff(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	a, err := c.read(args[0])
	if err != nil {
		return err
	}
	b, err := c.read(args[1])
	if err != nil {
		return err
	}
	if c.has("agree") {
		return c.agree(a.Model, b.Model)
	}
	found := differences(a.Model, b.Model)
	switch {
	case c.has("svg"):
		err = c.drawDifferences(a.Model, b.Model)
	case c.has("json"):
		err = c.printJSON(found)
	default:
		c.tellDifferences(found, a.Model, b.Model)
	}
	if err == nil && len(found) > 0 {
		return errNo
	}
	return err
}

// differences lists what turns a into b, by kind in the order of the exchange
// text, then by ID.
func differences(a, b *model.Model) []difference {
	edits := model.Diff(a, b).Edits
	out := []difference{}
	for _, k := range model.Kinds() {
		for _, e := range edits {
			if d := differenceOf(e, a, b); d.Kind == k {
				out = append(out, d)
			}
		}
	}
	return out
}

func differenceOf(e model.Edit, a, b *model.Model) difference {
	r, m, change := e.After, b, "changed"
	switch {
	case e.Before == nil:
		change = "added"
	case e.After == nil:
		r, m, change = e.Before, a, "removed"
	}
	d := difference{ID: e.ID(), Kind: r.Kind(), Name: called(m, e.ID()), Change: change}
	if change != "changed" {
		return d
	}
	if e.Before.Kind() != e.After.Kind() {
		d.Fields = append(d.Fields, fieldDifference{"kind", string(e.Before.Kind()), string(e.After.Kind())})
		return d
	}
	for _, f := range model.Fields(r.Kind()) {
		if from, to := model.Value(e.Before, f), model.Value(e.After, f); from != to {
			d.Fields = append(d.Fields, fieldDifference{f.Name, from, to})
		}
	}
	return d
}

func (c *call) tellDifferences(found []difference, a, b *model.Model) {
	signs := map[string]string{"added": "+", "removed": "-", "changed": "~"}
	for _, d := range found {
		fmt.Fprintf(c.out, "%s %s %s\n", signs[d.Change], d.Kind, d.Name)
		for _, f := range d.Fields {
			fmt.Fprintf(c.out, "    %s: %s → %s\n", f.Field, shown(a, d.Kind, f.Field, f.From), shown(b, d.Kind, f.Field, f.To))
		}
	}
}

// shown is a field's value as a person reads it: the name of what it refers to.
func shown(m *model.Model, k model.Kind, field, value string) string {
	if value == "" {
		return "–"
	}
	if f, ok := model.FieldOf(k, field); ok && f.Type == model.Reference {
		return called(m, model.ID(value))
	}
	return oneLine(value)
}
