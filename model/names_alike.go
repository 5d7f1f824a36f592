package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// alike lists pairs of deliverables, as indexes, whose names are the same or
// differ in spelling only, each with the one before it of its like. It folds
// every name once and looks among the neighbours in order alone, so that ten
// thousand names take milliseconds.
func alike(things []*Deliverable) [][2]int {
	var pairs [][2]int
	latin := make([]string, 0, len(things))
	last := make(map[string]int, len(things)) // the last of each folded name
	var f folder
	for i := range things {
		f.fold(things[i].Name)
		if len(f.folded) == 0 {
			continue
		}
		if before, ok := last[string(f.folded)]; ok {
			pairs = append(pairs, [2]int{before, i})
			last[string(f.folded)] = i
			continue
		}
		folded := string(f.folded)
		last[folded] = i
		if len(folded) >= 8 && f.latin {
			latin = append(latin, folded)
		}
	}
	for _, slip := range misspelt(latin) {
		a, b := last[slip[0]], last[slip[1]]
		pairs = append(pairs, [2]int{min(a, b), max(a, b)})
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(pairs)
}

// misspelt finds names, of eight bytes and more, that are one letter apart among
// the neighbours in order, and in the order of the names read backwards: a slip
// leaves the name's beginning or its end as it was.
func misspelt(names []string) [][2]string {
	var slips [][2]string
	note := func(order []spelling) {
		for i := 1; i < len(order); i++ {
			if a, b := names[order[i-1].name], names[order[i].name]; isSlip(a, b) {
				slips = append(slips, [2]string{a, b})
			}
		}
	}
	order, skip := make([]spelling, len(names)), sameBeginning(names)
	for i, name := range names {
		order[i] = spelling{binary.BigEndian.Uint64([]byte(name[skip : skip+8])), int32(i)}
	}
	note(sortSpellings(order, func(a, b int32) int { return strings.Compare(names[a], names[b]) }))
	for i, name := range names {
		order[i] = spelling{binary.LittleEndian.Uint64([]byte(name[len(name)-8:])), int32(i)}
	}
	note(sortSpellings(order, func(a, b int32) int { return compareBackwards(names[a], names[b]) }))
	return slips
}

// sameBeginning is how many bytes all names, of eight bytes and more, begin with
// alike, with eight left of each behind them: sorting need not look at those.
func sameBeginning(names []string) int {
	if len(names) == 0 {
		return 0
	}
	same := len(names[0]) - 8
	for _, name := range names {
		same = min(same, len(name)-8)
		for i := range same {
			if name[i] != names[0][i] {
				same = i
				break
			}
		}
	}
	return same
}

// spelling is a name by its place, with the eight bytes that it is sorted by
// first.
type spelling struct {
	key  uint64
	name int32
}

// sortSpellings sorts by the key, byte by byte from the last, and then each run
// of one key by the whole names.
func sortSpellings(order []spelling, compare func(a, b int32) int) []spelling {
	from, to := order, make([]spelling, len(order))
	for shift := 0; shift < 64; shift += 8 {
		var start [257]int
		for _, s := range from {
			start[1+byte(s.key>>shift)]++
		}
		if len(from) > 0 && start[1+byte(from[0].key>>shift)] == len(from) {
			continue // all alike in this byte
		}
		for i := range 256 {
			start[i+1] += start[i]
		}
		for _, s := range from {
			at := &start[byte(s.key>>shift)]
			to[*at] = s
			*at++
		}
		from, to = to, from
	}
	for i := 0; i < len(from); {
		run := i + 1
		for run < len(from) && from[run].key == from[i].key {
			run++
		}
		slices.SortFunc(from[i:run], func(a, b spelling) int { return compare(a.name, b.name) })
		i = run
	}
	return from
}

// compareBackwards compares two texts from their last bytes on.
func compareBackwards(a, b string) int {
	for i := 1; i <= min(len(a), len(b)); i++ {
		if x, y := a[len(a)-i], b[len(b)-i]; x != y {
			return cmp.Compare(x, y)
		}
	}
	return cmp.Compare(len(a), len(b))
}

// isSlip tells whether two names differ by one letter within a word of five
// letters and more: not by a number, nor by a whole word such as A and B.
func isSlip(a, b string) bool {
	if d := len(a) - len(b); d < -1 || d > 1 {
		return false
	}
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	end := 0
	for end < min(len(a), len(b))-same && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	x, y := a[same:len(a)-end], b[same:len(b)-end]
	if len(x) > 1 || len(y) > 1 {
		return false
	}
	start := 1 + strings.LastIndexByte(a[:same], ' ')
	rest := a[len(a)-end:]
	if space := strings.IndexByte(rest, ' '); space >= 0 {
		rest = rest[:space]
	}
	isLetter := func(s string) bool { return s == "" || 'a' <= s[0] && s[0] <= 'z' }
	return isLetter(x) && isLetter(y) && same-start+len(rest) >= 4
}

// folder folds names in the same memory, one after the other.
type folder struct {
	name   []rune
	folded []byte
	latin  bool // nothing but Latin letters is left
}

// fold leaves what a name says and drops how it is spelt: width, case, spaces
// and signs, long vowels, hiragana or katakana, small kana, the voiced pairs ヴ
// and ブ, okurigana, の between two nouns, and English articles.
func (f *folder) fold(name string) {
	f.name, f.folded, f.latin = f.name[:0], f.folded[:0], true
	for _, c := range name {
		f.name = append(f.name, c)
	}
	spaced, before := false, rune(0)
	for i := range f.name {
		c := foldRune(f.name[i])
		if c == ' ' {
			spaced = true
		}
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) || f.isOkurigana(i) {
			continue
		}
		if c > unicode.MaxLatin1 {
			f.latin = false
		} else if spaced && before != 0 && before <= unicode.MaxLatin1 {
			f.startWord()
		}
		f.folded = utf8.AppendRune(f.folded, c)
		spaced, before = false, c
	}
}

