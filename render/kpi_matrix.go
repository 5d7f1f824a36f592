package render

import (
	"math"
	"strings"

	"hone/model"
)

// Sizes of the KPI matrix, in points.
const (
	matrixHeadW = 190 // the customer's KPIs
	matrixHeadH = 76  // ours, above
	matrixCellW = 128 // at least, and where a word of a name is wider
	mostCellW   = 240
	matrixRowH  = 52
	matrixPad   = 10
)

// KPIs shows the KPIs of both sides as a tree, and their traces as a matrix
// below.
func KPIs(in Input) Scene {
	const apart = 40
	in = in.ready()
	legend := in.Options.Legend
	in.Options.Legend = false
	s := KPITree(in).AtOrigin()
	in.Options.Title = false
	below := KPIMatrix(in)
	below.Left, below.Top = 0, -(s.Height - 2*sceneMargin + apart)
	below = below.AtOrigin()
	s.Frames = append(s.Frames, below.Frames...)
	s.Boxes = append(s.Boxes, below.Boxes...)
	s.Texts = append(s.Texts, below.Texts...)
	if legend {
		in.addLegend(&s)
	}
	s.fit(sceneMargin)
	return s.AtOrigin()
}

// KPIMatrix is the table of the customer's KPIs against ours: a full dot where
// one must move with the other, a hollow one where it may, with an arrow from
// the KPI that moves the other. Rows and columns without a dot are in warm ink.
func KPIMatrix(in Input) Scene {
	in = in.ready()
	x := &matrix{Input: in, result: in.Derivation.KPIs(), alone: map[model.ID]bool{}}
	for _, id := range x.result.Alone {
		x.alone[id] = true
	}
	x.scene.Title, x.scene.Language = in.Words.Say("view.kpis"), in.Language
	x.cellW = x.cellWidth()
	x.heads()
	for row, customer := range x.result.Customer {
		for column, own := range x.result.Own {
			x.cell(row, column, customer, own)
		}
	}
	if in.Options.Title {
		in.addHeading(&x.scene)
	}
	if in.Options.Legend {
		in.addLegend(&x.scene)
	}
	x.scene.fit(sceneMargin)
	return x.scene.AtOrigin()
}

type matrix struct {
	Input
	result model.KPIResult
	alone  map[model.ID]bool
	cellW  float64
	scene  Scene
}

// cellWidth is wide enough for the longest word of our KPIs' names.
func (x *matrix) cellWidth() float64 {
	w := float64(matrixCellW)
	for _, id := range x.result.Own {
		k, _ := model.Find[model.KPI](x.Model, id)
		for _, word := range strings.Fields(Clean(k.Name)) {
			if wide := x.Measure.Width(word, SizeText, false) + 2*matrixPad + 1; wide <= mostCellW {
				w = max(w, math.Ceil(wide))
			}
		}
	}
	return w
}

// heads draws the corner and the names of rows and columns.
func (x *matrix) heads() {
	x.head(Box{ID: "kpis:corner", Kind: "corner", Rect: Rect{0, 0, matrixHeadW, matrixHeadH}}, x.Words.Say("side.customer")+" ＼ "+x.Words.Say("side.own"), InkMuted)
	for i, id := range x.result.Own {
		x.kpiHead(id, Rect{matrixHeadW + float64(i)*x.cellW, 0, x.cellW, matrixHeadH}, InkWash)
	}
	for i, id := range x.result.Customer {
		x.kpiHead(id, Rect{0, matrixHeadH + float64(i)*matrixRowH, matrixHeadW, matrixRowH}, InkPale)
	}
}

func (x *matrix) kpiHead(id model.ID, r Rect, fill Ink) {
	k, _ := model.Find[model.KPI](x.Model, id)
	ink := InkText
	if x.alone[id] {
		ink = InkWarm
	}
	x.head(Box{ID: "matrix:" + id, Shows: id, Kind: "kpi", Fill: fill, Rect: r, Title: k.Name}, k.Name, ink)
}

func (x *matrix) head(b Box, name string, ink Ink) {
	b.Shape, b.Stroke, b.Width = ShapePlain, InkHair, 1
	if b.Title == "" {
		b.Title = name
	}
	t := Type{Size: SizeText}
	lines := int(math.Floor((b.Rect.H - matrixPad) / lineHeight(t.Size)))
	l := label{kind: t, lines: t.Wrap(x.Measure, name, b.Rect.W-2*matrixPad, lines)}.sized(x.Measure)
	x.scene.Boxes = append(x.scene.Boxes, b)
	x.scene.Texts = append(x.scene.Texts, l.textsIn(x.Measure, b.ID, b.Rect, ink)...)
}

// cell draws the trace of one KPI to another, as a dot and an arrow.
func (x *matrix) cell(row, column int, customer, own model.ID) {
	b := Box{
		ID: "matrix:" + customer + ":" + own, Kind: "cell", Shape: ShapePlain, Stroke: InkHair, Width: 1,
		Rect: Rect{matrixHeadW + float64(column)*x.cellW, matrixHeadH + float64(row)*matrixRowH, x.cellW, matrixRowH},
	}
	l, ok := x.result.Link(customer, own)
	if !ok {
		b.Title = x.Words.Say("term.empty")
		x.scene.Frames = append(x.scene.Frames, b)
		return
	}
	b.Title = l.Sentence.In(x.Language)
	x.scene.Frames = append(x.scene.Frames, b)
	dot := Box{
		ID: b.ID + ":dot", Shows: own, Kind: "trace-" + string(l.Strength), Shape: ShapeDot, Fill: InkPaper, Stroke: InkAccent, Width: 1.6, Title: b.Title,
		Rect: Rect{b.Rect.X + b.Rect.W/2 - 26, b.Rect.Y + (matrixRowH-14)/2, 14, 14},
	}
	if l.Strength == model.LinkMust {
		dot.Fill = InkAccent
	}
	x.scene.Boxes = append(x.scene.Boxes, dot)
	arrow := map[model.LinkDirection]string{model.OwnMovesCustomer: "←", model.CustomerMovesOwn: "↑", model.MoveTogether: "＝"}[l.Direction]
	t := Type{Size: SizeHead}
	text := lineOfText(arrow, Rect{b.Rect.X + b.Rect.W/2 + 4, b.Rect.Y + (matrixRowH-22)/2, x.Measure.Width(arrow, t.Size, false), 22}, t)
	text.Of, text.Ink = b.ID, InkMuted
	x.scene.Texts = append(x.scene.Texts, text)
}
