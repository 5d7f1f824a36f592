package model

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// checkEncoding finds what encoding/json would silently replace: invalid UTF-8
// and halves of surrogate pairs. The token that holds it becomes an error.
func (rd *reader) checkEncoding() *reader {
	if at := firstInvalid(rd.text); at < len(rd.text) {
		rd.bad, rd.badly = at, "invalid UTF-8"
	}
	if at := firstLoneSurrogate(rd.text); at >= 0 && at < rd.bad {
		rd.bad, rd.badly = at, "half of a surrogate pair"
	}
	return rd
}

func firstInvalid(text []byte) int {
	if utf8.Valid(text) {
		return len(text)
	}
	at := 0
	for at < len(text) {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	return at
}

// firstLoneSurrogate goes from escape to escape, so that an escaped backslash
// before a u is not taken for one. It is -1 when there is none.
func firstLoneSurrogate(text []byte) int {
	at := 0
	for {
		next := bytes.IndexByte(text[at:], '\\')
		if next < 0 {
			return -1
		}
		at += next
		unit, ok := escapedUnit(text[at:])
		switch {
		case !ok:
			at = min(at+2, len(text))
		case unit < 0xd800 || unit > 0xdfff:
			at += 6
		case unit > 0xdbff || !isLowSurrogate(text[at+6:]):
			return at
		default:
			at += 12
		}
	}
}

func isLowSurrogate(text []byte) bool {
	unit, ok := escapedUnit(text)
	return ok && unit >= 0xdc00 && unit <= 0xdfff
}

// escapedUnit is the UTF-16 unit of an escape \uXXXX.
func escapedUnit(text []byte) (uint64, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return unit, err == nil
}
