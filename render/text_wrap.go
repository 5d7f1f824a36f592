package render

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letter is what a line is never broken inside of: a character with what
// combines with it, or an emoji with its joined parts.
type letter struct {
	start, end int // bytes of the text
	width      float64
	first      rune
	last       rune
}

// Wrap breaks a text into at most lines lines of at most width points. The
// lines come out about even and break where a Japanese reader would: after
// particles and between words rather than inside them, never before a closing
// mark or a small kana, never after an opening mark. What does not fit ends in
// an ellipsis. The result has at least one line, all of them cleaned.
func (t Type) Wrap(m Measure, text string, width float64, lines int) []string {
	w := newWrapping(m, text, t)
	if w.width = width; w.isShort() {
		return []string{w.text}
	}
	return w.lines(m, t, lines)
}

func newWrapping(m Measure, text string, t Type) *wrapping {
	text = Clean(text)
	w := &wrapping{text: text, letters: lettersOf(m, text, t)}
	w.sum()
	return w
}

// isShort tells whether the text fits in one line.
func (w *wrapping) isShort() bool { return w.before[len(w.letters)] <= w.width }

// Type is how a text is set: its size in points and its weight.
type Type struct {
	Size float64
	Bold bool
}

func lettersOf(m Measure, text string, t Type) []letter {
	letters := make([]letter, 0, len(text)/2+1)
	joined := false
	for i, r := range text {
		size := utf8.RuneLen(r)
		if n := len(letters); n > 0 && (joined || isUnseen(r) || isModifier(r)) {
			l := &letters[n-1]
			l.end, l.last = i+size, r
			l.width += m.Width(text[i:i+size], t.Size, t.Bold)
		} else {
			letters = append(letters, letter{i, i + size, m.Width(text[i:i+size], t.Size, t.Bold), r, r})
		}
		joined = r == zeroJoiner
	}
	return letters
}

