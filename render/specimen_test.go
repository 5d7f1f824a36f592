package render_test

import (
	"fmt"
	"strings"

	"hone/model"
	"hone/render"
)

// hostileNames are names that have broken writers of pictures before.
func hostileNames() []string {
	return []string{
		`"><script>alert(1)</script>`, `]]>`, `&#x0;`, `\N`, `=cmd|'/c calc'!A1`, `javascript:alert(1)`,
		`(hello) Tj \) endstream endobj`, `<</JS(x)>>`, "a\x00b\x1b[31mc\nd\te", "\u202eabc\u2066def", "a\u200bb\ufeff",
		"👨\u200d👩\u200d👧\u200d👦 👍🏽 ⚠️ 🇯🇵", "𠮟る 𠮷野家 𩸽", "か\u3099あ\u3099ハ\u309a e\u0301 q\u0301", "e" + strings.Repeat("\u0301", 500),
		"مرحبا שלום ไทย हिन्दी", "\xff\xfe\xc0", string(rune(0xfffe)) + "x" + string(rune(0x10ffff)), "\ue000\uf8ff", "", " ", "　",
		strings.Repeat("長", 10_000), strings.Repeat("a ", 5_000), strings.Repeat("😀", 2_000),
	}
}

// specimen is a picture with every shape, mark, kind of line and of text.
func specimen() render.Scene {
	s := render.Scene{Width: 480, Height: 400, Title: "見本 <specimen>", Language: model.Japanese}
	s.Frames = []render.Box{
		{ID: "lane", Kind: "lane", Rect: render.Rect{X: 10, Y: 10, W: 460, H: 100}, Shape: render.ShapePlain, Fill: render.InkSubtle, Stroke: render.InkHair, Width: 1},
	}
	shapes := []render.Shape{render.ShapeRound, render.ShapePill, render.ShapeDiamond, render.ShapeDot, render.ShapePlain, render.ShapeChevron}
	for i, shape := range shapes {
		s.Boxes = append(s.Boxes, render.Box{
			ID: model.ID(shape), Kind: "deliverable", Title: string(shape), Shape: shape, Rect: render.Rect{X: 20 + 75*float64(i), Y: 30, W: 62, H: 60},
			Fill: render.InkWash, Stroke: render.InkAccent, Width: 1.5, Dashed: i%2 == 1, Double: i == 0,
		})
	}
	marks := []render.Mark{render.MarkCheckpoint, render.MarkEitherOr, render.MarkBlocked, render.MarkUnobtainable, render.MarkCloses, render.MarkDone}
	for i, mark := range marks {
		s.Boxes = append(s.Boxes, render.Box{
			ID: model.ID(mark), Kind: "deliverable", Title: string(mark), Shape: render.ShapeRound, Rect: render.Rect{X: 20 + 75*float64(i), Y: 120, W: 62, H: 50},
			Fill: render.InkPaper, Stroke: render.InkOutline, Width: 1, Marks: []render.Mark{mark},
		})
	}
	s.Lines = specimenLines()
	s.Texts = specimenTexts()
	return s
}

func specimenLines() []render.Line {
	bent := func(y float64) []render.Point {
		return []render.Point{{X: 20, Y: y}, {X: 120, Y: y}, {X: 120, Y: y + 20}, {X: 230, Y: y + 20}}
	}
	line := render.Line{Kind: "needs", Stroke: render.InkMuted, Width: 1.2}
	solid, dashed, double, curve := line, line, line, line
	solid.ID, solid.Points, solid.From, solid.To = "solid", bent(190), render.TipCircle, render.TipTriangle
	dashed.ID, dashed.Points, dashed.Dashed, dashed.To = "dashed", bent(220), true, render.TipArrow
	double.ID, double.Points, double.Double, double.Dashed = "double", bent(250), true, true
	curve.ID, curve.Smooth, curve.Stroke, curve.Width = "curve", true, render.InkAccent, 1.5
	curve.Points = []render.Point{{X: 250, Y: 270}, {X: 300, Y: 200}, {X: 350, Y: 230}, {X: 400, Y: 190}, {X: 460, Y: 260}}
	return []render.Line{solid, dashed, double, curve}
}

func specimenTexts() []render.Text {
	var texts []render.Text
	for i, size := range []float64{render.SizeSmall, render.SizeText, render.SizeHead, render.SizeTitle} {
		y := 290 + []float64{0, 20, 42, 70}[i]
		middle := textAt("中央 gjpq 😀 ไ", render.Point{X: 270, Y: y}, size, render.AlignMiddle)
		middle.Bold = true
		texts = append(
			texts,
			textAt(fmt.Sprintf("永字 Aé %g か\u3099 𠮟", size), render.Point{X: 20, Y: y}, size, render.AlignStart),
			textAt("右寄せ(株)", render.Point{X: 460, Y: y}, size, render.AlignEnd),
		)
		if size < render.SizeTitle {
			texts = append(texts, middle)
		}
	}
	return texts
}

// textAt is a text whose baseline goes through a point, set by its alignment.
func textAt(text string, at render.Point, size float64, align render.Align) render.Text {
	width := measured.Width(render.Clean(text), size, false)
	x := at.X
	switch align {
	case render.AlignMiddle:
		x -= width / 2
	case render.AlignEnd:
		x -= width
	}
	r := render.Rect{X: x, Y: at.Y - 0.88*size, W: width, H: size}
	return render.Text{Text: text, Rect: r, Base: at.Y, Size: size, Ink: render.InkText, Align: align}
}

// hostileScene has a box, a line and a text for each hostile name.
func hostileScene() render.Scene {
	s := render.Scene{Width: 600, Title: hostileNames()[0] + hostileNames()[6], Language: "<x>"}
	for i, name := range hostileNames() {
		y := 20 + 30*float64(i)
		id := model.ID(name)
		t := textAt(name, render.Point{X: 20, Y: y + 15}, 13, render.AlignStart)
		t.Of = id
		s.Boxes = append(s.Boxes, render.Box{ID: id, Kind: name, Title: name, Shape: render.Shape(name), Rect: render.Rect{X: 10, Y: y, W: 300, H: 22}, Stroke: render.InkHair, Width: 1})
		s.Lines = append(s.Lines, render.Line{ID: "l" + id, Kind: name, Title: name, Points: []render.Point{{X: 320, Y: y}, {X: 560, Y: y}}, Stroke: render.InkMuted, Width: 1, To: render.Tip(name)})
		s.Texts = append(s.Texts, t)
		s.Height = y + 40
	}
	return s
}
