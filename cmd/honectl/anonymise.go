package main

import (
	"fmt"
	"strings"

	"hone/model"
)

func runAnonymise(c *call) error {
	args, err := c.take(2)
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
	var besides []model.Alias
	for _, given := range c.values["replace"] {
		name, alias, _ := strings.Cut(given, "=")
		besides = append(besides, model.Alias{Name: name, Alias: alias})
	}
	hidden, aliases := doc.Model.Anonymise(besides, lang)
	id, err := model.NewID("m-", c.random) // nothing leads back to the model
	if err != nil {
		return err
	}
	if err := c.write(args[1], model.Document{ID: id, Model: hidden}); err != nil {
		return err
	}
	for _, a := range aliases {
		fmt.Fprintf(c.out, "%s → %s\n", oneLine(a.Name), a.Alias)
	}
	fmt.Fprintln(c.err, "honectl: names that stand nowhere as such, as those of products, are found only when given: --replace NAME=OTHER")
	return nil
}
