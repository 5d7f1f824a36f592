package render

import (
	"image"
	"strings"
)

// Plan is what an export will be, told before it is written.
type Plan struct {
	Width, Height float64     // of the picture, in points
	Pixels        image.Point // of PNG
	Pages         int         // of PDF
	Across, Down  int         // how a picture's pages are laid side by side; 0 for a text
	Lying         bool        // a PDF's pages lie on their long side
	Tables, Rows  int         // of a sheet
	Lines         []string    // how a sheet begins
	Scene         *Scene      // what is drawn; nil when nothing is
}

// PlanOf tells what Export would write. Its errors are those of Export, but for
// fonts.
func PlanOf(in Input, viewName, format string, o Output) (Plan, error) {
	v, err := suitedView(viewName, format)
	if err != nil {
		return Plan{}, err
	}
	in, format = in.ready(), strings.ToLower(format)
	switch {
	case v.texts[format] != nil:
		return Plan{}, nil
	case format == "pdf" && !v.draws(format):
		return planOfPages(SheetPages(v.sheet(in), in.Measure, o.Page)), nil
	case !v.draws(format):
		return planOfSheet(v.sheet(in), format), nil
	}
	return planOfScene(v.picture(in), format, o)
}

func planOfSheet(s Sheet, format string) Plan {
	if format == "csv" {
		s.Parts = s.Parts[s.Main : s.Main+1]
	}
	if format != "xlsx" {
		s = s.forReading()
	}
	p := Plan{Lines: s.beginning()}
	for _, part := range s.Parts {
		if n := len(part.Table.Rows); n > 0 {
			p.Tables++
			p.Rows += n
		}
	}
	return p
}

// mostBeginning is how many lines of a sheet a plan shows.
const mostBeginning = 9

// beginning is how a sheet begins: titles, paragraphs, and rows of tables.
func (s Sheet) beginning() []string {
	var lines []string
	for _, p := range s.Parts {
		lines = append(append(lines, Clean(p.Title)), p.Text...)
		if len(p.Table.Rows) > 0 {
			names := make([]Cell, len(p.Table.Columns))
			for i, c := range p.Table.Columns {
				names[i] = words(c.Name)
			}
			lines = append(lines, sideBySide(names))
		}
		for _, r := range p.Table.Rows[:min(len(p.Table.Rows), mostBeginning)] {
			lines = append(lines, sideBySide(r))
		}
		if len(lines) >= mostBeginning {
			break
		}
	}
	return lines[:min(len(lines), mostBeginning)]
}

// sideBySide is what a row's cells say, side by side.
func sideBySide(cells []Cell) string {
	var texts []string
	for _, c := range cells {
		if text := Clean(c.shown()); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "　｜　")
}

func planOfPages(pages []Scene) Plan {
	first := &pages[0]
	return Plan{
		Width: first.Width, Height: first.Height, Scene: first,
		Pages: len(pages), Lying: first.Width > first.Height,
	}
}

func planOfScene(s Scene, format string, o Output) (Plan, error) {
	p := Plan{Width: s.Width, Height: s.Height, Scene: &s}
	switch format {
	case "png":
		scale := max(o.Scale, 1)
		wide, high := pixels(s.Width, scale), pixels(s.Height, scale)
		if !(wide*high <= mostPixels) {
			return p, tooManyPixels(s, scale)
		}
		p.Pixels = image.Pt(int(wide), int(high))
	case "pdf":
		pages, err := pagesOf(s.AtOrigin(), o.Page)
		if err != nil {
			return p, err
		}
		last := pages[len(pages)-1]
		p.Pages, p.Across, p.Down = len(pages), last.col+1, last.row+1
		p.Lying = last.paper.W > last.paper.H
	}
	return p, nil
}

// Thumbnail draws a scene small, on paper of at most this size in pixels. The
// error is that of a font that is none.
func Thumbnail(s Scene, p Palette, most image.Point, o Output) (image.Image, error) {
	fonts, err := o.typefaces()
	if err != nil {
		return nil, err
	}
	s = s.AtOrigin()
	scale := min(float64(most.X)/max(s.Width, 1), float64(most.Y)/max(s.Height, 1), 2)
	w := newPixelPen(p, fonts, scale)
	w.begins(image.Rect(0, 0, max(int(s.Width*scale), 1), max(int(s.Height*scale), 1)))
	paint(s, w)
	return w.picture, nil
}
