package render

import (
	"slices"
	"strings"

	"hone/model"
)

// Sizes of a touchpoint's icon and what follows it, in points.
const iconSize, iconGap, touchGap = 14, 5, 16

// icon is a small drawing in a square of iconSize points.
type icon struct {
	words   []string // one of them, in lower case, calls for it
	strokes [][]Point
}

// icons are the ways in which companies meet their customers, by the words that
// both languages use for them; the first that fits is taken.
var icons = []icon{
	{[]string{"メール", "mail"}, [][]Point{
		{{1, 3}, {13, 3}, {13, 11.5}, {1, 11.5}, {1, 3}}, {{1, 3}, {7, 8}, {13, 3}},
	}},
	{[]string{"チャット", "chat", "slack"}, [][]Point{
		{{1, 2}, {13, 2}, {13, 9.5}, {7, 9.5}, {4, 12.5}, {4, 9.5}, {1, 9.5}, {1, 2}},
	}},
	{[]string{"オンライン", "画面", "web", "online", "screen", "アプリ", " app", "動画", "video", "端末", "tablet", "ダッシュボード", "dashboard", "ポータル", "portal"}, [][]Point{
		{{1, 2}, {13, 2}, {13, 10}, {1, 10}, {1, 2}}, {{7, 10}, {7, 12.5}}, {{4, 12.5}, {10, 12.5}},
	}},
	{[]string{"電話", "通話", "phone", "call"}, [][]Point{
		{{3, 1.5}, {5, 1.5}, {6, 4.5}, {4.5, 6}, {8, 9.5}, {9.5, 8}, {12.5, 9}, {12.5, 11}, {10.5, 12.5}, {6, 10.5}, {3.5, 8}, {1.5, 3.5}, {3, 1.5}},
	}},
	{[]string{"会議", "定例", "朝礼", "ミーティング", "研修", "勉強会", "説明会", "meeting", "huddle", "training", "workshop", "briefing"}, [][]Point{
		{{3, 4}, {4.5, 2.5}, {6, 4}, {6, 5.5}, {4.5, 7}, {3, 5.5}, {3, 4}},
		{{1, 12}, {1.8, 9}, {7, 9}, {7.4, 12}},
		{{8.5, 4}, {10, 2.5}, {11.5, 4}, {11.5, 5.5}, {10, 7}, {8.5, 5.5}, {8.5, 4}},
		{{9, 9}, {12.4, 9}, {13, 12}},
	}},
	{[]string{"書面", "書類", "契約", "資料", "手紙", "シート", "paper", "letter", "document", "contract", "sheet", "署名", "signature", "writing"}, [][]Point{
		{{3, 1}, {9, 1}, {12, 4}, {12, 13}, {3, 13}, {3, 1}}, {{5.5, 7}, {9.5, 7}}, {{5.5, 10}, {9.5, 10}},
	}},
	{[]string{"訪問", "対面", "面談", "商談", "visit", "on site", "in person", "face"}, [][]Point{
		{{5, 3.5}, {7, 1.5}, {9, 3.5}, {9, 5}, {7, 7}, {5, 5}, {5, 3.5}}, {{2, 13}, {3, 9.5}, {11, 9.5}, {12, 13}},
	}},
	{[]string{"店", "卓", "レジ", "store", "shop", "counter", "table", "till", "現場", "floor"}, [][]Point{
		{{1, 5}, {3, 1.5}, {11, 1.5}, {13, 5}, {1, 5}}, {{2, 5}, {2, 12.5}, {12, 12.5}, {12, 5}}, {{7.5, 12.5}, {7.5, 8}, {10, 8}, {10, 12.5}},
	}},
}

// strokesOf draws what a touchpoint is called: a ring for what has no icon.
func strokesOf(name string) [][]Point {
	name = strings.ToLower(name)
	for _, i := range icons {
		if slices.ContainsFunc(i.words, func(word string) bool { return strings.Contains(name, word) }) {
			return i.strokes
		}
	}
	return [][]Point{{{4.5, 5.5}, {5.5, 4.5}, {8.5, 4.5}, {9.5, 5.5}, {9.5, 8.5}, {8.5, 9.5}, {5.5, 9.5}, {4.5, 8.5}, {4.5, 5.5}}}
}

// touchpoints sets a phase's touchpoints side by side, each behind its icon, in as
// many lines as they take, and answers the height.
func (j *journey) touchpoints(p model.JourneyPhase, at Rect) float64 {
	kind := Type{Size: SizeText}
	x, y, bottom := at.X, at.Y, at.Y
	for _, name := range p.Lanes.Touchpoints {
		room := at.W*journeySlack - iconSize - iconGap
		w := min(j.Measure.Width(Clean(name), kind.Size, false), room)
		if x > at.X && x+iconSize+iconGap+w > at.X+at.W*journeySlack {
			x, y = at.X, bottom+3
		}
		j.icon(name, Point{x, y + (lineHeight(kind.Size)-iconSize)/2})
		of := cellID(p, model.LaneTouchpoints)
		end := j.paragraph(paragraph{text: name, kind: kind, lines: 3, ink: InkMuted, at: Rect{x + iconSize + iconGap, y, room, 0}, of: of})
		bottom = max(bottom, end)
		x += iconSize + iconGap + w/journeySlack + touchGap
	}
	return bottom - at.Y
}

func (j *journey) icon(name string, at Point) {
	for _, stroke := range strokesOf(name) {
		l := Line{
			ID: model.ID("icon:" + decimal(len(j.scene.Lines))), Kind: "icon", Stroke: InkMuted, Width: 1.1, Title: name,
		}
		for _, p := range stroke {
			l.Points = append(l.Points, Point{hundredth(at.X + p.X), hundredth(at.Y + p.Y)})
		}
		j.scene.Lines = append(j.scene.Lines, l)
	}
}