// startWord sets a space, after dropping an article that went before it.
func (f *folder) startWord() {
	start := 1 + bytes.LastIndexByte(f.folded, ' ')
	switch string(f.folded[start:]) {
	case "the", "a", "an":
		f.folded = f.folded[:start]
		return
	}
	f.folded = append(f.folded, ' ')
}

func foldRune(c rune) rune {
	switch {
	case c >= '！' && c <= '～': // full-width ASCII
		c -= '！' - '!'
	case c == '\u3000':
		return ' '
	case c >= 'ァ' && c <= 'ヶ': // katakana
		c -= 'ァ' - 'ぁ'
	}
	switch c {
	case 'ー', '・':
		return 0
	case '-', '_', '/':
		return ' '
	case 'ゔ':
		return 'ぶ'
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ':
		return c + 1 // the full kana follows its small one
	}
	return unicode.ToLower(c)
}

// isOkurigana tells whether a letter may as well be left out: a single hiragana
// between two kanji that is no particle, の between any two letters that are no
// hiragana, and the み of 済み.
func (f *folder) isOkurigana(i int) bool {
	c := f.name[i]
	if !isHiragana(c) || i == 0 {
		return false
	}
	before, after := f.name[i-1], rune(0)
	if i+1 < len(f.name) {
		after = f.name[i+1]
	}
	switch {
	case c == 'の' && isNounLetter(after):
		return isNounLetter(before) || i > 1 && before == 'み' && f.name[i-2] == '済'
	case c == 'み' && before == '済':
		return true
	}
	return isKanji(before) && isKanji(after) && !strings.ContainsRune("をにでがとへもはや", c)
}

func isNounLetter(c rune) bool { return unicode.IsLetter(c) && !isHiragana(c) || unicode.IsDigit(c) }