// isModifier tells whether a character changes the emoji before it.
func isModifier(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// wrapping is the work of Wrap on one text.
type wrapping struct {
	text    string
	letters []letter
	width   float64
	before  []float64 // width of all letters before each
	price   []float64 // of a break before each letter; +Inf: never
}

func (w *wrapping) sum() {
	both := make([]float64, 2*len(w.letters)+2)
	w.before, w.price = both[:len(w.letters)+1], both[len(w.letters)+1:]
	for i, l := range w.letters {
		w.before[i+1] = w.before[i] + l.width
		w.price[i] = math.Inf(1)
		if i > 0 {
			w.price[i] = breakPrice(w.letters[i-1].last, l.first)
			if beginsWord(w.text[l.start:]) {
				w.price[i] = min(w.price[i], scriptPrices[scriptKanji][scriptOther])
			}
		}
	}
}

// span is the width of letters from..to, without the spaces at its ends.
func (w *wrapping) span(from, to int) float64 {
	for to > from && w.letters[to-1].first == ' ' {
		to--
	}
	for from < to && w.letters[from].first == ' ' {
		from++
	}
	return w.before[to] - w.before[from]
}

func (w *wrapping) lines(m Measure, t Type, most int) []string {
	if lines, ok := w.evenly(most); ok {
		return lines
	}
	return w.greedy(m, t, most)
}

// evenly sets everything in the fewest even lines, or reports that this takes
// more lines or breaks inside words.
func (w *wrapping) evenly(most int) ([]string, bool) {
	n := len(w.letters)
	for k := 2; k <= most; k++ {
		if w.span(0, n) > float64(k)*w.width {
			continue
		}
		if breaks, ok := w.even(k); ok {
			return w.cut(breaks), true
		}
	}
	return nil, false
}

// even finds the cheapest way to set everything in exactly k lines: uneven
// lines cost, and so do breaks inside words.
func (w *wrapping) even(k int) ([]int, bool) {
	n := len(w.letters)
	target := w.span(0, n) / float64(k)
	cost := make([]float64, (k+1)*(n+1))
	from := make([]int16, (k+1)*(n+1))
	for i := range cost {
		cost[i] = math.Inf(1)
	}
	cost[0] = 0
	for line := 1; line <= k; line++ {
		here, above := line*(n+1), (line-1)*(n+1)
		for end := line; end <= n; end++ {
			if end < n && math.IsInf(w.price[end], 1) {
				continue
			}
			for start := end - 1; start >= line-1; start-- {
				width := w.span(start, end)
				if width > w.width {
					break
				}
				price := cost[above+start]
				if math.IsInf(price, 1) {
					continue
				}
				if start > 0 {
					price += w.price[start]
				}
				uneven := width/target - 1
				if price += unevenPrice * uneven * uneven; price < cost[here+end] {
					cost[here+end], from[here+end] = price, int16(start)
				}
			}
		}
	}
	if math.IsInf(cost[k*(n+1)+n], 1) {
		return nil, false
	}
	breaks := make([]int, k+1)
	breaks[k] = n
	for line := k; line > 0; line-- {
		breaks[line-1] = int(from[line*(n+1)+breaks[line]])
	}
	return breaks, true
}

// unevenPrice weighs a line that is twice the mean against bad breaks.
const unevenPrice = 20

func (w *wrapping) cut(breaks []int) []string {
	lines := make([]string, 0, len(breaks)-1)
	for i := 1; i < len(breaks); i++ {
		lines = append(lines, w.piece(breaks[i-1], breaks[i]))
	}
	return lines
}

// piece is the text of letters from..to without the spaces at its ends.
func (w *wrapping) piece(from, to int) string {
	for to > from && w.letters[to-1].first == ' ' {
		to--
	}
	for from < to && w.letters[from].first == ' ' {
		from++
	}
	if from == to {
		return ""
	}
	return w.text[w.letters[from].start:w.letters[to-1].end]
}

// greedy fills line by line and ends in an ellipsis; for what even cannot set:
// too much text, or words longer than a line.
func (w *wrapping) greedy(m Measure, t Type, most int) []string {
	var lines []string
	at, n := 0, len(w.letters)
	for at < n && len(lines) < most-1 {
		end := w.fill(at)
		if piece := w.piece(at, end); piece != "" {
			lines = append(lines, piece)
		}
		at = end
	}
	if at == n {
		return lines
	}
	if w.span(at, n) <= w.width {
		return append(lines, w.piece(at, n))
	}
	room := w.width - m.Width("…", t.Size, t.Bold)
	end := at + 1
	for end < n && w.span(at, end+1) <= room {
		end++
	}
	if w.span(at, end) > room {
		return append(lines, "…")
	}
	return append(lines, w.piece(at, end)+"…")
}

// fill is where a line that starts at a letter ends: at the last allowed break
// that fits, or inside a word longer than the line.
func (w *wrapping) fill(at int) int {
	end, good := at+1, 0
	for end < len(w.letters) && w.span(at, end+1) <= w.width {
		end++
		if end < len(w.letters) && !math.IsInf(w.price[end], 1) {
			good = end
		}
	}
	if end == len(w.letters) || good == 0 {
		return end
	}
	return good
}

// breakPrice tells how unwelcome a line break between two characters is; +Inf
// forbids it. Small values are breaks between words.
func breakPrice(before, after rune) float64 {
	forbidden := math.Inf(1)
	switch {
	case after == ' ':
		return forbidden
	case before == ' ' || before == '　':
		return 0
	case isNoStart(after) || isNoEnd(before):
		return forbidden
	case before == after && (before == '…' || before == '―' || before == '—' || before == '‥'):
		return forbidden
	}
	a, b := scriptOf(before), scriptOf(after)
	switch {
	case isNoStart(before) && before != 'ー' && !isSmallKana(before):
		if a == scriptLatin && b == scriptLatin && !(isJoint(before) && unicode.IsLetter(after)) {
			return forbidden
		}
		return 0.5
	case isNoEnd(after):
		return 0.5
	case a == scriptLatin && b == scriptLatin:
		return forbidden
	}
	if a == scriptHiragana && b == scriptHiragana && strings.ContainsRune(particles, before) {
		return scriptPrices[scriptKatakana][scriptKanji]
	}
	if (before == 'お' || before == 'ご') && b == scriptKanji {
		return scriptPrices[scriptKanji][scriptHiragana] // a word with its polite beginning
	}
	if before >= '0' && before <= '9' && b == scriptKanji {
		return scriptPrices[scriptKanji][scriptHiragana] // a figure and its counter
	}
	return scriptPrices[a][b]
}

// isJoint tells whether a sign joins two words that a line may part behind it.
func isJoint(r rune) bool { return r == '-' || r == '/' || r == ':' || r == '_' }

type script int

const (
	scriptLatin script = iota
	scriptHiragana
	scriptKatakana
	scriptKanji
	scriptOther
	scripts
)

// scriptPrices tells how much a break between two scripts hurts. A kanji after
// hiragana nearly always begins a word; hiragana after kanji never does.
var scriptPrices = [scripts][scripts]float64{
	scriptLatin:    {scriptHiragana: 9, scriptKatakana: 3, scriptKanji: 3, scriptOther: 2},
	scriptHiragana: {scriptLatin: 0.3, scriptHiragana: 9, scriptKatakana: 0, scriptKanji: 0, scriptOther: 1},
	scriptKatakana: {scriptLatin: 2, scriptHiragana: 9, scriptKatakana: 12, scriptKanji: 3, scriptOther: 2},
	scriptKanji:    {scriptLatin: 2, scriptHiragana: 9, scriptKatakana: 4, scriptKanji: 4, scriptOther: 2},
	scriptOther:    {scriptLatin: 1, scriptHiragana: 5, scriptKatakana: 1, scriptKanji: 1, scriptOther: 1},
}

func scriptOf(r rune) script {
	switch {
	case r >= 0x3041 && r <= 0x309f:
		return scriptHiragana
	case r >= 0x30a0 && r <= 0x30ff || r >= 0xff66 && r <= 0xff9f:
		return scriptKatakana
	case r >= 0x3400 && r <= 0x9fff || r == '々' || r >= 0x20000 && r < 0x30000:
		return scriptKanji
	case isWide(r) || r > 0xffff:
		return scriptOther
	case unicode.IsLetter(r) || unicode.IsDigit(r) || r < 0x2000 || r >= 0x2010 && r <= 0x2015:
		return scriptLatin
	}
	return scriptOther
}

// isWide tells whether a character is as wide as a kanji when its font is not
// ours.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe4f || r >= 0xff00 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f000
}
