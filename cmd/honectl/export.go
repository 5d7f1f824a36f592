package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"hone/assets"
	"hone/model"
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
	output, err := c.output()
	if err != nil {
		return err
	}
	measure, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		return err
	}
	input := render.Input{
		Model: doc.Model, Derivation: model.Derive(doc.Model, model.Options{}), Measure: measure, Language: language,
		Options: render.Options{Legend: c.has("legend"), Title: c.has("heading")},
	}
	rising, err := c.oneOf("direction", "right", "up")
	if err != nil {
		return err
	}
	input.Options.BottomUp = rising == "up"
	if input.Options.Overlay, err = c.overlay(input, view); err != nil {
		return err
	}
	picture, err := render.Export(input, view, strings.TrimPrefix(ending(out), "."), output)
	if err != nil {
		return unsuited(err, view)
	}
	if err := store.SafeWrite(out, picture, c.has("force")); err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	return nil
}

// output is how the flags want a picture written.
func (c *call) output() (render.Output, error) {
	var papers []string
	for _, p := range render.Papers() {
		papers = append(papers, string(p))
	}
	page, err := c.oneOf("page", papers...)
	if err != nil {
		return render.Output{}, err
	}
	text, err := c.oneOf("text", "letters", "outlines")
	if err != nil {
		return render.Output{}, err
	}
	scale, err := c.oneOf("scale", "1", "2", "3", "4", "5", "6", "7", "8")
	if err != nil {
		return render.Output{}, err
	}
	n, err := strconv.Atoi(scale)
	return render.Output{Scale: n, Page: render.Paper(page), Outlines: text == "outlines"}, err
}

// unsuited adds what can be had instead.
func unsuited(err error, view string) error {
	var format *render.UnsuitedFormat
	var pixels *render.TooManyPixels
	var pages *render.TooManyPages
	switch {
	case errors.As(err, &format):
		return advise(err, "a file that ends in .%s", strings.Join(format.Suited, ", ."))
	case errors.As(err, &pixels) && pixels.Fits > 0:
		return advise(err, "--scale %d, or a file that ends in .svg or .pdf", pixels.Fits)
	case errors.As(err, &pixels):
		return advise(err, "a file that ends in .svg or .pdf")
	case errors.As(err, &pages):
		return advise(err, "--page fit, which is one page as large as the picture")
	}
	return advise(err, "one of the views %s instead of %s", strings.Join(render.Views(), ", "), view)
}
