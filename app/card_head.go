package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hone/render"
)

// head lays out what the card is about, and below it what is derived, each in
// two lines at most of a card of this width, in pixels. It gives where they end.
func (c *card) head(width float32) float32 {
	scale := c.app.look.scale()
	top := c.wrap(c.title, c.name, render.Type{Size: sizeHeading, Bold: true}, headLines{12 * scale, 22 * scale, width, render.InkText})
	top = c.wrap(c.below, c.said, render.Type{Size: sizeSmall}, headLines{top + 2*scale, 17 * scale, width, render.InkAccent})
	return top + 5*scale
}

// headLines are where lines begin, how far they are apart, and how wide the card
// is, in pixels.
type headLines struct {
	top, apart, width float32
	ink               render.Ink
}

// wrap sets a text in the lines and gives where they end; the second takes room
// only where it is needed.
func (c *card) wrap(lines [2]*canvas.Text, text string, as render.Type, in headLines) float32 {
	scale, look := c.app.look.scale(), c.app.look
	as.Size *= float64(scale)
	wrapped := as.Wrap(look.measure, text, float64(in.width-30), len(lines))
	for i, t := range lines {
		t.Text, t.Color, t.TextSize, t.TextStyle.Bold = "", look.ink(in.ink), float32(as.Size), as.Bold
		if i < len(wrapped) {
			t.Text = wrapped[i]
		}
		put(t, t.Text != "", fyne.NewPos(16, in.top), t.MinSize())
		t.Refresh()
		if i == 0 || t.Text != "" {
			in.top += in.apart
		}
	}
	return in.top
}
