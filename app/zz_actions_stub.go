package app

import (
	"hone/model"
	"hone/render"
)

// temporary
func actionsScene(in render.Input) render.Scene {
	var s render.Scene
	roles := model.All[model.Role](in.Model)
	row := map[model.ID]int{}
	for i, r := range roles {
		row[r.ID] = i
		s.Frames = append(s.Frames, render.Box{ID: r.ID, Kind: "lane", Rect: render.Rect{X: 0, Y: float64(i) * 100, W: 2400, H: 100}, Fill: render.InkPaper, Stroke: render.InkHair, Width: 1, Shape: render.ShapePlain, Title: r.Name})
		s.Texts = append(s.Texts, render.Text{Of: r.ID, Text: r.Name, Rect: render.Rect{X: 8, Y: float64(i)*100 + 40, W: 100, H: 18}, Base: float64(i)*100 + 54, Size: 13, Bold: true, Ink: render.InkAccent, Align: render.AlignStart})
	}
	at := map[model.ID]render.Rect{}
	for i, a := range model.All[model.Action](in.Model) {
		r := render.Rect{X: 130 + float64(i)*130, Y: float64(row[a.Role])*100 + 25, W: 112, H: 46}
		at[a.ID] = r
		s.Boxes = append(s.Boxes, render.Box{ID: a.ID, Kind: "action", Rect: r, Shape: render.ShapePill, Fill: render.InkPaper, Stroke: render.InkOutline, Width: 1.1, Title: a.Name})
		for j, line := range render.Wrap(in.Measure, a.Name, render.Type{Size: 13}, 96, 2) {
			s.Texts = append(s.Texts, render.Text{Of: a.ID, Text: line, Rect: render.Rect{X: r.X + 4, Y: r.Y + 4 + float64(j)*18, W: 104, H: 18}, Base: r.Y + 18 + float64(j)*18, Size: 13, Ink: render.InkText, Align: render.AlignMiddle})
		}
	}
	for _, rel := range model.All[model.Relation](in.Model) {
		if rel.Rel == model.Then {
			a, b := at[rel.From], at[rel.To]
			s.Lines = append(s.Lines, render.Line{ID: rel.ID, Kind: "then", Points: []render.Point{{X: a.X + a.W, Y: a.Y + 23}, {X: b.X - 9, Y: a.Y + 23}, {X: b.X - 9, Y: b.Y + 23}, {X: b.X, Y: b.Y + 23}}, Stroke: render.InkMuted, Width: 1.3, To: render.TipArrow})
		}
	}
	s.Width, s.Height = 2400, float64(len(roles))*100
	return s
}
