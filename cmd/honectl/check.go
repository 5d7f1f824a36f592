package main

import (
	"fmt"
	"slices"
	"strings"

	"hone/model"
)

func runCheck(c *call) error {
	args, err := c.take(1)
	if err != nil {
		return err
	}
	off, err := c.rulesOff()
	if err != nil {
		return err
	}
	doc, err := c.read(args[0])
	if err != nil {
		return err
	}
	lang, err := c.language(doc.Model)
	if err != nil {
		return err
	}
	found := model.Findings(doc.Model, off)
	if c.has("json") {
		if found == nil {
			found = []model.Finding{}
		}
		err = c.printJSON(found)
	} else {
		c.tellFindings(found, lang)
	}
	isError := func(f model.Finding) bool { return f.Level == model.LevelError }
	if err == nil && slices.ContainsFunc(found, isError) {
		return errNo
	}
	return err
}

// rulesOff reads --rule ID=off.
func (c *call) rulesOff() (map[string]bool, error) {
	off := map[string]bool{}
	for _, given := range c.values["rule"] {
		id, state, _ := strings.Cut(given, "=")
		if state != "off" && state != "on" {
			return nil, c.misused(fmt.Sprintf("--rule %s: a rule is switched by ID=off", given))
		}
		if !slices.ContainsFunc(model.Rules(), func(r model.RuleText) bool { return r.ID == id }) {
			return nil, c.misused(fmt.Sprintf("--rule %s: there is no rule %q", given, id))
		}
		off[id] = state == "off"
	}
	return off, nil
}

// tellFindings writes "rule level element message" a line. The elements are
// IDs, for programs that read lines, and "-" stands for the whole model.
func (c *call) tellFindings(found []model.Finding, lang model.Language) {
	for _, f := range found {
		on := "-"
		if len(f.On) > 0 {
			on = strings.ReplaceAll(joinIDs(f.On), ", ", ",")
		}
		fmt.Fprintf(c.out, "%s %s %s %s\n", f.Rule, f.Level, on, oneLine(f.Sentence().In(lang)))
	}
}
