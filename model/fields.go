package model

import (
	"errors"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// FieldType tells how a field's value is written and edited.
type FieldType int

// The types of field.
const (
	Text FieldType = iota
	Number
	Switch
	Choice
	Reference
	Date
)

// Limits of the exchange text, in characters.
const (
	MaxName = 200
	MaxText = 10_000
)

// Field describes one field of a kind of record: the table that the exchange
// text, merging, commands and the card of the selection all read.
type Field struct {
	Name     string
	Type     FieldType
	Choices  []string // of a Choice, in display order
	Refers   []Kind   // of a Reference; empty: any record
	Required bool     // of a Reference: the record cannot exist without it
	Max      int      // most characters
	low      float64
	high     float64
	form     string
	index    int
}

var prototypes = []Record{
	Info{},
	Phase{},
	Role{},
	Deliverable{},
	Action{},
	Relation{},
	KPI{},
	Signal{},
	Play{},
	Remark{},
	Overlay{},
	Checkup{},
	Account{},
	Reading{},
	Place{},
}

var (
	fieldTable     = buildFields()
	referenceTable = buildReferences()
	typeTable      = buildTypes()
)

// Kinds lists the kinds of record in the order of the exchange text.
func Kinds() []Kind {
	kinds := make([]Kind, len(prototypes))
	for i, r := range prototypes {
		kinds[i] = r.Kind()
	}
	return kinds
}

// Fields lists the fields of a kind in the order of the exchange text, without
// the id. The result is shared: do not change it.
func Fields(k Kind) []Field { return fieldTable[k] }

// FieldOf finds a field by its name.
func FieldOf(k Kind, name string) (Field, bool) {
	for _, f := range fieldTable[k] {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Value is a field's value as text: numbers in shortest form, a switch as
// "true" or "", a choice as stored (empty where nothing is said).
func Value(r Record, f Field) string {
	v := reflect.ValueOf(r).Field(f.index)
	switch f.Type {
	case Number:
		if v.Float() == 0 {
			return ""
		}
		return formatNumber(v.Float())
	case Switch:
		if v.Bool() {
			return "true"
		}
		return ""
	}
	return v.String()
}

// With is the record with one field set from text, as Value writes it. The
// error says what is wrong with the text.
func With(r Record, f Field, text string) (Record, error) {
	v := reflect.New(reflect.TypeOf(r)).Elem()
	v.Set(reflect.ValueOf(r))
	if err := f.set(v.Field(f.index), text); err != nil {
		return r, err
	}
	return v.Interface().(Record), nil
}

// WithID is the record under another ID; an Info stays as it is.
func WithID(r Record, id ID) Record {
	v := reflect.New(reflect.TypeOf(r)).Elem()
	v.Set(reflect.ValueOf(r))
	if field := v.FieldByName("ID"); field.IsValid() {
		field.SetString(string(id))
	}
	return v.Interface().(Record)
}

// NewRecord is an empty record of a kind.
func NewRecord(k Kind, id ID) (Record, bool) {
	t, ok := typeTable[k]
	if !ok {
		return nil, false
	}
	return WithID(reflect.Zero(t).Interface().(Record), id), true
}

// NameOf is what a record is called: its name, title, text, date or key.
func NameOf(r Record) string {
	for _, name := range []string{"name", "title", "text", "label", "date", "key"} {
		if f, ok := FieldOf(r.Kind(), name); ok {
			return Value(r, f)
		}
	}
	return ""
}

func (f Field) set(v reflect.Value, text string) error {
	switch f.Type {
	case Number:
		if text == "" {
			text = "0"
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return refuse("not-a-number", clip(text))
		}
		if err := f.checkNumber(n); err != nil {
			return err
		}
		v.SetFloat(n + 0) // +0 turns a negative zero into zero
	case Switch:
		on, err := strconv.ParseBool(text)
		if err != nil && text != "" {
			return refuse("not-true-or-false", clip(text))
		}
		v.SetBool(on)
	default:
		if f.Type == Choice && silent[text] && slices.Contains(f.Choices, text) {
			text = ""
		}
		if err := f.checkText(text); err != nil {
			return err
		}
		v.SetString(text)
	}
	return nil
}

func (f Field) checkNumber(n float64) error {
	switch {
	case math.IsNaN(n) || math.IsInf(n, 0) || math.Abs(n) > 1e15:
		return refuse("out-of-range")
	case n < f.low && f.low == 0:
		return refuse("negative", formatNumber(n))
	case n < f.low || n > f.high:
		return refuse("not-between", formatNumber(n), formatNumber(f.low), formatNumber(f.high))
	}
	return nil
}

var (
	dateForm    = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T[0-9:.]+(Z|[+-]\d\d:\d\d)?)?$`)
	answersForm = regexp.MustCompile(`^[01]{10}$`)
)

func (f Field) checkText(text string) error {
	switch {
	case !utf8.ValidString(text):
		return refuse("not-utf8")
	case len(text) > f.Max && utf8.RuneCountInString(text) > f.Max:
		return refuse("too-long", f.Max)
	case text == "":
		if f.Required {
			return refuse("missing")
		}
		return nil
	case f.Type == Choice && !slices.Contains(f.Choices, text):
		return refuse("not-a-choice", clip(text), strings.Join(f.Choices, ", "))
	case f.form == "date" && !dateForm.MatchString(text):
		return refuse("not-a-date", clip(text))
	case f.form == "answers" && !answersForm.MatchString(text):
		return refuse("not-answers", clip(text))
	}
	return nil
}

func formatNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// clip shortens foreign text so that a message stays one line.
func clip(s string) string { return clipTo(s, 40) }

func clipTo(s string, most int) string {
	if len(s) > most && utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most]) + "…"
	}
	return s
}

func numberOf(r Record, f Field) float64 { return reflect.ValueOf(r).Field(f.index).Float() }
