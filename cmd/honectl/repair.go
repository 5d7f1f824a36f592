package main

import (
	"fmt"

	"hone/model"
	"hone/model/store"
)

func runRepair(c *call) error {
	args, err := c.take(2)
	if err != nil {
		return err
	}
	rescued, err := store.Rescue(args[0])
	if store.Cause(err) == store.ErrDamaged {
		return advise(err, "honectl recover FILE, where the model was open on this machine before")
	}
	if err != nil {
		return err
	}
	doc := rescued.Document
	if doc.ID == "" {
		if doc.ID, err = model.NewID("m-", c.random); err != nil {
			return err
		}
	}
	if len(rescued.Lost) > 0 {
		if doc, err = store.Handover(doc, c.random); err != nil {
			return err
		}
	}
	if err := c.write(args[1], doc); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "made %s with %d records\n", args[1], rescued.Records)
	if len(rescued.Lost) == 0 {
		fmt.Fprintln(c.out, "nothing was lost")
	}
	for _, lost := range rescued.Lost {
		fmt.Fprintf(c.out, "lost: %s\n", oneLine(lost.String()))
	}
	return nil
}
