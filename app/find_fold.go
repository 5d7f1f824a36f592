package app

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// halfKana are the katakana from ｦ (U+FF66) to ﾝ (U+FF9D) in full width.
var halfKana = []rune("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン")

// voiced are the kana that a mark of voice after a kana makes, and those that a
// half-voiced mark makes.
var (
	voiced     = pairs("カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔ")
	halfVoiced = pairs("ハパヒピフプヘペホポはぱひぴふぷへぺほぽ")
)

func pairs(text string) map[rune]rune {
	table := map[rune]rune{}
	letters := []rune(text)
	for i := 0; i+1 < len(letters); i += 2 {
		table[letters[i]] = letters[i+1]
	}
	return table
}

// spelling is how a text is compared: its letters in one form of the several
// that a person takes for the same.
type spelling struct {
	kana bool  // hiragana is taken for katakana, too
	room *room // in which texts are folded; nil: each gets its own
}

// room is memory for folding one text after the other.
type room struct {
	letters []rune
	at      []int
}

// foldWidth is a letter in its usual width, small; signs that a keyboard has but
// one key for are one.
func foldWidth(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= '！' && r <= '～':
		return foldWidth(r - '！' + '!')
	case r == '\u3000' || r == '\u00a0':
		return ' '
	case r >= 0xff66 && r <= 0xff9d:
		return halfKana[r-0xff66]
	case r == 0xff9e:
		return 0x3099
	case r == 0xff9f:
		return 0x309a
	case r == '｡':
		return '。'
	case r == '｢':
		return '「'
	case r == '｣':
		return '」'
	case r == '､':
		return '、'
	case r == '･':
		return '・'
	case r >= '‘' && r <= '‛':
		return '\''
	case r >= '“' && r <= '‟':
		return '"'
	case r >= '‐' && r <= '―' || r == '−':
		return '-'
	case r == '〜':
		return '~'
	}
	return unicode.ToLower(r)
}

// fold gives the letters of a text in that form, and the byte at which each
// begins in the text; the last is the text's length.
func (s spelling) fold(text string) (letters []rune, at []int) {
	if s.room != nil {
		letters, at = s.room.letters[:0], s.room.at[:0]
	}
	for i, r := range text {
		r = foldWidth(r)
		last := len(letters) - 1
		switch {
		case r == 0x3099 || r == 0x309a:
			table := voiced
			if r == 0x309a {
				table = halfVoiced
			}
			if last >= 0 && table[letters[last]] != 0 {
				letters[last] = table[letters[last]]
				continue
			}
		case s.kana && r >= 'ァ' && r <= 'ヶ':
			r += 'ぁ' - 'ァ'
		}
		letters, at = append(letters, r), append(at, i)
	}
	at = append(at, len(text))
	if s.room != nil {
		s.room.letters, s.room.at = letters, at
	}
	return letters, at
}

// folded makes texts alike that a person would take for the same: small
// letters, hiragana for katakana, full width for half, usual letters for wide
// ones.
func folded(s string) string {
	letters, _ := spelling{kana: true}.fold(s)
	return string(letters)
}

// in lists where a text occurs in another, as pairs of bytes, without overlaps.
func (s spelling) in(text, what string) [][2]int {
	needle, _ := spelling{kana: s.kana}.fold(what)
	return s.places(text, needle)
}

// places is the same for a text that is folded already.
func (s spelling) places(text string, needle []rune) [][2]int {
	if len(needle) == 0 || len(text) == 0 {
		return nil
	}
	letters, at := s.fold(text)
	var found [][2]int
	for i := 0; i+len(needle) <= len(letters); i++ {
		if !startsWith(letters[i:], needle) {
			continue
		}
		found = append(found, [2]int{at[i], at[i+len(needle)]})
		i += len(needle) - 1
	}
	return found
}

func startsWith(letters, needle []rune) bool {
	for i, r := range needle {
		if letters[i] != r {
			return false
		}
	}
	return true
}

// replaced is a text with every occurrence of another one replaced; what stays
// keeps its width and case.
func (s spelling) replaced(text, what, with string) string {
	var b strings.Builder
	end := 0
	for _, span := range s.in(text, what) {
		b.WriteString(text[end:span[0]])
		b.WriteString(with)
		end = span[1]
	}
	b.WriteString(text[end:])
	return b.String()
}

// excerpt is a piece of a text about a place in it, for a line of a list.
func excerpt(text string, at int) string {
	start, n := at, 0
	for start > 0 && n < 12 {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
		n++
	}
	if start > 0 {
		return "…" + oneLine(text[start:])
	}
	return oneLine(text)
}
