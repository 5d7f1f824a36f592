package render

import "hone/model"

// picture is a view's scene; where there is nothing to show yet, its title and
// what to begin with.
func (v view) picture(in Input) Scene {
	if isBlank(in.Model, v.name) {
		return in.placard(v.name)
	}
	return v.scene(in)
}

// isBlank tells whether a model has nothing that a view shows.
func isBlank(m *model.Model, view string) bool {
	nouns, verbs := len(m.Records(model.KindDeliverable)), len(m.Records(model.KindAction))
	switch view {
	case "deliverables":
		return nouns == 0
	case "actions":
		return verbs == 0
	case "pfd":
		return nouns+verbs == 0
	case "journey":
		return nouns+verbs+len(model.All[model.Phase](m)) == 0
	case "kpis":
		return len(model.All[model.KPI](m)) == 0
	}
	return false
}

// placard is a page in place of an empty picture.
func (in Input) placard(view string) Scene {
	const wide, pad = 420, 24
	in.Options.Overlay = nil
	s := Scene{Title: in.Words.Say("view." + view), Language: in.Language}
	key := "empty." + view
	if view == "pfd" {
		key = "empty.deliverables"
	}
	page := Box{ID: "page", Kind: "page", Shape: ShapeRound, Fill: InkSubtle, Stroke: InkHair, Width: 1, Dashed: true, Title: in.Words.Say(key)}
	kind := Type{Size: SizeText}
	y := float64(pad)
	for _, line := range kind.Wrap(in.Measure, page.Title, wide-2*pad, 8) {
		t := lineOfText(line, Rect{pad, y, in.Measure.Width(line, kind.Size, false), lineHeight(kind.Size)}, kind)
		t.Of, t.Ink = page.ID, InkMuted
		s.Texts = append(s.Texts, t)
		y += lineHeight(kind.Size)
	}
	page.Rect = Rect{0, 0, wide, y + pad}
	s.Boxes = []Box{page}
	in.addHeading(&s)
	s.fit(sceneMargin)
	return s.AtOrigin()
}
