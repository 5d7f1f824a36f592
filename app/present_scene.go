package app

import (
	"strings"

	"hone/model"
	"hone/render"
)

// fadedScene is a scene in which what is still ahead is only hinted at. A line is
// ahead with either of its ends, a join of alternatives with what it is for.
func fadedScene(s *render.Scene, ahead func(id model.ID) bool) *render.Scene {
	faded := *s
	gone := map[model.ID]bool{}
	faded.Boxes = make([]render.Box, len(s.Boxes))
	for i, b := range s.Boxes {
		if isAhead(b.Record(), b.Kind, ahead) {
			gone[b.ID] = true
			b.Fill, b.Stroke, b.Marks = render.InkPaper, render.InkFaded, nil
		}
		faded.Boxes[i] = b
	}
	faded.Frames = make([]render.Box, len(s.Frames))
	for i, f := range s.Frames {
		if f.Kind == "composite" && ahead(f.Record()) {
			gone[f.ID] = true
			f.Stroke, f.Marks = render.InkFaded, nil
		}
		faded.Frames[i] = f
	}
	faded.Lines = make([]render.Line, len(s.Lines))
	for i, l := range s.Lines {
		if lineAhead(l.ID, ahead) {
			gone[l.ID] = true
			l.Stroke = render.InkFaded
		}
		faded.Lines[i] = l
	}
	faded.Texts = make([]render.Text, len(s.Texts))
	for i, t := range s.Texts {
		if gone[t.Of] {
			t.Ink = render.InkFaded
		}
		faded.Texts[i] = t
	}
	return &faded
}

func isAhead(id model.ID, kind string, ahead func(model.ID) bool) bool {
	if kind == "or" {
		return lineAhead(id, ahead)
	}
	switch kind {
	case "start", "end", "decision", string(model.KindAction), string(model.KindDeliverable):
		return ahead(id)
	}
	return false
}

// lineAhead reads the ends of a relation, or of a part of one, off its ID.
func lineAhead(id model.ID, ahead func(model.ID) bool) bool {
	parts := strings.Split(string(id), ":")
	if len(parts) < 2 {
		return false
	}
	if parts[0] == "or" || len(parts) == 2 {
		return ahead(model.ID(parts[1]))
	}
	return ahead(model.ID(parts[1])) || ahead(model.ID(parts[2]))
}
