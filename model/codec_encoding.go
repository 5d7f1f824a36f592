package model

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestQuoted is the most bytes that a legal text takes between its quotes,
// every character escaped as a pair of surrogates.
const longestQuoted = 12 * MaxText

// longestBare is the most bytes that a number is worth reading.
const longestBare = 400

// textFault is a place that encoding/json would silently replace, or would take
// many times its size to read: at is len(text) when there is none.
type textFault struct {
	at   int
	what string
}

// firstTextFault finds invalid UTF-8, halves of surrogate pairs, and texts and
// numbers past every limit.
func firstTextFault(text []byte) textFault {
	first := textFault{len(text), ""}
	for _, f := range []textFault{
		{firstInvalid(text), "invalid UTF-8"},
		{firstLoneSurrogate(text), "half of a surrogate pair"},
		firstLong(text),
	} {
		if f.at < first.at {
			first = f
		}
	}
	return first
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
// before a u is not taken for one.
func firstLoneSurrogate(text []byte) int {
	at := 0
	for {
		next := bytes.IndexByte(text[at:], '\\')
		if next < 0 {
			return len(text)
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

// firstLong goes from quote to quote.
func firstLong(text []byte) textFault {
	at := 0
	for at < len(text) {
		end := quoteAfter(text, at)
		if bare, ok := firstLongBare(text[at:end]); ok {
			return textFault{at + bare, "the number is out of range"}
		}
		start := end
		end = quoteAfter(text, start+1)
		if end-start > longestQuoted {
			return textFault{start, "longer than " + strconv.Itoa(MaxText) + " characters"}
		}
		at = end + 1
	}
	return textFault{len(text), ""}
}

// quoteAfter is where the next quote is that no backslash escapes, or the end.
func quoteAfter(text []byte, at int) int {
	for at < len(text) {
		next := bytes.IndexByte(text[at:], '"')
		if next < 0 {
			break
		}
		at += next
		slashes := 0
		for slashes < at && text[at-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
		at++
	}
	return len(text)
}

func firstLongBare(between []byte) (int, bool) {
	if len(between) <= longestBare {
		return 0, false
	}
	run := 0
	for i, c := range between {
		if strings.IndexByte(" \t\r\n,:[]{}", c) >= 0 {
			run = 0
			continue
		}
		if run++; run > longestBare {
			return i - longestBare, true
		}
	}
	return 0, false
}
