package render

import "hone/model"

// label is a name set in lines, with a small remark below it.
type label struct {
	lines []string
	kind  Type
	width float64 // of the longest line
	meta  string  // one line of small type
	metaW float64
}

// labelShapes are the widths that a name may take, in parts of the type size
// (about as many full-width letters), and the lines for each. Short names stay
// on one line, longer ones become two or three even lines.
var labelShapes = []struct {
	width float64
	lines int
}{{9.6, 1}, {10.6, 2}, {14, 2}, {14, 3}}

// widestLabel is the width of the last shape.
const widestLabel = 14

// fitLabel sets a name as compactly as it can be read: in the first shape that
// breaks no word, or as much of it as fits the last.
func fitLabel(m Measure, name string, t Type) label {
	if memory, ok := m.(labelMemory); ok {
		return memory.remembered(labelKey{name, t}, func() label { return newLabel(m, name, t) })
	}
	return newLabel(m, name, t)
}

// labelMemory is a measure that remembers labels.
type labelMemory interface {
	remembered(key labelKey, set func() label) label
}

type labelKey struct {
	name string
	kind Type
}

func newLabel(m Measure, name string, t Type) label {
	w := newWrapping(m, name, t)
	for _, shape := range labelShapes {
		w.width = shape.width * t.Size
		if w.isShort() {
			return label{kind: t, lines: []string{w.text}}.sized(m)
		}
		if lines, ok := w.evenly(shape.lines); ok {
			return label{kind: t, lines: lines}.sized(m)
		}
	}
	return label{kind: t, lines: w.lines(m, t, 3)}.sized(m)
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
	l.meta = small.Wrap(m, meta, widestLabel*SizeText, 1)[0]
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

// spot is where a label is set: in the middle of a rectangle.
type spot struct {
	of  model.ID
	in  Rect
	ink Ink
}

// textsIn sets the label in the middle of a rectangle.
func (l label) textsIn(m Measure, of model.ID, r Rect, ink Ink) []Text {
	return l.setIn(make([]Text, 0, len(l.lines)+1), m, spot{of, r, ink})
}

// setIn adds the label's lines to some texts.
func (l label) setIn(texts []Text, m Measure, at spot) []Text {
	top := at.in.Y + (at.in.H-l.height())/2
	for _, line := range l.lines {
		w := m.Width(line, l.kind.Size, l.kind.Bold)
		t := lineOfText(line, Rect{at.in.X + (at.in.W-w)/2, top, w, lineHeight(l.kind.Size)}, l.kind)
		t.Of, t.Ink, t.Align = at.of, at.ink, AlignMiddle
		texts = append(texts, t)
		top += lineHeight(l.kind.Size)
	}
	if l.meta != "" {
		t := lineOfText(l.meta, Rect{at.in.X + (at.in.W-l.metaW)/2, top, l.metaW, lineHeight(SizeSmall)}, Type{Size: SizeSmall})
		t.Of, t.Ink, t.Align = at.of, InkMuted, AlignMiddle
		if at.ink == InkFaded || at.ink == InkOnDark {
			t.Ink = at.ink
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
