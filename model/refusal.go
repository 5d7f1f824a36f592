package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Refusal is why a verb does not apply or a value does not fit. Reason is a
// stable key: the window has the sentence for it in every language as the text
// "refuse.REASON", with {0}, {1} … for Args; Error is the English one.
type Refusal struct {
	Reason string
	Args   []any // Kinds, RelationKinds, FieldNames, IDs, numbers, texts, and a Refusal within
	cause  error
}

// FieldName is a field's name among the Args of a Refusal.
type FieldName string

// refusals are the English sentences.
var refusals = map[string]string{
	"no-record":         `there is no record "{0}"`,
	"no-name":           `the name is empty`,
	"no-field":          `{0} has no field "{1}"`,
	"bad-value":         `{0}: {1}`,
	"fixed-field":       `{0} of a relation cannot change: remove it and draw another`,
	"taken":             `the id "{0}" is already in use`,
	"nothing":           `nothing is selected`,
	"no-change":         `it is like this already`,
	"not-this-kind":     `this cannot be done with the kind {0}`,
	"info-stays":        `the model's own record cannot be removed`,
	"same-ends":         `a relation needs two different ends`,
	"illegal-ends":      `{0} cannot join {1} to {2}`,
	"already-joined":    `the two are already joined like this`,
	"no-dependent":      `nothing needs "{0}" yet, so there is nothing to be an alternative for`,
	"nothing-above":     `nothing needs "{0}" yet`,
	"no-common":         `they are not needed by the same deliverable`,
	"inside-itself":     `a record cannot be inside itself`,
	"not-a-kind":        `there is no kind of record "{0}"`,
	"same-twice":        `an element cannot be merged with itself`,
	"not-grouped":       `"{0}" is neither an alternative nor made of parts`,
	"no-text":           `the text holds no names`,
	"name-two":          `name two deliverables that are there already`,
	"two-at-least":      `this needs two elements or more`,
	"names-itself":      `a record cannot name itself`,
	"wrong-kind":        `"{0}" is of the kind {1}`,
	"still-named":       `"{0}" still names "{1}"`,
	"bad-id":            `the id holds a space, a colon or a control character`,
	"long-id":           `the id is longer than {0} bytes`,
	"no-id":             `the id is missing`,
	"reserved-id":       `info names the model itself`,
	"relation-id":       `the id should be "{0}"`,
	"sync-order":        `a sync names the smaller id first`,
	"missing":           `missing`,
	"not-a-number":      `"{0}" is not a number`,
	"out-of-range":      `the number is out of range`,
	"negative":          `{0} is negative`,
	"not-between":       `{0} is not between {1} and {2}`,
	"not-true-or-false": `"{0}" is neither true nor false`,
	"too-many":          `a model holds at most {0} records`,
	"not-utf8":          `the text is not valid UTF-8`,
	"too-long":          `longer than {0} characters`,
	"not-a-choice":      `unknown value "{0}" (one of {1})`,
	"stored-empty":      `"{0}" is stored as empty`,
	"not-a-date":        `"{0}" is not a date (2026-11-23)`,
	"not-answers":       `"{0}" is not ten of 0 or 1`,
}

func refuse(reason string, args ...any) error { return &Refusal{Reason: reason, Args: args} }

// Reasons lists every reason there is, sorted.
func Reasons() []string { return slices.Sorted(maps.Keys(refusals)) }

func (r *Refusal) Error() string { return fill(refusals[r.Reason], r.Values()...) }

// Unwrap gives what the model's own check said, if that is why.
func (r *Refusal) Unwrap() error { return r.cause }

// Values are the Args as text for {0}, {1} …, long ones shortened.
func (r *Refusal) Values() []string {
	values := make([]string, len(r.Args))
	for i, arg := range r.Args {
		values[i] = clipTo(fmt.Sprint(arg), MaxName)
	}
	return values
}

// fill puts values into a sentence's {0}, {1} …; a value is never read as a
// placeholder again.
func fill(sentence string, values ...string) string {
	var text strings.Builder
	for {
		at := strings.IndexByte(sentence, '{')
		if at < 0 {
			break
		}
		end, n := at+1, 0
		for ; end < len(sentence) && '0' <= sentence[end] && sentence[end] <= '9' && n < len(values); end++ {
			n = 10*n + int(sentence[end]-'0')
		}
		if end == at+1 || end == len(sentence) || sentence[end] != '}' || n >= len(values) {
			text.WriteString(sentence[:at+1])
			sentence = sentence[at+1:]
			continue
		}
		text.WriteString(sentence[:at])
		text.WriteString(values[n])
		sentence = sentence[end+1:]
	}
	text.WriteString(sentence)
	return text.String()
}
