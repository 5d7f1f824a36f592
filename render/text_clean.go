package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean is a name made fit for one line of a picture: control characters,
// what turns the direction of writing, unassigned and private characters are
// gone, any white space is one space, and no letter carries more than a few
// combining marks.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	space, marks := false, 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && r != '　' || unicode.IsControl(r):
			space = true
			continue
		case !isShown(r):
			continue
		}
		if isUnseen(r) && (space || b.Len() == 0) {
			continue // a mark without a letter to sit on
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		if marks = marksAfter(marks, r); marks <= mostMarks {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mostMarks is how many combining marks in a row are drawn; more would pile up
// over the lines above.
const mostMarks = 3

func marksAfter(before int, r rune) int {
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return before + 1
	}
	return 0
}

// isClean is the quick answer for nearly every name: letters, kana and kanji
// with single spaces between them.
func isClean(text string) bool {
	before := ' '
	for _, r := range text {
		plain := r > ' ' && r < 0x7f || r >= 0xa1 && r < 0x300 && r != 0xad || r >= 0x3000 && r <= 0x9fff || r >= 0xff01 && r <= 0xff9f
		if !plain && (r != ' ' || before == ' ') {
			return false
		}
		before = r
	}
	return before != ' ' || text == ""
}

// isShown tells whether a character may stand in a picture: letters, marks,
// figures, signs, and of the invisible ones only what holds emoji together.
func isShown(r rune) bool {
	switch {
	case r == utf8.RuneError || r == 0xfffe || r == 0xffff:
		return false
	case r == zeroJoiner || r >= 0xfe00 && r <= 0xfe0f:
		return true
	case r == 0x1160 || r == 0x115f || r == 0x3164 || r == 0xffa0: // fillers that look like nothing
		return false
	}
	return unicode.IsGraphic(r)
}

const zeroJoiner = 0x200d
