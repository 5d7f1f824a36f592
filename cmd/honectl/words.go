package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// word is one part of an edit line. A quoted one is text as it stands; another
// may be field=value.
type word struct {
	text   string
	quoted bool
	field  string // of field=value
}

// assignment is one field=value.
type assignment struct{ field, value string }

// apart divides words into plain ones and assignments.
func apart(words []word) (plain []word, fields []assignment) {
	for _, w := range words {
		if w.field != "" {
			fields = append(fields, assignment{w.field, w.text})
		} else {
			plain = append(plain, w)
		}
	}
	return plain, fields
}

// splitWords divides a line at blanks. A text with blanks stands in double
// quotes with the escapes of JSON, also after field=. A line that starts with
// # is a remark.
func splitWords(line string) ([]word, error) {
	rest := strings.TrimLeft(line, " \t\r")
	if strings.HasPrefix(rest, "#") {
		return nil, nil
	}
	var words []word
	for rest != "" {
		w, after, err := firstWord(rest)
		if err != nil {
			return nil, err
		}
		words = append(words, w)
		rest = strings.TrimLeft(after, " \t\r")
	}
	return words, nil
}

func firstWord(s string) (word, string, error) {
	if s[0] == '"' {
		text, rest, err := quoted(s)
		return word{text: text, quoted: true}, rest, err
	}
	end := strings.IndexAny(s, " \t\r\"")
	if end < 0 {
		end = len(s)
	}
	field, value, isField := strings.Cut(s[:end], "=")
	if !isField || !isName(field) {
		if end < len(s) && s[end] == '"' {
			return word{}, "", fmt.Errorf("a quote in the middle of %.40s", s)
		}
		return word{text: s[:end]}, s[end:], nil
	}
	if value == "" && end < len(s) && s[end] == '"' {
		text, rest, err := quoted(s[end:])
		return word{text: text, field: field}, rest, err
	}
	if end < len(s) && s[end] == '"' {
		return word{}, "", fmt.Errorf("a quote in the middle of %.40s", s)
	}
	return word{text: value, field: field}, s[end:], nil
}

func isName(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != ""
}

// quoted reads a JSON string at the beginning of s, which must end at a blank.
func quoted(s string) (text, rest string, err error) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			if err := json.Unmarshal([]byte(s[:i+1]), &text); err != nil {
				return "", "", fmt.Errorf("read %.40s: %w", s[:i+1], err)
			}
			if rest = s[i+1:]; rest != "" && !strings.ContainsRune(" \t\r", rune(rest[0])) {
				return "", "", errors.New("a quoted text must be followed by a blank")
			}
			return text, rest, nil
		}
	}
	return "", "", fmt.Errorf("the quote of %.40s is not closed", s)
}
