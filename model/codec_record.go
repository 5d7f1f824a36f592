package model

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// record reads one record of a kind and completes what may be left out.
func (rd *reader) record(k Kind) (Record, error) {
	v := reflect.New(typeTable[k]).Elem()
	err := rd.object(func(key string) error { return rd.field(k, v, key) })
	if err != nil {
		return nil, err
	}
	r := v.Interface().(Record)
	if rel, ok := r.(Relation); ok {
		return rd.completed(rel)
	}
	if r.Key() == "" {
		return nil, rd.faultf("has no id")
	}
	return r, nil
}

// completed gives a relation its ID; a sync is turned so that the smaller ID
// comes first.
func (rd *reader) completed(r Relation) (Record, error) {
	whole := NewRelation(r.Rel, r.From, r.To, r.Group)
	whole.Label = r.Label
	asWritten := relationID(r.Rel, r.From, r.To, r.Group)
	if r.ID != "" && r.ID != whole.ID && r.ID != asWritten {
		return nil, rd.fault(refuse("relation-id", whole.ID))
	}
	return whole, nil
}

// field reads the value of one field of the record v.
func (rd *reader) field(k Kind, v reflect.Value, key string) error {
	if key == "id" && k != KindInfo {
		id, err := rd.quoted()
		v.FieldByName("ID").SetString(id)
		return err
	}
	f, ok := FieldOf(k, key)
	if !ok {
		return rd.unknownField(likeField(k, key))
	}
	t, err := rd.token()
	if err != nil {
		return err
	}
	text, ok := scalar(t, f.Type)
	if !ok {
		return rd.faultf("should be %s", f.Type)
	}
	if err := f.set(v.Field(f.index), text); err != nil {
		return rd.fault(err)
	}
	return nil
}

// likeField is the field that only differs in its letters' case, if any.
func likeField(k Kind, key string) string {
	if strings.EqualFold(key, "id") && k != KindInfo {
		return "id"
	}
	for _, f := range Fields(k) {
		if strings.EqualFold(f.Name, key) {
			return f.Name
		}
	}
	return ""
}

// scalar is a token as the text that Field.set takes, if it is of the type.
func scalar(t json.Token, want FieldType) (string, bool) {
	switch v := t.(type) {
	case string:
		return v, want != Number && want != Switch
	case json.Number:
		return v.String(), want == Number
	case bool:
		return strconv.FormatBool(v), want == Switch
	}
	return "", false
}

func (t FieldType) String() string {
	switch t {
	case Number:
		return "a number"
	case Switch:
		return "true or false"
	}
	return "text in quotes"
}

// taggedRecord reads {"kind": {record}}.
func (rd *reader) taggedRecord() (r Record, err error) {
	err = rd.object(func(key string) error {
		if _, ok := typeTable[Kind(key)]; !ok || r != nil {
			return rd.faultf("unknown kind of record")
		}
		r, err = rd.record(Kind(key))
		return err
	})
	if err == nil && r == nil {
		err = rd.faultf("holds no record")
	}
	return r, err
}
