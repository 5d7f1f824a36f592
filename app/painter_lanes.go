package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mostLaneName is how wide the name of a lane may be at the border, in pixels at
// 100 %; longer ones are set in up to three lines.
const mostLaneName = 84

// laneLines are the lines of a lane's name at the border.
func (l *look) laneLines(name string) []string {
	kind := render.Type{Size: float64(sizeSmall * l.scale()), Bold: true}
	return kind.Wrap(l.measure, name, float64(mostLaneName*l.scale()), 3)
}

// laneStrip is how wide the heads of lanes are at the border, in pixels: as the
// longest line needs. Without lanes it is nothing.
func (l *look) laneStrip(s *render.Scene) float32 {
	size, width := sizeSmall*l.scale(), float32(0)
	for i := range s.Frames {
		if f := &s.Frames[i]; f.Kind == "lane" && f.Title != "" {
			for _, line := range l.laneLines(f.Title) {
				width = max(width, fyne.MeasureText(line, size, fyne.TextStyle{Bold: true}).Width)
			}
		}
	}
	if width == 0 {
		return 0
	}
	return width + 16*l.scale()
}

// laneNames keeps the heads of lanes at the left border while their own are out
// of sight, so that one always knows whose lane it is. Boxes go below them, as
// below a heading that stays.
func (p *painter) laneNames(s *render.Scene) {
	if p.camera.X <= s.Left+8 {
		return
	}
	strip := p.look.laneStrip(s)
	size := sizeSmall * p.look.scale()
	height, base := fontHeight(size)
	for i := range s.Frames {
		f := &s.Frames[i]
		if f.Kind != "lane" || f.Title == "" || f.Rect.X > p.sight.X-8 || !p.sees(f.Rect) || f.Rect.X+f.Rect.W < p.sight.X+60/p.camera.Zoom {
			continue
		}
		at, lane := p.camera.rect(f.Rect)
		top, bottom := max(-1, at.Y), min(p.size.Height+1, at.Y+lane.Height)
		p.rectangle(fyne.NewPos(-1, top), fyne.NewSize(strip+1, bottom-top), frame{fill: p.look.ink(render.InkWash), stroke: p.look.ink(render.InkHair), width: 1})
		lines := p.look.laneLines(f.Title)
		if room := int((bottom - top) / height); len(lines) > room {
			lines = lines[:room]
		}
		first := (top+bottom-height*float32(len(lines)))/2 + base
		for k, line := range lines {
			p.write(fyne.NewPos(0, first+float32(k)*height), strip, letters{text: line, size: size, bold: true, ink: p.look.ink(render.InkAccent), align: fyne.TextAlignCenter})
		}
	}
}

// edge is how much of the left of the picture is kept for the heads of lanes, in
// pixels.
func (v *picture) edge() float32 {
	if v.view != model.ViewActions {
		return 0
	}
	return v.app.look.laneStrip(v.scene)
}
