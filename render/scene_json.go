package render

import "encoding/json"

// JSON writes a scene as its exchange text: boxes, frames, lines and texts in
// points, one element a line. Keys beyond those promised may be added later.
func JSON(s Scene) []byte {
	s = s.AtOrigin()
	w := jsonPen{out: make([]byte, 0, 128*(len(s.Boxes)+len(s.Frames)+len(s.Lines)+len(s.Texts)+2))}
	w.raw(`{"width":`).number(s.Width).raw(`,"height":`).number(s.Height)
	w.raw(",\n\"boxes\":[")
	for i, b := range s.Boxes {
		w.box(i, b)
	}
	w.raw("],\n\"frames\":[")
	for i, b := range s.Frames {
		w.box(i, b)
	}
	w.raw("],\n\"lines\":[")
	for i, l := range s.Lines {
		w.line(i, l)
	}
	w.raw("],\n\"texts\":[")
	for i, t := range s.Texts {
		w.entry(i).raw(`{"of":`).quoted(string(t.Of)).raw(`,"text":`).quoted(Clean(t.Text)).rect(t.Rect).raw("}")
	}
	w.raw("]}\n")
	return w.out
}

// jsonPen appends JSON to out.
type jsonPen struct{ out []byte }

func (w *jsonPen) box(i int, b Box) {
	w.entry(i).raw(`{"id":`).quoted(string(b.ID)).raw(`,"kind":`).quoted(b.Kind).rect(b.Rect)
	if b.Shows != "" {
		w.raw(`,"shows":`).quoted(string(b.Shows))
	}
	if len(b.Marks) > 0 {
		w.raw(`,"marks":[`)
		for j, m := range b.Marks {
			if j > 0 {
				w.raw(",")
			}
			w.quoted(string(m))
		}
		w.raw("]")
	}
	w.raw("}")
}

func (w *jsonPen) line(i int, l Line) {
	w.entry(i).raw(`{"id":`).quoted(string(l.ID)).raw(`,"kind":`).quoted(l.Kind).raw(`,"points":[`)
	for j, at := range l.Points {
		if j > 0 {
			w.raw(",")
		}
		w.raw("[").number(at.X).raw(",").number(at.Y).raw("]")
	}
	w.raw("]}")
}

func (w *jsonPen) entry(i int) *jsonPen {
	if i > 0 {
		w.raw(",")
	}
	return w.raw("\n")
}

func (w *jsonPen) raw(s string) *jsonPen {
	w.out = append(w.out, s...)
	return w
}

func (w *jsonPen) number(x float64) *jsonPen {
	w.out = appendNumber(w.out, x)
	return w
}

func (w *jsonPen) rect(r Rect) *jsonPen {
	return w.raw(`,"x":`).number(r.X).raw(`,"y":`).number(r.Y).raw(`,"w":`).number(r.W).raw(`,"h":`).number(r.H)
}

// quoted writes a string; it is safe inside HTML as well.
func (w *jsonPen) quoted(s string) *jsonPen {
	text, err := json.Marshal(s)
	if err != nil {
		return w.raw(`""`) // a string always has a form in JSON
	}
	w.out = append(w.out, text...)
	return w
}
