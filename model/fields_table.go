package model

import (
	"math"
	"reflect"
	"strconv"
	"strings"
)

// The tables of fields are made of the records' structs: the json tag is the
// name, limit "name" the shorter limit, min and max the bounds of a number, ref
// the kinds that may be named, need a reference that the record cannot be
// without, form a shape of text.

func buildTypes() map[Kind]reflect.Type {
	types := map[Kind]reflect.Type{}
	for _, r := range prototypes {
		types[r.Kind()] = reflect.TypeOf(r)
	}
	return types
}

func buildFields() map[Kind][]Field {
	table := map[Kind][]Field{}
	for _, r := range prototypes {
		t := reflect.TypeOf(r)
		for i := range t.NumField() {
			if f := t.Field(i); f.Name != "ID" {
				table[r.Kind()] = append(table[r.Kind()], fieldFrom(f, i))
			}
		}
	}
	return table
}

// buildReferences lists the fields of each kind that name other records.
func buildReferences() map[Kind][]Field {
	table := map[Kind][]Field{}
	for kind, fields := range fieldTable {
		for _, f := range fields {
			if f.Type == Reference {
				table[kind] = append(table[kind], f)
			}
		}
	}
	return table
}

func fieldFrom(sf reflect.StructField, index int) Field {
	f := Field{Name: sf.Tag.Get("json"), index: index, Max: MaxText, low: math.Inf(-1), high: math.Inf(1), form: sf.Tag.Get("form")}
	if limit := sf.Tag.Get("limit"); limit == "name" || f.Name == "name" || f.Name == "rank" {
		f.Max = MaxName
	}
	f.low = bound(sf.Tag.Get("min"), f.low)
	f.high = bound(sf.Tag.Get("max"), f.high)
	f.Required = sf.Tag.Get("need") != ""
	switch {
	case sf.Type.Kind() == reflect.Float64:
		f.Type = Number
	case sf.Type.Kind() == reflect.Bool:
		f.Type = Switch
	case sf.Tag.Get("ref") != "":
		f.Type, f.Max = Reference, MaxID
		for _, k := range strings.Split(sf.Tag.Get("ref"), ",") {
			if k != "any" {
				f.Refers = append(f.Refers, Kind(k))
			}
		}
	case f.form == "date":
		f.Type = Date
	default:
		if c, ok := reflect.Zero(sf.Type).Interface().(interface{ Choices() []string }); ok {
			f.Type, f.Choices = Choice, c.Choices()
		}
	}
	return f
}

func bound(tag string, otherwise float64) float64 {
	if n, err := strconv.ParseFloat(tag, 64); err == nil {
		return n
	}
	return otherwise
}
