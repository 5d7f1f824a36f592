package main

import (
	"hone/assets"
	"hone/model"
	"hone/model/store"
	"hone/render"
)

// differenceMarks begin the names of what differs, so that the picture tells
// it in black and white too.
var differenceMarks = map[string]string{"added": "＋ ", "removed": "－ ", "changed": "± "}

// drawDifferences writes the deliverable graph of both models in one: what was
// added is accented, what was removed dashed and faded, what was changed warm.
func (c *call) drawDifferences(found []difference, a, b *model.Model) error {
	both, err := marked(store.Merge(store.SharedPart(b, a), b, a).Model, found)
	if err != nil {
		return err
	}
	measure, err := render.NewFontMeasure(assets.Font(false), assets.Font(true))
	if err != nil {
		return err
	}
	lang, err := c.language(b)
	if err != nil {
		return err
	}
	scene := render.Deliverables(render.Input{Model: both, Measure: measure, Language: lang})
	change := map[model.ID]string{}
	for _, d := range found {
		change[d.ID] = d.Change
	}
	for i := range scene.Boxes {
		box := &scene.Boxes[i]
		box.Stroke, box.Dashed = differenceInk(change[box.Record()], box.Stroke, box.Dashed)
	}
	for i := range scene.Lines {
		line := &scene.Lines[i]
		line.Stroke, line.Dashed = differenceInk(change[line.ID], line.Stroke, line.Dashed)
	}
	return store.SafeWrite(c.value("svg"), render.SVG(scene.AtOrigin(), render.LightPalette()), c.has("force"))
}

func differenceInk(change string, ink render.Ink, isDashed bool) (render.Ink, bool) {
	switch change {
	case "added":
		return render.InkAccent, isDashed
	case "removed":
		return render.InkFaded, true
	case "changed":
		return render.InkWarm, isDashed
	}
	return ink, isDashed
}

// marked puts a mark before the name of each deliverable that differs.
func marked(m *model.Model, found []difference) (*model.Model, error) {
	for _, d := range found {
		r, ok := model.Find[model.Deliverable](m, d.ID)
		if !ok {
			continue
		}
		name := []rune(differenceMarks[d.Change] + r.Name)
		c, err := m.Rename(d.ID, string(name[:min(len(name), model.MaxName)]))
		if err == nil {
			m, err = m.Apply(c)
		}
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}
