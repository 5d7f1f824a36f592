package app

import (
	"fyne.io/fyne/v2"

	"hone/model"
	"hone/render"
)

// mostLaneName is how wide the name of a lane may be at the border, in pixels at
// 100 %; longer ones are set in up to three lines.
const mostLaneName = 84

// laneHeads are the names of a scene's lanes as they are written at the border,
// worked out once a scene and size of type.
type laneHeads struct {
	scene *render.Scene
	scale float32
	lines [][]string // by frame
	strip float32    // how wide they are, in pixels, as the longest line needs; without lanes nothing
}

// headsOf are the heads of a scene's lanes.
func (p *painter) headsOf(s *render.Scene) *laneHeads {
	h, scale := &p.heads, p.look.scale()
	if h.scene == s && h.scale == scale {
		return h
	}
	*h = laneHeads{scene: s, scale: scale, lines: make([][]string, len(s.Frames))}
	kind, width := render.Type{Size: float64(sizeSmall * scale), Bold: true}, float32(0)
	for i := range s.Frames {
		if f := &s.Frames[i]; f.Kind == "lane" && f.Title != "" {
			h.lines[i] = kind.Wrap(p.look.measure, f.Title, float64(mostLaneName*scale), 3)
			for _, line := range h.lines[i] {
				width = max(width, fyne.MeasureText(line, sizeSmall*scale, fyne.TextStyle{Bold: true}).Width)
			}
		}
	}
	if width > 0 {
		h.strip = width + 16*scale
	}
	return h
}

// laneNames keeps the heads of lanes at the left border while their own are out
// of sight, so that one always knows whose lane it is. Boxes go below them, as
// below a heading that stays.
func (p *painter) laneNames(s *render.Scene) {
	if p.camera.X <= s.Left+8 {
		return
	}
	heads := p.headsOf(s)
	strip := heads.strip
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
		lines := heads.lines[i]
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
	return v.shape.painter.headsOf(v.scene).strip
}
