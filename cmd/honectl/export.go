package main

import (
	"errors"
	"fmt"
	"strings"

	"hone/assets"
	"hone/model/store"
	"hone/render"
)

func runExport(c *call) error {
	args, err := c.take(3)
	if err != nil {
		return err
	}
	in, view, out := args[0], args[1], args[2]
	doc, err := c.read(in)
	if err != nil {
		return err
	}
	language, err := c.language(doc.Model)
	if err != nil {
		return err
	}
	measure, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		return err
	}
	picture, err := render.Export(render.Input{Model: doc.Model, Measure: measure, Language: language}, view, strings.TrimPrefix(ending(out), "."))
	if err != nil {
		return unsuited(err, view)
	}
	if err := store.SafeWrite(out, picture, c.has("force")); err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	return nil
}

// unsuited adds what can be had instead.
func unsuited(err error, view string) error {
	var format *render.UnsuitedFormat
	if errors.As(err, &format) {
		return advise(err, "a file that ends in .%s", strings.Join(format.Suited, ", ."))
	}
	return advise(err, "one of the views %s instead of %s", strings.Join(render.Views(), ", "), view)
}
