package render

import (
	"strings"

	"hone/model"
)

// label is a name set in lines, with a small remark below it.
type label struct {
	lines []string
	kind  Type
	width float64 // of the longest line
	meta  string  // one line of small type
	metaW float64
}

// The widths that a name may take, in parts of the type size: about this many
// full-width letters. Short names stay on one line, longer ones become two or
// three even lines.
const oneLine, twoLines, threeLines = 9.6, 10.6, 14

// fitLabel sets a name as compactly as it can be read.
func fitLabel(m Measure, name string, t Type) label {
	l := label{kind: t}
	for i, width := range [...]float64{oneLine, twoLines, threeLines} {
		l.lines = Wrap(m, name, t, width*t.Size, i+1)
		if !isCut(l.lines, name) {
			break
		}
	}
	return l.sized(m)
}

// isCut tells whether wrapping has left out a part of the name.
func isCut(lines []string, name string) bool {
	last := lines[len(lines)-1]
	return strings.HasSuffix(last, "…") && !strings.HasSuffix(Clean(name), last)
}

func (l label) sized(m Measure) label {
	l.width = 0
	for _, line := range l.lines {
		l.width = max(l.width, m.Width(line, l.kind.Size, l.kind.Bold))
	}
	return l
}

// withMeta adds a remark of one line, as wide as a name may be.
func (l label) withMeta(m Measure, meta string) label {
	if meta == "" {
		return l
	}
	small := Type{Size: SizeSmall}
	l.meta = Wrap(m, meta, small, threeLines*SizeText, 1)[0]
	l.metaW = m.Width(l.meta, small.Size, false)
	return l
}

// height is the room that the lines take, w the width.
func (l label) height() float64 {
	h := float64(len(l.lines)) * lineHeight(l.kind.Size)
	if l.meta != "" {
		h += lineHeight(SizeSmall)
	}
	return h
}

func (l label) w() float64 { return max(l.width, l.metaW) }

// textsIn sets the label in the middle of a rectangle.
func (l label) textsIn(m Measure, of model.ID, r Rect, ink Ink) []Text {
	texts := make([]Text, 0, len(l.lines)+1)
	top := r.Y + (r.H-l.height())/2
	for _, line := range l.lines {
		w := m.Width(line, l.kind.Size, l.kind.Bold)
		t := lineOfText(line, Rect{r.X + (r.W-w)/2, top, w, lineHeight(l.kind.Size)}, l.kind)
		t.Of, t.Ink, t.Align = of, ink, AlignMiddle
		texts = append(texts, t)
		top += lineHeight(l.kind.Size)
	}
	if l.meta != "" {
		t := lineOfText(l.meta, Rect{r.X + (r.W-l.metaW)/2, top, l.metaW, lineHeight(SizeSmall)}, Type{Size: SizeSmall})
		t.Of, t.Ink, t.Align = of, InkMuted, AlignMiddle
		if ink == InkFaded || ink == InkOnDark {
			t.Ink = ink
		}
		texts = append(texts, t)
	}
	return texts
}

// lineOfText is a line of text that takes a rectangle, set on the baseline that
// puts its letters in the middle.
func lineOfText(text string, r Rect, t Type) Text {
	return Text{
		Text: text, Rect: r, Size: t.Size, Bold: t.Bold, Ink: InkText, Align: AlignStart,
		Base: hundredth(r.Y + r.H/2 + overMiddle*t.Size),
	}
}
