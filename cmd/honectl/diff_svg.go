package main

import (
	"errors"

	"hone/assets"
	"hone/model"
	"hone/model/store"
	"hone/render"
)

// drawDifferences writes a view of both models in one: what was added, removed
// or changed has a sign of its own, and a colour.
func (c *call) drawDifferences(a, b *model.Model) error {
	both := store.Merge(store.SharedPart(b, a), b, a).Model
	measure, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		return err
	}
	language, err := c.language(b)
	if err != nil {
		return err
	}
	view, err := c.oneOf("view", "deliverables", "actions", "pfd")
	if err != nil {
		return err
	}
	rising, err := c.oneOf("direction", "right", "up")
	if err != nil {
		return err
	}
	overlay := render.CompareOverlay(model.Diff(a, b))
	picture, err := render.Export(render.Input{
		Model: both, Measure: measure, Language: language,
		Options: render.Options{Title: true, Legend: true, BottomUp: rising == "up", Overlay: overlay},
	}, view, "svg", render.Output{})
	if err != nil {
		return err
	}
	return store.SafeWrite(c.value("svg"), picture, c.has("force"))
}

// overlay is the result that --overlay lays over a picture, nil for none.
func (c *call) overlay(in render.Input, view string) (*render.Overlay, error) {
	if !c.has("overlay") {
		return nil, nil
	}
	name, err := c.oneOf("overlay", render.Overlays()...)
	if err != nil {
		return nil, err
	}
	if view != "deliverables" && view != "pfd" {
		return nil, advise(errors.New("export "+view+": no overlay lies over it"), "the view deliverables or pfd")
	}
	return render.OverlayOf(in.Derivation, name), nil
}
