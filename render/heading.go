package render

import (
	"strings"

	"hone/model"
)

// addHeading sets the model's title and scope above a picture.
func (in Input) addHeading(s *Scene) {
	const most, gap, least = 2, 16, 320
	info, all := in.Model.Info(), contentBounds(*s)
	title := info.Title
	if title == "" {
		title = s.Title
	}
	width := max(all.W, least)
	var lines []Text
	add := func(text string, t Type, ink Ink) {
		if text == "" {
			return
		}
		for _, line := range t.Wrap(in.Measure, text, width, most) {
			set := lineOfText(line, Rect{all.X, 0, in.Measure.Width(line, t.Size, t.Bold), lineHeight(t.Size)}, t)
			set.Of, set.Ink = headingID, ink
			lines = append(lines, set)
		}
	}
	add(title, Type{Size: SizeTitle, Bold: true}, InkText)
	add(strings.Join(in.scope(s.Title, info), "　｜　"), Type{Size: SizeText}, InkMuted)
	high := 0.0
	for _, t := range lines {
		high += t.Rect.H
	}
	head := Box{ID: headingID, Kind: "heading", Shape: ShapePlain, Title: title, Rect: Rect{all.X, all.Y - high - gap, width, high}}
	y := head.Rect.Y
	for _, t := range lines {
		t.Rect.Y, t.Base = y, hundredth(t.Base+y)
		y += t.Rect.H
		s.Texts = append(s.Texts, t)
	}
	s.Frames = append(s.Frames, head)
}

// scope says which view of whose business a picture shows.
func (in Input) scope(view string, info model.Info) []string {
	var parts []string
	if info.Title != "" {
		parts = append(parts, view)
	}
	if in.Options.Overlay != nil && in.Options.Overlay.Name != "" {
		parts = append(parts, in.Words.Say(in.Options.Overlay.Name))
	}
	if info.Customer != "" {
		parts = append(parts, info.Customer)
	}
	if info.Viewpoint != "" {
		parts = append(parts, in.Words.Say("viewpoint."+string(info.Viewpoint)))
	}
	return parts
}
